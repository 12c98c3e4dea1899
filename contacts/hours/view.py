"""Opening hours as pages show them: a dated week in words, and what differs after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, zip_longest

from contacts.hours import words as say
from contacts.hours.coming_holidays import HolidayHours, holiday_hours, holidays_ahead
from contacts.hours.rows import hours_of
from contacts.hours.rule_words import needs_sentences, rule_sentences
from contacts.hours.span_view import SpanView, span_views
from contacts.hours.until import page_until
from core.layout.reading import foreign
from hours_engine.engine import Day, Hours, Span, State, day, days, usual_week, week_changes
from hours_engine.special_days import Stretch, alike, in_stretches, special_stretches
from hours_engine.week_runs import has_week, steady, unsaid
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

#: Days in the table.
WEEK = 7
#: Days ahead that what is different is announced beside the table; what begins after them is `later`.
AHEAD = 28
#: Days ahead that the next opening is looked for.
FAR = 366
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TodayView:
    """How a hub is today, in words. `status` is open, closed, appointment, uncertain or unknown."""

    status: str
    status_text: str
    text: str


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
    #: What is different, or begins to hold, after the coming weeks: like `notes`.
    later: tuple[str, ...] = ()
    #: Until which day the sentences hold that name no dates; empty when there are none.
    holds: str = ""
    #: The holidays after the table, as far as nothing else here says what holds then.
    holidays: tuple[HolidayHours, ...] = ()
    #: When it opens after today.
    next_text: str = ""


def hours_today(read: Reader, hub: PageRow) -> TodayView:
    """Return how a hub is today. `hub` is the source page."""
    return today_view(read, hours_of(read, hub))


def today_view(read: Reader, hours: Hours) -> TodayView:
    """Return how it is today, and that tomorrow says something else."""
    read.until_day(read.today + DAY)
    today = day(hours, read.today)
    return TodayView(
        today.state.value, say.status_text(read, today.state), say.today_text(read, today)
    )


def next_open(read: Reader, hours: Hours) -> str:
    """Return when it opens again, for a day on which it does not; empty when it does, or nobody knows.

    What says it of today (`today_view`) says another thing tomorrow.
    """
    return "" if day(hours, read.today).spans else opens_after_today(read, hours)


def opens_after_today(read: Reader, hours: Hours) -> str:
    """Return when it opens after today; empty when nobody knows."""
    for start in range(1, FAR, AHEAD):
        for each in days(hours, read.today + start * DAY, AHEAD):
            if each.spans:
                return read.language.gettext("Open again on %(day)s: %(hours)s") % {
                    "day": say.weekday_text(read, each.date),
                    "hours": say.day_text(read, each),
                }
    return ""


def hours_view(
    read: Reader, hours: Hours, intro: str = "", untranslated_intro: str = ""
) -> HoursView:
    """Make what a page shows of hours: a week from today, what is different after it, and news.

    `untranslated_intro` is the host's explanation in the source language, when `intro` is missing.
    """
    today = today_view(read, hours)
    until = page_until(read)
    week = days(hours, read.today, WEEK)
    first = week[0]
    # A table of seven days that say the same is worth one sentence.
    one_for_all = not first.spans and all(alike(first, each) for each in week)
    always = one_for_all and not first.special and steady(hours, read.today, until) is first.state
    without_table = one_for_all and (first.special or always)
    # What lies within the table stands there.
    shown_until = read.today - DAY if without_table else week[-1].date
    ruled = needs_sentences(hours)
    stretches = [
        each
        for each in different_days(hours, read.today, until, by_rules=ruled)
        if each.last is None or each.last > shown_until
    ]
    holidays = () if always else tuple(_holidays(read, hours, stretches, shown_until, until))
    said = {each.date for each in holidays}
    notes = [
        (each.first, stretch_text(read, each))
        for each in stretches
        if not (each.first == each.last and each.first in said)
    ]
    announced = [] if ruled else list(news(read, hours, until))
    soon = read.today + AHEAD * DAY
    usual = _usual(read, hours) if without_table and first.special and not ruled else []
    rules = rule_sentences(read, hours, until) if ruled else ()
    open_ended = rules or usual or announced or (always and first.state is State.APPOINTMENT)
    return HoursView(
        status=today.status,
        status_text=today.status_text,
        today_text=today.text,
        intro=intro,
        always=say.always_text(read, first.state) if always else "",
        rows=() if without_table else tuple(_row(read, each) for each in week),
        notes=(
            *(text for start, text in notes if start < soon),
            *usual,
            *(text for start, text in announced if start <= soon),
        ),
        explanations=tuple(_explanations(read, hours, "" if intro else untranslated_intro)),
        rules=rules,
        later=(
            *(text for start, text in notes if start >= soon),
            *(text for start, text in announced if start > soon),
        ),
        holds=say.holds_text(read, until) if open_ended else "",
        holidays=holidays,
        next_text=opens_after_today(read, hours),
    )


def _holidays(
    read: Reader, hours: Hours, stretches: list[Stretch], after: date, until: date
) -> Iterator[HolidayHours]:
    """Yield of each holiday what holds, but of those in several days that one sentence speaks of."""
    several = [each for each in stretches if each.first != each.last]
    for on, keys in holidays_ahead(hours, after + DAY, until):
        if not any(each.holds_on(on) for each in several):
            yield holiday_hours(read, hours, on, keys)


def different_days(
    hours: Hours, today: date, until: date, *, by_rules: bool
) -> tuple[Stretch, ...]:
    """Return all days up to `until` of which the usual week says something else.

    `by_rules`: that week is said in sentences, and not as a table of the seven weekdays.
    """
    special = special_stretches(hours, today, until)
    if not (by_rules and has_week(hours)):
        return special
    usual = (
        each
        for each in unsaid(hours, today, until)
        if not any(stretch.holds_on(each.date) for stretch in special)
    )
    return tuple(sorted((*special, *in_stretches(usual)), key=lambda each: each.first))


def _row(read: Reader, each: Day) -> HoursRow:
    return HoursRow(
        date=each.date,
        weekday=read.language.weekday(each.date),
        date_text=say.date_text(read, each.date),
        is_today=each.date == read.today,
        state=each.state.value,
        periods=say.span_texts(read, each),
        note=say.why_text(read, each, say.own_explanation(read, each)),
        spans=span_views(each),
    )


def stretch_text(read: Reader, stretch: Stretch) -> str:
    """Return from when until when it is different, and how."""
    return read.language.gettext("%(dates)s: %(hours)s") % {
        "dates": say.dates_text(read, stretch.first, stretch.last),
        "hours": say.day_text(read, stretch.day, say.own_explanation(read, stretch.day)),
    }


def _explanations(read: Reader, hours: Hours, general: str) -> Iterator[HoursExplanation]:
    lang = foreign(read, read.source_language)
    if lang is not None:
        if general:
            yield HoursExplanation("", general, lang)
        for each in special_stretches(hours, read.today, page_until(read)):
            if each.day.note:
                dates = say.dates_text(read, each.first, each.last)
                yield HoursExplanation(dates, each.day.note, lang)


def news(read: Reader, hours: Hours, until: date) -> Iterator[tuple[date, str]]:
    """Announce each other week that begins to hold by `until`: its first day, and what to say."""
    words = read.language
    starts = [
        after
        for before, after in pairwise((read.today, *week_changes(hours, read.today)))
        if _times(usual_week(hours, before)) != _times(usual_week(hours, after))
    ]
    for start, following in zip_longest(starts, starts[1:]):
        if start > until:
            return
        read.until_day(start)
        text = words.gettext("From %(day)s other opening hours: %(week)s")
        if following:
            text = words.gettext(
                "From %(day)s up to and including %(last)s other opening hours: %(week)s"
            )
        yield (
            start,
            text
            % {
                "day": say.date_text(read, start),
                "last": say.date_text(read, following - DAY) if following else "",
                "week": say.week_text(read, usual_week(hours, start)),
            },
        )


def _usual(read: Reader, hours: Hours) -> list[str]:
    """Return the week that comes back after a closure, when there is one."""
    week = usual_week(hours, read.today)
    if not any(each.spans for each in week):
        return []
    text = read.language.gettext("Usual opening hours: %(week)s")
    return [text % {"week": say.week_text(read, week)}]


def _times(week: tuple[Day, ...]) -> list[tuple[State, tuple[Span, ...]]]:
    return [(each.state, each.spans) for each in week]
