"""The card of a person in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from contacts.people.appointments import appointment_contacts, city_appointments
from contacts.people.cards import ContactView, contact_view
from contacts.people.directory import district_appointments, districts
from contacts.people.facts import person_facts
from core.blocks.block_types import BlockType, register
from publishing.content.reader import Reader


class ContactCardBlock(blocks.StructBlock):
    """The card of a person; their details come from the person's own record."""

    person = blocks.PageChooserBlock(label=_("Person"), page_type="contacts.PersonPage")

    class Meta:
        icon = "user"
        label = _("Contact card")
        description = _("Shows somebody's name, phone and e-mail, always as they are now.")


@dataclass(frozen=True, slots=True)
class ContactCardBlockView:
    """The card of a person, in the language of the reader."""

    kind: ClassVar[str] = "contact_card"
    in_readers_language: ClassVar[bool] = True
    contact: ContactView


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


register(BlockType(name="contact_card", block=ContactCardBlock, view=contact_card_block, place=100))
