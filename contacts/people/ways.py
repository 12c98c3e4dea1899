"""How somebody in a role is reached: through the role first, then as a person, then through the city."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from contacts.models.roles import RoleRow
from contacts.people.cards import ContactView
from core.municipality import municipality
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


class Ways(NamedTuple):
    """Number and mailbox of a role: whoever has it answers."""

    phone: str
    email: str


def ways_of_role(read: Reader, role: PageRow, phone: str, email: str) -> Ways:
    """Return those of an appointment; without a mailbox there, that of the role."""
    return Ways(phone, email or read.row(RoleRow, read.source(role).id).email)


def with_role(card: ContactView, ways: Ways) -> ContactView:
    """Put the mailbox and number of a role in the place of those of whoever has it now."""
    return replace(card, phone=ways.phone or card.phone, email=ways.email or card.email)


def reachable(read: Reader, card: ContactView) -> ContactView:
    """Let the municipality answer for somebody of whom nothing may be shown."""
    if card.phone or card.mobile or card.email:
        return card
    own = municipality(read)
    return replace(card, phone=own.phone or None, email=own.email or None)
