"""The coming holidays, one by one: what holds at a place on each, also where it is closed anyway.

Sentences about what differs say nothing of a holiday on a day of the week that is never open. Who wants
to come on that holiday needs an answer all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from contacts.hours import words as say
from contacts.hours.span_view import SpanView, span_views
from hours_engine.engine import Hours, day
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class HolidayHours:
    """A holiday at a place. `text` says how that day is; the name of the holiday is not in it."""

    date: date
    name: str
    date_text: str
    state: str
    text: str
    spans: tuple[SpanView, ...]


def holidays_ahead(hours: Hours, first: date, last: date) -> Iterator[tuple[date, tuple[str, ...]]]:
    """Yield the dates of the holidays of a place in a period, each with the keys of what it is."""
    found: dict[date, list[str]] = {}
    for each in hours.holidays:
        if first <= each.on <= last:
            keys = found.setdefault(each.on, [])
            # A holiday of several periods stands there once for each.
            if each.key not in keys:
                keys.append(each.key)
    for on in sorted(found):
        yield on, tuple(found[on])


def holiday_hours(read: Reader, hours: Hours, on: date, keys: tuple[str, ...]) -> HolidayHours:
    """Return what holds on a holiday."""
    each = day(hours, on)
    return HolidayHours(
        on,
        holiday_names(read, keys),
        say.weekday_text(read, on),
        each.state.value,
        say.day_text(read, replace(each, holiday=""), say.own_explanation(read, each)),
        span_views(each),
    )


def holiday_names(read: Reader, keys: tuple[str, ...]) -> str:
    """Name the holidays that fall on one day, to begin a line with."""
    names = [name for key in keys if (name := say.holiday_name(read, key))]
    return read.language.capital(read.language.join(names))
