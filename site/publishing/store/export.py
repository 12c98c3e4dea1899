"""A plain tree of files, for any host that serves files."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from publishing.build.build_tasks import UNKNOWN, Output, file_output, make_layout
from publishing.build.plan import plan_site
from publishing.content.load import no_sql
from publishing.content.queries import stored_files
from publishing.content.snapshot import Content
from publishing.publisher import load_current
from publishing.store.finishing import (
    Finishing,
    finished,
    pages_for_pdfs,
    with_links_to_pdfs,
)
from publishing.store.manifests import ReleaseError, former_addresses
from publishing.store.plain_tree import write_tree
from publishing.store.redirect_files import rules
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


def export(
    site: Site, folder: Path, *, moment: datetime | None = None, finishing: Finishing | None = None
) -> int:
    """Write the plain tree of `site` to `folder/<hostname>/` and give the number of files.

    With `finishing` what follows a release is made too where it is not there yet; without it only
    what is there comes along.
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
    made = list(finished(store, outputs, finishing))
    there = {output.path for output in made}
    files = [
        (output, output.document.media_type, body)
        for output, body in with_links_to_pdfs(outputs, there)
    ]
    return write_tree(
        folder,
        content.site.hostname,
        [*files, *((output, output.document.media_type, output.document.body) for output in made)],
        [
            *rules(outputs, former_addresses(current, outputs, content.successor)),
            *pages_for_pdfs(outputs, there),
        ],
    )
