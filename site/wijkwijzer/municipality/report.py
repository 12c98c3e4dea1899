"""What was made of a municipality, and what a person still has to do: the same for a dry run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _


@dataclass(slots=True)
class Made:
    """What was made, what is there already, and what is left to a person."""

    made: list[str] = field(default_factory=list)
    #: How many things were there already.
    there: int = 0
    todo: list[str] = field(default_factory=list)

    def note(self, what: Any, name: str, *, new: bool) -> None:
        """Note a thing that was made, or was there."""
        if new:
            self.made.append(f"{what}: {name}")
        else:
            self.there += 1

    def lines(self) -> Iterator[str]:
        """Yield the report: what is new, what is to be done, the counts."""
        yield from (f"+ {each}" for each in self.made)
        yield from (f"! {each}" for each in self.todo)
        yield _("%(made)d made, %(there)d there already") % {
            "made": len(self.made),
            "there": self.there,
        }
