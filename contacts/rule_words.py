"""The rules of opening hours in sentences: “every second Tuesday of the month from 10:00 to 12:00”.

For hours that a table of a week cannot show. Which phrases there are stands here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from contacts.hours_words import dates_text
from contacts.opening_hours import EVERY_WEEK, Admission, Hours, Period, Weeks
from publishing.languages import Language
from publishing.reader import Reader

#: Any Monday: weekdays are named by it.
MONDAY = date(2026, 11, 23)
Dates = tuple[date | None, date | None, bool]


def needs_sentences(hours: Hours) -> bool:
    """Tell whether a dated week leaves something out: some weeks only, a season, a place."""
    return any(each.weeks != EVERY_WEEK or each.season or each.place for each in hours.periods)


def rule_sentences(read: Reader, hours: Hours) -> tuple[str, ...]:
    """Say what holds now and later, a sentence for each rule; what is over is left out."""
    groups: dict[Dates, list[Period]] = {}
    for each in hours.periods:
        if each.valid_until is None or each.valid_until >= read.today:
            dates = each.valid_from, each.valid_until, each.season
            groups.setdefault(dates, []).append(each)
    ordered = sorted(groups.items(), key=lambda item: item[0][0] or date.min)
    return tuple(text for dates, periods in ordered for text in _of_dates(read, dates, periods))


def weekly_text(read: Reader, weekday: int, weeks: Weeks, hours: str) -> str:
    """Say on which days something is that happens once on each: “every second Tuesday from …”."""
    text = _days(read, weeks, [weekday], following=False)
    return text % {"days": _weekday(read, weekday), "hours": hours}


def _of_dates(read: Reader, dates: Dates, periods: list[Period]) -> Iterator[str]:
    first, last, _season = dates
    begun = first is None or first <= read.today
    # Without a first day it has always been so: also on its last day it does not begin and end.
    prefix = "" if begun and last is None else dates_text(read, first or date.min, last)
    for text in _sentences(read, periods):
        yield _dated(read, prefix, text) if prefix else text


def _dated(read: Reader, prefix: str, text: str) -> str:
    return read.language.gettext("%(dates)s: %(hours)s") % {"dates": prefix, "hours": text}


def _sentences(read: Reader, periods: list[Period]) -> Iterator[str]:
    """Take together the times of one weekday, then the weekdays that have the same times."""
    words = read.language
    by_day: dict[tuple[int, Weeks, Admission, str], list[str]] = {}
    for each in sorted(periods, key=lambda each: (each.weekday, each.opens)):
        key = each.weekday, each.weeks, each.admission, each.place
        times = by_day.setdefault(key, [])
        if (text := words.clock_range(each.opens, each.closes)) not in times:
            times.append(text)
    alike: dict[tuple[Weeks, Admission, str, str], list[int]] = {}
    for (weekday, weeks, admission, place), times in by_day.items():
        alike.setdefault((weeks, admission, place, words.join(times)), []).append(weekday)
    for (weeks, admission, place, hours), weekdays in alike.items():
        # “The first Monday and Tuesday” could be read in two ways.
        apart = [[each] for each in weekdays] if weeks.nth else [weekdays]
        for group in apart:
            text = _days(read, weeks, group) % {
                "days": words.join([_weekday(read, each) for each in group]),
                "hours": hours,
            }
            yield _how(read, text, admission, place)


def _days(read: Reader, weeks: Weeks, weekdays: list[int], *, following: bool = True) -> str:
    words = read.language
    if weeks.nth:
        return {
            (1,): words.gettext("every first %(days)s of the month from %(hours)s"),
            (2,): words.gettext("every second %(days)s of the month from %(hours)s"),
            (3,): words.gettext("every third %(days)s of the month from %(hours)s"),
            (4,): words.gettext("every fourth %(days)s of the month from %(hours)s"),
            (-1,): _last(words, weekdays),
            (1, 3): words.gettext("every first and third %(days)s of the month from %(hours)s"),
            (2, 4): words.gettext("every second and fourth %(days)s of the month from %(hours)s"),
        }.get(weeks.nth, words.gettext("some weeks on %(days)s from %(hours)s"))
    if weeks.parity == 1:
        return words.gettext("in odd weeks on %(days)s from %(hours)s")
    if weeks.parity == 0:
        return words.gettext("in even weeks on %(days)s from %(hours)s")
    if weeks.every > 1:
        text = _counted(read, weeks)
        return f"{text}{_following(read, weeks, weekdays)}" if following else text
    return words.gettext("on %(days)s from %(hours)s")


def _last(words: Language, weekdays: list[int]) -> str:
    # “Last” follows the gender of the weekday in Slavic languages; a number (“2.”) does not.
    if weekdays[0] in (3, 6, 7):
        return words.pgettext(
            "Wednesday, Saturday or Sunday", "every last %(days)s of the month from %(hours)s"
        )
    return words.gettext("every last %(days)s of the month from %(hours)s")


def _counted(read: Reader, weeks: Weeks) -> str:
    words = read.language
    return {
        2: words.gettext("once in two weeks on %(days)s from %(hours)s"),
        3: words.gettext("once in three weeks on %(days)s from %(hours)s"),
        4: words.gettext("once in four weeks on %(days)s from %(hours)s"),
    }.get(weeks.every, words.gettext("some weeks on %(days)s from %(hours)s"))


def _following(read: Reader, weeks: Weeks, weekdays: list[int]) -> str:
    """Say on which day it is next: nobody counts weeks."""
    words = read.language
    coming = (read.today + timedelta(days=number) for number in range(7 * weeks.every))
    for on in coming:
        if on.isoweekday() in weekdays and weeks.name(on):
            following = words.gettext("the next time on %(day)s") % {"day": words.short_day(on)}
            read.until_day(on + timedelta(days=1))
            return f" ({following.replace('%', '%%')})"
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
