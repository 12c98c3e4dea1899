"""Boundaries: a town with one row that changes by itself, what is made of it, and when that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from publishing.content.reader import AMSTERDAM, Reader
from tests.districts.town import MOMENT, Town

#: What is made of a town: a view, or a part of one.
View = Callable[[Reader], Any]


@dataclass(frozen=True, slots=True)
class Boundary:
    """A call of `until` that is the first, and the only first, to say when a view becomes wrong.

    site   the module and the function that the call is in; `#2` for the second call of a function
    make   makes the town and returns what is made of it
    at     the moment, exactly
    now    the moment before it at which the view is made
    """

    site: str
    name: str
    make: Callable[[Town], View]
    at: datetime
    now: datetime = MOMENT


CASES: list[Boundary] = []


def boundary(
    site: str, at: date | datetime, now: datetime = MOMENT
) -> Callable[[Callable[[Town], View]], Callable[[Town], View]]:
    """Register a case; a day is meant from its beginning in the Netherlands."""
    moment = at if isinstance(at, datetime) else midnight(at)

    def register(make: Callable[[Town], View]) -> Callable[[Town], View]:
        CASES.append(Boundary(site, make.__name__, make, moment, now))
        return make

    return register


def midnight(on: date) -> datetime:
    """Return when a day begins in the Netherlands."""
    return datetime.combine(on, time(), tzinfo=AMSTERDAM)


def utc(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


#: Days around MOMENT, Sunday 22 November 2026.
YESTERDAY, TODAY, TOMORROW = (date(2026, 11, number) for number in (21, 22, 23))
WEDNESDAY = date(2026, 11, 25)
DAY = timedelta(days=1)
