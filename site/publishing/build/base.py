"""What a publish starts from: the release that is served, and what is known of it."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from datetime import datetime

from publishing.build.dependencies import NEVER, DependencyGraph
from publishing.build.plan import Plan
from publishing.content.snapshot import Content
from publishing.removal.unpublished import Gone
from publishing.store.manifests import Entry, Manifest

Entries = tuple[Entry, ...]


class Placed:
    """The files of a release by owner, and where each address stands among all of them."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries

    @functools.cached_property
    def last(self) -> dict[str, Entries]:
        """The files of each owner, by address."""
        found: dict[str, Entries] = {}
        for entry in self._entries:
            found[entry.owner] = (*found.get(entry.owner, ()), entry)
        return found

    @functools.cached_property
    def places(self) -> dict[str, int]:
        """Address -> its place."""
        return {entry.path: place for place, entry in enumerate(self._entries)}


@dataclass(frozen=True, slots=True)
class State:
    """What a publisher keeps in mind of the release that is served, until the next publish."""

    manifest: Manifest
    graph: DependencyGraph
    #: Only in a process that made the release itself, as is its plan.
    content: Content | None = None
    moment: datetime = NEVER
    plan: Plan | None = None
    #: Whether nothing failed in it.
    whole: bool = False
    placed: Placed | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """The release that is served and, when its dependency graph can be used, what its outputs read.

    served  the release; None before the first, and when it cannot be read
    state   what is known of it; None: everything is made anew, and nothing of it is used again but the
            moments since which its files are online
    why     why nothing is known
    public  what was public when it was made (publishing.removal.unpublished); None when nobody knows
    """

    served: Manifest | None
    state: State | None
    why: str
    public: Gone | None
    #: What all outputs read: those of `state`, or new ones.
    graph: DependencyGraph = field(init=False)
    #: Its files, whatever is known of it.
    placed: Placed = field(init=False)

    def __post_init__(self) -> None:
        state = self.state
        placed = state.placed if state is not None else None
        entries = self.served.entries if self.served else ()
        object.__setattr__(self, "graph", state.graph if state else DependencyGraph())
        object.__setattr__(self, "placed", placed or Placed(entries))

    @property
    def last(self) -> dict[str, Entries]:
        """Owner -> its files in the release that is served, whatever is known of it."""
        return self.placed.last

    @property
    def is_known(self) -> bool:
        """Return whether it is known what the outputs read."""
        return self.state is not None

    @property
    def content(self) -> Content | None:
        """Return the content that it was made from, in the process that made it."""
        return self.state.content if self.state else None

    @property
    def entries(self) -> dict[str, Entries]:
        """Return the files that can be used again, by owner."""
        return self.last if self.is_known else {}

    @property
    def plan(self) -> Plan | None:
        """Return the plan that it was made by, in the process that made it."""
        return self.state.plan if self.state else None
