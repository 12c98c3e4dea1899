"""The facts of whom to call, put together once: whatever shows somebody renders these.

Cards, tables, sheets to print, vCards, lists for programs and seats of a council take their facts
from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from contacts.hours.own_hours import OwnHoursView, office_hours
from contacts.models.appointments import AppointmentRow
from contacts.models.people import PersonRow
from contacts.models.roles import RoleRow
from contacts.people.ways import Ways, ways_of
from core.fields import split_codes
from core.layout.reading import foreign, link, picture
from core.layout.views import PictureView
from core.municipality import municipality
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """Somebody in a role, or a role that nobody has now (`vacant`, then `name` is empty).

    Texts are in the language of the output where there is a translation; `…_lang` says so when not.
    """

    #: Their own page, that of the source language; None for a role that nobody has.
    person: PageRow | None
    name: str
    role: str
    role_url: str | None
    role_lang: str | None
    vacant: bool
    #: Whom this person stands in for: a name, or the role when the name is not public.
    deputy_for: str | None
    since: date | None
    #: The last day that is decided.
    until: date | None
    note: str
    note_lang: str | None
    motivation: str
    motivation_lang: str | None
    #: Those of the role first, then their own; for who has none at all, those of the municipality.
    ways: Ways
    #: Whether they can be reached without their role or the municipality: they then have a vCard.
    has_own_ways: bool
    #: Names of languages, in the language of the output.
    languages: tuple[str, ...]
    picture: PictureView | None
    #: When this person can be met, place by place.
    office_hours: tuple[OwnHoursView, ...]
    #: When somebody last checked that this is right.
    checked_on: date | None


def facts_of(read: Reader, row: AppointmentRow) -> tuple[ContactFacts, ...]:
    """Return the facts of an appointment, whatever its days: of the person and of their deputy.

    Without a person they are those of the vacancy. Somebody who is not public is left out; their
    deputy then stands in for the role.
    """
    return read.shared(_facts_of, row)


def _facts_of(read: Reader, row: AppointmentRow) -> tuple[ContactFacts, ...]:
    role = read.page(row.role_id)
    if role is None:
        return ()
    source = read.source(role)
    of_role = ways_of(row).before(ways_of(read.row(RoleRow, source.id)))
    if row.person_id is None:
        return (_vacancy(read, row, role, of_role),)
    person = person_facts(
        read,
        row.person_id,
        role=role,
        of_role=of_role,
        note=row.note,
        since=row.starts_on,
        until=row.ends_on,
    )
    shown_role = read.localised(role) or role
    deputy = person_facts(
        read,
        row.deputy_id,
        role=role,
        of_role=of_role,
        deputy_for=person.name if person else shown_role.title,
    )
    return tuple(each for each in (person, deputy) if each is not None)


def person_facts(
    read: Reader,
    person_id: int | None,
    *,
    role: PageRow | None = None,
    of_role: Ways | None = None,
    note: str = "",
    since: date | None = None,
    until: date | None = None,
    deputy_for: str | None = None,
) -> ContactFacts | None:
    """Return the facts of a person; None when that person is not public.

    `note` is in the source language, as all facts are. With `of_role`, the ways to reach whoever has
    the role, there is always somebody who answers: at last the municipality.
    """
    person = read.page(person_id)
    if person is None:
        return None
    source = read.source(person)
    facts = read.row(PersonRow, source.id)
    shown = read.localised(person) or person
    words = read.row(PersonRow, shown.id)
    role_link = link(read, role)
    own = ways_of(facts)
    ways = own if of_role is None else of_role.before(own) or ways_of(municipality(read))
    return ContactFacts(
        person=source,
        name=shown.title,
        role=role_link.text if role_link else "",
        role_url=role_link.url if role_link else None,
        role_lang=role_link.lang if role_link else None,
        vacant=False,
        deputy_for=deputy_for,
        since=since,
        until=until,
        note=note,
        note_lang=foreign(read, read.source_language) if note else None,
        motivation=words.motivation,
        motivation_lang=foreign(read, shown.language) if words.motivation else None,
        ways=ways,
        has_own_ways=bool(own),
        languages=spoken(read, facts.languages),
        picture=picture(
            read,
            facts.photo_id,
            read.language.gettext("Photo of %(name)s") % {"name": shown.title},
            sizes="5rem",
        ),
        office_hours=office_hours(read, source),
        checked_on=facts.checked_on,
    )


def _vacancy(read: Reader, row: AppointmentRow, role: PageRow, of_role: Ways) -> ContactFacts:
    """Return the facts of a role that nobody has now, with who answers until somebody has.

    That is the deputy; without one that is public it is the municipality.
    """
    role_link = link(read, role)
    deputy = person_facts(read, row.deputy_id)
    own = municipality(read)
    said = row.note
    if deputy is not None:
        said = read.language.gettext("Until then, contact %(name)s.") % {"name": deputy.name}
    elif not row.note:
        said = read.language.gettext("Until then, contact the municipality.")
    return ContactFacts(
        person=None,
        name="",
        role=role_link.text if role_link else role.title,
        role_url=role_link.url if role_link else None,
        role_lang=role_link.lang if role_link else None,
        vacant=True,
        deputy_for=None,
        since=None,
        until=None,
        note=said,
        note_lang=foreign(read, read.source_language) if said == row.note else None,
        motivation="",
        motivation_lang=None,
        ways=of_role.before(deputy.ways if deputy else ways_of(own)),
        has_own_ways=False,
        languages=deputy.languages if deputy else (),
        picture=None,
        office_hours=(),
        checked_on=None,
    )


def spoken(read: Reader, codes: str) -> tuple[str, ...]:
    """Name languages in the language of the page."""
    return tuple(read.language.language_name(code) for code in split_codes(codes))
