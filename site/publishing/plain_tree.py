"""Files in folders, as any web server can serve them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from publishing.disk import write_whole
from publishing.manifests import REDIRECTS
from publishing.redirects import Addressed, Rule, netlify, nginx


def write_tree(
    folder: Path,
    hostname: str,
    files: Iterable[tuple[Addressed, str, bytes]],
    found: Sequence[Rule],
) -> int:
    """Write files (with their media type and bytes) and redirects; give the number of files."""
    root = (folder / hostname).resolve()
    root.mkdir(parents=True, exist_ok=True)
    leading = {rule.path for rule in found}
    bodies = {
        plain_path(root, file.path, media_type, file.status): body
        for file, media_type, body in files
        if file.status not in REDIRECTS or file.path in leading
    }
    bodies[root / "_redirects"] = netlify(found).encode()
    names = sorted(str(path.relative_to(root)) for path in bodies)
    record = folder / f"{hostname}.files.json"
    _remove_former(root, record, set(names))
    for path, body in bodies.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        # What is the same keeps its time: copying the tree to another machine takes less.
        if not path.is_file() or path.read_bytes() != body:
            write_whole(path, body, durable=False)
    write_whole(record, json.dumps(names, ensure_ascii=False, indent=0).encode(), durable=False)
    conf = folder / f"{hostname}.nginx.conf"
    write_whole(conf, nginx(found, hostname).encode(), durable=False)
    return len(bodies) - 1


def _remove_former(root: Path, record: Path, names: set[str]) -> None:
    """Remove what the export before wrote and this one did not: it may have been withdrawn."""
    try:
        former = set(json.loads(record.read_bytes()))
    except FileNotFoundError:
        return
    for name in sorted(former - names):
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
    """Give the file for an address on a host that serves plain files.

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
