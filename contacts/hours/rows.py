"""Opening hours from stored rows."""

from __future__ import annotations

import functools

from contacts.hours.exchange.parsing import around, choice, days_of, decision_of, periods_of
from contacts.models.different_days import HolidayDecisionRow, OpeningExceptionRow
from contacts.models.hours import OfficePeriodRow, OpeningPeriodRow
from contacts.models.hubs import HubRow
from core.municipality import municipality
from hours_engine.engine import Base, ExceptionDays, Holiday, Hours, Period
from hours_engine.holidays import decided
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


def hours_of(read: Reader, hub: PageRow) -> Hours:
    """Return the hours of a hub. `hub` is the source page: facts are read nowhere else."""
    return Hours(
        choice(Base, read.summary(HubRow, hub.id).hours_state, Base.UNKNOWN),
        tuple(
            period
            for row in read.where(OpeningPeriodRow, "page_id", hub.id)
            if not row.service
            for period in stored_periods(row, read.today.year)
        ),
        tuple(stored_days(row) for row in read.where(OpeningExceptionRow, "page_id", hub.id)),
        _holidays(
            municipality(read).holidays,
            read.today.year,
            read.where(HolidayDecisionRow, "page_id", hub.id),
        ),
    )


@functools.lru_cache(maxsize=8192)
def stored_periods(row: OpeningPeriodRow | OfficePeriodRow, year: int) -> tuple[Period, ...]:
    """Return what a stored period says in the years around one."""
    return periods_of(row._asdict(), year)


@functools.lru_cache(maxsize=8192)
def stored_days(row: OpeningExceptionRow) -> ExceptionDays:
    """Return what stored days that differ say."""
    return days_of(row._asdict())


@functools.lru_cache(maxsize=4096)
def _holidays(codes: str, year: int, rows: tuple[HolidayDecisionRow, ...]) -> tuple[Holiday, ...]:
    # The same rows are asked for by every page that shows the hub.
    return decided(around(codes, year), (decision_of(row._asdict()) for row in rows))
