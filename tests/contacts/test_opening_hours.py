"""What holds on a date: the rules of priority, one by one."""

from __future__ import annotations

from datetime import date, time

import pytest

from hours_engine.engine import (
    Admission,
    Base,
    Day,
    ExceptionDays,
    Hours,
    Period,
    Span,
    State,
    day,
    days,
    usual_week,
    week_changes,
)

MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)
MORNING = Period(1, time(9), time(12))
AFTERNOON = Period(1, time(13), time(17))
NINE_TO_TWELVE = Span(time(9), time(12))


def regular(*periods: Period, exceptions: tuple[ExceptionDays, ...] = ()) -> Hours:
    return Hours(Base.REGULAR, periods, exceptions)


def closed(first: date, last: date, reason: str = "holiday") -> ExceptionDays:
    return ExceptionDays(first, last, State.CLOSED, reason=reason)


def opened(
    first: date, last: date, opens: int, closes: int, reason: str = "event"
) -> ExceptionDays:
    return ExceptionDays(first, last, State.OPEN, time(opens), time(closes), reason=reason)


def test_a_weekday_has_its_periods_in_order_of_time() -> None:
    assert day(regular(AFTERNOON, MORNING), MONDAY) == Day(
        MONDAY, State.OPEN, (NINE_TO_TWELVE, Span(time(13), time(17)))
    )


def test_a_weekday_without_periods_is_closed() -> None:
    assert day(regular(MORNING), TUESDAY) == Day(TUESDAY, State.CLOSED)


@pytest.mark.parametrize(
    ("base", "state"),
    [
        (Base.UNKNOWN, State.UNKNOWN),
        (Base.UNCERTAIN, State.UNCERTAIN),
        (Base.CLOSED, State.CLOSED),
        (Base.APPOINTMENT, State.APPOINTMENT),
        (Base.REGULAR, State.UNKNOWN),
    ],
)
def test_without_periods_the_base_says_it_and_a_week_not_filled_in_is_unknown(
    base: Base, state: State
) -> None:
    assert days(Hours(base), MONDAY, 2) == (Day(MONDAY, state), Day(TUESDAY, state))


@pytest.mark.parametrize("base", [Base.UNKNOWN, Base.UNCERTAIN, Base.CLOSED])
def test_periods_do_not_make_an_uncertain_place_open(base: Base) -> None:
    assert day(Hours(base, (MORNING,)), MONDAY) == Day(MONDAY, State(base.value))


def test_by_appointment_makes_the_periods_of_the_week_so() -> None:
    hours = Hours(Base.APPOINTMENT, (MORNING,))
    by_appointment = Span(time(9), time(12), Admission.APPOINTMENT)
    assert days(hours, MONDAY, 2) == (
        Day(MONDAY, State.APPOINTMENT, (by_appointment,)),
        Day(TUESDAY, State.CLOSED),
    )


def test_a_day_with_walk_in_and_appointments_is_open() -> None:
    hours = regular(MORNING, Period(1, time(9), time(17), Admission.APPOINTMENT))
    assert day(hours, MONDAY) == Day(
        MONDAY,
        State.OPEN,
        (NINE_TO_TWELVE, Span(time(9), time(17), Admission.APPOINTMENT)),
    )


def test_periods_that_touch_or_overlap_are_one() -> None:
    hours = regular(MORNING, Period(1, time(12), time(14)), Period(1, time(13), time(15)))
    assert day(hours, MONDAY) == Day(MONDAY, State.OPEN, (Span(time(9), time(15)),))


def test_periods_that_touch_with_another_way_in_stay_two() -> None:
    hours = regular(MORNING, Period(1, time(12), time(14), Admission.CALL_FIRST))
    assert day(hours, MONDAY) == Day(
        MONDAY, State.OPEN, (NINE_TO_TWELVE, Span(time(12), time(14), Admission.CALL_FIRST))
    )


def test_periods_never_become_one_of_a_whole_day() -> None:
    hours = regular(Period(1, time(6), time(5)), Period(1, time(4), time(7)))
    assert day(hours, MONDAY).spans == (Span(time(4), time(7)), Span(time(6), time(5)))


def test_dated_periods_add_up_and_end() -> None:
    winter = Period(1, time(9), time(12), valid_from=date(2026, 11, 1), valid_until=MONDAY)
    hours = regular(winter, AFTERNOON)
    assert [each.spans for each in (day(hours, MONDAY), day(hours, date(2026, 11, 30)))] == [
        (NINE_TO_TWELVE, Span(time(13), time(17))),
        (Span(time(13), time(17)),),
    ]


def test_hours_that_begin_later_replace_those_that_they_overlap() -> None:
    later = Period(1, time(10), time(11), valid_from=date(2026, 12, 1))
    hours = regular(later, MORNING, AFTERNOON)
    assert day(hours, MONDAY).spans == (NINE_TO_TWELVE, Span(time(13), time(17)))
    assert day(hours, date(2026, 12, 7)).spans == (
        Span(time(10), time(11)),
        Span(time(13), time(17)),
    )


def test_a_date_that_no_season_covers_is_unknown_not_closed() -> None:
    hours = regular(Period(1, time(9), time(12), valid_until=MONDAY))
    assert [each.state for each in days(hours, MONDAY, 3)] == [
        State.OPEN,
        State.UNKNOWN,
        State.UNKNOWN,
    ]


def test_a_period_without_length_is_unknown() -> None:
    assert day(regular(Period(1, time(9), time(9))), MONDAY) == Day(MONDAY, State.UNKNOWN)


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    hours = regular(Period(1, time(22), time(2)))
    assert days(hours, MONDAY, 2) == (
        Day(MONDAY, State.OPEN, (Span(time(22), time(2)),)),
        Day(TUESDAY, State.CLOSED),
    )


def test_an_exception_beats_the_week_on_its_first_and_last_day() -> None:
    hours = regular(
        *(Period(weekday, time(9), time(12)) for weekday in range(1, 8)),
        exceptions=(closed(TUESDAY, date(2026, 11, 25)),),
    )
    assert [(each.state, each.special, each.reason) for each in days(hours, MONDAY, 4)] == [
        (State.OPEN, False, ""),
        (State.CLOSED, True, "holiday"),
        (State.CLOSED, True, "holiday"),
        (State.OPEN, False, ""),
    ]


@pytest.mark.parametrize("base", list(Base))
def test_an_exception_beats_every_base(base: Base) -> None:
    hours = Hours(base, (MORNING,), (opened(MONDAY, MONDAY, 14, 16),))
    assert day(hours, MONDAY) == Day(
        MONDAY, State.OPEN, (Span(time(14), time(16)),), "event", "", special=True
    )


def test_the_shorter_exception_beats_the_longer_wherever_it_is_listed() -> None:
    long = closed(MONDAY, date(2026, 12, 31), "rebuilding")
    short = opened(TUESDAY, TUESDAY, 10, 12)
    for exceptions in ((long, short), (short, long)):
        states = [each.state for each in days(regular(exceptions=exceptions), MONDAY, 3)]
        assert states == [State.CLOSED, State.OPEN, State.CLOSED]


def test_of_equally_long_exceptions_the_later_listed_wins() -> None:
    exceptions = (closed(MONDAY, TUESDAY, "staff"), closed(TUESDAY, date(2026, 11, 25), "move"))
    assert day(regular(exceptions=exceptions), TUESDAY).reason == "move"
    assert day(regular(exceptions=exceptions[::-1]), TUESDAY).reason == "staff"


def test_two_open_exceptions_for_the_same_day_are_two_periods() -> None:
    exceptions = (opened(MONDAY, MONDAY, 14, 16), opened(MONDAY, MONDAY, 10, 12))
    assert day(regular(exceptions=exceptions), MONDAY).spans == (
        Span(time(10), time(12)),
        Span(time(14), time(16)),
    )


def test_two_open_exceptions_that_overlap_do_not_add_up() -> None:
    exceptions = (opened(MONDAY, MONDAY, 10, 17), opened(MONDAY, MONDAY, 14, 16))
    assert day(regular(exceptions=exceptions), MONDAY).spans == (Span(time(14), time(16)),)


def test_open_at_other_times_without_times_is_unknown() -> None:
    exception = ExceptionDays(MONDAY, MONDAY, State.OPEN, reason="event")
    assert day(regular(MORNING, exceptions=(exception,)), MONDAY) == Day(
        MONDAY, State.UNKNOWN, (), "event", "", special=True
    )


def test_an_exception_by_appointment_needs_no_times() -> None:
    exception = ExceptionDays(MONDAY, MONDAY, State.APPOINTMENT)
    assert day(regular(MORNING, exceptions=(exception,)), MONDAY).state is State.APPOINTMENT


def test_times_of_a_day_that_is_not_open_are_not_shown() -> None:
    exception = ExceptionDays(MONDAY, MONDAY, State.UNCERTAIN, time(9), time(10), note="?")
    assert day(regular(MORNING, exceptions=(exception,)), MONDAY) == Day(
        MONDAY, State.UNCERTAIN, (), "", "?", special=True
    )


def test_the_calendar_ends_where_that_of_python_ends() -> None:
    assert [each.date for each in days(Hours(), date.max, 5)] == [date.max]
    assert days(Hours(), MONDAY, 0) == ()
    assert days(Hours(), MONDAY, -3) == ()


def test_the_usual_week_on_a_date_has_no_exceptions_and_only_what_is_valid_then() -> None:
    hours = regular(
        MORNING,
        Period(3, time(9), time(12), valid_until=TUESDAY),
        Period(1, time(10), time(11), valid_from=date(2026, 12, 1)),
        exceptions=(closed(MONDAY, date(2027, 12, 31)),),
    )
    now = usual_week(hours, TUESDAY)
    later = usual_week(hours, date(2026, 12, 1))
    assert [each.date.isoweekday() for each in now] == [1, 2, 3, 4, 5, 6, 7]
    assert [each.spans for each in now] == [
        (NINE_TO_TWELVE,),
        (),
        (NINE_TO_TWELVE,),
        (),
        (),
        (),
        (),
    ]
    assert [each.spans for each in later] == [(Span(time(10), time(11)),), (), (), (), (), (), ()]


def test_the_week_changes_when_a_period_begins_and_the_day_after_it_ends() -> None:
    hours = regular(
        Period(1, time(9), time(12), valid_until=date(2026, 11, 30)),
        Period(1, time(9), time(11), valid_from=date(2026, 12, 1)),
        Period(2, time(9), time(11), valid_from=date(2026, 1, 1), valid_until=date.max),
    )
    assert week_changes(hours, MONDAY) == (date(2026, 12, 1),)
    assert week_changes(hours, date(2026, 12, 1)) == ()
