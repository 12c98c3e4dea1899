"""Build tasks: what is made at one go, and making it. Pure: no SQL, no clock."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import io
import operator
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from publishing.build import media
from publishing.build.fragments import ELSEWHERE, LayoutFragments
from publishing.build.render import render
from publishing.content.declarations import PageRow
from publishing.content.queries import Query, StoredFile
from publishing.content.reader import Reader
from publishing.content.snapshot import Content
from publishing.registry import Document, SiteOutput, Target, registry

#: The kind of the outputs that are stored files.
FILE = "file"


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
    queries: Iterable[Query] | None
    valid_until: datetime | None = None
    view: str = ""


def nothing() -> None:
    """Return nothing: there are none that could be used again."""


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
    queries: frozenset[Query]
    valid_until: datetime | None
    before: LayoutFragments | None = None
    #: Whether the pages of the release that is served have other ones.
    is_new: bool = False


LayoutStates = Mapping[str, LayoutState]


def layout_owner(code: str) -> str:
    """Return the name under which the queries of a layout are kept."""
    return f"layout:{code}"


def make_layout(
    content: Content, code: str, moment: datetime, before: LayoutFragments | None = None
) -> LayoutState:
    """Make the layout of a language."""
    read = Reader(content, code, moment)
    around = registry.layout.fragments(read)
    return LayoutState(around, frozenset(read.queries), read.valid_until, before)


@dataclass(frozen=True, slots=True)
class Viewed:
    """What the template of a page gets, and what that was made from."""

    read: Reader
    template: str
    view: Any
    frame: Any
    #: Says whether the page differs.
    digest: str


@dataclass(frozen=True, slots=True)
class BuildTask:
    """Something that is made at one go: a page with its data, a feed, a poster."""

    #: What the files belong to, whatever their address: `page:12`, `feed:/news.xml`.
    owner: str
    kind: str
    language: str
    title: str
    paths: tuple[str, ...]

    @property
    def has_layout(self) -> bool:
        """Return whether the layout fragments of its language stand around it."""
        return False

    def build(
        self, content: Content, moment: datetime, layouts: LayoutStates, known: Known
    ) -> Made:
        """Make its files as of a moment. Raises whatever its view and its template raise."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class HtmlTask(BuildTask):
    """An HTML page with the layout of its language around it, made only as far as it differs."""

    @property
    def has_layout(self) -> bool:
        """Return whether the layout fragments of its language stand around it."""
        return True

    def section(self, content: Content, moment: datetime) -> str:
        """Return the section of the site whose layout fragments it gets."""
        return ELSEWHERE

    def viewed(self, content: Content, moment: datetime) -> Viewed:
        """Return what its template gets."""
        raise NotImplementedError

    def page(self, body: bytes) -> Output:
        """Return its file with these bytes."""
        document = Document(body, "text/html")
        return Output(self.paths[0], document, self.kind, self.language, owner=self.owner)

    def beside(self, viewed: Viewed) -> tuple[Output, ...]:
        """Return its other files."""
        return ()

    def build(
        self, content: Content, moment: datetime, layouts: LayoutStates, known: Known
    ) -> Made:
        """Make the page: not at all, by new layout fragments in the one that is served, or anew."""
        layout, section = layouts[self.language], self.section(content, moment)
        if known.around_only:
            body = _replaced(layout, known, section)
            if body is not None:
                return Made((self.page(body),), None)
        viewed = self.viewed(content, moment)
        read, digest = viewed.read, viewed.digest
        if digest == known.view:
            if not layout.is_new:
                return Made((), read.queries, read.valid_until, digest)
            body = _replaced(layout, known, section)
            if body is not None:
                return Made((self.page(body),), read.queries, read.valid_until, digest)
        body = render(
            viewed.template,
            viewed.read.language,
            around=layout.around.of(section),
            frame=viewed.frame,
            view=viewed.view,
        )
        outputs = (self.page(body), *self.beside(viewed))
        return Made(outputs, read.queries, read.valid_until, digest)


@dataclass(frozen=True, slots=True)
class PageTask(HtmlTask):
    """A page that an editor wrote, as HTML and as JSON.

    Where it stands in for a translation there is one path, of the HTML.
    """

    row: PageRow

    def section(self, content: Content, moment: datetime) -> str:
        """Return the section that the page is in."""
        return registry.layout.section(Reader(content, self.language, moment), self.row)

    def viewed(self, content: Content, moment: datetime) -> Viewed:
        """Return the view and the frame of the page."""
        read = Reader(content, self.language, moment)
        output = registry.pages[self.row.kind]
        view = output.view(read, self.row)
        frame = registry.layout.frame(read, self.row, view)
        return Viewed(
            read,
            output.template,
            view,
            frame,
            view_digest((read.language.own, self.row, view, frame)),
        )

    def beside(self, viewed: Viewed) -> tuple[Output, ...]:
        """Return its JSON document, when it has an address of one."""
        if len(self.paths) == 1:
            return ()
        document = registry.layout.document(viewed.read, self.row, viewed.frame, viewed.view)
        return (Output(self.paths[1], document, "data", self.language, owner=self.owner),)


@dataclass(frozen=True, slots=True)
class SitePageTask(HtmlTask):
    """A page of the site that no editor wrote, such as the one for searching."""

    target: Target
    output: SiteOutput

    def viewed(self, content: Content, moment: datetime) -> Viewed:
        """Return the view and the frame of the page."""
        if self.output.page is None:
            raise LookupError(f"{self.output.name} is no page")
        read = Reader(content, self.language, moment)
        page = self.output.page(read, self.target)
        digest = view_digest((read.language.own, page.frame, page.view))
        return Viewed(read, page.template, page.view, page.frame, digest)

    def page(self, body: bytes) -> Output:
        """Return its file, with the status that it is served with."""
        return replace(super(SitePageTask, self).page(body), status=self.target.status)


@dataclass(frozen=True, slots=True)
class DocumentTask(BuildTask):
    """An output of the site that is no page: a feed, a poster, a redirect."""

    target: Target
    output: SiteOutput

    def build(
        self, content: Content, moment: datetime, layouts: LayoutStates, known: Known
    ) -> Made:
        """Make the document."""
        target = self.target
        read = Reader(content, target.language or content.languages[0], moment)
        made = Output(
            target.path,
            self.output.make(read, target),
            self.kind,
            target.language,
            target.status,
            self.owner,
            target.location,
        )
        return Made((made,), read.queries, read.valid_until)


def _replaced(layout: LayoutState, known: Known, section: str) -> bytes | None:
    """Return the page that is served with new layout fragments; None when that is not to be done."""
    body = known.body() if layout.before is not None else None
    if body is None or layout.before is None:
        return None
    return layout.around.replaced(body, layout.before, section)


def file_output(file: StoredFile) -> Output:
    """Read a stored file that an output shows. Raises OSError when it is missing."""
    return Output(file.url, media.document_of(file), FILE, "", owner=file.owner)


class _Pickler(pickle.Pickler):
    """Writes a view down as its class and its values, without asking the class how each time."""

    def reducer_override(self, value: Any) -> Any:
        """Return the class and the values of a dataclass; anything else goes the usual way."""
        kind: Any = type(value)
        getter = _values_of(kind)
        return NotImplemented if getter is None else (kind, getter(value))


@functools.cache
def _values_of(kind: type[Any]) -> Callable[[Any], Any] | None:
    if not dataclasses.is_dataclass(kind):
        return None
    names = [field.name for field in dataclasses.fields(kind)]
    if len(names) > 1:
        return operator.attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def view_digest(value: Any) -> str:
    """Return a digest of a view. Equal digests mean equal views; unequal ones at worst a render."""
    data = io.BytesIO()
    pickler = _Pickler(data, protocol=pickle.HIGHEST_PROTOCOL)
    # By what is equal, not by what is the same object: a row that was loaded anew has texts of its own.
    pickler.fast = True
    pickler.dump(value)
    return hashlib.blake2b(data.getbuffer(), digest_size=12).hexdigest()
