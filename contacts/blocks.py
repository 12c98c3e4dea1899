"""Blocks of a text that show a person or a hub, always as they are now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from contacts.people.appointments import appointment_contacts, city_appointments
from contacts.people.cards import ContactView, HubCardView, contact_view, hub_card
from contacts.people.directory import district_appointments, districts
from contacts.people.facts import person_facts
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class ContactCardBlockView:
    """The card of a person."""

    kind: ClassVar[str] = "contact_card"
    contact: ContactView


@dataclass(frozen=True, slots=True)
class HubCardBlockView:
    """The card of a hub."""

    kind: ClassVar[str] = "hub_card"
    hub: HubCardView


def contact_card_block(read: Reader, value: Any) -> ContactCardBlockView | None:
    """Show a person in the first role that they have now; nothing when they are not public."""
    return read.shared(_contact_card_block, value["person"])


def _contact_card_block(read: Reader, person_id: int) -> ContactCardBlockView | None:
    for row in city_appointments(read):
        if row.person_id == person_id:
            for card in appointment_contacts(read, [row])[:1]:
                return ContactCardBlockView(card)
    for district in districts(read):
        for found in district_appointments(read, district):
            if found.person_id == person_id:
                for card in appointment_contacts(read, [found])[:1]:
                    return ContactCardBlockView(card)
    without_role = person_facts(read, person_id)
    return ContactCardBlockView(contact_view(without_role)) if without_role else None


def hub_card_block(read: Reader, value: Any) -> HubCardBlockView | None:
    """Show a hub; nothing when it is not public."""
    page = read.page(value["hub"])
    return HubCardBlockView(hub_card(read, page)) if page is not None else None
