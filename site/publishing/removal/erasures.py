"""Erasures that are under way: written down first, so that a crash leaves a person there or gone.

The steps, and what a process that died between them leaves to the next publish:

1. a note of what is to go, in the folder of the tombstones;
2. one transaction of the database. Until it is committed the rows are still there: the note goes,
   and nothing has happened;
3. the tombstones; 4. the stored files; 5. a publish, after which no earlier release stays;
6. the note goes. Once the rows are gone all of this is done anew, as often as it takes.

Whoever works on an erasure holds a lock on its note; the lock goes when the process does.
"""

from __future__ import annotations

import fcntl
import json
import logging
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.core.files.storage import default_storage

from publishing.models import Publication
from publishing.removal import tombstones
from publishing.store.atomic import sync_path

logger = logging.getLogger("publishing")
NOTE = "erasing-*.json"
#: A note that is being written. Its erasure has not begun, or has the note that it had.
DRAFT = ".erasing-*"
#: A mark of a tombstone: the kind and number of a row, and the text that tells it from others.
Mark = tuple[str, int, str]


@dataclass(slots=True)
class Erasure:
    """What is to go. `sites` are those whose releases go too, None for all; `at` is ISO 8601, UTC."""

    marks: list[Mark]
    files: list[str]
    sites: list[int] | None
    at: str
    path: Path = field(default_factory=Path)
    file: IO[Any] | None = None

    def also(self, files: Iterable[str]) -> None:
        """Add stored files to what is to go, before the transaction is committed."""
        if new := [name for name in files if name not in self.files]:
            self.files += new
            _write(self)

    def remember(self) -> None:
        """Write the tombstones, once the rows are gone; again does no harm."""
        for kind in dict.fromkeys(kind for kind, _number, _mark in self.marks):
            marks = [(number, mark) for each, number, mark in self.marks if each == kind]
            tombstones.remember(kind, marks, self.at)

    def delete_files(self) -> None:
        """Remove the stored files; again does no harm."""
        for name in self.files:
            default_storage.delete(name)

    def end(self) -> None:
        """Forget the note: all is done, or nothing happened."""
        self.path.unlink(missing_ok=True)
        self.unlock()

    def unlock(self) -> None:
        """Leave the note to whoever comes next."""
        if self.file is not None:
            self.file.close()
            self.file = None

    def happened(self) -> bool:
        """Return whether the transaction was committed: the pages are not in the database any more.

        A backup may have brought them back since; their tombstones are there then.
        """
        pages = [(number, mark) for kind, number, mark in self.marks if kind == "page"]
        return tombstones.known("page", pages) or not tombstones.present(pages)


@contextmanager
def erasing(
    marks: Iterable[Mark], files: Iterable[str], sites: list[int] | None, at: str
) -> Iterator[Erasure]:
    """Write down what is about to go; the body is the transaction. Its failure leaves nothing.

    The note stays until `end` is called after the publish.
    """
    erasure = Erasure(list(marks), list(files), sites, at)
    _write(erasure)
    try:
        yield erasure
    except BaseException:
        # A connection may break while it commits: the database knows whether it did.
        _settle(erasure)
        raise
    erasure.remember()
    erasure.delete_files()


def unfinished() -> list[Erasure]:
    """Return what others left after their rows were gone, as far as the files; drop what never was.

    Call it before a snapshot of the database is taken. The locks are held until `end` or `unlock`.
    """
    found = []
    for path in tombstones.folder().glob(DRAFT):
        _drop_draft(path)
    for path in sorted(tombstones.folder().glob(NOTE)):
        erasure = _taken_over(path)
        if erasure is not None and _settle(erasure):
            logger.warning("an erasure of %s was interrupted, and is finished", erasure.at)
            found.append(erasure)
    return found


def under_way() -> bool:
    """Return whether an erasure is not finished: by whom it was begun, or by the next publish."""
    return any(tombstones.folder().glob(NOTE))


def hide_from_log(erasure: Erasure) -> None:
    """Empty what the log of publications said since an erasure that another process began.

    Its words are known to nobody any more, and a publish names what it removed.
    """
    rows = Publication.objects.filter(finished__gte=erasure.at)
    if erasure.sites is not None:
        rows = rows.filter(site__in=erasure.sites)
    rows.update(changed=[], removed=[], causes=[], failed=[], searched="")


def _settle(erasure: Erasure) -> bool:
    """Go on with an erasure whose rows are gone, drop one whose rows are there. Tells which."""
    try:
        if not erasure.happened():
            erasure.end()
            return False
        erasure.remember()
        erasure.delete_files()
    except Exception:
        # Without a database nobody knows: the next publish looks again.
        logger.exception("an erasure of %s waits", erasure.at)
        erasure.unlock()
        return False
    return True


def _write(erasure: Erasure) -> None:
    folder = tombstones.folder()
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{time.time_ns()}-{secrets.token_hex(4)}"
    temporary = folder / DRAFT.replace("*", name)
    if erasure.file is None:
        erasure.path = folder / NOTE.replace("*", name)
    fields = {each: getattr(erasure, each) for each in ("marks", "files", "sites", "at")}
    file = _locked_draft(temporary)
    try:
        left = memoryview(json.dumps(fields).encode())
        while left:
            left = left[file.write(left) :]
        sync_path(temporary)
        temporary.chmod(0o600)
        temporary.replace(erasure.path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        file.close()
        raise
    sync_path(folder)
    erasure.unlock()
    erasure.file = file


def _locked_draft(path: Path) -> IO[bytes]:
    """Return a new file that is locked before it has its name: nobody sees it without."""
    while True:
        file = path.open("xb+", buffering=0)
        fcntl.flock(file, fcntl.LOCK_EX)
        if path.exists():
            return file
        # Whoever clears up after others came between the two.
        file.close()


def _drop_draft(path: Path) -> None:
    """Remove a note that a process which is gone began to write: it may name a person."""
    try:
        with path.open("rb+") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
    except (FileNotFoundError, BlockingIOError):
        return


def _taken_over(path: Path) -> Erasure | None:
    """Return the erasure of a note whose process is gone; None when somebody works on it."""
    try:
        file = path.open("r+", encoding="utf-8")
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fields: dict[str, Any] = json.load(file)
    except (BlockingIOError, ValueError):
        file.close()
        return None
    if not path.exists():
        file.close()
        return None
    marks = [(kind, number, mark) for kind, number, mark in fields.pop("marks")]
    return Erasure(marks, **fields, path=path, file=file)
