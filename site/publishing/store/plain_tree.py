"""Files in folders, as any web server can serve them."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from publishing.store.atomic import write_new, write_whole
from publishing.store.manifests import REDIRECTS
from publishing.store.nginx_maps import nginx
from publishing.store.redirect_files import Addressed, Rule, netlify

#: The folder, inside that of a host, in which its files wait until all of them are written.
STAGING = ".export"


def write_tree(
    folder: Path,
    hostname: str,
    files: Iterable[tuple[Addressed, str, bytes]],
    found: Sequence[Rule],
) -> int:
    """Write files (with their media type and bytes) and redirects; give the number of files.

    All of them are written before any is put in its place. What fails, on a full disk for instance,
    leaves no file and no folder that was not there.
    """
    root = (folder / hostname).resolve()
    leading = {rule.path for rule in found}
    files = list(files)
    bodies = {
        plain_path(root, file.path, media_type, file.status): body
        for file, media_type, body in files
        if file.status not in REDIRECTS
    }
    for file, media_type, body in files:
        if file.status in REDIRECTS and file.path in leading:
            place = plain_path(root, file.path, media_type, file.status)
            # A file cannot be a folder too: /robots.txt and an old address below it. The rules have both.
            if place not in bodies and bodies.keys().isdisjoint(place.parents):
                bodies[place] = body
    bodies[root / "_redirects"] = netlify(found).encode()
    names = {str(path.relative_to(root)) for path in bodies}
    record = folder / f"{hostname}.files.json"
    former = _former(record)
    # What is the same keeps its time: copying the tree to another machine takes less.
    changed = {
        path: body
        for path, body in bodies.items()
        if not path.is_file() or path.read_bytes() != body
    }
    changed[folder / f"{hostname}.nginx.conf"] = nginx(
        found, hostname, (file for file, _type, _body in files)
    ).encode()
    with _new_go_when_it_fails(root, record), _staged(root, changed) as put:
        # What is killed from here on is known by its files to the next export.
        write_whole(record, _list_of(former | names), durable=False)
        _remove(root, former - names)
        put()
        write_whole(record, _list_of(names), durable=False)
    return len(bodies) - 1


def _former(record: Path) -> set[str]:
    """Return the names of what the export before wrote."""
    try:
        return set(json.loads(record.read_bytes()))
    except FileNotFoundError:
        return set()


def _list_of(names: set[str]) -> bytes:
    return json.dumps(sorted(names), ensure_ascii=False, indent=0).encode()


@contextmanager
def _new_go_when_it_fails(root: Path, record: Path) -> Iterator[None]:
    """Make the folder of a host; when what is done in it fails, take away what is new around it."""
    new = [each for each in (root, *root.parents) if not each.exists()]
    is_first = not record.exists()
    try:
        root.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        if is_first:
            record.unlink(missing_ok=True)
        for each in new:
            with contextlib.suppress(OSError):
                each.rmdir()
        raise


@contextmanager
def _staged(root: Path, bodies: Mapping[Path, bytes]) -> Iterator[Callable[[], None]]:
    """Write files where nobody looks, and give what puts them all in their places.

    When that fails, or what happens before it, no file or folder that was not there stays.
    """
    aside = root / STAGING
    shutil.rmtree(aside, ignore_errors=True)
    fresh: list[Path] = []

    def put() -> None:
        for number, path in enumerate(bodies):
            fresh.extend(each for each in reversed(path.parents) if not each.exists())
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                fresh.append(path)
            (aside / str(number)).replace(path)

    try:
        aside.mkdir()
        for number, body in enumerate(bodies.values()):
            write_new(str(aside / str(number)), body)
        yield put
    except BaseException:
        for path in reversed(fresh):
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _remove(root: Path, names: Iterable[str]) -> None:
    """Remove what the export before wrote and this one does not: it may have been withdrawn."""
    for name in sorted(names):
        path = root / name
        if path.resolve().is_relative_to(root):
            path.unlink(missing_ok=True)
            for parent in path.parents:
                if parent == root or not parent.is_dir() or any(parent.iterdir()):
                    break
                parent.rmdir()


class UnsafePathError(RuntimeError):
    """An output would be written outside its folder."""


def plain_path(root: Path, address: str, media_type: str, status: int = 200) -> Path:
    """Return the file for an address on a host that serves plain files.

    Raises UnsafePathError for an address that leads out of `root`.
    """
    name = address.lstrip("/")
    if status in REDIRECTS:
        name = f"{name.rstrip('/')}/index.html".lstrip("/")
    elif not name or name.endswith("/"):
        name += "index.html"
    elif media_type == "application/json" and not name.endswith(".json"):
        # A collection and its members: `pages` cannot be a file and a folder at once.
        name += "/index.json"
    path = (root / name).resolve()
    if not path.is_relative_to(root):
        raise UnsafePathError(f"the address {address!r} leads out of the release")
    return path
