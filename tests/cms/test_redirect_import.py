"""Redirects from a file: tables are read, and what nobody means well with gets a message in time."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from core.cms.redirect_import import MAX_BYTES, MAX_CELL, MAX_ROWS
from tests.bounded import SECONDS
from tests.cms.admin import errors
from tests.cms.world import Municipality
from tests.effort import effort

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder in which Wagtail keeps a file between its two steps."""
    folder = tmp_path / "kept"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def choose(client: Client, name: str, body: bytes) -> Any:
    url = reverse("wagtailredirects:start_import")
    return client.post(url, {"import_file": SimpleUploadedFile(name, body)})


def confirm(client: Client, chosen: Any, **changes: str) -> Any:
    form = BeautifulSoup(chosen.content, "html.parser").find("form", enctype=True)
    assert form is not None
    hidden = {str(e["name"]): str(e["value"]) for e in form.select("input[type=hidden]")}
    data = {**hidden, "from_index": "0", "to_index": "1", "permanent": "on", "site": "", **changes}
    return client.post(reverse("wagtailredirects:process_import"), data, follow=True)


def made() -> list[tuple[str, str]]:
    return list(Redirect.objects.order_by("old_path").values_list("old_path", "redirect_link"))


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.csv", "van,naar\r\n/oud,https://a.nl/2\r\n/één,https://a.nl/1\r\n"),
        ("a.csv", '\ufeffvan;naar\r\n/oud;https://a.nl/2\r\n\r\n"/één";"https://a.nl/1"\r\n'),
        ("a.tsv", "van\tnaar\n/oud\thttps://a.nl/2\n/één\thttps://a.nl/1"),
    ],
)
def test_a_table_is_read(admin: Client, kept: Path, name: str, body: str) -> None:
    chosen = choose(admin, name, body.encode())
    assert made() == []
    confirm(admin, chosen)
    assert made() == [("/oud", "https://a.nl/2"), ("/één", "https://a.nl/1")]
    assert list(kept.iterdir()) == []


def workbook(sheet: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", b"<Types/>")
        packed.writestr("xl/worksheets/sheet1.xml", sheet)
    return buffer.getvalue()


LAUGHS = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
BAD: dict[str, tuple[str, bytes, str]] = {
    "nothing": ("a.csv", b"", "is leeg"),
    "line ends": ("a.csv", b"\n" * 500_000, "niets in het bestand onder de eerste rij"),
    "only a head": ("a.csv", b"van,naar\n", "niets in het bestand onder de eerste rij"),
    "a workbook that unfolds": ("a.xlsx", workbook(bytes(200_000_000)), "Het mag .csv en .tsv"),
    "entities in a workbook": (
        "a.xlsx", workbook(b"<!DOCTYPE x [" + LAUGHS + b"]><x>&a9;</x>"), "Het mag .csv en .tsv"),
    "a workbook by another name": ("a.csv", workbook(b"<x/>"), "is geen tekst"),
    "an old workbook": ("a.xls", b"\xd0\xcf\x11\xe0", "Het mag .csv en .tsv"),
    "no ending": ("csv", b"van,naar\n/a,/b\n", "Het mag .csv en .tsv"),
    "capitals": ("a.CSV", b"van,naar\n/a,/b\n", "Het mag .csv en .tsv"),
    "a long name": (f"{'a' * 5000}.xlsx", b"x", "Het mag .csv en .tsv"),
    "too heavy": ("a.csv", b"van,naar\n" + b"/a,/b\n" * 400_000, "Een tabel mag"),
    "20 MB of one row": ("a.csv", b"a" * (20 << 20), "Een tabel mag"),
    "columns": ("a.csv", b",x" * 16_384 + b"\n", "16385 kolommen"),
    "many rows of columns": ("a.csv", (b",x" * 16_384 + b"\n") * 30, "16385 kolommen"),
    "rows": ("a.csv", b"van,naar\n" + b"/a,/b\n" * (MAX_ROWS + 1), "meer dan 300 redirects"),
    "a long cell": ("a.csv", b"van,naar\n/a,/" + b"b" * MAX_CELL, "2001 tekens"),
    "a quote without an end": ("a.csv", b'van,naar\n"' + b"a,\n" * 200_000, "is geen tabel"),
    "a row that is short": ("a.csv", b"van,naar\n/a\n", "Rij 2 heeft 1 kolommen"),
}  # fmt: skip


@pytest.mark.repeats("case")
@pytest.mark.parametrize("case", BAD)
def test_a_bad_table_gets_a_message_and_nothing_is_kept(
    admin: Client, kept: Path, case: str
) -> None:
    name, body, words = BAD[case]
    with effort(SECONDS):
        response = choose(admin, name, body)
    assert (response.status_code, words in errors(response)) == (200, True), errors(response)
    assert made() == []
    assert list(kept.iterdir()) == []


def test_as_many_rows_as_are_allowed_are_made_in_time(admin: Client, city: Municipality) -> None:
    table = io.StringIO()
    rows = [(f"/oud-{each}", f"https://a.nl/{each}") for each in range(MAX_ROWS)]
    csv.writer(table).writerows([("van", "naar"), *rows])
    assert len(table.getvalue()) < MAX_BYTES
    with effort(SECONDS):
        confirm(admin, choose(admin, "a.csv", table.getvalue().encode()), site=str(city.site.pk))
    assert made() == sorted(rows)


def test_a_zero_in_a_row_is_said_of_that_row(admin: Client) -> None:
    response = confirm(
        admin, choose(admin, "a.csv", b"van,naar\n/a\x00,https://a.nl\n/c,https://a.nl\n")
    )
    assert response.status_code == 200
    assert made() == [("/c", "https://a.nl")]
    assert "(NUL)" in response.content.decode()


def test_a_file_that_was_read_is_asked_for_again(admin: Client) -> None:
    chosen = choose(admin, "a.csv", b"van,naar\n/a,https://a.nl\n")
    confirm(admin, chosen)
    response = confirm(admin, chosen)
    assert response.status_code == 200
    assert "Dit bestand is al ingelezen" in response.content.decode()
    assert made() == [("/a", "https://a.nl")]
