"""The districts of Hilversum, put together from their names, introductions and people."""

from __future__ import annotations

from wijkwijzer.demo.hilversum_introductions import INTRODUCTIONS, THEMES
from wijkwijzer.demo.hilversum_neighbourhoods import DISTRICTS as PLACES
from wijkwijzer.demo.hilversum_people import COORDINATORS
from wijkwijzer.demo.people import mobile, person_key
from wijkwijzer.demo.shapes import (
    Appointment,
    District,
    Figure,
    Neighbourhood,
    Person,
    Text,
)

ARABIC_NAMES = {
    "centrum": "سنتروم",
    "oost": "أوست",
    "zuid": "زاود",
}
PICTURES = {
    "centrum": "h-street",
    "noordwest": "h-town-hall",
    "zuidwest": "h-harbour",
    "zuid": "h-gardens",
    "zuidoost": "h-heath",
    "oost": "h-station",
    "noordoost": "h-flats",
    "hilversumse-meent": "h-village",
}


def coordinator(key: str, number: int) -> tuple[tuple[Appointment, ...], tuple[Person, ...]]:
    """Return who is coordinator; in Zuidoost nobody is now, and a successor starts in six weeks."""
    mailbox = f"buurtcoordinator.{key}@example.nl"
    if key == "zuidoost":
        successor = Person(
            person_key("Bibi Rozema"),
            "Bibi Rozema",
            mobile=mobile(310),
            languages=("nl", "en"),
        )
        deputy = person_key(COORDINATORS["zuid"][0])
        vacant = Appointment("buurtcoordinator", deputy=deputy, since=-30, until=41, email=mailbox)
        planned = Appointment("buurtcoordinator", successor.key, since=42, email=mailbox)
        return (vacant, planned), (successor,)
    name, languages, days, said = COORDINATORS[key]
    person = Person(
        person_key(name),
        name,
        mobile=mobile(300 + number),
        languages=tuple(languages.split()),
        motivation=said,
    )
    since = -1100 + 90 * number
    appointment = Appointment("buurtcoordinator", person.key, since=since, note=days, email=mailbox)
    return (appointment,), (person,)


def body(key: str) -> Text:
    """Return what a district works on this year."""
    themes = THEMES[key]
    hub = f"\n\n@hub buurtpunt-{key}" if key not in {"noordwest", "zuidwest", "zuidoost"} else ""
    return Text(
        f"""## Thema’s van dit jaar

Op de wijkbijeenkomst kozen bewoners waar zij samen met de gemeente aan willen werken.

{bullets([theme.nl for theme in themes])}

Wilt u meedoen of hebt u een ander idee? Bel de buurtcoördinator. Op de pagina [Meedoen](page:taking-part) leest u hoe het wijkbudget werkt.{hub}""",
        f"""## Themes of this year

At the district meeting residents chose what they want to work on together with the municipality.

{bullets([theme.en for theme in themes])}

Would you like to join in, or do you have another idea? Call the neighbourhood coordinator. The page [Taking part](page:taking-part) explains the district budget.{hub}""",
        f"""## موضوعات هذا العام

اختار السكان في اجتماع الحي ما يريدون العمل عليه مع البلدية.

{bullets([theme.ar for theme in themes])}

تريد المشاركة أو لديك فكرة أخرى؟ اتصل بمنسق الأحياء. وتقرأ في صفحة [المشاركة](page:taking-part) كيف تعمل ميزانية الحي.{hub}"""
        if key in ARABIC_NAMES
        else "",
    )


def bullets(lines: list[str]) -> str:
    """Return lines as a list."""
    return "\n".join(f"- {line}" for line in lines)


def district(key: str, number: int) -> District:
    """Return one district."""
    name, figures, places = PLACES[key]
    appointments, persons = coordinator(key, number)
    kinds = ("inhabitants", "homes", "area")
    return District(
        key=key,
        name=Text(name, name, ARABIC_NAMES.get(key, "")),
        neighbourhoods=tuple(Neighbourhood(*place) for place in places),
        introduction=INTRODUCTIONS[key],
        appointments=appointments,
        people=persons,
        figures=tuple(Figure(kind, value) for kind, value in zip(kinds, figures, strict=True)),
        body=body(key),
        picture=PICTURES[key],
    )


DISTRICTS: tuple[District, ...] = tuple(
    district(key, number) for number, key in enumerate(PLACES, start=1)
)
