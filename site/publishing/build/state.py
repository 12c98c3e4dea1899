"""What a publisher keeps in mind between two publishes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from publishing.build.dependencies import DependencyGraph
from publishing.build.plan import Plan
from publishing.content.declarations import PageRow
from publishing.content.snapshot import Content
from publishing.store.manifests import Manifest


@dataclass(slots=True)
class State:
    """What a publisher knows of the release that is served."""

    manifest: Manifest
    graph: DependencyGraph
    #: Only in a process that made the release itself, as is the plan of its pages.
    content: Content | None
    moment: datetime
    pages: Plan | None = None

    def pages_for(self, content: Content) -> Plan | None:
        """Return the plan of the pages of `content`; None when it has to be made."""
        before = self.content
        if before is None or not content.shares(before, PageRow):
            return None
        same_site = (before.site, before.languages) == (content.site, content.languages)
        return self.pages if same_site else None
