"""The maps with which nginx answers for a plain tree as the public server does; docs/hosting.md has the site around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from urllib.parse import quote

from publishing.serve.headers import (
    API_ROOT,
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
from publishing.serve.responses import URL_SIGNS, problem_text
from publishing.store.manifests import REDIRECTS
from publishing.store.redirect_files import GONE, Addressed, Rule

OK, NOT_FOUND, NOT_ALLOWED = HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED
#: Addresses of what is made for others to read (`publishing.serve.headers.OPEN`).
OPEN_PATHS = f"~{OPEN_PATH.pattern}"
#: The names of files that stand for the address of their folder: nobody asks for them by name.
INDEX = ("index.html", "index.json")

#: What a map looks at that depends on how an address is answered too.
STATUS_AND_URI = '"$status$uri"'
FOUND, LEADS_ON = "^(200|206|304)", "^30[128]"

Pairs = Iterable[tuple[str, str]]


def nginx(found: Iterable[Rule], hostname: str, files: Iterable[Addressed] = ()) -> str:
    """Return the maps of a site, to be included in the `http` block of nginx.

    `files` are those of the tree: an address in other capitals, or with other slashes, leads to the right one.

    Each redirect stands there with and without its slash: nginx compares the whole of an address.
    """
    name = re.sub(r"[^a-z0-9]", "_", hostname)
    files = list(files)
    by_status: dict[int, list[tuple[str, str]]] = {status: [] for status in (*REDIRECTS, GONE)}
    for rule in found:
        target = quote(rule.target, safe=URL_SIGNS.replace("$", ""))
        query = "$is_args$args" if rule.own else ""
        for path in sorted({rule.path, rule.path.rstrip("/"), f"{rule.path.rstrip('/')}/"} - {""}):
            value = "1" if rule.status == GONE else f"{target}{query}"
            by_status[rule.status] += [(_quoted(each), value) for each in _spelled(path)]
    maps = {
        **_headers(),
        **_languages(name, files),
        **_right_addresses(name, sorted(file.path for file in files if file.status == OK)),
        **{str(status): ("$uri", pairs) for status, pairs in by_status.items()},
    }
    return "".join(
        f"map {source} ${name}_{key} {{\n"
        # Asked again for the page that says so, or that would be gone as well.
        + ("    volatile;\n" if key == str(GONE) else "")
        + "".join(f"    {place} {_quoted(value)};\n" for place, value in _once(pairs))
        + "}\n"
        for key, (source, pairs) in maps.items()
    )


def _headers() -> dict[str, tuple[str, Pairs]]:
    """Return the maps of the headers that depend on the address; `headers_for` says the same."""
    return {
        "policy": (
            STATUS_AND_URI,
            [
                ("default", CONTENT_SECURITY_POLICY),
                (_pattern(f"~{LEADS_ON}/documents/"), CONTENT_SECURITY_POLICY),
                (_pattern("~^.../(documents|api)/"), DOCUMENT_POLICY),
            ],
        ),
        # What is not there now may be there in a minute.
        "caching": (
            STATUS_AND_URI,
            [
                ("default", SHORT),
                (_pattern(r"~^405/\.405$"), ""),
                (_pattern(f"~{FOUND}{HASHED.pattern.removeprefix('^')}"), FOREVER),
                (_pattern(f"~{FOUND}{NAMED.pattern.removeprefix('^')}"), KEPT),
            ],
        ),
        "readers": ("$uri", [("default", ""), (_pattern(OPEN_PATHS), "*")]),
        "resources": ("$uri", [("default", "same-origin"), (_pattern(OPEN_PATHS), "cross-origin")]),
        "version": ("$uri", [("default", ""), (_pattern("~^/api/"), API_VERSION)]),
        "saved": (
            STATUS_AND_URI,
            [
                ("default", ""),
                (_pattern(rf"~{FOUND}/documents/.*(?<!\.pdf)$"), "attachment"),
            ],
        ),
        "allowed": ("$status", [("default", ""), (str(NOT_ALLOWED.value), "GET, HEAD")]),
        # nginx has a page of its own for a status without a body, unless a variable is that body.
        "empty": ("$status", [("default", "")]),
        "problem": (
            "$status",
            [
                ("default", ""),
                *((str(each.value), problem_text(each)) for each in (NOT_FOUND, NOT_ALLOWED)),
            ],
        ),
    }


def _languages(name: str, files: Sequence[Addressed]) -> dict[str, tuple[str, Pairs]]:
    """Return the maps of the language of an answer, and of the page that says that there is nothing there."""
    own = next((file.language for file in files if file.path == "/"), "")
    others = sorted({file.language for file in files} - {own, ""})
    of_path = [(_pattern(f"~{_below(code)}"), code) for code in others]
    exact = {}
    for file in files:
        guess = next((code for code in others if re.match(_below(code), file.path)), own)
        if file.status == OK and file.language != guess:
            for path in (file.path, *(f"{file.path}/{each}" for each in INDEX)):
                exact[_quoted(path)] = file.language
    missing = {file.language: file.path for file in files if file.status == NOT_FOUND}
    gone = missing | {file.language: file.path for file in files if file.status == GONE}
    return {
        "language": ("$uri", [("default", own), *sorted(exact.items()), *of_path]),
        # What only leads on, and what a program is told, is in no language.
        "spoken": (
            STATUS_AND_URI,
            [
                ("default", f"${name}_language"),
                *((_pattern(f"~{each}"), "") for each in (LEADS_ON, "^405", "^4../api/")),
            ],
        ),
        **{
            f"page_{status}": (
                "$uri",
                [
                    ("default", pages.get(own, "")),
                    *((_pattern(f"~^/{code}/"), pages[code]) for code in others if code in pages),
                ],
            )
            for status, pages in ((NOT_FOUND.value, missing), (GONE, gone))
        },
        "page_405": ("$uri", [("default", "/.405"), (_pattern("~^/api/"), "/api/.405")]),
    }


def _below(code: str) -> str:
    """Return the pattern of the addresses of what is in a language that is not the first."""
    return rf"^(/api/v[0-9]+)?/{re.escape(code)}[/.]"


def _right_addresses(name: str, paths: Sequence[str]) -> dict[str, tuple[str, Pairs]]:
    """Return the maps by which `$<name>_right` is the address that was meant; empty when it was asked for.

    A map compares without case, and `$uri` has single slashes, whatever was asked for. But for the API: an address
    of it is as it is written, or not there.
    """
    page, place = [], []
    for path in paths:
        if path.startswith(f"{API_ROOT}/"):
            continue
        for key in sorted({path, path.rstrip("/"), f"{path.rstrip('/')}/"} - {""}):
            for each in _spelled(key):
                page.append((_quoted(each), path))
                place.append((_quoted(each), quote(path, safe=URL_SIGNS.replace("$", ""))))
    where = f"${name}_place"
    return {
        "page": ("$uri", sorted(page)),
        "place": ("$uri", sorted(place)),
        "right": (
            f'"$request_uri|$uri|${name}_page"',
            [
                (_pattern(r"~^[^?|]*//[^|]*\|.*\|/"), where),
                (_pattern(r"~^[^|]*\|([^|]+)\|\1$"), ""),
                (_pattern(r"~\|/[^|]*$"), where),
            ],
        ),
    }


def _spelled(path: str) -> tuple[str, ...]:
    """Return an address, and all of it in capitals where nginx does not know the small letters of those."""
    return (path,) if path.isascii() else (path, path.upper())


def _once(pairs: Pairs) -> Pairs:
    """Return the pairs without what a map has already: nginx does not start with a place that is there twice."""
    return {
        place.lower() if place.startswith('"/') else place: (place, value) for place, value in pairs
    }.values()


def _pattern(text: str) -> str:
    """Write a regular expression as it is: nginx keeps a backslash that is before no quotation mark."""
    return f'"{text}"'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
