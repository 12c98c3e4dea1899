"""Bad documents: a clear message, no error page, and nothing left behind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile

from core.models import PublicDocument
from core.permissions import municipality_collection
from tests.cms.admin import errors
from tests.cms.files import PDF, SVG, docx, files_in, packed
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db

BAD_DOCUMENTS: dict[str, tuple[str, bytes, str]] = {
    "web page": ("pagina.html", b"<html><script>alert(1)</script></html>", "PDF"),
    "svg": ("plaatje.svg", SVG, "PDF"),
    "program": ("zet-op.exe", b"MZ" + b"\0" * 100, "PDF"),
    "script": ("slim.js", b"alert(1)", "PDF"),
    "web page as pdf": ("brief.pdf", b"<html><script>alert(1)</script></html>", "PDF"),
    "web page as csv": ("lijst.csv", b"<!DOCTYPE html><script>alert(1)</script>", "CSV"),
    "binary as csv": ("lijst.csv", b"a,b\n\x00\x01\xff", "CSV"),
    "text as calendar": ("agenda.ics", b"a,b,c", "ICS"),
    "half a pdf": ("brief.pdf", PDF[:20], "PDF"),
    "any zip as docx": ("brief.docx", packed(a=b"b"), "DOCX"),
    "docx with macros": ("brief.docx", docx(word__vbaProject_DOT_bin=b"x"), "DOCX"),
    "docx that leads out": ("brief.docx", docx(_DOT__DOT___x=b"x"), "DOCX"),
    "docx bomb": ("brief.docx", docx(bom=b"\0" * 30_000_000), "DOCX"),
    "docx as xlsx": ("tabel.xlsx", docx(), "XLSX"),
    "too heavy": ("zwaar.pdf", PDF + b"\0" * (20 * 1024 * 1024), "20"),
}


def add_document(client: Client, city: Municipality, name: str, body: bytes) -> Any:
    return client.post(
        reverse("wagtaildocs:add"),
        {
            "title": "Nieuw",
            "file": SimpleUploadedFile(name, body),
            "collection": municipality_collection(city.site).pk,
            "language": "nl",
        },
    )


def drop_document(client: Client, city: Municipality, name: str, body: bytes) -> Any:
    return client.post(
        reverse("wagtaildocs:add_multiple"),
        {
            "title": "Nieuw",
            "files[]": SimpleUploadedFile(name, body),
            "collection": municipality_collection(city.site).pk,
        },
        headers={"X-Requested-With": "XMLHttpRequest"},
    )


@pytest.mark.repeats("case")
@pytest.mark.parametrize("way", [add_document, drop_document])
@pytest.mark.parametrize("case", BAD_DOCUMENTS)
def test_a_bad_document_is_refused_with_a_message(
    admin: Client,
    city: Municipality,
    folders: Path,
    case: str,
    way: Callable[..., Any],
) -> None:
    name, body, part = BAD_DOCUMENTS[case]
    response = way(admin, city, name, body)
    assert response.status_code == 200
    text = response.content.decode("unicode_escape" if way is drop_document else "utf-8")
    assert name in text, text
    assert part in text, text
    assert PublicDocument.objects.count() == 0
    assert UploadedFile.objects.count() == 0
    assert files_in(folders) == []


def test_good_documents_are_taken(admin: Client, city: Municipality, folders: Path) -> None:
    odt = io.BytesIO()
    with zipfile.ZipFile(odt, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    good = {
        "brief.pdf": PDF,
        "brief.docx": docx(),
        "brief.odt": odt.getvalue(),
        "lijst.csv": "naam;bedrag\nWijk één;100\n".encode(),
        "agenda.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    }
    for name, body in good.items():
        response = add_document(admin, city, name, body)
        assert response.status_code == 302, (name, errors(response))
    assert PublicDocument.objects.count() == len(good)
