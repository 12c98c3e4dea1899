"""What the two municipalities tell about working by district stands at most two clicks from the start. Read from the pages."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from tests.browser.demo import Demo, Page, PublicSite
from tests.browser.report import no_faults

CLICKS = 2
LINK = re.compile(r'<a\s[^>]*?href="(/[^"?#]*)')
NOT_SAID = re.compile(r"<(script|style|head)\b.*?</\1>|<[^>]+>", re.DOTALL)
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
#: Each in its own words; a fact is on a page when that says all of the pieces.
FACTS: dict[str, dict[str, tuple[str, ...]]] = {
    "rotterdam": {
        "residents decide": ("meer invloed", "waar het geld naartoe gaat"),
        "ideas do not strand": ("Goede ideeën stranden niet op regels",),
        "councils": ("39 wijkraden", "maart 2022"),
        "a council stands up for its district": ("komt op voor uw wijk", "aandacht"),
        "partners": ("Met wijkraad en partners",),
        "the municipality changes": ("Wat verandert er bij de gemeente?", "wijkmanagers krijgen"),
        "councils are helped": ("Elke wijkraad krijgt hulp",),
        "more hubs": ("steeds meer wijkhubs",),
        "hubs are walked into": ("wijkhub waar u zo kunt binnenlopen",),
        "one grant": ("verschillende regelingen zijn één bijdrage geworden",),
        "plans of residents": ("Bewonersinitiatief",),
        "participation platform": ("Mijn Rotterdam",),
    },
    "hilversum": {
        "residents know": ("prachtige wijken", "verantwoordelijk voor hun buurt"),
        "every district differs": ("Elke wijk is anders", "Vroeger regelde zij alles zelf"),
        "set by the college": ("vastgesteld op 1 december 2020", "uitvoeringsnotitie"),
        "aims": ("De buurt is het begin", "Korte lijnen", "Ruimte voor plannen van inwoners"),
        "subjects of a district": ("zoeken we uit welke onderwerpen belangrijk zijn",),
        "quiet districts": ("weinig mensen mee", "moedigen we bewoners aan"),
        "coordinators": ("brengt bewoners, gemeente en organisaties bij elkaar", "wijkwethouder"),
        "deals": ("Right to Challenge",),
        "agreements with residents": ("buurtdeal",),
        "money": ("Er is per wijk een bedrag",),
        "all names on one sheet": ("Flyer met deze contacten, om te printen",),
    },
}


def within(site: PublicSite, clicks: int) -> dict[str, Page]:
    """Return the Dutch pages that so many clicks reach, by address."""
    known = {page.path: page for page in site.pages if page.language == "nl"}
    reached, front = {"/"}, {"/"}
    for _click in range(clicks):
        front = {link for path in front for link in LINK.findall(known[path].html)}
        front = (front & known.keys()) - reached
        reached |= front
    return {path: known[path] for path in reached}


def said(page: Page) -> str:
    """Return what is read on a page."""
    return " ".join(unescape(NOT_SAID.sub(" ", page.html)).split())


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_is_two_clicks_away(demo_site: Demo, name: str) -> None:
    near = [said(page) for page in within(demo_site.site(name), CLICKS).values()]
    assert [
        fact
        for fact, pieces in FACTS[name].items()
        if not any(all(piece in text for piece in pieces) for text in near)
    ] == []


@pytest.mark.parametrize("name", FACTS)
def test_every_event_has_a_place_and_a_picture(demo_site: Demo, name: str) -> None:
    found: dict[str, list[str]] = {}
    events = 0
    for page in demo_site.site(name).pages:
        for data in DATA.findall(page.html):
            things = json.loads(data)
            for thing in things.get("@graph", [things]) if isinstance(things, dict) else things:
                if thing.get("@type") == "Event":
                    events += 1
                    lacks = [each for each in ("location", "image") if not thing.get(each)]
                    if lacks:
                        found[page.path] = lacks
    assert events
    no_faults(found)
