"""Links in a rich text: a translation may lead elsewhere than the Dutch text, where there is a page in its language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from bs4 import BeautifulSoup

#: A link by its attributes: an address, or the number of a page or a document.
Link = tuple[tuple[str, str], ...]
#: The addresses that somebody may choose by hand.
SAFE = ("https://", "http://", "mailto:", "tel:")
KINDS = ("page", "document")


def links_in(text: str) -> list[Link]:
    """Return the links of a text in their order."""
    if "<a" not in text:
        return []
    return [_link(each.attrs) for each in BeautifulSoup(text, "html.parser").find_all("a")]


def _link(attributes: Mapping[str, object]) -> Link:
    return tuple(sorted((name, str(value)) for name, value in attributes.items()))


def own_links(dutch: str, text: str) -> dict[Link, Link]:
    """Return where a translation leads elsewhere than the Dutch text: by the Dutch link, its own.

    Those that are the same are each other's. What is left is paired in its order; none of it is when
    there is more of it on one side.
    """
    wanted, found = links_in(dutch), links_in(text)
    missing, extra = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    if missing.total() != extra.total():
        return {}
    return dict(zip(_rest(wanted, missing), _rest(found, extra), strict=True))


def _rest(links: list[Link], left: Counter[Link]) -> list[Link]:
    return [links[number] for number in sorted(_places(links, left))]


def as_in_dutch(dutch: str, text: str) -> str:
    """Return a translation with the links of the Dutch text in place of its own."""
    wanted, found = links_in(dutch), links_in(text)
    missing, extra = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    if not extra or missing.total() != extra.total():
        return text
    soup = BeautifulSoup(text, "html.parser")
    free = _rest(wanted, missing)
    own = _places(found, extra)
    for number, each in enumerate(soup.find_all("a")):
        if number in own:
            each.attrs = dict(free.pop(0))
    return str(soup)


def _places(links: list[Link], left: Counter[Link]) -> set[int]:
    left, found = left.copy(), set()
    for number in reversed(range(len(links))):
        if left[links[number]]:
            left[links[number]] -= 1
            found.add(number)
    return found


def relinked(text: str, links: Mapping[Link, Link]) -> str:
    """Return a text whose links lead elsewhere."""
    if not links or "<a" not in text:
        return text
    soup = BeautifulSoup(text, "html.parser")
    for each in soup.find_all("a"):
        new = links.get(_link(each.attrs))
        if new is not None:
            each.attrs = dict(new)
    return str(soup)


def is_safe(link: Link) -> bool:
    """Return whether a link is of a kind that the editor of rich text makes."""
    attributes = dict(link)
    if set(attributes) == {"href"}:
        return attributes["href"].startswith(SAFE)
    kind, number = attributes.get("linktype"), attributes.get("id", "")
    return set(attributes) == {"linktype", "id"} and kind in KINDS and number.isdecimal()
