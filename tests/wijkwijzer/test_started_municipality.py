"""What a municipality that was started from nothing consists of; and starting it again."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.utils import translation
from pytest_django import DjangoDbBlocker, Settings
from wagtail.models import Locale, Page, Site, WorkflowPage

from core.models import MunicipalitySettings
from core.models.media import MunicipalityCollection
from core.permissions import homes
from districts.models import AreaMembership
from home.models import AccessibilityStatementPage
from publishing.unfinished import lacks_of
from tests.demo.rows import everything
from tests.kept_rows import kept
from tests.wijkwijzer.towns import EIGHT, HOST, said, start, town, tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_dutch(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """What the command says is said in Dutch; only `no_translations` would change that."""
    settings.RELEASES_DIR = tmp_path / "releases"
    with translation.override("nl"):
        yield


def town_of_eight() -> Site:
    """Make a town in a database with nothing but what Wagtail puts there."""
    assert [site.hostname for site in Site.objects.all()] == ["localhost"]
    with translation.override("nl"), tempfile.TemporaryDirectory() as folder:
        return town(Path(folder), *EIGHT)


@pytest.fixture(scope="module")
def made_site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The town, made once for all tests that look at it."""
    with kept(town_of_eight, django_db_blocker) as site:
        yield site


@pytest.fixture
def site(made_site: Site, db: None) -> Site:
    """The site of a town with eight districts, in Dutch and English."""
    return Site.objects.get(pk=made_site.pk)


def test_from_an_empty_database(site: Site) -> None:
    assert tree(site) == [
        ("/", "Wijken in Veendam", True),
        ("wijken/", "Wijken", True),
        *(("wijken/" + name.lower() + "/", name, True) for name in EIGHT),
        ("buurtpunten/", "Buurtpunten", True),
        ("nieuws/", "Nieuws", True),
        ("agenda/", "Agenda", True),
        ("meedoen/", "Meedoen", True),
        ("samen-in-de-wijk/", "Samen in de wijk", True),
        ("contact/", "Contact", True),
        ("contact/buurtcoordinator/", "Buurtcoördinator", True),
        ("privacy/", "Privacy", False),
        ("toegankelijkheid/", "Toegankelijkheid", False),
    ]
    assert [(title, live) for _address, title, live in tree(site, "en")] == [
        ("Districts of Veendam", True),
        ("Districts", True),
        *((name, True) for name in EIGHT),
        ("Meeting points", True),
        ("News", True),
        ("Agenda", True),
        ("Taking part", True),
        ("Samen in de wijk", True),
        ("Contact", True),
        ("Neighbourhood coordinator", True),
        ("Privacy", False),
        ("Accessibility", False),
    ]
    # Nothing is left of what a new Wagtail database comes with.
    assert [each.hostname for each in Site.objects.all()] == [HOST]
    assert set(Page.objects.filter(depth=2)) == set(homes(site))
    assert (site.port, site.is_default_site, site.site_name) == (443, True, "Veendam")
    assert lacks_of(site) == ()
    own = MunicipalitySettings.objects.get(site=site)
    assert (own.name, own.languages, own.tooi_code) == ("Veendam", "nl,en", "gm0047")
    assert (own.phone, own.email, own.colour_primary) == (
        "+31598652222",
        "info@example.nl",
        "#1d4f91",
    )
    assert list(own.texts.order_by("pk").values_list("language", "site_title", "tagline")) == [
        ("nl", "Samen in de wijk", "Uw wijk, uw mensen, uw plannen"),
        ("en", "Samen in de wijk", "Your district, your people, your plans"),
    ]
    terms = own.terms.filter(language="nl").values_list("term", "singular", "plural")
    assert sorted(terms) == [
        ("council", "Wijkbijeenkomst", "Wijkbijeenkomsten"),
        ("hub", "Buurtpunt", "Buurtpunten"),
        ("initiative", "Bewonersplan", "Bewonersplannen"),
    ]
    members = AreaMembership.objects.filter(site=site).order_by("code")
    assert [(row.code, row.district.title) for row in members] == [
        (f"BU0047{number:02}00", name) for number, name in enumerate(EIGHT)
    ]


def test_its_roles_collections_and_approval(site: Site) -> None:
    assert sorted(Group.objects.values_list("name", flat=True)) == [
        "Veendam: gebruikersbeheerders",
        "Veendam: hoofdredactie",
        *sorted(f"Veendam: redactie van {name}" for name in EIGHT),
        "Veendam: vertalers, English",
    ]
    top = MunicipalityCollection.objects.get(site=site).collection
    assert (top.name, [each.name for each in top.get_children().order_by("pk")]) == (
        "Veendam",
        list(EIGHT),
    )
    rows = WorkflowPage.objects.filter(page__in=homes(site))
    assert {row.workflow.name for row in rows} == {"Veendam: goedkeuring door de hoofdredactie"}
    assert rows.count() == 2


def test_a_draft_says_what_is_to_be_filled_in(site: Site) -> None:
    statement = AccessibilityStatementPage.objects.descendant_of(site.root_page).get()
    assert (statement.organisation, statement.scope, statement.status) == (
        "Gemeente Veendam",
        HOST,
        "C",
    )
    assert (statement.feedback_email, statement.feedback_phone) == (
        "info@example.nl",
        "+31598652222",
    )
    for code in ("nl", "en"):
        page = statement.get_translation(Locale.objects.get(language_code=code)).specific
        assert str(page.body[0].value).startswith(
            "<p>[Vul in: " if code == "nl" else "<p>[Fill in: "
        )
        assert page.latest_revision is not None
    out = start()
    assert [line for line in out if line.startswith("!")] == [
        "! “Privacy” is een concept: vul in wat tussen [ ] staat, en publiceer het",
        "! “Toegankelijkheid” is een concept: vul in wat tussen [ ] staat, en publiceer het",
    ]


def test_again_changes_nothing(site: Site, tmp_path: Path) -> None:
    before = everything()
    town(tmp_path, *EIGHT)
    last = start()[-1]
    assert everything() == before
    assert last.startswith("0 gemaakt, ")


def test_another_language_is_complete_by_that_alone(site: Site) -> None:
    start("--languages", "ar")
    own = MunicipalitySettings.objects.get(site=site)
    assert own.languages == "nl,en,ar"
    assert len(tree(site, "ar")) == len(tree(site, "nl"))
    assert [live for _address, _title, live in tree(site, "ar")] == [
        live for _address, _title, live in tree(site, "nl")
    ]
    assert own.texts.get(language="ar").tagline == said(
        "Your district, your people, your plans", "ar"
    )
    # The words of the vocabulary that it uses, without being told which one.
    assert own.terms.get(language="ar", term="hub").plural == said("Meeting points", "ar")
    assert Group.objects.filter(name="Veendam: vertalers, العربية").exists()


def test_what_the_cms_says_stays(site: Site) -> None:
    page = Page.objects.get(slug="nieuws").specific
    page.title = "Wijknieuws"
    page.save_revision().publish()
    MunicipalitySettings.objects.filter(site=site).update(phone="14010", website="")
    lines = start("--phone", "14 020", "--website", "https://www.example.nl/")
    own = MunicipalitySettings.objects.get(site=site)
    assert (own.phone, own.website) == ("14010", "https://www.example.nl/")
    assert "! telefoon blijft “14010”, zoals in het CMS; verander het daar in “14020”" in lines
    assert Page.objects.get(slug="nieuws").title == "Wijknieuws"
