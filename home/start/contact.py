"""The municipality on the start page: how to reach it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.layout.sections import section_link
from core.layout.views import Link
from core.municipality import municipality
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


class ContactPartBlock(blocks.StructBlock):
    """Phone, e-mail and address of the municipality."""

    class Meta:
        icon = "mail"
        label = _("Contact the municipality")
        description = _("Phone, e-mail and address from the settings of the municipality.")


@dataclass(frozen=True, slots=True)
class ContactPart:
    """The municipality on the start page; `contacts` leads to all names and numbers."""

    kind: ClassVar[str] = "contact"
    phone: str
    phone_abroad: str
    email: str
    address: str
    contacts: Link | None


def contact_part(read: Reader, _page: PageRow, _value: Mapping[str, Any]) -> ContactPart | None:
    """Return the ways to reach the municipality; None when nobody filled them in."""
    city = municipality(read)
    words = read.language.gettext("All names and numbers")
    contacts = section_link(read, "contacts.contactspage", words)
    if not (city.phone or city.email or city.address or contacts):
        return None
    return ContactPart(city.phone, city.phone_abroad, city.email, city.address, contacts)
