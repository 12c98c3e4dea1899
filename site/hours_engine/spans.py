"""Spans of a day: made from times, put together, cut off, and what they make of the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import time

from hours_engine.facts import DAY, Admission, Span, State, since_midnight


def without_overlaps(spans: Iterable[Span | None]) -> list[Span]:
    """Keep the first of spans that overlap."""
    kept: list[Span] = []
    for span in spans:
        if span is not None and not any(overlap(span, other) for other in kept):
            kept.append(span)
    return kept


def span_between(
    opens: time | None, closes: time | None, admission: Admission, place: str = ""
) -> Span | None:
    """Return the span between two times; None without times, or when both are the same.

    From midnight to midnight is a whole day.
    """
    if opens is None or closes is None or (opens == closes and opens != time.min):
        return None
    return Span(opens, closes, admission, place)


def state_of(spans: Sequence[Span]) -> State:
    """Return how a day with these spans is; one that should have them and has none is unknown."""
    if not spans:
        return State.UNKNOWN
    walk_in = any(span.admission is not Admission.APPOINTMENT for span in spans)
    return State.OPEN if walk_in else State.APPOINTMENT


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Put spans in order of time; those that touch become one when one gets in the same way."""
    if len(spans) < 2:
        return tuple(spans)
    found: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.admission, each.place, each.bounds)):
        last = found[-1] if found else span
        (start, end), (begin, until) = last.bounds, span.bounds
        same_way = (last.admission, last.place) == (span.admission, span.place)
        # A span cannot say that it lasts a whole day.
        if found and same_way and begin <= end and max(end, until) - start < DAY:
            found[-1] = replace(span if until > end else last, start=last.start)
        else:
            found.append(span)
    return tuple(sorted(found, key=lambda each: each.bounds))


def until(spans: Iterable[Span], end: time) -> Iterator[Span]:
    """Yield what of a day's spans lies before a time of that day."""
    limit = since_midnight(end)
    for span in spans:
        if span.bounds[1] <= limit:
            yield span
        elif span.bounds[0] < limit:
            yield replace(span, end=end)


def overlap(one: Span, other: Span) -> bool:
    """Return whether two spans of one day share a moment."""
    (start, end), (begin, until) = one.bounds, other.bounds
    return start < until and begin < end
