"""One declaration a page type: its model, and what residents, editors and translators get of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, Final

from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import Searchable, registry

#: What a page is about, in the words of schema.org.
Thing = dict[str, Any]


class Undecided:
    """Stand where a declaration has not decided yet; `manage.py check` asks for it."""


UNDECIDED: Final = Undecided()


class First(IntEnum):
    """How much it matters to readers that a page is translated; the lowest matters most."""

    URGENT = 0
    FIRST = 1
    USEFUL = 2
    OTHER = 3
    LAST = 4


def _nowhere(_read: Reader, _source: PageRow) -> bool:
    return False


def _nothing(_read: Reader, _source: PageRow) -> tuple[()]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageType:
    """One kind of page.

    model            the page model; its `public_row` says what of it is public
    view             makes the view of one page, or None for pages that another page shows
    template         renders the view; a path below templates/
    search           how it is searched; None: it is not found by searching
    structured_data  describes what the page is about, given its view; None: nothing but the page
    shown_on         the page that shows it, for a kind without a view
    lists            whether it mostly lists others: the day on which its own few words changed
                     says nothing then
    about            the page that its title is about, which stands behind it: a title that editors
                     give in each district, such as “Who is who”
    called           its name in the reader's language where no translator gave it a title
    day              the day that tells it from another page with its title
    shows            what it shows of others, a change of which is one of it: pages, for all their
                     facts, and texts
    dated_by         fields with days on which its facts became so: the page changed then at the earliest
    in_footer        whether a source page stands in the footer, below the start page
    translate_first  how much its translation matters, or a function of (page, today) that says so
    first_reads      relations that this function reads, so that a list reads them for all pages at once
    """

    model: type[Any]
    view: Callable[[Reader, PageRow], Any] | None = None
    template: str = ""
    search: Searchable | Undecided | None = UNDECIDED
    structured_data: Callable[[Reader, PageRow, Any], Thing | None] | Undecided | None = UNDECIDED
    shown_on: Callable[[Reader, PageRow], PageRow | None] | None = None
    lists: bool = False
    about: Callable[[Reader, PageRow], PageRow | None] | None = None
    called: Callable[[Reader, PageRow], str] | None = None
    day: Callable[[Reader, PageRow], date | None] | None = None
    shows: Callable[[Reader, PageRow], Iterable[PageRow | str]] = _nothing
    dated_by: tuple[str, ...] = ()
    in_footer: Callable[[Reader, PageRow], bool] = _nowhere
    translate_first: First | Callable[[Any, date], First] = First.OTHER
    first_reads: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The label of the model in small letters, as rows of pages name it."""
        return str(self.model._meta.label_lower)


#: Kind of page -> its declaration.
PAGE_TYPES: dict[str, PageType] = {}


def register(*declared: PageType) -> None:
    """Add page types, and hand the generator what it needs of them. Raises ValueError when twice."""
    for each in declared:
        if each.kind in PAGE_TYPES:
            raise ValueError(f"pages of kind {each.kind!r} are registered already")
        PAGE_TYPES[each.kind] = each
        if each.view is not None:
            registry.register_page(each.kind, each.view, each.template)
        if each.shown_on is not None:
            registry.shown_on[each.kind] = each.shown_on
        if isinstance(each.search, Searchable):
            registry.searchable[each.kind] = each.search


def page_above(read: Reader, page: PageRow) -> PageRow | None:
    """Return the page above: `shown_on` of what has no address of its own."""
    return read.parent(page)


def page_type(kind: str) -> PageType | None:
    """Return the declaration of a kind of page; None when there is none."""
    return PAGE_TYPES.get(kind)


def lists_others(kind: str) -> bool:
    """Return whether pages of a kind mostly list other pages."""
    found = PAGE_TYPES.get(kind)
    return found is not None and found.lists


def thing_of(read: Reader, page: PageRow, view: Any) -> Thing | None:
    """Return what a page is about in the words of schema.org; None when its type says nothing."""
    found = PAGE_TYPES.get(page.kind)
    if (
        found is None
        or found.structured_data is None
        or isinstance(found.structured_data, Undecided)
    ):
        return None
    return found.structured_data(read, page, view)


def has_its_own_place(model: type[Any]) -> bool:
    """Return whether fields of a page, and not its type alone, say how much its translation matters."""
    found = PAGE_TYPES.get(model._meta.label_lower)
    return found is not None and not isinstance(found.translate_first, First)


def first_reads(model: type[Any]) -> tuple[str, ...]:
    """Return the relations that `translate_first` reads of a page of a model."""
    found = PAGE_TYPES.get(model._meta.label_lower)
    return found.first_reads if found is not None else ()


def translate_first(page: Any, today: date) -> First:
    """Return how much it matters that a page (a model instance) is up to date in other languages."""
    found = PAGE_TYPES.get(page._meta.label_lower)
    decided = found.translate_first if found is not None else First.OTHER
    return decided if isinstance(decided, First) else decided(page, today)
