"""When an agenda item is next, and every time that it repeats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from contacts.hours.rule_words import weekly_text
from contacts.hours.words import dates_text
from core.page_types import Thing
from home.agenda.recurrence import (
    EVERY,
    IN_MONTH,
    LAST_IN_MONTH,
    LONGEST,
    Occurrence,
    occurrences,
    weeks_of,
)
from home.models.agenda import EventRow, EventSkipRow
from publishing.content.reader import AMSTERDAM, Reader

#: How many dates the page of an agenda item lists.
LISTED = 12
#: How far ahead the agenda lists each time of what repeats; calendars hold all of them.
AHEAD = timedelta(days=35)
#: Weekdays as schema.org names them, Monday first.
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class DateView:
    """One coming date of a series. `reason` is in the language of the source."""

    starts_at: datetime
    skipped: bool
    reason: str


def over_at(facts: EventRow) -> datetime:
    """Return the moment at which an event is over; without an end, the end of its day."""
    if facts.ends_at is not None:
        return facts.ends_at
    day = facts.starts_at.astimezone(AMSTERDAM).date() + timedelta(days=1)
    return datetime.combine(day, time(), tzinfo=AMSTERDAM)


def series(read: Reader, facts: EventRow) -> tuple[Occurrence, ...]:
    """Return every time of an agenda item; one that does not repeat has none beside its own."""
    if not facts.repeats or facts.repeats_until is None:
        return (Occurrence(facts.starts_at, facts.ends_at),)
    rows = read.where(EventSkipRow, "page_id", facts.id)
    skipped = {row.date: row.reason for row in rows}
    return occurrences(facts.starts_at, facts.ends_at, facts.repeats, facts.repeats_until, skipped)


def at(facts: EventRow, found: Occurrence) -> EventRow:
    """Return the facts of one time."""
    return facts._replace(starts_at=found.starts_at, ends_at=found.ends_at)


def current(read: Reader, facts: EventRow) -> EventRow:
    """Return the facts of the time that is next, or is going on; when all are over, of the last.

    Says until when that is so.
    """
    if not facts.repeats:
        return facts
    held = [at(facts, each) for each in series(read, facts) if not each.skipped]
    for each in held:
        if over_at(each) > read.now:
            read.until(over_at(each))
            return each
    return held[-1] if held else facts


def to_come(
    read: Reader, facts: EventRow, ahead: timedelta = LONGEST
) -> Iterator[tuple[EventRow, Occurrence]]:
    """Yield each time that is not over and begins before long, but at least one that is held."""
    horizon = read.now + ahead
    first = True
    for found in series(read, facts):
        moment = at(facts, found)
        if over_at(moment) <= read.now:
            continue
        read.until(over_at(moment))
        if found.starts_at > horizon and not first:
            read.until(found.starts_at - ahead)
            return
        first = first and found.skipped
        yield moment, found


def coming_dates(read: Reader, facts: EventRow) -> tuple[DateView, ...]:
    """List the dates of a series that are still to come."""
    if not facts.repeats:
        return ()
    found = []
    for each in series(read, facts):
        if over_at(at(facts, each)) > read.now:
            read.until(over_at(at(facts, each)))
            found.append(DateView(each.starts_at, each.skipped, each.reason))
    return tuple(found[:LISTED])


def rule_text(read: Reader, facts: EventRow) -> str:
    """Return the rule of a series in words; nothing when it does not repeat, or is over."""
    if not facts.repeats or facts.repeats_until is None or facts.repeats_until < read.today:
        return ""
    start = facts.starts_at.astimezone(AMSTERDAM)
    end = (facts.ends_at or facts.starts_at).astimezone(AMSTERDAM)
    weeks = weeks_of(facts.repeats, start.date())
    hours = read.language.clock_range(start.time(), end.time())
    return read.language.gettext("%(dates)s: %(hours)s") % {
        "dates": dates_text(read, start.date(), facts.repeats_until),
        "hours": weekly_text(read, start.isoweekday(), weeks, hours),
    }


def schedule(read: Reader, facts: EventRow) -> Thing:
    """Describe a series (schema.org/Schedule); empty when it does not repeat."""
    if not facts.repeats or facts.repeats_until is None:
        return {}
    start = facts.starts_at.astimezone(AMSTERDAM)
    thing: Thing = {
        "@type": "Schedule",
        "byDay": f"https://schema.org/{DAYS[start.weekday()]}",
        "startDate": start.date().isoformat(),
        "endDate": facts.repeats_until.isoformat(),
        "startTime": start.strftime("%H:%M"),
        "scheduleTimezone": "Europe/Amsterdam",
    }
    if facts.ends_at:
        thing["endTime"] = facts.ends_at.astimezone(AMSTERDAM).strftime("%H:%M")
    if facts.repeats in (IN_MONTH, LAST_IN_MONTH):
        thing["repeatFrequency"] = "P1M"
        thing["byMonthWeek"] = weeks_of(facts.repeats, start.date()).nth[0]
    else:
        thing["repeatFrequency"] = f"P{EVERY[facts.repeats]}W"
    skipped = [each.starts_at.date().isoformat() for each in series(read, facts) if each.skipped]
    if skipped:
        thing["exceptDate"] = skipped
    return thing
