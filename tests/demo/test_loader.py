"""The loader is driven by models and files: a small town."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Locale, Page, Site

from contacts.models import HubPage
from core.models import MunicipalitySettings, Picture
from demo.loader import content, run
from home.models import HomePage, InformationPage
from tests.demo.small import load_town


@pytest.mark.django_db
@pytest.mark.usefixtures("media")
def test_files_become_records(small: Path) -> None:
    assert load_town(small) == 7
    assert load_town(small) == 0
    hub = HubPage.objects.get()
    assert (hub.title, hub.slug, hub.languages, hub.street) == (
        "Het huis",
        "huis",
        "nl,pl",
        "Dorpsstraat 1",
    )
    # A phone number has one form, however it is typed.
    assert hub.phone == "+31100000000"
    rows = hub.opening_periods.values_list("sort_order", "weekday", "opens", "closes")
    assert [(place, day, str(opens), str(closes)) for place, day, opens, closes in rows] == [
        (0, 1, "10:00:00", "12:30:00"),
        (1, 5, "10:00:00", "12:30:00"),
    ]
    district = Page.objects.get(slug="oost").specific
    assert hub.get_parent().pk == district.pk
    assert district.checked_on == date(2026, 11, 18)
    assert f'<a linktype="page" id="{district.pk}">de wijk</a>' in str(hub.body.get_prep_value())
    picture = Picture.objects.get()
    assert picture.file.storage.exists(picture.file.name)
    assert (picture.credit, picture.width, picture.height) == ("Wij", 1600, 900)
    homes = HomePage.objects.order_by("pk").values_list("slug", "picture", "picture_alt")
    assert list(homes) == [("kleinstad", picture.pk, ""), ("kleinstad-pl", None, "Plac")]
    # A translation has what every page has; a fact of its kind it takes from its source.
    fields = ("title", "show_in_menus", "in_footer")
    assert list(InformationPage.objects.order_by("pk").values_list(*fields)) == [
        ("Privacy in Kleinstad", True, False),
        ("Prywatność w Małe Miasto", True, True),
    ]
    own = MunicipalitySettings.objects.get(site=Site.objects.get(hostname="kleinstad.localhost"))
    assert list(own.texts.values_list("language", "site_title")) == [
        ("nl", "Klein maar fijn"),
        ("pl", "Małe"),
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("media")
def test_it_can_be_written_for_a_day_to_come(small: Path) -> None:
    (small / "kleinstad/person/an.yaml").parent.mkdir()
    (small / "kleinstad/person/an.yaml").write_text(
        "parent: home\ntitle: An\nemail: an@example.nl\nemail_public: true\nemail_basis: work\n"
        "email_basis_on: today-9\n"
    )
    [town] = content.towns(small)
    assert run.load(town, timezone.localdate() + timedelta(days=400), lambda *_: None) == 8


@pytest.mark.django_db
@pytest.mark.usefixtures("media")
def test_one_more_language_is_a_set_of_files(small: Path, settings: Settings) -> None:
    languages = [*settings.WAGTAIL_CONTENT_LANGUAGES, ("de", "Deutsch")]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES = languages
    town = small / "kleinstad"
    site = town / "site.yaml"
    site.write_text(site.read_text().replace("    - pl\n", "    - pl\n    - de\n"))
    (town / "site.de.md").write_text("---\ntexts:\n  - site_title: Klein aber fein\n---\n")
    (town / "section/home.de.md").write_text("---\ntitle: Kleinstadt\nslug: kleinstad-de\n---\n")
    (town / "section/districts.de.md").write_text("---\ntitle: Stadtteile\n---\n")
    assert load_town(small) == 9
    german = Page.objects.filter(locale=Locale.objects.get(language_code="de"))
    assert list(german.order_by("path").values_list("title", "url_path")) == [
        ("Kleinstadt", "/kleinstad-de/"),
        ("Stadtteile", "/kleinstad-de/stadtteile/"),
    ]
