"""Tables as CSV (RFC 4180), one file for all languages.

Names of columns never change; a new one comes last. Names and remarks are in Dutch, as they were
written; choices are the codes of the CMS.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any

from open_data.datasets import DATASETS, Record, all_datasets
from publishing.content.reader import Reader
from publishing.registry import Document, Target

MEDIA_TYPE = "text/csv"
#: A spreadsheet takes text that begins so for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def plan(_read: Reader) -> Iterator[Target]:
    """List the tables."""
    for dataset in all_datasets():
        if dataset.table is not None:
            yield Target(dataset.csv_url(), "", MEDIA_TYPE, dataset.name)


def make(read: Reader, target: Target) -> Document:
    """Make a table. Raises LookupError for a data set without one."""
    table = DATASETS[target.key].table
    if table is None:
        raise LookupError(target.key)
    return Document(to_csv(table.columns, table.rows(read)), MEDIA_TYPE)


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
