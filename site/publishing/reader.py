"""The Reader: what a view may see, and the notes of what it saw."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from publishing.content import Content
from publishing.languages import Language, language
from publishing.records import PageRow, SiteRow

Row = TypeVar("Row")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Reader:
    """Reads content for one output. A view gets nothing else: no ORM, no clock, no settings.

    Each access is noted, so that a publish can tell which outputs a change touches. `until` keeps
    the first moment at which the output becomes wrong.
    """

    def __init__(self, content: Content, language_code: str, moment: datetime) -> None:
        self._content = content
        self._moment = moment
        self.language: Language = language(language_code)
        #: What was read: accessor and key.
        self.notes: set[tuple[str, Hashable]] = set()
        #: The first moment at which what was made becomes wrong; None: never.
        self.valid_until: datetime | None = None

    def _note(self, accessor: str, *key: Any) -> None:
        self.notes.add((accessor, key))

    # --- the clock ---------------------------------------------------------------------------
    @property
    def now(self) -> datetime:
        """The moment of this publish, in Dutch time. Say with `until` how long the answer holds."""
        return self._moment.astimezone(AMSTERDAM)

    @property
    def today(self) -> date:
        """The day of this publish in the Netherlands."""
        return self.now.date()

    def until(self, moment: datetime | None) -> None:
        """Say that what is being made becomes wrong at `moment`. Past moments are ignored."""
        if moment is None or moment <= self._moment:
            return
        if self.valid_until is None or moment < self.valid_until:
            self.valid_until = moment

    def until_day(self, day: date | None) -> None:
        """Say that what is being made becomes wrong when `day` begins in the Netherlands."""
        if day is not None:
            self.until(datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM))

    # --- the site ----------------------------------------------------------------------------
    @property
    def site(self) -> SiteRow:
        """The site."""
        self._note("site")
        return self._content.site

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the site serves; the first is the source."""
        self._note("languages")
        return self._content.languages

    @property
    def source_language(self) -> str:
        """The language that everything is written in first."""
        return self.languages[0]

    # --- rows --------------------------------------------------------------------------------
    def get(self, row: type[Row], key: int | None) -> Row | None:
        """Give a row by its id; None when it does not exist or is not public."""
        self._note("get", row, key)
        return self._content.get(row, key)

    def row(self, row: type[Row], key: int) -> Row:
        """Give a row that must be there. Raises LookupError when it is not."""
        found = self.get(row, key)
        if found is None:
            raise LookupError(f"no public {row.__name__} with id {key}")
        return found

    def where(self, row: type[Row], field: str, value: Hashable) -> tuple[Row, ...]:
        """Give the rows whose `field` is `value`: the items of a page, what links to it."""
        self._note("where", row, field, value)
        return self._content.where(row, field, value)

    def all(self, row: type[Row]) -> tuple[Row, ...]:
        """Give all public rows of a type."""
        self._note("all", row)
        return self._content.table(row)

    # --- pages -------------------------------------------------------------------------------
    def page(self, key: int | None) -> PageRow | None:
        """Give a page by its id; None when it is not public."""
        return self.get(PageRow, key)

    def home(self) -> PageRow:
        """Give the start page in the language of this output."""
        self._note("home", self.language.code)
        root = self._content.get(PageRow, self._content.site.root_page_id)
        if root is None:
            raise LookupError("the start page of the site is not public")
        return self._content.translations(root).get(self.language.code, root)

    def parent(self, page: PageRow) -> PageRow | None:
        """Give the page above `page`."""
        self._note("parent", page.id)
        return self._content.parent(page)

    def ancestors(self, page: PageRow) -> tuple[PageRow, ...]:
        """Give the pages above `page`, the start page first."""
        self._note("ancestors", page.id)
        return self._content.ancestors(page)

    def children(self, page: PageRow, kind: str | None = None) -> tuple[PageRow, ...]:
        """Give the pages right below `page`, all or of one kind such as `contacts.hubpage`."""
        self._note("children", page.id)
        found = self._content.children(page)
        return tuple(child for child in found if kind is None or child.kind == kind)

    def of_kind(self, kind: str) -> tuple[PageRow, ...]:
        """Give the pages of a kind in the language of this output, in the order of the tree."""
        self._note("of_kind", kind, self.language.code)
        return tuple(
            page
            for page in self._content.where(PageRow, "kind", kind)
            if page.language == self.language.code
        )

    def translations(self, page: PageRow) -> Mapping[str, PageRow]:
        """Give the versions of `page` by language."""
        self._note("translations", page.translation_key)
        return self._content.translations(page)

    def source(self, page: PageRow) -> PageRow:
        """Give the version of `page` that the facts are on."""
        return self.translations(page).get(self._content.languages[0], page)

    def localised(self, page: PageRow | None) -> PageRow | None:
        """Give the version of `page` in the language of this output, else the page itself."""
        if page is None:
            return None
        found: PageRow = self.translations(page).get(self.language.code, page)
        return found

    def url(self, page: PageRow) -> str:
        """Give the address of `page` on its site."""
        self._note("url", page.id)
        return self._content.url(page)

    def absolute(self, url: str) -> str:
        """Give a whole address for an address on this site."""
        return self.site.base_url + url


def notes_of(reader: Reader, accessor: str) -> set[Any]:
    """Give the keys that `reader` noted for an accessor, without their tuple when they are one."""
    keys = {key for name, key in reader.notes if name == accessor}
    return {key[0] if isinstance(key, tuple) and len(key) == 1 else key for key in keys}
