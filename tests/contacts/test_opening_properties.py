"""What holds for whatever somebody fills in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from hours_engine.engine import Admission, Base, Hours, State, day, days
from hours_engine.moments import next_change, state_at
from tests.contacts.strategies import DATES, HOURS

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MOMENTS = st.datetimes(
    datetime(2026, 10, 1),
    datetime(2028, 4, 15),
    timezones=st.just(AMSTERDAM),
    allow_imaginary=False,
)
#: Minutes of the two nights in which the clock is changed, and of the days around them.
SWITCHES = st.builds(
    lambda start, minutes: (start + timedelta(minutes=minutes)).astimezone(AMSTERDAM),
    st.sampled_from(
        [
            datetime.fromisoformat("2026-10-24T22:00+00:00"),
            datetime.fromisoformat("2027-03-27T22:00+00:00"),
        ]
    ),
    st.integers(0, 600),
)


@given(HOURS, DATES)
def test_a_day_says_one_thing(hours: Hours, on: date) -> None:
    found = day(hours, on)
    assert found.date == on
    if found.state is State.OPEN:
        assert {span.admission for span in found.spans} - {Admission.APPOINTMENT}
    elif found.state is State.APPOINTMENT:
        assert {span.admission for span in found.spans} <= {Admission.APPOINTMENT}
    else:
        assert found.spans == ()
    # From midnight to midnight is the whole day.
    assert all(span.start != span.end or span.start == time(0) for span in found.spans)
    assert list(found.spans) == sorted(found.spans, key=lambda span: span.bounds)


@given(HOURS, DATES, st.integers(0, 40))
def test_days_are_the_same_one_by_one_and_together(hours: Hours, on: date, count: int) -> None:
    each = tuple(day(hours, on + timedelta(days=number)) for number in range(count))
    assert days(hours, on, count) == each


@given(HOURS, DATES, st.sampled_from([Base.UNKNOWN, Base.UNCERTAIN, Base.CLOSED]))
def test_not_known_is_never_open_unless_an_exception_or_a_holiday_says_so(
    hours: Hours, on: date, base: Base
) -> None:
    week = replace(hours, base=base, exceptions=(), holidays=())
    assert day(week, on).state is State(base.value)
    found = day(replace(hours, base=base), on)
    assert found.special or found.state is State(base.value)


@given(HOURS, DATES)
def test_a_date_without_valid_periods_is_never_open_nor_closed(hours: Hours, on: date) -> None:
    gone = tuple(
        replace(each, valid_from=None, valid_until=on - timedelta(days=1)) for each in hours.periods
    )
    assert day(Hours(Base.REGULAR, gone), on).state is State.UNKNOWN


@given(HOURS, st.one_of(MOMENTS, SWITCHES))
def test_a_moment_agrees_with_its_day_or_with_the_night_before(
    hours: Hours, moment: datetime
) -> None:
    now = state_at(hours, moment)
    today, yesterday = (day(hours, moment.date() - timedelta(days=number)) for number in (0, 1))
    night = [span for span in yesterday.spans if span.end < span.start]
    if now.state is State.OPEN:
        assert today.state is State.OPEN or night
    elif now.state is State.CLOSED:
        assert today.spans or today.state is State.CLOSED
    else:
        assert now.state is today.state or now.state is State.APPOINTMENT


@given(HOURS, st.one_of(MOMENTS, SWITCHES))
def test_open_now_is_what_the_clock_on_the_wall_says(hours: Hours, moment: datetime) -> None:
    wall = moment.replace(tzinfo=None).time()
    today, yesterday = (day(hours, moment.date() - timedelta(days=number)) for number in (0, 1))
    inside = [
        span
        for span in today.spans
        if span.start <= wall and (wall < span.end or span.end <= span.start)
    ] + [span for span in yesterday.spans if span.end < span.start and wall < span.end]
    assert (state_at(hours, moment).admission is not None) == bool(inside)


@settings(max_examples=60, deadline=None)
@given(HOURS, st.one_of(MOMENTS, SWITCHES), st.data())
def test_nothing_changes_before_the_next_change(
    hours: Hours, moment: datetime, data: st.DataObject
) -> None:
    change = next_change(hours, moment)
    now = state_at(hours, moment)
    start = moment.astimezone(ZoneInfo("UTC"))
    end = change.astimezone(ZoneInfo("UTC")) if change else start + timedelta(days=300)
    if change is not None:
        assert end > start
        assert state_at(hours, change) != now
        assert state_at(hours, end - timedelta(microseconds=1)) == now
    seconds = data.draw(st.floats(0, (end - start).total_seconds(), exclude_max=True))
    between = start + timedelta(seconds=seconds)
    assert between >= end or state_at(hours, between) == now
