"""Opening hours as pages show them: a dated week in words, and what differs after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise

from contacts import hours_words as say
from contacts.hours_rows import hours_of
from contacts.opening_hours import (
    Base,
    Day,
    Hours,
    Span,
    State,
    day,
    days,
    usual_week,
    week_changes,
)
from contacts.rule_words import needs_sentences, rule_sentences
from home.reading import foreign
from publishing.reader import Reader
from publishing.records import PageRow

#: Days in the table.
WEEK = 7
#: Days ahead that what is different is announced.
AHEAD = 28
#: Days ahead that the end of something different is looked for.
FAR = 400
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TodayView:
    """How a hub is today, in words. `status` is open, closed, appointment, uncertain or unknown."""

    status: str
    status_text: str
    text: str


@dataclass(frozen=True, slots=True)
class SpanView:
    """Open from … to …; an end before the start is on the next day.

    `admission` is walk-in, call-first or appointment.
    """

    opens: time
    closes: time
    admission: str


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One day in the table. `spans` are the times as data, `periods` the same in words."""

    date: date
    weekday: str
    date_text: str
    is_today: bool
    state: str
    periods: tuple[str, ...]
    note: str
    spans: tuple[SpanView, ...]


@dataclass(frozen=True, slots=True)
class HoursExplanation:
    """What a host wrote, about days that differ or (no dates) in general, in another language."""

    dates: str
    text: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class HoursView:
    """The hours of a hub. `rows` is empty when every day is the same: `always` or a note says so."""

    status: str
    status_text: str
    today_text: str
    intro: str
    always: str
    rows: tuple[HoursRow, ...]
    notes: tuple[str, ...]
    explanations: tuple[HoursExplanation, ...]
    #: The rules in sentences, when a week of dated days does not show them all.
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row that differ from the week in the same way; no last day: no end in sight."""

    first: date
    last: date | None
    day: Day


def hours_today(read: Reader, hub: PageRow) -> TodayView:
    """Say how a hub is today. `hub` is the source page."""
    return today_view(read, hours_of(read, hub))


def today_view(read: Reader, hours: Hours) -> TodayView:
    """Say how it is today, and that tomorrow says something else."""
    read.until_day(read.today + DAY)
    today = day(hours, read.today)
    return TodayView(
        today.state.value, say.status_text(read, today.state), say.today_text(read, today)
    )


def hours_view(
    read: Reader, hours: Hours, intro: str = "", untranslated_intro: str = ""
) -> HoursView:
    """Make what a page shows of hours: a week from today, what is different after it, and news.

    `untranslated_intro` is the host's explanation in the source language, when `intro` is missing.
    """
    today = today_view(read, hours)
    week = days(hours, read.today, WEEK)
    first = week[0]
    # A table of seven days that say the same is worth one sentence.
    one_for_all = not first.spans and all(_alike(first, each) for each in week)
    # What lies within the table stands there.
    shown_until = read.today - DAY if one_for_all else week[-1].date
    notes = [
        stretch_text(read, each)
        for each in special_stretches(hours, read.today)
        if each.last is None or each.last > shown_until
    ]
    # Periods by which nothing goes on need no explanation.
    ruled = hours.base in (Base.REGULAR, Base.APPOINTMENT) and needs_sentences(hours)
    if one_for_all and first.special and not ruled:
        notes += _usual(read, hours)
    return HoursView(
        status=today.status,
        status_text=today.status_text,
        today_text=today.text,
        intro=intro,
        always=say.always_text(read, first.state) if one_for_all and not first.special else "",
        rows=() if one_for_all else tuple(_row(read, each) for each in week),
        notes=(*notes, *([] if ruled else news(read, hours))),
        explanations=tuple(_explanations(read, hours, "" if intro else untranslated_intro)),
        rules=rule_sentences(read, hours) if ruled else (),
    )


def special_stretches(hours: Hours, today: date) -> tuple[Stretch, ...]:
    """Give what differs from the week in the coming days, each with its first and last day."""
    found: list[Stretch] = []
    for each in _until_usual(hours, today):
        last = found[-1] if found else None
        if last and last.last == each.date - DAY and _alike(last.day, each):
            found[-1] = Stretch(last.first, each.date, last.day)
        elif (each.date - today).days >= AHEAD:
            break
        elif each.special:
            found.append(Stretch(each.date, each.date, each))
    horizon = today + (AHEAD + FAR - 1) * DAY
    return tuple(
        Stretch(each.first, None, each.day) if each.last == horizon else each for each in found
    )


def _until_usual(hours: Hours, today: date) -> Iterator[Day]:
    """Give the coming days, and those after them: who reads on wants the end of something."""
    yield from days(hours, today, AHEAD)
    for number in range(AHEAD, AHEAD + FAR, WEEK):
        yield from days(hours, today + number * DAY, min(WEEK, AHEAD + FAR - number))


def _alike(one: Day, other: Day) -> bool:
    return replace(one, date=other.date) == other


def _row(read: Reader, each: Day) -> HoursRow:
    return HoursRow(
        date=each.date,
        weekday=read.language.weekday(each.date),
        date_text=say.date_text(read, each.date),
        is_today=each.date == read.today,
        state=each.state.value,
        periods=say.span_texts(read, each),
        note=say.why_text(read, each, _own_explanation(read, each)),
        spans=tuple(SpanView(span.start, span.end, span.admission.value) for span in each.spans),
    )


def stretch_text(read: Reader, stretch: Stretch) -> str:
    """Say from when until when it is different, and how."""
    return read.language.gettext("%(dates)s: %(hours)s") % {
        "dates": say.dates_text(read, stretch.first, stretch.last),
        "hours": say.day_text(read, stretch.day, _own_explanation(read, stretch.day)),
    }


def _own_explanation(read: Reader, each: Day) -> str:
    """Give what the host wrote when it is in the language of the page."""
    return each.note if read.language.base == read.source_language else ""


def _explanations(read: Reader, hours: Hours, general: str) -> Iterator[HoursExplanation]:
    lang = foreign(read, read.source_language)
    if lang is not None:
        if general:
            yield HoursExplanation("", general, lang)
        for each in special_stretches(hours, read.today):
            if each.day.note:
                dates = say.dates_text(read, each.first, each.last)
                yield HoursExplanation(dates, each.day.note, lang)


def news(read: Reader, hours: Hours) -> Iterator[str]:
    """Announce the first day on which another week begins to hold."""
    changes = week_changes(hours, read.today)
    for before, after in pairwise((read.today, *changes)):
        if (after - read.today).days > AHEAD:
            return
        week = usual_week(hours, after)
        if _times(usual_week(hours, before)) != _times(week):
            yield read.language.gettext("From %(day)s other opening hours: %(week)s") % {
                "day": say.date_text(read, after),
                "week": say.week_text(read, week),
            }
            return


def _usual(read: Reader, hours: Hours) -> list[str]:
    """Say the week that comes back after a closure, when there is one."""
    week = usual_week(hours, read.today)
    if not any(each.spans for each in week):
        return []
    text = read.language.gettext("Usual opening hours: %(week)s")
    return [text % {"week": say.week_text(read, week)}]


def _times(week: tuple[Day, ...]) -> list[tuple[State, tuple[Span, ...]]]:
    return [(each.state, each.spans) for each in week]
