"""A sentence about hours names all days on which it is not so. Today is Sunday 22 November 2026."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from contacts.cms.hours.hours_of_page import preview
from contacts.hours.exchange import ical
from contacts.hours.rows import hours_of
from contacts.hours.rule_words import rule_sentences
from contacts.hours.until import (
    last_day_of_page,
    last_day_of_sheet,
    month_of_page,
    page_until,
    sheet_until,
    year_until,
)
from contacts.hours.words import date_text, dates_text, why_text
from contacts.hubs.page import different_now, hub_view
from contacts.printouts.flyer import district_flyer
from contacts.printouts.poster import PosterHours, poster_view
from hours_engine.engine import Base, Hours, day
from tests.contacts.hub_town import FRI, MON, THU, TUE, HubTown
from tests.contacts.rendering import html, main_of
from tests.districts.town import Town

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def at(on: date) -> datetime:
    return datetime.combine(on, time(), tzinfo=AMSTERDAM)


@pytest.fixture
def winter() -> HubTown:
    """A hub with other hours from 12 December, and still others on the last Thursday of the year."""
    place = HubTown()
    place.open(THU, time(9), time(17), valid_until=date(2026, 12, 11))
    for weekday in (TUE, THU):
        season: dict[str, Any] = {"valid_from": date(2026, 12, 12), "season": True}
        place.open(weekday, time(13), time(17), **season)
    last = date(2026, 12, 31)
    place.differ(last, last, "open", "holiday", opens=time(10), closes=time(13))
    return place


RULES = (
    "Up to and including 11 December: on Thursday from 9:00 to 17:00",
    "From 12 December: on Tuesday and Thursday from 13:00 to 17:00",
)
DIFFERENT = "On Thursday 31 December: open from 10:00 to 13:00 (public holiday)"


def test_a_sentence_without_an_end_names_the_thursday_on_which_it_is_not_so(
    winter: HubTown,
) -> None:
    view = hub_view(winter.town.read(), winter.hub).hours
    assert (view.rules, view.notes, view.later) == (RULES, (), (DIFFERENT,))
    assert view.holds == "These opening hours hold up to and including 31 December 2027."
    text = main_of(html(winter.town, winter.hub))
    assert "<details" not in text
    assert DIFFERENT in text
    assert view.holds in text


def test_the_poster_and_the_flyer_say_the_same(winter: HubTown) -> None:
    read = winter.town.read()
    expected = PosterHours(
        week=(),
        rules=RULES,
        always="",
        explanation="",
        explanation_lang=None,
        different=(DIFFERENT,),
        holds="These opening hours hold up to and including 31 December 2027.",
    )
    assert poster_view(read, winter.hub).hours == expected
    (group,) = district_flyer(read, winter.district).groups
    assert [hub.hours for hub in group.hubs] == [expected]


def test_a_week_without_dates_announces_all_weeks_that_follow_with_their_last_day() -> None:
    place = HubTown()
    place.open(MON, time(9), time(17), valid_until=date(2027, 5, 31))
    place.open(MON, time(10), time(12), valid_from=date(2027, 6, 1), valid_until=date(2027, 8, 31))
    place.open(MON, time(9), time(17), valid_from=date(2027, 9, 1))
    expected = (
        "From 1 June 2027 up to and including 31 August 2027 other opening hours: "
        "Monday open from 10:00 to 12:00",
        "From 1 September 2027 other opening hours: Monday open from 9:00 to 17:00",
    )
    assert poster_view(place.town.read(), place.hub).hours.different == expected
    view = hub_view(place.town.read(), place.hub).hours
    assert (view.notes, view.later) == ((), expected)


def test_a_week_in_which_nothing_is_on_is_not_closed_until_further_notice() -> None:
    place = HubTown()
    place.open(FRI, time(9), time(12), weeks="second")
    read = place.town.read()
    view = hub_view(read, place.hub).hours
    assert view.always == ""
    assert [row.state for row in view.rows] == ["closed"] * 7
    assert poster_view(read, place.hub).hours.always == ""


def test_hours_that_begin_later_are_not_known_until_then() -> None:
    place = HubTown()
    place.open(MON, time(9), time(12), valid_from=date(2027, 3, 1))
    read = place.town.read()
    poster = poster_view(read, place.hub).hours
    assert (poster.always, poster.week) == ("", ())
    assert poster.rules == (
        "Up to and including 28 February 2027: not known yet, call first",
        "From 1 March 2027: on Monday from 9:00 to 12:00",
    )
    assert hub_view(read, place.hub).hours.always == ""


def test_hours_by_appointment_that_end_are_not_known_after_it() -> None:
    place = HubTown("appointment")
    place.open(MON, time(9), time(12), valid_until=date(2026, 12, 6))
    assert place.hours().notes == (
        "From 7 December other opening hours: not known yet, call first",
    )


def test_by_appointment_makes_each_rule_one_by_appointment() -> None:
    place = HubTown("appointment")
    place.open(TUE, time(9), time(12), weeks="first")
    assert place.hours().rules == (
        "every first Tuesday of the month from 9:00 to 12:00, by appointment",
    )


def test_new_hours_that_replace_old_ones_end_them_in_words() -> None:
    place = HubTown()
    place.open(MON, time(9), time(12), place="Market")
    place.open(MON, time(10), time(13), place="Market", valid_from=date(2027, 1, 1))
    assert place.hours().rules == (
        "Up to and including 31 December: on Monday from 9:00 to 12:00, at Market",
        "From 1 January 2027: on Monday from 10:00 to 13:00, at Market",
    )


def test_what_no_rule_can_say_is_a_list_of_dates() -> None:
    place = HubTown()
    place.open(MON, time(9), time(12))
    place.open(MON, time(10), time(13), weeks="last", valid_from=date(2027, 11, 1))
    view = place.hours()
    assert view.later == (
        "On Monday 29 November 2027: open from 10:00 to 13:00",
        "On Monday 27 December 2027: open from 10:00 to 13:00",
    )


def test_the_next_time_is_no_day_on_which_it_is_closed() -> None:
    place = HubTown()
    place.open(TUE, time(9), time(12), weeks="every-2", counted_from=date(2026, 11, 24))
    place.differ(date(2026, 11, 24), date(2026, 11, 24), "closed", "staff")
    assert place.hours().rules == (
        "once in two weeks on Tuesday from 9:00 to 12:00 (the next time on 8 December)",
    )


def test_what_is_urgent_stands_out_and_says_what_holds_today() -> None:
    place = HubTown()
    first, last = date(2026, 11, 20), date(2026, 11, 27)
    place.differ(first, last, "closed", "incident", urgent=True, banner=True)
    today, tomorrow = date(2026, 11, 22), date(2026, 11, 23)
    times = {"opens": time(10), "closes": time(12), "urgent": True}
    place.differ(today, tomorrow, "open", "event", **times)
    read = place.town.read()
    assert different_now(read, place.hub, hours_of(read, place.hub)) == (
        "Up to and including 23 November: open from 10:00 to 12:00 (event in the building)"
    )
    assert main_of(html(place.town, place.hub)).count("Up to and including 23 November") == 1


def test_what_goes_on_is_said_without_saying_that_something_goes_on() -> None:
    place = HubTown()
    on = date(2026, 11, 22)
    place.differ(on, on, "open", "event", opens=time(10), closes=time(12))
    read = place.town.read("nl")
    today = day(hours_of(read, place.hub), on)
    assert why_text(read, today, "Sinterklaas") == "Sinterklaas"
    assert why_text(read, today) == "evenement in het gebouw"


def test_a_calendar_is_not_silent_about_days_that_nobody_knows() -> None:
    place = HubTown()
    place.open(MON, time(9), time(12), valid_until=date(2026, 11, 29))
    read = place.town.read()
    (target,) = ical.plan(read)
    found = icalendar.Calendar.from_ical(ical.make(read, target).body)
    whole_days = [
        (str(each["SUMMARY"]), each.decoded("DTSTART"), each.decoded("DTEND"))
        for each in found.walk("VEVENT")
        if not isinstance(each.decoded("DTSTART"), datetime)
    ]
    # Twelve weeks from Monday 16 November.
    assert whole_days == [
        ("Hub Noord: not known yet, call first", date(2026, 11, 30), date(2027, 2, 8))
    ]


def test_editors_see_the_same_sentences() -> None:
    assert preview(Hours(Base.UNCERTAIN)).sentences == (
        "Er zijn geen vaste openingstijden. Bel eerst.",
    )


def test_a_long_list_stands_folded_and_whole() -> None:
    place = HubTown()
    place.open(MON, time(9), time(12))
    for month in range(1, 12):
        on = date(2027, month, 1)
        place.differ(on, on, "closed", "training")
    view = place.hours()
    assert (len(view.notes), len(view.later)) == (0, 11)
    text = main_of(html(place.town, place.hub))
    folded = text[text.index("<details") : text.index("</details>")]
    assert all(each in text for each in view.later)
    assert folded.count("<li>") == 7
    assert "What is different later: 7" in folded


# --- until when it holds, each moment by itself ----------------------------------------------
def test_a_page_speaks_of_400_days_and_a_sheet_of_a_year() -> None:
    assert last_day_of_page(date(2026, 11, 22)) == date(2027, 12, 31)
    assert last_day_of_page(date(2026, 11, 27)) == date(2028, 1, 31)
    assert month_of_page(date(2026, 11, 3)) == (date(2026, 11, 1), 457)
    assert last_day_of_sheet(date(2026, 9, 30)) == date(2026, 12, 31)
    assert last_day_of_sheet(date(2026, 10, 1)) == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("until", "last", "moves"),
    [
        (page_until, date(2027, 12, 31), date(2026, 11, 27)),
        (sheet_until, date(2027, 12, 31), date(2027, 10, 1)),
        (year_until, date(2027, 12, 31), date(2027, 1, 1)),
    ],
)
def test_the_last_day_moves_on_a_day(until: Any, last: date, moves: date) -> None:
    read = Town().read()
    assert until(read) == last
    assert read.valid_until == at(moves)


@pytest.mark.parametrize(
    ("first", "last", "until"),
    [
        # Announced: other words once it has begun.
        (date(2026, 12, 1), date(2026, 12, 5), date(2026, 12, 1)),
        (date(2026, 12, 1), None, date(2026, 12, 1)),
        # Looked at from today on: on its last day it is on that day; after it it is over.
        (date(2026, 11, 22), date(2026, 12, 5), date(2026, 12, 5)),
        (date(2026, 11, 1), date(2026, 12, 5), date(2026, 12, 6)),
        (date(2026, 12, 5), date(2026, 12, 5), date(2026, 12, 6)),
        (date(2026, 11, 22), date(2026, 11, 22), date(2026, 11, 23)),
        # Without an end only the year can change.
        (date(2026, 11, 1), None, None),
    ],
)
def test_words_about_days_hold_until_a_day(
    first: date, last: date | None, until: date | None
) -> None:
    read = Town().read()
    dates_text(read, first, last)
    assert read.valid_until == (at(until) if until else None)


@pytest.mark.parametrize(
    ("on", "text", "until"),
    [
        # What is in this year is over by then.
        (date(2026, 12, 5), "5 December", None),
        (date(2028, 2, 29), "29 February 2028", date(2028, 1, 1)),
    ],
)
def test_a_date_loses_its_year_when_that_begins(on: date, text: str, until: date | None) -> None:
    read = Town().read()
    assert date_text(read, on) == text
    assert read.valid_until == (at(until) if until else None)


def test_a_poster_announces_another_week_until_it_has_begun() -> None:
    place = HubTown()
    place.open(MON, time(9), time(17), valid_until=date(2026, 12, 6))
    place.open(MON, time(10), time(12), valid_from=date(2026, 12, 7))
    read = place.town.read()
    poster_view(read, place.hub)
    assert read.valid_until == at(date(2026, 12, 7))


def test_a_rule_that_counts_weeks_says_the_next_time_until_it_is_over() -> None:
    place = HubTown()
    place.open(TUE, time(9), time(12), weeks="every-4", counted_from=date(2026, 12, 1))
    read = place.town.read()
    rule_sentences(read, hours_of(read, place.hub))
    assert read.valid_until == at(date(2026, 12, 2))
