"""Reading a date, a time and a moment as people in the Netherlands type them.

Pure: no Django, no clock, no language. ISO 8601 is understood too, since machines write it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, tzinfo

#: First letters of the months, in Dutch and in English (the two languages of the CMS).
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb februari february",
            "mrt maart mar march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "aug augustus august",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
#: Monday is 0, as `date.weekday` counts.
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "ma maandag mon monday",
            "di dinsdag tue tuesday",
            "wo woensdag wed wednesday",
            "do donderdag thu thursday",
            "vr vrijdag fri friday",
            "za zaterdag sat saturday",
            "zo zondag sun sunday",
        )
    )
    for name in names.split()
}
#: Two digits of a year are this century up to here, the last one from there on, as POSIX has it.
PIVOT = 69
#: Years that something of a district can be about; what lies outside is a slip of the keyboard.
FIRST_YEAR, LAST_YEAR = 1900, 2199
#: No date or time that somebody types is longer.
LONGEST = 60

_WEEKDAY = r"(?:(?P<weekday>[a-z]+)\.?,? )?"
_DUTCH = (
    r"(?P<day>\d{1,2})(?: ?[-/.] ?| )(?P<month>\d{1,2}|[a-z]+)(?:\. | ?[-/.] ?| )"
    r"(?P<year>\d{4}|'?\d{2})"
)
_ISO = r"(?P<iso_year>\d{4})[-/](?P<iso_month>\d{1,2})[-/](?P<iso_day>\d{1,2})"
_DATE = rf"{_WEEKDAY}(?:{_ISO}|{_DUTCH})"
_TIME = (
    r"(?P<hour>\d{1,2}?)(?:[:.uh]?(?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.(?P<part>\d{1,6}))?)?)?"
    r" ?(?:uur|u|h)?\.?"
)
DATE = re.compile(_DATE, re.ASCII)
TIME = re.compile(_TIME, re.ASCII)
MOMENT = re.compile(rf"{_DATE}(?:,? om |,? |t){_TIME}(?P<zone>z|[+-]\d\d:?\d\d)?", re.ASCII)
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"’": "'", "‘": "'"})


class TooFarError(ValueError):
    """A date in a year that nothing of a district is about."""


def read_date(text: str) -> date:
    """Return the date that `text` says. Raises ValueError when it says none."""
    return _date(_match(DATE, text))


def read_time(text: str) -> time:
    """Return the time of the clock that `text` says. Raises ValueError when it says none."""
    return _time(_match(TIME, text))


def read_moment(text: str) -> datetime:
    """Return the date and time that `text` says; with a time zone only where it names one.

    Raises ValueError when it does not say both: a date alone is no moment.
    """
    found = _match(MOMENT, text)
    if found["zone"]:
        return datetime.combine(_date(found), _time(found), _zone(found["zone"]))
    return datetime.combine(_date(found), _time(found))


def _plain(text: str) -> str:
    if len(text) > LONGEST:
        raise ValueError(text)
    return " ".join(text.translate(DASHES).casefold().split())


def _match(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.fullmatch(_plain(text))
    if found is None:
        raise ValueError(text)
    return found


def _date(found: re.Match[str]) -> date:
    if found["iso_year"]:
        value = date(int(found["iso_year"]), int(found["iso_month"]), int(found["iso_day"]))
    else:
        value = date(_year(found["year"]), _month(found["month"]), int(found["day"]))
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise TooFarError(found[0])
    weekday = found["weekday"]
    if weekday and WEEKDAYS.get(weekday) != value.weekday():
        raise ValueError(found[0])
    return value


def _zone(text: str) -> tzinfo | None:
    return datetime.strptime(text.upper(), "%z").tzinfo


def _year(text: str) -> int:
    digits = text.lstrip("'")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < PIVOT else 1900)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text not in MONTHS:
        raise ValueError(text)
    return MONTHS[text]


def _time(found: re.Match[str]) -> time:
    part = (found["part"] or "").ljust(6, "0")
    return time(int(found["hour"]), int(found["minute"] or 0), int(found["second"] or 0), int(part))
