"""Opening hours by the calendar: what holds at each minute of a date, nights cut at midnight."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from hours_engine.engine import Admission, Day, Span, State

MINUTES = 24 * 60
#: The easiest way in first; nobody knows comes last.
RANKS = {way: number for number, way in enumerate((*Admission, None))}


class Piece(NamedTuple):
    """From one minute of a date up to another, in the same way. Without a way: nobody knows."""

    start: int
    end: int
    admission: Admission | None


def pieces(before: Day, today: Day) -> tuple[Piece, ...]:
    """Return the minutes of a date that are not closed, in order; the easiest way in at each.

    `before` is the day before: its night may go on.
    """
    found = [*_of_day(today), *_of_night(before.spans)]
    if not today.spans and today.state is not State.CLOSED:
        found.append(Piece(0, MINUTES, _way(today)))
    return painted(found)


def painted(found: Iterable[Piece]) -> tuple[Piece, ...]:
    """Lay pieces over each other, the easiest way in on top."""
    several = sorted(found, key=_start)
    if all(one.end < other.start for one, other in pairwise(several)):
        return tuple(several)
    bounds = sorted({bound for each in several for bound in each[:2]})
    result: list[Piece] = []
    for start, end in pairwise(bounds):
        over = [each.admission for each in several if each.start <= start and end <= each.end]
        if not over:
            continue
        admission = min(over, key=_rank)
        if result and result[-1].end == start and result[-1].admission is admission:
            result[-1] = Piece(result[-1].start, end, admission)
        else:
            result.append(Piece(start, end, admission))
    return tuple(result)


def spans_pieces(before: Iterable[Span], today: Iterable[Span]) -> tuple[Piece, ...]:
    """Return the minutes of a date from spans alone."""
    return painted([*map(_evening, today), *_of_night(before)])


def _of_day(today: Day) -> list[Piece]:
    return [_evening(span) for span in today.spans]


def _evening(span: Span) -> Piece:
    start, end = minutes(span)
    return Piece(start, min(end, MINUTES), span.admission)


def _of_night(spans: Iterable[Span]) -> list[Piece]:
    return [
        Piece(0, minutes(span)[1] - MINUTES, span.admission)
        for span in spans
        if minutes(span)[1] > MINUTES
    ]


def minutes(span: Span) -> tuple[int, int]:
    """Return start and end in minutes from midnight; the end is the later one."""
    start = span.start.hour * 60 + span.start.minute
    end = span.end.hour * 60 + span.end.minute
    return start, end if end > start else end + MINUTES


def _way(day: Day) -> Admission | None:
    return Admission.APPOINTMENT if day.state is State.APPOINTMENT else None


def _rank(admission: Admission | None) -> int:
    return RANKS[admission]


def _start(piece: Piece) -> int:
    return piece.start
