"""The public view of a role: what to ask, what not, and who has it where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contacts.models.roles import RoleRow
from contacts.people.appointments import appointment_contacts, city_appointments, covered_districts
from contacts.people.cards import ContactView
from contacts.people.directory import district_contacts, districts
from core.blocks.body import block_views
from core.layout.reading import foreign, lines, link
from core.layout.views import Link
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class HoldersView:
    """Who has the role in a district; a vacancy is a card too."""

    district: Link
    contacts: tuple[ContactView, ...]


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role. `synonyms` are other names that people look for, those of the source language too.

    `also` are those that the page shows: who searches for an old name finds it.
    """

    plural: str
    what_for: tuple[str, ...]
    what_for_lang: str | None
    what_not_for: tuple[str, ...]
    what_not_for_lang: str | None
    synonyms: tuple[str, ...]
    also: tuple[str, ...]
    also_lang: str | None
    #: Who has it for the whole municipality.
    everywhere: tuple[ContactView, ...]
    districts: tuple[HoldersView, ...]
    body: tuple[Any, ...]


def role_view(read: Reader, page: PageRow) -> RoleView:
    """Make the view of a role's page."""
    source = read.source(page)
    own = read.row(RoleRow, page.id)
    facts = read.row(RoleRow, source.id)
    source_lang = foreign(read, source.language)
    return RoleView(
        plural=own.plural or page.title,
        what_for=lines(own.what_for or facts.what_for),
        what_for_lang=None if own.what_for else source_lang,
        what_not_for=lines(own.what_not_for or facts.what_not_for),
        what_not_for_lang=None if own.what_not_for else source_lang,
        synonyms=_synonyms(own.synonyms, facts.synonyms),
        also=_synonyms(own.synonyms or facts.synonyms),
        also_lang=None if own.synonyms else source_lang,
        everywhere=appointment_contacts(
            read,
            [
                row
                for row in city_appointments(read)
                if row.role_id == source.id and not covered_districts(read, row)
            ],
        ),
        districts=tuple(_holders(read, source)),
        body=block_views(read, own.body),
    )


def _holders(read: Reader, role: PageRow) -> list[HoldersView]:
    found = []
    for district in districts(read):
        district_link = link(read, district)
        contacts = district_contacts(read, district, role_id=role.id)
        if district_link is not None and contacts:
            found.append(HoldersView(district_link, contacts))
    return found


def _synonyms(*texts: str) -> tuple[str, ...]:
    names = (name.strip() for text in texts for name in text.split(","))
    return tuple(dict.fromkeys(name for name in names if name))
