"""The plan: every output that a site consists of, computed afresh from its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from publishing.build.build_tasks import BuildTask, DocumentTask, PageTask, SitePageTask
from publishing.build.dependencies import DependencyGraph
from publishing.build.differences import outdated
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.content.snapshot import Content
from publishing.registry import SiteOutput, registry


def page_tasks(content: Content, moment: datetime) -> Iterator[PageTask]:
    """Yield what makes each page of `content`, in its own language and as a fallback page in others.

    It stands in for the translation in a language that it is not translated into, with its facts in
    that language and its prose as it is.
    """
    source, codes = content.languages[0], served(content)
    readers = {code: Reader(content, code, moment) for code in content.languages}
    document_url = registry.layout.document_url
    for page in content.table(PageRow):
        if page.kind not in registry.pages:
            continue
        paths = (content.url(page), document_url(readers[page.language], page))
        yield PageTask(f"page:{page.id}", page.kind, page.language, page.title, paths, page)
        if page.language == source:
            versions = content.translations(page)
            for code in codes:
                if code not in versions:
                    owner, path = f"fallback:{code}:{page.id}", content.fallback_url(page, code)
                    yield PageTask(owner, page.kind, code, page.title, (path,), page)


@dataclass(slots=True)
class SiteTasks:
    """The build tasks that are no pages, by output and language, and what these were read from."""

    graph: DependencyGraph = field(default_factory=DependencyGraph)
    tasks: dict[str, tuple[BuildTask, ...]] = field(default_factory=dict)


def site_tasks(
    content: Content,
    moment: datetime,
    known: SiteTasks | None = None,
    before: Content | None = None,
) -> tuple[SiteTasks, bool]:
    """Return what makes the outputs that are no pages, in every language that has a start page.

    What is `known` of the content `before`, and reads what it read for that, is not planned again; tells besides
    whether all of it was.
    """
    known = known if known is not None and before is not None else SiteTasks()
    stale, _found = outdated(known.graph, before, content, moment) if before else (set(), None)
    codes, same, names = served(content), True, set()
    for output in registry.sites.values():
        for code in content.languages[:1] if output.once else codes:
            name = f"{output.name}:{code}"
            names.add(name)
            was = known.tasks.get(name)
            if was is not None and name not in stale:
                continue
            read = Reader(content, code, moment)
            known.tasks[name] = tuple(_tasks(output, read))
            known.graph.record(name, read.queries, read.valid_until)
            same = same and was == known.tasks[name]
    for name in known.tasks.keys() - names:
        del known.tasks[name]
        known.graph.drop(name)
        same = False
    known.graph.forget_unused()
    return known, same


def _tasks(output: SiteOutput, read: Reader) -> Iterator[BuildTask]:
    kind = DocumentTask if output.page is None else SitePageTask
    for target in output.plan(read):
        owner, path = f"{output.name}:{target.path}", target.path
        yield kind(owner, output.name, target.language, path, (path,), target, output)


def served(content: Content) -> tuple[str, ...]:
    """Return the languages that the start page is public in."""
    root = content.get(PageRow, content.site.root_page_id)
    return tuple(content.translations(root)) if root is not None else ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Build tasks by owner, and those that cannot be: their address is another's."""

    tasks: dict[str, BuildTask]
    refused: dict[str, str]
    #: Address, without case -> the owner of what is there.
    taken: dict[str, str]
    #: That part of it that follows from the pages, the site and its languages alone.
    pages: Plan | None = None
    #: The rest of it, and what that follows from.
    others: SiteTasks | None = None

    def add(self, task: BuildTask) -> None:
        """Plan a build task at its addresses, or refuse it; a redirect there is left out."""
        # Compared without case: some hosts do not tell upper from lower.
        keys = [path.casefold() for path in task.paths]
        others = sorted(self.taken[key] for key in keys if key in self.taken)
        if others and _leads_on(task):
            # What an editor lets lead elsewhere gives way; health names it (`publishing.store.status`).
            return
        if others:
            both = f"“{task.title}” and “{self.tasks[others[0]].title}”"
            self.refused[task.owner] = f"{both} both want {task.paths[0]}"
            return
        for key in keys:
            self.taken[key] = task.owner
        self.tasks[task.owner] = task


def plan_site(
    content: Content, moment: datetime, before: Plan | None = None, was: Content | None = None
) -> Plan:
    """Plan a site. What is no longer planned is in no release.

    `before` is the plan of the content `was`, when that is at hand: it is the very same while nothing that it follows
    from differs.
    """
    same_site = was is not None and (was.site, was.languages) == (content.site, content.languages)
    pages = before.pages if before is not None else None
    if was is None or not same_site or not content.shares(was, PageRow):
        pages = None
    known = before.others if before is not None and same_site else None
    others, same = site_tasks(content, moment, known, was if known is not None else None)
    if before is not None and pages is not None and known is not None and same:
        return before
    pages = pages or plan_pages(content, moment)
    plan = Plan(dict(pages.tasks), dict(pages.refused), dict(pages.taken), pages, others)
    # Redirects last: they give way to whatever is there. In the order of the outputs, whatever was planned anew.
    order = {name: place for place, name in enumerate(registry.sites)}
    names = sorted(others.tasks, key=lambda name: order[name.rpartition(":")[0]])
    tasks = [task for name in names for task in others.tasks[name]]
    for task in sorted(tasks, key=_leads_on):
        plan.add(task)
    return plan


def _leads_on(task: BuildTask) -> bool:
    return isinstance(task, DocumentTask) and bool(task.target.location)


def plan_pages(content: Content, moment: datetime) -> Plan:
    """Plan the pages. The result holds for every content with the same PageRow table and site."""
    plan = Plan({}, {}, {})
    for task in page_tasks(content, moment):
        plan.add(task)
    return plan
