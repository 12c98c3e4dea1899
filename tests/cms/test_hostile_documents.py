"""Documents that nobody means well with, through each form: an answer in time, and nothing left."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile

from contacts.erasure.finding import finder
from contacts.erasure.patterns import SearchPatterns
from contacts.erasure.scan import MOST_UNFOLDED, Look
from core.models import PublicDocument
from core.permissions import municipality_collection
from tests.cms.files import PDF, docx, files_in
from tests.cms.test_documents import add_document, drop_document
from tests.cms.world import Municipality
from tests.effort import effort

pytestmark = pytest.mark.django_db

#: Seconds of work that an upload may take, with room for a slow machine.
MOST = 5.0
#: A content, or what makes one that takes long to make.
Body = bytes | Callable[[], bytes]
NAME = "Quirijn Kanariezanger"
LOOK = Look(finder(SearchPatterns(names=frozenset([NAME]))))
TEXT = "application/vnd.oasis.opendocument.text"


def choose_document(client: Client, city: Municipality, name: str, body: bytes) -> Any:
    return client.post(
        reverse("wagtaildocs_chooser:create"),
        {
            "document-chooser-upload-title": "Nieuw",
            "document-chooser-upload-file": SimpleUploadedFile(name, body),
            "document-chooser-upload-collection": municipality_collection(city.site).pk,
            "document-chooser-upload-language": "nl",
        },
    )


def odt(*, method: int = zipfile.ZIP_DEFLATED) -> bytearray:
    """Pack the first entry of an OpenDocument text, and say that it was packed in this way."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", TEXT)
    whole = bytearray(buffer.getvalue())
    listed = whole.index(b"PK\1\2")
    whole[8:10] = whole[listed + 10 : listed + 12] = struct.pack("<H", method)
    return whole


def changed(place: bytes, new: bytes, after: int = 0) -> bytes:
    """Return an OpenDocument text with other bytes at a place."""
    whole = odt()
    at = whole.index(place) + after
    whole[at : at + len(new)] = new
    return bytes(whole)


@cache
def entries(count: int) -> bytes:
    """Pack a Word document of many empty entries."""
    buffer = io.BytesIO(docx())
    with zipfile.ZipFile(buffer, "a") as packed:
        for number in range(count):
            packed.writestr(f"{number}", "")
    return buffer.getvalue()


@cache
def two_gigabytes() -> bytes:
    """Write a PDF that unfolds to 2 GB."""
    return packed_pdf(bytes(64 << 20), 32)


def packed_pdf(text: bytes, times: int = 1) -> bytes:
    """Write a PDF with a packed text in it."""
    stream = b"stream\n" + zlib.compress(text, 9) + b"\nendstream\n"
    return b"%PDF-1.7\n" + stream * times + b"%%EOF"


def same_name(*texts: str) -> bytes:
    """Pack texts under one name."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        warnings.simplefilter("ignore")
        for text in texts:
            packed.writestr("a", text)
    return buffer.getvalue()


#: What each is -> (file name, content, a part of what is said).
REFUSED: dict[str, tuple[str, bytes, str]] = {
    **{
        f"packed in way {each}": ("brief.odt", bytes(odt(method=each)), "ODT")
        for each in (1, 9, 12, 14, 99)
    },
    "damaged in the middle": ("brief.odt", changed(b"mimetype", b"\xff" * 10, 8), "ODT"),
    "an entry without its head": ("brief.odt", changed(b"PK\3\4", b"AAAA"), "ODT"),
    "an entry far away": ("brief.odt", changed(b"PK\1\2", b"\xff\xff\xff\x7f", 42), "ODT"),
    "nothing": ("leeg.pdf", b"", "leeg"),
    "no ending": ("brief", PDF, "PDF"),
    "two endings": ("brief.pdf.exe", PDF, "PDF"),
    "a name that turns around": ("brief\u202efdp.exe", PDF, "PDF"),
    "spaces": ("lijst.csv", b" " * 15_000_000, "CSV"),
    "a name of 5,000 characters": ("a" * 5000 + ".exe", PDF, "PDF"),
}
#: What each is -> (file name, content).
TAKEN: dict[str, tuple[str, Body]] = {
    "150,000 entries": ("brief.docx", lambda: entries(150_000)),
    "a PDF that unfolds to 2 GB": ("brief.pdf", two_gigabytes),
    "a PDF of beginnings": ("brief.pdf", b"%PDF-" + b"stream\n" * 2_000_000 + b"%%EOF"),
    "a name of 5,000 characters": ("a" * 5000 + ".pdf", PDF),
    "a name with a zero": ("a\0b.pdf", PDF),
    "a name that leads out": ("..\\..\\/../../etc/a.pdf", PDF),
    "a name of markup": ('"><script>alert(1)</script>.pdf', PDF),
    "a name of Windows": ("CON.pdf", PDF),
}
WAYS = [add_document, drop_document, choose_document]


@pytest.mark.repeats("what")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", REFUSED)
def test_a_hostile_document_is_refused_in_time(
    admin: Client, city: Municipality, folders: Path, what: str, way: Callable[..., Any]
) -> None:
    name, body, part = REFUSED[what]
    with effort(MOST):
        response = way(admin, city, name, body)
    assert response.status_code == 200
    text = response.content.decode("utf-8" if way is add_document else "unicode_escape")
    assert name[:5] in text
    assert part in text
    assert PublicDocument.objects.count() == UploadedFile.objects.count() == 0
    assert files_in(folders) == []


@pytest.mark.repeats("way")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", TAKEN)
def test_a_strange_document_is_stored_under_a_plain_name_in_time(
    admin: Client, city: Municipality, folders: Path, what: str, way: Callable[..., Any]
) -> None:
    name, body = TAKEN[what]
    content = body if isinstance(body, bytes) else body()
    with effort(MOST):
        response = way(admin, city, name, content)
    assert response.status_code in (200, 302)
    assert b"<script>alert(1)" not in response.content
    document = PublicDocument.objects.get()
    assert files_in(folders / "media/documents") == [Path(document.file.path)]
    assert len(Path(document.file.name).name) < 100
    assert not set(Path(document.file.name).name) & set("\0<>\"'\\")


#: What each is -> a stored file, and whether a name is found in it: None for nowhere, False for perhaps.
LOOKED_AT: dict[str, tuple[Body, str, bool | None]] = {
    "a PDF with the name": (packed_pdf(NAME.encode()), ".pdf", True),
    "a PDF without it": (packed_pdf(b"Iemand anders"), ".pdf", None),
    "a PDF that unfolds to 2 GB": (two_gigabytes, ".pdf", False),
    "a PDF of beginnings": (b"%PDF-" + b"stream\n" * 2_000_000, ".pdf", None),
    "a PDF of empty streams": (b"%PDF-" + b"stream\nendstream" * 1_000_000, ".pdf", None),
    "a document with the name": (docx(word__tekst_DOT_xml=NAME.encode()), ".docx", True),
    "a name behind another entry": (same_name(NAME, ""), ".docx", True),
    "10 MB under 5,000 names": (same_name(*[""] * 5000, "a" * 10_000_000), ".docx", None),
    "a damaged document": (bytes(odt(method=99)), ".odt", False),
    "a bomb": (lambda: docx(bom=bytes(MOST_UNFOLDED + 1)), ".docx", False),
}


@pytest.mark.sqlite
@pytest.mark.parametrize("what", LOOKED_AT)
def test_looking_for_a_name_in_a_document_ends_in_time(what: str) -> None:
    body, ending, found = LOOKED_AT[what]
    content = body if isinstance(body, bytes) else body()
    with effort(MOST):
        assert LOOK.in_file(content, ending) is found
