"""A town with a hub, for tests about opening hours. Its source language is English."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from contacts.hours.rows import hours_of
from contacts.hours.view import HoursView, hours_view
from contacts.models.different_days import HolidayDecisionRow, OpeningExceptionRow
from contacts.models.hours import OpeningPeriodRow
from contacts.models.hubs import HubIndexRow, HubRow
from core.models.municipality import MunicipalityRow
from publishing.content.declarations import PageRow
from tests.districts import town
from tests.districts.town import Town

town.ROWS |= {"contacts.hubpage": HubRow, "contacts.hubindexpage": HubIndexRow}

MON, TUE, WED, THU, FRI, SAT, SUN = range(1, 8)
ADDRESS = {"street": "Marktplein 1", "postcode": "3012 AB", "city": "Stad"}


class HubTown:
    """A town with a district and its hub."""

    def __init__(self, hours_state: str = "regular", **fields: Any) -> None:
        self.town = Town()
        self.district = self.town.district("Noord")
        self.hub = self.add_hub("Hub Noord", hours_state, **fields)

    def add_hub(self, title: str, hours_state: str = "regular", **fields: Any) -> PageRow:
        return self.town.page(
            "contacts.hubpage",
            title,
            self.district,
            **{**ADDRESS, "hours_state": hours_state, **fields},
        )

    def open(
        self, weekday: int, opens: time, closes: time, admission: str = "walk-in", **fields: Any
    ) -> None:
        self.town.add(
            OpeningPeriodRow,
            page_id=self.hub.id,
            weekday=weekday,
            opens=opens,
            closes=closes,
            admission=admission,
            **fields,
        )

    def differ(self, first: date, last: date, state: str, reason: str, **fields: Any) -> None:
        self.town.add(
            OpeningExceptionRow,
            page_id=self.hub.id,
            first_day=first,
            last_day=last,
            state=state,
            reason=reason,
            **{"admission": "walk-in", **fields},
        )

    def keep(self, *keys: str) -> None:
        """Make these the holidays of the town."""
        self.town.rows = [
            row._replace(holidays=",".join(keys)) if isinstance(row, MunicipalityRow) else row
            for row in self.town.rows
        ]

    def decide(self, holiday: str, decision: str, **fields: Any) -> None:
        self.town.add(
            HolidayDecisionRow,
            page_id=self.hub.id,
            holiday=holiday,
            decision=decision,
            **{"admission": "walk-in", **fields},
        )

    def hours(self, code: str = "en", explanation: str = "") -> HoursView:
        read = self.town.read(code)
        return hours_view(read, hours_of(read, self.hub), explanation)


def table(view: HoursView) -> list[tuple[str, str, str, tuple[str, ...], str]]:
    """Return what the table says: weekday, date, state, times, note."""
    return [(row.weekday, row.date_text, row.state, row.periods, row.note) for row in view.rows]


def closed_but(**days: tuple[str, ...]) -> list[tuple[str, str, str, tuple[str, ...], str]]:
    """Return the table of a week from Sunday 22 November in which only these days are open."""
    names = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    return [
        (name, f"{number} November", "open" if name in days else "closed", days.get(name, ()), "")
        for number, name in enumerate(names, start=22)
    ]
