"""The version code: one code on everything that shows the same of a district.

Who hung up a sheet of paper sees by it, beside a new print or the data (`stamp` in the API), whether it still
says what is so: the day alone does not, as facts may change twice on a day, or without having been checked.
Pages do not show it, they are always new. The code is a digest of what the printouts show, in all languages together: so it is the same in each of
them, and there is no second list of facts that could miss one. A printout hands in a function here
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
    """What one printout shows in one language, but for its version, and when that was checked.

    `what` is made of dataclasses, tuples and plain values: its `repr` is its content.
    """

    what: Any
    checked_on: tuple[date | None, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionCode:
    """Of what something is. `checked_on` is the latest day on which any of it was checked."""

    code: str
    checked_on: date | None


#: Gives what the printouts of a district (its source page) show in the language of the Reader.
Printout = Callable[[Reader, PageRow], Iterable[Shown]]
#: The same of the whole municipality, beside what its districts show.
CityPrintout = Callable[[Reader], Iterable[Shown]]
PRINTOUTS: list[Printout] = []
CITY_PRINTOUTS: list[CityPrintout] = []


def printout(shown: Printout) -> Printout:
    """Register what a printout of a district shows. Usable as a decorator."""
    PRINTOUTS.append(shown)
    return shown


def city_printout(shown: CityPrintout) -> CityPrintout:
    """Register what a printout of the municipality shows. Usable as a decorator."""
    CITY_PRINTOUTS.append(shown)
    return shown


def version_of(read: Reader, district: PageRow) -> VersionCode:
    """Return the version of a district (its source page): of whom to call there, and of its hubs."""
    return read.shared_in(read.source_language, _version, district)


def city_version(read: Reader) -> VersionCode:
    """Return the version of the whole municipality: of all districts, and of who is there for all."""
    return read.shared_in(read.source_language, _city_version)


def version_text(read: Reader, version: VersionCode) -> str:
    """Return a version in the language of the output."""
    words = read.language
    if version.checked_on is None:
        return words.gettext("Version %(code)s") % {"code": version.code}
    return words.gettext("Version of %(day)s, %(code)s") % {
        "day": words.day(version.checked_on),
        "code": version.code,
    }


def _version(read: Reader, district: PageRow) -> VersionCode:
    shown = (read.shared_in(code, _of_district, district) for code in read.languages)
    return _made(each for several in shown for each in several)


def _city_version(read: Reader) -> VersionCode:
    return _made(_of_city(read))


def _of_city(read: Reader) -> Iterator[Shown]:
    for each in districts(read):
        version = version_of(read, each)
        yield Shown(version.code, (version.checked_on,))
    for code in read.languages:
        yield from read.shared_in(code, _of_city_in)


def _of_district(read: Reader, district: PageRow) -> tuple[Shown, ...]:
    return tuple(each for shown in PRINTOUTS for each in shown(read, district))


def _of_city_in(read: Reader) -> tuple[Shown, ...]:
    return tuple(each for shown in CITY_PRINTOUTS for each in shown(read))


def _made(shown: Iterable[Shown]) -> VersionCode:
    known = tuple(shown)
    checked = [day for each in known for day in each.checked_on if day is not None]
    last = max(checked, default=None)
    text = repr((tuple(each.what for each in known), last))
    return VersionCode(hashlib.blake2b(text.encode(), digest_size=3).hexdigest(), last)
