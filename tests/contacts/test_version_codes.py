"""The code on a printout follows from all that it shows: every field, every kind of printout.

Bytes that differ have codes that differ, what is the same has the same code, in every language.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from contacts.models.appointments import AppointmentDistrictRow, CityAppointmentRow
from contacts.models.hubs import HubRow, HubServiceRow
from contacts.models.people import PersonRow
from contacts.models.roles import RoleRow
from contacts.printouts.sheet import OF_FRAME
from contacts.printouts.version_code import city_version, version_of
from core.models.municipality import MunicipalityRow, MunicipalityTextRow
from districts.models.people import DistrictAppointmentRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.content.snapshot import Content
from publishing.registry import registry
from tests.contacts.hub_town import FRI, MON, HubTown
from tests.districts.town import MOMENT

CODE = re.compile(rb"(?<= )[0-9a-f]{6}(?=</p>|\r\n)")
#: All that is printed, and what goes into an address book.
PRINTOUTS = [each for each in registry.sites.values() if each.sheet or each.name == "vcard"]
LANGUAGES = ("en", "nl")
#: What a field can be instead, where not every value of its type will do.
FITTING: dict[str, tuple[Any, ...]] = {
    "hours_state": ("uncertain", "appointment", "closed"),
    "admission": ("call-first",),
    "weeks": ("second",),
    "state": ("uncertain",),
    "reason": ("move",),
    "decision": ("as-usual",),
    "holiday": ("christmas",),
    "holidays": ("christmas", ""),
    "weekday": (2,),
    "colour_primary": ("#00543c",),
    "colour_accent": ("#ffd100",),
    "font": ("figtree",),
    "corners": ("round",),
    "mark": ("bridges",),
    "phone": ("+31101111111", ""),
    "mobile": ("+31611111111", ""),
    "language": (),
    "service": ("forms",),
    "postcode": ("3012 ZZ",),
}
#: What makes a row another row, and not the same one with another value.
FIXED = {"id", "site_id", "settings_id", "page_id", "path", "depth", "kind", "translation_key"}
FIXED |= {"root_page_id", "cityappointment_id", "picture_id", "photo_id"}


@pytest.fixture(scope="module")
def place() -> HubTown:
    """A district with a hub, an agent with a deputy, a vacancy, somebody of the city; two languages."""
    hubs = HubTown(phone="14010", email="hub@stad.example.nl", hours_explanation="Ring the bell.")
    town = hubs.town
    hubs.open(MON, time(9), time(12))
    hubs.open(FRI, time(13), time(17), "appointment", valid_until=date(2027, 3, 1))
    hubs.open(FRI, time(13), time(17), weeks="last", service="questions")
    hubs.differ(date(2027, 2, 1), date(2027, 2, 5), "closed", "staff", note="Flu")
    hubs.differ(date(2027, 2, 8), date(2027, 2, 8), "open", "event", opens=time(9), closes=time(11))
    hubs.keep("new-year")
    hubs.decide("new-year", "closed")
    town.add(HubServiceRow, page_id=hubs.hub.id, kind="questions", label="")
    own = next(row for row in town.rows if isinstance(row, MunicipalityRow))
    town.add(MunicipalityTextRow, settings_id=own.id, language="en", site_title="Our districts")
    contacts = town.page("contacts.contactspage", "Contact", town.home)
    role = town.page("contacts.rolepage", "Agent", contacts, email="agents@stad.example.nl")
    people = town.page("districts.peoplepage", "People", hubs.district)
    ada, bo, cas = (
        town.person(
            name,
            people,
            phone=f"+3110123456{number}",
            mobile=f"+3161234567{number}",
            email=f"{name.lower()}@stad.example.nl",
            checked_on=date(2026, 11, 20 - number),
            languages="nl",
        )
        for number, name in enumerate(("Ada", "Bo", "Cas"))
    )
    for person, deputy, fields in (
        (ada.id, bo.id, {"note": "Not on Friday", "phone": "+31102222222"}),
        (None, bo.id, {}),
        (None, None, {"note": "Soon somebody new"}),
    ):
        town.add(
            DistrictAppointmentRow,
            page_id=people.id,
            role_id=role.id,
            person_id=person,
            deputy_id=deputy,
            **fields,
        )
    for_all = town.add(
        CityAppointmentRow, page_id=contacts.id, role_id=role.id, person_id=cas.id, email="a@b.nl"
    )
    town.add(
        AppointmentDistrictRow, cityappointment_id=for_all.id, districtpage_id=hubs.district.id
    )
    for page, title in (
        (town.home, "Stad"),
        (town.index, "Wijken"),
        (hubs.district, "Noord (nl)"),
        (hubs.hub, "Huis Noord"),
        (contacts, "Contact (nl)"),
        (role, "Wijkmanager"),
    ):
        town.translate(page, title)
    return hubs


def documents(content: Content, moment: datetime = MOMENT) -> dict[str, bytes]:
    """Return all printouts in all languages, by address."""
    found = {}
    for code in LANGUAGES:
        for printout in PRINTOUTS:
            for target in printout.plan(Reader(content, code, moment)):
                document = printout.make(Reader(content, code, moment), target)
                found[target.path] = document.body.replace(b"\r\n ", b"")
    return found


def split(body: bytes) -> tuple[bytes, bytes]:
    """Return the code of a printout, and the rest of it."""
    codes = CODE.findall(body)
    assert len(codes) == 1, codes
    return codes[0], CODE.sub(b"", body)


def others(row: Any) -> Iterator[tuple[str, Any]]:
    """Return each field of a row with another value."""
    hints = typing.get_type_hints(type(row))
    for name in row._fields:
        if name in FIXED:
            continue
        value = getattr(row, name)
        kind = str(hints[name])
        if name in FITTING:
            found: tuple[Any, ...] = FITTING[name]
        elif "bool" in kind:
            found = (not value,)
        elif "datetime.datetime" in kind:
            found = (MOMENT + timedelta(days=3),)
        elif "datetime.time" in kind:
            found = (time(10, 30),)
        elif "datetime.date" in kind:
            found = ((value or date(2026, 11, 23)) + timedelta(days=2), date(2026, 11, 1))
        elif "float" in kind:
            found = (51.5,)
        elif "int" in kind:
            found = ((value or 0) + 1, *((None,) if "None" in kind else ()))
        else:
            found = (f"{value}x",)
        for each in found:
            if each != value:
                yield name, each


def changed(content: Content, row: Any, name: str, value: Any) -> Content:
    """Return the same content with another value in one field of one row."""
    new = row._replace(**{name: value})
    if row == content.site:
        return Content(new, content.languages, content.tables)
    tables = {
        kind: [new if each is row else each for each in rows]
        for kind, rows in content.tables.items()
    }
    return Content(content.site, content.languages, tables)


def compare(before: dict[str, bytes], after: dict[str, bytes]) -> int:
    """Hold codes against bytes; return how many printouts differ."""
    differing = 0
    for path in before.keys() & after.keys():
        (old_code, old), (new_code, new) = split(before[path]), split(after[path])
        if old != new:
            differing += 1
            assert old_code != new_code, f"{path} shows something else with the same code"
    if before.keys() == after.keys() and not differing:
        assert before == after, "nothing that is shown differs, but the code does"
    return differing


def test_every_field_of_every_row_is_in_the_code_when_it_is_shown(place: HubTown) -> None:
    content = place.town.content()
    before = documents(content)
    assert len(before) == 18
    seen: set[tuple[str, str]] = set()
    for row in (content.site, *(row for rows in content.tables.values() for row in rows)):
        for name, value in others(row):
            try:
                after = documents(changed(content, row, name, value))
            except LookupError:
                # Its page would not be made at all.
                continue
            if compare(before, after):
                seen.add((type(row).__name__, name))
    # What came first in the complaint, and one of each kind of row that a printout shows.
    assert seen >= {
        ("RoleRow", "email"),
        ("DistrictAppointmentRow", "phone"),
        ("DistrictAppointmentRow", "email"),
        ("DistrictAppointmentRow", "note"),
        ("CityAppointmentRow", "email"),
        ("MunicipalityRow", "phone"),
        ("MunicipalityRow", "mark"),
        ("MunicipalityRow", "colour_primary"),
        ("MunicipalityTextRow", "site_title"),
        ("PageRow", "title"),
        ("PersonRow", "languages"),
        ("HubRow", "street"),
        ("HubRow", "hours_explanation"),
        ("OpeningPeriodRow", "opens"),
        ("OpeningExceptionRow", "last_day"),
        ("HolidayDecisionRow", "decision"),
        ("SiteRow", "hostname"),
    }


@pytest.mark.parametrize(("row", "name"), [(RoleRow, "email"), (DistrictAppointmentRow, "phone")])
def test_the_phone_and_mailbox_of_a_role_change_the_code_of_all_printouts(
    place: HubTown, row: type[Any], name: str
) -> None:
    content = place.town.content()
    kept = content.tables[row][0]
    before = documents(content)
    after = documents(changed(content, kept, name, "+31103333333"))
    codes = [(split(before[path])[0], split(after[path])[0]) for path in before]
    assert [path for path, (old, new) in zip(before, codes, strict=True) if old == new] == []


def test_a_translation_changes_the_code_in_every_language_and_prose_in_none(
    place: HubTown,
) -> None:
    content = place.town.content()
    dutch = next(page for page in content.tables[PageRow] if page.title == "Wijkmanager")
    english = Reader(content, "en", MOMENT)
    after = Reader(changed(content, dutch, "title", "Wijkregisseur"), "en", MOMENT)
    assert version_of(after, place.district) != version_of(english, place.district)
    row = next(each for each in content.tables[HubRow] if each.id == place.hub.id)
    prose = Reader(changed(content, row, "introduction", "Welcome"), "en", MOMENT)
    assert version_of(prose, place.district) == version_of(english, place.district)


def test_the_code_is_equal_in_all_languages(place: HubTown) -> None:
    bodies = documents(place.town.content())
    codes = {split(body)[0] for path, body in bodies.items() if "/wijken/" in path}
    assert len(codes) == 1
    both = {city_version(place.town.read(code)) for code in LANGUAGES}
    assert len(both) == 1


def test_what_passes_changes_the_code_with_the_words(place: HubTown) -> None:
    content = place.town.content()
    before = documents(content)
    # The day after New Year's Day, that the poster announced.
    assert compare(before, documents(content, datetime(2027, 1, 2, 12, tzinfo=UTC))) > 0
    # A week in which nothing begins or ends.
    assert documents(content, datetime(2026, 11, 29, 12, tzinfo=UTC)) == before


def test_the_latest_check_stands_on_all_of_them(place: HubTown) -> None:
    content = place.town.content()
    row = next(each for each in content.tables[PersonRow] if each.phone.endswith("61"))
    after = documents(changed(content, row, "checked_on", date(2026, 11, 21)))
    assert all(b"21 " in split(body)[1] for body in after.values())
    assert compare(documents(content), after) == len(after)


def test_what_of_the_frame_a_sheet_shows_is_in_its_code() -> None:
    folder = Path(__file__).resolve().parents[2] / "templates" / "printouts"
    shown = {
        name
        for path in folder.glob("*.html")
        for name in re.findall(r"\bframe\.(\w+)", path.read_text(encoding="utf-8"))
    }
    assert shown == set(OF_FRAME)
