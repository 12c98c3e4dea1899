"""Short ways to write down the hours of the demonstration hubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkwijzer.demo.shapes import Decided, Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wijkwijzer.demo.shapes import Day

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(1, 8)
WEEKDAYS = (MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)


def every(
    days: Iterable[int],
    opens: str,
    closes: str,
    admission: str = "walk-in",
    valid_from: Day | None = None,
    valid_until: Day | None = None,
) -> tuple[Period, ...]:
    """Return the same period on several days of the week."""
    return tuple(
        Period(weekday, opens, closes, admission, valid_from, valid_until) for weekday in days
    )


def closed(*holidays: str) -> tuple[Decided, ...]:
    """Return the decision to close on these holidays, every year."""
    return tuple(Decided(holiday) for holiday in holidays)


# Both municipalities close on these days; what happens on Good Friday differs from hub to hub.
HOLIDAYS = closed(
    "new-year",
    "easter",
    "easter-monday",
    "kings-day",
    "ascension",
    "pentecost",
    "pentecost-monday",
    "christmas",
    "second-christmas",
)
