"""What reaches the disk and in which order, the compressed copies, and what damage is found."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from publishing.store import blobs
from publishing.store.releases import ReleaseStore
from tests.publishing.stores import manifest, page, publish


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path, 1)


def test_idle_time_makes_a_smaller_copy(store: ReleaseStore) -> None:
    body = b" ".join(b"<p>wijk %d, hub %d</p>" % (n, n * n) for n in range(300))
    made = publish(store, page(store, "/", body), page(store, "/kort/", b"kort"))
    (blob,) = (entry.blob for entry in made.entries if entry.size == len(body))
    copy, packed = store.blobs.copies(blob)
    assert not copy.exists()
    assert store.improve(limit_seconds=60) == 1
    assert copy.stat().st_size < packed.stat().st_size
    assert brotli.decompress(copy.read_bytes()) == body
    assert store.check(made) == []
    # Once: neither this process nor the next does the work again.
    assert store.improve(limit_seconds=60) == 0
    assert ReleaseStore(store.folder.parent, 1).improve(limit_seconds=60) == 0


@pytest.mark.parametrize("damage", [gzip.compress(b"kwij" * 100, mtime=0), b"kwij", b""])
def test_damage_is_not_copied(store: ReleaseStore, damage: bytes) -> None:
    made = publish(store, page(store, "/", b"wijk" * 100))
    blob = made.entries[0].blob
    copy, packed = store.blobs.copies(blob)
    packed.write_bytes(damage)
    assert store.improve(limit_seconds=60) == 0
    assert not copy.exists()


def test_idle_time_ends(store: ReleaseStore) -> None:
    publish(store, page(store, "/", b"wijk" * 100))
    assert store.improve(limit_seconds=-1) == 0


def test_copies_do_not_outlive_a_withdrawn_page(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = publish(store, page(store, "/", b"wijk" * 100))
    blob = made.entries[0].blob

    def removed_meanwhile(path: Path, body: bytes) -> None:
        store.blobs.remove(blob)
        path.write_bytes(body)

    monkeypatch.setattr(blobs, "write_whole", removed_meanwhile)
    store.improve(limit_seconds=60)
    assert list(store.blobs.files()) == []


def test_every_damage_is_found(store: ReleaseStore) -> None:
    entry = page(store, "/", b"<p>wijk</p>" * 100)
    made = publish(store, entry)
    store.improve(limit_seconds=60)
    copy, packed = store.blobs.copies(entry.blob)
    for each in (copy, packed):
        good = each.read_bytes()
        for bad in (good[:-1], b"", good[:20] + bytes([good[20] ^ 1]) + good[21:]):
            each.write_bytes(bad)
            (problem,) = store.check(made)
            assert each.name in problem
        each.write_bytes(good)
    assert store.check(made) == []
    packed.unlink()
    copy.unlink()
    assert store.check(made) == [f"/: blob {entry.blob} cannot be read: No such file or directory"]


def test_data_then_manifest_then_pointer_are_on_disk(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(store, page(store, "/", b"eerst"))
    entry = page(store, "/", b"<p>daarna</p>" * 50)
    made = manifest(store, entry)
    order: list[str] = []
    fsync, replaced = os.fsync, Path.replace

    def noted_fsync(handle: int) -> None:
        order.append(Path(os.readlink(f"/proc/self/fd/{handle}")).name.partition(".jsonl.")[0])
        fsync(handle)

    def noted_replace(self: Path, target: Path) -> Path:
        order.append(f"= {target.name}")
        return replaced(self, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    store.write(made)
    store.switch(made.id)
    name = entry.blob
    assert order[:3] == [f"{name}.gz", "blobs", name[:2]]
    assert order[3:6] == [f".{made.id}", f"= {made.id}.jsonl", "manifests"]
    assert order[6].startswith(".current.")
    assert order[7:] == ["= current", "site-1"]


def test_many_new_files_are_synced_at_once(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    monkeypatch.setattr(os, "sync", lambda: calls.append("sync"))
    publish(store, *(page(store, f"/{number}/", b"%d" % number) for number in range(65)))
    assert calls == ["sync"]


def test_only_what_is_new_is_looked_at(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [page(store, f"/{number}/", b"%d" % number) for number in range(20)]
    publish(store, *entries)
    looked: list[str] = []
    size = store.blobs.size

    def noted(digest: str) -> int | None:
        looked.append(digest)
        return size(digest)

    entries[7] = page(store, "/7/", b"anders")
    monkeypatch.setattr(store.blobs, "size", noted)
    publish(store, *entries)
    assert looked == [entries[7].blob]
