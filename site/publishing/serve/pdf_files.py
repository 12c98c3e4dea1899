"""The PDF of a sheet as it is answered: the one of exactly the served page, or the page itself."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from publishing.pdf.addresses import pdf_address
from publishing.pdf.weasyprint import is_whole
from publishing.serve.file_response import NOT_MODIFIED, OK, ServedFile, has_tag
from publishing.serve.headers import SECURITY_HEADERS, headers_for
from publishing.serve.responses import encoded

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def answer(
    sheet: ServedFile, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    """Answer a GET or HEAD of the PDF of a sheet; lead to the page while there is none of it."""
    entry = sheet.entry
    try:
        with sheet.blobs.pdf(entry.blob).open("rb") as file:
            body, state = file.read(), os.fstat(file.fileno())
    except OSError:
        return _page_instead(entry.path, start_response)
    if not is_whole(body):
        return _page_instead(entry.path, start_response)
    path = pdf_address(entry.path)
    # Made anew, a PDF of the same page has other bytes: the moment says which one it is.
    tag = f'"{entry.blob}-{state.st_mtime_ns:x}"'
    name = "-".join(path.strip("/").split("/")[-2:])
    headers = [
        *headers_for(path, "application/pdf", entry.language),
        ("ETag", tag),
        ("Content-Disposition", f'inline; filename="{encoded(name)}"'),
    ]
    if has_tag(environ.get("HTTP_IF_NONE_MATCH"), tag):
        kept = [pair for pair in headers if pair[0] in NOT_MODIFIED]
        start_response("304 Not Modified", kept)
        return []
    start_response(OK, [*headers, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _page_instead(path: str, start_response: StartResponse) -> Iterable[bytes]:
    """Lead to the page to print. Nobody keeps this answer: soon there is a PDF."""
    headers = [*SECURITY_HEADERS, ("Cache-Control", "no-store"), ("Location", encoded(path))]
    start_response("302 Found", [*headers, ("Content-Length", "0")])
    return []
