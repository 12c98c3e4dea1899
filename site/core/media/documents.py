"""Documents as they come in: what they are called and what they are must be the same."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from core.media.pictures import shown_name

#: A packed document may unfold to this many bytes, and to this many times its own size.
UNFOLDED = 100 * 1024 * 1024
RATIO = 100
#: What Python raises for a packed document that is damaged, or packed in a way that it does not know.
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, OSError),
    *(RuntimeError, ValueError),
)
#: What a web page or a drawing that can run scripts begins with.
MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<body", b"<head", b"<iframe")


def check_document(file: IO[bytes], name: str, size: int) -> None:
    """Refuse what is not a document of the allowed kinds.

    Raises ValidationError, naming the file and what is allowed.
    """
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    allowed = settings.WAGTAILDOCS_EXTENSIONS
    if ending not in allowed:
        raise _refusal(
            _("“%(name)s” is not a document that we can publish. Allowed are %(allowed)s."), name
        )
    limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    if size > limit:
        raise _refusal(
            _("“%(name)s” is %(size)s. A document may be %(limit)s."),
            name,
            size=filesizeformat(size),
            limit=filesizeformat(limit),
        )
    file.seek(0)
    body = file.read()
    file.seek(0)
    if not SNIFFERS[ending](body):
        raise _refusal(
            _(
                "“%(name)s” is called .%(ending)s, but that is not what is inside. Allowed are "
                "%(allowed)s."
            ),
            name,
            ending=ending,
        )


def _is_pdf(body: bytes) -> bool:
    return body.startswith(b"%PDF-") and b"%%EOF" in body[-2048:]


def _is_text(body: bytes) -> bool:
    """Return whether `body` is text in UTF-8, and no web page."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    return bool(text.strip()) and "\0" not in text and not any(each in start for each in MARKUP)


def _is_calendar(body: bytes) -> bool:
    return _is_text(body) and body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"BEGIN:VCALENDAR")


def _is_office(part: str) -> Callable[[bytes], bool]:
    """Recognise an Office Open XML document by the part that it must have (ECMA-376)."""

    def check(body: bytes) -> bool:
        names = _packed(body)
        return {"[Content_Types].xml", part} <= names and not any(
            name.lower().endswith("vbaproject.bin") for name in names
        )

    return check


def _is_open_document(kind: str) -> Callable[[bytes], bool]:
    """Recognise an OpenDocument file by its first entry (ODF 1.3, part 2, 3.3)."""

    def check(body: bytes) -> bool:
        if "mimetype" not in _packed(body):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(body)) as packed, packed.open("mimetype") as entry:
                return entry.read(100).strip() == kind.encode()
        except DAMAGED:
            return False

    return check


def _packed(body: bytes) -> set[str]:
    """Return the names in a packed document; none when it is not one or could be a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            entries = packed.infolist()
    except DAMAGED:
        return set()
    unfolded = sum(entry.file_size for entry in entries)
    if unfolded > UNFOLDED or unfolded > RATIO * max(len(body), 1):
        return set()
    if any(_leads_out(entry) for entry in entries):
        return set()
    return {entry.filename for entry in entries}


def _leads_out(entry: zipfile.ZipInfo) -> bool:
    """Return whether an entry is a link, is encrypted or would be unpacked elsewhere."""
    parts = entry.filename.replace("\\", "/").split("/")
    linked = (entry.external_attr >> 16) & 0o170000 == 0o120000
    return linked or bool(entry.flag_bits & 1) or ".." in parts or entry.filename.startswith("/")


SNIFFERS: dict[str, Callable[[bytes], bool]] = {
    "pdf": _is_pdf,
    "docx": _is_office("word/document.xml"),
    "xlsx": _is_office("xl/workbook.xml"),
    "odt": _is_open_document("application/vnd.oasis.opendocument.text"),
    "ods": _is_open_document("application/vnd.oasis.opendocument.spreadsheet"),
    "csv": _is_text,
    "ics": _is_calendar,
}


def _refusal(message: str, name: str, **values: str) -> ValidationError:
    allowed = ", ".join(each.upper() for each in settings.WAGTAILDOCS_EXTENSIONS)
    return ValidationError(message, params={"name": shown_name(name), "allowed": allowed, **values})
