"""The answers of the public hosts that are no file of a release."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from publishing.serve.headers import SECURITY_HEADERS, headers_for, headers_of_redirect

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

    from publishing.serve.live_release import LiveSite

PROBLEMS = {
    HTTPStatus.NOT_FOUND: "There is nothing at this address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "These data can only be read: use GET or HEAD.",
}
#: What may stand in the Location header as it came; the rest of a query is not ours to repair.
PRINTABLE = re.compile(r"[!-~]*")
#: The signs of a URL, and of what is percent-encoded already.
URL_SIGNS = "/:?#[]@!$&'()*+,;=%-._~"


def redirect(
    path: str, status: int, location: str, query: str, start_response: StartResponse
) -> Iterable[bytes]:
    """Lead from `path` on to `location`, with the query string of the request."""
    target = encoded(location)
    if query and PRINTABLE.fullmatch(query):
        target = f"{target}?{query}"
    headers = [*headers_of_redirect(path), ("Location", target)]
    start_response(_line(HTTPStatus(status)), [*headers, ("Content-Length", "0")])
    return []


def encoded(location: str) -> str:
    """Return an address as a header takes it; what is percent-encoded already stays."""
    return quote(location, safe=URL_SIGNS)


def not_allowed(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Refuse everything but reading."""
    allow = ("Allow", "GET, HEAD")
    if environ.get("PATH_INFO", "").startswith("/api/"):
        return problem(HTTPStatus.METHOD_NOT_ALLOWED, environ, start_response, allow)
    headers = [*SECURITY_HEADERS, allow, ("Content-Length", "0")]
    start_response(_line(HTTPStatus.METHOD_NOT_ALLOWED), headers)
    return []


def problem(
    status: HTTPStatus,
    environ: WSGIEnvironment,
    start_response: StartResponse,
    *more: tuple[str, str],
) -> Iterable[bytes]:
    """Return what is wrong with a request for open data, as a problem document (RFC 9457)."""
    body = problem_text(status).encode()
    headers = headers_for("/api/", "application/problem+json")
    headers += [("Content-Length", str(len(body))), *more]
    start_response(_line(status), headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def problem_text(status: HTTPStatus) -> str:
    """Return the problem document of a status: a web server that is not ours says the same."""
    return json.dumps({"status": status.value, "title": status.phrase, "detail": PROBLEMS[status]})


def nothing(gone: bool, start_response: StartResponse) -> Iterable[bytes]:
    """Answer 404 or 410 for a site without a page that says so."""
    status = HTTPStatus.GONE if gone else HTTPStatus.NOT_FOUND
    return _plain(start_response, status, "Deze pagina bestaat niet.")


def unavailable(start_response: StartResponse) -> Iterable[bytes]:
    """Answer for a file that is lost: the next release has it again."""
    return _plain(
        start_response,
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Deze pagina is even niet beschikbaar. Probeer het later nog eens.",
        ("Retry-After", "5"),
        ("Cache-Control", "no-store"),
    )


def failure(start_response: StartResponse) -> Iterable[bytes]:
    """Answer when the program itself fails. Its log says why."""
    return _plain(
        start_response,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "Er ging iets mis. Probeer het later nog eens.",
        ("Cache-Control", "no-store"),
    )


def unknown_host(
    sites: Mapping[str, LiveSite], header: str, start_response: StartResponse
) -> Iterable[bytes]:
    """Answer a request for a host that is no site of ours (RFC 9110, 421)."""
    if sites and header.rsplit(":", 1)[0] in ("localhost", "127.0.0.1", "[::1]"):
        return _site_list(sites, start_response)
    return _plain(start_response, HTTPStatus.MISDIRECTED_REQUEST, "Onbekende website.")


def _plain(
    start_response: StartResponse, status: HTTPStatus, text: str, *more: tuple[str, str]
) -> Iterable[bytes]:
    body = f"{text}\n".encode()
    headers = [*SECURITY_HEADERS, ("Content-Type", "text/plain; charset=utf-8"), *more]
    start_response(_line(status), [*headers, ("Content-Length", str(len(body)))])
    return [body]


def _site_list(sites: Mapping[str, LiveSite], start_response: StartResponse) -> Iterable[bytes]:
    """List the sites of this install, for who opens the server by its bare address."""
    items = "".join(
        f'<li><a href="{escape(live.header.base_url)}/">{escape(host)}</a></li>'
        for host, live in sorted(sites.items())
    )
    body = (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Wijkwijzer</title></head>'
        f"<body><main><h1>Wijkwijzer</h1><p>De sites van deze server:</p><ul>{items}</ul></main></body></html>"
    ).encode()
    headers = [*SECURITY_HEADERS, ("Content-Type", "text/html; charset=utf-8")]
    start_response(_line(HTTPStatus.OK), [*headers, ("Content-Length", str(len(body)))])
    return [body]


def _line(status: HTTPStatus) -> str:
    return f"{status.value} {status.phrase}"
