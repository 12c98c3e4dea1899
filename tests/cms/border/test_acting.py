"""What somebody sees of the install: every kind of row, and the lists that no form offers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import reverse
from taggit.models import Tag
from wagtail.admin.views.reports import page_types_usage
from wagtail.log_actions import log
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    Locale,
    ModelLogEntry,
    Page,
    Site,
    Task,
    Workflow,
)

from core.border.acting import Acting, acting
from core.border.lists import own_tags, popular_tags, tag_autocomplete
from core.models import Picture, PublicDocument, User
from home.models import InformationPage, NewsPage
from tests.cms.border.towns import Town
from tests.cms.world import administrator, member

pytestmark = pytest.mark.django_db
KINDS = (Page, Collection, Site, Group, User, Workflow, Task, Picture, PublicDocument, Locale, Tag)


@pytest.mark.parametrize("model", KINDS)
def test_a_list_holds_what_may_be_seen(towns: tuple[Town, Town], model: type[Any]) -> None:
    mine, other = towns
    both = member("beide", *(town.users["chief"].groups.get() for town in towns))
    shared = Group.objects.create(name="Van beide")
    for right in GroupCollectionPermission.objects.filter(group__in=both.groups.all()):
        GroupCollectionPermission.objects.get_or_create(
            group=shared, collection=right.collection, permission=right.permission
        )
    loose = Picture.objects.get(pk=mine.rows["core.Picture"]["district"])
    loose.collection = Collection.get_first_root_node()
    loose.save()
    admin, rows = administrator(), model._default_manager.all()
    every = set(rows)
    assert set(Acting(admin).narrow(rows)) == every
    for user in (mine.users["chief"], mine.users["district"], other.users["chief"], both):
        asking = Acting(user)
        seen = {row for row in rows if asking.may_see(row)}
        assert set(asking.narrow(rows)) == seen, user
        own = {row for row in rows if asking.atlas.of(row) & asking.own}
        nobodys = {row for row in rows if not asking.atlas.of(row)}
        assert seen == own | nobodys
        if model not in (Locale, Tag):
            assert own
            assert (seen == every) is (user == both)
    if model is Picture:
        assert loose in set(Acting(mine.users["chief"]).narrow(rows))


def test_who_is_above_all_towns_and_who_is_of_none(towns: tuple[Town, Town]) -> None:
    admin, town = administrator(), towns[0]
    page, root = town.made.pages["news"], Page.get_first_root_node()
    assert Acting(admin).everything
    assert Acting(admin).may_see(page)
    admin.is_active = False
    for user in (admin, AnonymousUser(), member("zonder")):
        asking = Acting(user)
        assert not asking.everything
        assert asking.own == frozenset()
        assert not asking.may_see(page)
        assert asking.may_see(root)
        assert set(asking.narrow(Page.objects.all())) == {root}


def tagged(model: type[Any], town: Town) -> set[str]:
    """Return the tags of the files of a kind of a town."""
    rows = model._default_manager.filter(pk__in=town.rows[model._meta.label].values())
    return {tag.name for row in rows for tag in row.tags.all()}


def names(tags: Any) -> set[str]:
    return {tag.name for tag in tags}


def test_tags_are_of_files_that_one_sees(towns: tuple[Town, Town]) -> None:
    mine, _other = towns
    picture = Picture.objects.get(pk=mine.rows["core.Picture"]["public"])
    document = PublicDocument.objects.get(pk=mine.rows["core.PublicDocument"]["public"])
    picture.tags.add("alleen-foto")
    document.tags.add("alleen-nota")
    Tag.objects.create(name="zonder-bestand", slug="zonder-bestand")
    pictures, documents = (tagged(model, mine) for model in (Picture, PublicDocument))
    with acting(mine.users["chief"]):
        assert names(own_tags()) == pictures | documents
        assert names(own_tags(Picture)) == pictures
        assert names(popular_tags(PublicDocument)) == documents
        assert len(popular_tags(Picture, 2)) == 2
    every = {
        tag for town in towns for model in (Picture, PublicDocument) for tag in tagged(model, town)
    }
    assert names(own_tags()) == every
    with acting(administrator()):
        assert names(own_tags()) == every


def test_a_tag_is_completed_from_those_of_the_town(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    picture = Picture.objects.get(pk=mine.rows["core.Picture"]["public"])
    picture.tags.add(*(f"plein-{number:02}" for number in range(12)))

    def completed(term: str, *kind: str) -> list[str]:
        request = RequestFactory().get("/", {"term": term} if term else {})
        with acting(mine.users["chief"]):
            found: list[str] = json.loads(tag_autocomplete(request, *kind).content)
            return found

    assert completed("plein", "taggit", "tag") == [f"plein-{number:02}" for number in range(10)]
    assert set(completed(mine.mark)) == {
        name for model in (Picture, PublicDocument) for name in tagged(model, mine)
        if name.lower().startswith(mine.mark)
    }  # fmt: skip
    assert completed(other.mark) == []
    assert completed("") == []
    for kind in (("taggit", "page"), ("home", "tag")):
        with pytest.raises(Http404):
            completed("plein", *kind)


def change(line: ModelLogEntry, **values: Any) -> None:
    """Change a line behind the back of the log, which refuses it."""
    ModelLogEntry.objects.filter(pk=line.pk).update(**values)
    line.refresh_from_db()


def test_the_log_leaves_out_what_is_of_others_or_gone(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    chief, admin = mine.users["chief"], administrator()
    gone = log(Picture.objects.get(pk=mine.rows["core.Picture"]["public"]), "wagtail.delete")
    change(gone, object_id="999999")
    odd = log(Picture.objects.get(pk=mine.rows["core.Picture"]["public"]), "wagtail.edit")
    change(odd, object_id="geen-nummer")
    lost = log(Picture.objects.get(pk=mine.rows["core.Picture"]["public"]), "wagtail.edit")
    change(lost, content_type=ContentType.objects.create(app_label="weg", model="weg"))
    own = {str(pk) for pk in mine.rows["core.Picture"].values()}
    of_pictures = ContentType.objects.get_for_model(Picture)
    # Wagtail shows what was done to kinds of rows on which somebody has a right.
    for kind in (of_pictures, lost.content_type):
        right = Permission.objects.create(content_type=kind, codename="read", name="read")
        chief.user_permissions.add(right)
    chief = User.objects.get(pk=chief.pk)
    seen = ModelLogEntry.objects.viewable_by_user(chief)
    assert {each.object_id for each in seen.filter(content_type=of_pictures)} == own
    assert not seen.filter(content_type=lost.content_type)
    every = set(ModelLogEntry.objects.viewable_by_user(admin))
    assert {gone, odd} <= every
    theirs = {str(pk) for pk in other.rows["core.Picture"].values()}
    assert theirs <= {each.object_id for each in every}


def test_the_report_on_page_types_counts_pages_of_the_town(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    kinds = ContentType.objects.filter(
        pk__in=[ContentType.objects.get_for_model(each).pk for each in (InformationPage, NewsPage)]
    )
    annotate: Any = page_types_usage._annotate_last_edit_info

    def counted(language: str | None = None, tree: str | None = None) -> dict[str, int]:
        return {each.model: each.count for each in annotate(kinds, language, tree)}

    assert counted() == {"informationpage": 4, "newspage": 2}
    view: Any = page_types_usage.PageTypesUsageReportView
    with acting(mine.users["chief"]):
        assert counted() == {"informationpage": 2, "newspage": 1}
        assert counted("en") == {"informationpage": 1, "newspage": 0}
        assert counted(tree=mine.made.pages["news"].path) == {"informationpage": 0, "newspage": 1}
        assert counted(tree=other.made.pages["home"].path) == {"informationpage": 0, "newspage": 0}
        for each in annotate(kinds, None, None):
            page = Page.objects.get(pk=each.last_edited_page_id)
            assert page.path.startswith(
                (mine.made.pages["home"].path, mine.made.pages["home_en"].path)
            )
        filters = view.filterset_class({}, request=RequestFactory().get("/")).filters
        assert [path for path, _name in filters["site"].extra["choices"]] == [
            mine.made.pages["home"].path
        ]


@pytest.mark.parametrize("model", [Picture, PublicDocument])
def test_the_interface_for_the_editor_lists_files_that_one_may_use(
    towns: tuple[Town, Town], model: type[Any]
) -> None:
    mine, _other = towns
    kind = "images" if model is Picture else "documents"
    chief, rows = mine.users["chief"], mine.rows[model._meta.label]
    client = Client()
    client.force_login(chief)

    def listed() -> set[int]:
        answer = client.get(reverse(f"wagtailadmin_api:{kind}:listing"))
        return {each["id"] for each in answer.json()["items"]}

    assert listed() == set(rows.values())
    collection = model._default_manager.get(pk=rows["district"]).collection
    rights = GroupCollectionPermission.objects.filter(group__in=chief.groups.all())
    rights.update(collection=collection)
    assert listed() == {rows["district"]}
