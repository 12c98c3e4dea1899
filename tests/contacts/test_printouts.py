"""The same facts on a vCard, a poster and a flyer, with one version code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from markupsafe import Markup

from contacts.models.hubs import HubRow
from contacts.models.people import PersonRow
from contacts.printouts import flyer, poster, vcard
from contacts.printouts.poster import PosterDay, PosterHours, poster_view
from contacts.printouts.sheet import SheetContact, qr_code
from contacts.printouts.version_code import city_version, version_of, version_text
from core.models.municipality import MunicipalityRow
from districts.models.people import DistrictAppointmentRow
from districts.pages.district import district_view
from districts.pages.people import people_view
from publishing.content.declarations import PageRow
from tests.contacts.hub_town import FRI, MON, HubTown
from tests.districts.town import MOMENT


@dataclass
class Place:
    """A district with a hub, and an agent whom one can call."""

    hubs: HubTown
    agent: PageRow

    def change(self, kind: type[Any], key: int, **fields: object) -> None:
        """Change a record, as an editor does."""
        rows = self.hubs.town.rows
        self.hubs.town.rows = [
            row._replace(**fields) if isinstance(row, kind) and row.id == key else row
            for row in rows
        ]

    def texts(self, moment: datetime = MOMENT) -> dict[str, str]:
        """Return all printouts by address."""
        found = {}
        for printout in (vcard, poster, flyer):
            read = self.hubs.town.read(moment=moment)
            for target in printout.plan(read):
                fresh = self.hubs.town.read(moment=moment)
                found[target.path] = printout.make(fresh, target).body.decode()
        return found


POSTER = "/wijken/noord/hub-noord/poster.html"
FLYER = "/wijken/noord/flyer.html"


def plain(text: str) -> str:
    """Undo the folding and the escapes of a vCard."""
    return text.replace("\r\n ", "").replace("\\,", ",")


@pytest.fixture
def place() -> Place:
    hubs = HubTown(phone="14010")
    hubs.open(MON, time(9), time(12))
    hubs.open(FRI, time(13), time(17), "appointment")
    hubs.differ(date(2026, 12, 14), date(2026, 12, 20), "closed", "holidays")
    town = hubs.town
    contacts = town.page("contacts.contactspage", "Contact", town.home)
    role = town.page("contacts.rolepage", "Agent", contacts)
    people = town.page("districts.peoplepage", "People", hubs.district)
    agent = town.person(
        "Jan, de Wit; jr.",
        people,
        phone="+31101234567",
        mobile="+31612345678",
        email="noord@stad.example.nl",
        checked_on=date(2026, 11, 20),
    )
    town.add(DistrictAppointmentRow, page_id=people.id, role_id=role.id, person_id=agent.id)
    return Place(hubs, agent)


def test_every_printout_has_its_address(place: Place) -> None:
    person = f"/wijken/noord/contact-{place.agent.id}.vcf"
    older = person.replace(".vcf", ".3.vcf")
    assert set(place.texts()) == {person, older, POSTER, FLYER, "/contact/flyer.html"}
    read = place.hubs.town.read()
    (card,) = district_view(read, place.hubs.district).contacts
    assert (card.vcard_url, card.checked_on) == (person, date(2026, 11, 20))


def test_a_vcard_says_what_the_card_says(place: Place) -> None:
    text = place.texts()[f"/wijken/noord/contact-{place.agent.id}.vcf"]
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    version = version_text(read := place.hubs.town.read(), version_of(read, place.hubs.district))
    uid = next(line for line in lines if line.startswith("UID:"))
    assert [line for line in lines if line != uid] == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//Wijkwijzer//Contacts//NL",
        "KIND:individual",
        "LANG:en",
        "FN:Jan\\, de Wit\\; jr.",
        'N;SORT-AS="Wit;,Jan":de Wit\\;;Jan;;;',
        "ORG:Stad;Noord",
        "TITLE;LANGUAGE=en:Agent",
        'TEL;VALUE=uri;TYPE="work,voice":tel:+31101234567',
        'TEL;VALUE=uri;TYPE="work,cell":tel:+31612345678',
        "EMAIL;TYPE=work:noord@stad.example.nl",
        "URL:https://stad.example.nl/wijken/noord/",
        f"SOURCE:https://stad.example.nl/wijken/noord/contact-{place.agent.id}.vcf",
        "NOTE;LANGUAGE=en:" + version.replace(",", "\\,"),
        "END:VCARD",
        "",
    ]


def test_a_vcard_in_the_older_version_says_the_same_in_its_own_way(place: Place) -> None:
    read = place.hubs.town.read()
    own = read.all(MunicipalityRow)[0]
    place.hubs.town.rows.remove(own)
    place.hubs.town.add(
        MunicipalityRow, **{**own._asdict(), "phone": "14010", "phone_abroad": "+31102671625"}
    )
    place.change(PersonRow, place.agent.id, phone="14010")
    text = place.texts()[f"/wijken/noord/contact-{place.agent.id}.3.vcf"]
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines[1] == "VERSION:3.0"
    said = [each for each in lines if each.startswith(("N:", "SORT", "TEL", "EMAIL", "SOURCE"))]
    assert said == [
        "N:de Wit\\;;Jan;;;",
        "SORT-STRING:Wit\\;",
        "TEL;TYPE=work,voice:14010",
        "TEL;TYPE=work,cell:+31612345678",
        "EMAIL;TYPE=internet,work:noord@stad.example.nl",
        "TEL;TYPE=work,voice:+31102671625",
        f"SOURCE:https://stad.example.nl/wijken/noord/contact-{place.agent.id}.3.vcf",
    ]
    newer = place.texts()[f"/wijken/noord/contact-{place.agent.id}.vcf"]
    assert 'TEL;VALUE=uri;TYPE="work,voice":tel:14010;phone-context=+31' in newer
    assert 'TEL;VALUE=uri;TYPE="work,voice":tel:+31102671625' in newer


def test_who_cannot_be_reached_or_is_not_public_has_no_vcard(place: Place) -> None:
    place.change(PersonRow, place.agent.id, phone="", mobile="", email="")
    assert not [path for path in place.texts() if path.endswith(".vcf")]
    place.change(PersonRow, place.agent.id, phone="14010")
    place.hubs.town.pages.remove(place.agent)
    texts = place.texts()
    assert not [path for path in texts if path.endswith(".vcf")]
    assert [path for path, text in texts.items() if "de Wit" in text] == []


def test_who_answers_for_a_vacancy_has_no_vcard_of_their_own(place: Place) -> None:
    town = place.hubs.town
    town.rows = [
        row._replace(person_id=None, deputy_id=place.agent.id)
        if isinstance(row, DistrictAppointmentRow)
        else row
        for row in town.rows
    ]
    assert not [path for path in place.texts() if path.endswith(".vcf")]


def test_a_poster_says_the_usual_week_and_what_differs(place: Place) -> None:
    read = place.hubs.town.read()
    view = poster_view(read, place.hubs.hub)
    closed = [PosterDay(name, "closed", ()) for name in ("Tuesday", "Wednesday", "Thursday")]
    assert view.hours == PosterHours(
        week=(
            PosterDay("Monday", "open", view.hours.week[0].periods),
            *closed,
            PosterDay("Friday", "appointment", view.hours.week[4].periods),
            PosterDay("Saturday", "closed", ()),
            PosterDay("Sunday", "closed", ()),
        ),
        rules=(),
        always="",
        explanation="",
        explanation_lang=None,
        different=view.hours.different,
        holds="These opening hours hold up to and including 31 December 2027.",
    )
    assert [len(each.periods) for each in view.hours.week] == [1, 0, 0, 0, 1, 0, 0]
    assert len(view.hours.different) == 1
    assert "14 December" in view.hours.different[0]
    assert view.phone == "14010"
    assert view.contacts == (
        SheetContact(
            name="Jan, de Wit; jr.",
            role="Agent",
            role_lang=None,
            note="",
            note_lang=None,
            phone="+31101234567",
            mobile="+31612345678",
            email="noord@stad.example.nl",
            languages=(),
        ),
    )
    # What is different begins on a day: from then on the words are others.
    assert read.valid_until == datetime(2026, 12, 13, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "text"),
    [
        ("closed", "Closed until further notice."),
        ("unknown", "The opening hours are not known yet. Call first."),
        ("regular", "The opening hours are not known yet. Call first."),
        ("appointment", "Only by appointment."),
    ],
)
def test_a_hub_without_hours_is_never_open_on_its_poster(state: str, text: str) -> None:
    hubs = HubTown(state)
    view = poster_view(hubs.town.read(), hubs.hub)
    assert (view.hours.week, view.hours.always) == ((), text)


def test_sheets_are_not_for_search_engines_and_run_nothing(place: Place) -> None:
    for path, text in place.texts().items():
        if path.endswith(".html"):
            assert '<meta name="robots" content="noindex">' in text
            assert not re.search(r"<script|<style| style=|\bon\w+=", text), path


def test_one_version_is_on_every_printout(place: Place) -> None:
    read = place.hubs.town.read()
    expected = version_text(read, version_of(read, place.hubs.district))
    assert re.fullmatch(r"Version of 20 November 2026, [0-9a-f]{6}", expected)
    path = f"/wijken/noord/contact-{place.agent.id}.vcf"
    texts = place.texts()
    assert [name for name in (POSTER, FLYER, path) if expected not in plain(texts[name])] == []
    assert district_view(read, place.hubs.district).stamp == expected


def test_the_same_facts_give_the_same_version_in_every_language_on_every_day(place: Place) -> None:
    town = place.hubs.town
    version = version_of(town.read(), place.hubs.district)
    for code, moment in (("nl", MOMENT), ("en", datetime(2026, 12, 9, 8, tzinfo=UTC))):
        assert version_of(town.read(code, moment), place.hubs.district) == version
    assert city_version(town.read()) == city_version(town.read("nl"))
    # Prose is no fact.
    place.change(HubRow, place.hubs.hub.id, introduction="Welcome")
    assert version_of(town.read(), place.hubs.district) == version


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        (HubRow, {"street": "Marktplein 2"}),
        (HubRow, {"hours_state": "uncertain"}),
        (HubRow, {"checked_on": date(2026, 11, 21)}),
        (PersonRow, {"phone": "+31101234568"}),
        (PersonRow, {"checked_on": date(2026, 11, 21)}),
    ],
)
def test_another_fact_gives_another_version(
    place: Place, row: type[Any], fields: dict[str, object]
) -> None:
    town = place.hubs.town
    before = version_of(town.read(), place.hubs.district), city_version(town.read())
    place.change(row, (place.hubs.hub if row is HubRow else place.agent).id, **fields)
    after = version_of(town.read(), place.hubs.district), city_version(town.read())
    assert all(one.code != other.code for one, other in zip(before, after, strict=True))


def test_another_period_gives_another_version(place: Place) -> None:
    before = version_of(place.hubs.town.read(), place.hubs.district)
    place.hubs.open(MON, time(13), time(14))
    assert version_of(place.hubs.town.read(), place.hubs.district).code != before.code


def test_the_people_page_offers_the_same_vcard(place: Place) -> None:
    page = next(each for each in place.hubs.town.pages if each.title == "People")
    (card,) = people_view(place.hubs.town.read(), page).contacts
    assert card.vcard_url == f"/wijken/noord/contact-{place.agent.id}.vcf"


def test_a_qr_code_is_the_same_every_time_and_has_a_quiet_edge() -> None:
    url = "https://stad.example.nl/wijken/noord/"
    drawn = qr_code(url, "QR <1>")
    qr_code.cache_clear()
    assert qr_code(url, "QR <1>") == drawn
    assert isinstance(drawn, Markup)
    size = re.match(r'<svg viewBox="0 0 (\d+) \1" class="wijk-qr">', drawn)
    # 17 modules and four more for each version, and four of quiet on either side.
    assert size is not None
    assert (int(size[1]) - 8 - 17) % 4 == 0
