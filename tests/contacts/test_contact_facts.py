"""Each fact of whom to call is shown by each printout, or stands here with the reason why not.

A new field of `ContactFacts` or `Ways` fails here and names every printout that does not show it.
"""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from contacts.confirmations import answer_view
from contacts.erasure.subject import MAILBOXES, NUMBERS
from contacts.hours.own_hours import OwnHoursView
from contacts.models import PersonPage
from contacts.models.people import PersonRow
from contacts.models.personal import PERSONAL, PUBLIC_WHEN
from contacts.open_data import all_contacts
from contacts.people import facts as people_facts
from contacts.people.appointments import current_facts
from contacts.people.facts import ContactFacts
from contacts.people.ways import WAYS, Ways
from contacts.printouts import flyer, poster, vcard
from contacts.printouts.version_code import version_of
from core.layout.json_document import to_json
from core.layout.views import PictureView
from districts.models.people import CouncilSeatRow, DistrictAppointmentRow
from districts.pages import council
from districts.pages.people import council_thing, people_view
from publishing.content.declarations import PageRow
from publishing.explain import phrases
from tests.contacts.hub_town import MON, HubTown
from tests.contacts.rendering import html

CODE = re.compile(r"(?<= )[0-9a-f]{6}(?=</p>|\r\n)")


@dataclass
class Place:
    """A district with a hub, an agent and a council in which the agent sits."""

    hubs: HubTown
    people: PageRow
    contacts: PageRow
    role: PageRow
    agent: PageRow
    other: PageRow

    def code(self) -> str:
        """Return the version code of the district."""
        return version_of(self.hubs.town.read(), self.hubs.district).code

    def page(self, page: PageRow) -> str:
        """Return the HTML of a page, but for the version code of what is printed."""
        return CODE.sub("", html(self.hubs.town, page))

    def printed(self, printout: Any, path: str) -> str:
        """Return what stands at an address, but for its version code; nothing when it is not made."""
        targets = [
            each for each in printout.plan(self.hubs.town.read()) if each.path.endswith(path)
        ]
        texts = [printout.make(self.hubs.town.read(), each).body.decode() for each in targets]
        return CODE.sub("", "".join(texts).replace("\r\n ", ""))


@pytest.fixture(scope="module")
def place() -> Place:
    hubs = HubTown(phone="14010")
    hubs.open(MON, time(9), time(12))
    town = hubs.town
    contacts = town.page("contacts.contactspage", "Contact", town.home)
    role = town.page("contacts.rolepage", "Agent", contacts)
    people = town.page(
        "districts.peoplepage", "People", hubs.district, has_council=True, council_seats=1
    )
    agent = town.person(
        "Jan de Wit",
        people,
        phone="+31101234567",
        mobile="+31612345678",
        email="noord@stad.example.nl",
        checked_on=date(2026, 11, 20),
        languages="nl",
        motivation="I listen.",
    )
    town.add(
        DistrictAppointmentRow,
        page_id=people.id,
        role_id=role.id,
        person_id=agent.id,
        note="Mon–Thu",
        starts_on=date(2025, 1, 1),
        ends_on=date(2027, 1, 1),
    )
    town.add(
        CouncilSeatRow,
        page_id=people.id,
        person_id=agent.id,
        office="chair",
        starts_on=date(2025, 1, 1),
        ends_on=date(2027, 1, 1),
    )
    other = town.person("Bo", people)
    return Place(hubs, people, contacts, role, agent, other)


def seat(place: Place) -> council.SeatView:
    """Return the seat of the agent."""
    view = people_view(place.hubs.town.read(), place.people)
    assert view.council is not None
    return view.council.seats[0]


def seat_in_html(place: Place) -> str:
    """Return the page with the council, without the cards of whom to call."""
    return place.page(place.people).partition('id="council"')[2]


def council_in_json_ld(place: Place) -> str:
    """Return what search engines are told of the council."""
    read = place.hubs.town.read()
    return json.dumps(council_thing(read, place.people, people_view(read, place.people)))


def cards_in_html(place: Place) -> str:
    """Return the page of who is who, without its council."""
    return place.page(place.people).partition('id="council"')[0]


def page_in_json(place: Place) -> str:
    """Return the cards of who is who as a program reads them."""
    return to_json(people_view(place.hubs.town.read(), place.people).contacts).decode()


def list_for_programs(place: Place) -> str:
    """Return the list of contacts as a program reads it."""
    return to_json(all_contacts(place.hubs.town.read())).decode()


def question(place: Place) -> str:
    """Return what is asked whether it is right: the ways, as the page of the person has them."""
    (facts,) = current_facts(place.hubs.town.read(), appointments(place))
    # Making a page in the usual way asks the database for its kind.
    page = PersonPage.__new__(PersonPage)
    page.__dict__.update({name: getattr(facts.ways, name) or "" for name in WAYS})
    return repr(answer_view._facts(page))


def appointments(place: Place) -> list[DistrictAppointmentRow]:
    """Return the appointment of the agent."""
    return [row for row in place.hubs.town.rows if isinstance(row, DistrictAppointmentRow)]


#: What shows somebody in a role.
PRINTOUTS: dict[str, Callable[[Place], str]] = {
    "card": cards_in_html,
    "small card": lambda place: place.page(place.hubs.district),
    "table of everybody": lambda place: place.page(place.contacts),
    "table of a role": lambda place: place.page(place.role),
    "card in JSON": page_in_json,
    "list for programs": list_for_programs,
    "flyer": lambda place: place.printed(flyer, "noord/flyer.html"),
    "flyer of everybody": lambda place: place.printed(flyer, "contact/flyer.html"),
    "poster": lambda place: place.printed(poster, "poster.html"),
    "vCard": lambda place: place.printed(vcard, ".vcf"),
    "seat": seat_in_html,
    "seat in JSON": lambda place: to_json(seat(place)).decode(),
    "council in JSON-LD": council_in_json_ld,
    "question whether it is right": question,
}
#: What the version code of a district is a digest of.
WITH_CODE = {"flyer", "poster", "vCard"}
ROOM = "there is room for who it is and how to reach them, no more"
UNNAMED = "who it is follows from the name: nothing else leads to their own page"
NAMELESS = "a name that is empty says it"
NO_LINK = "it does not lead to the page of a role"
ONE_ROLE = "the page or the row is about this role"
PLAIN = "its texts have no language of their own"
BY_CLOCK = "pages leave somebody out after their last day; it is not announced"
VCARD_ONLY = "it decides only whether there is a vCard"
VACANCY = "a table has a note for a vacancy only: who answers"
OF_SEAT = "a seat has an office and no role, and is reached through its council"
OF_PERSON = "somebody is asked about their own ways, whatever they are appointed to"

SMALL_CARD = {
    "since": ROOM,
    "until": BY_CLOCK,
    "motivation": ROOM,
    "motivation_lang": ROOM,
    "languages": ROOM,
    "office_hours": ROOM,
}
SHEET = {
    "person": UNNAMED,
    "role_url": NO_LINK,
    "vacant": NAMELESS,
    "deputy_for": ROOM,
    "since": ROOM,
    "until": BY_CLOCK,
    "motivation": ROOM,
    "motivation_lang": ROOM,
    "has_own_ways": VCARD_ONLY,
    "picture": ROOM,
    "office_hours": ROOM,
}
TABLE = {
    **{name: why for name, why in SHEET.items() if name not in ("vacant", "deputy_for")},
    "note": VACANCY,
    "note_lang": VACANCY,
    "languages": ROOM,
    "checked_on": ROOM,
}
LIST = {
    "role_lang": PLAIN,
    "until": BY_CLOCK,
    "note": ROOM,
    "note_lang": ROOM,
    "motivation": ROOM,
    "motivation_lang": ROOM,
    "has_own_ways": VCARD_ONLY,
    "languages": ROOM,
    "picture": ROOM,
    "office_hours": ROOM,
    "checked_on": ROOM,
}
SEAT = {
    "person": UNNAMED,
    **dict.fromkeys(("role", "role_url", "role_lang", "vacant", "deputy_for"), OF_SEAT),
    **dict.fromkeys(("note", "note_lang", "ways", "has_own_ways", "languages"), OF_SEAT),
    **dict.fromkeys(("picture", "office_hours", "checked_on"), ROOM),
}
FACTS = [each.name for each in fields(ContactFacts) if each.name != "ways"]
#: Printout -> fact that it does not show -> why. `ways` stands for each of them.
NOT_SHOWN: dict[str, dict[str, str]] = {
    "card": {"until": BY_CLOCK},
    "small card": SMALL_CARD,
    "table of everybody": TABLE,
    "table of a role": {
        **TABLE,
        "role": ONE_ROLE,
        "role_lang": ONE_ROLE,
    },
    "card in JSON": {"until": BY_CLOCK},
    "list for programs": LIST,
    "flyer": SHEET,
    "flyer of everybody": SHEET,
    "poster": SHEET,
    "vCard": {
        **{name: why for name, why in SHEET.items() if name not in ("person", "has_own_ways")},
        "role_lang": PLAIN,
        "note": ROOM,
        "note_lang": ROOM,
        "languages": ROOM,
    },
    "seat": {**SEAT, "until": BY_CLOCK},
    "seat in JSON": SEAT,
    "council in JSON-LD": {
        **SEAT,
        "until": BY_CLOCK,
        "motivation": ROOM,
        "motivation_lang": ROOM,
    },
    "question whether it is right": dict.fromkeys(FACTS, OF_PERSON),
}

PHOTO = PictureView("/a.webp", 1, 1, (), "5rem", "Photo of Jan", "", "")
#: Another value of what cannot be made up from its type.
SPECIAL: dict[str, Callable[[Any], Any]] = {
    "picture": lambda photo: replace(photo, url="/b.webp", alt="Jan"),
    "office_hours": lambda _hours: (OwnHoursView(("on Friday",), "Friday"),),
}
NAMES = [*FACTS, *(f"ways.{name}" for name in WAYS)]


def another(place: Place, facts: ContactFacts, name: str) -> ContactFacts:
    """Return the same facts with another value of one of them."""
    if name.startswith("ways."):
        way = name.removeprefix("ways.")
        value = "other@stad.example.nl" if way == "email" else "+31687654321"
        return replace(facts, ways=replace(facts.ways, **{way: value}))
    value = getattr(facts, name)
    new: Any
    kind = str(typing.get_type_hints(ContactFacts)[name])
    if name == "person":
        new = place.other
    elif name in SPECIAL:
        new = SPECIAL[name](value)
    elif name.endswith("_lang"):
        new = "de"
    elif "bool" in kind:
        new = not value
    elif "date" in kind:
        new = value + timedelta(days=1)
    elif "tuple" in kind:
        new = (*value, "Klingon")
    else:
        new = f"{value or ''}x"
    assert new != value, f"give {name} another value in SPECIAL"
    return replace(facts, **{name: new})


def shown(place: Place, facts: ContactFacts, patch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return all printouts, with these facts of the agent and of whoever sits in the council."""
    with patch.context() as patched:
        patched.setattr(people_facts, "_facts_of", lambda _read, _row: (facts,))
        patched.setattr(council, "person_facts", lambda *_args, **_fields: facts)
        found = {name: printout(place) for name, printout in PRINTOUTS.items()}
        return {**found, "version code": place.code()}


@pytest.fixture(scope="module")
def agent(place: Place) -> ContactFacts:
    """Return the facts of the agent, with a photo."""
    (facts,) = current_facts(place.hubs.town.read(), appointments(place))
    return replace(facts, picture=PHOTO)


@pytest.fixture(scope="module")
def before(place: Place, agent: ContactFacts) -> dict[str, str]:
    """Return all printouts as they are."""
    return shown(place, agent, pytest.MonkeyPatch())


@pytest.mark.parametrize("name", NAMES)
def test_a_fact_is_shown_by_each_printout_or_has_a_reason(
    place: Place,
    agent: ContactFacts,
    before: dict[str, str],
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    after = shown(place, another(place, agent, name), monkeypatch)
    silent = {printout for printout in PRINTOUTS if before[printout] == after[printout]}
    declared = {
        printout
        for printout, known in NOT_SHOWN.items()
        if {name, name.partition(".")[0]} & {*known}
    }
    missing, outdated = sorted(silent - declared), sorted(declared - silent)
    assert not missing, f"{name} is not shown by {', '.join(missing)}, and nobody says why"
    assert not outdated, f"{name} is shown by {', '.join(outdated)}: take it out of NOT_SHOWN"
    assert (before["version code"] != after["version code"]) == bool(WITH_CODE - silent)


def test_a_way_is_agreed_upon_asked_about_and_erased_like_the_others() -> None:
    """A number that these do not know would be public without a basis, or stay when its owner goes."""
    ways = {*WAYS}
    assert ways <= {*PERSONAL}, "no basis (contacts/models/personal.py)"
    assert ways <= {*PUBLIC_WHEN}, "public whatever its basis (contacts/models/personal.py)"
    assert ways <= {*PersonRow._fields}, "not public (contacts/models/people.py)"
    assert ways == {*NUMBERS, *MAILBOXES}, "not erased (contacts/erasure/subject.py)"
    for name in ways:
        assert (PersonRow.__name__, name) in phrases._phrases, "no phrase (contacts/phrases.py)"


def test_the_ways_of_a_role_come_first_and_the_municipality_answers_last() -> None:
    role, own = Ways(phone="14010"), Ways(phone="+31101234567", email="a@stad.example.nl")
    assert role.before(own) == Ways(phone="14010", email="a@stad.example.nl")
    assert not Ways()
    assert Ways(mobile="+31612345678")
