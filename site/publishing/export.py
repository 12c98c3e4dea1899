"""A plain tree of files, for any host that serves files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from publishing.answers import StoredFile
from publishing.content import Content
from publishing.disk import write_whole
from publishing.load import no_sql
from publishing.manifests import REDIRECTS, ReleaseError, former_addresses
from publishing.publisher import load_current
from publishing.redirects import Addressed, Rule, netlify, nginx, rules
from publishing.releases import ReleaseStore
from publishing.units import Output, file_output, make_shell, plan_site


def every_output(content: Content, moment: datetime) -> Iterator[Output]:
    """Make all outputs of a site. Pure: the same content and moment give the same bytes.

    Raises what a view or a template raises: an export is whole or not at all.
    """
    plan = plan_site(content, moment)
    if plan.refused:
        raise ValueError("; ".join(plan.refused.values()))
    codes = {unit.language for unit in plan.units.values() if unit.language}
    shells = {code: make_shell(content, code, moment) for code in codes}
    notes = {note for shell in shells.values() for note in shell.notes}
    for unit in plan.units.values():
        made = unit.make(content, moment, shells, "")
        notes.update(made.notes)
        yield from made.outputs or ()
    # Keys of this question are the fields of a stored file.
    files = {StoredFile(*map(str, key)) for name, key in notes if name == "stored_file"}
    for file in sorted(files, key=lambda each: each.url):
        yield file_output(file)


def export(site: Site, folder: Path, *, moment: datetime | None = None) -> int:
    """Write the plain tree of `site` to `folder/<hostname>/` and give the number of files.

    Beside it: `<hostname>.nginx.conf` with the redirects, and `<hostname>.files.json`, the list of
    what was written. What an earlier export wrote and this one did not is removed; files of
    others stay. Raises UnsafePathError.
    """
    moment = moment or timezone.now()
    content = load_current(site, moment)
    try:
        current = ReleaseStore(settings.RELEASES_DIR, site.pk).current()
    except (ReleaseError, OSError):
        current = None
    with no_sql():
        outputs = list(every_output(content, moment))
    return write_tree(
        folder,
        content.site.hostname,
        ((output, output.document.media_type, output.document.body) for output in outputs),
        list(rules(outputs, former_addresses(current, outputs))),
    )


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
