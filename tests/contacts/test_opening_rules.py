"""Which weeks, which season and which holiday: the rules beyond a week that is always the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from hours_engine.engine import (
    Admission,
    Base,
    Day,
    Decision,
    ExceptionDays,
    Holiday,
    Hours,
    Period,
    Span,
    State,
    Weeks,
    day,
    days,
)

TEN, NOON = time(10), time(12)
SPAN = Span(TEN, NOON)
CHRISTMAS = date(2026, 12, 25)
NINE_TO_SIX = tuple(Period(weekday, time(9), time(18)) for weekday in range(1, 8))


def opened_on(weeks: Weeks, weekday: int, first: date, count: int) -> list[date]:
    hours = Hours(Base.REGULAR, (Period(weekday, TEN, NOON, weeks=weeks),))
    return [each.date for each in days(hours, first, count) if each.state is State.OPEN]


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        (Weeks((1,)), [(12, 1), (1, 5)]),
        (Weeks((2,)), [(12, 8), (1, 12)]),
        (Weeks((4,)), [(12, 22), (1, 26)]),
        (Weeks((5,)), [(12, 29)]),
        (Weeks((-1,)), [(12, 29), (1, 26)]),
        (Weeks((1, 3)), [(12, 1), (12, 15), (1, 5), (1, 19)]),
        # ISO week 53 of 2026 is odd, and so is week 1 after it.
        (Weeks(parity=1), [(12, 1), (12, 15), (12, 29), (1, 5), (1, 19)]),
        (Weeks(parity=0), [(12, 8), (12, 22), (1, 12), (1, 26)]),
        (Weeks(every=3, since=date(2026, 11, 25)), [(12, 15), (1, 5), (1, 26)]),
        (Weeks(every=2, since=date(2027, 6, 1)), [(12, 1), (12, 15), (12, 29), (1, 12), (1, 26)]),
        (Weeks((1,), parity=1), [(12, 1), (1, 5)]),
        (Weeks((0,)), []),
    ],
)
def test_weeks_name_their_dates(weeks: Weeks, expected: list[tuple[int, int]]) -> None:
    found = opened_on(weeks, 2, date(2026, 12, 1), 62)
    assert [(each.month, each.day) for each in found] == expected


def test_the_last_day_of_the_calendar_is_a_last_weekday() -> None:
    assert opened_on(Weeks((-1,)), date.max.isoweekday(), date.max, 1) == [date.max]
    assert opened_on(Weeks((-1,)), 1, date(2026, 11, 23), 1) == []
    assert opened_on(Weeks((-1,)), 1, date(2026, 11, 30), 1) == [date(2026, 11, 30)]


def test_weeks_in_which_a_period_does_not_hold_are_closed() -> None:
    hours = Hours(Base.REGULAR, (Period(2, TEN, NOON, weeks=Weeks((2,))),))
    assert day(hours, date(2026, 12, 1)) == Day(date(2026, 12, 1), State.CLOSED)


def test_some_weeks_add_up_with_every_week() -> None:
    extra = Period(2, time(14), time(16), Admission.APPOINTMENT, weeks=Weeks((2,)))
    hours = Hours(Base.REGULAR, (Period(2, TEN, NOON), extra))
    later = Span(time(14), time(16), Admission.APPOINTMENT)
    assert day(hours, date(2026, 12, 1)).spans == (SPAN,)
    assert day(hours, date(2026, 12, 8)).spans == (SPAN, later)


def test_a_season_replaces_the_whole_week() -> None:
    summer = Period(3, TEN, NOON, valid_from=date(2027, 7, 1), valid_until=date(2027, 8, 31))
    hours = Hours(Base.REGULAR, (*NINE_TO_SIX, Period(3, TEN, NOON)))
    season = Hours(
        Base.REGULAR,
        (*NINE_TO_SIX, replace(summer, season=True)),
    )
    assert day(hours, date(2027, 7, 6)).state is State.OPEN
    assert day(season, date(2027, 7, 6)).state is State.CLOSED
    assert day(season, date(2027, 7, 7)).spans == (SPAN,)
    for outside in (date(2027, 6, 30), date(2027, 9, 1)):
        assert day(season, outside).spans == (Span(time(9), time(18)),)


def test_the_shorter_season_wins_and_of_equal_ones_the_later() -> None:
    def season(first: date, last: date | None, hour: int) -> Period:
        return Period(1, time(hour), time(20), valid_from=first, valid_until=last, season=True)

    monday = date(2027, 7, 5)
    long = season(date(2027, 5, 1), None, 8)
    later = season(date(2027, 6, 1), None, 9)
    short = season(date(2027, 7, 1), date(2027, 7, 31), 10)
    shorter = season(date(2027, 7, 1), date(2027, 7, 30), 11)
    for periods, hour in (
        ((long, later), 9),
        ((later, long), 9),
        ((long, short, later), 10),
        ((short, shorter), 11),
        ((long,), 8),
    ):
        hours = Hours(Base.REGULAR, (*NINE_TO_SIX, *periods))
        assert [span.start.hour for span in day(hours, monday).spans] == [hour]


def test_one_bus_in_two_places_has_two_spans() -> None:
    here = Period(1, TEN, NOON, place="Markt")
    there = Period(1, NOON, time(13), place="Haven", valid_from=date(2026, 1, 1))
    hours = Hours(Base.REGULAR, (here, there))
    assert day(hours, date(2026, 11, 23)).spans == (
        Span(TEN, NOON, place="Markt"),
        Span(NOON, time(13), place="Haven"),
    )


def christmas(*holidays: Holiday, base: Base = Base.REGULAR, **more: object) -> Day:
    exceptions: tuple[ExceptionDays, ...] = more.get("exceptions", ())  # type: ignore[assignment]
    periods: tuple[Period, ...] = more.get("periods", NINE_TO_SIX)  # type: ignore[assignment]
    return day(Hours(base, periods, exceptions, holidays), CHRISTMAS)


def decide(decision: Decision, **times: time) -> Holiday:
    return Holiday(CHRISTMAS, "christmas", decision, **times)  # type: ignore[arg-type]


def special(state: State, *spans: Span) -> Day:
    return Day(CHRISTMAS, state, spans, special=True, holiday="christmas")


USUAL = Span(time(9), time(18))


def test_a_holiday_is_what_was_decided() -> None:
    assert christmas(decide(Decision.CLOSED)) == special(State.CLOSED)
    assert christmas(decide(Decision.AS_USUAL)) == special(State.OPEN, USUAL)
    other = decide(Decision.OTHER, opens=TEN, closes=NOON)
    assert christmas(other) == special(State.OPEN, SPAN)


def test_a_holiday_that_is_not_decided_is_unknown_and_never_open() -> None:
    assert christmas(Holiday(CHRISTMAS, "christmas")) == special(State.UNKNOWN)
    assert christmas(decide(Decision.UNDECIDED)) == special(State.UNKNOWN)
    assert christmas(decide(Decision.OTHER)) == special(State.UNKNOWN)
    appointment = christmas(decide(Decision.UNDECIDED), base=Base.APPOINTMENT, periods=())
    assert appointment == special(State.UNKNOWN)


def test_a_day_that_is_closed_anyway_needs_no_decision() -> None:
    monday = (Period(1, TEN, NOON),)
    for decision in (Decision.UNDECIDED, Decision.CLOSED, Decision.AS_USUAL):
        assert christmas(decide(decision), periods=monday) == Day(CHRISTMAS, State.CLOSED)
    other = decide(Decision.OTHER, opens=TEN, closes=NOON)
    assert christmas(other, periods=monday) == special(State.OPEN, SPAN)


def test_not_sure_stays_so_on_a_holiday_unless_it_is_closed() -> None:
    for base in (Base.UNCERTAIN, Base.UNKNOWN):
        for decision in (Decision.UNDECIDED, Decision.AS_USUAL):
            assert christmas(decide(decision), base=base) == Day(CHRISTMAS, State(base.value))
        assert christmas(decide(Decision.CLOSED), base=base) == special(State.CLOSED)
    assert christmas(decide(Decision.CLOSED), base=Base.CLOSED) == Day(CHRISTMAS, State.CLOSED)


def test_several_other_hours_are_several_periods() -> None:
    found = christmas(
        decide(Decision.OTHER, opens=time(14), closes=time(16)),
        decide(Decision.OTHER, opens=TEN, closes=NOON),
        decide(Decision.OTHER, opens=time(11), closes=time(13)),
    )
    # Of two that overlap the first stays.
    assert found == special(State.OPEN, SPAN, Span(time(14), time(16)))


def test_two_holidays_on_one_date_are_as_careful_as_the_most_careful() -> None:
    other = Holiday(CHRISTMAS, "other")
    assert christmas(decide(Decision.AS_USUAL), other).holiday == "other"
    assert christmas(decide(Decision.AS_USUAL), other).state is State.UNKNOWN
    closed = Holiday(CHRISTMAS, "other", Decision.CLOSED)
    assert christmas(closed, decide(Decision.AS_USUAL)).state is State.CLOSED


def evening(decision: Decision, hour: int = 17) -> Holiday:
    return Holiday(CHRISTMAS, "christmas", decision, since=time(hour))


def test_an_evening_takes_only_what_lies_after_its_beginning() -> None:
    until_five = special(State.OPEN, Span(time(9), time(17)))
    assert christmas(evening(Decision.CLOSED)) == until_five
    assert christmas(evening(Decision.UNDECIDED)) == special(State.UNKNOWN)
    assert christmas(evening(Decision.AS_USUAL)) == special(State.OPEN, USUAL)
    late = (Period(5, time(19), time(21)),)
    assert christmas(evening(Decision.CLOSED), periods=late) == special(State.CLOSED)


@pytest.mark.parametrize("decision", [Decision.UNDECIDED, Decision.CLOSED, Decision.AS_USUAL])
def test_an_evening_means_nothing_to_who_closes_before_it(decision: Decision) -> None:
    usual = Day(CHRISTMAS, State.OPEN, (USUAL,))
    assert christmas(evening(decision, 18)) == usual
    nobody = Day(CHRISTMAS, State.APPOINTMENT)
    assert christmas(evening(decision), base=Base.APPOINTMENT, periods=()) == nobody


def opening(
    first: date, last: date, reason: str = "event", *, urgent: bool = False
) -> ExceptionDays:
    return ExceptionDays(first, last, State.OPEN, TEN, NOON, reason=reason, urgent=urgent)


def test_days_that_are_open_for_another_reason_say_nothing_of_the_holiday_in_them() -> None:
    around = opening(CHRISTMAS - timedelta(days=5), CHRISTMAS + timedelta(days=5))
    assert christmas(decide(Decision.UNDECIDED), exceptions=(around,)) == special(State.UNKNOWN)
    assert christmas(exceptions=(around,)).state is State.OPEN
    for named in (
        opening(CHRISTMAS, CHRISTMAS),
        opening(CHRISTMAS, CHRISTMAS + timedelta(days=1), "holiday"),
        opening(CHRISTMAS, CHRISTMAS + timedelta(days=1), urgent=True),
    ):
        found = christmas(decide(Decision.UNDECIDED), exceptions=(named,))
        assert (found.state, found.spans, found.reason) == (State.OPEN, (SPAN,), named.reason)
    vacation = ExceptionDays(CHRISTMAS, date(2027, 1, 3), State.CLOSED, reason="vacation")
    found = christmas(decide(Decision.AS_USUAL), exceptions=(vacation,))
    assert (found.state, found.reason) == (State.CLOSED, "vacation")


def test_now_different_goes_before_everything() -> None:
    urgent = ExceptionDays(
        date(2026, 12, 1), date(2026, 12, 31), State.CLOSED, reason="incident", urgent=True
    )
    found = christmas(decide(Decision.AS_USUAL), exceptions=(urgent, opening(CHRISTMAS, CHRISTMAS)))
    assert found == Day(CHRISTMAS, State.CLOSED, reason="incident", special=True)
    assert christmas(
        base=Base.UNKNOWN, exceptions=(opening(CHRISTMAS, CHRISTMAS, urgent=True),)
    ) == Day(CHRISTMAS, State.OPEN, (SPAN,), "event", special=True)


def test_a_night_goes_on_into_a_holiday() -> None:
    eve = CHRISTMAS - timedelta(days=1)
    hours = Hours(
        Base.REGULAR, (Period(4, time(20), time(2)),), holidays=(decide(Decision.CLOSED),)
    )
    assert day(hours, eve).spans == (Span(time(20), time(2)),)
