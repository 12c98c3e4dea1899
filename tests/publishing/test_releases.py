"""Releases: complete before they are visible, never half, never lost."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from publishing.store.blobs import LARGE
from publishing.store.releases import Entry, Manifest, ReleaseError, ReleaseStore


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path, 1)


def manifest(store: ReleaseStore, body: bytes, release_id: str | None = None) -> Manifest:
    blob = store.add_blob(body, "text/html")
    entry = Entry("/", blob, len(body), "text/html", "home", "nl")
    return Manifest(
        release_id or store.next_id(),
        1,
        "stad.localhost",
        "http://stad.localhost",
        ("nl",),
        (entry,),
    )


def release(store: ReleaseStore, body: bytes) -> str:
    made = manifest(store, body)
    store.write(made)
    store.switch(made.id)
    return made.id


def test_a_manifest_reads_back_as_it_was_written(store: ReleaseStore) -> None:
    made = manifest(store, b"hallo")
    store.write(made)
    assert store.manifest(made.id) == made


def test_nothing_is_served_before_the_switch(store: ReleaseStore) -> None:
    store.write(manifest(store, b"hallo"))
    assert store.current() is None


def test_ids_only_rise(store: ReleaseStore) -> None:
    assert [release(store, body) for body in (b"a", b"b", b"a")] == [
        "00000001",
        "00000002",
        "00000003",
    ]


def test_a_text_is_one_compressed_file_and_the_same_bytes_are_kept_once(
    store: ReleaseStore,
) -> None:
    body = b"<p>wijk</p>" * 100
    digest = store.add_blob(body, "text/html")
    _copy, path = store.blobs.copies(digest)
    assert list(path.parent.iterdir()) == [path]
    assert gzip.decompress(path.read_bytes()) == store.read_blob(digest) == body
    before = path.stat().st_mtime_ns
    assert store.add_blob(body, "text/html") == digest
    assert path.stat().st_mtime_ns == before


def test_a_large_text_has_its_plain_bytes_as_well(store: ReleaseStore) -> None:
    small, large = (b"w" * size for size in (LARGE - 1, LARGE))
    assert not store.blob_path(store.add_blob(small, "text/html")).exists()
    assert store.blob_path(store.add_blob(large, "text/html")).read_bytes() == large


def test_a_style_sheet_is_as_small_as_can_be_at_once(store: ReleaseStore) -> None:
    body = b"a { color: #123456 }\n" * 100
    copy, packed = store.blobs.copies(store.add_blob(body, "text/css"))
    assert brotli.decompress(copy.read_bytes()) == gzip.decompress(packed.read_bytes()) == body
    assert store.blobs.improve(packed.stem) is False


def test_a_picture_has_no_compressed_copies(store: ReleaseStore) -> None:
    digest = store.add_blob(b"\xff\xd8" * 500, "image/jpeg")
    assert [path.name for path in store.blob_path(digest).parent.iterdir()] == [digest]


def test_a_truncated_blob_is_written_anew(store: ReleaseStore) -> None:
    digest = store.add_blob(b"hallo wijk", "text/html")
    store.blob_path(digest).write_bytes(b"hal")
    store.add_blob(b"hallo wijk", "text/html")
    assert store.blob_path(digest).read_bytes() == b"hallo wijk"


@pytest.mark.parametrize("left", [0, 7, 30, -1])
def test_a_truncated_text_is_written_anew(store: ReleaseStore, left: int) -> None:
    body = b"<p>wijk</p>" * 100
    digest = store.add_blob(body, "text/html")
    _copy, packed = store.blobs.copies(digest)
    packed.write_bytes(packed.read_bytes()[:left])
    assert store.blobs.size(digest) != len(body)
    store.add_blob(body, "text/html")
    assert store.read_blob(digest) == body
    assert store.blobs.size(digest) == ReleaseStore(store.folder.parent, 1).blobs.size(digest)
    assert store.blobs.size(digest) == len(body)


def test_a_text_that_cannot_be_expanded_cannot_be_read(store: ReleaseStore) -> None:
    digest = store.add_blob(b"<p>wijk</p>" * 100, "text/html")
    store.blobs.copies(digest)[1].write_bytes(b"rot")
    with pytest.raises(OSError, match="it cannot be expanded"):
        store.read_blob(digest)


def test_a_manifest_without_its_blobs_is_refused(store: ReleaseStore) -> None:
    made = manifest(store, b"hallo")
    store.blob_path(made.entries[0].blob).unlink()
    with pytest.raises(ReleaseError, match="lacks the content of /"):
        store.write(made)


@pytest.mark.parametrize("damage", [b"", b"{}", b"{", b"\xff", b'{"format": 2}'])
def test_a_damaged_manifest_is_never_served(store: ReleaseStore, damage: bytes) -> None:
    first = release(store, b"goed")
    second = manifest(store, b"anders")
    store.write(second)
    (store.manifests / f"{second.id}.jsonl").write_bytes(damage)
    with pytest.raises(ReleaseError):
        store.switch(second.id)
    assert store.current_id() == first


def test_a_changed_byte_in_a_manifest_is_found(store: ReleaseStore) -> None:
    release_id = release(store, b"goed")
    path = store.manifests / f"{release_id}.jsonl"
    path.write_text(path.read_text().replace('["/"', '["/anders/"'))
    with pytest.raises(ReleaseError, match="damaged"):
        store.current()


def test_an_id_is_written_once(store: ReleaseStore) -> None:
    store.write(manifest(store, b"a", "00000001"))
    with pytest.raises(ReleaseError, match="exists already"):
        store.write(manifest(store, b"b", "00000001"))


def test_no_temporary_file_is_left(store: ReleaseStore) -> None:
    release(store, b"x" * 1000)
    assert [path.name for path in store.folder.rglob(".*")] == []
