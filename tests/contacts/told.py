"""What sentences that were read back say of a date, and what the engine says of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hours_engine.engine import Day, State
from hours_engine.spans import merged, state_of
from tests.contacts.reading_back import Explanation, Sentence


def by_rules(rules: Iterable[Sentence], on: date) -> Explanation | None:
    """Return what sentences about usual days say of a date together; none speaks of it: closed."""
    speaking = [each for each in rules if each.covers(on)]
    spans = [span for each in speaking for span in each.spans_on(on)]
    if spans:
        return state_of(spans), merged(spans)
    return next((each.told for each in speaking if each.told), (State.CLOSED, ()))


def of_engine(each: Day) -> Explanation:
    """Return what the engine says of a day, as a sentence can say it."""
    return each.state, each.spans
