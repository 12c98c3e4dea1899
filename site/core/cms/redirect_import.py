"""Redirects from a file: a table that is read in no time, and from which a few are made at once.

Wagtail reads a workbook of Excel whole, however large what it unfolds to, and any number of rows.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.contrib.redirects import base_formats, forms, utils, views

from core.from_outside import short
from core.tables.reading import separator_in, text_of, without_name

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

MAX_BYTES = 1024 * 1024
#: Each is looked at, stored and written into the log: of so many that takes a few seconds.
MAX_ROWS = 300
MAX_COLUMNS = 20
#: Characters; an address of a page is shorter.
MAX_CELL = 2000
#: The file is wrong in some way that the user is told about.
FAULTS = (csv.Error, ValidationError)
#: Characters of files that are no text; a zero in a cell is said of its row.
BINARY = re.compile(r"[\x01-\x08\x0e-\x1f]")


class CSV(base_formats.CSV):
    """A table with anything between its columns that a spreadsheet writes."""

    def create_dataset(self, data: str) -> base_formats.Dataset:
        """Return the table. Raises ValidationError, or csv.Error, for one that is too large or none."""
        text = data.removeprefix("\ufeff")
        lines = io.StringIO(text, newline="")
        delimiter = separator_in(lines.readline())
        lines.seek(0)
        found: list[list[str]] = []
        for row in csv.reader(without_name(lines), delimiter=delimiter):
            if not any(row):
                continue
            _check_row(row, found)
            found.append(row)
        if len(found) < 2:
            raise ValidationError(
                _("There is nothing in the file below its first row, which names the columns.")
            )
        return base_formats.Dataset(found)


class TSV(CSV):
    """A table by another name."""


def _check_row(row: list[str], before: list[list[str]]) -> None:
    """Refuse a row after those that stand before it. Raises ValidationError, with its number."""
    number = len(before) + 1
    if number > MAX_ROWS + 1:
        raise ValidationError(
            _("The file has more than %(allowed)d redirects. Make several files of it.")
            % {"allowed": MAX_ROWS}
        )
    if len(row) > MAX_COLUMNS:
        raise ValidationError(
            _("Row %(row)d has %(found)d columns; %(allowed)d are allowed.")
            % {"row": number, "found": len(row), "allowed": MAX_COLUMNS}
        )
    if before and len(row) != len(before[0]):
        raise ValidationError(
            _("Row %(row)d has %(found)d columns, the first row has %(allowed)d.")
            % {"row": number, "found": len(row), "allowed": len(before[0])}
        )
    for each in row:
        if len(each) > MAX_CELL:
            raise ValidationError(
                _("“%(text)s” in row %(row)d has %(found)d characters; %(allowed)d are allowed.")
                % {
                    "text": short(each, 40),
                    "row": number,
                    "found": len(each),
                    "allowed": MAX_CELL,
                }
            )


class ImportForm(forms.ImportForm):
    """The form of the import: reads the file before anything of it is kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["import_file"].help_text = _(
            "A table of at most %(rows)d redirects, of at most %(size)s, as CSV or TSV: as any "
            "spreadsheet saves it."
        ) % {"rows": MAX_ROWS, "size": filesizeformat(MAX_BYTES)}

    def clean_import_file(self) -> Any:
        """Return the upload. Raises ValidationError for one that cannot be read, or is too large."""
        upload = self.cleaned_data["import_file"]
        name, ending = short(upload.name, 60), PurePosixPath(upload.name).suffix.lstrip(".")
        kind = utils.get_format_cls_by_extension(ending)
        if kind is None or ending != ending.lower():
            raise ValidationError(
                _("“%(name)s” is no table that we can read. Allowed are .csv and .tsv.")
                % {"name": name}
            )
        if upload.size > MAX_BYTES:
            raise ValidationError(
                _("“%(name)s” is %(size)s. A table may be %(limit)s.")
                % {
                    "name": name,
                    "size": filesizeformat(upload.size),
                    "limit": filesizeformat(MAX_BYTES),
                }
            )
        text = text_of(upload.read())
        try:
            if BINARY.search(text):
                raise ValidationError(_("“%(name)s” is no text.") % {"name": name})
            kind().create_dataset(text)
        except FAULTS as error:
            raise ValidationError(_words(error, name)) from None
        # What comes after this reads UTF-8 and nothing else.
        return SimpleUploadedFile(upload.name, text.encode(), upload.content_type)


def _words(error: Exception, name: str) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return _("“%(name)s” is no table: %(error)s.") % {"name": name, "error": short(str(error))}


def _while_it_is_there(
    view: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Ask for the file again when it was read already: the second step throws it away."""

    def process_import(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except FileNotFoundError:
            messages.error(request, _("This file was read already. Choose it again."))
            return redirect("wagtailredirects:start_import")

    return process_import


def install() -> None:
    """Put our reader in the place of Wagtail's, before its addresses are made."""
    base_formats.DEFAULT_FORMATS[:] = [CSV, TSV]
    views.ImportForm = ImportForm
    views.process_import = _while_it_is_there(views.process_import)
