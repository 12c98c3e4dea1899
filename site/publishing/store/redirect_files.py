"""Where addresses that are no page lead to, for web servers that are not ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from publishing.serve.headers import (
    API_VERSION,
    CONTENT_SECURITY_POLICY,
    DOCUMENT_POLICY,
    FOREVER,
    HASHED,
    KEPT,
    NAMED,
    OPEN_PATH,
    SHORT,
)
from publishing.serve.responses import URL_SIGNS
from publishing.store.manifests import MOVING, REDIRECTS

GONE = 410
#: Addresses of what is made for others to read (`publishing.serve.headers.OPEN`).
OPEN_PATHS = f"~{OPEN_PATH.pattern}"


class Addressed(Protocol):
    """A file of a site: an entry of a release, or an output that was just made."""

    @property
    def path(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def status(self) -> int: ...
    @property
    def owner(self) -> str: ...
    @property
    def location(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """What to answer at an address: a redirect to `target`, or 410 with the page `target`.

    `own` is set for an address of ours that moved: the query string of the request goes along.
    """

    path: str
    status: int
    target: str
    own: bool


def rules(files: Iterable[Addressed], former: Mapping[str, str]) -> Iterator[Rule]:
    """Yield the rules of a site, by address; the public server answers the same."""
    files = list(files)
    pages = {file.path for file in files if file.status == 200}
    owners = {
        file.owner: file.path
        for file in files
        if file.status == 200 and file.owner.startswith(MOVING) and file.kind != "data"
    }
    gone = {file.language: file.path for file in files if file.status == GONE}
    first = min(gone.values(), key=len, default="")
    found = {
        file.path: Rule(file.path, file.status, file.location, own=False)
        for file in files
        if file.status in REDIRECTS
    }
    for path, owner in former.items():
        if owner in owners:
            rule = Rule(path, 301, owners[owner], own=True)
        else:
            rule = Rule(path, GONE, gone.get(path.split("/")[1], first), own=False)
        found.setdefault(path, rule)
    # Other servers compare without case, and with or without the slash: a living page wins.
    living = {path.casefold().rstrip("/") for path in pages}
    for path in sorted(found):
        if path.casefold().rstrip("/") not in living:
            yield found[path]


def netlify(found: Iterable[Rule]) -> str:
    """Return the file `_redirects`.

    Netlify knows 200, 301, 302 and 404 only: 308 becomes 301, and what is gone is answered with
    the page that says so under status 404.
    """
    lines = []
    for rule in found:
        status = {308: 301, GONE: 404}.get(rule.status, rule.status)
        if rule.target:
            lines.append(f"{quote(rule.path)} {quote(rule.target, safe=URL_SIGNS)} {status}\n")
    return "".join(lines)


def nginx(found: Iterable[Rule], hostname: str, pages: Iterable[str] = ()) -> str:
    """Return the maps for nginx, to be included in its `http` block; docs/hosting.md has the rest.

    `pages` are the addresses of pages: one in other capitals, or with other slashes, leads there.

    Each address stands there with and without its slash: nginx compares the whole of it.
    """
    name = re.sub(r"[^a-z0-9]", "_", hostname)
    by_status: dict[int, list[str]] = {status: [] for status in (*REDIRECTS, GONE)}
    for rule in found:
        target = quote(rule.target, safe=URL_SIGNS.replace("$", ""))
        query = "$is_args$args" if rule.own else ""
        for path in sorted({rule.path, rule.path.rstrip("/"), f"{rule.path.rstrip('/')}/"} - {""}):
            value = "1" if rule.status == GONE else f"{target}{query}"
            by_status[rule.status].append(f"    {_quoted(path)} {_quoted(value)};\n")
    return (
        _headers(name)
        + _right_addresses(name, sorted(pages))
        + "".join(
            f"map $uri ${name}_{status} {{\n{''.join(lines)}}}\n"
            for status, lines in by_status.items()
        )
    )


def _headers(name: str) -> str:
    """Return the maps of the headers that depend on the address; `headers_for` says the same."""
    maps: dict[str, list[tuple[str, str]]] = {
        "policy": [
            ("default", CONTENT_SECURITY_POLICY),
            ("~^/(documents|api)/", DOCUMENT_POLICY),
        ],
        "caching": [
            ("default", SHORT),
            (f"~{HASHED.pattern}", FOREVER),
            (f"~{NAMED.pattern}", KEPT),
        ],
        "readers": [("default", ""), (OPEN_PATHS, "*")],
        "resources": [("default", "same-origin"), (OPEN_PATHS, "cross-origin")],
        "version": [("default", ""), ("~^/api/", API_VERSION)],
        "saved": [("default", ""), (r"~^/documents/.*(?<!\.pdf)$", "attachment")],
    }
    return "".join(
        f"map $uri ${name}_{key} {{\n"
        + "".join(f"    {_quoted_pattern(each)} {_quoted(value)};\n" for each, value in pairs)
        + "}\n"
        for key, pairs in maps.items()
    )


def _quoted_pattern(text: str) -> str:
    """Write a regular expression as it is: nginx keeps a backslash that is before no quotation mark."""
    return text if text == "default" else f'"{text}"'


def _right_addresses(name: str, pages: Sequence[str]) -> str:
    """Return the maps by which `$<name>_right` is the address that was meant; empty when it was asked for.

    A map compares without case, and `$uri` has single slashes, whatever was asked for.
    """
    page, place = [], []
    for path in pages:
        for key in {path, path.rstrip("/")} - {""}:
            page.append(f"    {_quoted(key)} {_quoted(path)};\n")
            place.append(
                f"    {_quoted(key)} {_quoted(quote(path, safe=URL_SIGNS.replace('$', '')))};\n"
            )
    return (
        f"map $uri ${name}_page {{\n{''.join(sorted(page))}}}\n"
        f"map $uri ${name}_place {{\n{''.join(sorted(place))}}}\n"
        f'map "$request_uri|$uri|${name}_page" ${name}_right {{\n'
        f'    "~^[^?|]*//[^|]*\\|.*\\|/" ${name}_place;\n'
        f'    "~^[^|]*\\|([^|]+)\\|\\1$" "";\n'
        f'    "~\\|/[^|]*$" ${name}_place;\n'
        "}\n"
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
