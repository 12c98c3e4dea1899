"""The files of the search index as they are answered, while all that they say is served."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from publishing.search import folder
from publishing.search.addresses import BUNDLE, FILE, MEDIA_TYPE
from publishing.serve.file_response import NOT_MODIFIED, OK, codings, has_tag
from publishing.serve.headers import SECURITY_HEADERS, headers_for
from publishing.serve.live_release import LiveSite

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def answer(
    site: LiveSite, path: str, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    """Answer a GET or HEAD of a file of the index; 404 while there is none of what is served."""
    name = path.removeprefix(BUNDLE)
    index = folder.current(site.folder)
    if index is None or not FILE.fullmatch(name) or not site.has_index(index):
        return _nothing(start_response)
    place = index / name
    headers = [*headers_for(path, MEDIA_TYPE), ("ETag", f'W/"{index.name}"')]
    smaller = place.with_name(f"{place.name}.br")
    coding = ""
    if smaller.exists():
        headers.append(("Vary", "Accept-Encoding"))
        coding = "br" if "br" in codings(environ.get("HTTP_ACCEPT_ENCODING", "")) else ""
    try:
        body = (smaller if coding else place).read_bytes()
    except OSError:
        return _nothing(start_response)
    if has_tag(environ.get("HTTP_IF_NONE_MATCH"), f'"{index.name}"'):
        start_response("304 Not Modified", [pair for pair in headers if pair[0] in NOT_MODIFIED])
        return []
    if coding:
        headers.append(("Content-Encoding", coding))
    start_response(OK, [*headers, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _nothing(start_response: StartResponse) -> Iterable[bytes]:
    """Answer that there is no such file now. Nobody keeps this: soon there is an index."""
    headers = [*SECURITY_HEADERS, ("Cache-Control", "no-store"), ("Content-Length", "0")]
    start_response("404 Not Found", headers)
    return []
