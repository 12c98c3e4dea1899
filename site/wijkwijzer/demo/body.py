"""From demonstration prose to the blocks of a page, in the form that StreamField stores."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from wijkwijzer.demo import markup

if TYPE_CHECKING:
    from collections.abc import Iterator

# Identifiers of blocks follow from the page and the place in it, so that each load gives the same.
NAMESPACE = uuid.UUID("b1fdbf70-5d3c-5a0e-9df0-3f6a8c1a7c11")
# A call to action needs a heading; what it says follows from where it leads.
CALLS = {
    "taking-part": {
        "nl": "Zelf aan de slag?",
        "en": "Get started yourself?",
        "ar": "تريد أن تبدأ بنفسك؟",
    },
    "districts": {
        "nl": "Benieuwd naar uw wijk?",
        "en": "Curious about your district?",
        "ar": "ماذا عن حيك؟",
    },
    "programme": {"nl": "Meer weten?", "en": "Want to know more?", "ar": "تريد معرفة المزيد؟"},
    "contact": {"nl": "Hebt u een vraag?", "en": "Do you have a question?", "ar": "هل لديك سؤال؟"},
}
# Finds the key of a record: ``resolve("page", "district:delfshaven")`` is the number of its row.
Resolve = Callable[[str, str], int]
Json = dict[str, Any]


class BodyWriter:
    """Writes the body of one page in one language. Raises KeyError for an unknown reference."""

    def __init__(
        self, name: str, language: str, resolve: Resolve, alt: Callable[[str, str], str]
    ) -> None:
        self._name = f"{name}/{language}"
        self._language = language
        self._resolve = resolve
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
        kind, value = getattr(self, f"_{block.kind}")(block)
        return {"type": kind, "value": value, "id": self._id()}

    def _items(self, values: Iterator[Any]) -> list[Json]:
        return [{"type": "item", "value": value, "id": self._id()} for value in values]

    def _rich(self, line: str) -> str:
        return markup.rich(line, self._link)

    def _link(self, text: str, target: str) -> str:
        kind, _, key = target.partition(":")
        if kind == "page":
            return f'<a linktype="page" id="{self._resolve("page", key)}">{text}</a>'
        return f'<a href="{target}">{text}</a>'

    def _paragraph(self, block: markup.Block) -> tuple[str, str]:
        return "rich_text", f"<p>{self._rich(block.lines[0])}</p>"

    def _list(self, block: markup.Block) -> tuple[str, str]:
        return (
            "rich_text",
            f"<ul>{''.join(f'<li>{self._rich(line)}</li>' for line in block.lines)}</ul>",
        )

    def _heading(self, block: markup.Block) -> tuple[str, Json]:
        return "heading", {"text": block.lines[0], "level": "2"}

    def _quote(self, block: markup.Block) -> tuple[str, Json]:
        who = "".join(
            line.removeprefix("--").strip() for line in block.lines if line.startswith("--")
        )
        name, _, role = who.partition(", ")
        said = " ".join(line for line in block.lines if not line.startswith("--"))
        return "quote", {"text": said, "name": name, "role": role}

    def _steps(self, block: markup.Block) -> tuple[str, Json]:
        pairs = (line.partition(" | ") for line in block.lines)
        steps = ({"title": title, "text": f"<p>{self._rich(text)}</p>"} for title, _, text in pairs)
        return "steps", {"title": "", "items": self._items(steps)}

    def _details(self, block: markup.Block) -> tuple[str, Json]:
        answers = (
            {"summary": question, "text": "".join(f"<p>{self._rich(line)}</p>" for line in lines)}
            for question, lines in markup.questions(block.lines)
        )
        return "details", {"items": self._items(answers)}

    def _table(self, block: markup.Block) -> tuple[str, Json]:
        caption, (head, *rows) = markup.table(block.lines)
        columns = [{"type": "text", "heading": heading} for heading in head]
        return "table", {
            "columns": columns,
            "rows": [{"values": row} for row in rows],
            "caption": caption,
        }

    def _picture(self, block: markup.Block) -> tuple[str, Json]:
        key, *caption = block.lines
        return "picture", {
            "image": self._resolve("picture", key),
            "alt": self._alt(key, self._language),
            "caption": "".join(caption),
        }

    def _documents(self, block: markup.Block) -> tuple[str, Json]:
        keys = block.lines[0].split()
        documents = (self._resolve("document", key) for key in keys)
        return "documents", {"title": "", "items": self._items(documents)}

    def _call(self, block: markup.Block) -> tuple[str, Json]:
        key, label = block.lines
        return "call_to_action", {
            "title": CALLS[key][self._language],
            "text": "",
            "label": label,
            "page": self._resolve("page", key),
            "url": "",
        }

    def _contact(self, block: markup.Block) -> tuple[str, Json]:
        return "contact_card", {"person": self._resolve("page", f"person:{block.lines[0]}")}

    def _hub(self, block: markup.Block) -> tuple[str, Json]:
        return "hub_card", {"hub": self._resolve("page", f"hub:{block.lines[0]}")}

    def _video(self, block: markup.Block) -> tuple[str, Json]:
        url, title = block.lines
        return "video_link", {
            "title": title,
            "url": url,
            "provider": urlsplit(url).hostname or "",
            "minutes": None,
            "transcript": "",
        }
