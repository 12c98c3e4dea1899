"""The pages of the municipality for other makers of sites, taken from the documents we publish.

The documents are those of `/api/v1/`: what a site fed by a headless CMS would read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.peers import marked
from core.phone import display_phone

Json = dict[str, Any]
#: Kinds whose text is all that they have; of the others the lists and tables go along as data.
ARTICLES = ("home.newspage", "home.informationpage")
#: What another maker finds among its own pages.
LOOKED_UP = ("body", "news", "related", "latest", "years", "pages", "feeds")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as another maker gets it: facts, and its text in two forms."""

    path: str
    title: str
    facts: Mapping[str, Any]
    html: str
    markdown: str


@dataclass(slots=True)
class Source:
    """All pages, the people that cards show by e-mail address, and the pictures by address."""

    pages: list[Page] = field(default_factory=list)
    people: dict[str, Json] = field(default_factory=dict)
    pictures: dict[str, Json] = field(default_factory=dict)

    def sections(self) -> set[str]:
        """Return the paths of the pages that have pages below them."""
        return {parent(page.path) for page in self.pages} - {""}

    def add(self, document: Json) -> None:
        """Take a page over. Raises KeyError for a block that the benchmark does not write."""
        content = document["content"]
        facts: Json = {
            "kind": document["kind"].partition(".")[2],
            "introduction": document["introduction"],
            "updated": document["updatedOn"],
            "date": content.get("date") or document["updatedOn"] or "2026-01-01",
            "cards": [],
        }
        if content.get("picture"):
            facts["picture"] = self._picture(content["picture"])
        if document["kind"] == "home.newspage":
            facts["category"] = content["category"]
            facts["districts"] = [each["url"] for each in content["districts"]]
        elif document["kind"] not in ARTICLES:
            facts["view"] = lowered({k: v for k, v in content.items() if k not in LOOKED_UP})
        html, markdown = [], []
        for block in content.get("body", ()):
            if block["kind"] == "contact_card":
                facts["cards"].append({"contact": self._person(block["contact"])})
            elif block["kind"] == "hub_card":
                facts["cards"].append({"hub": block["hub"]["url"], "view": lowered(block["hub"])})
            else:
                html.append(marked.html_of(block))
                markdown.append(marked.markdown_of(block))
        path = urlsplit(document["url"]).path
        self.pages.append(
            Page(path, document["title"], facts, "".join(html), "\n\n".join(markdown))
        )

    def _picture(self, picture: Json) -> str:
        self.pictures[picture["url"]] = lowered(picture)
        return str(picture["url"])

    def _person(self, contact: Json) -> str:
        self.people[contact["email"]] = lowered(contact)
        return str(contact["email"])


def parent(path: str) -> str:
    """Return the path of the page above; nothing above the start page."""
    return path[: path.rstrip("/").rfind("/") + 1]


def lowered(value: Any) -> Any:
    """Return data with the names in lower case, and phone numbers as people read them.

    Hugo does not tell upper case from lower in names.
    """
    if isinstance(value, Mapping):
        found = {name.lower(): lowered(each) for name, each in value.items()}
        if found.get("phone"):
            found["shown_phone"] = display_phone(found["phone"])
        return found
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [lowered(each) for each in value]
    return value


def read(tree: Path) -> Source:
    """Read the documents of a plain tree as `manage.py build --output` writes it."""
    source = Source()
    for document in documents(tree):
        source.add(document)
    source.pages.sort(key=lambda page: page.path)
    return source


def documents(tree: Path) -> Iterator[Json]:
    """Yield the document of every page."""
    root = tree / "api/v1/nl/pages"
    for each in json.loads((root / "index.json").read_text("utf-8"))["pages"]:
        name = urlsplit(each["document"]).path.removeprefix("/api/v1/nl/pages/")
        yield json.loads((root / name / "index.json").read_text("utf-8"))
