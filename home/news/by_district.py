"""What belongs to a district: news and agenda items name districts, or stand under one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

DISTRICT = "districts.districtpage"


@dataclass(frozen=True, slots=True)
class Relation:
    """How pages of a kind name districts: rows of `links`, whose `owner` is the page."""

    kind: str
    row: type[Any]
    links: type[Any]
    owner: str


def with_facts(read: Reader, relation: Relation) -> tuple[tuple[PageRow, Any], ...]:
    """Return every page of a kind in this language, with the row that its facts are on.

    Asks the same few questions however many pages there are: lists of all news are made for
    hundreds of outputs.
    """
    pages = read.of_kind(relation.kind)
    rows = {row.id: row for row in read.summaries(relation.row)}
    if read.code == read.source_language:
        return tuple((page, rows[page.id]) for page in pages)
    sources = {
        page.translation_key: page.id
        for page in read.ask("of_kind", relation.kind, read.source_language)
    }
    return tuple((page, rows[sources.get(page.translation_key, page.id)]) for page in pages)


def pages_by_district(read: Reader, relation: Relation) -> dict[int, list[tuple[PageRow, Any]]]:
    """Give, for each district (the id of its source page), what `with_facts` gives of it.

    What `of_district` tells of one, in one go for all of them.
    """
    versions = [
        page for code in read.languages for page in read.ask("of_kind", relation.kind, code)
    ]
    sources = {
        page.translation_key: page.id for page in versions if page.language == read.source_language
    }
    source_of = {page.id: sources.get(page.translation_key, page.id) for page in versions}
    districts: dict[int, set[int]] = {}
    for row in read.all(relation.links):
        source = source_of.get(getattr(row, relation.owner))
        if source is not None:
            districts.setdefault(source, set()).add(row.districtpage_id)
    above: dict[str, PageRow | None] = {}
    for page in versions:
        if page.parent_path not in above:
            above[page.parent_path] = _district_above(read, page)
        district = above[page.parent_path]
        if district is not None:
            districts.setdefault(source_of[page.id], set()).add(district.id)
    found: dict[int, list[tuple[PageRow, Any]]] = {}
    for page, facts in with_facts(read, relation):
        for key in districts.get(source_of[page.id], ()):
            found.setdefault(key, []).append((page, facts))
    return found


def districts_of(read: Reader, relation: Relation, source: PageRow) -> tuple[PageRow, ...]:
    """Return the public districts (source pages) that a source page is about, in tree order."""
    found = {}
    above = _district_above(read, source)
    if above is not None:
        found[above.id] = above
    for row in read.where(relation.links, relation.owner, source.id):
        page = read.page(row.districtpage_id)
        if page is not None:
            found[page.id] = page
    return tuple(sorted(found.values(), key=lambda page: page.path))


def city_wide(read: Reader, relation: Relation, source: PageRow) -> bool:
    """Return whether a source page names no district and stands under none.

    One that names only a district that is not public is not for the whole city.
    """
    named = read.where(relation.links, relation.owner, source.id)
    return not named and _district_above(read, source) is None


def of_district(read: Reader, relation: Relation, district: PageRow) -> tuple[PageRow, ...]:
    """Return the source pages of a kind that are about a district (its source page)."""
    named = read.where(relation.links, "districtpage_id", district.id)
    pages: list[PageRow | None] = [read.page(getattr(row, relation.owner)) for row in named]
    for version in read.translations(district).values():
        pages += read.children(version, relation.kind)
    # A translation carries a copy of the links of its source.
    return _unique(read.source(page) for page in pages if page is not None)


def in_this_language(read: Reader, sources: Iterable[PageRow]) -> tuple[PageRow, ...]:
    """Return the versions in the language of this output of pages that have one."""
    found = (read.localised(source) for source in sources)
    return tuple(page for page in found if page and page.language == read.code)


def _district_above(read: Reader, source: PageRow) -> PageRow | None:
    above = read.parent(source)
    return read.source(above) if above is not None and above.kind == DISTRICT else None


def _unique(pages: Iterable[PageRow]) -> tuple[PageRow, ...]:
    return tuple({page.id: page for page in pages}.values())
