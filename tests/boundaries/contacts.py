"""Boundaries of people and hubs: appointments and opening hours."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from contacts.hours.exchange.ical import make as hub_calendar
from contacts.hours.own_hours import own_hours_view
from contacts.hours.rule_words import rule_sentences
from contacts.hours.until import page_until, sheet_until, year_until
from contacts.hours.view import news, today_view
from contacts.hubs.holidays import coming_links
from contacts.models.different_days import OpeningExceptionRow
from contacts.models.hours import OpeningPeriodRow
from contacts.open_data import hub_now
from contacts.people.appointments import current, planned
from contacts.printouts.poster import poster_hours
from districts.models.people import DistrictAppointmentRow
from hours_engine.engine import Base, ExceptionDays, Hours, Period, State, Weeks
from publishing.registry import Target
from tests.boundaries.cases import DAY, TODAY, TOMORROW, WEDNESDAY, View, boundary, utc
from tests.boundaries.home import hub
from tests.districts.town import Town, make

MORNING = {"opens": time(9), "closes": time(12)}


def appointment(**fields: Any) -> DistrictAppointmentRow:
    return make(DistrictAppointmentRow, id=1, page_id=1, role_id=1, person_id=1, **fields)


@boundary("contacts/people/appointments.py:_has_begun", WEDNESDAY)
def somebody_begins(_town: Town) -> View:
    row = appointment(starts_on=WEDNESDAY)
    return lambda read: current(read, [row])


@boundary("contacts/people/appointments.py:_has_begun", WEDNESDAY)
def somebody_who_is_planned_begins(_town: Town) -> View:
    row = appointment(starts_on=WEDNESDAY)
    return lambda read: planned(read, [row])


@boundary("contacts/people/appointments.py:_is_over", WEDNESDAY + DAY)
def the_last_day_of_somebody_is_over(_town: Town) -> View:
    row = appointment(ends_on=WEDNESDAY)
    return lambda read: current(read, [row])


# --- opening hours -------------------------------------------------------------------------------
def closed(first: date, last: date) -> Hours:
    """Return hours of a place that is open each morning, and closed on some days."""
    week = tuple(Period(weekday, time(9), time(12)) for weekday in range(1, 8))
    return Hours(Base.REGULAR, week, (ExceptionDays(first, last, State.CLOSED),))


@boundary("contacts/hours/view.py:today_view", TOMORROW)
def today_is_over(_town: Town) -> View:
    hours = closed(TODAY, TODAY)
    return lambda read: today_view(read, hours)


@boundary("contacts/hours/words.py:dates_text", TOMORROW)
def days_that_differ_leave_the_poster(_town: Town) -> View:
    hours = closed(TODAY, TODAY)
    return lambda read: poster_hours(read, hours)


@boundary("contacts/hours/exchange/ical.py:make", TOMORROW)
def a_week_is_over_in_the_calendar_of_a_hub(town: Town) -> View:
    page = hub(town)
    town.add(OpeningPeriodRow, page_id=page.id, weekday=3, admission="walk-in", **MORNING)
    return lambda read: hub_calendar(read, Target("/", "en", "text/calendar", page.id))


@boundary("contacts/open_data.py:hub_now", utc(11, 25, 8), utc(11, 25, 7))
def a_hub_opens_for_programs(town: Town) -> View:
    page = hub(town)
    town.add(OpeningPeriodRow, page_id=page.id, weekday=3, admission="walk-in", **MORNING)
    return lambda read: hub_now(read, page).state


@boundary("contacts/hubs/holidays.py:_dates", WEDNESDAY + DAY)
def a_holiday_leaves_the_page_of_holidays(town: Town) -> View:
    page = hub(town)
    different = {"state": "closed", "reason": "holiday", "admission": "walk-in"}
    for on in (WEDNESDAY, WEDNESDAY + DAY):
        town.add(OpeningExceptionRow, page_id=page.id, first_day=on, last_day=on, **different)
    return lambda read: coming_links(read, 2)


@boundary("contacts/hours/rule_words.py:_following", WEDNESDAY + DAY)
def the_next_of_some_weeks_is_over(_town: Town) -> View:
    weeks = Weeks(every=2, since=WEDNESDAY)
    hours = Hours(Base.REGULAR, (Period(3, time(9), time(12), weeks=weeks),))
    return lambda read: rule_sentences(read, hours)


@boundary("contacts/hours/words.py:dates_text#2", WEDNESDAY)
def a_period_begins_to_hold(_town: Town) -> View:
    always = Period(5, time(9), time(12))
    later = Period(5, time(13), time(17), valid_from=WEDNESDAY)
    return lambda read: own_hours_view(read, Hours(Base.REGULAR, (always, later)))


@boundary("contacts/hours/words.py:dates_text", WEDNESDAY)
def a_period_no_longer_holds(_town: Town) -> View:
    always = Period(5, time(9), time(12))
    sooner = Period(5, time(13), time(17), valid_until=WEDNESDAY - DAY)
    return lambda read: own_hours_view(read, Hours(Base.REGULAR, (always, sooner)))


@boundary("contacts/hours/words.py:dates_text#3", WEDNESDAY)
def days_that_differ_have_their_last_day(_town: Town) -> View:
    hours = closed(TODAY - DAY, WEDNESDAY)
    return lambda read: poster_hours(read, hours)


@boundary("contacts/hours/words.py:date_text", date(2027, 1, 1))
def days_that_differ_are_in_this_year_by_now(_town: Town) -> View:
    hours = closed(date(2027, 2, 3), date(2027, 2, 3))
    return lambda read: poster_hours(read, hours)


@boundary("contacts/hours/view.py:news", WEDNESDAY)
def another_week_has_begun(_town: Town) -> View:
    week = (Period(3, time(9), time(12), valid_from=WEDNESDAY), Period(4, time(9), time(12)))
    return lambda read: list(news(read, Hours(Base.REGULAR, week), date(2027, 12, 31)))


@boundary("contacts/hours/until.py:page_until", date(2026, 11, 27))
def a_page_speaks_of_another_month(_town: Town) -> View:
    return page_until


@boundary("contacts/hours/until.py:sheet_until", date(2027, 10, 1))
def a_sheet_speaks_of_another_year(_town: Town) -> View:
    return sheet_until


@boundary("contacts/hours/until.py:year_until", date(2027, 1, 1))
def a_service_speaks_of_another_year(_town: Town) -> View:
    return year_until


@boundary("contacts/hours/own_hours.py:_matters", TOMORROW + DAY)
def the_last_day_of_a_service_in_a_closure_is_over(_town: Town) -> View:
    """The hub is closed for some days more, on which the service would not be there anyway."""
    away = ExceptionDays(TODAY - DAY, TODAY + 4 * DAY, State.CLOSED)
    hours = Hours(Base.REGULAR, (Period(1, time(9), time(12)),), (away,))
    return lambda read: own_hours_view(read, hours)


@boundary("contacts/hours/own_hours.py:_next", WEDNESDAY + DAY)
def the_next_time_is_over(_town: Town) -> View:
    hours = Hours(Base.REGULAR, (Period(3, time(9), time(12)),))
    return lambda read: own_hours_view(read, hours)


@boundary("contacts/hours/own_hours.py:_next#2", TOMORROW)
def the_next_time_comes_within_four_weeks(_town: Town) -> View:
    """The first time is 28 days after today, and 27 after tomorrow."""
    far = ExceptionDays(TODAY, TODAY + 27 * DAY, State.CLOSED)
    week = tuple(Period(weekday, time(9), time(12)) for weekday in range(1, 8))
    hours = Hours(Base.REGULAR, week, (far,))
    return lambda read: own_hours_view(read, hours)
