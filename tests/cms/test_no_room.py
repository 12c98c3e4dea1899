"""Uploading to a disk that is full: a message in Dutch, no error page, no row and no half file."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import OperationalError, connection
from django.test import Client
from wagtail.models import UploadedFile

from core.media import storage
from core.models import Picture, PublicDocument
from tests.cms.admin import edit_url, form_data
from tests.cms.files import files_in, picture_bytes
from tests.cms.test_documents import add_document, drop_document
from tests.cms.test_hostile_documents import choose_document
from tests.cms.test_pictures import add_picture, choose_picture, drop_picture
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db
FULL = OSError(errno.ENOSPC, "No space left on device")
SAID = "De schijf van de server is vol, dus er is niets bewaard"
PICTURE, DOCUMENT = (
    ("plein.png", picture_bytes()),
    ("stuk.pdf", b"%PDF-1.7" + bytes(5000) + b"%%EOF"),
)
WAYS = {
    add_picture: PICTURE,
    drop_picture: PICTURE,
    choose_picture: PICTURE,
    add_document: DOCUMENT,
    drop_document: DOCUMENT,
    choose_document: DOCUMENT,
}


class HalfFile:
    """A file that takes the beginning of what it is given."""

    def __init__(self, file: Any) -> None:
        self.file = file

    def __enter__(self) -> HalfFile:
        return self

    def __exit__(self, *_error: object) -> None:
        self.file.close()

    def write(self, chunk: bytes) -> int:
        self.file.write(chunk[: len(chunk) // 2])
        raise FULL


def fill_storage(patch: pytest.MonkeyPatch) -> None:
    whole = os.fdopen
    patch.setattr(os, "fdopen", lambda *args: HalfFile(whole(*args)))


def fill_folder_of_uploads(patch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any) -> None:
        raise FULL

    patch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", fail)
    handler = f"{TemporaryFileUploadHandler.__module__}.{TemporaryFileUploadHandler.__qualname__}"
    patch.setattr(settings, "FILE_UPLOAD_HANDLERS", [handler])


FULL_AT: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "the storage": fill_storage,
    "the folder of uploads": fill_folder_of_uploads,
}


def no_rows(execute: Any, sql: str, *rest: Any) -> Any:
    """Let the database find its disk full when a row of an upload comes."""
    if sql.startswith("INSERT") and ("core_picture" in sql or "core_publicdocument" in sql):
        raise OperationalError("database or disk is full")
    return execute(sql, *rest)


def check(response: Any, folders: Path) -> None:
    assert response.status_code in (200, 507)
    text = response.content.decode()
    if response.status_code == 200:
        assert response.json() == {
            "success": False,
            "error_message": response.json()["error_message"],
        }
        text = response.json()["error_message"]
    assert SAID in " ".join(text.split())
    assert Picture.objects.count() == PublicDocument.objects.count() == 0
    assert UploadedFile.objects.count() == 0
    assert files_in(folders) == []


@pytest.mark.repeats("place")
@pytest.mark.parametrize("place", FULL_AT)
@pytest.mark.parametrize("way", WAYS)
def test_an_upload_for_which_there_is_no_room(
    admin: Client,
    city: Municipality,
    folders: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: Callable[..., Any],
    place: str,
) -> None:
    admin.raise_request_exception = False
    with monkeypatch.context() as patch:
        FULL_AT[place](patch)
        response = way(admin, city, *WAYS[way])
    check(response, folders)


@pytest.mark.parametrize("way", WAYS)
def test_an_upload_whose_row_finds_no_room(
    admin: Client, city: Municipality, folders: Path, way: Callable[..., Any]
) -> None:
    admin.raise_request_exception = False
    with connection.execute_wrapper(no_rows):
        response = way(admin, city, *WAYS[way])
    check(response, folders)


def test_a_page_for_which_the_database_has_no_room(chief: Client, city: Municipality) -> None:
    def full(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("INSERT INTO") and "wagtailcore_revision" in sql:
            raise OperationalError("database or disk is full")
        return execute(sql, *rest)

    chief.raise_request_exception = False
    page = city.pages["information"]
    url = edit_url(page)
    data = form_data(chief.get(url)) | {"title": "Anders", "action-publish": "true"}
    with connection.execute_wrapper(full):
        response = chief.post(url, data)
    assert response.status_code == 507
    assert SAID in " ".join(response.content.decode().split())
    page.refresh_from_db()
    assert page.title != "Anders"


def test_a_file_keeps_its_place_when_another_has_its_name(folders: Path) -> None:
    kept = storage.WholeFileStorage(folders / "media")
    names = [kept.save("map/a.txt", ContentFile(text)) for text in ("een", b"twee")]
    assert names[0] == "map/a.txt"
    assert [Path(kept.path(name)).read_bytes() for name in names] == [b"een", b"twee"]
    assert len(files_in(folders)) == 2
    assert Path(kept.path(names[0])).stat().st_mode & 0o777 == settings.FILE_UPLOAD_PERMISSIONS
