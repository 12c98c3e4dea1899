"""A municipality by one command: from an empty database, again, and beside another one."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils import translation
from pytest_django import Settings
from wagtail.models import Locale, Page, Site

from core.models import MunicipalitySettings
from core.ownership import rows_of, way_of
from districts.models import Area, AreaMembership
from home.models import HomePage
from publishing.content.language_table import TABLE
from publishing.store.releases import ReleaseStore
from tests.browser.links import dead_links
from tests.cms.world import municipality
from tests.demo.rows import everything
from tests.wijkwijzer.towns import HOST, built, start, table, town, tree
from translations.models import MadeFrom
from translations.state import state_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.RELEASES_DIR = tmp_path / "releases"
    return tmp_path / "releases"


@pytest.fixture(autouse=True)
def in_dutch() -> Any:
    """What the command says is said in Dutch; only `no_translations` would change that."""
    with translation.override("nl"):
        yield


def test_without_a_phone_the_draft_asks_for_one(tmp_path: Path) -> None:
    lines = start("--name", "Veendam")
    privacy = Page.objects.get(slug="privacy").specific
    assert "Bel [vul in: telefoonnummer] of mail naar [vul in: e-mailadres]." in str(privacy.body)
    assert (
        "! er is geen security.txt: geef een contact voor beveiliging, of een e-mailadres" in lines
    )
    assert "! er is nog geen wijk: geef een tabel met wijken, of maak ze in het CMS" in lines


def test_a_dry_run_says_the_same_and_stores_nothing(tmp_path: Path) -> None:
    before = everything()
    options = ["--name", "Veendam", "--languages", "nl,en", "--code", "0047"]
    options += ["--districts", str(table(tmp_path, "Centrum"))]
    dry = start(*options, "--dry-run")
    assert everything() == before
    real = start(*options)
    assert dry == [*real, "Proef: er is niets opgeslagen."]
    assert len(real) > 20


def test_every_language_of_the_table_is_spoken_and_up_to_date(tmp_path: Path) -> None:
    site = town(tmp_path, "Centrum", languages=",".join(TABLE))
    sources = Page.objects.descendant_of(site.root_page, inclusive=True).specific()
    for code in TABLE:
        if code == "nl":
            continue
        for source in sources:
            page = source.get_translation(Locale.objects.get(language_code=code))
            state = state_of(source, code, page)
            assert (source.title, code, state.kind) == (source.title, code, "complete")
            if code != "nl-simple" and source.introduction:
                assert page.introduction != source.introduction
    assert MadeFrom.objects.count() == len(sources) * (len(TABLE) - 1)


def test_a_town_of_one_district_is_built_and_its_links_are_whole(
    tmp_path: Path, folder: Path
) -> None:
    site = town(tmp_path, "Veendam", languages="nl,en,ar")
    manifest = built(folder, site)
    there = manifest.by_path()
    for path in ("/", "/wijken/veendam/", "/en/districts/veendam/", "/.well-known/security.txt"):
        assert path in there
    # Drafts, and links to them, are nowhere.
    assert not any("privacy" in path for path in there)
    store = ReleaseStore(folder, site.pk)
    assert dead_links(manifest, lambda entry: store.read_blob(entry.blob).decode()) == []


def test_another_municipality_notices_nothing(tmp_path: Path, folder: Path) -> None:
    # Two: with one municipality in the install all files are its own.
    municipality("stad.localhost", "Stad")
    other = municipality("dorp.localhost", "Dorp").site
    built(folder, other)
    owned = [
        model
        for model in apps.get_models()
        if way_of(model).kind != "install" and model._meta.managed and not model._meta.proxy
    ]

    def rows() -> dict[str, list[Any]]:
        return {
            model._meta.label: list(rows_of(model, [other]).order_by("pk").values_list())
            for model in owned
        }

    before, release = rows(), ReleaseStore(folder, other.pk).current()
    site = town(tmp_path, "Centrum", "Noord")
    assert rows() == before
    built(folder, site)
    after = ReleaseStore(folder, other.pk).current()
    assert release == after


def test_a_site_that_somebody_began_in_the_cms_is_completed(tmp_path: Path) -> None:
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Mijn stad", slug="mijn-stad"))
    began = Site.objects.create(hostname=HOST, port=80, root_page=home)
    site = town(tmp_path, "Centrum")
    assert site.pk == began.pk
    assert (site.root_page_id, tree(site)[0]) == (home.pk, ("/", "Mijn stad", True))
    assert tree(site, "en")[0] == ("/", "Districts of Veendam", True)


def test_everything_that_is_wrong_is_named_at_once() -> None:
    municipality("dorp.localhost", "Dorp")
    before, err = everything(), io.StringIO()
    arguments = ["Wijken!", "--name", "dorp", "--languages", "nl,fy", "--vocabulary", "stad"]
    arguments += ["--code", "12x", "--phone", "12", "--email", "geen", "--main-colour", "rood"]
    arguments += ["--port", "0", "--security-contact", "bel ons"]
    with pytest.raises(CommandError, match="er is niets veranderd"):
        call_command("start_municipality", *arguments, stderr=err)
    assert err.getvalue().splitlines() == [
        "‘wijken!’ is geen websitenaam. Toegestaan zijn kleine letters, cijfers, streepjes en punten "
        "ertussen, bijvoorbeeld wijken.gemeente.nl.",
        "“0” is geen poort; toegestaan zijn 1 tot en met 65535",
        "“dorp” is al de naam van dorp.localhost; elke gemeente heeft een eigen naam",
        "‘fy’ is geen taal van dit CMS. Mogelijk zijn nl, en, ar, tr, pl, nl-simple.",
        "“stad” is geen woordkeus; toegestaan zijn: wijkraad, buurtcoordinator",
        "“12x” is geen code van een gemeente; toegestaan is gm met vier cijfers: gm0599",
        "--phone “12”: ‘12’ is geen telefoonnummer. Voorbeelden: 14 010, 010 123 45 67, "
        "06 1234 5678.",
        "--email “geen”: Vul een e-mailadres in, bijvoorbeeld naam@gemeente.nl.",
        "--main-colour “rood”: ‘rood’ is geen kleur. Schrijf # en zes tekens (0-9, a-f), "
        "bijvoorbeeld #1d4f91.",
        "“bel ons” is geen contact voor beveiliging; toegestaan is mailto:… of https://…",
    ]
    assert everything() == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "de naam van de gemeente ontbreekt: --name Utrecht"),
        ("Gemeente Veendam", "“Gemeente Veendam”: geef de naam zonder “gemeente” ervoor: Veendam"),
        ("v" * 81, f"“{'v' * 79}…” is geen naam: toegestaan zijn 1 tot en met 80 tekens"),
    ],
)
def test_a_municipality_has_a_name(name: str, words: str) -> None:
    err = io.StringIO()
    with pytest.raises(CommandError):
        call_command("start_municipality", HOST, "--name", name, stderr=err)
    assert err.getvalue().splitlines() == [words]


def test_the_host_of_the_cms_is_no_public_site(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["cms.example.nl"]
    err = io.StringIO()
    with pytest.raises(CommandError):
        call_command("start_municipality", "cms.example.nl", "--name", "Veendam", stderr=err)
    assert err.getvalue().splitlines() == [
        "“cms.example.nl” is het adres van het CMS; de openbare site heeft een eigen adres nodig"
    ]


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "typed",
    ["https://wijken.veendam.nl", "http://Wijken.Veendam.nl:8000/nl/", "wijken.veendam.nl."],
)
def test_of_an_address_it_says_which_part_is_the_host_name(typed: str) -> None:
    err = io.StringIO()
    with pytest.raises(CommandError):
        call_command("start_municipality", typed, "--name", "Veendam", stderr=err)
    (line,) = err.getvalue().splitlines()
    assert line.endswith(", bijvoorbeeld wijken.veendam.nl.")


@pytest.mark.sqlite
def test_languages_as_people_write_them() -> None:
    start("--name", "Veendam", "--languages", "EN; ar")
    assert MunicipalitySettings.objects.get(site__hostname=HOST).languages == "nl,en,ar"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            "Noord,12",
            "wijken.csv, rij 2: “12” is geen code van een buurt: toegestaan zijn BU en 8 cijfers",
        ),
        ("!!!,BU00470000", "wijken.csv, rij 2: “!!!”: van deze naam kan geen adres worden gemaakt"),
    ],
)
def test_a_table_with_a_fault_leaves_nothing_behind(tmp_path: Path, row: str, words: str) -> None:
    before, err = everything(), io.StringIO()
    path = tmp_path / "wijken.csv"
    path.write_text(f"wijk,buurtcode\n{row}\n", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command(
            "start_municipality", HOST, "--name", "Veendam", "--districts", str(path), stderr=err
        )
    assert err.getvalue().splitlines() == [words]
    assert everything() == before


def test_codes_of_four_digits_are_those_of_the_municipality(tmp_path: Path) -> None:
    path = tmp_path / "wijken.csv"
    path.write_text("wijk_wijkraad,tir_code\nCentrum,0100\n", encoding="utf-8")
    areas = tmp_path / "buurten.geojson"
    ring = [[6.8, 53.1], [6.9, 53.1], [6.9, 53.2], [6.8, 53.1]]
    shape = f'{{"type":"Polygon","coordinates":[{ring}]}}'
    areas.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":'
        f'{{"tir":"0100","buurt":"Dorp"}},"geometry":{shape}}}]}}',
        encoding="utf-8",
    )
    files = ("--districts", str(path), "--areas", str(areas))
    start("--name", "Veendam", "--code", "GM0047", *files)
    assert list(Area.objects.values_list("code", "name")) == [("BU00470100", "Dorp")]
    assert list(AreaMembership.objects.values_list("code", "district__title")) == [
        ("BU00470100", "Centrum")
    ]


def test_a_name_without_latin_letters_gets_an_address(tmp_path: Path) -> None:
    start("--name", "北京")
    assert Site.objects.get(hostname=HOST).root_page.slug == "wijken"
