"""The demonstration content holds together: references, languages, lengths, facts."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from contacts.models.hours import Admission, OpeningException
from contacts.models.hubs import HubPage, HubService
from contacts.phone import normalise_phone
from districts.boundaries import validate_boundary
from districts.models import BudgetItem, DealPage
from home.models import EventPage, NewsPage
from home.spoken_languages import CODES
from wijkwijzer.demo import documents, markup, pictures
from wijkwijzer.demo.body import CALLS
from wijkwijzer.demo.boundary import polygon
from wijkwijzer.demo.days import day
from wijkwijzer.demo.hilversum import HILVERSUM
from wijkwijzer.demo.rotterdam import ROTTERDAM
from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Municipality

MUNICIPALITIES = [ROTTERDAM, HILVERSUM]
#: The district budgets of 2026 that the municipality of Hilversum published, in whole euros.
PUBLISHED_BUDGETS = {
    "noordoost": 31_080,
    "noordwest": 24_280,
    "zuid": 42_810,
    "zuidoost": 28_700,
    "zuidwest": 27_000,
    "hilversumse-meent": 17_990,
    "centrum": 28_190,
    "oost": 49_950,
}
#: An address as “je” instead of “u”; “je” in a quotation of a resident is their own.
FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
LINK = re.compile(r"\]\(page:([^)]+)\)")

each_municipality = pytest.mark.parametrize(
    "municipality", MUNICIPALITIES, ids=[each.key for each in MUNICIPALITIES]
)


def texts(value: object, where: str = "") -> Iterator[tuple[str, Text]]:
    """Give every text below a record, with the way to it."""
    if isinstance(value, Text):
        yield where, value
    elif dataclasses.is_dataclass(value):
        key = getattr(value, "key", "")
        for field in dataclasses.fields(value):
            name = f"{where}/{key}.{field.name}" if key else f"{where}.{field.name}"
            yield from texts(getattr(value, field.name), name)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, where)


def targets(municipality: Municipality) -> set[str]:
    """Give the keys of all pages that a text can lead to."""
    kinds = {
        "district": municipality.districts,
        "hub": municipality.hubs,
        "news": municipality.news,
        "event": municipality.events,
        "deal": municipality.deals,
        "role": municipality.roles,
        "initiative": municipality.initiatives,
        "info": municipality.information,
        "person": all_people(municipality),
    }
    keys = {f"{kind}:{each.key}" for kind, records in kinds.items() for each in records}  # type: ignore[attr-defined]
    sections = {section.key for section in municipality.sections}
    return keys | sections | {"programme"}


def all_people(municipality: Municipality) -> tuple:  # type: ignore[type-arg]
    """Give everybody in a municipality."""
    return (*municipality.people, *(each for one in municipality.districts for each in one.people))


@each_municipality
def test_what_the_issue_asks_for_is_there(municipality: Municipality) -> None:
    rotterdam = municipality is ROTTERDAM
    assert len(municipality.districts) == (39 if rotterdam else 8)
    assert len(municipality.hubs) >= (10 if rotterdam else 4)
    assert len(municipality.news) >= (28 if rotterdam else 14)
    assert len(municipality.deals) + len(HILVERSUM.deals) >= 10
    # People are found by their name: nobody is there twice.
    assert max(Counter(person.key for person in all_people(municipality)).values()) == 1


def test_the_demo_shows_what_is_awkward_in_real_life() -> None:
    hubs = {hub.key: hub for each in MUNICIPALITIES for hub in each.hubs}
    thursday = hubs["wijkhub-rozenburg"].periods
    assert [(each.weekday, each.opens, each.closes) for each in thursday] == [(4, "14:00", "16:00")]
    assert {hub.hours_state for hub in hubs.values()} >= {
        "regular",
        "appointment",
        "uncertain",
        "unknown",
    }
    three = hubs["wijkhub-lombardijen"].periods
    assert len({each.opens for each in three}) == 3
    seats = [seat for each in ROTTERDAM.districts if each.council for seat in each.council.members]
    assert sum(not seat.person for seat in seats) >= 5
    appointments = [each for one in ROTTERDAM.districts for each in one.appointments]
    assert any(not each.person and each.deputy for each in appointments), "a vacancy with a deputy"
    assert any(isinstance(each.since, int) and each.since > 0 for each in appointments), (
        "a hand-over"
    )


def test_the_budgets_of_hilversum_are_the_published_ones() -> None:
    amounts = {each.district: each.amount for each in HILVERSUM.budgets if each.year == 2026}
    assert amounts == PUBLISHED_BUDGETS


@each_municipality
def test_budgets_add_up(municipality: Municipality) -> None:
    for budget in municipality.budgets:
        assert sum(item.amount for item in budget.items) == budget.amount, budget.district
        for item in budget.items:
            assert item.spent <= item.amount, (budget.district, budget.year, item.purpose)
            assert item.purpose in BudgetItem.Purpose.values


@each_municipality
def test_every_text_is_in_dutch_and_english(municipality: Municipality) -> None:
    missing = [where for where, text in texts(municipality) if not (text.nl and text.en)]
    assert missing == []


@each_municipality
def test_residents_are_addressed_formally(municipality: Municipality) -> None:
    found = []
    for where, text in texts(municipality):
        spoken = [line for line in text.nl.splitlines() if not line.startswith(">")]
        found += [(where, line) for line in spoken if FAMILIAR.search(line)]
    assert [each for each in found if "motivation" not in each[0]] == []


@each_municipality
def test_numbers_in_arabic_stay_in_one_piece(municipality: Municipality) -> None:
    # Between two numbers an ordinary space lets them change places in a right-to-left line.
    split = [where for where, text in texts(municipality) if re.search(r"\d[ –]\d", text.ar)]
    assert split == []


@each_municipality
def test_a_text_has_the_same_blocks_in_each_language(municipality: Municipality) -> None:
    for where, text in texts(municipality):
        if not where.endswith("body"):
            continue
        expected = [(block.kind, len(block.lines)) for block in markup.blocks(text.nl)]
        for language in ("en", "ar"):
            written = text.get(language)
            if written:
                found = [(block.kind, len(block.lines)) for block in markup.blocks(written)]
                assert found == expected, f"{where} in {language}"


@each_municipality
def test_references_lead_somewhere(municipality: Municipality) -> None:
    known = targets(municipality)
    drawn = {picture.key for picture in municipality.pictures}
    for where, text in texts(municipality):
        for language in ("nl", "en", "ar"):
            for target in LINK.findall(text.get(language)):
                assert target in known, f"{where}: {target}"
            for block in markup.blocks(text.get(language)) if where.endswith("body") else ():
                if block.kind in {"hub", "contact"}:
                    kind = "person" if block.kind == "contact" else "hub"
                    assert f"{kind}:{block.lines[0]}" in known, where
                elif block.kind == "call":
                    assert block.lines[0] in known & set(CALLS), where
                elif block.kind == "picture":
                    assert block.lines[0] in drawn, where
    pictured = (
        *municipality.news,
        *municipality.districts,
        *municipality.hubs,
        *municipality.deals,
    )
    assert {each.picture for each in pictured} - {""} <= drawn
    for alert in municipality.alerts:
        assert {alert.link, alert.place} - {""} <= known, alert.key
    for event in municipality.events:
        assert not event.hub or f"hub:{event.hub}" in known, event.key
        assert event.hub or event.location, event.key


@each_municipality
def test_districts_and_people_that_are_named_are_there(municipality: Municipality) -> None:
    districts = {district.key for district in municipality.districts}
    people = {person.key for person in all_people(municipality)}
    roles = {role.key for role in municipality.roles}
    for record in (*municipality.news, *municipality.events, *municipality.city_appointments):
        assert set(record.districts) <= districts  # type: ignore[attr-defined]
    for record in (*municipality.hubs, *municipality.deals, *municipality.budgets):
        assert record.district in districts  # type: ignore[attr-defined]
    appointed = [each for one in municipality.districts for each in one.appointments]
    for appointment in (*appointed, *municipality.city_appointments):
        assert appointment.role in roles
        assert {appointment.person, getattr(appointment, "deputy", "")} <= people | {""}
    covered = {
        key
        for each in municipality.city_appointments
        if each.role == "wijkwethouder"
        for key in each.districts
    }
    assert covered == districts, "each district has an alderman"


@each_municipality
def test_codes_are_those_of_the_models(municipality: Municipality) -> None:
    for hub in municipality.hubs:
        assert set(hub.services) <= set(HubService.Kind.values), hub.key
        assert set(hub.accessibility) <= set(HubPage.Accessibility.values), hub.key
        assert set(hub.languages) <= set(CODES), hub.key
        assert hub.hours_state in HubPage.HoursState.values
        assert {each.admission for each in hub.periods} <= set(Admission.values)
        for deviation in hub.deviations:
            assert deviation.state in OpeningException.State.values
            assert deviation.reason in OpeningException.Reason.values
    assert {each.category for each in municipality.news} <= set(NewsPage.Category.values)
    assert {each.kind for each in municipality.events} <= set(EventPage.Kind.values)
    assert {each.kind for each in municipality.deals} <= set(DealPage.Kind.values)
    assert {each.status for each in municipality.deals} <= set(DealPage.Status.values)
    for person in all_people(municipality):
        assert set(person.languages) <= set(CODES), person.key


@each_municipality
def test_texts_fit_their_fields(municipality: Municipality) -> None:
    limits = {
        "introduction": 400,
        "message": 400,
        "entrance": 400,
        "meeting": 400,
        "motivation": 300,
        "explanation": 250,
        "synonyms": 250,
        "footer_text": 400,
        "tagline": 120,
        "decided_by": 120,
        "alt": 250,
    }
    for where, text in texts(municipality):
        limit = limits.get(where.rpartition(".")[2])
        for language in ("nl", "en", "ar"):
            assert limit is None or len(text.get(language)) <= limit, f"{where} in {language}"
            assert not where.endswith("title") or len(text.get(language)) <= 80, where


@each_municipality
def test_nobody_real_can_be_reached(municipality: Municipality) -> None:
    addresses = re.findall(r"[\w.-]+@[\w-]+\.[\w.]*\w", repr(municipality))
    assert addresses
    assert {address.partition("@")[2] for address in addresses} == {"example.nl"}
    for person in all_people(municipality):
        for number in (person.mobile, person.phone):
            if number:
                stored = normalise_phone(number)
                assert stored in {"14010", "14035"} or stored.startswith("+316000"), person.key


@each_municipality
def test_boundaries_are_shared_with_the_neighbours(municipality: Municipality) -> None:
    assert set(municipality.boundaries) == {district.key for district in municipality.districts}
    corners: Counter[str] = Counter()
    for ring in municipality.boundaries.values():
        validate_boundary(polygon(ring))
        corners.update(set(ring.split(", ")))
    shared = sum(number > 1 for number in corners.values())
    assert shared > len(municipality.boundaries)


@each_municipality
def test_neighbourhoods_have_codes_of_their_own_municipality(municipality: Municipality) -> None:
    prefix = {"rotterdam": "BU0599", "hilversum": "BU0402"}[municipality.key]
    codes = [place.code for one in municipality.districts for place in one.neighbourhoods]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(prefix + r"\d{4}", code) for code in codes)


def test_pictures_are_the_same_bytes_each_time() -> None:
    drawn = HILVERSUM.pictures[0]
    palette = pictures.PALETTES["hilversum"]
    first = pictures.jpeg(drawn, palette)
    assert first == pictures.jpeg(drawn, palette)
    assert first.startswith(b"\xff\xd8")
    assert len(first) < 150_000


@each_municipality
def test_every_picture_has_a_scene_and_every_document_is_a_pdf(municipality: Municipality) -> None:
    assert {each.scene for each in municipality.pictures} <= set(pictures.SCENES)
    for document in municipality.documents:
        content = documents.pdf(document)
        assert content.startswith(b"%PDF-1.4")
        start = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
        assert content[start : start + 4] == b"xref"


def test_days_are_seen_from_the_anchor() -> None:
    anchor = date(2026, 11, 22)
    assert day(-2, anchor) == date(2026, 11, 20)
    assert day("12-25", anchor) == date(2026, 12, 25)
    assert day("01-01", anchor) == date(2027, 1, 1)
    assert day("2020-12-01", anchor) == date(2020, 12, 1)
    with pytest.raises(ValueError, match="Invalid isoformat"):
        day("tomorrow", anchor)
