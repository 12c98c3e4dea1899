"""How fast the hours engine is: four weeks of many hubs, a whole year, and a year for OpenStreetMap.

python -m benchmarks.hours --hubs 1000
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from datetime import time as clock

from hours_engine.engine import (
    Admission,
    Base,
    Decision,
    ExceptionDays,
    Hours,
    Period,
    State,
    Weeks,
    day,
    days,
)
from hours_engine.holidays import USUAL, HolidayDecision, dated, decided
from hours_engine.moments import next_change
from hours_engine.osm import osm

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def hubs(number: int) -> Iterator[Hours]:
    """Yield hubs as they are: split days, an evening, some a rule, all with holidays decided."""
    calendar = dated(USUAL, date(2025, 12, 24), date(2028, 12, 31))
    for each in range(number):
        periods = [Period(weekday, clock(9), clock(12, each % 60)) for weekday in range(1, 6)]
        periods += [
            Period(weekday, clock(13), clock(16, each // 60 % 60)) for weekday in range(1, 5)
        ]
        if each % 3 == 0:
            periods.append(
                Period(2, clock(19), clock(21), Admission.CALL_FIRST, weeks=Weeks((1, 3)))
            )
        closed = ExceptionDays(date(2026, 12, 19), date(2027, 1, 3), State.CLOSED)
        decisions = [HolidayDecision(key, Decision.CLOSED) for key in USUAL[: each % len(USUAL)]]
        yield Hours(Base.REGULAR, tuple(periods), (closed,), decided(calendar, decisions))


def measured(work: Callable[[Hours], object], several: list[Hours]) -> tuple[float, float]:
    """Return processor seconds for all hubs, and milliseconds for one."""
    started = time.process_time()
    for each in several:
        work(each)
    seconds = time.process_time() - started
    return seconds, seconds / len(several) * 1000


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hubs", type=int, default=1000)
    several = list(hubs(parser.parse_args().hubs))
    work: dict[str, Callable[[Hours], object]] = {
        "one day": lambda hours: day(hours, TODAY),
        "28 days": lambda hours: days(hours, TODAY, 28),
        "a year of 366 days": lambda hours: days(hours, TODAY, 366),
        "the next change": lambda hours: next_change(hours, NOW),
        "OpenStreetMap, a year": lambda hours: osm(hours, TODAY),
    }
    print(f"| {len(several)} hubs | processor seconds | ms for one |\n| --- | --- | --- |")
    for name, function in work.items():
        seconds, one = measured(function, several)
        print(f"| {name} | {seconds:.2f} | {one:.3f} |")


if __name__ == "__main__":
    main()
