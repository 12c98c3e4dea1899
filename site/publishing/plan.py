"""The plan: every output that a site consists of, computed afresh from its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from publishing.content import Content
from publishing.outputs import PageOutput, Registry, SiteOutput, Target
from publishing.reader import Reader
from publishing.records import PageRow


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page and the output of its kind."""

    page: PageRow
    output: PageOutput


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """An output that is no page."""

    target: Target
    output: SiteOutput


def page_plan(content: Content, registry: Registry) -> Iterator[PlannedPage]:
    """Give the pages of `content` that have an output of their own."""
    for page in content.table(PageRow):
        output = registry.pages.get(page.kind)
        if output is not None:
            yield PlannedPage(page, output)


def site_plan(content: Content, registry: Registry, moment: datetime) -> Iterator[PlannedTarget]:
    """Give the outputs that are no pages, in every language that has a start page."""
    for output in registry.sites.values():
        for code in content.languages[:1] if output.once else served(content):
            read = Reader(content, code, moment)
            for target in output.plan(read):
                yield PlannedTarget(target, output)


def served(content: Content) -> tuple[str, ...]:
    """Give the languages that the start page is public in."""
    root = content.get(PageRow, content.site.root_page_id)
    return tuple(content.translations(root)) if root is not None else ()
