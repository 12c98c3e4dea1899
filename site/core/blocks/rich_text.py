"""Rich text: from what the editor stored to HTML, with links that ask the Reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import zip_longest
from typing import Any

from markupsafe import Markup, escape
from wagtail.rich_text.rewriters import LinkRewriter, MultiRuleRewriter
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url

from core.blocks.rich_text_fast_path import clean_already
from core.from_outside import whole_number
from core.layout.breaking import with_breaks
from core.models.media import DocumentRow
from publishing.build.media import stored_file
from publishing.content.reader import Reader

Rule = Callable[[Mapping[str, str]], str]


#: Elements that stay, without any attribute. Wagtail's cleaner needs its own root element.
HARMLESS = (
    "[document]",
    "p",
    "br",
    "b",
    "strong",
    "i",
    "em",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "h4",
    "hr",
    "sub",
    "sup",
    "blockquote",
)


def checked_address(address: str) -> str | None:
    """Return an address that a text may link to; None for a script, or another site in disguise."""
    found: str | None = check_url(address)
    # `//other.example` looks like a page of this site and is none.
    return None if found is None or found.lstrip().startswith(("//", "\\", "/\\")) else found


_own_link = attribute_rule({"linktype": True, "id": True})
_other_link = attribute_rule({"href": checked_address})


def link_rule(tag: Any) -> None:
    """Keep of a link to our own pages and documents what they are, of another its address."""
    rule = _own_link if tag.get("linktype") in ("page", "document") else _other_link
    rule(tag)


class PublicWhitelister(Whitelister):
    """Lets only harmless markup through, whatever way it came into the database."""

    element_rules = {**dict.fromkeys(HARMLESS, allow_without_attributes), "a": link_rule}


def rich_text(read: Reader, stored: str) -> Markup:
    """Turn stored rich text into safe HTML. A link to what is not public becomes plain text."""
    parts = clean_already(stored, checked_address)
    if parts is not None:
        links = (_page_link(read, {"id": each}) for each in parts[1::2])
        html = "".join(
            each for pair in zip_longest(parts[::2], links, fillvalue="") for each in pair
        )
        # Nothing but the elements and addresses that the long way leaves as they are.
        return Markup(with_breaks(_without_dead_links(html)))  # noqa: S704
    clean = PublicWhitelister().clean(stored)
    rewriter = MultiRuleRewriter(
        [
            LinkRewriter(
                {
                    "page": lambda attributes: _page_link(read, attributes),
                    "document": lambda attributes: _document_link(read, attributes),
                }
            )
        ]
    )
    # Cleaned above, and the links are our own.
    return Markup(with_breaks(_without_dead_links(rewriter(clean))))  # noqa: S704


def _page_link(read: Reader, attributes: Mapping[str, str]) -> str:
    page = read.localised(read.page(whole_number(attributes.get("id", ""))))
    if page is None:
        return DEAD
    foreign = "" if page.language == read.code else f' hreflang="{page.language}"'
    return f'<a href="{escape(read.address(page))}"{foreign}>'


def _document_link(read: Reader, attributes: Mapping[str, str]) -> str:
    document = read.get(DocumentRow, whole_number(attributes.get("id", "")))
    file = document and stored_file(read, document.file, "documents", document.title)
    return f'<a href="{escape(file.url)}">' if file else DEAD


#: Stands for the start of a link that leads nowhere, until its end is found.
DEAD = "<a>"


def _without_dead_links(html: str) -> str:
    """Take away links without an address, keep their text."""
    parts = html.split(DEAD)
    kept = [parts[0]]
    for part in parts[1:]:
        text, _end, rest = part.partition("</a>")
        kept.append(text + rest)
    return "".join(kept)
