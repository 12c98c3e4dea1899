"""The publisher: load, plan, view, render, release."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page, Site

from publishing import files
from publishing.content import Content
from publishing.disk import lock
from publishing.load import load, no_sql
from publishing.outputs import Document, registry
from publishing.plan import Addresses, page_plan, site_plan
from publishing.reader import Reader
from publishing.records import PageRow
from publishing.releases import Entry, Manifest, ReleaseStore, former_addresses
from publishing.render import render

logger = logging.getLogger("publishing")

Progress = Callable[[str, int, int], None]
#: Releases that are kept to go back to.
KEEP = 10


@dataclass(frozen=True, slots=True)
class Output:
    """One finished file of a release."""

    path: str
    document: Document
    kind: str
    language: str
    status: int = 200


@dataclass(slots=True)
class Receipt:
    """What a publish did, for people and (as JSON) for machines."""

    site: str
    release: str
    outputs: int
    seconds: float
    new: bool
    failed: list[str] = field(default_factory=list)


def quiet(_phase: str, _done: int, _total: int) -> None:
    """Show no progress."""


def render_site(content: Content, moment: datetime, progress: Progress = quiet) -> Iterator[Output]:
    """Make all outputs of a site. Pure: the same content and moment give the same bytes."""
    layout = registry.layout
    shells: dict[str, Any] = {}
    shown: set[files.StoredFile] = set()
    addresses = Addresses()
    pages = list(page_plan(content, registry))
    for done, planned in enumerate(pages):
        page = planned.page
        progress("pages", done, len(pages))
        read = Reader(content, page.language, moment)
        if page.language not in shells:
            shells[page.language] = layout.shell(read)
        view = planned.output.view(read, page)
        frame = layout.frame(read, page, view)
        url = read.url(page)
        addresses.take(url, f"page {page.id} “{page.title}”")
        body = render(
            planned.output.template,
            page.language,
            shell=shells[page.language],
            frame=frame,
            view=view,
        )
        yield Output(url, Document(body, "text/html"), page.kind, page.language)
        document_url = layout.document_url(read, page)
        addresses.take(document_url, f"the data of page {page.id} “{page.title}”")
        yield Output(document_url, layout.document(read, page, frame, view), "data", page.language)
        shown |= read.noted("stored_file")
    for planned_target in site_plan(content, registry, moment):
        target = planned_target.target
        read = Reader(content, target.language or content.languages[0], moment)
        addresses.take(target.path, planned_target.output.name)
        document = planned_target.output.make(read, target)
        yield Output(
            target.path, document, planned_target.output.name, target.language, target.status
        )
        shown |= read.noted("stored_file")
    # Shared parts are read once a language; what they show belongs to the release as well.
    for code in shells:
        read = Reader(content, code, moment)
        layout.shell(read)
        shown |= read.noted("stored_file")
    for file in sorted(shown, key=lambda each: each.url):
        addresses.take(file.url, f"the file {file.name}")
        yield Output(file.url, files.document_of(file), "file", "")
    progress("pages", len(pages), len(pages))


def load_site(site: Site, moment: datetime, *, also: frozenset[int] = frozenset()) -> Content:
    """Load a site in the languages that it serves."""
    return load(site, registry.layout.languages(site.pk), moment, also=also)


def build(site: Site, *, moment: datetime | None = None, progress: Progress = quiet) -> Receipt:
    """Make all outputs of `site` and serve them as a new release.

    When nothing differs from the current release, that one stays. Raises LockTimeoutError when
    another publish of the site goes on for more than a minute.
    """
    started = time.monotonic()
    store = ReleaseStore(settings.RELEASES_DIR, site.pk)
    with lock(store.folder):
        for prepare in registry.preparations:
            prepare(site.pk)
        moment = moment or timezone.now()
        content = load_site(site, moment)
        with no_sql():
            entries = tuple(
                sorted(
                    (_entry(store, output) for output in render_site(content, moment, progress)),
                    key=lambda entry: entry.path,
                )
            )
        current = store.current()
        manifest = Manifest(
            store.next_id(),
            site.pk,
            content.site.hostname,
            content.site.base_url,
            content.languages,
            entries,
            moment.astimezone(UTC).isoformat(timespec="seconds"),
            former_addresses(current, entries),
        )
        new = current is None or _differs(current, manifest)
        if current is None or new:
            store.write(manifest)
            store.switch(manifest.id)
            store.prune(KEEP)
            release = manifest.id
        else:
            release = current.id
    seconds = time.monotonic() - started
    logger.info("release %s of %s: %d files", release, content.site.hostname, len(entries))
    return Receipt(content.site.hostname, release, len(entries), round(seconds, 3), new)


def export(site: Site, folder: Path, *, moment: datetime | None = None) -> int:
    """Write the plain tree of `site` to `folder/<hostname>/` and give the number of files."""
    for prepare in registry.preparations:
        prepare(site.pk)
    moment = moment or timezone.now()
    content = load_site(site, moment)
    root = (folder / content.site.hostname).resolve()
    count = 0
    with no_sql():
        for output in render_site(content, moment):
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


def preview(page: Page) -> bytes:
    """Render an unsaved page as it would be published, with the draft in the place of what is live.

    A page without an address of its own (a person, an alert) is shown on the page that shows it.
    Raises LookupError for a page that is shown nowhere.
    """
    return preview_of(page)[0]


def preview_of(page: Any) -> tuple[bytes, str]:
    """Give the preview of a page and the address of its site."""
    from publishing.drafts import content_with_draft, draft_page_row

    moment = page.preview_moment()
    content = content_with_draft(page, moment)
    # A picture that was just chosen has no sizes yet: make them, and read what was made.
    made = [complete(content) for complete in registry.completions]
    if any(made):
        content = content_with_draft(page, moment)
    row = draft_page_row(content, page)
    layout = registry.layout
    with no_sql():
        read = Reader(content, row.language, moment)
        shown: PageRow | None = row
        if row.kind not in registry.pages:
            find = registry.shown_on.get(row.kind)
            shown = find(read, row) if find else read.parent(row)
        if shown is None:
            raise LookupError(f"page {row.id} is shown nowhere")
        output = registry.pages[shown.kind]
        # Shown on a page in another language: its words are those of that page.
        read = Reader(content, shown.language, moment)
        view = output.view(read, shown)
        frame = layout.frame(read, shown, view)
        body = render(
            output.template, shown.language, shell=layout.shell(read), frame=frame, view=view
        )
    return body, content.site.base_url


def _entry(store: ReleaseStore, output: Output) -> Entry:
    document = output.document
    return Entry(
        output.path,
        store.add_blob(document.body, document.media_type),
        len(document.body),
        document.media_type,
        output.kind,
        output.language,
        output.status,
    )


def _differs(current: Manifest, new: Manifest) -> bool:
    return (current.hostname, current.base_url, current.languages, current.entries) != (
        new.hostname,
        new.base_url,
        new.languages,
        new.entries,
    )
