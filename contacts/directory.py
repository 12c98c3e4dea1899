"""The directory: everybody with a role, district by district.

Who has a role in one district is stored by the app that knows districts. That app hands in a
function here, so that this app need not import it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from contacts.appointments import AppointmentRow
from publishing.reader import Reader
from publishing.records import PageRow

#: Gives the appointments of a district; the page is that of the source language.
Provider = Callable[[Reader, PageRow], Iterable[AppointmentRow]]
PROVIDERS: list[Provider] = []

DISTRICT_INDEX = "districts.districtindexpage"
DISTRICT = "districts.districtpage"


def provide_appointments(provider: Provider) -> Provider:
    """Register a function that gives appointments of a district. Usable as a decorator."""
    if provider not in PROVIDERS:
        PROVIDERS.append(provider)
    return provider


def districts(read: Reader) -> tuple[PageRow, ...]:
    """Give all districts as source pages, sorted by their name in the language of the output."""
    home = read.source(read.home())
    found = [
        page
        for index in read.children(home, DISTRICT_INDEX)
        for page in read.children(index, DISTRICT)
    ]
    return tuple(sorted(found, key=lambda page: _sort_key(read, page)))


def district_appointments(read: Reader, district: PageRow) -> tuple[AppointmentRow, ...]:
    """Give the appointments of one district, as all providers know them."""
    source = read.source(district)
    return tuple(row for provider in PROVIDERS for row in provider(read, source))


def _sort_key(read: Reader, page: PageRow) -> tuple[str, int]:
    shown = read.localised(page) or page
    return shown.title.casefold(), page.id
