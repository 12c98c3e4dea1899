"""Units: what a site is planned to consist of, and making one of them. Pure: no SQL, no clock."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from publishing import files
from publishing.answers import Note, StoredFile
from publishing.content import Content
from publishing.outputs import Document, registry
from publishing.plan import page_plan, site_plan
from publishing.reader import Reader
from publishing.records import PageRow
from publishing.render import render


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that is made at one go: a page with its data, a feed, a stored file."""

    #: What the files belong to, whatever their address: `page:12`, `feed:/news.xml`.
    owner: str
    kind: str
    language: str
    title: str
    paths: tuple[str, ...]
    #: Makes it. For a page: None when its view is the one whose digest is given.
    make: Callable[[Content, datetime, Shells, str], Made]


@dataclass(frozen=True, slots=True)
class Output:
    """One finished file of a release."""

    path: str
    document: Document
    kind: str
    language: str
    status: int = 200
    owner: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What making a unit gave. `outputs` is None when its view is the one that was known."""

    outputs: tuple[Output, ...] | None
    notes: Iterable[Note]
    valid_until: datetime | None
    view: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """What stands around all pages of a language."""

    view: Any
    digest: str
    notes: frozenset[Note]
    valid_until: datetime | None


Shells = Mapping[str, Shell]


def shell_owner(code: str) -> str:
    """Give the name under which the notes of a shell are kept."""
    return f"shell:{code}"


def make_shell(content: Content, code: str, moment: datetime) -> Shell:
    """Make the shell of a language."""
    read = Reader(content, code, moment)
    view = registry.layout.shell(read)
    return Shell(view, view_digest(view), frozenset(read.notes), read.valid_until)


def view_digest(value: Any) -> str:
    """Give a digest of a view. Equal digests mean equal views; unequal ones at worst a render."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return hashlib.blake2b(data, digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True)
class Plan:
    """Units by owner, and those that cannot be: their address is another's."""

    units: dict[str, Unit]
    refused: dict[str, str]
    #: Address, without case -> the owner of what is there.
    taken: dict[str, str]
    #: That part of it that follows from the pages, the site and its languages alone.
    pages: Plan | None = None

    def add(self, unit: Unit) -> None:
        """Plan a unit at its addresses, or refuse it."""
        # Compared without case: some hosts do not tell upper from lower.
        keys = [path.casefold() for path in unit.paths]
        others = sorted(self.taken[key] for key in keys if key in self.taken)
        if others:
            both = f"“{unit.title}” and “{self.units[others[0]].title}”"
            self.refused[unit.owner] = f"{both} both want {unit.paths[0]}"
            return
        for key in keys:
            self.taken[key] = unit.owner
        self.units[unit.owner] = unit


def plan_site(content: Content, moment: datetime, pages: Plan | None = None) -> Plan:
    """Plan a site afresh. What is no longer planned is in no release.

    `pages` is what `plan_pages` gives for this content, when that is at hand.
    """
    pages = pages or plan_pages(content, moment)
    plan = Plan(dict(pages.units), dict(pages.refused), dict(pages.taken), pages)
    for unit in _targets(content, moment):
        plan.add(unit)
    return plan


def plan_pages(content: Content, moment: datetime) -> Plan:
    """Plan the pages. The result holds for every content with the same PageRow table and site."""
    plan = Plan({}, {}, {})
    readers = {code: Reader(content, code, moment) for code in content.languages}
    document_url = registry.layout.document_url
    for planned in page_plan(content, registry):
        page = planned.page
        paths = (content.url(page), document_url(readers[page.language], page))
        plan.add(
            Unit(
                f"page:{page.id}",
                page.kind,
                page.language,
                page.title,
                paths,
                _page_maker(page, planned.output.view, planned.output.template, paths),
            )
        )
    return plan


@dataclass(frozen=True, slots=True)
class Viewed:
    """A page's view and frame, and what they were made from."""

    read: Reader
    view: Any
    frame: Any
    digest: str


def view_page(
    content: Content, moment: datetime, page: PageRow, view_of: Any, shell_digest: str
) -> Viewed:
    """Make all that the template of a page gets. Its digest says whether the page differs."""
    read = Reader(content, page.language, moment)
    view = view_of(read, page)
    frame = registry.layout.frame(read, page, view)
    return Viewed(read, view, frame, view_digest((shell_digest, page, view, frame)))


def _page_maker(page: PageRow, view_of: Any, template: str, paths: tuple[str, ...]) -> Any:
    def make(content: Content, moment: datetime, shells: Shells, known: str) -> Made:
        shell = shells[page.language]
        made = view_page(content, moment, page, view_of, shell.digest)
        read, view, frame, digest = made.read, made.view, made.frame, made.digest
        if digest == known:
            return Made(None, read.notes, read.valid_until, digest)
        owner = f"page:{page.id}"
        body = render(template, page.language, shell=shell.view, frame=frame, view=view)
        html = Output(paths[0], Document(body, "text/html"), page.kind, page.language, owner=owner)
        document = registry.layout.document(read, page, frame, view)
        data = Output(paths[1], document, "data", page.language, owner=owner)
        return Made((html, data), read.notes, read.valid_until, digest)

    return make


def _targets(content: Content, moment: datetime) -> Iterable[Unit]:
    for planned in site_plan(content, registry, moment):
        target, output = planned.target, planned.output
        owner = f"{output.name}:{target.path}"
        yield Unit(
            owner,
            output.name,
            target.language,
            target.path,
            (target.path,),
            _target_maker(target, output, owner),
        )


def _target_maker(target: Any, output: Any, owner: str) -> Any:
    def make(content: Content, moment: datetime, _shells: Shells, _known: str) -> Made:
        read = Reader(content, target.language or content.languages[0], moment)
        document = output.make(read, target)
        made = Output(
            target.path,
            document,
            output.name,
            target.language,
            target.status,
            owner,
            target.location,
        )
        return Made((made,), read.notes, read.valid_until)

    return make


def file_output(file: StoredFile) -> Output:
    """Read a stored file that an output shows. Raises OSError when it is missing."""
    return Output(file.url, files.document_of(file), "file", "", owner=f"file:{file.name}")
