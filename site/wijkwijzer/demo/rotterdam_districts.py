"""The districts of Rotterdam, put together from their names, introductions and people."""

from __future__ import annotations

from wijkwijzer.demo import people
from wijkwijzer.demo.people import Member, mobile, person_key
from wijkwijzer.demo.rotterdam_bodies import BODIES
from wijkwijzer.demo.rotterdam_council_names import NAMES
from wijkwijzer.demo.rotterdam_councils_1 import COUNCILS as COUNCILS_1
from wijkwijzer.demo.rotterdam_councils_2 import COUNCILS as COUNCILS_2
from wijkwijzer.demo.rotterdam_councils_3 import COUNCILS as COUNCILS_3
from wijkwijzer.demo.rotterdam_introductions_1 import INTRODUCTIONS as INTRODUCTIONS_1
from wijkwijzer.demo.rotterdam_introductions_2 import INTRODUCTIONS as INTRODUCTIONS_2
from wijkwijzer.demo.rotterdam_managers import MANAGERS
from wijkwijzer.demo.rotterdam_neighbourhoods import DISTRICTS as PLACES
from wijkwijzer.demo.shapes import (
    Appointment,
    Council,
    District,
    Figure,
    Neighbourhood,
    Person,
    Text,
)

INTRODUCTIONS = {**INTRODUCTIONS_1, **INTRODUCTIONS_2}
COUNCILS = {
    **COUNCILS_1,
    **COUNCILS_2,
    **COUNCILS_3,
    **{key: people.members(names) for key, names in NAMES.items()},
}
# Names in Arabic letters for the sample; the introductions have the Latin names with them.
ARABIC_NAMES = {
    "afrikaanderwijk": "أفريكاندرفايك",
    "beverwaard": "بيفرفارد",
    "delfshaven-schiemond": "ديلفسهافن وسخيموند",
    "rozenburg": "روزنبورخ",
}
# CBS 85984NED, 2024, where the district is one district of CBS: inhabitants, homes, hectares of land.
FIGURES = {
    "hoek-van-holland": (10_565, 5_914, 1_419),
    "hoogvliet": (36_180, 16_462, 936),
    "overschie": (20_205, 9_097, 1_642),
    "pernis": (4_965, 2_288, 158),
    "rozenburg": (12_605, 5_856, 452),
}
PICTURES = {
    "afrikaanderwijk": "r-market",
    "beverwaard": "r-square",
    "bospolder-spangen-tussendijken": "r-street",
    "cool-scheepvaartkwartier-stadsdriehoek": "r-skyline",
    "delfshaven-schiemond": "r-harbour",
    "entrepot-noordereiland": "r-bridge",
    "feijenoord": "r-bridge",
    "hoek-van-holland": "r-beach",
    "hoogvliet": "r-park",
    "katendrecht-wilhelminapier": "r-skyline",
    "kralingen": "r-park",
    "lombardijen": "r-flats",
    "ommoord": "r-flats",
    "rozenburg": "r-polder",
    "vreewijk": "r-gardens",
}
# The day and the place of a council's meeting turn through the year's evenings.
EVENINGS = (
    ("eerste dinsdag", "first Tuesday", "أول ثلاثاء"),
    ("tweede woensdag", "second Wednesday", "ثاني أربعاء"),
    ("tweede donderdag", "second Thursday", "ثاني خميس"),
    ("derde maandag", "third Monday", "ثالث اثنين"),
)


def manager(key: str, number: int) -> tuple[tuple[Appointment, ...], tuple[Person, ...]]:
    """Return who is district manager, from when until when."""
    if key not in MANAGERS:
        deputy = person_key(MANAGERS["oud-charlois-wielewaal"][0])
        return (Appointment("wijkmanager", deputy=deputy, since=-45),), ()
    persons = [person(*MANAGERS[key], key, number)]
    until = None
    mailbox = f"wijkmanager.{key}@example.nl"
    if key == "overschie":
        persons.append(person("Leyla Yıldırım", "nl en tr", key, number + 50))
        until = 30
    appointments = [
        Appointment(
            "wijkmanager", persons[0].key, since=-900 + 7 * number, until=until, email=mailbox
        )
    ]
    if key == "overschie":
        appointments.append(Appointment("wijkmanager", persons[1].key, since=31, email=mailbox))
    return tuple(appointments), tuple(persons)


def person(name: str, languages: str, district: str, number: int) -> Person:
    """Return a district manager."""
    return Person(
        person_key(name),
        name,
        mobile=mobile(number),
        languages=tuple(languages.split()),
        # A telephone of their own: only the mailbox of the role is shown.
        hidden=("mobile",) if district == "crooswijk" else (),
    )


def council(key: str, number: int, members: tuple[Member, ...]) -> Council:
    """Return a council with its evening."""
    nl, en, ar = EVENINGS[number % len(EVENINGS)]
    return Council(
        email=f"wijkraad.{key}@example.nl",
        meeting=Text(
            f"De raad vergadert elke {nl} van de maand om 19.30 uur. U bent welkom. Wilt u iets zeggen? Mail dan voor 12.00 uur op die dag.",
            f"The council meets every {en} of the month at 19:30. You are welcome. Would you like to speak? Then e-mail before 12 noon that day.",
            f"يجتمع المجلس كل {ar} من الشهر الساعة 19:30، وأنت مرحَّب بك. تريد أن تتكلم؟ أرسل بريدًا إلكترونيًا قبل الساعة 12:00 في ذلك اليوم.",
        ),
        members=people.seats(members),
    )


def district(key: str, number: int) -> District:
    """Return one district."""
    name, area, places = PLACES[key]
    appointments, persons = manager(key, number)
    return District(
        key=key,
        name=Text(name, name, ARABIC_NAMES.get(key, "")),
        neighbourhoods=tuple(Neighbourhood(*place) for place in places),
        introduction=INTRODUCTIONS[key],
        appointments=appointments,
        people=(*persons, *people.people(COUNCILS[key])),
        area=area,
        figures=tuple(
            Figure(kind, value)
            for kind, value in zip(
                ("inhabitants", "homes", "area"), FIGURES.get(key, ()), strict=False
            )
        ),
        body=BODIES.get(key),
        picture=PICTURES.get(key, ""),
        council=council(key, number, COUNCILS[key]),
    )


DISTRICTS: tuple[District, ...] = tuple(
    district(key, number) for number, key in enumerate(PLACES, start=1)
)
