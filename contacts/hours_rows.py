"""Opening hours from stored rows."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from contacts.models.different_days import HolidayDecisionRow, OpeningExceptionRow
from contacts.models.hours import OfficePeriodRow, OpeningPeriodRow
from contacts.models.hubs import HubRow
from contacts.opening_hours import (
    EVERY_WEEK,
    Admission,
    Base,
    Decision,
    ExceptionDays,
    Holiday,
    Hours,
    Period,
    State,
    Weeks,
)
from contacts.public_holidays import HolidayDecision, dated, decided
from home.fields import split_codes
from home.municipality import municipality
from publishing.reader import Reader
from publishing.records import PageRow

Choice = TypeVar("Choice", bound=StrEnum)
WEEKS = {
    "": EVERY_WEEK,
    "first": Weeks((1,)),
    "second": Weeks((2,)),
    "third": Weeks((3,)),
    "fourth": Weeks((4,)),
    "last": Weeks((-1,)),
    "first-third": Weeks((1, 3)),
    "second-fourth": Weeks((2, 4)),
    "odd": Weeks(parity=1),
    "even": Weeks(parity=0),
}
EVERY = {"every-2": 2, "every-3": 3, "every-4": 4}
#: Weeks that never come: what a stored word means that nobody knows.
NEVER = Weeks((0,))


def hours_of(read: Reader, hub: PageRow) -> Hours:
    """Give the hours of a hub. `hub` is the source page: facts are read nowhere else."""
    return Hours(
        _choice(Base, read.brief(HubRow, hub.id).hours_state, Base.UNKNOWN),
        tuple(
            period_of(row)
            for row in read.where(OpeningPeriodRow, "page_id", hub.id)
            if not row.service
        ),
        tuple(exception_of(row) for row in read.where(OpeningExceptionRow, "page_id", hub.id)),
        _holidays(
            municipality(read).holidays,
            read.today.year,
            read.where(HolidayDecisionRow, "page_id", hub.id),
        ),
    )


def period_of(row: OpeningPeriodRow | OfficePeriodRow) -> Period:
    """Give what a stored period says."""
    return Period(
        row.weekday,
        row.opens,
        row.closes,
        _choice(Admission, row.admission, Admission.CALL_FIRST),
        row.valid_from,
        row.valid_until,
        weeks_of(row.weeks, row.counted_from),
        getattr(row, "season", False),
        row.place,
    )


def exception_of(row: OpeningExceptionRow) -> ExceptionDays:
    """Give what stored days that differ say."""
    return ExceptionDays(
        row.first_day,
        row.last_day,
        _choice(State, row.state, State.UNKNOWN),
        row.opens,
        row.closes,
        _choice(Admission, row.admission, Admission.CALL_FIRST),
        row.reason,
        row.note,
        row.urgent,
    )


def decision_of(row: HolidayDecisionRow) -> HolidayDecision:
    """Give what a hub decided about a holiday."""
    return HolidayDecision(
        row.holiday,
        _choice(Decision, row.decision, Decision.UNDECIDED),
        row.year,
        row.opens,
        row.closes,
        _choice(Admission, row.admission, Admission.CALL_FIRST),
    )


def weeks_of(code: str, counted_from: date | None) -> Weeks:
    """Give in which weeks a stored period holds."""
    if code in EVERY:
        return Weeks(every=EVERY[code], since=counted_from) if counted_from else NEVER
    return WEEKS.get(code, NEVER)


def holidays_of(codes: str, year: int, decisions: Iterable[HolidayDecision]) -> tuple[Holiday, ...]:
    """Give the holidays of a municipality, and what was decided, from the end of the year before."""
    calendar = dated(split_codes(codes), date(year - 1, 12, 24), date(year + 2, 12, 31))
    return decided(calendar, decisions)


@functools.lru_cache(maxsize=4096)
def _holidays(codes: str, year: int, rows: tuple[HolidayDecisionRow, ...]) -> tuple[Holiday, ...]:
    # The same rows are asked for by every page that shows the hub.
    return holidays_of(codes, year, map(decision_of, rows))


def _choice(choices: type[Choice], stored: str, otherwise: Choice) -> Choice:
    """Read a stored choice. One that is not known must never become “open, just walk in”."""
    return choices(stored) if stored in list(choices) else otherwise
