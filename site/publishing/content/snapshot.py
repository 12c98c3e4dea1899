"""Content: all public rows of one site at one moment, immutable and indexed."""

from __future__ import annotations

import types
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, TypeVar

from publishing.changes.log import Position
from publishing.content.declarations import PageRow, PublicFile, SiteRow, long_texts, records
from publishing.content.file_digests import FileDigests

Row = TypeVar("Row")
#: Value of a field -> the rows that have it, in their fixed order.
Index = dict[Hashable, tuple[Any, ...]]
#: Rows of a table that differ: as they were, and as they are.
Pairs = list[tuple[Any, Any]]
#: Indexes are mended for so many rows, and made anew for more.
FEW = 100


class _Tree:
    """The pages by place, by the place above them, and by translation key."""

    def __init__(self, pages: Iterable[PageRow]) -> None:
        self.paths: dict[str, PageRow] = {}
        self.children: dict[str, list[PageRow]] = {}
        self.translations: dict[str, dict[str, PageRow]] = {}
        for page in pages:
            self.paths[page.path] = page
            self.children.setdefault(page.parent_path, []).append(page)
            self.translations.setdefault(page.translation_key, {})[page.language] = page


class Content:
    """The rows of a site. Everything here is a dictionary look-up; nothing changes it."""

    def __init__(
        self,
        site: SiteRow,
        languages: tuple[str, ...],
        tables: Mapping[type[Any], Sequence[Any]],
        *,
        raw: Mapping[type[Any], list[tuple[Any, ...]]] | None = None,
        valid_until: datetime | None = None,
        files: FileDigests | None = None,
    ) -> None:
        self.site = site
        #: What is known of the stored files, for the next load; no answer follows from it.
        self.files = files if files is not None else FileDigests()
        #: What the database gave, so that the next load can tell which rows it has already.
        self.raw = raw or {}
        #: The first moment at which other rows may be public: a page expires.
        self.valid_until = valid_until
        #: For the next load: the ids of the public pages, when they were, what was asked for, and how far
        #: the change log was read. No answer follows from these.
        self.pages: frozenset[int] = frozenset()
        self.loaded_at = datetime.max.replace(tzinfo=UTC)
        self.asked: tuple[Any, ...] = ()
        self.read_until: Position | None = None
        #: The tables of which the change log said nothing although they differ, found by a sweep.
        self.missed: tuple[str, ...] = ()
        #: The languages that the site serves; the first is the source of the translations.
        self.languages = languages
        # tuple() of a tuple is that tuple: tables that did not change are shared between contents.
        self.tables = types.MappingProxyType({row: tuple(rows) for row, rows in tables.items()})
        self._indexes: dict[tuple[type[Any], str], Index] = {}
        self._summaries: dict[type[Any], tuple[Any, ...]] = {}
        self._summary_by_id: dict[type[Any], dict[int | None, Any]] = {}
        #: Query -> its answer, for `Reader.ask`: the same few questions are asked on every page.
        self.answers: dict[Any, Any] = {}
        #: What was read for the revisions, for the next load: see `publishing.keeping.revisions`.
        self.remembered: Any = None
        #: The pictures that rows name, by type of row, for the next load: see `core.media.renditions`.
        self.shown: Mapping[type[Any], Any] = {}
        #: What outputs share, for `Reader.shared`: by language and moment.
        self.memo: dict[Any, dict[Any, Any]] = {}
        #: Of tables that differ in few rows from a content before: its index, and the rows then and now.
        self._earlier: dict[tuple[type[Any], str], tuple[Index, Pairs]] = {}
        self._tree: _Tree | None = None
        self._urls: dict[int, str] = {}

    def table(self, row: type[Row]) -> tuple[Row, ...]:
        """Return all rows of a type, in their fixed order."""
        return self.tables.get(row, ())

    def where(self, row: type[Row], field: str, value: Hashable) -> tuple[Row, ...]:
        """Return the rows of a type whose `field` is `value`, in their fixed order."""
        key = (row, field)
        index = self._indexes.get(key)
        if index is None:
            earlier = self._earlier.pop(key, None)
            index = _mended(field, *earlier) if earlier is not None else None
            index = self._indexes[key] = index or _indexed(self.table(row), field)
        return index.get(value, ())

    def get(self, row: type[Row], key: int | None) -> Row | None:
        """Return the row with this id, None when there is none that is public."""
        found = self.where(row, "id", key) if key is not None else ()
        return found[0] if found else None

    def summaries(self, row: type[Row]) -> tuple[Row, ...]:
        """Return all rows of a type without their long texts, in their fixed order."""
        found = self._summaries.get(row)
        if found is None:
            empty = _without_texts(row)
            rows: Any = self.table(row)
            found = tuple(each._replace(**empty) for each in rows) if empty else rows
            self._summaries[row] = found
        return found

    def summary(self, row: type[Row], key: int | None) -> Row | None:
        """Return a row by its id without its long texts, None when there is none that is public."""
        index = self._summary_by_id.get(row)
        if index is None:
            rows: Any = self.summaries(row)
            index = self._summary_by_id[row] = {each.id: each for each in rows}
        return index.get(key)

    @cached_property
    def public_files(self) -> frozenset[tuple[str, str]]:
        """The files that rows hold: what the address of each belongs to, and its digest."""
        files: Iterator[PublicFile | None] = (
            getattr(row, name)
            for record in records()
            for name in record.files
            for row in self.table(record.row)
        )
        return frozenset((file.owner, file.digest) for file in files if file and file.digest)

    @property
    def tree(self) -> _Tree:
        """The pages by where they stand."""
        if self._tree is None:
            self._tree = _Tree(self.table(PageRow))
        return self._tree

    def page_at(self, path: str) -> PageRow | None:
        """Return the page at a place in the tree."""
        return self.tree.paths.get(path)

    def parent(self, page: PageRow) -> PageRow | None:
        """Return the page above `page`, None above a start page."""
        return self.tree.paths.get(page.parent_path)

    def ancestors(self, page: PageRow) -> tuple[PageRow, ...]:
        """Return the pages above `page`, the start page first."""
        found = []
        above = self.parent(page)
        while above is not None:
            found.append(above)
            above = self.parent(above)
        return tuple(reversed(found))

    def children(self, page: PageRow) -> tuple[PageRow, ...]:
        """Return the pages right below `page` in the order of the tree."""
        return tuple(self.tree.children.get(page.path, ()))

    def translations(self, page: PageRow) -> Mapping[str, PageRow]:
        """Return the versions of `page` by language, in the order of the site's languages."""
        versions = self.tree.translations.get(page.translation_key, {})
        return {code: versions[code] for code in self.languages if code in versions}

    def url(self, page: PageRow) -> str:
        """Return the address of `page` on its site: `/` for the start page in the source language."""
        known = self._urls.get(page.id)
        if known is not None:
            return known
        above = self.parent(page)
        if above is None:
            url = "/" if page.language == self.languages[0] else f"/{page.language}/"
        else:
            url = f"{self.url(above)}{page.slug}/"
        self._urls[page.id] = url
        return url

    def fallback_url(self, page: PageRow, code: str) -> str:
        """Return where a source page stands in for its version in a language: /tr/nl/wijken/.

        No page can be there: the name of a language is no slug below a start page.
        """
        return f"/{code}/{page.language}{self.url(page)}"

    def successor(self, owner: str) -> str:
        """Return whose the readers of an output are now: a translation takes over from its fallback page."""
        if not owner.startswith("fallback:"):
            return owner
        _kind, code, key = owner.split(":")
        page = self.get(PageRow, int(key))
        version = self.translations(page).get(code) if page else None
        return f"page:{version.id}" if version else owner

    def shares(self, other: Content, row: type[Any]) -> bool:
        """Return whether both hold the very same rows of a type; then no answer from them differs."""
        return self.table(row) is other.table(row)

    def shares_summaries(self, other: Content, row: type[Any]) -> bool:
        """Return whether both have the very same rows of a type, their long texts left out."""
        return self.shares(other, row) or self.summaries(row) is other.summaries(row)

    def take_indexes(self, previous: Content) -> None:
        """Use the indexes of a content before this one for the tables that both share."""
        if self.shares(previous, PageRow):
            self._tree = previous.tree
            if (self.site, self.languages) == (previous.site, previous.languages):
                self._urls = previous._urls
        differing = {row: self.differing(previous, row) for row in self.tables}
        for (row, field), index in previous._indexes.items():
            pairs = differing.get(row)
            if pairs is None:
                continue
            if pairs:
                self._earlier[row, field] = index, pairs
            else:
                self._indexes[row, field] = index
        for row, summaries in previous._summaries.items():
            self._take_summaries(previous, row, summaries, differing.get(row))
            if self._summaries[row] is summaries and row in previous._summary_by_id:
                self._summary_by_id[row] = previous._summary_by_id[row]

    def differing(self, previous: Content, row: type[Any]) -> Pairs | None:
        """Return the rows of a type as they were and are, where few differ in their place; None for more."""
        was, now = previous.table(row), self.table(row)
        if was is now:
            return []
        if len(was) != len(now):
            return None
        pairs = [(old, new) for old, new in zip(was, now, strict=True) if old is not new]
        return pairs if len(pairs) <= FEW else None

    def _take_summaries(
        self, previous: Content, row: type[Any], summaries: tuple[Any, ...], pairs: Pairs | None
    ) -> None:
        if not pairs and pairs is not None:
            self._summaries[row] = summaries
            return
        empty = _without_texts(row)
        # The same object for a row that did not change: comparing all of them is quick.
        known = {
            id(each): summary for each, summary in zip(previous.table(row), summaries, strict=True)
        }
        now = tuple(known.get(id(each)) or each._replace(**empty) for each in self.table(row))
        # Only long texts differ: what reads none of these has nothing to compare.
        self._summaries[row] = summaries if now == summaries else now

    def apart(self) -> Content:
        """Return the same rows for who reads them beside others: nothing that changes is shared."""
        files = self.files.apart()
        found = Content(
            self.site, self.languages, self.tables, valid_until=self.valid_until, files=files
        )
        found.pages, found.loaded_at = self.pages, self.loaded_at
        return found

    def with_rows(self, tables: Mapping[type[Any], Iterable[Any]]) -> Content:
        """Return this content with other rows for some types: a draft in the place of what is live."""
        return Content(
            self.site,
            self.languages,
            {**self.tables, **{r: tuple(v) for r, v in tables.items()}},
            files=self.files,
        )


def _without_texts(row: type[Any]) -> dict[str, str]:
    return dict.fromkeys(long_texts(row.__name__), "")


def _indexed(rows: Iterable[Any], field: str) -> Index:
    grouped: dict[Hashable, list[Any]] = {}
    for item in rows:
        grouped.setdefault(getattr(item, field), []).append(item)
    return {value: tuple(items) for value, items in grouped.items()}


def _mended(field: str, index: Index, pairs: Pairs) -> Index | None:
    """Return an index with other rows in the places of some; None when one has another value now."""
    mended = dict(index)
    for was, now in pairs:
        value = getattr(was, field)
        if getattr(now, field) != value:
            return None
        mended[value] = tuple(now if each is was else each for each in mended[value])
    return mended
