"""Uploaded files in a storage without paths: uploads, sizes, publishing, withdrawing, erasing."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from moto import mock_aws
from pytest_django import Settings

from contacts.models import PersonPage
from core.media.object_storage import MediaObjects
from core.media.walking import stored_files
from core.models import Picture, PublicDocument
from core.permissions import municipality_collection
from publishing.content.file_digests import FileDigests
from publishing.store.blobs import digest_of
from tests.cms.files import PDF, body_of, picture_bytes
from tests.cms.test_pictures import add_picture
from tests.cms.world import Municipality
from tests.publishing.stored_files import NEW, OLD, Town
from tests.publishing.trees import make_site

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
BUCKET = "uploads"


@pytest.fixture(autouse=True)
def bucket(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Keep uploads in a bucket that keeps versions; what is no upload is in a folder."""
    for name in ("RELEASES_DIR", "WITHDRAWN_DIR", "MEDIA_ROOT"):
        setattr(settings, name, tmp_path / name.lower())
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    with mock_aws():
        made = boto3.resource("s3", region_name="us-east-1").create_bucket(Bucket=BUCKET)
        made.Versioning().enable()
        settings.STORAGES = {
            **settings.STORAGES,
            "default": {
                "BACKEND": "core.media.object_storage.MediaObjects",
                "OPTIONS": {
                    "bucket_name": BUCKET, "location": "stad", "region_name": "us-east-1",
                    "default_acl": None, "file_overwrite": False,
                },
            },
        }  # fmt: skip
        yield made


@pytest.fixture(autouse=True)
def _no_file_on_disk(tmp_path: Path, bucket: Any) -> Iterator[None]:
    yield
    assert not (tmp_path / "media_root").exists()


def versions(bucket: Any) -> set[str]:
    """Return the names of all that a bucket keeps, in whatever version."""
    return {each.object_key.removeprefix("stad/") for each in bucket.object_versions.all()}


def test_the_storage_knows_no_path() -> None:
    name = default_storage.save("documents/brief.pdf", ContentFile(PDF))
    assert list(stored_files()) == [name]
    with pytest.raises(NotImplementedError):
        default_storage.path(name)


def test_what_is_uploaded_is_read_back_by_who_may(
    chief: Client, city: Municipality, bucket: Any
) -> None:
    assert add_picture(chief, city, "plein.png", picture_bytes("PNG")).status_code == 302
    picture = Picture.objects.get()
    rendition = picture.get_rendition("width-10")
    assert rendition.url.startswith("/media/images/")
    shown = chief.get(rendition.url)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")
    assert body_of(shown).startswith(b"\x89PNG")
    assert Client().get(rendition.url).status_code == 302
    collection = municipality_collection(city.site)
    document = PublicDocument.objects.create(
        title="Brief", file=ContentFile(PDF, "brief.pdf"), collection=collection
    )
    answer = chief.get(document.url)
    assert answer.status_code == 200
    assert body_of(answer) == PDF
    assert Client().get(document.url).status_code == 302
    assert len(versions(bucket)) == 3
    # A file that somebody took away is missing, and no fault of the program.
    default_storage.delete(rendition.file.name)
    assert chief.get(rendition.url).status_code == 404


@pytest.mark.usefixtures("city")
def test_a_size_that_is_asked_for_by_its_address_alone_is_nobodys(chief: Client) -> None:
    default_storage.save("original_images/plein.png", ContentFile(b"x"))
    assert chief.get("/media/original_images/plein.png").status_code == 404


def test_what_is_published_withdrawn_and_replaced(bucket: Any) -> None:
    town = Town(make_site("elders.localhost", languages="nl"))
    town.publisher.publish()
    assert town.document_entry().blob == digest_of(OLD)
    assert len(town.files("media")) > 0
    # Another file under the name of the one before.
    name = town.document.file.name
    default_storage.delete(name)
    assert default_storage.save(name, ContentFile(NEW)) == name
    assert town.publisher.files_differ()
    PublicDocument.objects.filter(pk=town.document.pk).update(file_size=len(NEW) + 1)
    town.publisher.publish()
    assert town.document_entry().blob == digest_of(NEW)
    assert town.on_disk(b"kanarie;1") == []
    kept = {each for each in versions(bucket) if each.startswith("documents/")}
    assert kept == {name}
    town.document.refresh_from_db()
    town.document.delete()
    default_storage.delete(name)
    town.publisher.publish()
    assert town.files("documents") == {}
    assert not any(each.startswith("documents/") for each in versions(bucket))


def test_a_person_is_erased_with_every_version_of_the_photo(
    city: Municipality, bucket: Any
) -> None:
    person: PersonPage = city.pages["person_one"]
    photo = Picture.objects.create(
        title="Portret", file=ContentFile(picture_bytes("PNG"), "portret-van-iemand.png")
    )
    photo.get_rendition("width-10")
    PersonPage.objects.filter(pk=person.pk).update(photo=photo)
    before = {each for each in versions(bucket) if "portret" in each}
    assert len(before) == 2
    out = StringIO()
    with contextlib.suppress(SystemExit):
        # The transaction of the test keeps what was deleted, which is reported.
        call_command("withdraw_person", str(person.pk), "--yes", "--json", stdout=out)
    report = json.loads(out.getvalue())
    assert (report["pictures"], report["left"], report["waiting"]) == (1, [], [])
    assert not any("portret" in each for each in versions(bucket))


def test_a_thousand_files_are_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        default_storage.save(f"documents/{number}.pdf", ContentFile(PDF))
    asked: list[None] = []
    states = MediaObjects.states

    def counted(storage: Any) -> Any:
        asked.append(None)
        return states(storage)

    monkeypatch.setattr(MediaObjects, "states", counted)
    digests = FileDigests()
    found = [digests.of(f"documents/{number}.pdf") for number in range(3)]
    assert found == [(digest_of(PDF), len(PDF))] * 3
    assert digests.of("documents/9.pdf") == ("", 0)
    assert len(asked) == 1
