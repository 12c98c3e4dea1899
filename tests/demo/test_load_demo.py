from __future__ import annotations

import io
import re
import stat
from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.test import TestCase
from wagtail.models import Locale, Page, PageLogEntry, Revision, Site
from wagtail.models.reference_index import ReferenceIndex

from contacts.models import CityAppointment, HubPage
from core.models import MunicipalitySettings, Picture, User
from core.permissions import municipality_collection
from demo.loader import users
from districts.models import CouncilSeat, DistrictPage
from home.models import NewsPage
from tests.demo.rows import everything

ANCHOR = date(2026, 11, 22)
NAMES = ("wijkredacteur", "hoofdredacteur", "vertaler", "gebruikersbeheerder", "beheerder")


def run(*arguments: str) -> str:
    said = io.StringIO()
    call_command("load_demo", "--date", ANCHOR.isoformat(), *arguments, stdout=said)
    return said.getvalue()


class LoadedTests(TestCase):
    """What is in the CMS after one load."""

    said: str

    @classmethod
    def setUpTestData(cls) -> None:
        users.logins_file().unlink(missing_ok=True)
        cls.said = run()

    def source(self, model: type[Any]) -> Any:
        return model.objects.filter(locale__language_code="nl")

    def test_two_municipalities_with_their_districts(self) -> None:
        sites = Site.objects.values_list("hostname", "port", "is_default_site").order_by("pk")
        assert list(sites) == [
            ("rotterdam.localhost", 8000, True),
            ("hilversum.localhost", 8000, False),
        ]
        counts = [
            DistrictPage.objects.descendant_of(site.root_page).count()
            for site in Site.objects.select_related("root_page").order_by("pk")
        ]
        assert counts == [39, 8]
        assert not Page.objects.filter(title__startswith="Welcome").exists()

    def test_there_is_enough_of_everything(self) -> None:
        news = self.source(NewsPage)
        assert news.count() >= 40
        assert news.dates("date", "year").count() >= 2
        assert self.source(HubPage).count() >= 12
        assert set(self.source(HubPage).values_list("hours_state", flat=True)) >= {
            "regular",
            "appointment",
            "uncertain",
            "unknown",
        }
        assert CouncilSeat.objects.filter(person=None).exists()
        assert CityAppointment.objects.filter(districts__isnull=False).exists()
        served = {each.name: each for each in MunicipalitySettings.objects.all()}
        assert {name: each.languages for name, each in served.items()} == {
            "Rotterdam": "nl,en,ar,tr,pl",
            "Hilversum": "nl,en,ar,pl,tr",
        }
        assert {name: each.texts.count() for name, each in served.items()} == {
            "Rotterdam": 5,
            "Hilversum": 5,
        }

    @pytest.mark.sqlite
    def test_every_page_is_what_an_editor_could_have_saved(self) -> None:
        assert Page.find_problems() == ([], [], [], [], [])
        for page in Page.objects.filter(depth__gt=1).specific():
            page.full_clean()

    def test_every_page_has_a_version_that_holds_what_is_live(self) -> None:
        pages = list(Page.objects.filter(depth__gt=1).specific())
        published = PageLogEntry.objects.filter(action="wagtail.publish")
        assert Revision.objects.count() == published.count() == len(pages)
        for page in pages:
            assert page.live_revision_id == page.latest_revision_id is not None
            assert not page.has_unpublished_changes
            assert page.first_published_at <= page.last_published_at
            assert page.last_published_at.date() < ANCHOR
        for model in (HubPage, NewsPage):
            page = self.source(model).first()
            draft = page.get_latest_revision_as_object()
            assert draft.body == page.body
            assert draft.picture_id == page.picture_id
        hub = HubPage.objects.filter(opening_periods__isnull=False)[0]
        draft = hub.get_latest_revision_as_object()
        assert [row.pk for row in draft.opening_periods.all()] == [
            row.pk for row in hub.opening_periods.all()
        ]

    def test_a_translation_stands_where_its_source_stands(self) -> None:
        keys = {page.pk: page.translation_key for page in Page.objects.all()}
        sources = {
            page.translation_key: page for page in Page.objects.filter(locale__language_code="nl")
        }
        parents = {page.path: page.pk for page in Page.objects.all()}
        for page in Page.objects.filter(depth__gt=2).exclude(locale__language_code="nl"):
            parent, own = parents[page.path[:-4]], sources[page.translation_key]
            assert keys[parent] == keys[parents[own.path[:-4]]]
            assert page.slug.isascii()
        languages = Counter(Page.objects.values_list("locale__language_code", flat=True))
        assert languages["nl"] > languages["en"] > languages["ar"] > 20

    def test_links_in_texts_lead_to_pages_of_the_same_municipality(self) -> None:
        numbers = set(Page.objects.values_list("pk", flat=True))
        found = 0
        for page in Page.objects.filter(depth__gt=1).specific():
            stored = str(getattr(page, "body", None) and page.body.get_prep_value())
            for number in re.findall(r'linktype="page" id="(\d+)"', stored):
                assert int(number) in numbers
                found += 1
        assert found > 10

    def test_pictures_have_a_credit_and_stand_in_the_collection_of_their_municipality(self) -> None:
        for site in Site.objects.all():
            own = Picture.objects.filter(collection=municipality_collection(site))
            assert own.exists()
            assert all(picture.credit and picture.description for picture in own)
        picture = Picture.objects.get(pk=self.source(NewsPage).exclude(picture=None)[0].picture_id)
        assert ReferenceIndex.get_references_to(picture).exists()

    def test_the_cms_finds_the_pages(self) -> None:
        assert Page.objects.search("Delfshaven").count()

    def test_the_logins_are_for_their_owner_only_and_work(self) -> None:
        path = users.logins_file()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        logins = users.kept_logins()
        assert [login.name for login in logins] == list(NAMES)
        assert len({login.password for login in logins}) == len(logins)
        for login in logins:
            assert login.password in self.said
            assert len(login.password) >= 16
            assert User.objects.get(username=login.name).check_password(login.password)

    def test_users_may_do_what_their_role_says(self) -> None:
        editor, chief, translator, _manager, administrator = (
            User.objects.get(username=name) for name in NAMES
        )
        own = self.source(DistrictPage).get(slug="delfshaven-schiemond")
        other = self.source(DistrictPage).get(slug="feijenoord")
        english = own.get_translation(Locale.objects.get(language_code="en"))
        rights = {
            (user.username, page.pk): page.permissions_for_user(user)
            for user in (editor, chief, translator, administrator)
            for page in (own, other, english)
        }
        assert rights[editor.username, own.pk].can_publish()
        assert not rights[editor.username, other.pk].can_edit()
        assert rights[chief.username, other.pk].can_publish()
        assert rights[translator.username, english.pk].can_edit()
        assert not rights[translator.username, english.pk].can_publish()
        assert not rights[translator.username, own.pk].can_edit()
        assert administrator.is_superuser
        assert not chief.is_superuser

    def test_a_second_run_changes_nothing_and_says_the_logins_again(self) -> None:
        before = everything()
        again = run()
        assert everything() == before
        assert "is there already" in again
        for login in users.kept_logins():
            assert login.password in again

    def test_users_whose_password_is_not_in_the_file_keep_it(self) -> None:
        before = list(User.objects.order_by("pk").values_list("password", flat=True))
        path = users.logins_file()
        kept = path.read_text()
        path.unlink()
        try:
            said = run()
            assert not path.exists()
        finally:
            path.touch(mode=0o600)
            path.write_text(kept)
        assert "changepassword beheerder" in said
        assert list(User.objects.order_by("pk").values_list("password", flat=True)) == before
