"""Whom to call, on the start page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from contacts.people.appointments import appointment_contacts, city_appointments
from contacts.people.cards import ContactView
from core.blocks.start_parts import ActionView, TaskView
from core.layout.sections import section_link
from core.layout.views import Link
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

CONTACTS = "contacts.contactspage"


class PeoplePartBlock(blocks.StructBlock):
    """The people who work for the whole municipality."""

    class Meta:
        icon = "group"
        label = _("Whom to call")
        description = _("The people who work for the whole municipality.")


@dataclass(frozen=True, slots=True)
class PeoplePart:
    """Who can be called for the whole municipality, on the start page."""

    kind: ClassVar[str] = "people"
    people: tuple[ContactView, ...]
    contacts: Link | None


def people_part(read: Reader, _page: PageRow, _value: Mapping[str, Any]) -> PeoplePart | None:
    """Show who can be called today; None when nobody is there for the whole municipality."""
    people = appointment_contacts(read, city_appointments(read))
    if not people:
        return None
    words = read.language.gettext("All names and numbers")
    return PeoplePart(people, section_link(read, CONTACTS, words))


def whom_to_call(read: Reader) -> TaskView | None:
    """Lead to all names and numbers."""
    words = read.language
    found = section_link(read, CONTACTS)
    if found is None:
        return None
    text = words.gettext("The people who work for your district, with phone and e-mail.")
    return TaskView("phone", words.gettext("Who can I call?"), text, found.url)


def call_button(read: Reader) -> ActionView | None:
    """Lead to all names and numbers, on top of the page."""
    found = section_link(read, CONTACTS, read.language.gettext("Who can I call?"))
    return ActionView("phone", found.text, found.url) if found else None
