"""Boundaries of the start page, news, the agenda and the lists of data."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from contacts.models.different_days import OpeningExceptionRow
from contacts.models.hours import OpeningPeriodRow
from contacts.open_data import hours_rows, hub_item
from core.layout.dates import changed
from core.site_files.security_txt import make as security_txt
from home.agenda.cards import all_upcoming
from home.agenda.occurrences import coming_dates, current, rule_text, to_come
from home.agenda.pages import event_view
from home.alerts import alerts
from home.models.agenda import EventRow
from publishing.content.declarations import PageRow
from publishing.registry import Target
from tests.boundaries.cases import DAY, TODAY, TOMORROW, WEDNESDAY, YESTERDAY, View, boundary, utc
from tests.districts.town import Town

EVERY_WEEK: dict[str, Any] = {
    "starts_at": utc(11, 23, 9),
    "ends_at": utc(11, 23, 10, 30),
    "repeats": "week",
    "repeats_until": date(2027, 6, 1),
}


def event(town: Town, **fields: Any) -> EventRow:
    """Return the row of an agenda item."""
    page = town.page("home.eventpage", "Koffie", town.home, kind="activity", **fields)
    return next(row for row in town.rows if isinstance(row, EventRow) and row.id == page.id)


# --- the agenda ----------------------------------------------------------------------------------
@boundary("home/agenda/occurrences.py:current", utc(11, 23, 10, 30))
def the_next_time_of_a_series_is_over(town: Town) -> View:
    facts = event(town, **EVERY_WEEK)
    return lambda read: current(read, facts)


@boundary("home/agenda/occurrences.py:to_come", utc(11, 23, 10, 30))
def a_time_that_is_listed_is_over(town: Town) -> View:
    facts = event(town, starts_at=utc(11, 23, 9), ends_at=utc(11, 23, 10, 30))
    return lambda read: tuple(to_come(read, facts))


@boundary("home/agenda/occurrences.py:to_come#2", utc(11, 22, 21))
def a_later_time_begins_before_long(town: Town) -> View:
    facts = event(town, **EVERY_WEEK)
    ahead = timedelta(days=7, hours=12)
    return lambda read: tuple(to_come(read, facts, ahead))


@boundary("home/agenda/occurrences.py:coming_dates", utc(11, 23, 10, 30))
def a_date_that_is_listed_is_over(town: Town) -> View:
    facts = event(town, **EVERY_WEEK)
    return lambda read: coming_dates(read, facts)


@boundary("contacts/hours/words.py:dates_text#2", TOMORROW)
def a_series_begins(town: Town) -> View:
    facts = event(town, **EVERY_WEEK)
    return lambda read: rule_text(read, facts)


@boundary("contacts/hours/words.py:date_text", date(2027, 1, 1))
def the_end_of_a_series_is_written_with_its_year(town: Town) -> View:
    starts_at = utc(11, 16, 9)
    facts = event(town, **{**EVERY_WEEK, "starts_at": starts_at, "ends_at": starts_at})
    return lambda read: rule_text(read, facts)


@boundary("home/agenda/cards.py:_upcoming", utc(11, 24, 20))
def an_event_leaves_the_agenda(town: Town) -> View:
    event(town, starts_at=utc(11, 24, 18), ends_at=utc(11, 24, 20))
    return all_upcoming


@boundary("home/agenda/cards.py:_upcoming", WEDNESDAY)
def an_event_without_an_end_is_over_with_its_day(town: Town) -> View:
    event(town, starts_at=utc(11, 24, 18))
    return all_upcoming


@boundary("home/agenda/pages.py:event_view", utc(11, 24, 20))
def the_page_of_an_event_says_that_it_is_over(town: Town) -> View:
    page = town.page(
        "home.eventpage",
        "Koffie",
        town.home,
        kind="activity",
        starts_at=utc(11, 24, 18),
        ends_at=utc(11, 24, 20),
    )
    return lambda read: event_view(read, page)


# --- alerts --------------------------------------------------------------------------------------
def alert(town: Town, starts_at: datetime | None, ends_at: datetime) -> View:
    town.page(
        "home.alertpage", "Storm", town.home, level="warning", starts_at=starts_at, ends_at=ends_at
    )
    return lambda read: alerts(read, town.home)


@boundary("home/alerts.py:holds", utc(11, 22, 14))
def an_alert_begins(town: Town) -> View:
    return alert(town, utc(11, 22, 14), utc(11, 30, 12))


@boundary("home/alerts.py:holds#2", utc(11, 22, 16, 30))
def an_alert_ends(town: Town) -> View:
    return alert(town, None, utc(11, 22, 16, 30))


# --- data and files ------------------------------------------------------------------------------
def hub(town: Town, **fields: Any) -> PageRow:
    district = town.district("Noord")
    return town.page("contacts.hubpage", "Huis", district, hours_state="regular", **fields)


@boundary("contacts/open_data.py:_is_over", WEDNESDAY)
def days_that_differ_leave_the_table(town: Town) -> View:
    page = hub(town)
    last = WEDNESDAY - DAY
    town.add(OpeningExceptionRow, page_id=page.id, first_day=TODAY, last_day=last, state="closed")
    return lambda read: tuple(map(str, hours_rows(read)))


@boundary("contacts/open_data.py:_is_over", WEDNESDAY)
def a_period_leaves_the_table(town: Town) -> View:
    page = hub(town)
    last = WEDNESDAY - DAY
    town.add(OpeningPeriodRow, page_id=page.id, weekday=1, valid_until=last)
    return lambda read: tuple(map(str, hours_rows(read)))


def closed_once(town: Town, on: date) -> PageRow:
    """Return a hub that is open on Wednesdays, but for one."""
    page = hub(town)
    town.add(OpeningPeriodRow, page_id=page.id, weekday=3, opens=time(9), closes=time(12))
    town.add(OpeningExceptionRow, page_id=page.id, first_day=on, last_day=on, state="closed")
    return page


@boundary("contacts/open_data.py:hub_item", date(2026, 12, 1))
def the_coming_months_of_a_hub_move_on(town: Town) -> View:
    page = closed_once(town, date(2026, 11, 11))
    return lambda read: hub_item(read, page)


@boundary("contacts/open_data.py:hub_item", date(2027, 1, 1), utc(12, 3, 12))
def the_coming_months_of_a_hub_move_on_into_another_year(town: Town) -> View:
    page = closed_once(town, date(2026, 12, 9))
    return lambda read: hub_item(read, page)


@boundary("site/core/site_files/security_txt.py:make", utc(12, 1, 0))
def security_txt_is_written_anew(_town: Town) -> View:
    return lambda read: security_txt(read, Target("/", "", "text/plain"))


@boundary("site/core/layout/dates.py:_happened", WEDNESDAY)
def the_day_of_a_fact_comes(town: Town) -> View:
    fields = {"kind": "advice", "given_on": YESTERDAY, "answered_on": WEDNESDAY}
    page = town.page("districts.advicepage", "Markt", town.home, **fields)
    return lambda read: changed(read, page)
