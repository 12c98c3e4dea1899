"""The loader is driven by models and files: a small town, and every fault named with its file and key."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings
from wagtail.models import Locale, Page, Site

from contacts.models import HubPage
from demo.loader import content, run
from demo.loader.content import CONTENT, ContentError
from home.models import HomePage, InformationPage, MunicipalitySettings, Picture

ANCHOR = date(2026, 11, 22)
FILES = {
    "kleinstad/site.yaml": """\
hostname: kleinstad.localhost
settings:
  name: Kleinstad
  languages:
    - nl
    - pl
""",
    "kleinstad/site.nl.md": """\
---
texts:
  - site_title: Klein maar fijn
footer_links:
  - text: Melding doen
    url: https://melding.example.nl/
words:
  name: Kleinstad
---
""",
    "kleinstad/site.pl.md": "---\ntexts:\n  - site_title: Małe\nwords:\n  name: Małe Miasto\n---\n",
    "kleinstad/section/home.yaml": "model: home.HomePage\npicture: plein\n",
    "kleinstad/section/home.nl.md": "---\ntitle: Kleinstad\nslug: kleinstad\n---\n\nWelkom.\n",
    "kleinstad/section/home.pl.md": "---\ntitle: Małe\nslug: kleinstad-pl\n---\n\nWitamy.\n",
    "kleinstad/section/districts.yaml": "model: districts.DistrictIndexPage\nparent: home\n",
    "kleinstad/section/districts.nl.md": "---\ntitle: Wijken\n---\n",
    "kleinstad/district/oost.nl.md": "---\ntitle: Oost\n---\n",
    "kleinstad/district/oost.yaml": "checked_on: today-4\n",
    "kleinstad/hub/huis.yaml": """\
parent: district:oost
street: Dorpsstraat 1
postcode: 1234 AB
city: Kleinstad
hours_state: regular
languages:
  - nl
  - pl
opening_periods:
  - weekday:
      - monday
      - friday
    opens: 10:00
    closes: 12:30
""",
    "kleinstad/hub/huis.nl.md": "---\ntitle: Het huis\n---\n\nZie ook [de wijk](page:district:oost).\n",
    "kleinstad/picture/plein.yaml": "file: plein.webp\ncredit: Wij\n",
    "kleinstad/picture/plein.nl.md": "---\ntitle: Een plein\ndescription: Een plein\n---\n",
    "kleinstad/picture/plein.pl.md": "---\ndescription: Plac\n---\n",
    "both/info/privacy.yaml": "parent: home\nin_footer: true\n",
    "both/info/privacy.nl.md": "---\ntitle: Privacy in {name}\n---\n",
    "both/info/privacy.pl.md": "---\ntitle: Prywatność w {name}\n---\n",
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The content of a small town."""
    root = tmp_path / "content"
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shutil.copy(CONTENT / "kinds.yaml", root)
    shutil.copy(
        next(CONTENT.glob("hilversum/picture/*.webp")), root / "kleinstad/picture/plein.webp"
    )
    return root


@pytest.fixture
def media(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")


def load(root: Path) -> int:
    [town] = content.towns(root)
    return run.load(town, ANCHOR, lambda *_: None)


@pytest.mark.django_db
@pytest.mark.usefixtures("media")
def test_files_become_records(small: Path) -> None:
    assert load(small) == 7
    assert load(small) == 0
    hub = HubPage.objects.get()
    assert (hub.title, hub.slug, hub.languages, hub.street) == (
        "Het huis",
        "huis",
        "nl,pl",
        "Dorpsstraat 1",
    )
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
    assert (picture.credit, picture.width, picture.height) == ("Wij", 1600, 900)
    homes = HomePage.objects.order_by("pk").values_list("slug", "picture", "picture_alt")
    assert list(homes) == [("kleinstad", picture.pk, ""), ("kleinstad-pl", None, "Plac")]
    titles = InformationPage.objects.order_by("pk").values_list("title", "in_footer")
    assert list(titles) == [("Privacy in Kleinstad", True), ("Prywatność w Małe Miasto", True)]
    own = MunicipalitySettings.objects.get(site=Site.objects.get(hostname="kleinstad.localhost"))
    assert list(own.texts.values_list("language", "site_title")) == [
        ("nl", "Klein maar fijn"),
        ("pl", "Małe"),
    ]


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
    assert load(small) == 9
    german = Page.objects.filter(locale=Locale.objects.get(language_code="de"))
    assert list(german.order_by("path").values_list("title", "url_path")) == [
        ("Kleinstadt", "/kleinstad-de/"),
        ("Stadtteile", "/kleinstad-de/stadtteile/"),
    ]


#: The file that is changed, what is put in place of what, and what is said of it.
FAULTS = {
    "a wrong field": (
        "kleinstad/hub/huis.yaml",
        ("street:", "straat:"),
        "straat: contacts.HubPage has no such field",
    ),
    "a wrong field of a row": (
        "kleinstad/hub/huis.yaml",
        ("opens:", "open:"),
        "open: contacts.OpeningPeriod has no such field",
    ),
    "a value that does not fit": (
        "kleinstad/hub/huis.yaml",
        ("10:00", "ten"),
        "opens: 'ten' does not fit this field",
    ),
    "an unknown day of the week": (
        "kleinstad/hub/huis.yaml",
        ("- friday", "- vrijdag"),
        "weekday: 'vrijdag' does not fit this field",
    ),
    "a day in other words": (
        "kleinstad/district/oost.yaml",
        ("today-4", "yesterday"),
        "checked_on: 'yesterday' does not fit this field",
    ),
    "yes in other words": (
        "both/info/privacy.yaml",
        ("true", "ja"),
        "in_footer: 'ja' does not fit this field",
    ),
    "a value that editors could not choose": (
        "kleinstad/hub/huis.yaml",
        ("hours_state: regular", "hours_state: often"),
        "hours_state: Value 'often' is not a valid choice.",
    ),
    "a field that is missing": (
        "kleinstad/hub/huis.yaml",
        ("street: Dorpsstraat 1\n", ""),
        "street: This field cannot be blank.",
    ),
    "a row that lacks a field": (
        "kleinstad/hub/huis.yaml",
        ("    closes: 12:30\n", ""),
        "opening_periods closes: is missing",
    ),
    "rows that are none": (
        "kleinstad/hub/huis.yaml",
        ("opening_periods:", "opening_periods: often\nrows:"),
        "opening_periods: must be a list of rows with names and values",
    ),
    "braces without quotes": (
        "kleinstad/hub/huis.yaml",
        ("city: Kleinstad", "city: {name}"),
        "city: holds names with values; a text with braces is quoted",
    ),
    "a key twice": (
        "kleinstad/hub/huis.yaml",
        ("city:", "street: Here\ncity:"),
        "street: twice",
    ),
    "no picture of that name": (
        "kleinstad/section/home.yaml",
        ("plein", "haven"),
        "picture: there is no Picture 'haven'",
    ),
    "no page above": (
        "kleinstad/hub/huis.yaml",
        ("district:oost", "district:west"),
        "parent: there is no page 'district:west'",
    ),
    "a link to nowhere": (
        "kleinstad/hub/huis.nl.md",
        ("page:district:oost", "page:district:west"),
        "body: there is no 'district:west'",
    ),
    "a block that is none": (
        "kleinstad/hub/huis.nl.md",
        ("Zie ook", "@map oost\n\nZie ook"),
        "body: there is no block @map",
    ),
    "no title": ("kleinstad/hub/huis.nl.md", ("title: Het huis\n", ""), "title: is missing"),
    "a fact that is prose too": (
        "kleinstad/hub/huis.nl.md",
        ("title: Het huis", "title: Het huis\nstreet: Dorp 2"),
        "street: stands among the facts already",
    ),
    "no front matter": (
        "kleinstad/hub/huis.nl.md",
        ("---\ntitle: Het huis\n---\n", ""),
        "does not begin with front matter between two lines of ---",
    ),
    "an address of another": (
        "kleinstad/section/districts.nl.md",
        ("title: Wijken", "title: Wijken\nslug: privacy-in-kleinstad"),
        None,
    ),
    "a model that is none": (
        "kleinstad/section/home.yaml",
        ("HomePage", "Huis"),
        "model: no model 'home.Huis'",
    ),
    "an order that is none": (
        "kleinstad/section/home.yaml",
        ("picture:", "order: first\npicture:"),
        "order: 'first' is no number",
    ),
    "no YAML": ("kleinstad/section/home.yaml", ("model: ", "model: - "), None),
    "a site without a name": (
        "kleinstad/site.yaml",
        ("name: Kleinstad", "corners: square"),
        "name: is missing",
    ),
    "a site with a wrong key": (
        "kleinstad/site.nl.md",
        ("footer_links", "links"),
        "links: nothing of a site",
    ),
    "a word that the town has not": (
        "both/info/privacy.pl.md",
        ("{name}", "{river}"),
        "{river} is no word of kleinstad",
    ),
}


@pytest.mark.django_db
@pytest.mark.usefixtures("media")
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_file_and_key(small: Path, fault: str) -> None:
    name, (old, new), said = FAULTS[fault]
    path = small / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    before = Page.objects.count()
    with pytest.raises(ContentError) as caught:
        load(small)
    if said is None:
        assert "kleinstad/" in str(caught.value)
    else:
        assert str(caught.value) == f"{path}: {said}"
    assert Page.objects.count() == before
    assert not Site.objects.filter(hostname="kleinstad.localhost").exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("media")
@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("kleinstad/district/oost.yaml", "belongs to oost.yaml, which is not there"),
        ("kleinstad/picture/plein.webp", "file: there is no 'plein.webp' beside it"),
        ("kleinstad/site.pl.md", "is missing"),
    ],
)
def test_a_file_that_is_missing_is_named(small: Path, missing: str, said: str) -> None:
    path = small / missing
    path.unlink()
    where = {"oost.yaml": "oost.nl.md", "plein.webp": "plein.yaml"}.get(path.name, path.name)
    with pytest.raises(ContentError) as caught:
        load(small)
    assert str(caught.value) == f"{path.with_name(where)}: {said}"


@pytest.mark.parametrize("name", ["kleinstad/hubs/huis.yaml", "kleinstad/hub/huis.txt"])
def test_what_stands_in_the_wrong_place_is_named(small: Path, name: str) -> None:
    path = small / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("street: Dorpsstraat 1\n")
    with pytest.raises(ContentError, match=f"^{small}/kleinstad/hub"):
        content.towns(small)


@pytest.mark.django_db
def test_without_content_the_command_says_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content.towns, "__defaults__", (tmp_path,))
    with pytest.raises(CommandError) as caught:
        call_command("load_demo")
    assert str(caught.value) == (
        f"{tmp_path}: there is no content of the demonstration. It is part of the sources, not of an "
        "installed package: use a checkout."
    )
