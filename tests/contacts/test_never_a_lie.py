"""Whatever somebody fills in: nothing raises, and what is not decided is never open.

A few cases in the suite; `make test-hours` takes 100,000.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings

from hours_engine.engine import Decision, Holiday, Hours, State, day, days
from hours_engine.moments import state_at
from tests.contacts.sizes import examples
from tests.contacts.strategies import DATES, HOURS

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MANY = settings(
    max_examples=examples(300), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@MANY
@given(HOURS, DATES)
def test_what_is_not_decided_is_never_open(hours: Hours, on: date) -> None:
    # Who wrote days that are about this one holiday did decide.
    about_others = tuple(each for each in hours.exceptions if not each.means_holidays)
    undecided = Holiday(on, "christmas", Decision.UNDECIDED)
    # What was decided about other holidays on this date hides nothing.
    others = tuple(replace(each, on=on) for each in hours.holidays)
    asked = replace(hours, exceptions=about_others, holidays=(*others, undecided))
    found = day(asked, on)
    assert found.spans == ()
    assert found.state is not State.OPEN
    # Its last minute is no part of a night that began the day before: those end by then.
    midnight = datetime.combine(on, time(23, 59), tzinfo=AMSTERDAM)
    before = days(asked, date.fromordinal(on.toordinal() - 1), 1)[0]
    if not any(span.end < span.start and span.end == time(23, 59) for span in before.spans):
        assert state_at(asked, midnight).admission is None


@MANY
@given(HOURS, DATES)
def test_four_weeks_of_anything_are_four_weeks(hours: Hours, first: date) -> None:
    found = days(hours, first, 28)
    assert len(found) == 28
    for each in found:
        certain = each.state in (State.OPEN, State.APPOINTMENT)
        assert certain or each.spans == ()
