"""Tables as CSV (RFC 4180): budgets and opening hours, one file for all languages.

Names of columns never change; a new one comes last. Names and remarks are in Dutch, as they were
written; choices are the codes of the CMS.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time, timedelta
from typing import Any

from contacts.hours.exchange.file_format import PARTS, written
from contacts.models.different_days import HolidayDecisionRow, OpeningExceptionRow
from contacts.models.hours import OpeningPeriodRow
from contacts.models.hubs import HubRow
from districts.participation.budget import KIND
from open_data.datasets import DATASETS, all_of
from open_data.items import budget_item
from open_data.places import all_hubs, reference
from publishing.content.reader import Reader
from publishing.registry import Document, Target

MEDIA_TYPE = "text/csv"
Record = Mapping[str, Any]

BUDGET_COLUMNS = (
    *("budget_id", "district_id", "district", "year", "as_of", "budget_amount"),
    *("purpose", "description", "amount", "spent", "url"),
)
HOURS_COLUMNS = (
    *("hub_id", "hub", "district_id", "district", "kind", "hours_state"),
    *dict.fromkeys(name for names in PARTS.values() for name in names),
    "url",
)
#: A spreadsheet takes text that begins so for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def plan(_read: Reader) -> Iterator[Target]:
    """List the tables."""
    for dataset in DATASETS:
        if dataset.csv:
            yield Target(dataset.csv_url(), "", MEDIA_TYPE, dataset.name)


def make(read: Reader, target: Target) -> Document:
    """Make a table."""
    columns, rows = TABLES[target.key]
    return Document(to_csv(columns, rows(read)), MEDIA_TYPE)


def to_csv(columns: tuple[str, ...], rows: Iterable[Record]) -> bytes:
    """Write rows, a header first. Raises ValueError for a field that is no column."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell(value) for name, value in row.items()})
    return text.getvalue().encode()


def cell(value: Any) -> Any:
    """Write a value as a cell that is no formula anywhere."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def budget_rows(read: Reader) -> Iterator[Record]:
    """Yield a row for each purpose of each budget; one without any has a row of its own."""
    for source in all_of(read, KIND):
        budget = budget_item(read, source)
        shared = {
            "budget_id": budget.id,
            "district_id": budget.district.id if budget.district else "",
            "district": budget.district.title if budget.district else "",
            "year": budget.year,
            "as_of": budget.as_of,
            "budget_amount": budget.amount,
            "url": budget.url,
        }
        for each in budget.purposes:
            yield {
                **shared,
                "purpose": each.purpose,
                "description": each.description,
                "amount": each.amount,
                "spent": each.spent,
            }
        if not budget.purposes:
            yield shared


def hours_rows(read: Reader) -> Iterator[Record]:
    """Yield a row for each hub, and for each of its periods, different days and holidays.

    What is over is left out.
    """
    for hub in all_hubs(read):
        district = reference(read, read.parent(hub))
        shared = {
            "hub_id": hub.translation_key,
            "hub": hub.title,
            "district_id": district.id if district else "",
            "district": district.title if district else "",
            "url": read.absolute(read.url(hub)),
        }
        state = read.brief(HubRow, hub.id).hours_state
        yield {**shared, "kind": "hub", "hours_state": state}
        for kind, row, last in (
            ("period", OpeningPeriodRow, "valid_until"),
            ("days", OpeningExceptionRow, "last_day"),
            ("holiday", HolidayDecisionRow, ""),
        ):
            for each in read.where(row, "page_id", hub.id):
                if not _is_over(read, getattr(each, last) if last else None):
                    fields = {name: getattr(each, name) for name in PARTS[kind]}
                    yield {**shared, "kind": kind, **written(fields)}


def _is_over(read: Reader, last: date | None) -> bool:
    if last is None or last == date.max:
        return False
    read.until_day(last + timedelta(days=1))
    return last < read.today


TABLES: dict[str, tuple[tuple[str, ...], Callable[[Reader], Iterator[Record]]]] = {
    "budgets": (BUDGET_COLUMNS, budget_rows),
    "opening-hours": (HOURS_COLUMNS, hours_rows),
}
