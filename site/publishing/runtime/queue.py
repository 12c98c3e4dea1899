"""Asking for a publish, and whether every request was answered.

Empty files in the folder of the releases carry the moments, so that each process sees them: the CMS,
the resident publisher, the health check.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

#: Bytes that the address of a socket may have: 107 on Linux (unix(7)), 103 on macOS.
LONGEST_ADDRESS = 103


class AlreadyRunningError(RuntimeError):
    """Another resident publisher has these releases."""


def ask() -> None:
    """Note that something public may have changed."""
    _touch(_requested(), time.time())


def asked() -> float:
    """Return the moment (Unix time, s) at which a publish was asked for last, 0 when never."""
    return _moment(_requested())


def answered(since: float, next_change: float | None = None) -> None:
    """Note that everything that was asked for before `since` (seconds, Unix time) is done.

    At `next_change` something changes by itself: that counts as a request of that moment.
    """
    _touch(_answered(), since)
    if next_change is None:
        _promised().unlink(missing_ok=True)
    else:
        _touch(_promised(), next_change)


def site_answered(site_id: int, since: float) -> None:
    """Note the same of one site: another that cannot be published holds up no answer of this one."""
    _touch(_answered(site_id), since)


def forget_site(site_id: int) -> None:
    """Forget what was answered of a site that is gone."""
    _answered(site_id).unlink(missing_ok=True)


def done_until(site_id: int | None = None) -> float:
    """Return the moment (Unix time) up to which everything was published, 0 when nothing is known.

    Of one site, with `site_id`; else of all.
    """
    return _moment(_answered()) if site_id is None else _moment(_answered(site_id))


def waiting() -> float:
    """Return for how many seconds the oldest request without an answer has waited; 0: there is none."""
    asked, done, promised = _moment(_requested()), _moment(_answered()), _moment(_promised())
    since = [moment for moment in (asked if asked > done else 0.0, promised) if moment]
    return max(time.time() - min(since), 0.0) if since else 0.0


def wake_resident() -> bool:
    """Wake the resident publisher, since there is work. Return False when none runs."""
    if not resident_runs():
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.setblocking(False)
        # It looks by itself several times a second: a lost knock costs no more than that.
        with contextlib.suppress(OSError), _address() as address:
            sender.sendto(b"!", address)
    return True


def resident_runs() -> bool:
    """Return whether a resident publisher holds its lock. The lock goes when the process does."""
    try:
        with _lock_file().open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


@contextlib.contextmanager
def resident() -> Iterator[socket.socket]:
    """Be the resident publisher; gives the socket to listen to. Raises AlreadyRunningError."""
    folder = Path(settings.RELEASES_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with _lock_file().open("wb") as file:
        if not _taken(file.fileno()):
            raise AlreadyRunningError(f"a resident publisher works on {folder} already")
        _socket().unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
            with _address() as address:
                listener.bind(address)
            listener.setblocking(False)
            try:
                yield listener
            finally:
                _socket().unlink(missing_ok=True)


def _taken(handle: int) -> bool:
    """Take the lock. Who asks whether a publisher runs holds it for an instant: try for a second."""
    for _ in range(20):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.05)
        else:
            return True
    return False


@contextlib.contextmanager
def _address() -> Iterator[str]:
    """Yield the address of the socket; by a link to its folder where that is too long."""
    path = str(_socket())
    if len(os.fsencode(path)) <= LONGEST_ADDRESS:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="wijkwijzer-") as short:
        link = Path(short, "r")
        link.symlink_to(_socket().parent, target_is_directory=True)
        yield str(link / _socket().name)


def _touch(path: Path, moment: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path, (moment, moment))


def _moment(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _requested() -> Path:
    return Path(settings.RELEASES_DIR) / "requested"


def _answered(site_id: int | None = None) -> Path:
    name = "answered" if site_id is None else f"answered-{site_id}"
    return Path(settings.RELEASES_DIR) / name


def _promised() -> Path:
    return Path(settings.RELEASES_DIR) / "promised"


def _lock_file() -> Path:
    return Path(settings.RELEASES_DIR) / "resident.lock"


def _socket() -> Path:
    return Path(settings.RELEASES_DIR) / "resident.sock"
