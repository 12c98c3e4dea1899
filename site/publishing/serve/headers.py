"""The headers of the public hosts: those that internet.nl and the Mozilla Observatory ask for."""

from __future__ import annotations

import re

#: The version of what stands below `/api/`. Every answer names it in full (NLgov API Design Rules,
#: /core/version-header); the address has the major number only (/core/uri-version).
API_ROOT, API_VERSION = "/api/v1", "1.5.0"

#: The rules are those of internet.nl's CSP test: no source but ourselves, nothing inline.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
#: A document is data, never a page with our rights.
DOCUMENT_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
)
SECURITY_HEADERS = (
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "credentialless"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"),
)
#: Feeds and calendars are made for others to read.
OPEN = ("application/atom+xml", "text/calendar")
#: And their addresses, with those of the API: also while they only lead on.
OPEN_PATH = re.compile(r"(^/api/|\.ics$|/feed\.xml$)")
#: Names that hold a digest of their content never mean anything else.
#: Fonts are named after their family and subset: an old copy of one is harmless.
HASHED = re.compile(r"^/static/(.+[.-][0-9a-f]{8,}\.[a-z0-9]+|fonts/[^/]+)$")
FOREVER = "public, max-age=31536000, immutable"
#: Pictures are named after their bytes too, and may be withdrawn: a browser that has one keeps it, and no
#: cache between gives it to others for longer than a page.
NAMED = re.compile(r"^/(media/.+-[0-9a-f]{12}\.[a-z0-9]+|share/[0-9a-f]{24}\.png)$")
KEPT = "public, max-age=31536000, s-maxage=60, immutable"
#: Short: a withdrawn page or a closed hub must not live on in a cache.
SHORT = "public, max-age=60"


def headers_for(
    path: str, media_type: str, language: str = "", kind: str = ""
) -> list[tuple[str, str]]:
    """Return the headers of a file, without those that depend on its bytes."""
    headers = dict(SECURITY_HEADERS)
    headers["Cache-Control"] = caching(path)
    headers["Content-Type"] = with_charset(media_type)
    if language:
        headers["Content-Language"] = language
    if path.startswith("/documents/"):
        headers["Content-Security-Policy"] = DOCUMENT_POLICY
        if media_type != "application/pdf":
            headers["Content-Disposition"] = "attachment"
    if path.startswith("/api/") or media_type in OPEN:
        # Open data: other sites may read it (NLgov API Design Rules, /core/transport/cors).
        headers["Access-Control-Allow-Origin"] = "*"
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if path.startswith("/api/"):
        headers["API-Version"] = API_VERSION
        headers["Content-Security-Policy"] = DOCUMENT_POLICY
    return list(headers.items())


def headers_of_redirect(path: str) -> list[tuple[str, str]]:
    """Return the headers of an address that leads on: who may read what it leads to may follow it."""
    headers = dict(SECURITY_HEADERS)
    headers["Cache-Control"] = SHORT
    if OPEN_PATH.search(path):
        headers["Access-Control-Allow-Origin"] = "*"
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if path.startswith("/api/"):
        headers["API-Version"] = API_VERSION
        headers["Content-Security-Policy"] = DOCUMENT_POLICY
    return list(headers.items())


def caching(path: str) -> str:
    """Return how long the answer at an address may be kept."""
    if HASHED.match(path):
        return FOREVER
    return KEPT if NAMED.match(path) else SHORT


def with_charset(media_type: str) -> str:
    """Name the encoding of text; JSON has only one (RFC 8259)."""
    if (
        media_type.startswith("text/")
        or media_type.endswith("+xml")
        or media_type == "application/xml"
    ):
        return f"{media_type}; charset=utf-8"
    return media_type
