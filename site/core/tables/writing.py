"""Writing a table that does nothing when a spreadsheet opens it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

#: A spreadsheet takes text that begins so for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: What a Dutch Excel needs to show columns, and é as é.
MARK, EXCEL = "\ufeff", ";"


def cell(value: Any) -> Any:
    """Write a value as a cell that is no formula anywhere."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date | time):
        return value.isoformat()
    return harmless(value)


def harmless(value: Any) -> Any:
    """Return a value, marked as a text when a spreadsheet would take it for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def written(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], separator: str = ",") -> str:
    """Write rows (RFC 4180), a header first. Raises ValueError for a field that is no column."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=separator, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell(value) for name, value in row.items()})
    return text.getvalue()


def for_excel(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Write rows so that a Dutch Excel opens them as columns."""
    return MARK + written(columns, rows, EXCEL)
