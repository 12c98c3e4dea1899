"""How the demonstration content writes down people, and makes records of them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wijkwijzer.demo.shapes import Person, Seat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wijkwijzer.demo.shapes import Text


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a council."""

    name: str
    office: str = "member"
    motivation: Text | None = None


VACANT = Member("")


def person_key(name: str) -> str:
    """Return the key of a person: the name in lower case, without accents."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def members(names: Sequence[str]) -> tuple[Member, ...]:
    """Return members without more than a name; the first is the chair, an empty one is vacant."""
    return tuple(
        Member(name, "chair" if number == 0 else "member") if name else VACANT
        for number, name in enumerate(names)
    )


def seats(council: Sequence[Member]) -> tuple[Seat, ...]:
    """Return the seats of a council."""
    return tuple(
        Seat(person_key(member.name), member.office) if member.name else Seat()
        for member in council
    )


def people(council: Sequence[Member]) -> tuple[Person, ...]:
    """Return the persons in a council. They have no numbers: a council has one mailbox."""
    return tuple(
        Person(person_key(member.name), member.name, motivation=member.motivation)
        for member in council
        if member.name
    )


def mobile(number: int) -> str:
    """Return a mobile number from a series that reaches nobody."""
    return f"+316000{number:05d}"
