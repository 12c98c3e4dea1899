"""A plain tree of files, for any host that serves files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.utils import timezone
from wagtail.models import Site

from publishing.answers import StoredFile
from publishing.content import Content
from publishing.load import no_sql
from publishing.publisher import load_current
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
    """Write the plain tree of `site` to `folder/<hostname>/` and give the number of files."""
    moment = moment or timezone.now()
    content = load_current(site, moment)
    root = (folder / content.site.hostname).resolve()
    count = 0
    with no_sql():
        for output in every_output(content, moment):
            path = plain_path(root, output)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.document.body)
            count += 1
    return count


class UnsafePathError(RuntimeError):
    """An output would be written outside its folder."""


def plain_path(root: Path, output: Output) -> Path:
    """Give the file for an output on a host that serves plain files.

    Raises UnsafePathError for an address that leads out of `root`.
    """
    name = output.path.lstrip("/")
    if not name or name.endswith("/"):
        name += "index.html"
    elif output.document.media_type == "application/json" and not name.endswith(".json"):
        # A collection and its members: `pages` cannot be a file and a folder at once.
        name += "/index.json"
    path = (root / name).resolve()
    if not path.is_relative_to(root):
        raise UnsafePathError(f"the address {output.path!r} leads out of the release")
    return path
