"""The picture of a shared page as it is answered, while the release lists it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from publishing.cards.card import MEDIA_TYPE, name_in
from publishing.cards.folder import place
from publishing.serve.file_response import NOT_MODIFIED, OK, has_tag
from publishing.serve.headers import SECURITY_HEADERS, headers_for
from publishing.serve.live_release import LiveSite

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def answer(
    site: LiveSite, path: str, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    """Answer a GET or HEAD of a picture that is listed; 404 as long as it is not made yet."""
    name = name_in(path)
    try:
        body = place(site.folder, name).read_bytes()
    except OSError:
        # Nobody keeps this answer: soon there is a picture.
        headers = [*SECURITY_HEADERS, ("Cache-Control", "no-store"), ("Content-Length", "0")]
        start_response("404 Not Found", headers)
        return []
    tag = f'"{name}"'
    headers = [*headers_for(path, MEDIA_TYPE), ("ETag", tag)]
    if has_tag(environ.get("HTTP_IF_NONE_MATCH"), tag):
        start_response("304 Not Modified", [pair for pair in headers if pair[0] in NOT_MODIFIED])
        return []
    start_response(OK, [*headers, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
