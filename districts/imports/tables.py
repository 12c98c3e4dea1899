"""Reading CSV as it comes: any of the usual separators and encodings, one row at a time."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from core.from_outside import short
from core.tables import reading
from districts.imports.report import ImportFault, unreadable

PIECE = 1 << 20
#: How the files of Excel and LibreOffice begin: a ZIP archive, and what was before it.
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
#: A number as people write it: 1234, 1.234, 1 234 or 12,5.
_NUMBER = re.compile(r"-?(\d{1,3}([. \u00a0]\d{3})+|\d+)(,\d+)?|-?\d+\.\d+", re.ASCII)


def encoding_of(path: Path) -> str:
    """Return how a file is written, as `core.tables` finds out.

    Reads all of it once, a piece at a time. Raises ImportFault when it cannot be read, or is a workbook.
    """
    try:
        with path.open("rb") as file:
            if file.read(8).startswith(WORKBOOKS):
                raise ImportFault(
                    _("%(file)s is a workbook of a spreadsheet: save it as CSV, and give that")
                    % {"file": path.name}
                )
            file.seek(0)
            return reading.encoding_of(iter(partial(file.read, PIECE), b""))
    except OSError as error:
        raise ImportFault(unreadable(path, error)) from error


@contextmanager
def _table(path: Path) -> Iterator[Iterator[list[str]]]:
    """Open a table: its rows, the header first."""
    with path.open(encoding=encoding_of(path), errors="replace", newline="") as file:
        mark = separator(file, path)
        yield csv.reader(reading.without_name(lines(file, path)), delimiter=mark)


def rows(
    path: Path, columns: Mapping[str, Sequence[str]], optional: frozenset[str] = frozenset()
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield (row as in a spreadsheet, values of `columns`) for each row below the header.

    A column has several names that it may go by, as regular expressions; case does not count. One
    of `optional` that is not there gives empty values. Raises ImportFault when the file has no such
    table, naming its columns and those that it should have.
    """
    with _table(path) as reader:
        header = _header(reader, path)
        if not any(header):
            raise ImportFault(_("%(file)s: nothing stands in its first row") % {"file": path.name})
        places = [_place(header, columns[name], name in optional) for name in columns]
        missing = [
            " / ".join(readable(columns[name]))
            for name, place in zip(columns, places, strict=True)
            if place is None
        ]
        if missing:
            raise ImportFault(
                _(
                    "%(file)s: this table has no column %(missing)s. Its columns are: %(columns)s."
                    " Name the right one with an option; see --help."
                )
                % {
                    "file": path.name,
                    "missing": "; ".join(missing),
                    "columns": short(", ".join(header), 400) or "–",
                }
            )
        number = 1
        try:
            for row in reader:
                number += 1
                if not any(row):
                    continue
                values = tuple(
                    row[place].strip() if place is not None and 0 <= place < len(row) else ""
                    for place in places
                )
                yield number, values
        except csv.Error as error:
            raise ImportFault(
                _("%(file)s, row %(row)d: this is no CSV: %(error)s")
                % {"file": path.name, "row": number + 1, "error": error}
            ) from error


def lines(file: IO[str], path: Path) -> Iterator[str]:
    """Return the lines of a file. Raises ImportFault for one that is longer than any table has."""
    while line := file.readline(PIECE):
        if len(line) == PIECE:
            raise ImportFault(
                _("%(file)s: a line has more than %(most)d characters: this is no table")
                % {"file": path.name, "most": PIECE}
            )
        yield line


def separator(file: IO[str], path: Path) -> str:
    """Return what stands between the columns, from the first line; the file is at its start again."""
    line = next(lines(file, path), "")
    file.seek(0)
    return reading.separator_in(line)


def _header(reader: Iterator[list[str]], path: Path) -> list[str]:
    try:
        return [name.strip() for name in next(reader, [])]
    except csv.Error as error:
        raise ImportFault(
            _("%(file)s, row %(row)d: this is no CSV: %(error)s")
            % {"file": path.name, "row": 1, "error": error}
        ) from error


def header_of(path: Path) -> list[str]:
    """Return the names of the columns of a table."""
    with _table(path) as reader:
        return _header(reader, path)


def _place(header: Sequence[str], names: Sequence[str], is_optional: bool) -> int | None:
    for name in names:
        for place, found in enumerate(header):
            if re.fullmatch(name, found, re.IGNORECASE):
                return place
    return -1 if is_optional else None


def readable(names: Sequence[str]) -> list[str]:
    """Write the names of a column for people."""
    return [re.sub(r"\(20\\d\\d\)\?|\(_\\d\+\)\?", "", name).replace("\\", "") for name in names]


def number_in(text: str) -> float:
    """Read a number as people write it. Raises ValueError."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    if (
        "," in text
        or not re.fullmatch(r"-?\d+\.\d+", text)
        or re.fullmatch(r"\d{1,3}\.\d{3}", text)
    ):
        text = re.sub(r"[. \u00a0]", "", text).replace(",", ".")
    return float(text)
