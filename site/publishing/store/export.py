"""A plain tree of files, for any host that serves files."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from publishing.build.build_tasks import UNKNOWN, Output, file_output, make_layout
from publishing.build.plan import plan_site
from publishing.cards.card import LIST, read
from publishing.cards.card import MEDIA_TYPE as CARD_TYPE
from publishing.cards.folder import place
from publishing.content.load import no_sql
from publishing.content.queries import stored_files
from publishing.content.snapshot import Content
from publishing.pdf.addresses import pdf_address
from publishing.publisher import load_current
from publishing.registry import Document, registry
from publishing.search import folder as search_folder
from publishing.search.addresses import BUNDLE, FILE, MEDIA_TYPE
from publishing.store.blobs import digest_of
from publishing.store.manifests import ReleaseError, former_addresses
from publishing.store.plain_tree import write_tree
from publishing.store.redirect_files import Rule, rules
from publishing.store.releases import ReleaseStore
from publishing.unfinished import refuse_unfinished


def every_output(content: Content, moment: datetime) -> Iterator[Output]:
    """Make all outputs of a site. Pure: the same content and moment give the same bytes.

    Raises what a view or a template raises: an export is whole or not at all.
    """
    plan = plan_site(content, moment)
    if plan.refused:
        raise ValueError("; ".join(plan.refused.values()))
    codes = {task.language for task in plan.tasks.values() if task.language}
    layouts = {code: make_layout(content, code, moment) for code in codes}
    queries = {query for layout in layouts.values() for query in layout.queries}
    for task in plan.tasks.values():
        made = task.build(content, moment, layouts, UNKNOWN)
        queries.update(made.queries or ())
        yield from made.outputs
    # Two records may hold the same bytes under the same title: then they share an address.
    files = sorted(stored_files(queries), key=lambda each: (each.url, each.owner))
    for _url, same in itertools.groupby(files, key=lambda each: each.url):
        yield file_output(next(same))


def export(site: Site, folder: Path, *, moment: datetime | None = None) -> int:
    """Write the plain tree of `site` to `folder/<hostname>/` and give the number of files.

    Beside it: `<hostname>.nginx.conf` with the redirects, and `<hostname>.files.json`, the list of
    what was written. What an earlier export wrote and this one did not is removed; files of
    others stay. Raises UnsafePathError and UnfinishedSiteError.
    """
    refuse_unfinished(site)
    moment = moment or timezone.now()
    content = load_current(site, moment)
    try:
        current = ReleaseStore(settings.RELEASES_DIR, site.pk).current()
    except (ReleaseError, OSError):
        current = None
    with no_sql():
        outputs = list(every_output(content, moment))
    store = ReleaseStore(settings.RELEASES_DIR, site.pk)
    files = [(output, output.document.media_type, output.document.body) for output in outputs]
    made = [*pdfs(store, outputs), *search_files(store, outputs), *pictures(store, outputs)]
    return write_tree(
        folder,
        content.site.hostname,
        [*files, *((output, output.document.media_type, output.document.body) for output in made)],
        [
            *rules(outputs, former_addresses(current, outputs, content.successor)),
            *pages_for_pdfs(outputs, {output.path for output in made}),
        ],
    )


def pdfs(store: ReleaseStore, outputs: list[Output]) -> Iterator[Output]:
    """Yield the PDFs that are there of exactly these sheets."""
    for output in outputs:
        place = store.blobs.pdf(digest_of(output.document.body))
        if output.kind in registry.sheets and place.exists():
            document = Document(place.read_bytes(), "application/pdf")
            yield replace(output, path=pdf_address(output.path), document=document)


def pictures(store: ReleaseStore, outputs: list[Output]) -> Iterator[Output]:
    """Yield the pictures to share that are there, of those that this export lists."""
    for listing in (output for output in outputs if output.path == LIST):
        for name, card in read(listing.document.body).items():
            with contextlib.suppress(FileNotFoundError):
                body = place(store.folder, name).read_bytes()
                yield Output(card.url, Document(body, CARD_TYPE), "card", "")


def search_files(store: ReleaseStore, outputs: list[Output]) -> Iterator[Output]:
    """Yield the files of the search index, when all that it says is in this export."""
    index = search_folder.current(store.folder)
    if index is None:
        return
    try:
        parts = search_folder.made_of(index)
        exported = {output.path: digest_of(output.document.body) for output in outputs}
        if not search_folder.fits(parts, exported):
            return
        found = [
            (name, (index / name).read_bytes())
            for name in sorted(str(p.relative_to(index)) for p in index.rglob("*") if p.is_file())
            if FILE.fullmatch(name)
        ]
    except (OSError, ValueError):
        # Taken away just now: an export without it is whole.
        return
    for name, body in found:
        yield Output(f"{BUNDLE}{name}", Document(body, MEDIA_TYPE), "search-index", "")


def pages_for_pdfs(outputs: list[Output], made: set[str]) -> Iterator[Rule]:
    """Lead to the sheet where there is no PDF of it."""
    for output in outputs:
        if output.kind in registry.sheets and pdf_address(output.path) not in made:
            yield Rule(pdf_address(output.path), 302, output.path, own=False)
