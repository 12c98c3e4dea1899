"""The links of a page and where they lead."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

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
