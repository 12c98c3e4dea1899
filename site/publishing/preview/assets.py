"""What a preview needs besides its HTML, at the addresses that it has on the public site."""

from __future__ import annotations

import functools
import mimetypes
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils import timezone
from wagtail.models import Site

from publishing.content.declarations import records
from publishing.content.file_digests import FileDigests
from publishing.content.reader import Reader
from publishing.content.visibility import rows_of
from publishing.one_by_one import OneByOne
from publishing.publisher import load_site
from publishing.registry import Document, registry
from publishing.serve.headers import DOCUMENT_POLICY
from publishing.unfinished import refuse_unfinished

if TYPE_CHECKING:
    from django.http import HttpRequest

#: The address of a stored file ends in the digest of its bytes, see publishing.build.media.
STORED = re.compile(r"^/(?:media|documents)/.*-([0-9a-f]{12})\.[a-z0-9]+$")


@functools.cache
def _digests() -> FileDigests:
    """Return what this process knows of stored files: no file is read twice."""
    return FileDigests.of_sites(*Site.objects.values_list("pk", flat=True))


def public_file(
    request: HttpRequest, path: str, may_read: Callable[[str], bool]
) -> HttpResponse | FileResponse:
    """Answer with a file of a public site. Raises Http404 when no site has it.

    `may_read` tells of the name of a stored file whether who asks may have it.
    """
    stored = STORED.match(f"/{path}")
    if stored:
        for name in stored_names():
            if _digests().of(name)[0].startswith(stored[1]) and may_read(name):
                media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
                return FileResponse(
                    default_storage.open(name),
                    as_attachment=not media_type.startswith("image/"),
                    filename=PurePosixPath(name).name,
                    headers={
                        "Content-Type": media_type,
                        "Content-Security-Policy": DOCUMENT_POLICY,
                    },
                )
    elif path.startswith("static/"):
        outcome = OneByOne()
        for site in Site.objects.select_related("root_page"):
            document = None
            with outcome.site(site.hostname):
                refuse_unfinished(site)
                document = own_file(site, f"/{path}")
            if document is not None:
                return HttpResponse(
                    document.body,
                    content_type=document.media_type,
                    headers={"Cache-Control": "private, max-age=3600"},
                )
    raise Http404(path)


def stored_names() -> Iterator[str]:
    """Yield the names of the stored files that could be public."""
    for record in records():
        if "file" in record.fields:
            rows: Any = rows_of(record.model, site_id=0, page_ids=(), owner_path=None)
            yield from rows.values_list("file", flat=True)


def own_file(site: Site, path: str) -> Document | None:
    """Make the file of a site that is the same in all languages, such as its style sheet."""
    content = load_site(site, timezone.now())
    read = Reader(content, content.languages[0], timezone.now())
    for output in registry.sites.values():
        if output.once:
            for target in output.plan(read):
                if target.path == path:
                    return output.make(read, target)
    return None
