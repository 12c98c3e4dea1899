"""The receipt of a publish: what it did and why, for people and (as JSON) for machines."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from publishing.build.differences import Reason


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is online now and was not before."""

    path: str
    owner: str
    kind: str
    language: str
    title: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """An output that could not be made. When `kept`, its version of `since` is still online."""

    owner: str
    title: str
    path: str
    error: str
    kept: bool
    since: str = ""


@dataclass(slots=True)
class Receipt:
    """What one publish of one site did.

    full         why everything was made anew; empty: only what the change touches
    compared     outputs whose dependencies were compared
    viewed       outputs whose view was made
    rendered     outputs whose bytes were made
    seconds      from the start to the switch; `phases` says where they went
    next_change  the moment (ISO 8601, UTC) at which the site changes by itself
    missed       tables of which the change log said nothing although they differ: only a sweep looks
    """

    site: str
    site_id: int
    release: str = ""
    previous: str = ""
    new: bool = False
    full: str = ""
    moment: str = ""
    outputs: int = 0
    compared: int = 0
    viewed: int = 0
    rendered: int = 0
    changed: list[Change] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    seconds: float = 0.0
    phases: dict[str, float] = field(default_factory=dict)
    next_change: str = ""
    missed: tuple[str, ...] = ()

    def as_json(self) -> str:
        """Write the receipt on one line."""
        return json.dumps(asdict(self), ensure_ascii=False)
