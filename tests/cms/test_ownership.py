"""Which municipality a row belongs to: every model has an answer, and towns share no row."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models
from taggit.models import TaggedItem
from wagtail.admin.models import FormState
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import (
    Collection,
    GroupPagePermission,
    ModelLogEntry,
    Page,
    PageLogEntry,
    Revision,
    TaskState,
)

from contacts.models import Check
from core import ownership
from core.models import MunicipalityCollection, MunicipalitySettings, Picture, User
from core.ownership import (
    NoOwnerError,
    Way,
    collections_of,
    owners,
    rows_of,
    sites_of,
    trees_of,
    way_of,
)
from core.permissions import chief_editors, district_editors, municipality_collection
from home.models import NewsPage
from publishing.models import DeletedSource, ScheduleFailure
from tests.cms.world import Municipality, administrator, member, translate

pytestmark = pytest.mark.django_db


def test_every_model_has_an_answer() -> None:
    found = {model._meta.label: way_of(model).kind for model in every_model()}
    assert {label for label, kind in found.items() if kind == "install"} == ownership.OF_INSTALL


def every_model() -> list[type[models.Model]]:
    return list(apps.get_models(include_auto_created=True))


def test_a_model_without_an_answer_is_refused() -> None:
    class Loose(models.Model):
        title = models.TextField()

        class Meta:
            app_label = "home"
            managed = False

        def __str__(self) -> str:
            return self.title

    del apps.all_models["home"]["loose"]
    with pytest.raises(NoOwnerError, match=r"home\.Loose"):
        way_of(Loose)


def test_no_row_is_of_two_municipalities(city: Municipality, other: Municipality) -> None:
    for town in (city, other):
        translate(town.pages["person_one"], "en")
        town.pages["article"].save_revision(log_action=True)
        chief_editors(town.site)
    both = [city.site, other.site]
    counts = {}
    for model in every_model():
        if model._meta.label == "wagtailsearch.SQLiteFTSIndexEntry":
            continue
        one, two = (rows_of(model, [site]).count() for site in both)
        assert rows_of(model, both).distinct().count() == one + two, model
        counts[model._meta.label] = one
    for label in ("wagtailcore.Page", "wagtailcore.Revision", "wagtailcore.PageLogEntry"):
        assert counts[label] > 0
    assert counts["core.User"] == counts["auth.Group"] == 0


def test_what_is_about_a_page_belongs_with_it(city: Municipality, other: Municipality) -> None:
    article, user = other.pages["article"], administrator()
    page_type = ContentType.objects.get_for_model(type(article))
    rows: list[models.Model] = [
        article.save_revision(),
        DeletedSource.objects.create(translation_key=article.translation_key, title="Weg"),
        Redirect.objects.create(old_path="/weg", redirect_page=article),
        FormState.objects.create(
            user=user, data="title=x", content_type=page_type, object_id=str(article.pk),
            parent_object_id="", last_updated_at=article.last_published_at or "2026-01-01T00:00Z",
        ),
        FormState.objects.create(
            user=user, data="title=x", content_type=page_type, object_id="",
            parent_object_id=str(article.pk), last_updated_at="2026-01-01T00:00Z",
        ),
        ScheduleFailure.objects.create(
            action="expire", model="wagtailcore.page", object_id=str(article.pk), title="Weg",
            planned="2026-01-01T00:00Z", since="2026-01-01T00:00Z", tried="2026-01-01T00:00Z",
        ),
    ]  # fmt: skip
    for row in rows:
        assert owners(row) == [other.site], row
    assert owners(user) == []
    assert way_of(TaskState) == Way("object", "workflow_state__")
    assert rows_of(Revision, None).count() == Revision.objects.count()


def test_a_file_belongs_to_the_municipality_of_its_collection(
    city: Municipality, other: Municipality
) -> None:
    def picture(collection: Collection) -> models.Model:
        made: Picture = Picture.objects.create(
            title="Foto", file="x.png", width=1, height=1, collection=collection
        )
        return made

    below = municipality_collection(other.site).add_child(instance=Collection(name="Prive"))
    assert owners(picture(below)) == [other.site]
    assert owners(picture(Collection.get_first_root_node())) == []
    # Who calls their municipality or a collection otherwise gets nobody's files.
    mine = municipality_collection(city.site)
    MunicipalitySettings.objects.filter(site=city.site).update(name="Dorp")
    assert municipality_collection(city.site) == mine
    MunicipalityCollection.objects.filter(site=city.site).delete()
    assert municipality_collection(city.site) != municipality_collection(other.site)


def test_the_only_municipality_has_every_collection(
    city: Municipality, other: Municipality
) -> None:
    other.site.delete()
    root = Collection.get_first_root_node()
    found = Picture.objects.create(title="Foto", file="x.png", width=1, height=1, collection=root)
    assert owners(found) == [city.site]


def test_no_sites_have_no_rows_and_the_whole_install_has_all(
    city: Municipality, other: Municipality
) -> None:
    assert list(rows_of(Page, [])) == []
    assert list(rows_of(Picture, [])) == []
    assert rows_of(User, None).count() == User.objects.count()
    assert rows_of(Group, [city.site, other.site]).count() == 0
    # With one municipality in the install, still nobody's rows are of nobody.
    other.site.delete()
    assert collections_of([]) == []
    assert rows_of(Picture, []).count() == 0
    assert trees_of([]) == []


def test_a_redirect_without_a_site_is_of_the_town_of_its_page(
    city: Municipality, other: Municipality
) -> None:
    page = other.pages["article"]
    loose = Redirect.objects.create(old_path="/los", redirect_page=page)
    mine = Redirect.objects.create(old_path="/van-hier", site=city.site, redirect_page=page)
    nowhere = Redirect.objects.create(old_path="/nergens", redirect_link="https://example.nl/")
    assert owners(loose) == [other.site]
    assert owners(mine) == [city.site]
    assert owners(nowhere) == []


def test_what_is_about_a_file_or_a_setting_belongs_with_it(
    city: Municipality, other: Municipality
) -> None:
    collection = municipality_collection(other.site)
    picture = Picture.objects.create(
        title="Foto", file="x.png", width=1, height=1, collection=collection
    )
    settings, user = MunicipalitySettings.objects.get(site=other.site), administrator()
    picture.tags.add("plein")
    for row in (picture, settings):
        entry = log(row, "wagtail.edit", user=user)
        assert owners(entry) == [other.site]
        assert entry not in rows_of(ModelLogEntry, [city.site])
    # The same number, of another kind: it is not about a page.
    same = log(picture, "wagtail.edit", user=user)
    said = ModelLogEntry.objects.filter(pk=same.pk)
    said.update(object_id=str(city.pages["article"].pk))
    same.refresh_from_db()
    assert owners(same) == []
    # What is about a row of the install, or about one that is gone, is of no town.
    assert owners(log(user, "wagtail.edit", user=user)) == []
    lost = log(picture, "wagtail.delete", user=user)
    said = ModelLogEntry.objects.filter(pk=lost.pk)
    said.update(object_id="999999")
    lost.refresh_from_db()
    assert owners(lost) == []
    # A kind of rows that the install does not have any more.
    said.update(content_type=ContentType.objects.create(app_label="weg", model="weg"))
    lost.refresh_from_db()
    assert owners(lost) == []
    assert owners(TaggedItem.objects.get(object_id=picture.pk)) == [other.site]


def test_a_state_of_a_form_is_of_the_town_where_its_page_is_or_will_be(
    city: Municipality, other: Municipality
) -> None:
    page_type = ContentType.objects.get_for_model(NewsPage)
    user = administrator()
    for number, parent, expected in (
        (str(other.pages["article"].pk), "", [other.site]),
        # A page that is there says itself where it stands, whatever is sent beside it.
        (str(other.pages["article"].pk), str(city.pages["news"].pk), [other.site]),
        ("", str(city.pages["news"].pk), [city.site]),
        ("999999", str(city.pages["news"].pk), []),
        ("", "", []),
    ):
        state = FormState.objects.create(
            user=user, data="title=x", content_type=page_type, object_id=number,
            parent_object_id=parent, last_updated_at="2026-01-01T00:00Z",
        )  # fmt: skip
        assert owners(state) == expected, (number, parent)


def test_a_failed_plan_is_of_the_town_of_what_it_names(
    city: Municipality, other: Municipality
) -> None:
    moments = dict.fromkeys(("planned", "since", "tried"), "2026-01-01T00:00Z")
    article = other.pages["article"]
    for label, number, expected in (
        ("wagtailcore.page", str(article.pk), [other.site]),
        ("wagtailcore.page", "999999", []),
        ("wagtailcore.site", str(other.site.pk), []),
        ("core.picture", str(article.pk), []),
    ):
        failed = ScheduleFailure.objects.create(
            action="expire", model=label, object_id=number, title="Weg", **moments
        )
        assert owners(failed) == expected, label


def test_where_a_row_stands_says_more_than_who_made_it() -> None:
    # Two ways lead from these rows: the one over the page, the site or the file is taken.
    for model, way in (
        (Revision, Way("object")),
        (MunicipalityCollection, Way("site", "site__")),
        (PageLogEntry, Way("page", "page__")),
        (Redirect, Way("site", "site__")),
        (Check, Way("page", "page__")),
        (Picture.get_rendition_model(), Way("collection", "image__collection__")),
    ):
        assert way_of(model) == way, model


def test_a_right_on_one_page_is_of_its_town_only(city: Municipality, other: Municipality) -> None:
    # Below the tree of the start page, and above it.
    for place, expected in (
        (city.pages["article"], [city.site]),
        (city.pages["home_en"], [city.site]),
        (other.pages["home"], [other.site]),
    ):
        user = member(f"op {place.pk}", group := Group.objects.create(name=f"op {place.pk}"))
        right = Permission.objects.get(codename="change_page")
        GroupPagePermission.objects.create(group=group, page=place, permission=right)
        assert sites_of(user) == expected


def test_a_user_belongs_where_they_have_pages(city: Municipality, other: Municipality) -> None:
    editor = member("wijk", district_editors(city.pages["one"]))
    assert sites_of(editor) == [city.site]
    assert sites_of(member("niemand")) == []
    assert sites_of(administrator()) == [city.site, other.site]
    everywhere = GroupPagePermission.objects.filter(group__in=editor.groups.all())
    everywhere.update(page=Page.get_first_root_node())
    assert sites_of(User.objects.get(pk=editor.pk)) == [city.site, other.site]
