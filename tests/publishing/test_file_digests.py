"""Every field that holds a file is read by its bytes, and no file twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_type_hints

import pytest
from django.apps import apps
from django.core.files.storage import FileSystemStorage, default_storage
from django.db.models import FileField
from pytest_django import Settings

from publishing.content import file_digests
from publishing.content.declarations import PublicFile, records
from publishing.content.file_digests import FileDigests, StorageAwayError
from publishing.publisher import SitePublisher, load_current
from publishing.store.blobs import digest_of
from tests.publishing.stored_files import NEW, OLD, Town, make_town, on_the_disk
from tests.publishing.trees import MOMENT

pytestmark = pytest.mark.django_db

#: Fields that hold a file and are in no release, with why.
NEVER_PUBLIC = {
    "core.Picture.file": "the original: its sizes are public, without what a camera wrote into it",
    "wagtailcore.UploadedFile.file": "an upload whose form is not right yet",
    "wagtaildocs.Document.file": "PublicDocument stands in its place",
    "wagtailimages.Image.file": "Picture stands in its place",
    "wagtailimages.Rendition.file": "PictureRendition stands in its place",
    "wagtailusers.UserProfile.avatar": "of a user of the CMS",
}


@pytest.fixture
def town(settings: Settings, tmp_path: Path) -> Town:
    return make_town(settings, tmp_path)


# --- the registry --------------------------------------------------------------------------------
def test_every_field_that_holds_a_file_is_public_by_its_bytes_or_never() -> None:
    public = {
        f"{record.model._meta.label}.{name}": get_type_hints(record.row)[name]
        for record in records()
        for name in record.files
    }
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.fields
        if isinstance(field, FileField)
    }
    assert found == public.keys() | NEVER_PUBLIC.keys()
    assert set(public.values()) == {PublicFile}


@pytest.mark.parametrize("record", [r for r in records() if r.files], ids=lambda r: r.row.__name__)
def test_every_row_with_a_file_differs_with_its_bytes(town: Town, record: Any) -> None:
    def files() -> list[PublicFile]:
        content = load_current(town.site, MOMENT)
        return [getattr(row, name) for row in content.table(record.row) for name in record.files]

    before = files()
    assert before, "the town has none"
    for file in before:
        path = Path(default_storage.path(file.name))
        path.write_bytes(path.read_bytes()[::-1])
    after = files()
    assert [file._replace(digest="") for file in after] == [
        file._replace(digest="") for file in before
    ]
    assert all(isinstance(file, PublicFile) for file in after)
    assert all(one.digest != other.digest for one, other in zip(before, after, strict=True))


# --- the cost ------------------------------------------------------------------------------------
@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []
    really = FileSystemStorage.open

    def note(self: Any, name: str, mode: str = "rb") -> Any:
        names.append(name)
        return really(self, name, mode)

    monkeypatch.setattr(FileSystemStorage, "open", note)
    return names


@pytest.mark.parametrize("anew", [False, True], ids=["same process", "another process"])
def test_a_publish_that_finds_nothing_to_do_reads_no_file(
    town: Town, monkeypatch: pytest.MonkeyPatch, opened: list[str], anew: bool
) -> None:
    monkeypatch.setattr(file_digests, "SETTLED", -1)
    town.publisher.publish(moment=MOMENT)
    town.publisher.save_graph()
    opened.clear()
    publisher = SitePublisher(town.site.pk) if anew else town.publisher
    assert publisher.publish(moment=MOMENT).new is False
    assert opened == []


def test_a_file_that_was_just_written_is_read_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its state may be the same after another write in the same tick of the clock."""
    monkeypatch.setattr(file_digests, "SETTLED", 10**18)
    files = FileDigests()
    name = town.document.file.name
    state = file_digests._state(name)
    monkeypatch.setattr(file_digests, "_state", lambda _name: state)
    assert files.of(name)[0] == digest_of(OLD)
    on_the_disk(town.document, NEW)
    assert files.of(name)[0] == digest_of(NEW)
    # It is old enough from now on: its state says that it is the same.
    monkeypatch.setattr(file_digests, "SETTLED", -1)
    files.of(name)
    on_the_disk(town.document, OLD)
    assert files.of(name)[0] == digest_of(NEW)


def test_what_is_known_of_a_file_goes_with_it(town: Town) -> None:
    place = town.publisher.store.folder / "files.json"
    assert town.document.file.name in place.read_text()
    town.document.delete()
    town.publish()
    assert town.document.file.name not in place.read_text()
    assert town.picture.file.name in place.read_text()


@pytest.mark.parametrize("damage", ["", "[]", '{"a": 1}', "\0"])
def test_damaged_digests_are_read_from_the_files_again(town: Town, damage: str) -> None:
    (town.publisher.store.folder / "files.json").write_text(damage)
    assert town.publish(anew=True).failed == []
    assert town.document_entry().blob == digest_of(OLD)


@pytest.mark.parametrize("anew", [False, True], ids=["same process", "another process"])
def test_an_empty_storage_takes_nothing_off_the_site(
    town: Town, settings: Settings, tmp_path: Path, anew: bool
) -> None:
    before = town.served()
    settings.MEDIA_ROOT = tmp_path / "not mounted"
    publisher = SitePublisher(town.site.pk) if anew else town.publisher
    with pytest.raises(StorageAwayError, match="the media storage is empty"):
        publisher.publish(moment=MOMENT)
    assert town.served() == before
    settings.MEDIA_ROOT = tmp_path / "media"
    assert publisher.publish(moment=MOMENT).failed == []
    assert town.served() == before


def test_a_file_that_cannot_be_read_stays_as_it_was(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = town.served()

    def away(_name: str) -> Any:
        raise PermissionError("not now")

    monkeypatch.setattr(file_digests, "_state", away)
    town.publisher.publish(moment=MOMENT)
    assert town.served() == before


def test_the_publisher_is_told_that_files_differ(town: Town) -> None:
    assert town.publisher.files_differ() is False
    on_the_disk(town.document, NEW)
    assert town.publisher.files_differ() is True
    town.publish()
    assert town.publisher.files_differ() is False
