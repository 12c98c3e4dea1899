"""Files that are whole or not there, and one writer at a time."""

from __future__ import annotations

import fcntl
import os
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

#: From so many files on, one `sync` of the disk is quicker than a call for each of them.
SYNC_ALL_FROM = 64


class LockTimeoutError(RuntimeError):
    """Another publish of the same site did not finish in time."""


def clock_of(folder: Path) -> float:
    """Return the time (seconds, Unix time) by the clock that stamps the files of `folder`.

    The disk of another machine has a clock of its own: an age is told by the one that stamped.
    """
    path = folder / "clock"
    path.touch()
    return path.stat().st_mtime


def write_whole(path: Path, body: bytes, *, durable: bool = True) -> None:
    """Write a file so that readers see the old or the new one, never half of it.

    When `durable`, the bytes and the folder entry are on disk before this returns.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with temporary.open("xb") as file:
            file.write(body)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if durable:
        sync_path(path.parent)


def write_new(path: str, body: bytes) -> None:
    """Write a file that nobody reads yet: three times faster than `write_whole`, not durable.

    A killed process may leave the beginning of it: who looks for the file compares its size.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        write_whole(Path(path), body, durable=False)
        return
    try:
        with open(handle, "wb", buffering=0) as file:
            left = memoryview(body)
            while left:
                left = left[file.write(left) :]
    except BaseException:
        os.unlink(path)
        raise


def sync_path(path: Path) -> None:
    """Have a file, or the names in a folder, on disk before this returns."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_files(paths: Iterable[Path]) -> None:
    """Have these files, and their names in their folders, on disk before this returns."""
    files = list(paths)
    if len(files) > SYNC_ALL_FROM:
        os.sync()
        return
    for path in files:
        sync_path(path)
    # A folder may be new itself: its own name is in the folder above.
    folders = {path.parent for path in files}
    for folder in sorted(folders | {each.parent for each in folders}):
        sync_path(folder)


@contextmanager
def lock(folder: Path, seconds: float = 60) -> Iterator[None]:
    """Let one publish of a site run at a time. The lock goes when its process does.

    Raises LockTimeoutError when another has it for more than `seconds`; with 0 at once.
    """
    folder.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + seconds
    with (folder / "lock").open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise LockTimeoutError(
                        f"another publish holds {folder.name} for more than {seconds:.0f} s"
                    ) from None
                time.sleep(0.05)
        yield
