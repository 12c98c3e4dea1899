"""The version stamp: one code on everything that says the same facts of a district.

Who holds a sheet of paper beside the page sees by it whether the sheet still says what is so. It
follows from the facts alone: the same facts give the same stamp, in every language, on every day.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from contacts.appointments import current
from contacts.cards import person_contact
from contacts.carriers.people import district_rows
from contacts.directory import districts
from contacts.models.different_days import HolidayDecisionRow, OpeningExceptionRow
from contacts.models.hours import OpeningPeriodRow
from contacts.models.hubs import HubRow
from contacts.models.people import PersonRow
from home.municipality import municipality
from publishing.reader import Reader
from publishing.records import PageRow

HUB = "contacts.hubpage"
#: What a carrier says of a hub.
HUB_FACTS = (
    *("street", "postcode", "city", "phone", "email", "appointment_url"),
    *("hours_state", "hours_explanation"),
)
#: What of a row says where it stands and not what it says.
PLACES = ("id", "page_id", "sort_order")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Of which facts something is. `checked_on` is the latest day on which one of them was checked."""

    code: str
    checked_on: date | None


def stamp_of(read: Reader, district: PageRow) -> Stamp:
    """Give the stamp of a district (its source page): of whom to call there, and of its hubs."""
    return read.shared(_stamp, district)


def city_stamp(read: Reader) -> Stamp:
    """Give the stamp of the whole municipality: of all districts."""
    stamps = [stamp_of(read, each) for each in districts(read)]
    return _made(sorted(each.code for each in stamps), (each.checked_on for each in stamps))


def stamp_text(read: Reader, stamp: Stamp) -> str:
    """Say a stamp in the language of the output."""
    words = read.language
    if stamp.checked_on is None:
        return words.gettext("Version %(code)s") % {"code": stamp.code}
    return words.gettext("Version of %(day)s, %(code)s") % {
        "day": words.day(stamp.checked_on),
        "code": stamp.code,
    }


def _stamp(read: Reader, district: PageRow) -> Stamp:
    days: list[date | None] = []
    own = municipality(read)
    facts: list[Any] = [own.phone, own.email]
    for row in current(read, district_rows(read, district)):
        role = read.page(row.role_id)
        people = [_person(read, key, days) for key in (row.person_id, row.deputy_id)]
        facts.append([role.title if role else "", *people, row.note])
    for hub in read.children(district, HUB):
        facts.append(_hub(read, hub, days))
    return _made(facts, days)


def _person(read: Reader, key: int | None, days: list[date | None]) -> Any:
    # The card says which numbers are public.
    card = person_contact(read, key)
    page = read.page(key)
    if card is None or page is None:
        return None
    source = read.source(page)
    days.append(read.brief(PersonRow, source.id).checked_on)
    return [source.title, card.phone, card.mobile, card.email]


def _hub(read: Reader, hub: PageRow, days: list[date | None]) -> Any:
    row = read.row(HubRow, hub.id)
    days.append(row.checked_on)
    related = [
        [_said(each) for each in read.where(kind, "page_id", hub.id)]
        for kind in (OpeningPeriodRow, OpeningExceptionRow, HolidayDecisionRow)
    ]
    return [hub.title, [getattr(row, name) for name in HUB_FACTS], related]


def _said(row: Any) -> dict[str, Any]:
    return {name: value for name, value in row._asdict().items() if name not in PLACES}


def _made(facts: Any, days: Iterable[date | None]) -> Stamp:
    checked = [each for each in days if each is not None]
    last = max(checked) if checked else None
    text = json.dumps([facts, last], sort_keys=True, default=str)
    return Stamp(hashlib.blake2b(text.encode(), digest_size=3).hexdigest(), last)
