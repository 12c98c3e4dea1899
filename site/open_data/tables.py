"""Tables as CSV (RFC 4180), one file for all languages.

Names of columns never change; a new one comes last. Names and remarks are in Dutch, as they were
written; choices are the codes of the CMS.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.tables.writing import written
from open_data.datasets import DATASETS, Record, all_datasets
from publishing.content.reader import Reader
from publishing.registry import Document, Target

MEDIA_TYPE = "text/csv"


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
    return written(columns, rows).encode()
