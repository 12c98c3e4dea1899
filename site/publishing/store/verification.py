"""Is what is served what it should be? A full build in memory tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from wagtail.models import Site

from publishing.build.build_tasks import Output
from publishing.content.load import no_sql
from publishing.publisher import load_current
from publishing.store.blobs import digest_of
from publishing.store.export import every_output
from publishing.store.manifests import Entry
from publishing.store.releases import ReleaseError, ReleaseStore

Facts = tuple[str, int, str, str, str]


def differences(site: Site, moment: datetime) -> list[str]:
    """Return at which addresses the current release differs from a full build of `moment`.

    Raises what a view or a template raises.
    """
    store = ReleaseStore(settings.RELEASES_DIR, site.pk)
    try:
        current = store.current()
    except ReleaseError as error:
        return [str(error)]
    if current is None:
        return ["nothing is published yet"]
    content = load_current(site, moment)
    served = {entry.path: _of_entry(entry) for entry in current.entries}
    with no_sql():
        built = {output.path: _of_output(output) for output in every_output(content, moment)}
    return _differing(served, built)


def _differing(served: Mapping[str, Facts], built: Mapping[str, Facts]) -> list[str]:
    lines = []
    for path in sorted(served.keys() | built.keys()):
        if path not in built:
            lines.append(f"{path}: is served and should not be")
        elif path not in served:
            lines.append(f"{path}: is missing")
        elif served[path] != built[path]:
            what = "content" if served[path][0] != built[path][0] else "headers"
            lines.append(f"{path}: another {what}")
    return lines


def _of_entry(entry: Entry) -> Facts:
    return entry.blob, entry.status, entry.media_type, entry.language, entry.location


def _of_output(output: Output) -> Facts:
    document = output.document
    return (
        digest_of(document.body),
        output.status,
        document.media_type,
        output.language,
        output.location,
    )
