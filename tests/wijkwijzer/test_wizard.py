"""An administrator makes a municipality on a screen: the same as the command, looked at first."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import engines
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings
from wagtail.models import Locale, Page, Site

from core.models import MunicipalitySettings, Picture
from core.permissions import chief_editors, homes
from home.models import HomePage
from publishing.all_sites import AllSites
from publishing.store.releases import ReleaseStore
from tests.cms.world import administrator, locale, member, municipality
from tests.demo.rows import everything
from tests.wijkwijzer.towns import EIGHT, HOST, start, table, tree
from translations.state import COMPLETE, state_of
from wijkwijzer.municipality import held_files
from wijkwijzer.municipality.new_languages import missing_languages

pytestmark = pytest.mark.django_db
URL = "/admin/gemeenten/nieuw/"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    settings.DATA_DIR = tmp_path / "data"
    settings.RELEASES_DIR = tmp_path / "releases"
    # Wagtail's own templates leave variables out.
    backend: Any = engines["django"]
    monkeypatch.setattr(backend.engine, "string_if_invalid", "")
    with translation.override("nl"):
        yield tmp_path


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(administrator())
    return client


def second_administrator() -> Any:
    user = member("andere-beheerder")
    user.is_superuser = True
    user.save()
    return user


def said(**more: Any) -> dict[str, Any]:
    data = {
        "host": HOST,
        "name": "Veendam",
        "languages": ["en"],
        "vocabulary": "buurtcoordinator",
        "programme": "Samen in de wijk",
        "code": "GM0047",
        "phone": "0598 65 22 22",
        "email": "info@example.nl",
        "main_colour": "#1d4f91",
        "accent_colour": "#f2c500",
        "port": "443",
    }
    return data | more


def upload(folder: Path, *names: str) -> SimpleUploadedFile:
    body = table(folder, *names).read_bytes()
    return SimpleUploadedFile("wijken.csv", body, "text/csv")


def errors(response: Any) -> dict[str, list[str]]:
    return {name: list(words) for name, words in response.context["form"].errors.items()}


def test_it_shows_what_it_will_make_and_makes_that(admin: Client, folder: Path) -> None:
    before = everything()
    shown = admin.post(URL, said(look="", districts=upload(folder, *EIGHT)))
    assert errors(shown) == {}
    assert "Dit wordt gemaakt" in shown.content.decode()
    planned = shown.context["made"]
    assert everything() == before
    # The file is not chosen a second time.
    assert shown.context["kept"] == ["wijken.csv"]
    made = admin.post(URL, said(make=""))
    assert made.status_code == 302, errors(made)
    done = admin.get(made["Location"])
    assert done.context["done"]["made"] == planned.made
    assert done.context["done"]["todo"] == planned.todo
    assert "Veendam is gemaakt" in done.content.decode()
    site = Site.objects.get(hostname=HOST)
    titles = [title for _address, title, _live in tree(site, "en")]
    assert {*EIGHT, "Meeting points"} <= set(titles)
    assert list((folder / "data" / "uploads-under-way").iterdir()) == []
    assert admin.get(URL).context["done"] is None


def test_the_command_makes_the_same(admin: Client, folder: Path) -> None:
    shown = admin.post(URL, said(look="", districts=upload(folder, "Centrum", "Noord")))
    lines = start(
        *("--name", "Veendam", "--languages", "nl,en", "--vocabulary", "buurtcoordinator"),
        *("--programme", "Samen in de wijk", "--code", "GM0047", "--phone", "0598 65 22 22"),
        *("--email", "info@example.nl", "--main-colour", "#1d4f91", "--accent-colour", "#f2c500"),
        *("--districts", str(table(folder, "Centrum", "Noord"))),
    )
    assert list(shown.context["made"].lines()) == lines


@pytest.mark.sqlite
def test_what_is_wrong_stands_at_its_field(admin: Client) -> None:
    municipality("dorp.localhost", "Dorp")
    before = everything()
    wrong = {"host": "Wijken!", "name": "dorp", "code": "12x", "phone": "12", "email": "geen"}
    wrong |= {"main_colour": "rood", "port": "0", "security_contact": "bel ons"}
    for button in ("look", "make"):
        shown = admin.post(URL, said(**wrong, **{button: ""}))
        assert set(errors(shown)) == set(wrong)
        assert errors(shown)["name"] == [
            "“dorp” is al de naam van dorp.localhost; elke gemeente heeft een eigen naam"
        ]
        assert not any("--" in words for several in errors(shown).values() for words in several)
        assert shown.context["made"] is None
    assert everything() == before


@pytest.mark.sqlite
@pytest.mark.parametrize("missing", ["host", "name"])
def test_nothing_is_guessed(admin: Client, missing: str) -> None:
    shown = admin.post(URL, said(look="", **{missing: ""}))
    assert set(errors(shown)) == {missing}


@pytest.mark.repeats
@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("wijken.csv", b"wijk,buurtcode\nNoord,12\n"),
        ("wijken.csv", b"\xff\xfe\x00"),
        ("wijken.csv", b"nergens,niets\n1,2\n"),
        ("../../etc/passwd", b"x"),
        ("...", b""),
    ],
)
def test_a_table_that_cannot_be_read_is_named(
    admin: Client, folder: Path, name: str, body: bytes
) -> None:
    before = everything()
    shown = admin.post(URL, said(make="", districts=SimpleUploadedFile(name, body)))
    assert shown.status_code == 200
    assert errors(shown)
    assert everything() == before
    outside = [path for path in folder.rglob("*") if path.is_file()]
    assert all("uploads-under-way" in path.parts for path in outside)


@pytest.mark.sqlite
def test_it_is_for_administrators(folder: Path) -> None:
    town = municipality("dorp.localhost", "Dorp")
    client = Client()
    client.force_login(member("chef", chief_editors(town.site)))
    before = everything()
    for answer in (client.get(URL), client.post(URL, said(make=""))):
        assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert everything() == before
    assert URL not in client.get("/admin/").content.decode()


@pytest.mark.sqlite
def test_files_of_others_are_not_read(admin: Client, folder: Path) -> None:
    admin.post(URL, said(look="", districts=upload(folder, "Centrum")))
    other = Client()
    other.force_login(second_administrator())
    shown = other.post(URL, said(look=""))
    assert shown.context["kept"] == []
    session = other.session
    session[held_files.KEY] = "../../" + "a" * 26
    session.save()
    assert other.post(URL, said(look="")).context["kept"] == []


@pytest.mark.sqlite
def test_files_go_after_a_day(admin: Client, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    admin.post(URL, said(look="", districts=upload(folder, "Centrum")))
    kept = folder / "data" / "uploads-under-way"
    # The clock of files is not the moved one of this run.
    for each in kept.iterdir():
        os.utime(each, (time.time(), time.time()))
    admin.get(URL)
    assert len(list(kept.iterdir())) == 1
    late = time.time() + held_files.DAY + 60
    monkeypatch.setattr("time.time", lambda: late)
    # The day after, whoever it was signs in again.
    admin.force_login(get_user_model().objects.get(is_superuser=True))
    assert admin.get(URL).status_code == 200
    assert list(kept.iterdir()) == []


def test_beside_two_served_towns_nothing_of_theirs_changes(admin: Client, folder: Path) -> None:
    towns = [municipality(f"{name}.localhost", name.capitalize()) for name in ("stad", "dorp")]
    AllSites().publish()
    stores = [ReleaseStore(folder / "releases", town.site.pk) for town in towns]
    before = [store.current() for store in stores]
    made = admin.post(URL, said(make="", districts=upload(folder, "Centrum")))
    assert made.status_code == 302, errors(made)
    AllSites().publish()
    assert [store.current() for store in stores] == before
    third = ReleaseStore(folder / "releases", Site.objects.get(hostname=HOST).pk).current()
    assert third is not None
    assert "/en/districts/centrum/" in third.by_path()


# --- languages ---------------------------------------------------------------------------------


def tick(client: Client, site: Site, *codes: str) -> Any:
    """Tick languages in the settings of a municipality."""
    url = reverse("wagtailsettings:edit", args=["core", "municipalitysettings", site.pk])
    form = client.get(url).context["form"]
    data: dict[str, Any] = {}
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        data[name] = value if value is not None else ""
    for formset in form.formsets.values():
        rows = formset.forms
        data |= {f"{formset.prefix}-TOTAL_FORMS": len(rows)}
        data |= {f"{formset.prefix}-INITIAL_FORMS": len(formset.initial_forms)}
        for each in rows:
            for name, field in each.fields.items():
                value = each.get_initial_for_field(field, name)
                data[each.add_prefix(name)] = "" if value is None else value
    data["languages"] = codes
    data["holidays"] = [each for each in str(form.initial["holidays"]).split(",") if each]
    return client.post(url, data)


def test_a_language_that_is_ticked_is_complete(admin: Client, folder: Path) -> None:
    start("--name", "Veendam", "--districts", str(table(folder, "Centrum", "Noord")))
    site = Site.objects.get(hostname=HOST)
    answer = tick(admin, site, "nl", "en", "pl")
    assert answer.status_code == 302, answer.context["form"].errors
    assert missing_languages(site) == ()
    sources = Page.objects.descendant_of(site.root_page, inclusive=True).specific()
    for code in ("en", "pl"):
        for source in sources:
            page = source.get_translation(Locale.objects.get(language_code=code))
            assert state_of(source, code, page).kind == COMPLETE, (source, code)
        assert page.locale.language_code == code
        assert MunicipalitySettings.objects.get(site=site).texts.filter(language=code).exists()
    AllSites().publish()
    there = ReleaseStore(folder / "releases", site.pk).current()
    assert there is not None
    assert {"/en/districts/noord/", "/pl/"} <= there.by_path().keys()
    # Once more changes nothing.
    before = everything()
    assert tick(admin, site, "nl", "en", "pl").status_code == 302
    after = everything()
    # The log says that the settings were saved.
    assert {label for label, rows in after.items() if rows != before[label]} == {
        "wagtailcore.ModelLogEntry"
    }


@pytest.mark.sqlite
def test_no_page_comes_that_is_not_there_in_dutch(admin: Client) -> None:
    home = Page.get_first_root_node().add_child(
        instance=HomePage(title="Mijn stad", slug="stad", introduction="Zelf", locale=locale("nl"))
    )
    site = Site.objects.create(hostname=HOST, port=80, root_page=home)
    MunicipalitySettings.objects.create(site=site, name="Stad", languages="nl")
    dutch = Page.objects.filter(locale__language_code="nl").count()
    assert tick(admin, site, "nl", "en").status_code == 302
    assert Page.objects.filter(locale__language_code="nl").count() == dutch
    assert [each.locale.language_code for each in homes(site)] == ["nl", "en"]
    english = homes(site)[1].specific
    # What a municipality wrote itself is not what our words translate.
    assert state_of(home, "en", english).kind != COMPLETE


def test_a_chief_editor_ticks_a_language_of_the_own_town_only(folder: Path) -> None:
    start("--name", "Veendam")
    site = Site.objects.get(hostname=HOST)
    other = municipality("dorp.localhost", "Dorp")
    before = set(Page.objects.descendant_of(other.pages["home"]).values_list("pk", flat=True))
    client = Client()
    client.force_login(member("chef", chief_editors(site)))
    assert tick(client, site, "nl", "tr").status_code == 302
    assert len(homes(site)) == 2
    assert homes(other.site) == [other.pages["home"].page_ptr]
    assert (
        set(Page.objects.descendant_of(other.pages["home"]).values_list("pk", flat=True)) == before
    )
    # Who ticked it may edit it.
    assert (
        client.get(reverse("wagtailadmin_pages:edit", args=[homes(site)[1].pk])).status_code == 200
    )
    assert not Picture.objects.exists()
