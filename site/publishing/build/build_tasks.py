"""Units: what is made at one go, and making it. Pure: no SQL, no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from publishing.build import media
from publishing.build.fragments import ELSEWHERE, LayoutFragments
from publishing.build.render import render
from publishing.build.view_digest import view_digest
from publishing.content.answers import Note, StoredFile
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.content.snapshot import Content
from publishing.registry import Document, registry

#: The kind of the outputs that are stored files.
FILE = "file"


@dataclass(frozen=True, slots=True)
class BuildTask:
    """Something that is made at one go: a page with its data, a feed, a stored file."""

    #: What the files belong to, whatever their address: `page:12`, `feed:/news.xml`.
    owner: str
    kind: str
    language: str
    title: str
    paths: tuple[str, ...]
    make: Callable[[Content, datetime, LayoutStates, Known], Made]
    #: Whether the layout fragments of its language stand around it.
    has_layout: bool = False


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
    """What making a build task gave; what is not among `outputs` stays as it is."""

    outputs: tuple[Output, ...]
    #: None when no view was made: then what it read, and until when it holds, is as before.
    notes: Iterable[Note] | None
    valid_until: datetime | None = None
    view: str = ""


def nothing() -> None:
    """Give no bytes: there are none that could be used again."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the release that is served knows of a build task."""

    #: The digest of the view that its files were made from; empty when they are of no use.
    view: str = ""
    #: Reads the bytes of its page.
    body: Callable[[], bytes | None] = nothing
    #: Whether nothing but what stands around it can differ.
    around_only: bool = False


UNKNOWN = Known()


@dataclass(frozen=True, slots=True)
class LayoutState:
    """What stands around all pages of a language, now and in the release that is served."""

    around: LayoutFragments
    notes: frozenset[Note]
    valid_until: datetime | None
    before: LayoutFragments | None = None
    #: Whether the pages of the release that is served have other ones.
    is_new: bool = False


LayoutStates = Mapping[str, LayoutState]


def layout_owner(code: str) -> str:
    """Return the name under which the notes of a layout are kept."""
    return f"shell:{code}"


def make_layout(
    content: Content, code: str, moment: datetime, before: LayoutFragments | None = None
) -> LayoutState:
    """Make the layout of a language."""
    read = Reader(content, code, moment)
    around = registry.layout.fragments(read)
    return LayoutState(around, frozenset(read.notes), read.valid_until, before)


@dataclass(frozen=True, slots=True)
class Viewed:
    """A page's view and frame, and what they were made from."""

    read: Reader
    view: Any
    frame: Any
    digest: str


def view_page(content: Content, moment: datetime, page: PageRow, code: str, view_of: Any) -> Viewed:
    """Make all that the template of a page gets. Its digest says whether the page differs."""
    read = Reader(content, code, moment)
    view = view_of(read, page)
    frame = registry.layout.frame(read, page, view)
    return Viewed(read, view, frame, view_digest((page, view, frame)))


def page_maker(page: PageRow, code: str, owner: str, paths: tuple[str, ...]) -> Any:
    """Return the function that makes a page in a language, as HTML and as JSON.

    Where it stands in for a translation there is one path, of the HTML.
    """

    def page_output(body: bytes) -> Output:
        return Output(paths[0], Document(body, "text/html"), page.kind, code, owner=owner)

    def make(content: Content, moment: datetime, layouts: LayoutStates, known: Known) -> Made:
        layout = layouts[code]
        section = registry.layout.section(Reader(content, code, moment), page)
        if known.around_only:
            body = _replaced(layout, known, section)
            if body is not None:
                return Made((page_output(body),), None)
        output = registry.pages[page.kind]
        made = view_page(content, moment, page, code, output.view)
        read, view, frame, digest = made.read, made.view, made.frame, made.digest
        if digest == known.view:
            if not layout.is_new:
                return Made((), read.notes, read.valid_until, digest)
            body = _replaced(layout, known, section)
            if body is not None:
                return Made((page_output(body),), read.notes, read.valid_until, digest)
        around = layout.around.of(section)
        body = render(output.template, code, around=around, frame=frame, view=view)
        outputs = [page_output(body)]
        if len(paths) > 1:
            document = registry.layout.document(read, page, frame, view)
            outputs.append(Output(paths[1], document, "data", code, owner=owner))
        return Made(tuple(outputs), read.notes, read.valid_until, digest)

    return make


def _replaced(layout: LayoutState, known: Known, section: str) -> bytes | None:
    """Return the page that is served with new layout fragments; None when that is not to be done."""
    body = known.body() if layout.before is not None else None
    if body is None or layout.before is None:
        return None
    return layout.around.replaced(body, layout.before, section)


def target_maker(target: Any, output: Any, owner: str) -> Any:
    """Return the function that makes an output that is no page."""

    def make(content: Content, moment: datetime, layouts: LayoutStates, known: Known) -> Made:
        read = Reader(content, target.language or content.languages[0], moment)
        if output.page is not None:
            return _site_page(read, target, output, owner, layouts[target.language], known)
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


def _site_page(
    read: Reader, target: Any, output: Any, owner: str, layout: LayoutState, known: Known
) -> Made:
    """Make a page that no editor wrote, or put new layout fragments around the one that is served."""

    def page_output(body: bytes) -> Output:
        document = Document(body, "text/html")
        return Output(target.path, document, output.name, target.language, target.status, owner)

    if known.around_only:
        body = _replaced(layout, known, ELSEWHERE)
        if body is not None:
            return Made((page_output(body),), None)
    page = output.page(read, target)
    digest = view_digest((page.frame, page.view))
    if digest == known.view:
        if not layout.is_new:
            return Made((), read.notes, read.valid_until, digest)
        body = _replaced(layout, known, ELSEWHERE)
        if body is not None:
            return Made((page_output(body),), read.notes, read.valid_until, digest)
    around = layout.around.of(ELSEWHERE)
    body = render(page.template, target.language, around=around, frame=page.frame, view=page.view)
    return Made((page_output(body),), read.notes, read.valid_until, digest)


def file_output(file: StoredFile) -> Output:
    """Read a stored file that an output shows. Raises OSError when it is missing."""
    return Output(file.url, media.document_of(file), FILE, "", owner=file.owner)
