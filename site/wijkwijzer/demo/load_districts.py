"""The districts of a demonstration municipality, with their people."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from contacts.models import CityAppointment, ContactsPage, PersonPage
from districts.models import (
    CouncilSeat,
    DistrictAppointment,
    DistrictPage,
    KeyFigure,
    Neighbourhood,
    PeoplePage,
)
from wijkwijzer.demo.boundary import polygon
from wijkwijzer.demo.days import day, optional_day
from wijkwijzer.demo.shapes import Text

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes import Appointment, District, Person
    from wijkwijzer.demo.shapes import CityAppointment as CityShape
    from wijkwijzer.demo.shapes_pages import Municipality
    from wijkwijzer.demo.tree import Tree

WHO_IS_WHO = Text("Wie is wie", "Who is who", "من هو من")
# Somebody goes through all districts once a month.
CHECKED = timedelta(days=12)


def load(tree: Tree, municipality: Municipality) -> None:
    """Make the districts, the people in them and their appointments."""
    new = [found for found in municipality.districts if add_district(tree, municipality, found)]
    for person in municipality.people:
        add_person(tree, person, "contact")
    for district in new:
        for person in district.people:
            add_person(tree, person, f"people:{district.key}")
    for district in new:
        appoint(tree, district)
    if not CityAppointment.objects.filter(page_id=tree.number("contact")).exists():
        for number, appointment in enumerate(municipality.city_appointments):
            appoint_for_several(tree, appointment, number)


def add_district(tree: Tree, municipality: Municipality, district: District) -> bool:
    """Add a district and its who-is-who; return whether it is new."""

    def facts(page: Any) -> None:
        page.area = district.area
        page.checked_on = tree.anchor - CHECKED
        page.boundary = polygon(municipality.boundaries[district.key])
        if municipality.participation_url:
            page.participation_url = f"{municipality.participation_url}/{district.key}"
        page.picture_id = tree.resolve("picture", district.picture) if district.picture else None
        page.neighbourhoods = [
            Neighbourhood(sort_order=number, name=place.name, cbs_code=place.code)
            for number, place in enumerate(district.neighbourhoods)
        ]
        page.key_figures = [
            KeyFigure(
                sort_order=number,
                kind=figure.kind,
                value=figure.value,
                year=figure.year,
                source=figure.source,
            )
            for number, figure in enumerate(district.figures)
        ]

    new = tree.add(
        f"district:{district.key}",
        DistrictPage,
        "districts",
        district.name,
        introduction=district.introduction,
        body=district.body,
        slug=Text(district.key, district.key),
        facts=facts,
        prose=tree.picture_alt(district.picture),
    )
    name = district.name
    tree.add(
        f"people:{district.key}",
        PeoplePage,
        f"district:{district.key}",
        WHO_IS_WHO,
        introduction=Text(
            f"De mensen die voor {name.nl} werken en hoe u hen bereikt.",
            f"The people who work for {name.en} and how to reach them.",
            f"الأشخاص الذين يعملون من أجل {name.ar} وكيفية الوصول إليهم." if name.ar else "",
        ),
        facts=partial(council_facts, tree, district),
        prose=partial(council_prose, district),
    )
    return new


def council_facts(tree: Tree, district: District, page: Any) -> None:
    """Set what is known about the council of a district."""
    page.checked_on = tree.anchor - CHECKED
    if district.council:
        page.has_council = True
        page.council_seats = len(district.council.members)
        page.council_email = district.council.email
        page.council_since = day(district.council.elected, tree.anchor)


def council_prose(district: District, page: Any, language: str) -> None:
    """Set when the council meets, in a language."""
    if district.council:
        page.council_text = district.council.meeting.get(language)


def add_person(tree: Tree, person: Person, parent: str) -> None:
    """Add a person; in another language only when there are words to translate."""
    said = person.motivation

    def facts(page: Any) -> None:
        page.phone, page.mobile, page.email = person.phone, person.mobile, person.email
        page.languages = ",".join(person.languages)
        page.checked_on = tree.anchor - CHECKED

    def prose(page: Any, language: str) -> None:
        page.motivation = said.get(language) if said else ""

    tree.add(
        f"person:{person.key}",
        PersonPage,
        parent,
        Text(person.name, person.name if said else "", person.name if said and said.ar else ""),
        slug=Text(person.key, person.key),
        facts=facts,
        prose=prose,
    )


def terms(tree: Tree, appointment: Appointment | CityShape) -> dict[str, Any]:
    """Return the fields that every appointment has."""
    return {
        "role_id": tree.number(f"role:{appointment.role}"),
        "person_id": tree.number(f"person:{appointment.person}") if appointment.person else None,
        "starts_on": day(appointment.since, tree.anchor),
        "ends_on": optional_day(appointment.until, tree.anchor),
    }


def appoint(tree: Tree, district: District) -> None:
    """Make the appointments in a district and the seats of its council."""
    page = tree.number(f"people:{district.key}")
    DistrictAppointment.objects.bulk_create(
        DistrictAppointment(
            page_id=page,
            sort_order=number,
            deputy_id=tree.number(f"person:{appointment.deputy}") if appointment.deputy else None,
            note=appointment.note,
            **terms(tree, appointment),
        )
        for number, appointment in enumerate(district.appointments)
    )
    if district.council:
        CouncilSeat.objects.bulk_create(
            CouncilSeat(
                page_id=page,
                sort_order=number,
                person_id=tree.number(f"person:{seat.person}") if seat.person else None,
                office=seat.office,
                starts_on=day(seat.since, tree.anchor),
                ends_on=optional_day(seat.until, tree.anchor),
            )
            for number, seat in enumerate(district.council.members)
        )


def appoint_for_several(tree: Tree, appointment: CityShape, number: int) -> None:
    """Make an appointment for several districts."""
    made = CityAppointment(
        page=ContactsPage.objects.get(pk=tree.number("contact")),
        sort_order=number,
        **terms(tree, appointment),
    )
    made.districts = tree.districts(appointment.districts)
    made.save()
