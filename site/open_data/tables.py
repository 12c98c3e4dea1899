"""Tables as CSV (RFC 4180), one file for all languages.

Each is there twice: with commas for programs, and as a Dutch Excel opens it (`-excel.csv`).
Names of columns never change; a new one comes last. Names and remarks are in Dutch, as they were
written; choices are the codes of the CMS.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.tables.writing import for_excel, written
from open_data.datasets import DATASETS, Record, all_datasets
from publishing.content.reader import Reader
from publishing.registry import Document, Target

MEDIA_TYPE = "text/csv"


def plan(_read: Reader) -> Iterator[Target]:
    """List the tables."""
    for dataset in all_datasets():
        if dataset.table is not None:
            for excel in (False, True):
                key = dataset.name, excel
                yield Target(dataset.csv_url(excel=excel), "", MEDIA_TYPE, key)


def make(read: Reader, target: Target) -> Document:
    """Make a table. Raises LookupError for a data set without one."""
    name, excel = target.key
    table = DATASETS[name].table
    if table is None:
        raise LookupError(name)
    write = to_excel if excel else to_csv
    return Document(write(table.columns, table.rows(read)), MEDIA_TYPE)


def to_excel(columns: tuple[str, ...], rows: Iterable[Record]) -> bytes:
    """Write rows so that a Dutch Excel shows columns, and é as é: a mark, and semicolons."""
    return for_excel(columns, rows).encode()


def to_csv(columns: tuple[str, ...], rows: Iterable[Record]) -> bytes:
    """Write rows, a header first. Raises ValueError for a field that is no column."""
    return written(columns, rows).encode()
