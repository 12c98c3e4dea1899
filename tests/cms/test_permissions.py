"""Who reaches what: every way to a page outside one's own part of the tree is closed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupPagePermission, Page

from core.permissions import (
    chief_editors,
    district_collection,
    district_editors,
    municipality_collection,
    translators,
)
from publishing.content.drafts import site_of
from tests.cms.files import stored_picture
from tests.cms.world import Municipality, translate

pytestmark = pytest.mark.django_db
VIEWS = (
    "edit",
    "view_draft",
    "delete",
    "unpublish",
    "copy",
    "move",
    "history",
    "preview_on_edit",
    "usage",
    "workflow_history",
    "convert_alias",
)


def refused(client: Client, url: str, data: dict[str, object] | None = None) -> bool:
    """Return whether nothing of the page is shown: refused, or sent to the CMS's start page."""
    response = client.get(url) if data is None else client.post(url, data)
    if response.status_code == 302:
        return response["Location"] in ("/admin/", reverse("wagtailadmin_login"))
    return response.status_code in (403, 404)


@pytest.mark.repeats("name")
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", ["two", "hub_two", "person_two", "news", "home"])
def test_a_district_editor_reaches_nothing_outside_the_district(
    district_editor: Client, city: Municipality, view: str, name: str
) -> None:
    url = reverse(f"wagtailadmin_pages:{view}", args=[city.pages[name].pk])
    assert refused(district_editor, url)


@pytest.mark.parametrize("view", VIEWS)
def test_a_chief_editor_reaches_nothing_of_another_municipality(
    chief: Client, other: Municipality, view: str
) -> None:
    for name in ("home", "one", "hub_one", "article"):
        url = reverse(f"wagtailadmin_pages:{view}", args=[other.pages[name].pk])
        assert refused(chief, url), name


@pytest.mark.parametrize("name", ["one", "hub_one", "person_one", "deal", "budget"])
def test_a_district_editor_edits_the_own_district(
    district_editor: Client, city: Municipality, name: str
) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[city.pages[name].pk])
    assert district_editor.get(url).status_code == 200


def test_a_page_cannot_be_moved_into_another_district(
    district_editor: Client, city: Municipality
) -> None:
    hub, target = city.pages["hub_one"], city.pages["two"]
    url = reverse("wagtailadmin_pages:move_confirm", args=[hub.pk, target.pk])
    assert refused(district_editor, url, {})
    hub.refresh_from_db()
    assert hub.get_parent().pk == city.pages["one"].pk


def test_a_page_cannot_be_moved_with_a_bulk_action(
    district_editor: Client, city: Municipality
) -> None:
    hub, target = city.pages["hub_one"], city.pages["two"]
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    district_editor.post(f"{url}?id={hub.pk}&next=/admin/", {"chooser": target.pk})
    assert Page.objects.get(pk=hub.pk).get_parent().pk == city.pages["one"].pk


@pytest.mark.parametrize("name", ["two", "home"])
def test_a_page_cannot_be_copied_to_elsewhere(
    district_editor: Client, city: Municipality, name: str
) -> None:
    count = Page.objects.count()
    district_editor.post(
        reverse("wagtailadmin_pages:copy", args=[city.pages["deal"].pk]),
        {
            "new_title": "Kopie",
            "new_slug": "kopie",
            "new_parent_page": city.pages[name].pk,
            "publish_copies": "on",
        },
    )
    assert Page.objects.count() == count


def test_a_page_cannot_be_made_elsewhere(
    district_editor: Client, city: Municipality, other: Municipality
) -> None:
    for parent in (city.pages["two"], other.pages["one"]):
        args = ["contacts", "hubpage", parent.pk]
        assert refused(district_editor, reverse("wagtailadmin_pages:add", args=args))
        assert refused(district_editor, reverse("wagtailadmin_pages:preview_on_add", args=args))


def test_a_district_with_pages_cannot_be_deleted_by_its_editor(
    district_editor: Client, city: Municipality
) -> None:
    district_editor.post(reverse("wagtailadmin_pages:delete", args=[city.pages["one"].pk]))
    assert Page.objects.filter(pk=city.pages["one"].pk).exists()


def test_settings_are_those_of_the_own_municipality(
    chief: Client, district_editor: Client, city: Municipality, other: Municipality
) -> None:
    def url(site: int) -> str:
        return reverse("wagtailsettings:edit", args=["core", "municipalitysettings", site])

    assert chief.get(url(city.site.pk)).status_code == 200
    assert refused(chief, url(other.site.pk))
    assert refused(district_editor, url(city.site.pk))
    assert refused(chief, reverse("wagtailsites:index"))
    assert refused(chief, reverse("wagtailusers_users:index"))


def test_pictures_are_changed_in_the_own_collection_only(
    district_editor: Client, city: Municipality
) -> None:
    own, shared = district_collection(city.pages["one"]), municipality_collection(city.site)
    elsewhere = district_collection(city.pages["two"])
    for collection, may in ((own, True), (shared, False), (elsewhere, False)):
        picture = stored_picture(collection=collection)
        url = reverse("wagtailimages:edit", args=[picture.pk])
        assert refused(district_editor, url) is not may, collection.name


def test_a_translator_edits_one_language_and_does_not_publish(
    translator: Client, city: Municipality
) -> None:
    english = translate(city.pages["information"], "en")
    url = reverse("wagtailadmin_pages:edit", args=[english.pk])
    page = translator.get(url)
    assert page.status_code == 200
    assert b'name="action-publish"' not in page.content
    assert b'name="action-submit"' in page.content
    assert refused(
        translator, reverse("wagtailadmin_pages:edit", args=[city.pages["information"].pk])
    )
    assert refused(translator, reverse("wagtailadmin_pages:unpublish", args=[english.pk]))


def test_there_are_no_translators_of_the_source_language(city: Municipality) -> None:
    for language in ("nl", "pl"):
        with pytest.raises(LookupError, match=language):
            translators(city.site, language)


def test_a_second_call_puts_the_rights_back(city: Municipality) -> None:
    group: Any = district_editors(city.pages["one"])
    rights = set(group.page_permissions.values_list("page", "permission"))
    GroupPagePermission.objects.create(
        group=group,
        page=city.pages["home"],
        permission=group.page_permissions.first().permission,
    )
    collections = Collection.objects.count()
    assert district_editors(city.pages["one"]) == group
    assert set(group.page_permissions.values_list("page", "permission")) == rights
    assert Collection.objects.count() == collections


def test_a_group_is_named_after_its_municipality(city: Municipality, other: Municipality) -> None:
    assert chief_editors(city.site) != chief_editors(other.site)
    assert district_editors(city.pages["one"]) != district_editors(other.pages["one"])
    assert site_of(city.pages["home_en"]) == city.site
