"""The links of a page and where they lead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from publishing.pdf.addresses import pdf_address
from publishing.registry import registry
from publishing.store.manifests import Entry, Manifest

#: What a link may start with when it does not stay on the site; plain http is not among them.
SCHEMES = {"", "https", "mailto", "tel", "sms", "geo", "data"}
SINGLE = ("href", "src", "poster", "action", "data")


@dataclass
class Found(HTMLParser):
    """Reads a page once: its links, its anchors."""

    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" or (tag == "a" and name == "name"):
                self.anchors.add(value)
            elif name in SINGLE:
                self.links.append(value.strip())
            elif name in ("srcset", "imagesrcset"):
                self.links += [part.split()[0] for part in value.split(",") if part.split()]


def read(html: str) -> Found:
    """Read a page."""
    found = Found()
    found.feed(html)
    found.close()
    return found


@dataclass(frozen=True)
class Goal:
    """Where a link leads: a path and anchor of this site, or nothing when it leaves it."""

    path: str
    anchor: str


def goal(base_url: str, path: str, link: str) -> Goal | None:
    """Resolve a link of the page at `path`; None when it leads to another site or is no address."""
    absolute = urlsplit(urljoin(urljoin(base_url, path), link))
    if absolute.scheme not in {"http", "https"} or absolute.netloc != urlsplit(base_url).netloc:
        return None
    return Goal(unquote(absolute.path) or "/", unquote(absolute.fragment))


def dead_links(manifest: Manifest, text_of: Callable[[Entry], str]) -> list[str]:
    """Return the links of the pages of a release that lead nowhere on it, or by another scheme."""
    base = manifest.base_url
    # A sheet has a PDF too; until it is made its address leads to the sheet.
    sheets = {e.path for e in manifest.entries if e.kind in registry.sheets}
    there = manifest.by_path().keys() | {pdf_address(path) for path in sheets}
    pages = [e for e in manifest.entries if e.media_type.startswith("text/html")]
    read_pages = {entry.path: read(text_of(entry)) for entry in pages}
    anchors = {path: found.anchors | {"top"} for path, found in read_pages.items()}
    dead: set[str] = set()
    for path, found in read_pages.items():
        for link in found.links:
            if urlsplit(link).scheme not in SCHEMES and not link.startswith(base):
                dead.add(f"{path}: scheme of {link}")
            target = goal(base, path, link)
            if target is None:
                continue
            if target.path not in there:
                dead.add(f"{path}: {link}")
            elif target.anchor and target.anchor not in anchors.get(target.path, {target.anchor}):
                dead.add(f"{path}: no anchor {link}")
    return sorted(dead)
