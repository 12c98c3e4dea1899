"""The demonstration content holds together: its facts, its codes and who is named where."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from contacts.holiday_names import HolidayName
from contacts.models.different_days import OpeningException
from contacts.models.hours_choices import Admission, WeekRule
from contacts.models.hubs import HubPage, HubService
from districts.models import BudgetItem, DealPage
from home.models import EventPage, NewsPage
from home.spoken_languages import CODES
from tests.wijkwijzer.demo_records import MUNICIPALITIES, all_people, each_municipality
from wijkwijzer.demo import documents, pictures
from wijkwijzer.demo.days import day
from wijkwijzer.demo.hilversum import HILVERSUM
from wijkwijzer.demo.rotterdam import ROTTERDAM
from wijkwijzer.demo.shapes_pages import Municipality

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
def test_districts_and_people_that_are_named_are_there(municipality: Municipality) -> None:
    districts = {district.key for district in municipality.districts}
    people = {person.key for person in all_people(municipality)}
    roles = {role.key for role in municipality.roles}
    for_several: list[Any] = [*municipality.news, *municipality.events]
    for record in [*for_several, *municipality.city_appointments]:
        assert set(record.districts) <= districts
    in_one: list[Any] = [*municipality.hubs, *municipality.deals, *municipality.budgets]
    assert {record.district for record in in_one} <= districts
    appointed: list[Any] = [each for one in municipality.districts for each in one.appointments]
    for appointment in [*appointed, *municipality.city_appointments]:
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
        assert {each.weeks for each in hub.periods} <= {"", *WeekRule.values}
        assert {each.service for each in hub.periods} <= {"", *hub.services}, hub.key
        assert {each.holiday for each in hub.holidays} <= set(HolidayName.values)
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
    assert day("sat>6", anchor) == date(2026, 11, 28)
    assert day("2nd thu", anchor) == date(2026, 12, 10)
    assert day("fri>33", anchor) == date(2027, 1, 8), "not on Christmas Day"
    with pytest.raises(ValueError, match="Invalid isoformat"):
        day("tomorrow", anchor)
