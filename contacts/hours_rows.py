"""Opening hours from stored rows."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from contacts.models.hours import OpeningExceptionRow, OpeningPeriodRow
from contacts.models.hubs import HubRow
from contacts.opening_hours import Admission, Base, ExceptionDays, Hours, Period, State
from publishing.reader import Reader
from publishing.records import PageRow

Choice = TypeVar("Choice", bound=StrEnum)


def hours_of(read: Reader, hub: PageRow) -> Hours:
    """Give the hours of a hub. `hub` is the source page: facts are read nowhere else."""
    return Hours(
        _choice(Base, read.brief(HubRow, hub.id).hours_state, Base.UNKNOWN),
        tuple(
            Period(
                row.weekday,
                row.opens,
                row.closes,
                _choice(Admission, row.admission, Admission.CALL_FIRST),
                row.valid_from,
                row.valid_until,
            )
            for row in read.where(OpeningPeriodRow, "page_id", hub.id)
        ),
        tuple(
            ExceptionDays(
                row.first_day,
                row.last_day,
                _choice(State, row.state, State.UNKNOWN),
                row.opens,
                row.closes,
                _choice(Admission, row.admission, Admission.CALL_FIRST),
                row.reason,
                row.note,
            )
            for row in read.where(OpeningExceptionRow, "page_id", hub.id)
        ),
    )


def _choice(choices: type[Choice], stored: str, otherwise: Choice) -> Choice:
    """Read a stored choice. One that is not known must never become “open, just walk in”."""
    return choices(stored) if stored in list(choices) else otherwise
