"""The times of a day as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from hours_engine.engine import Day


@dataclass(frozen=True, slots=True)
class SpanView:
    """Open from … to …; an end before the start is on the next day.

    `admission` is walk-in, call-first or appointment.
    """

    opens: time
    closes: time
    admission: str


def span_views(day: Day) -> tuple[SpanView, ...]:
    """Return the times of a day as data."""
    return tuple(SpanView(span.start, span.end, span.admission.value) for span in day.spans)
