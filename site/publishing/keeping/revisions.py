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
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from publishing.build.dependencies import DependencyGraph
from publishing.build.differences import outdated
from publishing.content.declarations import PageRow
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


#: The digest of what is seen of something, and its first moment.
Was = tuple[str, datetime]


@dataclass(slots=True)
class Remembered:
    """What was seen of everything that has revisions, and what that was read from.

    found   language, kind of thing and page -> what was seen of it, by name
    unkept  whether the file beside the releases is behind the database
    until   when the first of what is shown no more is to be forgotten; None: nothing is
    """

    graph: DependencyGraph = field(default_factory=DependencyGraph)
    found: dict[str, dict[str, Was]] = field(default_factory=dict)
    unkept: bool = False
    until: datetime | None = None

    def look(self, content: Content, owner: str, moment: datetime) -> None:
        """Look at what a page shows."""
        code, place, key = owner.split(":")
        read = Reader(content, code, moment)
        # Asked for once more: its title counts as read.
        things: Iterable[Seeing] = registry.remembered[int(place)].of_page(
            read, read.row(PageRow, int(key))
        )
        self.found[owner] = {each.name: (_digest(each.seen), each.first) for each in things}
        self.graph.record(owner, read.queries, read.valid_until)

    def pages(self, content: Content, moment: datetime) -> Iterator[str]:
        """Yield what is looked at."""
        for code in content.languages:
            for place, each in enumerate(registry.remembered):
                read = Reader(content, code, moment)
                for page in each.pages(read):
                    yield f"{code}:{place}:{page.id}"
                self.graph.record(f"{code}:{place}{LISTS}", read.queries, read.valid_until)


#: How the owner ends of what says which pages are looked at.
LISTS = ":"


def remember(content: Content, previous: Content | None, moment: datetime) -> bool:
    """Write down the revision of everything that is seen otherwise than before; tells whether any row differs.

    What reads what it read for the content `previous` is not looked at again.
    """
    known = previous.remembered if previous is not None else None
    if previous is None or known is None or moment < known.graph.moment:
        content.remembered = Remembered()
        content.remembered.graph.moment = moment
        return _remember_all(content, content.remembered, None, moment, told=False)
    stale, _found = outdated(known.graph, previous, content, moment)
    content.remembered, known.graph.moment = known, moment
    told = content.shares(previous, SeenRow)
    due = known.until is not None and known.until <= moment
    if told and not due and not any(owner.endswith(LISTS) for owner in stale):
        new = _seen_otherwise(content, known, stale, moment)
        if new is not None:
            if new:
                _write(content.site.id, {name: (*row, None) for name, row in new.items()}, set())
                known.unkept = True
            return bool(new)
    return _remember_all(content, known, stale, moment, told=told)


def _seen_otherwise(
    content: Content, known: Remembered, stale: set[str], moment: datetime
) -> Told | None:
    """Look at pages again; return what is to be written down. None: other things are shown, look at all."""
    new: Told = {}
    for owner in sorted(stale):
        before = known.found[owner]
        known.look(content, owner, moment)
        if known.found[owner].keys() != before.keys():
            return None
        for name, (digest, _first) in known.found[owner].items():
            rows = content.where(SeenRow, "name", name)
            if not rows or rows[0].gone is not None:
                return None
            if rows[0].digest != digest:
                new[name] = digest, max(number_at(moment), rows[0].number + 1)
    return new


def keep_beside(content: Content) -> None:
    """Write what the database knows beside the releases too, when it is not there yet. Off the way to the switch."""
    known = content.remembered
    if known is None:
        return
    known.graph.forget_unused()
    if known.unkept:
        told = {row.name: (row.digest, row.number) for row in content.table(SeenRow)}
        _keep(content.site.id, told)
        known.unkept = False


def _remember_all(
    content: Content, known: Remembered, stale: set[str] | None, moment: datetime, *, told: bool
) -> bool:
    """Look at what is stale (None: at everything), and compare all of it with what was written down.

    `told` says that the file beside the releases was looked at before.
    """
    seen: dict[str, Was] = {}
    pages = list(known.pages(content, moment))
    for owner in pages:
        if stale is None or owner in stale or owner not in known.found:
            known.look(content, owner, moment)
        seen |= known.found[owner]
    for owner in known.found.keys() - set(pages):
        del known.found[owner]
        known.graph.drop(owner)
    stored = {row.name: (row.digest, row.number) for row in content.table(SeenRow)}
    kept = {} if told else _read(content.site.id)
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
    now = {**stored, **new}
    known.until = _first_end(content, old, gone)
    if new or old or gone:
        rows = {name: (*now[name], gone.get(name)) for name in {*new, *gone} - old}
        _write(content.site.id, rows, old)
        stored = {name: row for name, row in now.items() if name not in old}
    if new or old or (not told and kept != stored):
        _keep(content.site.id, stored)
        known.unkept = False
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


def _first_end(content: Content, old: set[str], gone: Mapping[str, int | None]) -> datetime | None:
    """Return when the first of what is away is to be forgotten."""
    away = {**{row.name: row.gone for row in content.table(SeenRow)}, **gone}
    since = min((n for name, n in away.items() if n is not None and name not in old), default=None)
    return None if since is None else moment_of(since) + KEPT + timedelta(seconds=1)


def forget(folder: Path) -> None:
    """Forget the revisions of a site that is gone."""
    (folder / LEDGER).unlink(missing_ok=True)


def _number(row: tuple[str, int]) -> int:
    return row[1]


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
