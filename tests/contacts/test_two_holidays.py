"""Two holidays on one date: an evening comes on top of what the other one says, and hides nothing."""

from __future__ import annotations

from datetime import date, time

import pytest

from hours_engine.engine import Base, Day, Decision, Holiday, Hours, Period, Span, State, day

ON = date(2026, 12, 5)
USUAL = Span(time(9), time(16))
SHORT = Span(time(10), time(12))
WHOLE = "whole"
EVENING = "evening"


def found(*holidays: Holiday, closes: time = USUAL.end) -> Day:
    """Say what holds on a Saturday that is these holidays, in either order."""
    week = (Period(6, USUAL.start, closes),)
    answers = {
        day(Hours(Base.REGULAR, week, holidays=each), ON) for each in (holidays, holidays[::-1])
    }
    assert len(answers) == 1
    return answers.pop()


def whole(decision: Decision) -> Holiday:
    return Holiday(ON, WHOLE, decision, opens=SHORT.start, closes=SHORT.end)


def evening(decision: Decision, hour: int = 17) -> Holiday:
    return Holiday(ON, EVENING, decision, since=time(hour))


@pytest.mark.parametrize("decision", [Decision.UNDECIDED, Decision.CLOSED, Decision.AS_USUAL])
@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Decision.UNDECIDED, Day(ON, State.UNKNOWN, special=True, holiday=WHOLE)),
        (Decision.CLOSED, Day(ON, State.CLOSED, special=True, holiday=WHOLE)),
        (Decision.OTHER, Day(ON, State.OPEN, (SHORT,), special=True, holiday=WHOLE)),
        (Decision.AS_USUAL, Day(ON, State.OPEN, (USUAL,), special=True, holiday=WHOLE)),
    ],
)
def test_an_evening_after_closing_time_hides_no_other_holiday(
    decision: Decision, other: Decision, expected: Day
) -> None:
    assert found(evening(decision), whole(other)) == expected


def test_an_evening_takes_its_part_of_what_the_other_holiday_left() -> None:
    late = time(20)
    until_five = (Span(time(9), time(17)),)
    as_usual = whole(Decision.AS_USUAL)
    assert found(evening(Decision.CLOSED), as_usual, closes=late) == Day(
        ON, State.OPEN, until_five, special=True, holiday=EVENING
    )
    assert found(evening(Decision.UNDECIDED), as_usual, closes=late) == Day(
        ON, State.UNKNOWN, special=True, holiday=EVENING
    )
    assert found(evening(Decision.UNDECIDED, 11), whole(Decision.OTHER)) == Day(
        ON, State.UNKNOWN, special=True, holiday=EVENING
    )


def test_of_two_evenings_the_most_careful_and_the_earliest_count() -> None:
    late = time(20)
    seven = Holiday(ON, "seven", Decision.CLOSED, since=time(19))
    assert found(seven, evening(Decision.CLOSED), closes=late).spans == (Span(time(9), time(17)),)
    assert found(seven, evening(Decision.UNDECIDED), closes=late).state is State.UNKNOWN
