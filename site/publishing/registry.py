"""The registry: which outputs a site consists of, and the function that makes each view.

Apps register here when Django starts; the generator itself knows no page type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from publishing.build.fragments import LayoutFragments
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.content.snapshot import Content


@dataclass(frozen=True, slots=True)
class Document:
    """A finished file: its bytes and what they are."""

    body: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Target:
    """A planned output that is no page: a feed, a sitemap, a stylesheet.

    `path` is its address on the site. `key` is handed to the function that makes it.
    """

    path: str
    language: str
    media_type: str
    key: Any = None
    #: The HTTP status that the file is served with: 404 for the page that says so.
    status: int = 200
    #: With status 301, 302 or 308: where the address leads to.
    location: str = ""


@dataclass(frozen=True, slots=True)
class PageOutput:
    """How pages of one kind become public."""

    kind: str
    view: Callable[[Reader, PageRow], Any]
    template: str


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page that no editor wrote: its template, and what that gets beside the layout fragments."""

    template: str
    frame: Any
    view: Any


def no_document(_read: Reader, target: Target) -> Document:
    """Stand where a target is a page: its bytes are made as those of other pages are."""
    raise NotImplementedError(target.path)


@dataclass(frozen=True, slots=True)
class SiteOutput:
    """Outputs of a site that are no pages of editors: `plan` lists them, `make` makes one.

    With `page` they look like pages, and are made again only when their view differs: what stands
    around them is replaced as it is around other pages.
    """

    name: str
    plan: Callable[[Reader], Iterable[Target]]
    make: Callable[[Reader, Target], Document] = no_document
    page: Callable[[Reader, Target], SitePage] | None = None
    #: Made once for a site instead of once a language.
    once: bool = False
    #: Whether its pages are made to print, at addresses that end with `.html`: each has a PDF.
    sheet: bool = False
    #: Whether search engines are to know its pages: then each language has all of them, at the same
    #: address below its start page.
    indexed: bool = False


class Seeing(NamedTuple):
    """What readers see of one thing whose revisions are counted.

    name   what it is called outside, for good: the UID of an event
    first  the moment that its first revision is of
    seen   all that is seen of it, but for its revision
    """

    name: str
    first: datetime
    seen: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """Things whose revisions are counted: the pages that have them, and those of a page."""

    pages: Callable[[Reader], Iterable[PageRow]]
    of_page: Callable[[Reader, PageRow], Iterable[Seeing]]


@dataclass(frozen=True, slots=True)
class Searchable:
    """How pages of one kind are searched.

    facet   the group that people can choose to see alone
    weight  how much a word in its text counts; the title counts for more on every page
    place   whether it is a place, and the pages below its address belong to it
    listed  whether it stands in the list from A to Z
    dated   whether it is of a day: the first that it names
    other   the fields of its document that hold other names, which need not stand on the page
    """

    facet: str
    weight: float = 1.0
    place: bool = False
    listed: bool = False
    dated: bool = False
    other: tuple[str, ...] = ("synonyms",)


def nothing_lacks(_site_id: int) -> tuple[()]:
    """Return that a site lacks nothing."""
    return ()


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands around every page."""

    #: The languages that a site (its id) serves, the source first. The only one that may use SQL.
    languages: Callable[[int], tuple[str, ...]]
    #: The pieces of HTML that are the same on every page of a language, or of a section of it.
    fragments: Callable[[Reader], LayoutFragments]
    #: The section that a page belongs to.
    section: Callable[[Reader, PageRow], str]
    #: What a page's head, breadcrumbs and language switch show, given the page's own view.
    frame: Callable[[Reader, PageRow, Any], Any]
    #: The JSON document of a page, given its frame and its own view.
    document: Callable[[Reader, PageRow, Any, Any], Document]
    #: The address of that document.
    document_url: Callable[[Reader, PageRow], str]
    #: What a site (its id) lacks of its own before it can be public. It may use SQL.
    lacks: Callable[[int], Iterable[Any]] = nothing_lacks


@dataclass(slots=True)
class Registry:
    """All that the apps registered."""

    pages: dict[str, PageOutput] = field(default_factory=dict)
    sites: dict[str, SiteOutput] = field(default_factory=dict)
    #: For a kind without an address of its own: the page that shows it, for its preview.
    shown_on: dict[str, Callable[[Reader, PageRow], PageRow | None]] = field(default_factory=dict)
    #: Steps after load: they make what the content lacks, such as picture sizes, and tell whether
    #: they did; then it is loaded again.
    completions: list[Callable[[Content, Content | None], bool]] = field(default_factory=list)
    #: What has revisions that readers compare: see `publishing.keeping.revisions`.
    remembered: list[Remembered] = field(default_factory=list)
    #: How pages of a kind are searched; what is not here is not found.
    searchable: dict[str, Searchable] = field(default_factory=dict)
    _layout: Layout | None = None

    @property
    def layout(self) -> Layout:
        """The layout. Raises LookupError before an app has registered one."""
        if self._layout is None:
            raise LookupError("no app has registered a layout")
        return self._layout

    def register_layout(self, layout: Layout) -> None:
        """Set the layout of all sites."""
        self._layout = layout

    def register_page(
        self, kind: str, view: Callable[[Reader, PageRow], Any], template: str
    ) -> None:
        """Make pages of `kind` public with `view` and `template`. Raises ValueError when twice."""
        if kind in self.pages:
            raise ValueError(f"pages of kind {kind!r} are registered already")
        self.pages[kind] = PageOutput(kind, view, template)

    def register_site(self, output: SiteOutput) -> None:
        """Add outputs that are no pages. Raises ValueError when the name is taken."""
        if output.name in self.sites:
            raise ValueError(f"the output {output.name!r} is registered already")
        self.sites[output.name] = output

    @property
    def sheets(self) -> frozenset[str]:
        """The outputs of which each page has a PDF."""
        return frozenset(name for name, output in self.sites.items() if output.sheet)


registry = Registry()
