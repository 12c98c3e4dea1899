"""Asking for a publish, and whether every request was answered.

On PostgreSQL the moments are in the database, where all machines see them, and NOTIFY wakes the publishers. On
SQLite empty files in the folder of the releases carry them, and a socket there is knocked at.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Min
from wagtail.models import Site

from publishing.changes.triggers import CHANNEL
from publishing.machines import advisory
from publishing.models import Moment

#: Bytes that the address of a socket may have: 107 on Linux (unix(7)), 103 on macOS.
LONGEST_ADDRESS = 103
#: When a resident publisher began last, on a database that several share.
STARTED = "started"


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
    if advisory.is_shared():
        # What was promised of a share of the sites is among what is promised of all.
        Moment.objects.filter(name__startswith=f"{_promised()}-").delete()
    if next_change is None:
        _forget(_promised())
    else:
        _touch(_promised(), next_change)


def share_answered(since: float, moments: Mapping[int, float | None]) -> None:
    """Note the same of the sites that this publisher holds, where others have the rest of them.

    `moments` says of each when something changes in it by itself.
    """
    sites_answered(moments, since)
    names = [_promised(site) for site in moments]
    Moment.objects.filter(name__in=[*names, _promised()]).delete()
    _store({_promised(site): at for site, at in moments.items() if at is not None})


def sites_answered(sites: Iterable[int], since: float) -> None:
    """Note the same of some sites: another that cannot be published holds up no answer of these."""
    names = [_answered(site) for site in sites]
    if advisory.is_shared():
        _store(dict.fromkeys(names, since))
        return
    for name in names:
        _touch(name, since)


def forget_site(site_id: int) -> None:
    """Forget what was answered of a site that is gone."""
    for name in (_answered(site_id), _promised(site_id)):
        _forget(name)


def done_until(site_id: int | None = None) -> float:
    """Return the moment (Unix time) up to which everything was published, 0 when nothing is known.

    Of one site, with `site_id`; else of all.
    """
    if site_id is not None:
        return _moment(_answered(site_id))
    return max(_moment(_answered()), _all_shares())


def _all_shares() -> float:
    """Return up to when every site was published, where several publishers share them."""
    if not advisory.is_shared():
        return 0.0
    names = [_answered(site) for site in Site.objects.values_list("pk", flat=True)]
    found = list(Moment.objects.filter(name__in=names).values_list("at", flat=True))
    return min(found) if found and len(found) == len(names) else 0.0


def waiting() -> float:
    """Return for how many seconds the oldest request without an answer has waited; 0: there is none."""
    asked, done, promised = _moment(_requested()), done_until(), _first_promised()
    since = [moment for moment in (asked if asked > done else 0.0, promised) if moment]
    return max(time.time() - min(since), 0.0) if since else 0.0


def wake_resident() -> bool:
    """Wake the resident publisher, since there is work. Return False when none runs."""
    if not resident_runs():
        return False
    if advisory.is_shared():
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")
        return True
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.setblocking(False)
        # It looks by itself several times a second: a lost knock costs no more than that.
        with contextlib.suppress(OSError), _address() as address:
            sender.sendto(b"!", address)
    return True


def resident_runs() -> bool:
    """Return whether a resident publisher holds its lock. The lock goes when the process does."""
    if advisory.is_shared():
        return bool(advisory.publishers())
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
    """Be the resident publisher; gives the socket to listen to. Raises AlreadyRunningError.

    On PostgreSQL there may be several, and nobody knocks: they hear of everything from the database.
    """
    folder = Path(settings.RELEASES_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    if advisory.is_shared():
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
            listener.setblocking(False)
            yield listener
        return
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


def note_started() -> None:
    """Note that a resident publisher is at work; on SQLite the file of its lock says so.

    Not before the tables are there: an upgrade starts it before they are made, and it waits for them.
    """
    if advisory.is_shared():
        _touch(STARTED, time.time())


def resident_was_started() -> bool:
    """Return whether a resident publisher ever was started here: one that is gone is then missed."""
    return bool(_moment(STARTED)) if advisory.is_shared() else _lock_file().exists()


def _touch(name: str, moment: float) -> None:
    if advisory.is_shared():
        _store({name: moment})
        return
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path, (moment, moment))


def _store(moments: Mapping[str, float]) -> None:
    """Write moments into the database."""
    rows = [Moment(name=name, at=at) for name, at in sorted(moments.items())]
    Moment.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["name"], update_fields=["at"]
    )


def _moment(name: str) -> float:
    if advisory.is_shared():
        return Moment.objects.filter(name=name).values_list("at", flat=True).first() or 0.0
    try:
        return _path(name).stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _first_promised() -> float:
    if not advisory.is_shared():
        return _moment(_promised())
    found = Moment.objects.filter(name__startswith=_promised()).aggregate(first=Min("at"))["first"]
    return found or 0.0


def _forget(name: str) -> None:
    if advisory.is_shared():
        Moment.objects.filter(name=name).delete()
    else:
        _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    return Path(settings.RELEASES_DIR) / name


def _requested() -> str:
    return "requested"


def _answered(site_id: int | None = None) -> str:
    return "answered" if site_id is None else f"answered-{site_id}"


def _promised(site_id: int | None = None) -> str:
    return "promised" if site_id is None else f"promised-{site_id}"


def _lock_file() -> Path:
    return Path(settings.RELEASES_DIR) / "resident.lock"


def _socket() -> Path:
    return Path(settings.RELEASES_DIR) / "resident.sock"
