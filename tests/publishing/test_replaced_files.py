"""The bytes of a stored file are part of what is read, and not its name."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_type_hints

import brotli
import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.db.models import FileField
from pytest_django import Settings
from wagtail.models import Site

from home.models import InformationPage, Picture, PictureRendition, PublicDocument
from publishing import file_digests
from publishing.blobs import digest_of
from publishing.export import every_output
from publishing.file_digests import FileDigests, StorageAwayError
from publishing.manifests import Entry
from publishing.publisher import SitePublisher, load_current
from publishing.receipt import Receipt
from publishing.records import PublicFile, records
from tests.cms.files import picture_bytes
from tests.home.bodies import blocks, item
from tests.publishing.trees import MOMENT, add_page, make_site

pytestmark = pytest.mark.django_db

OLD, NEW = b"naam;telefoon\nkanarie;1\n" * 20, b"naam;telefoon\nbuizerd;1\n" * 20
LONGER = NEW * 100
#: Fields that hold a file and are in no release, with why.
NEVER_PUBLIC = {
    "home.Picture.file": "the original: its sizes are public, without what a camera wrote into it",
    "wagtailcore.UploadedFile.file": "an upload whose form is not right yet",
    "wagtaildocs.Document.file": "PublicDocument stands in its place",
    "wagtailimages.Image.file": "Picture stands in its place",
    "wagtailimages.Rendition.file": "PictureRendition stands in its place",
    "wagtailusers.UserProfile.avatar": "of a user of the CMS",
}


class Town:
    """A page with a document and a picture, as it is online."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.document: PublicDocument = PublicDocument.objects.create(
            title="Lijst", file=ContentFile(OLD, "lijst.csv")
        )
        self.picture: Picture = Picture.objects.create(
            title="Plein",
            file=ContentFile(picture_bytes(size=(900, 600), colour="red"), "plein.png"),
        )
        self.page: InformationPage = add_page(site.root_page, "Stukken", body=self.body())
        self.publisher = SitePublisher(site.pk)

    def body(self) -> str:
        value = {"image": self.picture.pk, "alt": "Een plein", "caption": ""}
        documents = {"title": "", "items": [item(self.document.pk)]}
        return blocks(("picture", value), ("documents", documents))

    def publish(self, *, anew: bool = False) -> Receipt:
        if anew:
            self.publisher.save_notes()
            self.publisher = SitePublisher(self.site.pk)
        receipt = self.publisher.publish(moment=MOMENT)
        self.publisher.save_notes()
        assert self.served() == self.full(), "incremental differs from full"
        return receipt

    def served(self) -> dict[str, str]:
        current = self.publisher.store.current()
        assert current is not None
        return {entry.path: entry.blob for entry in current.entries}

    def full(self) -> dict[str, str]:
        content = load_current(self.site, MOMENT)
        outputs = every_output(content, MOMENT)
        return {each.path: digest_of(each.document.body) for each in outputs}

    def files(self, folder: str) -> dict[str, Entry]:
        current = self.publisher.store.current()
        assert current is not None
        return {e.path: e for e in current.entries if e.path.startswith(f"/{folder}/")}

    def document_entry(self) -> Entry:
        [entry] = self.files("documents").values()
        return entry

    def html(self) -> str:
        body = self.publisher.store.read_blob(self.served()["/stukken/"])
        return body.decode()

    def on_disk(self, words: bytes) -> list[str]:
        """Give the files of the store, expanded, that hold these words."""
        found = []
        for path in self.publisher.store.folder.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                if path.suffix == ".gz":
                    data = gzip.decompress(data)
                elif path.suffix == ".br":
                    data = brotli.decompress(data)
                found += [path.name] if words in data else []
        return found


@pytest.fixture
def town(settings: Settings, tmp_path: Path) -> Town:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RELEASES_DIR = tmp_path / "releases"
    town = Town(make_site(languages="nl"))
    town.publish()
    return town


# --- documents -----------------------------------------------------------------------------------
def as_the_form_does(document: PublicDocument, body: bytes) -> None:
    """Wagtail removes the old file before the new one is stored: that gets its name."""
    name = document.file.name
    default_storage.delete(name)
    document.file = ContentFile(body, "lijst.csv")
    document.save()
    assert document.file.name == name


def on_the_disk(document: PublicDocument, body: bytes) -> None:
    Path(document.file.path).write_bytes(body)


def with_its_old_time(document: PublicDocument, body: bytes) -> None:
    before = os.stat(document.file.path)
    Path(document.file.path).write_bytes(body)
    os.utime(document.file.path, ns=(before.st_atime_ns, before.st_mtime_ns))


def another_in_its_place(document: PublicDocument, body: bytes) -> None:
    beside = Path(document.file.path).with_name("nieuw")
    beside.write_bytes(body)
    beside.replace(document.file.path)


@pytest.mark.parametrize(
    ("replace", "body", "anew"),
    [
        (as_the_form_does, NEW, False),
        (as_the_form_does, LONGER, True),
        (on_the_disk, LONGER, False),
        (with_its_old_time, NEW, True),
        (another_in_its_place, NEW, False),
    ],
)
def test_a_document_replaced_under_the_same_name_is_online_at_a_new_address(
    town: Town, replace: Callable[[PublicDocument, bytes], None], body: bytes, anew: bool
) -> None:
    before = town.document_entry()
    replace(town.document, body)
    receipt = town.publish(anew=anew)
    after = town.document_entry()
    assert (after.blob, after.size) == (digest_of(body), len(body))
    assert after.path != before.path
    assert {"/stukken/", after.path} <= {change.path for change in receipt.changed}
    assert f"{max(1, round(len(body) / 1000))} kB" in town.html()
    # What was replaced is in no release, no copy and no file of the store …
    assert town.on_disk(b"kanarie") == []
    assert before.blob not in {path.name for path in town.publisher.store.blobs.files()}
    # … and who has its address comes to the new one.
    current = town.publisher.store.current()
    assert current is not None
    assert dict(current.former) == {before.path: after.owner}


def test_releases_without_the_replaced_file_stay(town: Town) -> None:
    town.page.body = "[]"
    town.page.save()
    town.publish()
    on_the_disk(town.document, NEW)
    town.publish()
    # The first showed the document; the second did not.
    assert town.publisher.store.ids() == ["00000002"]
    assert town.on_disk(b"kanarie") == []


def test_a_document_that_is_deleted_and_uploaded_again(town: Town) -> None:
    name = town.document.file.name
    town.document.delete()
    default_storage.delete(name)
    town.document = PublicDocument.objects.create(title="Lijst", file=ContentFile(NEW, "lijst.csv"))
    assert town.document.file.name == name
    town.page.body = town.body()
    town.page.save()
    town.publish()
    assert town.document_entry().blob == digest_of(NEW)
    assert town.on_disk(b"kanarie") == []


def test_an_old_address_that_says_an_old_title_leads_nowhere(town: Town) -> None:
    town.document.title = "Overzicht"
    as_the_form_does(town.document, NEW)
    town.publish()
    current = town.publisher.store.current()
    assert current is not None
    assert dict(current.former) == {}


def test_two_documents_of_the_same_bytes(town: Town) -> None:
    """Only one of them is replaced: its old bytes stay at the address of the other alone."""
    other = PublicDocument.objects.create(title="Kopie", file=ContentFile(OLD, "kopie.csv"))
    town.page.body = blocks(
        ("documents", {"title": "", "items": [item(town.document.pk), item(other.pk)]})
    )
    town.page.save()
    town.publish()
    as_the_form_does(town.document, NEW)
    town.publish()
    files = town.files("documents")
    assert sorted((e.owner, e.blob) for e in files.values()) == sorted(
        [
            (f"document:{town.document.pk}", digest_of(NEW)),
            (f"document:{other.pk}", digest_of(OLD)),
        ]
    )
    assert town.publisher.store.ids() == ["00000003"]


def test_a_document_whose_file_is_gone_is_not_linked_and_told(town: Town) -> None:
    Path(town.document.file.path).unlink()
    receipt = town.publisher.publish(moment=MOMENT)
    [failure] = receipt.failed
    assert failure.error == f"the file {town.document.file.name} is missing"
    assert (town.files("documents"), town.on_disk(b"kanarie")) == ({}, [])
    assert "Lijst" not in town.html()


def test_an_output_that_fails_does_not_keep_a_replaced_file(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: Any, **_kwargs: Any) -> Any:
        raise ValueError("no view")

    before = town.document_entry()
    as_the_form_does(town.document, NEW)
    monkeypatch.setattr("publishing.units.view_page", broken)
    town.publisher.publish(moment=MOMENT)
    assert before.path not in town.served()
    assert town.on_disk(b"kanarie") == []


def test_a_file_that_is_replaced_during_a_publish_waits_for_the_next(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_the_form_does(town.document, NEW)
    release = SitePublisher._release

    def meanwhile(self: SitePublisher, *args: Any) -> Receipt:
        on_the_disk(town.document, LONGER)
        return release(self, *args)

    with monkeypatch.context() as patch:
        patch.setattr(SitePublisher, "_release", meanwhile)
        receipt = town.publisher.publish(moment=MOMENT)
    assert [failure.error for failure in receipt.failed] == [
        f"the file {town.document.file.name} cannot be used: it was replaced during this publish"
    ]
    town.publish()
    assert town.document_entry().blob == digest_of(LONGER)


def test_files_of_releases_of_a_program_that_went_by_names(town: Town) -> None:
    """Its notes do not say which bytes were public: what is not public now goes."""
    as_the_form_does(town.document, NEW)
    town.publisher.publish(moment=MOMENT)
    state = town.publisher._state
    assert state is not None
    del state.book.public["files"]
    on_the_disk(town.document, LONGER)
    town.publish()
    left = {name.partition(".")[0] for name in town.on_disk(b"buizerd")}
    assert left == {town.document_entry().blob}
    assert town.publisher.store.ids() == ["00000003"]


# --- pictures ------------------------------------------------------------------------------------
def picture_in_code(picture: Picture, body: bytes) -> None:
    name = picture.file.name
    default_storage.delete(name)
    picture.file = ContentFile(body, Path(name).name)
    picture.save()
    assert picture.file.name == name


def picture_on_the_disk(picture: Picture, body: bytes) -> None:
    Path(picture.file.path).write_bytes(body)


@pytest.mark.parametrize("size", [(900, 600), (500, 700)], ids=["same size", "another size"])
@pytest.mark.parametrize("replace", [picture_in_code, picture_on_the_disk])
def test_a_picture_replaced_under_the_same_name_is_online_in_all_sizes(
    town: Town, replace: Callable[[Picture, bytes], None], size: tuple[int, int]
) -> None:
    before = town.files("media")
    body = picture_bytes(size=size, colour="blue")
    replace(town.picture, body)
    town.publish()
    after = town.files("media")
    assert after
    assert before.keys().isdisjoint(after)
    left = {path.name for path in town.publisher.store.blobs.files()}
    assert left.isdisjoint({entry.blob for entry in before.values()})
    made = PictureRendition.objects.filter(image=town.picture)
    assert {each.original for each in made} == {digest_of(body)}
    width, height = min(size[0], 800), round(size[1] * min(size[0], 800) / size[0])
    assert f'width="{width}" height="{height}"' in town.html()


def test_sizes_that_no_page_shows_any_more_go_with_their_original(town: Town) -> None:
    shown = {entry.blob for entry in town.files("media").values()}
    town.page.body = "[]"
    town.page.save()
    town.publish()
    picture_on_the_disk(town.picture, picture_bytes(size=(900, 600), colour="blue"))
    town.publish()
    assert shown.isdisjoint({path.name for path in town.publisher.store.blobs.files()})
    assert PictureRendition.objects.count() == 0


def test_a_picture_whose_original_is_gone_keeps_its_sizes(town: Town) -> None:
    before = town.files("media")
    Path(town.picture.file.path).unlink()
    PictureRendition.objects.filter(filter_spec__startswith="width-400").delete()
    town.publish()
    assert before.keys() > town.files("media").keys() != set()


def test_another_focal_point_changes_no_byte(town: Town) -> None:
    before = town.served()
    town.picture.focal_point_x = town.picture.focal_point_y = 5
    town.picture.focal_point_width = town.picture.focal_point_height = 3
    town.picture.save()
    town.publish()
    assert town.served() == before


def test_a_size_whose_file_was_replaced_is_another_file(town: Town) -> None:
    rendition = PictureRendition.objects.filter(filter_spec__contains="jpeg").get()
    old = digest_of(Path(rendition.file.path).read_bytes())
    Path(rendition.file.path).write_bytes(picture_bytes(size=(800, 533), colour="green"))
    town.publish()
    assert old not in {path.name for path in town.publisher.store.blobs.files()}


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
    town.publisher.save_notes()
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
