"""From demonstration prose to the blocks of a page, in the form that StreamField stores."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Model
from wagtail.models import Page

from contacts.models import HubPage, PersonPage
from core.models import Picture, PublicDocument
from demo.loader import markup

# Identifiers of blocks follow from the page and the place in it, so that each load gives the same.
NAMESPACE = uuid.UUID("b1fdbf70-5d3c-5a0e-9df0-3f6a8c1a7c11")
#: Finds the page, picture or document that a reference means. Raises KeyError.
Find = Callable[[type[Model], str], Any]
Json = dict[str, Any]


class BodyWriter:
    """Writes the body of one page in one language. Raises KeyError for an unknown reference."""

    def __init__(
        self, name: str, language: str, find: Find, alt: Callable[[str, str], str]
    ) -> None:
        self._name = f"{name}/{language}"
        self._language = language
        self._find = find
        self._alt = alt
        self._count = 0

    def blocks(self, source: str) -> list[Json]:
        """Return the blocks; paragraphs and lists that follow each other become one text."""
        written: list[Json] = []
        for block in markup.blocks(source):
            made = self._block(block)
            if made["type"] == "rich_text" and written and written[-1]["type"] == "rich_text":
                written[-1]["value"] += made["value"]
            else:
                written.append(made)
        return written

    def _id(self) -> str:
        self._count += 1
        return str(uuid.uuid5(NAMESPACE, f"{self._name}/{self._count}"))

    def _block(self, block: markup.Block) -> Json:
        write = getattr(self, f"_{block.kind}", None)
        if write is None:
            raise ValueError(f"there is no block @{block.name}")
        kind, value = write(block)
        return {"type": kind, "value": value, "id": self._id()}

    def _items(self, values: Iterable[Any]) -> list[Json]:
        return [{"type": "item", "value": value, "id": self._id()} for value in values]

    def _rich(self, line: str) -> str:
        return markup.rich(line, self._link)

    def _link(self, text: str, target: str) -> str:
        kind, _, key = target.partition(":")
        if kind == "page":
            return f'<a linktype="page" id="{self._find(Page, key).pk}">{text}</a>'
        return f'<a href="{target}">{text}</a>'

    def _paragraph(self, block: markup.Block) -> tuple[str, str]:
        return "rich_text", f"<p>{self._rich(block.lines[0])}</p>"

    def _list(self, block: markup.Block) -> tuple[str, str]:
        items = "".join(f"<li>{self._rich(line)}</li>" for line in block.lines)
        return "rich_text", f"<ul>{items}</ul>"

    def _heading(self, block: markup.Block) -> tuple[str, Json]:
        return "heading", {"text": block.lines[0], "level": "2"}

    def _quote(self, block: markup.Block) -> tuple[str, Json]:
        who = "".join(line[2:].strip() for line in block.lines if line.startswith("--"))
        name, _, role = who.partition(", ")
        said = " ".join(line for line in block.lines if not line.startswith("--"))
        return "quote", {"text": said, "name": name, "role": role}

    def _steps(self, block: markup.Block) -> tuple[str, Json]:
        pairs = (line.partition(" | ") for line in block.lines)
        steps = ({"title": title, "text": f"<p>{self._rich(text)}</p>"} for title, _, text in pairs)
        return "steps", {"title": "", "items": self._items(steps)}

    def _details(self, block: markup.Block) -> tuple[str, Json]:
        answers: list[Json] = []
        for line in block.lines:
            if line.startswith("? "):
                answers.append({"summary": line[2:], "text": ""})
            else:
                answers[-1]["text"] += f"<p>{self._rich(line)}</p>"
        return "details", {"items": self._items(answers)}

    def _table(self, block: markup.Block) -> tuple[str, Json]:
        lines = [line for line in block.lines if not line.startswith("|!")]
        caption = "".join(line[2:].strip() for line in block.lines if line not in lines)
        head, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
        columns = [{"type": "text", "heading": heading} for heading in head]
        values = [{"values": row} for row in rows]
        return "table", {"columns": columns, "rows": values, "caption": caption}

    def _picture(self, block: markup.Block) -> tuple[str, Json]:
        key, *caption = block.lines
        image, alt = self._find(Picture, key).pk, self._alt(key, self._language)
        return "picture", {"image": image, "alt": alt, "caption": "".join(caption)}

    def _documents(self, block: markup.Block) -> tuple[str, Json]:
        keys = block.lines[0].split()
        items = self._items(self._find(PublicDocument, key).pk for key in keys)
        return "documents", {"title": "", "items": items}

    def _call(self, block: markup.Block) -> tuple[str, Json]:
        key, title, label = block.lines
        page = self._find(Page, key).pk
        said = {"title": title, "text": "", "label": label}
        return "call_to_action", {**said, "page": page, "url": ""}

    def _contact(self, block: markup.Block) -> tuple[str, Json]:
        return "contact_card", {"person": self._find(PersonPage, block.lines[0]).pk}

    def _hub(self, block: markup.Block) -> tuple[str, Json]:
        return "hub_card", {"hub": self._find(HubPage, block.lines[0]).pk}

    def _video(self, block: markup.Block) -> tuple[str, Json]:
        url, title = block.lines
        more = {"provider": urlsplit(url).hostname or "", "minutes": None, "transcript": ""}
        return "video_link", {"title": title, "url": url, **more}
