"""Who hears of a release after the switch, and has work that follows from it. Nobody waits for them.

An app registers itself; what goes wrong there is logged and stops no publish.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from publishing.models import Publication
from publishing.pdf.worker import Finisher

logger = logging.getLogger("publishing")
#: Seconds between two questions whether there is work.
LOOK_EVERY = 2.0


@dataclass(frozen=True, slots=True)
class Switch:
    """Another release is served; `publication` is what is known of what it changed, None after going back."""

    site_id: int
    release: str
    publication: Publication | None


@dataclass(frozen=True, slots=True)
class Follower:
    """Who follows: it is told of each switch, and `command` does its work whenever some is `due`."""

    command: str
    told: Callable[[Switch], None]
    due: Callable[[], bool]


FOLLOWERS: list[Follower] = []


def tell(switch: Switch) -> None:
    """Let everybody know that another release is served. Raises nothing."""
    for each in FOLLOWERS:
        try:
            each.told(switch)
        except Exception:
            logger.exception("%s was not told of release %s", each.command, switch.release)


class Following:
    """Runs the commands of who follows, each in a process of its own, one at a time."""

    def __init__(self) -> None:
        self._running = {each.command: Finisher((each.command,)) for each in FOLLOWERS}
        self._looked = 0.0

    def look(self) -> None:
        """Start what has work to do; it asks the database every few seconds at most."""
        if time.monotonic() - self._looked < LOOK_EVERY:
            return
        for each in FOLLOWERS:
            running = self._running[each.command]
            if each.due():
                running.want()
            running.look()
        self._looked = time.monotonic()

    def stop(self) -> None:
        """End them: what they have not done is still due."""
        for each in self._running.values():
            each.stop()
