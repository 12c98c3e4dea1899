"""Every fault in the content is named with its file and key, and leaves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from demo.loader import content
from demo.loader.content import ContentError
from tests.demo.small import load_town

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
        ("false", "nee"),
        "in_footer: 'nee' does not fit this field",
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
    "a row that editors could not make": (
        "kleinstad/hub/huis.yaml",
        ("    closes: 12:30\n", "    closes: 12:30\n    admission: often\n"),
        "opening_periods admission: Value 'often' is not a valid choice.",
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


@pytest.mark.repeats("fault")
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
        load_town(small)
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
        load_town(small)
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
