"""The districts of a demonstration municipality, with their people."""

from __future__ import annotations

from datetime import time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from contacts.models import CityAppointment, OfficePeriod, PersonPage
from contacts.models.personal import Basis
from districts.models import (
    CouncilSeat,
    DistrictAppointment,
    DistrictPage,
    KeyFigure,
    Neighbourhood,
    PeoplePage,
)
from wijkwijzer.demo.days import day, optional_day
from wijkwijzer.demo.office_hours import OFFICE_HOURS
from wijkwijzer.demo.shapes import Text

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes import Appointment, District, Person
    from wijkwijzer.demo.shapes import CityAppointment as CityShape
    from wijkwijzer.demo.shapes_pages import Municipality
    from wijkwijzer.demo.tree import Tree

WHO_IS_WHO = Text("Wie is wie", "Who is who", "من هو من")
# Names and numbers go out of date soonest: somebody goes through them every six weeks.
PEOPLE_CHECKED_WITHIN = 45
AGREED = timedelta(days=240)


def load(tree: Tree, municipality: Municipality) -> None:
    """Add the districts and the people in them."""
    for person in municipality.people:
        add_person(tree, person, "contact")
    for district in municipality.districts:
        add_district(tree, municipality, district)
        add_who_is_who(tree, district)
        for person in district.people:
            add_person(tree, person, f"people:{district.key}")


def add_district(tree: Tree, municipality: Municipality, district: District) -> None:
    """Add a district."""
    key = f"district:{district.key}"

    def facts(page: Any) -> None:
        page.area = district.area
        page.checked_on = tree.checked(key)
        if municipality.participation_url:
            page.participation_url = f"{municipality.participation_url}/{district.key}"
        page.picture_id = tree.picture(district.picture)
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

    def prose(page: Any, language: str) -> None:
        page.picture_alt = tree.alt(district.picture, language)

    tree.add(
        key,
        DistrictPage,
        "districts",
        district.name,
        introduction=district.introduction,
        body=district.body,
        slug_in=lambda _language: district.key,
        facts=facts,
        prose=prose,
    )


def add_who_is_who(tree: Tree, district: District) -> None:
    """Add the page of the people of a district, with its appointments and its council."""
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
        facts=partial(people_facts, tree, district),
        prose=partial(council_prose, district),
    )


def people_facts(tree: Tree, district: District, page: Any) -> None:
    """Set who works for a district, and what is known about its council."""
    page.checked_on = tree.checked(f"people:{district.key}", PEOPLE_CHECKED_WITHIN)
    page.appointments = [
        DistrictAppointment(
            sort_order=number,
            deputy_id=person_number(tree, appointment.deputy),
            note=appointment.note,
            email=appointment.email,
            **terms(tree, appointment),
        )
        for number, appointment in enumerate(district.appointments)
    ]
    council = district.council
    if council is None:
        return
    page.has_council = True
    page.council_seats = len(council.members)
    page.council_email = council.email
    page.council_since = day(council.elected, tree.anchor)
    page.seats = [
        CouncilSeat(
            sort_order=number,
            person_id=person_number(tree, seat.person),
            office=seat.office,
            starts_on=day(seat.since, tree.anchor),
            ends_on=optional_day(seat.until, tree.anchor),
        )
        for number, seat in enumerate(council.members)
    ]


def council_prose(district: District, page: Any, language: str) -> None:
    """Set when the council meets, in a language."""
    if district.council:
        page.council_text = district.council.meeting.get(language)


def add_person(tree: Tree, person: Person, parent: str) -> None:
    """Add a person; in another language only when there are words to translate."""
    said = person.motivation

    def facts(page: Any) -> None:
        page.phone, page.mobile, page.email = person.phone, person.mobile, person.email
        for name in ("phone", "mobile", "email"):
            shown = bool(getattr(person, name)) and name not in person.hidden
            setattr(page, f"{name}_public", shown)
            setattr(page, f"{name}_basis", Basis.WORK if shown else "")
            setattr(page, f"{name}_basis_on", tree.anchor - AGREED if shown else None)
        page.languages = ",".join(person.languages)
        page.checked_on = tree.checked(f"person:{person.key}", PEOPLE_CHECKED_WITHIN)
        page.office_periods = office_periods(tree, person)

    def prose(page: Any, language: str) -> None:
        page.motivation = said.get(language) if said else ""

    tree.add(
        f"person:{person.key}",
        PersonPage,
        parent,
        Text(person.name, person.name if said else "", person.name if said and said.ar else ""),
        slug_in=lambda _language: person.key,
        facts=facts,
        prose=prose,
    )


def office_periods(tree: Tree, person: Person) -> list[OfficePeriod]:
    """Return when a person can be met, not saved yet."""
    return [
        OfficePeriod(
            sort_order=number,
            hub_id=tree.number(f"hub:{each.hub}"),
            weekday=each.period.weekday,
            opens=time.fromisoformat(each.period.opens),
            closes=time.fromisoformat(each.period.closes),
            admission=each.period.admission,
            weeks=each.period.weeks,
        )
        for number, each in enumerate(OFFICE_HOURS.get(person.key, ()))
    ]


def city_appointments(tree: Tree, municipality: Municipality) -> list[CityAppointment]:
    """Return the appointments for several districts, not saved yet."""
    made = []
    for number, appointment in enumerate(municipality.city_appointments):
        row = CityAppointment(sort_order=number, **terms(tree, appointment))
        row.districts = tree.districts(appointment.districts)
        made.append(row)
    return made


def terms(tree: Tree, appointment: Appointment | CityShape) -> dict[str, Any]:
    """Return the fields that every appointment has."""
    return {
        "role_id": tree.number(f"role:{appointment.role}"),
        "person_id": person_number(tree, appointment.person),
        "starts_on": day(appointment.since, tree.anchor),
        "ends_on": optional_day(appointment.until, tree.anchor),
    }


def person_number(tree: Tree, key: str) -> int | None:
    """Return the number of a person; nothing for no key, which is a vacancy."""
    return tree.number(f"person:{key}") if key else None
