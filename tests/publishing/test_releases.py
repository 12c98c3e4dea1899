"""Releases: complete before they are visible, never half, never lost."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

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


def test_text_has_compressed_copies_and_the_same_bytes_are_kept_once(store: ReleaseStore) -> None:
    body = b"<p>wijk</p>" * 100
    digest = store.add_blob(body, "text/html")
    path = store.blob_path(digest)
    assert path.read_bytes() == body
    assert gzip.decompress(path.with_name(f"{digest}.gz").read_bytes()) == body
    assert brotli.decompress(path.with_name(f"{digest}.br").read_bytes()) == body
    before = path.stat().st_mtime_ns
    assert store.add_blob(body, "text/html") == digest
    assert path.stat().st_mtime_ns == before


def test_a_picture_has_no_compressed_copies(store: ReleaseStore) -> None:
    digest = store.add_blob(b"\xff\xd8" * 500, "image/jpeg")
    assert [path.name for path in store.blob_path(digest).parent.iterdir()] == [digest]


def test_a_truncated_blob_is_written_anew(store: ReleaseStore) -> None:
    digest = store.add_blob(b"hallo wijk", "text/html")
    store.blob_path(digest).write_bytes(b"hal")
    store.add_blob(b"hallo wijk", "text/html")
    assert store.blob_path(digest).read_bytes() == b"hallo wijk"


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
