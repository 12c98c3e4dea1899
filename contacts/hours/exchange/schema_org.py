"""Opening hours in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

from contacts.hours.until import last_day_of_page
from hours_engine.engine import (
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
from hours_engine.special_days import special_stretches

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY = timedelta(days=1)
Thing = dict[str, Any]
Week = tuple[Day, ...]


def hours_schema(hours: Hours, today: date) -> Thing:
    """Return `openingHoursSpecification` and `specialOpeningHoursSpecification` from `today`.

    Every week ends on a day, and all days up to it of which it would be wrong are given as dates:
    those that differ, and what is not every week, which schema.org has no words for. Times by
    appointment are left out: schema.org would have people believe that they can walk in.
    """
    thing: Thing = {}
    until = last_day_of_page(today)
    stretches = _stretches(hours, today, until)
    week = [each for stretch in stretches for each in _week(*stretch, today)]
    special = [
        specification
        for each in special_stretches(hours, today, until)
        for specification in _special(each.day, each.first, each.last)
    ]
    special += _not_every_week(hours, stretches)
    if week:
        thing["openingHoursSpecification"] = week
    if special:
        thing["specialOpeningHoursSpecification"] = special
    return thing


def _stretches(hours: Hours, today: date, until: date) -> list[tuple[Week, date, date]]:
    """Return the weeks that hold up to a day, each with its first and last day."""
    starts = [today, *(each for each in week_changes(hours, today) if each <= until)]
    ends = [*(each - DAY for each in starts[1:]), until]
    return [(usual_week(hours, start), start, end) for start, end in zip(starts, ends, strict=True)]


def _week(week: Week, start: date, end: date, today: date) -> list[Thing]:
    alike: dict[Span, list[str]] = {}
    for each in week:
        for span in _open_spans(each):
            alike.setdefault(span, []).append(WEEKDAYS[each.date.weekday()])
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"https://schema.org/{name}" for name in names],
            **_times(span),
            **_validity(start if start > today else None, end),
        }
        for span, names in alike.items()
    ]


def _special(each: Day, first: date, last: date | None) -> list[Thing]:
    """Return days that differ. Opening and closing at 0:00 means closed.

    There is no word for “not known” or “not sure”: closed is the error that brings nobody to a
    locked door.
    """
    validity = _validity(first, last)
    spans = _open_spans(each)
    if not spans:
        times = {"opens": "00:00", "closes": "00:00"}
        return [{"@type": "OpeningHoursSpecification", **times, **validity}]
    return [{"@type": "OpeningHoursSpecification", **_times(span), **validity} for span in spans]


def _not_every_week(hours: Hours, stretches: list[tuple[Week, date, date]]) -> Iterator[Thing]:
    """Return the days on which the week of schema.org would be wrong, but for special days."""
    if all(each.weeks == EVERY_WEEK for each in hours.periods):
        return
    for week, start, end in stretches:
        for each in days(hours, start, (end - start).days + 1):
            said = _open_spans(week[each.date.weekday()])
            if not each.special and _open_spans(each) != said:
                yield from _special(each, each.date, each.date)


def _open_spans(each: Day) -> list[Span]:
    if each.state is not State.OPEN:
        return []
    return [span for span in each.spans if span.admission is not Admission.APPOINTMENT]


def _times(span: Span) -> dict[str, str]:
    # Two equal times mean closed; this is how readers of schema.org are told of a whole day.
    end = time(23, 59) if span.is_whole_day else span.end
    return {"opens": f"{span.start:%H:%M}", "closes": f"{end:%H:%M}"}


def _validity(first: date | None, last: date | None) -> dict[str, str]:
    found = {}
    if first is not None:
        found["validFrom"] = first.isoformat()
    if last is not None:
        found["validThrough"] = last.isoformat()
    return found
