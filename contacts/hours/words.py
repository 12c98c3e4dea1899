"""Opening hours in words, in the language of the output. Without dashes: those turn round in Arabic."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from contacts.models.different_days import OpeningException
from core.holiday_names import HolidayName
from core.layout.reading import choice_label
from hours_engine.engine import DAY, Admission, Day, Span, State
from publishing.content.reader import Reader

LIBERATION_DAY = (HolidayName.LIBERATION_DAY, HolidayName.LIBERATION_LUSTRUM)
#: Asking an enumeration for its values makes them anew each time.
HOLIDAYS, REASONS = frozenset(HolidayName.values), frozenset(OpeningException.Reason.values)


def span_text(read: Reader, span: Span, *, admission: bool = True) -> str:
    """Return from when until when, and how one gets in when that is not just by walking in."""
    words = read.language
    whole_day = words.gettext("24 hours")
    return _how(
        read,
        span,
        whole_day if span.is_whole_day else words.clock_range(span.start, span.end),
        admission,
    )


def _how(read: Reader, span: Span, hours: str, admission: bool) -> str:
    """Add where it is, and how one gets in."""
    if span.place:
        hours = read.language.gettext("%(hours)s, at %(place)s") % {
            "hours": hours,
            "place": span.place,
        }
    if admission and span.admission is Admission.CALL_FIRST:
        return read.language.gettext("%(hours)s (call first)") % {"hours": hours}
    if admission and span.admission is Admission.APPOINTMENT:
        return read.language.gettext("%(hours)s (by appointment)") % {"hours": hours}
    return hours


def span_texts(read: Reader, day: Day) -> tuple[str, ...]:
    """Return the times of a day. On a day by appointment that is said once, not at each time."""
    each_apart = day.state is not State.APPOINTMENT
    return tuple(span_text(read, span, admission=each_apart) for span in day.spans)


def day_text(read: Reader, day: Day, explanation: str = "") -> str:
    """Return how a day is, as part of a sentence: “closed (public holiday)”."""
    words = read.language
    times = words.join(span_texts(read, day))
    if day.state is State.OPEN and any(span.is_whole_day for span in day.spans):
        text = words.join(_whole_day_texts(read, day))
    elif day.state is State.OPEN:
        text = words.gettext("open from %(hours)s") % {"hours": times}
    elif day.state is State.APPOINTMENT and times:
        text = words.gettext("by appointment from %(hours)s") % {"hours": times}
    else:
        text = {
            State.APPOINTMENT: words.gettext("by appointment"),
            State.CLOSED: words.gettext("closed"),
            State.UNCERTAIN: words.gettext("not sure, call first"),
            State.UNKNOWN: words.gettext("not known yet, call first"),
        }[day.state]
    why = why_text(read, day, explanation)
    return words.gettext("%(text)s (%(reason)s)") % {"text": text, "reason": why} if why else text


def _whole_day_texts(read: Reader, day: Day) -> tuple[str, ...]:
    """Return the texts of a day that is open as a whole; other times beside it stay as they are."""
    always = read.language.gettext("open 24 hours")
    return tuple(
        _how(read, span, always, admission=True) if span.is_whole_day else span_text(read, span)
        for span in day.spans
    )


def own_explanation(read: Reader, day: Day) -> str:
    """Return what the host wrote about a day when it is in the language of the page."""
    return day.note if read.language.base == read.source_language else ""


def why_text(read: Reader, day: Day, explanation: str = "") -> str:
    """Return why a day is different; nothing for a usual day."""
    reason = holiday_name(read, day.holiday)
    # “Other reason” says nothing that an explanation does not say better.
    if day.reason in REASONS and day.reason != OpeningException.Reason.OTHER:
        reason = choice_label(read, OpeningException.Reason, day.reason)
    if explanation and day.reason == OpeningException.Reason.EVENT:
        # What goes on says by itself that something goes on.
        reason = ""
    return ": ".join(part for part in (reason, explanation) if part)


def holiday_name(read: Reader, key: str) -> str:
    """Name a holiday; nothing for a key that nobody knows."""
    if key in LIBERATION_DAY:
        return read.language.gettext("Liberation Day")
    return choice_label(read, HolidayName, key) if key in HOLIDAYS else ""


def status_text(read: Reader, state: State) -> str:
    """Return in two or three words how a hub is today."""
    return {
        State.OPEN: read.language.gettext("Open today"),
        State.CLOSED: read.language.gettext("Closed today"),
        State.APPOINTMENT: read.language.gettext("By appointment"),
        State.UNCERTAIN: read.language.gettext("Not sure, call first"),
        State.UNKNOWN: read.language.gettext("Not known yet"),
    }[state]


def always_text(read: Reader, state: State) -> str:
    """Return what holds on every day of a hub that has no hours."""
    return {
        State.OPEN: "",
        State.CLOSED: read.language.gettext("Closed until further notice."),
        State.APPOINTMENT: read.language.gettext("Only by appointment."),
        State.UNCERTAIN: read.language.gettext("There are no fixed opening hours. Call first."),
        State.UNKNOWN: read.language.gettext("The opening hours are not known yet. Call first."),
    }[state]


def today_text(read: Reader, day: Day) -> str:
    """Return how a hub is today, with the date: the sentence stays true on a page left open."""
    return read.language.gettext("Today, %(day)s: %(hours)s") % {
        "day": weekday_text(read, day.date),
        "hours": day_text(read, day),
    }


def week_text(read: Reader, week: Sequence[Day]) -> str:
    """Return a whole week; weekdays that are alike are taken together, closed ones left out."""
    alike: dict[tuple[State, tuple[Span, ...]], list[Day]] = {}
    for day in week:
        if day.state is not State.CLOSED:
            alike.setdefault((day.state, day.spans), []).append(day)
    if not alike:
        return read.language.gettext("closed")
    if len(alike) == 1 and all(len(found) == 7 and not found[0].spans for found in alike.values()):
        return day_text(read, week[0])
    parts = [
        read.language.gettext("%(days)s %(hours)s")
        % {
            "days": read.language.join([read.language.weekday(day.date) for day in found]),
            "hours": day_text(read, found[0]),
        }
        for found in alike.values()
    ]
    return read.language.entry.semicolon.join(parts)


def dates_text(read: Reader, first: date, last: date | None) -> str:
    """Return from when until when something is different; without a last day it has no known end.

    Notes when these words become others, and when what they are about is over.
    """
    words = read.language
    read.until_day(last + DAY if last is not None and last < date.max else None)
    if first > read.today and first != last:
        read.until_day(first)
    if first == read.today:
        # What is looked at from today on is on its last day on that day, and not up to it.
        read.until_day(last)
    if last is None:
        if first <= read.today:
            return words.gettext("Until further notice")
        return words.gettext("From %(day)s") % {"day": date_text(read, first)}
    if first == last:
        return words.gettext("On %(day)s") % {"day": weekday_text(read, first)}
    if first <= read.today:
        return words.gettext("Up to and including %(day)s") % {"day": date_text(read, last)}
    if (last - first).days == 1:
        same_month = first.month == last.month
        opening = str(first.day) if same_month else date_text(read, first)
        both = words.join([opening, date_text(read, last)])
        return words.gettext("On %(day)s") % {"day": both}
    return words.gettext("From %(first)s up to and including %(last)s") % {
        "first": date_text(read, first),
        "last": date_text(read, last),
    }


def holds_text(read: Reader, last: date) -> str:
    """Return until which day sentences without dates hold."""
    return read.language.gettext("These opening hours hold up to and including %(day)s.") % {
        "day": date_text(read, last)
    }


def date_text(read: Reader, value: date) -> str:
    """Write a date; the year only when it is another than this one. Notes until when that is so."""
    words, this = read.language, read.today.year
    if value.year > this:
        read.until_day(value.replace(month=1, day=1))
    return words.short_day(value) if value.year == this else words.day(value)


def weekday_text(read: Reader, value: date) -> str:
    """Write a date with its weekday."""
    return read.language.with_weekday(value, date_text(read, value))
