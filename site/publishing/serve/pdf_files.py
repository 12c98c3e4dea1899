"""The PDF of a sheet as it is answered: the one of exactly the served page, or the page itself.

And the page: it links to its PDF from the moment that there is one. Both are known here only: a PDF is
made of the bytes of a page in a release, which for that reason cannot say whether it is there.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from publishing.pdf.addresses import linked, pdf_address
from publishing.pdf.weasyprint import is_whole
from publishing.serve.file_response import (
    NOT_MODIFIED,
    OK,
    DamagedError,
    ServedFile,
    codings,
    has_tag,
)
from publishing.serve.headers import SECURITY_HEADERS, headers_for
from publishing.serve.responses import encoded
from publishing.store.blobs import digest_of

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


def page(
    sheet: ServedFile, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    """Answer a GET or HEAD of a sheet, with the link to its PDF when that is there.

    Raises DamagedError when the bytes of the page are not those of the release.
    """
    entry = sheet.entry
    if not sheet.blobs.pdf(entry.blob).exists():
        return sheet.answer(environ, start_response)
    try:
        body = sheet.blobs.read(entry.blob)
    except OSError as error:
        raise DamagedError(f"{entry.path}: {error}") from error
    if digest_of(body) != entry.blob:
        raise DamagedError(f"{entry.path}: blob {entry.blob} is damaged")
    tag = f'"{entry.blob}-linked"'
    headers = [
        *headers_for(entry.path, entry.media_type, entry.language, entry.kind),
        ("ETag", f"W/{tag}"),
        ("Vary", "Accept-Encoding"),
    ]
    if has_tag(environ.get("HTTP_IF_NONE_MATCH"), tag):
        start_response("304 Not Modified", [pair for pair in headers if pair[0] in NOT_MODIFIED])
        return []
    body = linked(body)
    if "gzip" in codings(environ.get("HTTP_ACCEPT_ENCODING", "")):
        body = gzip.compress(body, mtime=0)
        headers.append(("Content-Encoding", "gzip"))
    start_response(OK, [*headers, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _page_instead(path: str, start_response: StartResponse) -> Iterable[bytes]:
    """Lead to the page to print. Nobody keeps this answer: soon there is a PDF."""
    headers = [*SECURITY_HEADERS, ("Cache-Control", "no-store"), ("Location", encoded(path))]
    start_response("302 Found", [*headers, ("Content-Length", "0")])
    return []
