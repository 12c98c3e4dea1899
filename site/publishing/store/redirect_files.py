"""Where addresses that are no page lead to, for web servers that are not ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from publishing.serve.responses import URL_SIGNS
from publishing.store.manifests import MOVING, REDIRECTS

GONE = 410


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
