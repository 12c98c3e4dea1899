"""The text of a page as HTML and as Markdown."""

from __future__ import annotations

import html
import re
from typing import Any

#: Everything that the texts of the benchmark hold.
TAG = re.compile(r"<(/?)(p|ul|li|b|a)(?: href=\"([^\"]*)\")?>")
SPECIAL = re.compile(r"([\\`*_\[\]<>#])")


def html_of(block: dict[str, Any]) -> str:
    """Return a block as our own templates write it. Raises KeyError for an unknown kind."""
    return {"heading": _heading, "rich_text": _prose, "quote": _quote}[block["kind"]](block)


def _heading(block: dict[str, Any]) -> str:
    words = html.escape(block["text"])
    return f'<h2 class="nl-heading nl-heading--level-2" id="{block["anchor"]}">{words}</h2>\n'


def _prose(block: dict[str, Any]) -> str:
    return f'<div class="wijk-prose">{block["html"]}</div>\n'


def _quote(block: dict[str, Any]) -> str:
    said, who = html.escape(block["text"]), html.escape(block["name"])
    return (
        f'<figure class="wijk-quote"><blockquote class="wijk-quote__text"><p>{said}</p>'
        f'</blockquote><figcaption class="wijk-quote__who"><strong><bdi>{who}</bdi></strong>, '
        f"{html.escape(block['role'])}</figcaption></figure>\n"
    )


def markdown_of(block: dict[str, Any]) -> str:
    """Return a block as an author of Markdown writes it. Raises KeyError for an unknown kind."""
    if block["kind"] == "heading":
        return f"## {_plain(block['text'])}"
    if block["kind"] == "quote":
        said, who, role = (_plain(block[name]) for name in ("text", "name", "role"))
        return f"> {said}\n>\n> **{who}**, {role}"
    return {"rich_text": rich_to_markdown}[block["kind"]](block["html"])


def rich_to_markdown(text: str) -> str:
    """Turn rich text into Markdown. Raises ValueError for an element that it does not know."""
    written: list[str] = []
    address = ""
    place = 0
    for tag in TAG.finditer(text):
        written.append(_plain(_checked(text[place : tag.start()])))
        place = tag.end()
        closing, name, target = tag.groups()
        if name == "b":
            written.append("**")
        elif name == "a":
            written.append(f"]({address})" if closing else "[")
            address = html.unescape(target or "")
        elif name == "li":
            written.append("\n" if closing else "- ")
        elif closing:
            written.append("\n\n" if name == "p" else "\n")
    written.append(_plain(_checked(text[place:])))
    return "".join(written).strip()


def _checked(text: str) -> str:
    if "<" in text:
        raise ValueError(f"an element without a form in Markdown: {text[:60]!r}")
    return text


def _plain(text: str) -> str:
    return SPECIAL.sub(r"\\\1", html.unescape(text))
