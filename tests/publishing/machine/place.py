"""What the edits work on: two municipalities, a clock, and dice that fall the same way again."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from wagtail.models import Page, Site

from tests.publishing.machine.worlds import START, TOKEN


@dataclass
class Place:
    """The world of one example."""

    #: The two municipalities that are always there; a third comes and goes.
    sites: tuple[int, ...]
    moment: datetime = START
    dice: random.Random = field(default_factory=lambda: random.Random(0))
    #: The moment at which a publish said that the next thing changes.
    next_change: datetime | None = None
    _count: int = 0

    def number(self) -> int:
        """Return a number that was not given before."""
        self._count += 1
        return self._count

    def token(self) -> str:
        """Return a word that stands nowhere yet."""
        return TOKEN.format(f"n{self.number()}")

    def one(self, found: Any) -> Any:
        """Choose from a query or a list; None when it is empty."""
        choices = list(found.order_by("pk")) if hasattr(found, "order_by") else list(found)
        return self.dice.choice(choices) if choices else None

    def site(self) -> Site:
        """Choose a site."""
        site: Site = self.one(Site.objects.all())
        return site

    def page(self, below: int = 3, **conditions: Any) -> Any:
        """Choose a page, not a start page unless `below` is 2; None when there is none."""
        found = self.one(Page.objects.filter(depth__gte=below, **conditions))
        return found.specific if found else None

    def moments_around(self) -> datetime:
        """Choose a moment near now, before or after."""
        hours = self.dice.choice((-48, -3, -1, 1, 2, 5, 30, 60, 24 * 40))
        return self.moment.replace(tzinfo=UTC) + hours * HOUR


HOUR = datetime(2026, 1, 1, 1) - datetime(2026, 1, 1)

Edit = Callable[[Place], object]
#: Name -> (the edit, how often it is chosen).
EDITS: dict[str, tuple[Edit, int]] = {}


def edit(weight: int = 1) -> Callable[[Edit], Edit]:
    """Register an edit. It gives something true when it did change anything."""

    def register(function: Edit) -> Edit:
        EDITS[function.__name__] = function, weight
        return function

    return register


def weighted() -> list[str]:
    """Return the names of all edits, each as often as its weight."""
    return [name for name, (_edit, weight) in sorted(EDITS.items()) for _ in range(weight)]
