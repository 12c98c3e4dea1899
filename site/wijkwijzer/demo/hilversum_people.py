"""The invented people of Hilversum: a coordinator for each district, and those with several."""

from __future__ import annotations

from wijkwijzer.demo.people import mobile, person_key
from wijkwijzer.demo.shapes import CityAppointment, Person, Text

# Name, languages, days of the week, and what they say about their work.
COORDINATORS: dict[str, tuple[str, str, str, Text]] = {
    "centrum": (
        "Roos Wittebrood",
        "nl en",
        "Ma, di en do",
        Text(
            "Ik begin de dag op de markt. Daar hoor ik alles.",
            "I start the day at the market. That is where I hear everything.",
            "أبدأ يومي في السوق، فهناك أسمع كل شيء.",
        ),
    ),
    "noordwest": (
        "Casper Aalbersberg",
        "nl en de",
        "Di t/m vr",
        Text(
            "Een gesprek op de stoep lost meer op dan een brief.",
            "A talk on the pavement solves more than a letter.",
        ),
    ),
    "zuidwest": (
        "Naïma Oulad",
        "nl en ar",
        "Ma t/m do",
        Text(
            "Ik breng mensen bij elkaar die in dezelfde straat wonen en elkaar niet kennen.",
            "I bring people together who live in the same street and do not know each other.",
        ),
    ),
    "zuid": (
        "Steven Kortekaas",
        "nl en",
        "Ma, wo en do",
        Text(
            "Van elke vraag maak ik een afspraak, met een datum.",
            "I turn every question into an agreement, with a date.",
            "أحوّل كل سؤال إلى اتفاق له تاريخ.",
        ),
    ),
    "oost": (
        "Derya Altınok",
        "nl en tr",
        "Ma t/m vr",
        Text(
            "In Oost kookt iedereen anders, maar aan tafel wordt alles besproken.",
            "In Oost everyone cooks differently, but everything is discussed at the table.",
            "في أوست يطبخ كلٌّ بطريقته، لكن كل شيء يُناقش على المائدة.",
        ),
    ),
    "noordoost": (
        "Jesse Langerak",
        "nl en",
        "Di, wo en vr",
        Text(
            "Ik loop elke vrijdag een ronde. Loop gerust mee.",
            "I walk a round every Friday. Feel free to join me.",
        ),
    ),
    "hilversumse-meent": (
        "Hetty Zandstra",
        "nl en fr",
        "Wo en do",
        Text(
            "De Meent heeft veel ideeën. Ik zoek de mensen en het geld erbij.",
            "De Meent has many ideas. I find the people and the money.",
        ),
    ),
}
ALDERMEN: tuple[tuple[str, tuple[str, ...], Text], ...] = (
    (
        "Annemiek Ruiterkamp",
        ("centrum", "noordwest", "hilversumse-meent"),
        Text(
            "Twee keer per jaar loop ik met bewoners door hun wijk. Wat we afspreken, komt op deze site.",
            "Twice a year I walk through the district with residents. What we agree appears on this site.",
            "أتجول مع السكان في حيهم مرتين في السنة، وما نتفق عليه يُنشر على هذا الموقع.",
        ),
    ),
    (
        "Youssef el Mansouri",
        ("oost", "noordoost"),
        Text(
            "Ik ben opgegroeid in een flat in Oost. Ik weet wat een goede buurvrouw waard is.",
            "I grew up in a flat in Oost. I know what a good neighbour is worth.",
            "نشأت في شقة في أوست، وأعرف قيمة الجار الطيب.",
        ),
    ),
    (
        "Pieter-Bas Lammerts",
        ("zuid", "zuidoost", "zuidwest"),
        Text(
            "Zeg liever vandaag dat iets niet kan, dan volgend jaar.",
            "Better to say today that something is not possible than next year.",
            "الأفضل أن نقول اليوم إن أمرًا ما غير ممكن من أن نقوله في العام المقبل.",
        ),
    ),
)
ADVISERS: tuple[tuple[str, str], ...] = (
    ("Mirella Fonseca", "nl en pt"),
    ("Gerrit Haanappel", "nl en"),
)

PEOPLE: tuple[Person, ...] = (
    *(
        Person(
            person_key(name),
            name,
            phone="14035",
            email=f"wethouder.{number}.hilversum@example.nl",
            languages=("nl", "en"),
            motivation=said,
        )
        for number, (name, _districts, said) in enumerate(ALDERMEN, start=1)
    ),
    *(
        Person(
            person_key(name),
            name,
            mobile=mobile(350 + number),
            email="buurtdeals.hilversum@example.nl",
            languages=tuple(languages.split()),
        )
        for number, (name, languages) in enumerate(ADVISERS, start=1)
    ),
)

APPOINTMENTS: tuple[CityAppointment, ...] = (
    *(
        CityAppointment("wijkwethouder", person_key(name), districts, since=-170)
        for name, districts, _said in ALDERMEN
    ),
    *(
        CityAppointment("adviseur-buurtdeals", person_key(name), since=-600)
        for name, _languages in ADVISERS
    ),
)
