"""The holidays of the Netherlands and of its towns: their dates, from the library `holidays`.

Knows no place and no decision: `decided` joins both. Names are phrases of `contacts.holiday_words`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

import holidays

from hours_engine.facts import DAY, Admission, Decision, Holiday

#: What the library calls the days that it knows, in its English.
NATIONAL = {
    "new-year": "New Year's Day",
    "good-friday": "Good Friday",
    "easter": "Easter Sunday",
    "easter-monday": "Easter Monday",
    "kings-day": "King's Day",
    "liberation-day": "Liberation Day",
    "ascension": "Ascension Day",
    "pentecost": "Pentecost",
    "pentecost-monday": "Pentecost Monday",
    "christmas": "Christmas Day",
    "second-christmas": "Second Day of Christmas",
}
EVENING = time(17)
#: Days that some municipalities keep: month, day, and from when on.
OWN = {
    "kings-night": (4, 26, EVENING),
    "remembrance": (5, 4, EVENING),
    "keti-koti": (7, 1, None),
    "groningen-relief": (8, 28, None),
    "leiden-relief": (10, 3, None),
    "alkmaar-relief": (10, 8, None),
    "saint-martin": (11, 11, EVENING),
    "saint-nicholas": (12, 5, EVENING),
    "christmas-eve": (12, 24, EVENING),
    "new-years-eve": (12, 31, EVENING),
}
#: Liberation Day is a day off for many once in five years. A municipality chooses one of both keys.
LUSTRUM = "liberation-lustrum"
KEYS = (*NATIONAL, LUSTRUM, *OWN)
#: What holds until a municipality says otherwise.
USUAL = (
    "new-year",
    "easter",
    "easter-monday",
    "kings-day",
    LUSTRUM,
    "ascension",
    "pentecost",
    "pentecost-monday",
    "christmas",
    "second-christmas",
)


@dataclass(frozen=True, slots=True)
class DatedHoliday:
    """A holiday in a year. `since`: it begins at that time of the day."""

    on: date
    key: str
    since: time | None = None


@dataclass(frozen=True, slots=True)
class HolidayDecision:
    """What a place decided about a holiday; without a year it holds in every year without its own.

    Times count when the decision is other hours; several are several periods.
    """

    key: str
    decision: Decision
    year: int | None = None
    opens: time | None = None
    closes: time | None = None
    admission: Admission = Admission.WALK_IN


def dated(keys: Iterable[str], first: date, last: date) -> tuple[DatedHoliday, ...]:
    """Return the holidays with these keys from `first` to `last`, in order of date.

    Keys that nobody knows are left out.
    """
    wanted = frozenset(keys)
    years = range(first.year, last.year + 1)
    found = (each for year in years for each in of_year(year))
    return tuple(each for each in found if each.key in wanted and first <= each.on <= last)


@functools.lru_cache(maxsize=64)
def of_year(year: int) -> tuple[DatedHoliday, ...]:
    """Return all holidays of a year, in order of date."""
    return tuple(sorted(_of_year(year), key=lambda each: (each.on, KEYS.index(each.key))))


def decided(
    calendar: Iterable[DatedHoliday], decisions: Iterable[HolidayDecision]
) -> tuple[Holiday, ...]:
    """Return for each holiday what a place decided: for that year, else for every year, else nothing."""
    by_key: dict[tuple[str, int | None], list[HolidayDecision]] = {}
    for each in decisions:
        by_key.setdefault((each.key, each.year), []).append(each)
    found: list[Holiday] = []
    for holiday in calendar:
        of_it = by_key.get((holiday.key, holiday.on.year)) or by_key.get((holiday.key, None), [])
        found += [
            Holiday(
                holiday.on,
                holiday.key,
                each.decision,
                holiday.since,
                each.opens,
                each.closes,
                each.admission,
            )
            for each in of_it
        ] or [Holiday(holiday.on, holiday.key, since=holiday.since)]
    return tuple(found)


def _of_year(year: int) -> Iterator[DatedHoliday]:
    keys = {name: key for key, name in NATIONAL.items()}
    calendar = holidays.country_holidays(
        "NL", years=year, language="en_US", categories=("public", "optional")
    )
    national = {keys[name]: on for on in calendar for name in calendar.get_list(on) if name in keys}
    for key, on in national.items():
        yield DatedHoliday(on, key)
    if year % 5 == 0 and "liberation-day" in national:
        yield DatedHoliday(national["liberation-day"], LUSTRUM)
    for key, (month, number, since) in OWN.items():
        on = date(year, month, number)
        # King's Day is a day earlier when the 27th is a Sunday; its night goes before it.
        if key == "kings-night" and "kings-day" in national:
            on = national["kings-day"] - DAY
        yield DatedHoliday(on, key, since)
