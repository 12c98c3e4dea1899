"""The coming four weeks as data: for the script that says how it is now, and for the API."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from contacts.hours import words as say
from contacts.hours.view import AHEAD
from hours_engine.engine import DAY, Hours, days
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class ComingSpan:
    """Open from … to …; an end before the start is on the next day. The texts are the same times."""

    opens: time
    closes: time
    admission: str
    opens_text: str
    closes_text: str


@dataclass(frozen=True, slots=True)
class ComingDay:
    """A date in the Netherlands; `text` is what the page says when that day is today."""

    date: date
    state: str
    text: str
    spans: tuple[ComingSpan, ...]


def coming_days(read: Reader, hours: Hours) -> tuple[ComingDay, ...]:
    """Return yesterday, whose night may go on, today and the days after it."""
    clock = read.language.clock
    return tuple(
        ComingDay(
            each.date,
            each.state.value,
            say.today_text(read, each),
            tuple(
                ComingSpan(
                    span.start,
                    span.end,
                    span.admission.value,
                    clock(span.start),
                    clock(span.end),
                )
                for span in each.spans
            ),
        )
        for each in days(hours, read.today - DAY, AHEAD + 1)
    )
