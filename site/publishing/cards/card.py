"""What the picture of a shared page says, and the list of those of a release.

The list is an output of the site: what no page is called any more is in no list, so nobody is given its
picture. A picture is named by what it says: pages that say the same share one, and it is made once.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

#: Where the list is on a site, and the pictures beside it.
LIST, FOLDER = "/share/cards.json", "/share/"
MEDIA_TYPE = "image/png"
#: Raised by one when the same words give another picture: its name is another one then.
FORM = 1
WIDTH, HEIGHT = 1200, 630
NAME = re.compile(r"[0-9a-f]{24}")


@dataclass(frozen=True, slots=True)
class Card:
    """The words and the colours (`#rrggbb`) of a picture.

    above   the place that the page is of, or nothing
    title   what the page is called
    below   what the site is called
    font    the address of the font on the site
    rtl     whether it is read from right to left
    """

    above: str
    title: str
    below: str
    language: str
    rtl: bool
    font: str
    family: str
    background: str
    ink: str
    art: str
    accent: str

    @property
    def name(self) -> str:
        """The name that what it says gives it."""
        said = json.dumps([FORM, asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.blake2b(said.encode(), digest_size=12).hexdigest()

    @property
    def url(self) -> str:
        """The address of the picture on its site."""
        return f"{FOLDER}{self.name}.png"


def written(cards: Iterable[Card]) -> bytes:
    """Write the list of the cards of a site."""
    found = {card.name: asdict(card) for card in cards}
    return json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read(body: bytes) -> Mapping[str, Card]:
    """Read a list. Raises ValueError, KeyError or TypeError for what is none of ours."""
    return {name: Card(**fields) for name, fields in json.loads(body).items()}


def name_in(path: str) -> str:
    """Return the name of the picture at an address; "" for an address of none."""
    name = path.removeprefix(FOLDER).removesuffix(".png")
    return name if NAME.fullmatch(name) and path == f"{FOLDER}{name}.png" else ""
