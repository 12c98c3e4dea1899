"""The rules of opening hours in sentences: “every second Tuesday of the month from 10:00 to 12:00”.

For hours that a table of a week cannot show. Which phrases there are stands here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from contacts.hours.until import year_until
from contacts.hours.words import date_text, dates_text, day_text
from hours_engine.engine import EVERY_WEEK, Admission, Day, Hours, Weeks, day
from hours_engine.week_runs import Run, can_be_said, has_week, runs, said, steady
from publishing.content.languages import Language
from publishing.content.reader import Reader

#: Any Monday: weekdays are named by it.
MONDAY = date(2026, 11, 23)
#: Days in which the next time of a rule is looked for: it may be closed a while.
LOOKED = 400


def needs_sentences(hours: Hours) -> bool:
    """Return whether a dated week leaves something out: some weeks only, a season, a place."""
    return has_week(hours) and any(
        each.weeks != EVERY_WEEK or each.season or each.place for each in hours.periods
    )


def rule_sentences(read: Reader, hours: Hours, until: date | None = None) -> tuple[str, ...]:
    """Return what holds now and what begins by `until`, a sentence for each rule, with its dates.

    Without `until` up to the end of next year. Nothing when one word says it all: see `week_runs.steady`.
    What differs from these sentences is given by `different_days`.
    """
    last = until or year_until(read)
    if steady(hours, read.today, last) is not None:
        return ()
    shown = [each for each in runs(hours) if each.touches(read.today, last)]
    return tuple(text for each in shown for text in _of_run(read, hours, each))


def weekly_text(read: Reader, weekday: int, weeks: Weeks, hours: str) -> str:
    """Return on which days something is that happens once on each: “every second Tuesday from …”."""
    text = _days(read, weeks, [weekday])
    return text % {"days": _weekday(read, weekday), "hours": hours}


def _of_run(read: Reader, hours: Hours, run: Run) -> Iterator[str]:
    begun = run.first is None or run.first <= read.today
    prefix = "" if begun and run.last is None else dates_text(read, run.first or date.min, run.last)
    texts = (
        _sentences(read, hours, run)
        if run.periods
        else (day_text(read, Day(read.today, run.state)),)
    )
    for text in texts:
        yield _dated(read, prefix, text) if prefix else text


def _dated(read: Reader, prefix: str, text: str) -> str:
    return read.language.gettext("%(dates)s: %(hours)s") % {"dates": prefix, "hours": text}


def _sentences(read: Reader, hours: Hours, run: Run) -> Iterator[str]:
    """Take together the times of one weekday, then the weekdays that have the same times."""
    words = read.language
    by_day: dict[tuple[int, Weeks, Admission, str], list[str]] = {}
    for each in sorted(run.periods, key=lambda each: (each.weekday, each.opens)):
        key = each.weekday, each.weeks, each.admission, each.place
        times = by_day.setdefault(key, [])
        if (text := words.clock_range(each.opens, each.closes)) not in times:
            times.append(text)
    alike: dict[tuple[Weeks, Admission, str, str], list[int]] = {}
    for (weekday, weeks, admission, place), times in by_day.items():
        alike.setdefault((weeks, admission, place, words.join(times)), []).append(weekday)
    for (weeks, admission, place, times_text), weekdays in alike.items():
        # “The first Monday and Tuesday” could be read in two ways.
        apart = [[each] for each in weekdays] if weeks.nth else [weekdays]
        for group in apart:
            text = _days(read, weeks, group) % {
                "days": words.join([_weekday(read, each) for each in group]),
                "hours": times_text,
            }
            if weeks.every > 1 and can_be_said(weeks):
                text += _following(read, hours, run, weeks, group)
            yield _how(read, text, admission, place)


def _days(read: Reader, weeks: Weeks, weekdays: list[int]) -> str:
    words = read.language
    if not can_be_said(weeks):
        return words.gettext("some weeks on %(days)s from %(hours)s")
    if weeks.nth:
        return {
            (1,): words.gettext("every first %(days)s of the month from %(hours)s"),
            (2,): words.gettext("every second %(days)s of the month from %(hours)s"),
            (3,): words.gettext("every third %(days)s of the month from %(hours)s"),
            (4,): words.gettext("every fourth %(days)s of the month from %(hours)s"),
            (-1,): _last(words, weekdays),
            (1, 3): words.gettext("every first and third %(days)s of the month from %(hours)s"),
            (2, 4): words.gettext("every second and fourth %(days)s of the month from %(hours)s"),
        }[weeks.nth]
    if weeks.parity == 1:
        return words.gettext("in odd weeks on %(days)s from %(hours)s")
    if weeks.parity == 0:
        return words.gettext("in even weeks on %(days)s from %(hours)s")
    if weeks.every > 1:
        return {
            2: words.gettext("once in two weeks on %(days)s from %(hours)s"),
            3: words.gettext("once in three weeks on %(days)s from %(hours)s"),
            4: words.gettext("once in four weeks on %(days)s from %(hours)s"),
        }[weeks.every]
    return words.gettext("on %(days)s from %(hours)s")


def _last(words: Language, weekdays: list[int]) -> str:
    # “Last” follows the gender of the weekday in Slavic languages; a number (“2.”) does not.
    if weekdays[0] in (3, 6, 7):
        return words.pgettext(
            "Wednesday, Saturday or Sunday", "every last %(days)s of the month from %(hours)s"
        )
    return words.gettext("every last %(days)s of the month from %(hours)s")


def _following(read: Reader, hours: Hours, run: Run, weeks: Weeks, weekdays: list[int]) -> str:
    """Return on which day it is next: nobody counts weeks. A day on which it is not so is no such day."""
    start = max(read.today, run.first or read.today)
    for number in range(LOOKED):
        on = start + timedelta(days=number)
        if not run.touches(on, on):
            break
        if on.isoweekday() in weekdays and weeks.name(on):
            found = day(hours, on)
            if not found.special and (found.state, found.spans) == said(hours, on):
                read.until_day(on + timedelta(days=1))
                following = read.language.gettext("the next time on %(day)s")
                return f" ({following % {'day': date_text(read, on)}})"
    return ""


def _how(read: Reader, text: str, admission: Admission, place: str) -> str:
    words = read.language
    if place:
        text = words.gettext("%(hours)s, at %(place)s") % {"hours": text, "place": place}
    if admission is Admission.APPOINTMENT:
        return words.gettext("%(hours)s, by appointment") % {"hours": text}
    if admission is Admission.CALL_FIRST:
        return words.gettext("%(hours)s, call first") % {"hours": text}
    return text


def _weekday(read: Reader, weekday: int) -> str:
    return read.language.weekday(MONDAY + timedelta(days=weekday - 1))
