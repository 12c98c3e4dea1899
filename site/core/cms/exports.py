"""Exports of lists of the CMS: a Dutch Excel opens them as columns, and nothing in them is a formula.

Wagtail's own have commas and no mark: Excel here then puts a row into one cell, and é becomes Ã©.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from wagtail.admin.views import mixins

from core.tables.writing import EXCEL, MARK, harmless


class _ForExcel(csv.DictWriter):  # type: ignore[type-arg]
    def __init__(self, file: Any, *arguments: Any, **options: Any) -> None:
        super().__init__(file, *arguments, **{"delimiter": EXCEL, **options})


def install() -> None:
    """Change the one place from which all lists are exported."""
    view = mixins.SpreadsheetExportMixin
    stream, preprocess = view.stream_csv, view.preprocess_field_value

    def stream_csv(self: Any, queryset: Any) -> Iterator[bytes]:
        yield MARK.encode()
        yield from stream(self, queryset)

    def preprocess_field_value(self: Any, field: str, value: Any, export_format: str) -> Any:
        found = preprocess(self, field, value, export_format)
        return harmless(found) if export_format == self.FORMAT_CSV else found

    view.stream_csv, view.preprocess_field_value = stream_csv, preprocess_field_value
    mixins.csv = _Csv


class _Csv:
    """What that module uses of `csv`."""

    DictWriter = _ForExcel
