"""From the days of the demonstration content to dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes import Day


def day(value: Day, anchor: date) -> date:
    """Return the date of a day, seen from the anchor date.

    Raises ValueError for a text that is neither ``MM-DD`` nor ``YYYY-MM-DD``.
    """
    if isinstance(value, int):
        return anchor + timedelta(days=value)
    if len(value) == len("MM-DD"):
        this_year = date.fromisoformat(f"{anchor.year}-{value}")
        return (
            this_year if this_year >= anchor else date.fromisoformat(f"{anchor.year + 1}-{value}")
        )
    return date.fromisoformat(value)


def optional_day(value: Day | None, anchor: date) -> date | None:
    """Return the date of a day, or nothing for no day."""
    return None if value is None else day(value, anchor)
