"""Revisions: a number for each thing that rises when what readers see of it differs, and never falls.

Calendars compare an event with the one that they have by a number (RFC 5545, 3.8.7.4), readers of feeds
an entry by its moment (RFC 4287, 4.2.15). The moment at
which its page was published is none: a fact of another page may be shown in it, and publishing a page
again changes nothing. What a page says of itself, the day on which it changed, is counted the same. So a publish compares what is seen now with what was seen last, which the database
keeps (`Seen`) and every output reads like any other row.

A backup that is put back has older numbers than readers have. What was published last is therefore kept
beside the releases too, and what is higher there counts.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping, Set
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction

from publishing.content.declarations import PageRow
from publishing.content.queries import answer, tables_of
from publishing.content.reader import Reader
from publishing.content.snapshot import Content
from publishing.models import Seen, SeenRow
from publishing.registry import Seeing, registry
from publishing.store.atomic import write_whole
from publishing.store.releases import ReleaseStore

logger = logging.getLogger("publishing")

#: Beside the releases of a site: name -> [digest, number].
LEDGER = "revisions.json"
#: From when revisions are counted, in seconds: a number that grows and fits into 31 bits until 2088.
COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
#: How long what is shown no more is remembered: no reader keeps an event that was away for so long.
KEPT = timedelta(days=400)

Told = dict[str, tuple[str, int]]


def number_at(moment: datetime) -> int:
    """Return the number of a revision of a moment: that of a later one is higher."""
    return max(0, int((moment - COUNTED_FROM).total_seconds()))


def moment_of(number: int) -> datetime:
    """Return the moment of a revision."""
    return COUNTED_FROM + timedelta(seconds=number)


def revised(read: Reader, name: str, otherwise: datetime) -> datetime:
    """Return the moment of the revision of something; in a preview, which has none, that of `otherwise`."""
    return revision(read, name) or moment_of(number_at(otherwise))


def revision(read: Reader, name: str) -> datetime | None:
    """Return the moment of the revision of something; None when nobody has seen it."""
    rows = read.where(SeenRow, "name", name)
    return moment_of(rows[0].number) if rows else None


def remember(content: Content, previous: Content | None, moment: datetime) -> bool:
    """Write down the revision of everything that is seen otherwise than before; tells whether any row differs.

    What reads what it read for the content `previous` is not looked at again.
    """
    seen = dict(_seen(content, previous, moment))
    stored = {row.name: (row.digest, row.number) for row in content.table(SeenRow)}
    known = previous is not None and content.shares(previous, SeenRow)
    kept = {} if known else _read(content.site.id)
    new: Told = {}
    for name, (digest, first) in seen.items():
        row, beside = stored.get(name), kept.get(name)
        if row is not None and row[0] == digest and (beside is None or beside[1] <= row[1]):
            continue
        highest = max((each for each in (row, beside) if each), key=_number, default=None)
        if highest is None:
            new[name] = digest, number_at(first)
        elif highest[0] == digest:
            new[name] = highest
        else:
            new[name] = digest, max(number_at(moment), highest[1] + 1)
    for name, beside in kept.items():
        if name not in seen and beside[1] > stored.get(name, ("", -1))[1]:
            new[name] = beside
    old, gone = _gone(content, seen.keys(), moment)
    told = {**stored, **new}
    if new or old or gone:
        rows = {name: (*told[name], gone.get(name)) for name in {*new, *gone} - old}
        _write(content.site.id, rows, old)
        stored = {name: row for name, row in told.items() if name not in old}
    if new or old or (not known and kept != stored):
        _keep(content.site.id, stored)
    return bool(new or old or gone)


def _gone(
    content: Content, seen: Set[str], moment: datetime
) -> tuple[set[str], dict[str, int | None]]:
    """Return what was away for so long that it is forgotten, and what goes or comes back: since when it is away."""
    now, oldest = number_at(moment), number_at(moment - KEPT)
    old: set[str] = set()
    gone: dict[str, int | None] = {}
    for row in content.table(SeenRow):
        if row.name in seen:
            if row.gone is not None:
                gone[row.name] = None
        elif row.gone is None:
            gone[row.name] = now
        elif row.gone < oldest:
            old.add(row.name)
    return old, gone


def forget(folder: Path) -> None:
    """Forget the revisions of a site that is gone."""
    (folder / LEDGER).unlink(missing_ok=True)


def _number(row: tuple[str, int]) -> int:
    return row[1]


def _seen(
    content: Content, previous: Content | None, moment: datetime
) -> Iterator[tuple[str, tuple[str, datetime]]]:
    """Yield of everything that has revisions the digest of what is seen of it, and its first moment."""
    before: dict[Any, _Looked] = previous.remembered if previous else {}
    for code in content.languages:
        for place, each in enumerate(registry.remembered):
            for page in each.pages(Reader(content, code, moment)):
                key = code, place, page.id
                looked = before.get(key)
                if (
                    looked is None
                    or previous is None
                    or not looked.holds(previous, content, moment)
                ):
                    looked = _look(Reader(content, code, moment), each.of_page, page, moment)
                content.remembered[key] = looked
                yield from looked.found


class _Looked(NamedTuple):
    """What was seen of a page, what that was read from, and how long it holds."""

    found: tuple[tuple[str, tuple[str, datetime]], ...]
    #: By the rows that they are answered from.
    queries: Mapping[tuple[type[Any], ...], tuple[Any, ...]]
    since: datetime
    until: datetime | None

    def holds(self, then: Content, now: Content, moment: datetime) -> bool:
        """Return whether the same would be seen again."""
        if moment < self.since or (self.until is not None and moment >= self.until):
            return False
        moved = (then.site, then.languages) != (now.site, now.languages)
        return all(
            answer(then, query) == answer(now, query)
            for tables, queries in self.queries.items()
            if moved or not all(now.shares(then, row) for row in tables)
            for query in queries
        )


def _look(read: Reader, of_page: Any, page: PageRow, moment: datetime) -> _Looked:
    # Asked for once more: its title counts as read.
    things: Iterator[Seeing] = of_page(read, read.row(PageRow, page.id))
    found = tuple((each.name, (_digest(each.seen), each.first)) for each in things)
    queries: dict[tuple[type[Any], ...], list[Any]] = {}
    for query in read.queries:
        queries.setdefault(tables_of(query), []).append(query)
    by_table = {tables: tuple(each) for tables, each in queries.items()}
    return _Looked(found, by_table, moment, read.valid_until)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _write(site_id: int, new: Mapping[str, tuple[str, int, int | None]], old: set[str]) -> None:
    rows = [
        Seen(site_id=site_id, name=name, digest=digest, number=number, gone=gone)
        for name, (digest, number, gone) in new.items()
    ]
    with transaction.atomic():
        if old:
            Seen.objects.filter(site=site_id, name__in=sorted(old)).delete()
        Seen.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["site", "name"],
            update_fields=["digest", "number", "gone"],
            batch_size=200,
        )


def _ledger(site_id: int) -> Path:
    return ReleaseStore(settings.RELEASES_DIR, site_id).folder / LEDGER


def _read(site_id: int) -> Told:
    """Return what was published last; nothing when that is not known."""
    try:
        stored = json.loads(_ledger(site_id).read_text(encoding="utf-8"))
        return {str(name): (str(digest), int(number)) for name, (digest, number) in stored.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        # Then the database has to be right by itself, as it is but for a backup put back.
        logger.warning("revisions of site %s cannot be read: %s", site_id, error)
        return {}


def _keep(site_id: int, rows: Told) -> None:
    path = _ledger(site_id)
    if path.parent.is_dir():
        write_whole(path, json.dumps(rows, sort_keys=True).encode())
