"""The Reader: what a view may see, and the queries that it made."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from publishing.content.declarations import PageDetailRow, PageRow, SiteRow
from publishing.content.languages import Language, language
from publishing.content.phrases import OwnPhrases
from publishing.content.queries import Query, StoredFile, answer, stored_files
from publishing.content.snapshot import Content

Row = TypeVar("Row")
#: How a site says phrases of ours in a language: an app registers what it is.
OWN_PHRASES: list[Callable[[Reader, str], OwnPhrases]] = []
Made = TypeVar("Made")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Reader:
    """Reads content for one output. A view gets nothing else: no ORM, no clock, no settings.

    Each access is noted, so that a publish can tell which outputs a change touches. `until` keeps
    the first moment at which the output becomes wrong.
    """

    def __init__(self, content: Content, language_code: str, moment: datetime) -> None:
        self._content = content
        self._answers = content.answers
        self._moment = moment
        #: The code of the language of this output.
        self.code = language_code
        self._language: Language | None = None
        #: What was asked.
        self.queries: set[Query] = set()
        #: The first moment at which what was made becomes wrong; None: never.
        self.valid_until: datetime | None = None

    @property
    def language(self) -> Language:
        """The language of this output, with the own words of the site."""
        if self._language is None:
            self._language = self.shared(_in_own_words)
        return self._language

    def ask(self, question: str, *key: Any) -> Any:
        """Answer a question from the content, and note that it was asked."""
        query = (question, key)
        self.queries.add(query)
        # Content never changes: a question has one answer, whoever asks it.
        try:
            return self._answers[query]
        except KeyError:
            return answer(self._content, query)

    def shared(self, make: Callable[..., Made], *key: Any) -> Made:
        """Return what `make` makes of a Reader and plain values: once for all outputs that show it.

        What it read, and until when it holds, counts for each of them.
        """
        return self.shared_in(self.code, make, *key)

    def shared_in(self, code: str, make: Callable[..., Made], *key: Any) -> Made:
        """Return what `make` makes in the language with a code, like `shared`."""
        memo = self._content.memo.setdefault((code, self._moment), {})
        known = memo.get((make, key))
        if known is None:
            read = Reader(self._content, code, self._moment)
            try:
                made = make(read, *key)
            except LookupError:
                # Whoever goes on without it read this all the same.
                self.queries |= read.queries
                self.until(read.valid_until)
                raise
            known = memo[make, key] = made, frozenset(read.queries), read.valid_until
        found: Made = known[0]
        self.queries |= known[1]
        self.until(known[2])
        return found

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
        """Record that what is being made becomes wrong at `moment`. Past moments are ignored."""
        if moment is None or moment <= self._moment:
            return
        if self.valid_until is None or moment < self.valid_until:
            self.valid_until = moment

    def until_day(self, day: date | None) -> None:
        """Record that what is being made becomes wrong when `day` begins in the Netherlands."""
        if day is not None:
            self.until(datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM))

    # --- the site ----------------------------------------------------------------------------
    @property
    def site(self) -> SiteRow:
        """The site."""
        found: SiteRow = self.ask("site")
        return found

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the site serves; the first is the source."""
        found: tuple[str, ...] = self.ask("languages")
        return found

    @property
    def source_language(self) -> str:
        """The language that everything is written in first."""
        return self.languages[0]

    # --- rows --------------------------------------------------------------------------------
    def get(self, row: type[Row], key: int | None) -> Row | None:
        """Return a row by its id; None when it does not exist or is not public."""
        found: Row | None = self.ask("get", row.__name__, key)
        return found

    def row(self, row: type[Row], key: int) -> Row:
        """Return a row that must be there. Raises LookupError when it is not."""
        found = self.get(row, key)
        if found is None:
            raise LookupError(f"no public {row.__name__} with id {key}")
        return found

    def summary(self, row: type[Row], key: int) -> Row:
        """Return a row that must be there without its long texts, which are empty.

        For who shows a page in a list: a change of its text does not touch them. Raises LookupError.
        """
        found: Row | None = self.ask("summary", row.__name__, key)
        if found is None:
            raise LookupError(f"no public {row.__name__} with id {key}")
        return found

    def summaries(self, row: type[Row]) -> tuple[Row, ...]:
        """Return all public rows of a type without their long texts."""
        found: tuple[Row, ...] = self.ask("summaries", row.__name__)
        return found

    def where(self, row: type[Row], field: str, value: Hashable) -> tuple[Row, ...]:
        """Return the rows whose `field` is `value`: the items of a page, what links to it."""
        found: tuple[Row, ...] = self.ask("where", row.__name__, field, value)
        return found

    def alike(self, row: type[Row], key: int, field: str) -> tuple[Row, ...]:
        """Return the rows that have in a field what the row `key` has, itself included."""
        found: tuple[Row, ...] = self.ask("alike", row.__name__, key, field)
        return found

    def all(self, row: type[Row]) -> tuple[Row, ...]:
        """Return all public rows of a type."""
        found: tuple[Row, ...] = self.ask("all", row.__name__)
        return found

    # --- pages -------------------------------------------------------------------------------
    def details(self, page: PageRow) -> PageDetailRow:
        """Return the fields of a page that few outputs show: dates, words for search engines."""
        return self.row(PageDetailRow, page.id)

    def page(self, key: int | None) -> PageRow | None:
        """Return a page by its id; None when it is not public."""
        return self.get(PageRow, key)

    def home(self) -> PageRow:
        """Return the start page in the language of this output. Raises LookupError without one."""
        found: PageRow | None = self.ask("home", self.code)
        if found is None:
            raise LookupError("the start page of the site is not public")
        return found

    def parent(self, page: PageRow) -> PageRow | None:
        """Return the page above `page`."""
        found: PageRow | None = self.ask("parent", page.id)
        return found

    def ancestors(self, page: PageRow) -> tuple[PageRow, ...]:
        """Return the pages above `page`, the start page first."""
        return self.ask("ancestors", page.id) or ()

    def children(self, page: PageRow, kind: str | None = None) -> tuple[PageRow, ...]:
        """Return the pages right below `page`, all or of one kind such as `contacts.hubpage`."""
        found: tuple[PageRow, ...] = self.ask("children", page.id) or ()
        return tuple(child for child in found if kind is None or child.kind == kind)

    def of_kind(self, kind: str) -> tuple[PageRow, ...]:
        """Return the pages of a kind in the language of this output, in the order of the tree."""
        found: tuple[PageRow, ...] = self.ask("of_kind", kind, self.code)
        return found

    def namesakes(self, page: PageRow) -> tuple[PageRow, ...]:
        """Return the pages with its title in the language of this output, or standing in for one in it."""
        found: tuple[PageRow, ...] = self.ask("namesakes", page.id, self.code)
        return found

    def translations(self, page: PageRow) -> Mapping[str, PageRow]:
        """Return the versions of `page` by language."""
        return self.ask("translations", page.id) or {}

    def source(self, page: PageRow) -> PageRow:
        """Return the version of `page` that the facts are on."""
        return self.version(page, self.source_language) or page

    def version(self, page: PageRow, code: str) -> PageRow | None:
        """Return the version of `page` in a language; None when there is none that is public."""
        found: PageRow | None = self.ask("version", page.id, code)
        return found

    def localised(self, page: PageRow | None) -> PageRow | None:
        """Return the version of `page` in the language of this output, else the page itself."""
        if page is None:
            return None
        return self.version(page, self.code) or page

    def url(self, page: PageRow) -> str:
        """Return the address of `page` on its site. Raises LookupError when it is not public."""
        found: str | None = self.ask("url", page.id)
        if found is None:
            raise LookupError(f"page {page.id} is not public")
        return found

    def address(self, page: PageRow) -> str:
        """Return where a link in this output to `page` leads: its own address, or where it stands in.

        A page that this language has no version of is shown in it all the same; see publishing.build.plan.
        """
        code = self.code
        if page.language != self.source_language or self.version(page, code) is not None:
            return self.url(page)
        return self.fallback_url(page, code)

    def fallback_url(self, page: PageRow, code: str) -> str:
        """Return where a source page stands in for its version in another language."""
        # As Content.fallback_url, from the answer that is noted.
        return f"/{code}/{page.language}{self.url(page)}"

    def absolute(self, url: str) -> str:
        """Return a whole address for an address on this site."""
        return self.site.base_url + url

    def files(self) -> set[StoredFile]:
        """Return the stored files that were asked for."""
        return stored_files(self.queries)


def _in_own_words(read: Reader) -> Language:
    """Return the language of an output with what its site says otherwise."""
    code = read.code
    pairs = sum((find(read, code).pairs for find in OWN_PHRASES), ())
    return Language(code, OwnPhrases(pairs)) if pairs else language(code)
