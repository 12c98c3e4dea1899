"""Councils: seats, vacancies and the next meeting."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from districts.pages.council import CouncilView, SeatView, council_view
from home.agenda.cards import EventCard
from home.models.agenda import EventDistrictRow
from publishing.content.declarations import PageRow
from tests.districts.place import HIDDEN, Place

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def test_the_chair_comes_first_and_vacancies_last() -> None:
    place = Place(
        has_council=True,
        council_seats=4,
        council_email="raad@example.nl",
        council_url="https://raad.example.nl",
        council_since=date(2026, 3, 18),
    )
    place.seat(None)
    place.seat(place.person("Anna Bos", motivation="Meer groen.").id, starts_on=date(2026, 3, 30))
    place.seat(place.person("Bram Dam").id, "chair")

    assert council_view(place.town.read(), place.district) == CouncilView(
        name="District council Noord",
        total=4,
        vacant=2,
        seats=(
            SeatView("Bram Dam", "Chair", True, None, None, False, "", None),
            SeatView(
                "Anna Bos", "Member", False, date(2026, 3, 30), None, False, "Meer groen.", None
            ),
            SeatView(None, "", False, None, None, True, "", None),
            SeatView(None, "", False, None, None, True, "", None),
        ),
        chair="Bram Dam",
        elected_on=date(2026, 3, 18),
        email="raad@example.nl",
        url="https://raad.example.nl",
        meeting=None,
    )


def test_a_seat_falls_vacant_by_the_clock() -> None:
    place = Place(has_council=True, council_seats=1)
    place.seat(place.person("Anna Bos").id, ends_on=date(2026, 11, 22))

    read = place.town.read()
    council = council_view(read, place.district)

    assert council is not None
    assert council.vacant == 0
    assert read.valid_until == datetime(2026, 11, 23, tzinfo=AMSTERDAM)

    after = council_view(place.town.read(moment=read.valid_until), place.district)

    assert after is not None
    assert (after.total, after.vacant) == (1, 1)


def test_a_member_who_is_not_public_keeps_the_seat_without_being_shown() -> None:
    place = Place(has_council=True, council_seats=2)
    place.seat(place.person("Anna Bos").id)
    place.seat(HIDDEN, "chair")

    council = council_view(place.town.read(), place.district)

    assert council is not None
    assert (council.total, council.vacant, len(council.seats), council.chair) == (2, 0, 1, None)


def test_no_council_no_view() -> None:
    place = Place(has_council=False, council_seats=7)

    assert council_view(place.town.read(), place.district) is None
    assert council_view(place.town.read(), place.town.district("Zuid")) is None


def meeting(place: Place, title: str, day: int, **fields: Any) -> PageRow:
    page = place.town.page(
        "home.eventpage",
        title,
        place.town.home,
        **{
            "kind": "council",
            "starts_at": datetime(2026, 11, day, 18, 30, tzinfo=UTC),
            "ends_at": datetime(2026, 11, day, 20, 30, tzinfo=UTC),
        }
        | fields,
    )
    place.town.add(EventDistrictRow, eventpage_id=page.id, districtpage_id=place.district.id)
    return page


def test_the_next_meeting_is_the_first_of_the_council_that_goes_on() -> None:
    place = Place(has_council=True, council_seats=1)
    meeting(place, "Later", 28)
    meeting(place, "Volgende", 26, location="Wijkhub")
    meeting(place, "Afgelast", 25, cancelled=True)
    meeting(place, "Feest", 24, kind="activity")
    meeting(place, "Geweest", 20)

    read = place.town.read()
    council = council_view(read, place.district)

    assert council is not None
    assert council.meeting == EventCard(
        title="Volgende",
        url="/volgende/",
        starts_at=datetime(2026, 11, 26, 19, 30, tzinfo=AMSTERDAM),
        time_text="19:30 to 21:30",
        place="Wijkhub",
        kind="District council meeting",
        status=None,
        lang=None,
    )
    assert read.valid_until == datetime(2026, 11, 26, 20, 30, tzinfo=UTC)


def test_a_meeting_is_shown_in_a_language_that_it_is_not_translated_into() -> None:
    place = Place(has_council=True, council_seats=1)
    meeting(place, "Volgende", 26)

    council = council_view(place.town.read("nl"), place.district)

    assert council is not None
    assert council.meeting is not None
    assert (council.meeting.title, council.meeting.lang) == ("Volgende", "en")
