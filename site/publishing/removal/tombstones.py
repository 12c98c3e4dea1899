"""What was withdrawn for good: remembered outside the database, so that a backup cannot bring it back.

No word of what was withdrawn is kept (decision 11): the number of each row, and a keyed digest
(HMAC-SHA256) that says whether a row of that number is still the same one. The key stays in the
folder of the digests, so that these hold when the secret key of the install changes.
"""

from __future__ import annotations

import functools
import hashlib
import hmac
import json
import logging
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.images import get_image_model
from wagtail.models import Page

from publishing.store.atomic import lock, write_whole

logger = logging.getLogger("publishing")

#: The name of the key in its folder.
KEY = "key"


class TombstoneError(RuntimeError):
    """What was withdrawn cannot be known: nothing may be published until it can."""


class Tombstone(NamedTuple):
    """One row that must not come back. `kind` is page or picture; `at` is ISO 8601, UTC."""

    kind: str
    id: int
    digest: str
    at: str


def remember(kind: str, marks: Iterable[tuple[int, str]], at: str) -> None:
    """Keep rows as withdrawn. A mark is a row's number and the text that tells it from others."""
    with lock(folder()):
        # What a process that was killed began to write here.
        for left in [*folder().glob(f".{_file().name}.*"), *folder().glob(f".{KEY}.*")]:
            left.unlink(missing_ok=True)
        key = _key(make=True)
        known = _read()
        new = [Tombstone(kind, number, _digest(key, kind, mark), at) for number, mark in marks]
        seen = {each[:3] for each in known}
        lines = [*known, *(each for each in new if each[:3] not in seen)]
        write_whole(_file(), "".join(f"{json.dumps(list(each))}\n" for each in lines).encode())


def erased_pages() -> dict[int, str]:
    """Return the tree paths of the pages in the database that were withdrawn, translations too."""
    if not tombstones():
        return {}
    keys = _found("page", Page.objects.annotate(mark=Cast("translation_key", TextField())))
    if not keys:
        return {}
    logger.warning("withdrawn people are in the database again: run withdraw_person --again")
    marks = Page.objects.filter(pk__in=keys).values("translation_key")
    return dict(Page.objects.filter(translation_key__in=marks).values_list("pk", "path"))


def erased_pictures() -> frozenset[int]:
    """Return the pictures in the database that were withdrawn."""
    if not tombstones():
        return frozenset()
    pictures: Any = get_image_model()
    return frozenset(_found("picture", pictures.objects.annotate(mark=Cast("file", TextField()))))


def known(kind: str, marks: Iterable[tuple[int, str]]) -> bool:
    """Return whether all of these have a tombstone."""
    wanted = list(marks)
    kept = {each[:3] for each in tombstones() if each.kind == kind}
    if not kept:
        return False
    key = _key(make=False)
    return all((kind, number, _digest(key, kind, mark)) in kept for number, mark in wanted)


def present(marks: Iterable[tuple[int, str]]) -> bool:
    """Return whether one of these pages is in the database now."""
    wanted = {number: mark.replace("-", "").lower() for number, mark in marks}
    rows = Page.objects.filter(pk__in=wanted).annotate(mark=Cast("translation_key", TextField()))
    found = rows.values_list("pk", "mark")
    return any(wanted[number] == mark.replace("-", "").lower() for number, mark in found)


def _found(kind: str, queryset: Any) -> set[int]:
    """Return the rows whose number and mark are those of a tombstone."""
    wanted: dict[int, set[str]] = {}
    for each in tombstones():
        if each.kind == kind:
            wanted.setdefault(each.id, set()).add(each.digest)
    if not wanted:
        return set()
    rows = queryset.filter(pk__in=wanted).values_list("pk", "mark")
    key = _key(make=False)
    return {number for number, mark in rows if _digest(key, kind, mark) in wanted[number]}


def tombstones() -> tuple[Tombstone, ...]:
    """Return all of them, read anew when the file differs."""
    try:
        stat = _file().stat()
    except FileNotFoundError:
        return ()
    return _remembered(_file(), (stat.st_mtime_ns, stat.st_size, stat.st_ino))


@functools.lru_cache(maxsize=4)
def _remembered(_path: Path, _stamp: tuple[int, ...]) -> tuple[Tombstone, ...]:
    return tuple(_read())


def _read() -> list[Tombstone]:
    try:
        lines = _file().read_text(encoding="utf-8").splitlines()
        return [Tombstone(*json.loads(line)) for line in lines]
    except FileNotFoundError:
        return []
    except (ValueError, TypeError) as error:
        raise TombstoneError(f"{_file()} is damaged: put it back from a backup") from error


def _digest(key: bytes, kind: str, mark: str) -> str:
    # SQLite writes a UUID without hyphens, PostgreSQL with them.
    text = mark.replace("-", "").lower() if kind == "page" else mark
    return hmac.new(key, f"{kind}:{text}".encode(), hashlib.sha256).hexdigest()


def _key(*, make: bool) -> bytes:
    """Return the key. Raises TombstoneError when it is gone and there are digests made with it."""
    path = folder() / KEY
    try:
        return path.read_bytes()
    except FileNotFoundError:
        if not make or _file().exists():
            raise TombstoneError(f"{path} is missing: put it back from a backup") from None
    key = secrets.token_hex(32).encode()
    write_whole(path, key)
    os.chmod(path, 0o600)
    return key


def folder() -> Path:
    """Return the folder of the tombstones and their key."""
    return Path(settings.WITHDRAWN_DIR)


def _file() -> Path:
    return folder() / "tombstones.jsonl"
