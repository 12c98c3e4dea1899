"""A switch costs what differs, and no answer is half of one release and half of another."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from publishing.serve import file_response, wsgi
from publishing.serve.file_response import Memory
from publishing.serve.wsgi import PublicSites
from publishing.store.manifests import Entry, decode_entry
from publishing.store.releases import Manifest, ReleaseStore
from tests.publishing.client import Answer
from tests.publishing.stores import page, publish


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


def test_only_what_differs_is_read(
    store: ReleaseStore, app: PublicSites, monkeypatch: pytest.MonkeyPatch
) -> None:
    Answer(app, "/blijft/")
    before = app._live["site-1"]
    made = second(store)
    read: list[str] = []

    def noted(line: str) -> Entry:
        read.append(line)
        return decode_entry(line)

    monkeypatch.setattr("publishing.serve.live_release.decode_entry", noted)
    assert Answer(app, "/").body == b"twee"
    assert len(read) == 1
    now = app._live["site-1"]
    assert now.header.id == made.id
    assert now.files["/blijft/"] is before.files["/blijft/"]


def test_memory_is_bounded_and_forgets_what_is_gone(store: ReleaseStore, app: PublicSites) -> None:
    app._memory.limit = 8
    for path in ("/", "/blijft/", "/"):
        assert Answer(app, path).status == 200
    assert app._memory.used == 3
    second(store)
    app.refresh()
    assert app._memory.used == 0
    assert Answer(app, "/").body == b"twee"
    assert app._memory.used == 4
    app._memory.limit = 3
    assert Answer(app, "/blijft/").status == 200


def test_what_does_not_fit_is_not_kept() -> None:
    memory = Memory(2)
    memory.keep(object(), "", [], b"abc")  # type: ignore[arg-type]
    assert memory.used == 0


@pytest.mark.parametrize("large", [1, 1_000_000])
def test_body_and_headers_belong_together_under_switches(
    store: ReleaseStore, app: PublicSites, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(file_response, "LARGE", large)
    publish(store, page(store, "/", b"A", "page:1"))
    app.refresh()
    wrong: list[tuple[int, bytes]] = []
    stop = threading.Event()

    def visit() -> None:
        while not stop.wait(0.001):
            answer = Answer(app, "/")  # compares the length
            if answer.status != 200 or len(set(answer.body)) != 1:
                wrong.append((answer.status, answer.body[:20]))

    visitors = [threading.Thread(target=visit) for _number in range(3)]
    for each in visitors:
        each.start()
    try:
        for number in range(50):
            publish(
                store, page(store, "/", bytes([65 + number % 26]) * (number * 37 + 1), "page:1")
            )
            store.prune(keep=2)
            if number % 10 == 0:
                store.collect(now=10**10)
    finally:
        stop.set()
        for each in visitors:
            each.join()
    assert wrong == []
    assert app.health()[0].served == "00000052"
