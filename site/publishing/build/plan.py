"""The plan: every output that a site consists of, computed afresh from its content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from publishing.build.build_tasks import BuildTask, page_maker, target_maker
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.content.snapshot import Content
from publishing.registry import PageOutput, Registry, SiteOutput, Target, registry


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page, the output of its kind and the language that it is made in.

    That is its own, or one that the page is not translated into: then it stands in for the
    translation, with its facts in that language and its prose as it is.
    """

    page: PageRow
    output: PageOutput
    language: str

    @property
    def owner(self) -> str:
        """What its files belong to."""
        own = self.language == self.page.language
        return f"page:{self.page.id}" if own else f"stand-in:{self.language}:{self.page.id}"


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """An output that is no page."""

    target: Target
    output: SiteOutput


def page_plan(content: Content, registry: Registry) -> Iterator[PlannedPage]:
    """Yield the pages of `content` that have an output, and where they stand in for others."""
    source, codes = content.languages[0], served(content)
    for page in content.table(PageRow):
        output = registry.pages.get(page.kind)
        if output is None:
            continue
        yield PlannedPage(page, output, page.language)
        if page.language == source:
            versions = content.translations(page)
            for code in codes:
                if code not in versions:
                    yield PlannedPage(page, output, code)


def site_plan(content: Content, registry: Registry, moment: datetime) -> Iterator[PlannedTarget]:
    """Yield the outputs that are no pages, in every language that has a start page."""
    for output in registry.sites.values():
        for code in content.languages[:1] if output.once else served(content):
            read = Reader(content, code, moment)
            for target in output.plan(read):
                yield PlannedTarget(target, output)


def served(content: Content) -> tuple[str, ...]:
    """Return the languages that the start page is public in."""
    root = content.get(PageRow, content.site.root_page_id)
    return tuple(content.translations(root)) if root is not None else ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Units by owner, and those that cannot be: their address is another's."""

    tasks: dict[str, BuildTask]
    refused: dict[str, str]
    #: Address, without case -> the owner of what is there.
    taken: dict[str, str]
    #: That part of it that follows from the pages, the site and its languages alone.
    pages: Plan | None = None

    def add(self, task: BuildTask) -> None:
        """Plan a build task at its addresses, or refuse it."""
        # Compared without case: some hosts do not tell upper from lower.
        keys = [path.casefold() for path in task.paths]
        others = sorted(self.taken[key] for key in keys if key in self.taken)
        if others:
            both = f"“{task.title}” and “{self.tasks[others[0]].title}”"
            self.refused[task.owner] = f"{both} both want {task.paths[0]}"
            return
        for key in keys:
            self.taken[key] = task.owner
        self.tasks[task.owner] = task


def plan_site(content: Content, moment: datetime, pages: Plan | None = None) -> Plan:
    """Plan a site afresh. What is no longer planned is in no release.

    `pages` is what `plan_pages` gives for this content, when that is at hand.
    """
    pages = pages or plan_pages(content, moment)
    plan = Plan(dict(pages.tasks), dict(pages.refused), dict(pages.taken), pages)
    for task in _targets(content, moment):
        plan.add(task)
    return plan


def plan_pages(content: Content, moment: datetime) -> Plan:
    """Plan the pages. The result holds for every content with the same PageRow table and site."""
    plan = Plan({}, {}, {})
    readers = {code: Reader(content, code, moment) for code in content.languages}
    document_url = registry.layout.document_url
    for planned in page_plan(content, registry):
        page, code = planned.page, planned.language
        paths: tuple[str, ...] = (content.stand_in_url(page, code),)
        if code == page.language:
            paths = (content.url(page), document_url(readers[code], page))
        maker = page_maker(page, code, planned.owner, paths)
        plan.add(
            BuildTask(planned.owner, page.kind, code, page.title, paths, maker, has_layout=True)
        )
    return plan


def _targets(content: Content, moment: datetime) -> Iterable[BuildTask]:
    for planned in site_plan(content, registry, moment):
        target, output = planned.target, planned.output
        owner = f"{output.name}:{target.path}"
        yield BuildTask(
            owner,
            output.name,
            target.language,
            target.path,
            (target.path,),
            target_maker(target, output, owner),
            has_layout=output.page is not None,
        )
