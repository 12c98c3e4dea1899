"""The public server keeps the last good release, and says that something is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from publishing.serve import file_response, wsgi
from publishing.serve.live_release import LiveSite
from publishing.serve.wsgi import PublicSites, SiteHealth
from publishing.store.manifests import encode_entry, encode_manifest
from publishing.store.releases import Manifest, ReleaseStore
from tests.publishing.client import Answer
from tests.publishing.stores import HOST, manifest, page, publish


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    store = ReleaseStore(tmp_path, 1)
    publish(store, page(store, "/", b"een", "page:1"), page(store, "/blijft/", b"blijft", "page:2"))
    return store


@pytest.fixture
def app(store: ReleaseStore, monkeypatch: pytest.MonkeyPatch) -> PublicSites:
    monkeypatch.setattr(wsgi, "LOOK_EVERY", -1)
    monkeypatch.setattr(wsgi, "TRY_AGAIN", -1)
    return PublicSites(store.folder.parent)


def second(store: ReleaseStore) -> Manifest:
    return publish(
        store, page(store, "/", b"twee", "page:1"), page(store, "/blijft/", b"blijft", "page:2")
    )


def damage_manifest(store: ReleaseStore, made: Manifest) -> None:
    store.manifest_path(made.id).write_bytes(b"{")


def lose_manifest(store: ReleaseStore, made: Manifest) -> None:
    store.manifest_path(made.id).unlink()


def truncate_blob(store: ReleaseStore, made: Manifest) -> None:
    store.blob_path(made.entries[0].blob).write_bytes(b"tw")


def lose_blob(store: ReleaseStore, made: Manifest) -> None:
    store.blob_path(made.entries[0].blob).unlink()


def lose_pointer(store: ReleaseStore, _made: Manifest) -> None:
    store.pointer.unlink()


def loop_pointer(store: ReleaseStore, _made: Manifest) -> None:
    store.pointer.unlink()
    store.pointer.symlink_to(store.pointer)


def empty_pointer(store: ReleaseStore, _made: Manifest) -> None:
    store.pointer.write_bytes(b"")


def wild_pointer(store: ReleaseStore, _made: Manifest) -> None:
    store.pointer.write_bytes(b"../../../etc/passwd\xff")


#: What is wrong, and whether the release itself is still good.
FAULTS = [
    (damage_manifest, False, "cannot be read"),
    (lose_manifest, False, "cannot be read"),
    (truncate_blob, False, "the content of / is missing or not whole"),
    (lose_blob, False, "the content of / is missing or not whole"),
    (lose_pointer, True, "the pointer is missing"),
    (loop_pointer, True, "the pointer cannot be read"),
    (empty_pointer, True, "the pointer is missing"),
    (wild_pointer, True, "is no id of a release"),
]


@pytest.mark.parametrize(("fault", "whole", "problem"), FAULTS)
def test_while_running_the_last_good_one_stays(
    store: ReleaseStore, app: PublicSites, fault: object, whole: bool, problem: str
) -> None:
    made = second(store)
    fault(store, made)  # type: ignore[operator]
    assert Answer(app, "/").body == b"een"
    (health,) = app.health()
    assert (health.hostname, health.served) == (HOST, "00000001")
    assert problem in health.problem


@pytest.mark.parametrize(("fault", "whole", "problem"), FAULTS)
def test_a_start_takes_the_newest_good_one(
    store: ReleaseStore, fault: object, whole: bool, problem: str
) -> None:
    made = second(store)
    fault(store, made)  # type: ignore[operator]
    app = PublicSites(store.folder.parent)
    assert Answer(app, "/").body == (b"twee" if whole else b"een")
    (health,) = app.health()
    assert health.served == ("00000002" if whole else "00000001")
    assert problem in health.problem


def test_all_is_well(store: ReleaseStore, app: PublicSites) -> None:
    second(store)
    assert app.health() == [SiteHealth("site-1", HOST, "00000002", "00000002", "")]


def test_what_is_repaired_is_served(store: ReleaseStore, app: PublicSites) -> None:
    made = second(store)
    data = store.manifest_path(made.id).read_bytes()
    damage_manifest(store, made)
    assert Answer(app, "/").body == b"een"
    store.manifest_path(made.id).write_bytes(data)
    assert Answer(app, "/").body == b"twee"
    assert app.health()[0].problem == ""


def test_a_damaged_release_is_not_tried_at_every_request(
    store: ReleaseStore, app: PublicSites, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wsgi, "TRY_AGAIN", 60)
    damage_manifest(store, second(store))
    tried: list[str] = []
    activate = app._activate

    def noted(store: ReleaseStore, name: str, current: str, live: LiveSite | None) -> LiveSite:
        tried.append(current)
        return activate(store, name, current, live)

    monkeypatch.setattr(app, "_activate", noted)
    for _time in range(20):
        Answer(app, "/")
    assert tried == ["00000002"]


def test_a_release_that_names_an_address_twice_is_not_served(
    store: ReleaseStore, app: PublicSites
) -> None:
    made = manifest(store, page(store, "/", b"drie"), page(store, "/", b"vier"))
    data = encode_manifest(made, map(encode_entry, made.entries))
    store.manifest_path(made.id).write_bytes(data)
    store.pointer.write_text(made.id)
    assert Answer(app, "/").body == b"een"
    assert "names an address twice" in app.health()[0].problem


@pytest.mark.parametrize("part", [{}, {"HTTP_RANGE": "bytes=0-0"}])
def test_a_large_file_that_was_cut_off_is_not_served(
    store: ReleaseStore, app: PublicSites, monkeypatch: pytest.MonkeyPatch, part: dict[str, str]
) -> None:
    monkeypatch.setattr(file_response, "LARGE", 1)
    current = store.current()
    assert current is not None
    truncate_blob(store, current)
    assert Answer(app, "/", **part).status == 503


def test_a_release_that_was_withdrawn_under_the_server(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wsgi, "LOOK_EVERY", 3600)
    app = PublicSites(store.folder.parent)
    old = store.current()
    assert old is not None
    second(store)
    store.withdraw({old.entries[0].blob})
    # The server has not looked at the pointer yet, and the bytes are gone: it looks now.
    assert Answer(app, "/").body == b"twee"
    assert app.health()[0].problem == ""


def test_a_lost_file_is_said_and_the_rest_goes_on(store: ReleaseStore, app: PublicSites) -> None:
    current = store.current()
    assert current is not None
    lose_blob(store, current)
    answer = Answer(app, "/")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert answer.headers["Cache-Control"] == "no-store"
    assert Answer(app, "/blijft/").status == 200
    (health,) = app.health()
    assert health.problem.startswith("/: [Errno 2]")


def test_changed_bytes_are_not_served(store: ReleaseStore, app: PublicSites) -> None:
    current = store.current()
    assert current is not None
    store.blob_path(current.entries[0].blob).write_bytes(b"uno")
    assert Answer(app, "/").status == 503


def test_a_site_whose_folder_is_gone_is_served_from_memory(
    store: ReleaseStore, app: PublicSites
) -> None:
    assert Answer(app, "/").status == 200
    shutil.rmtree(store.folder)
    assert Answer(app, "/").body == b"een"
    assert app.health()[0].problem == "its releases are gone"


def test_a_site_without_a_release_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "site-1").mkdir()
    (tmp_path / "site-x").mkdir()
    app = PublicSites(tmp_path)
    assert app.health() == []
    assert Answer(app, "/").status == 421
