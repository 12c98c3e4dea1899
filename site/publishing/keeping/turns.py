"""Removing what is kept long enough: a little at a time, once a day, when there is nothing else to do.

Apps register when Django starts how a kind of thing is removed: a generator that removes at most a batch
between two of its stops.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import Error
from django.utils import timezone

logger = logging.getLogger("publishing")

#: Rows that are removed between two stops.
BATCH = 100
DAY = timedelta(days=1)
#: Removes what is too old at a moment, a batch at a time: yields how many it took, each in its own
#: transaction. `dry`: counts them only.
Removal = Callable[[datetime, bool], Iterator[int]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A kind of thing that is not kept for ever."""

    name: str
    remove: Removal


_kinds: dict[str, Kept] = {}


def keep_no_longer(kind: Kept) -> None:
    """Register what is removed once it was kept long enough."""
    _kinds[kind.name] = kind


def kinds() -> list[Kept]:
    """Return what is registered, by name."""
    return [_kinds[name] for name in sorted(_kinds)]


class Keeping:
    """One day's work, turn by turn. A process that stops begins the day anew, which does no harm."""

    def __init__(self) -> None:
        self._work: Iterator[tuple[str, int]] | None = None
        self._removed: Counter[str] = Counter()

    def turn(self, seconds: float, moment: datetime | None = None) -> bool:
        """Work for so long, and no longer than one batch more; tell whether the day is done."""
        now = moment or timezone.now()
        if self._work is None:
            if not is_due(now):
                return True
            self._work, self._removed = _all_of(now), Counter()
        try:
            end = time.monotonic() + seconds
            for name, number in self._work:
                self._removed[name] += number
                if time.monotonic() >= end:
                    return False
        except Error:
            # The database is away: the day begins anew.
            self._work = None
            raise
        except Exception:
            logger.exception("what was kept long enough is looked at again tomorrow")
        self._finish(now)
        return True

    def _finish(self, now: datetime) -> None:
        done = {name: number for name, number in self._removed.items() if number}
        if done:
            logger.info("kept long enough, removed: %s", done)
        self._work = None
        path = _mark()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(now.isoformat(), encoding="ascii")


def _all_of(moment: datetime) -> Iterator[tuple[str, int]]:
    for kind in kinds():
        for number in kind.remove(moment, False):
            yield kind.name, number


def is_due(now: datetime) -> bool:
    """Return whether a day went by since it was done, or whether nobody knows."""
    try:
        last = datetime.fromisoformat(_mark().read_text(encoding="ascii").strip())
        return not last <= now < last + DAY
    except (OSError, ValueError, TypeError):
        return True


def _mark() -> Path:
    return Path(settings.RELEASES_DIR) / "kept-until"
