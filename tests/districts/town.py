"""A small town as content, made by hand: no database, so what a view reads is what stands here.

Its source language is English: phrases are then what the code says, whatever a catalogue holds.
"""

from __future__ import annotations

import itertools
import typing
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

from contacts.models.hubs import HubRow
from contacts.models.people import ContactsRow, PersonRow
from contacts.models.roles import RoleRow
from core.models.municipality import MunicipalityRow
from districts.models.advice import AdviceRow
from districts.models.budget import BudgetItemRow, BudgetRow
from districts.models.consultations import ConsultationRow
from districts.models.deals import DealRow
from districts.models.districts import DistrictIndexRow, DistrictRow
from districts.models.people import PeopleRow
from districts.models.projects import ProjectRow
from districts.models.taking_part import InitiativeRow, TakingPartRow
from home.models.agenda import EventRow
from home.models.alerts import AlertRow
from home.models.pages import HomeRow
from publishing.content.declarations import PageDetailRow, PageRow, SiteRow
from publishing.content.reader import Reader
from publishing.content.snapshot import Content

Row = TypeVar("Row")
#: Sunday 22 November 2026, one o'clock in the Netherlands.
MOMENT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ROWS: dict[str, type[Any]] = {
    "home.homepage": HomeRow,
    "home.eventpage": EventRow,
    "home.alertpage": AlertRow,
    "districts.districtindexpage": DistrictIndexRow,
    "districts.districtpage": DistrictRow,
    "districts.peoplepage": PeopleRow,
    "districts.budgetpage": BudgetRow,
    "districts.dealpage": DealRow,
    "districts.takingpartpage": TakingPartRow,
    "districts.projectpage": ProjectRow,
    "districts.consultationpage": ConsultationRow,
    "districts.advicepage": AdviceRow,
    "districts.initiativepage": InitiativeRow,
    "contacts.contactspage": ContactsRow,
    "contacts.hubpage": HubRow,
    "contacts.rolepage": RoleRow,
    "contacts.personpage": PersonRow,
}
EMPTY = {str: "", int: 0, bool: False}
SQUARE = (
    '{{"type":"Polygon","coordinates":'
    "[[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]}}"
)


def make(row: type[Row], **fields: Any) -> Row:
    """Make a row; what is not given is empty, or unknown when it may be."""
    hints = typing.get_type_hints(row)
    names: tuple[str, ...] = row._fields  # type: ignore[attr-defined]
    return row(**{name: EMPTY.get(hints[name]) for name in names} | fields)


class Town:
    """Pages and records under construction; `read` gives them to a view."""

    def __init__(self, *languages: str) -> None:
        self.languages = languages or ("en", "nl")
        self.rows: list[Any] = []
        self.pages: list[PageRow] = []
        self._ids = itertools.count(1)
        self.home = self.page("home.homepage", "Stad")
        self.add(
            MunicipalityRow,
            site_id=1,
            name="Stad",
            colour_primary="#1d4f91",
            colour_accent="#f2c500",
            font="public-sans",
            corners="soft",
            mark="neutral",
            participation_url="https://denkmee.example.nl",
        )
        self.index = self.page("districts.districtindexpage", "Wijken", self.home)

    def add(self, row: type[Row], **fields: Any) -> Row:
        """Add a record, with an id of its own unless one is given."""
        made = make(row, **{"id": next(self._ids)} | fields)
        self.rows.append(made)
        return made

    def page(
        self, page_kind: str, title: str, parent: PageRow | None = None, **fields: Any
    ) -> PageRow:
        """Add a page in the source language with the row of its kind."""
        return self._page(page_kind, title, self.languages[0], parent, None, fields)

    def translate(self, page: PageRow, title: str, code: str = "nl", **fields: Any) -> PageRow:
        """Add a translation; those of the pages above it must stand already."""
        above = next((each for each in self.pages if each.path == page.path[:-4]), None)
        parent = above and next(
            each
            for each in self.pages
            if each.language == code and each.translation_key == above.translation_key
        )
        return self._page(page.kind, title, code, parent, page.translation_key, fields)

    def _page(
        self,
        kind: str,
        title: str,
        code: str,
        parent: PageRow | None,
        key: str | None,
        fields: dict[str, Any],
    ) -> PageRow:
        number = next(self._ids)
        path = (parent.path if parent else "0001") + f"{number:04d}"
        page = make(
            PageRow,
            id=number,
            path=path,
            depth=len(path) // 4,
            slug=title.lower().replace(" ", "-"),
            title=title,
            language=code,
            translation_key=key or f"{number:032x}",
            kind=kind,
        )
        self.pages.append(page)
        self.add(ROWS[kind], id=number, **fields)
        self.add(PageDetailRow, id=number, seo_title="", search_description="")
        return page

    def district(self, title: str, **fields: Any) -> PageRow:
        """Add a district."""
        return self.page("districts.districtpage", title, self.index, **fields)

    def square(self, west: int, south: int = 0, size: int = 10) -> str:
        """Return the boundary of a square, in hundredths of a degree from 5° east, 52° north."""
        return SQUARE.format(
            west=5 + west / 100,
            east=5 + (west + size) / 100,
            south=52 + south / 100,
            north=52 + (south + size) / 100,
        )

    def budget(
        self,
        district: PageRow,
        year: int,
        amount: int,
        *items: tuple[str, int, int] | tuple[str, int, int, int],
    ) -> PageRow:
        """Add a budget year with items: purpose, amount, spent, promised."""
        page = self.page(
            "districts.budgetpage", f"Budget {year}", district, year=year, amount=amount
        )
        names = ("key", "amount", "spent", "promised")
        for item in items:
            self.add(BudgetItemRow, page_id=page.id, **dict(zip(names, item, strict=False)))
        return page

    def person(self, name: str, parent: PageRow, **fields: Any) -> PageRow:
        """Add a person."""
        return self.page("contacts.personpage", name, parent, **fields)

    def content(self) -> Content:
        """Return what stands here so far."""
        tables: dict[type[Any], list[Any]] = {PageRow: sorted(self.pages, key=lambda p: p.path)}
        for row in self.rows:
            tables.setdefault(type(row), []).append(row)
        site = SiteRow(1, "stad.example.nl", 443, "", self.home.id)
        return Content(site, self.languages, tables)

    def read(self, code: str = "en", moment: datetime = MOMENT) -> Reader:
        """Read the town in a language at a moment."""
        return Reader(self.content(), code, moment)


def titles(items: Iterable[Any]) -> list[str]:
    """Return the titles, names or texts of cards and links, to compare their order."""
    return [
        str(getattr(item, "title", None) or getattr(item, "name", None) or item.text)
        for item in items
    ]
