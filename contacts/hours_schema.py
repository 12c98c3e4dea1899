"""Opening hours in the words of schema.org."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from contacts.hours_view import AHEAD, special_stretches
from contacts.opening_hours import (
    EVERY_WEEK,
    Admission,
    Day,
    Hours,
    Span,
    State,
    days,
    usual_week,
    week_changes,
)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY = timedelta(days=1)
Thing = dict[str, Any]


def hours_schema(hours: Hours, today: date) -> Thing:
    """Give `openingHoursSpecification` and `specialOpeningHoursSpecification` from `today`.

    What is not every week has no words in schema.org: it is given as dates, of the coming days.
    Times by appointment are left out: schema.org would have people believe that they can walk in.
    """
    thing: Thing = {}
    week = _weeks(hours, today)
    special = [
        specification
        for each in special_stretches(hours, today)
        for specification in _special(each.day, each.first, each.last)
    ]
    special += _not_every_week(hours, today)
    if week:
        thing["openingHoursSpecification"] = week
    if special:
        thing["specialOpeningHoursSpecification"] = special
    return thing


def _weeks(hours: Hours, today: date) -> list[Thing]:
    """Give this week, and the one that begins to hold within the coming days."""
    starts = [today, *(each for each in week_changes(hours, today) if (each - today).days <= AHEAD)]
    ends = [each - DAY for each in week_changes(hours, today)[: len(starts)]]
    found: list[Thing] = []
    for number, start in enumerate(starts):
        end = ends[number] if number < len(ends) else None
        found += _week(usual_week(hours, start), start if number else None, end)
    return found


def _week(week: tuple[Day, ...], start: date | None, end: date | None) -> list[Thing]:
    alike: dict[Span, list[str]] = {}
    for each in week:
        for span in _open_spans(each):
            alike.setdefault(span, []).append(WEEKDAYS[each.date.weekday()])
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"https://schema.org/{name}" for name in names],
            **_times(span),
            **_validity(start, end),
        }
        for span, names in alike.items()
    ]


def _special(each: Day, first: date, last: date | None) -> list[Thing]:
    """Give days that differ. Opening and closing at 0:00 means closed.

    There is no word for “not known” or “not sure”: closed is the error that brings nobody to a
    locked door.
    """
    validity = _validity(first, last)
    spans = _open_spans(each)
    if not spans:
        times = {"opens": "00:00", "closes": "00:00"}
        return [{"@type": "OpeningHoursSpecification", **times, **validity}]
    return [{"@type": "OpeningHoursSpecification", **_times(span), **validity} for span in spans]


def _not_every_week(hours: Hours, today: date) -> Iterator[Thing]:
    """Give the coming days on which the week of schema.org would be wrong, but for special days."""
    if all(each.weeks == EVERY_WEEK for each in hours.periods):
        return
    weeks: dict[int, tuple[Day, ...]] = {}
    changes = week_changes(hours, date.min)
    for each in days(hours, today, AHEAD):
        stretch = bisect_right(changes, each.date)
        if stretch not in weeks:
            weeks[stretch] = usual_week(hours, each.date)
        said = _open_spans(weeks[stretch][each.date.weekday()])
        if not each.special and _open_spans(each) != said:
            yield from _special(each, each.date, each.date)


def _open_spans(each: Day) -> list[Span]:
    if each.state is not State.OPEN:
        return []
    return [span for span in each.spans if span.admission is not Admission.APPOINTMENT]


def _times(span: Span) -> dict[str, str]:
    return {"opens": f"{span.start:%H:%M}", "closes": f"{span.end:%H:%M}"}


def _validity(first: date | None, last: date | None) -> dict[str, str]:
    found = {}
    if first is not None:
        found["validFrom"] = first.isoformat()
    if last is not None:
        found["validThrough"] = last.isoformat()
    return found
