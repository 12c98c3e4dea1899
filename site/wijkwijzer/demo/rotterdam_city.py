"""The invented people of Rotterdam who work for several districts."""

from __future__ import annotations

from wijkwijzer.demo.people import mobile, person_key
from wijkwijzer.demo.rotterdam_neighbourhoods import DISTRICTS
from wijkwijzer.demo.shapes import CityAppointment, Person, Text

# Each alderman and each connector has parts of town; together they cover all of them.
NORTH = ("Centrum", "Noord", "Hillegersberg-Schiebroek", "Kralingen-Crooswijk")
WEST = ("Delfshaven", "Overschie", "Hoek van Holland", "Rozenburg")
EAST = ("Prins Alexander", "IJsselmonde")
SOUTH = ("Feijenoord", "Charlois", "Hoogvliet", "Pernis")

ALDERMEN: tuple[tuple[str, tuple[str, ...], str, Text], ...] = (
    (
        "Marloes van Wijngaerden",
        NORTH,
        "nl en",
        Text(
            "Ik begin elk wijkbezoek met een rondje lopen. Wat u mij laat zien, onthoud ik beter dan een nota.",
            "I start every district visit with a walk. I remember what you show me better than any memo.",
            "أبدأ كل زيارة بجولة على الأقدام، فما تُرونني إياه أتذكره أكثر من أي مذكرة.",
        ),
    ),
    (
        "Achraf Benhaddou",
        WEST,
        "nl en ar",
        Text(
            "Een plan is pas af als bewoners er hun eigen straat in herkennen.",
            "A plan is only finished when residents recognise their own street in it.",
            "لا تكتمل الخطة إلا عندما يتعرّف السكان فيها على شارعهم.",
        ),
    ),
    (
        "Thijs Hoogerwerff",
        EAST,
        "nl en de",
        Text(
            "Afspraken met de wijk zet ik op papier, met een datum erbij.",
            "I put agreements with a district on paper, with a date.",
            "أدوّن الاتفاقات مع الحي على الورق مع تاريخ محدد.",
        ),
    ),
    (
        "Sharmila Ramdien",
        SOUTH,
        "nl en hi",
        Text(
            "Op Zuid ligt veel talent. Mijn taak is deuren openen.",
            "There is a lot of talent on the south bank. My job is to open doors.",
            "في جنوب المدينة مواهب كثيرة، ومهمتي أن أفتح الأبواب.",
        ),
    ),
)
CONNECTORS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Elif Sağlam", NORTH, "nl en tr"),
    ("Dominique Pieters", WEST, "nl en fr pap"),
    ("Wouter Klaassen", EAST, "nl en"),
    ("Fernanda Monteiro", SOUTH, "nl en pt es"),
)


def districts_in(areas: tuple[str, ...]) -> tuple[str, ...]:
    """Return the districts of parts of town."""
    return tuple(key for key, (_name, area, _places) in DISTRICTS.items() if area in areas)


PEOPLE: tuple[Person, ...] = (
    *(
        Person(
            person_key(name),
            name,
            phone="14010",
            email=f"wethouder.{number}.rotterdam@example.nl",
            languages=tuple(languages.split()),
            motivation=motivation,
        )
        for number, (name, _areas, languages, motivation) in enumerate(ALDERMEN, start=1)
    ),
    *(
        Person(
            person_key(name),
            name,
            mobile=mobile(100 + number),
            email=f"wijknetwerker.{number}.rotterdam@example.nl",
            languages=tuple(languages.split()),
        )
        for number, (name, _areas, languages) in enumerate(CONNECTORS, start=1)
    ),
)

APPOINTMENTS: tuple[CityAppointment, ...] = (
    *(
        CityAppointment("wijkwethouder", person_key(name), districts_in(areas), since=-150)
        for name, areas, _languages, _motivation in ALDERMEN
    ),
    *(
        CityAppointment("wijknetwerker", person_key(name), districts_in(areas), since=-500)
        for name, areas, _languages in CONNECTORS
    ),
)
