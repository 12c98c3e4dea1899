"""The same site for Hugo: pages as Markdown files, or one JSON file for a content adapter."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from benchmarks.measuring import REPOSITORY
from benchmarks.peers.content import Page, Source

LAYOUTS = Path(__file__).parent / "hugo"
#: Icons are set into the templates before the run: the fastest that Hugo can have them.
MARK = re.compile(r"\[\[(icon|mark) ([a-z]+)\]\]")
ADAPTER = """{{ range (resources.Get "pages.json" | transform.Unmarshal).pages }}
{{ $.AddPage (merge . (dict "dates" (dict "date" (time.AsTime .date)))) }}
{{ end }}
"""


def write_markdown(source: Source, folder: Path) -> None:
    """Write a site of Markdown files with front matter."""
    _write_frame(source, folder)
    sections = source.sections()
    for page in source.pages:
        _write(markdown_file(folder, page, sections), _front_matter(page) + page.markdown)


def markdown_file(folder: Path, page: Page, sections: set[str]) -> Path:
    """Return the file of a page."""
    place = folder / "content" / page.path.strip("/")
    return place / "_index.md" if page.path in sections else place.with_name(f"{place.name}.md")


def write_adapter(source: Source, folder: Path) -> None:
    """Write a site whose pages a content adapter reads from one JSON file.

    The start page stays a file: an adapter cannot make it.
    """
    _write_frame(source, folder)
    sections = source.sections()
    home, *rest = source.pages
    _write(folder / "content" / "_index.md", _front_matter(home) + home.markdown)
    _write(folder / "content" / "_content.gotmpl", ADAPTER)
    pages = [
        {
            "kind": "section" if page.path in sections else "page",
            "path": page.path.strip("/"),
            "title": page.title,
            "date": page.facts["date"],
            "content": {"mediaType": "text/html", "value": page.html},
            "params": _params(page),
        }
        for page in rest
    ]
    _write(adapter_file(folder), json.dumps({"pages": pages}, ensure_ascii=False))


def adapter_file(folder: Path) -> Path:
    """Return the file with the pages."""
    return folder / "assets" / "pages.json"


def _write_frame(source: Source, folder: Path) -> None:
    for path in LAYOUTS.rglob("*.*"):
        target = folder / path.relative_to(LAYOUTS)
        if path.suffix == ".html":
            _write(target, MARK.sub(_svg, path.read_text("utf-8")))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    _write(folder / "data" / "people.json", json.dumps(source.people, ensure_ascii=False))
    _write(folder / "data" / "pictures.json", json.dumps(source.pictures, ensure_ascii=False))


def _svg(found: re.Match[str]) -> str:
    kind, name = found.groups()
    folder = {"icon": "templates/icons", "mark": "static/img/marks"}[kind]
    return (REPOSITORY / folder / f"{name}.svg").read_text("utf-8").strip()


#: The order of the menu, which editors give by hand.
MENU = ("wijken", "hubs", "nieuws", "agenda", "meedoen", "over-deze-site", "privacy", "contact")


def _params(page: Page) -> dict[str, Any]:
    found = {name: value for name, value in page.facts.items() if name != "date"}
    name = page.path.strip("/")
    found["menu_place"] = MENU.index(name) + 1 if name in MENU else 0
    return found


def _front_matter(page: Page) -> str:
    own = {"title": page.title, "date": page.facts["date"], "params": _params(page)}
    return json.dumps(own, ensure_ascii=False, indent=1) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
