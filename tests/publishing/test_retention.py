"""What stays on disk, what goes back, and what never comes back."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from publishing.store.atomic import lock
from publishing.store.releases import Entry, Manifest, ReleaseError, ReleaseStore
from publishing.store.retention import YOUNG, withdrawn
from tests.publishing.stores import manifest, page, publish

LATER = YOUNG + 60


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path, 1)


def files(store: ReleaseStore) -> set[str]:
    return {path.name for path in store.blobs.files()}


def versions(store: ReleaseStore, number: int) -> list[Manifest]:
    return [publish(store, page(store, "/", b"versie %d" % each)) for each in range(number)]


def later(store: ReleaseStore) -> int:
    return store.collect(now=time.time() + LATER)


def test_prune_forgets_the_oldest_but_not_the_current(store: ReleaseStore) -> None:
    ids = [each.id for each in versions(store, 6)]
    store.switch(ids[1])
    before = files(store)
    assert store.prune(keep=3) == [ids[0], ids[2]]
    assert store.ids() == [ids[1], ids[3], ids[4], ids[5]]
    assert files(store) == before


def test_the_two_newest_stay_whatever_is_asked(store: ReleaseStore) -> None:
    ids = [each.id for each in versions(store, 4)]
    assert store.prune(keep=0) == ids[:2]
    assert store.ids() == ids[2:]


def test_collect_removes_what_no_release_names(store: ReleaseStore) -> None:
    made = versions(store, 4)
    store.prune(keep=2)
    (store.blobs.folder / "00").mkdir(exist_ok=True)
    (store.blobs.folder / "00" / f".{'0' * 32}.a1b2c3d4").write_bytes(b"half")
    assert later(store) == 3
    assert files(store) == {made[2].entries[0].blob, made[3].entries[0].blob}


def test_what_is_young_stays(store: ReleaseStore) -> None:
    digest = store.add_blob(b"nog zonder release", "text/html")
    assert store.collect() == 0
    assert files(store) == {digest}


def test_an_age_is_told_by_the_clock_of_the_disk(store: ReleaseStore) -> None:
    digest = store.add_blob(b"nog zonder release", "text/html")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=400)):
        assert store.collect() == 0
    assert files(store) == {digest}
    for path in store.blobs.files():
        stamped = path.stat().st_mtime
        os.utime(path, (stamped - LATER, stamped - LATER))
    assert store.collect() == 1


def test_nothing_is_collected_during_a_publish(store: ReleaseStore) -> None:
    store.add_blob(b"nog zonder release", "text/html")
    with lock(store.folder):
        assert later(store) == 0
    assert later(store) == 1


def test_nothing_is_collected_when_a_release_cannot_be_read(store: ReleaseStore) -> None:
    made = versions(store, 2)
    store.manifest_path(made[0].id).write_bytes(b"{")
    assert later(store) == 0
    assert len(files(store)) == 2


def test_going_back_serves_the_release_before(store: ReleaseStore) -> None:
    made = versions(store, 3)
    assert store.rollback() == made[1]
    assert store.current() == made[1]
    assert store.rollback() == made[0]
    assert store.rollback(made[2].id) == made[2]
    assert store.current() == made[2]


def test_after_going_back_numbers_still_rise(store: ReleaseStore) -> None:
    versions(store, 3)
    store.rollback()
    assert store.next_id() == "00000004"


def test_there_is_nothing_before_the_first(store: ReleaseStore) -> None:
    with pytest.raises(ReleaseError, match="no earlier release"):
        store.rollback()
    (only,) = versions(store, 1)
    with pytest.raises(ReleaseError, match="no earlier release"):
        store.rollback()
    assert store.current() == only


@pytest.mark.parametrize("damage", [b"", b"versi", None])
def test_a_release_that_is_not_whole_does_not_come_back(
    store: ReleaseStore, damage: bytes | None
) -> None:
    made = versions(store, 2)
    path = store.blob_path(made[0].entries[0].blob)
    path.unlink() if damage is None else path.write_bytes(damage)
    with pytest.raises(ReleaseError, match="lacks the content of /"):
        store.rollback()
    assert store.current() == made[1]


def withdrawal(store: ReleaseStore) -> tuple[list[Manifest], Entry]:
    """Four releases; the page of the second and third is not in the fourth."""
    home = page(store, "/", b"thuis", "page:1")
    old = page(store, "/jan/", b"Jan, 06-1", "page:2")
    new = page(store, "/jan/", b"Jan, 06-2" * 40, "page:2")
    releases = [
        publish(store, home),
        publish(store, home, old),
        publish(store, home, new, page(store, "/wie/", b"Jan staat hier ook", "page:3")),
        publish(store, home, page(store, "/wie/", b"niemand", "page:3")),
    ]
    return releases, new


def test_what_is_withdrawn_is_in_no_release(store: ReleaseStore) -> None:
    releases, gone = withdrawal(store)
    assert store.withdraw({gone.blob}) == ["00000002", "00000003"]
    assert store.ids() == ["00000001", "00000004"]
    # The older version of the page, and the other page of that release, as well as the copies.
    assert files(store) == {entry.blob for entry in releases[3].entries}
    assert [each.id for each in withdrawn(store)] == ["00000002", "00000003"]
    assert store.current() == releases[3]


def test_going_back_past_a_withdrawal(store: ReleaseStore) -> None:
    releases, gone = withdrawal(store)
    store.withdraw({gone.blob})
    for release_id in ("00000002", "00000003"):
        with pytest.raises(ReleaseError, match="something in it was withdrawn at 20"):
            store.rollback(release_id)
    assert store.current() == releases[3]
    assert store.rollback() == releases[0]


def test_when_all_earlier_ones_are_withdrawn_it_says_so(store: ReleaseStore) -> None:
    old = page(store, "/jan/", b"Jan", "page:2")
    publish(store, old)
    publish(store, page(store, "/", b"thuis"))
    store.withdraw({old.blob})
    with pytest.raises(ReleaseError, match="no earlier release to go back to: something in them"):
        store.rollback()


def test_a_withdrawn_number_is_not_given_again(store: ReleaseStore) -> None:
    old = page(store, "/jan/", b"Jan", "page:2")
    publish(store, page(store, "/", b"thuis"))
    publish(store, old)
    store.rollback()
    assert store.withdraw({old.blob}) == ["00000002"]
    assert store.next_id() == "00000003"


def test_what_is_public_now_is_not_withdrawn(store: ReleaseStore) -> None:
    home = page(store, "/", b"thuis", "page:1")
    first = publish(store, home)
    publish(store, home, page(store, "/x/", b"x", "page:2"))
    assert store.withdraw({home.blob}) == []
    assert store.ids() == ["00000001", "00000002"]
    assert store.manifest(first.id).entries == (home,)


def test_a_release_that_cannot_be_read_goes_with_a_withdrawal(store: ReleaseStore) -> None:
    releases, gone = withdrawal(store)
    store.manifest_path(releases[0].id).write_bytes(b"{")
    assert store.withdraw({gone.blob}) == ["00000001", "00000002", "00000003"]


def test_a_killed_publish_is_made_up_for(store: ReleaseStore) -> None:
    home, old = page(store, "/", b"thuis", "page:1"), page(store, "/jan/", b"Jan", "page:2")
    publish(store, home, old)
    made = manifest(store, home)
    store.write(made)
    store.announce({old.blob})
    # Killed before the switch: the old release is still public, and whole.
    assert ReleaseStore(store.folder.parent, 1).withdraw() == []
    assert store.blob_path(old.blob).is_file()
    store.announce({old.blob})
    store.switch(made.id)
    # Killed after it.
    assert ReleaseStore(store.folder.parent, 1).withdraw() == ["00000001"]
    assert not store.blob_path(old.blob).exists()
    assert ReleaseStore(store.folder.parent, 1).withdraw() == []
