"""The version stamp: one code on everything that shows the same of a district.

Who holds a sheet of paper beside the page sees by it whether the sheet still says what is so. The
code is a digest of what the carriers show, in all languages together: so it is the same in each of
them, and there is no second list of facts that could miss one. A carrier hands in a function here
that gives what it shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from contacts.people.directory import districts
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class Shown:
    """What one carrier shows in one language, but for its stamp, and when that was checked.

    `what` is made of dataclasses, tuples and plain values: its `repr` is its content.
    """

    what: Any
    checked_on: tuple[date | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """Of what something is. `checked_on` is the latest day on which any of it was checked."""

    code: str
    checked_on: date | None


#: Gives what the carriers of a district (its source page) show in the language of the Reader.
Carrier = Callable[[Reader, PageRow], Iterable[Shown]]
#: The same of the whole municipality, beside what its districts show.
CityCarrier = Callable[[Reader], Iterable[Shown]]
CARRIERS: list[Carrier] = []
CITY_CARRIERS: list[CityCarrier] = []


def carrier(shown: Carrier) -> Carrier:
    """Register what a carrier of a district shows. Usable as a decorator."""
    CARRIERS.append(shown)
    return shown


def city_carrier(shown: CityCarrier) -> CityCarrier:
    """Register what a carrier of the municipality shows. Usable as a decorator."""
    CITY_CARRIERS.append(shown)
    return shown


def stamp_of(read: Reader, district: PageRow) -> Stamp:
    """Return the stamp of a district (its source page): of whom to call there, and of its hubs."""
    return read.shared_in(read.source_language, _stamp, district)


def city_stamp(read: Reader) -> Stamp:
    """Return the stamp of the whole municipality: of all districts, and of who is there for all."""
    return read.shared_in(read.source_language, _city_stamp)


def stamp_text(read: Reader, stamp: Stamp) -> str:
    """Say a stamp in the language of the output."""
    words = read.language
    if stamp.checked_on is None:
        return words.gettext("Version %(code)s") % {"code": stamp.code}
    return words.gettext("Version of %(day)s, %(code)s") % {
        "day": words.day(stamp.checked_on),
        "code": stamp.code,
    }


def _stamp(read: Reader, district: PageRow) -> Stamp:
    shown = (read.shared_in(code, _of_district, district) for code in read.languages)
    return _made(each for several in shown for each in several)


def _city_stamp(read: Reader) -> Stamp:
    return _made(_of_city(read))


def _of_city(read: Reader) -> Iterator[Shown]:
    for each in districts(read):
        stamp = stamp_of(read, each)
        yield Shown(stamp.code, (stamp.checked_on,))
    for code in read.languages:
        yield from read.shared_in(code, _of_city_in)


def _of_district(read: Reader, district: PageRow) -> tuple[Shown, ...]:
    return tuple(each for shown in CARRIERS for each in shown(read, district))


def _of_city_in(read: Reader) -> tuple[Shown, ...]:
    return tuple(each for shown in CITY_CARRIERS for each in shown(read))


def _made(shown: Iterable[Shown]) -> Stamp:
    known = tuple(shown)
    checked = [day for each in known for day in each.checked_on if day is not None]
    last = max(checked, default=None)
    text = repr((tuple(each.what for each in known), last))
    return Stamp(hashlib.blake2b(text.encode(), digest_size=3).hexdigest(), last)
