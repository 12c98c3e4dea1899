"""The bytes of a stored file are part of what is read, and not its name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pytest_django import Settings

from core.models import Picture, PictureRendition, PublicDocument
from publishing.build.plan import Plan, plan_site
from publishing.store.blobs import digest_of
from tests.cms.files import picture_bytes
from tests.home.bodies import blocks, item
from tests.publishing.stored_files import LONGER, NEW, OLD, Town, make_town, on_the_disk
from tests.publishing.stores import digests
from tests.publishing.trees import MOMENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(settings: Settings, tmp_path: Path) -> Town:
    return make_town(settings, tmp_path)


# --- documents -----------------------------------------------------------------------------------
def as_the_form_does(document: PublicDocument, body: bytes) -> None:
    """Wagtail removes the old file before the new one is stored: that gets its name."""
    name = document.file.name
    default_storage.delete(name)
    document.file = ContentFile(body, "lijst.csv")
    document.save()
    assert document.file.name == name


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
    assert before.blob not in digests(town.publisher.store)
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
    monkeypatch.setattr("publishing.build.build_tasks.PageTask.viewed", broken)
    town.publisher.publish(moment=MOMENT)
    assert before.path not in town.served()
    assert town.on_disk(b"kanarie") == []


def test_a_file_that_is_replaced_during_a_publish_waits_for_the_next(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_the_form_does(town.document, NEW)

    def meanwhile(*args: Any) -> Plan:
        on_the_disk(town.document, LONGER)
        return plan_site(*args)

    with monkeypatch.context() as patch:
        patch.setattr("publishing.publisher.plan_site", meanwhile)
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
    del state.graph.public["files"]
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
    left = digests(town.publisher.store)
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
    assert shown.isdisjoint(digests(town.publisher.store))
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
    assert old not in digests(town.publisher.store)
