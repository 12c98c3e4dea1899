"""Hundreds of switches under the real public server while it is asked for pages as fast as it can."""

from __future__ import annotations

import contextlib
import http.client
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from publishing.store.atomic import lock
from publishing.store.blobs import digest_of, expanded
from publishing.store.manifests import Entry
from publishing.store.releases import ReleaseStore
from tests.publishing.installs import until
from tests.publishing.processes import complete, end_of, fork
from tests.publishing.serving_processes import public
from tests.publishing.stores import HOST, manifest

pytestmark = pytest.mark.faults
#: Switches, publishes and rollbacks in turn.
SWITCHES = 260
#: Addresses of every release; those after them come and go.
STAYING = 40
VISITORS = 4


class Site:
    """A site whose pages differ in every release, and in length."""

    def __init__(self, root: Path) -> None:
        self.store = ReleaseStore(root, 1)
        self.dice = random.Random(8)
        self.number = 0
        self.entries = [self._page(number) for number in range(STAYING)]
        self.publish()

    def _page(self, number: int) -> Entry:
        self.number += 1
        words = " ".join(str(self.dice.random()) for _ in range(self.dice.choice((3, 300, 3000))))
        body = f"<!doctype html><title>Wijk {number} {self.number}</title>{words}".encode()
        blob = self.store.add_blob(body, "text/html")
        path = f"/wijk-{number}/"
        return Entry(path, blob, len(body), "text/html", "page", "nl", owner=f"page:{number}")

    def publish(self) -> None:
        """Serve a new release with a few pages that differ."""
        with lock(self.store.folder):
            for number in self.dice.sample(range(STAYING), 8):
                self.entries[number] = replace(self._page(number), since=f"2026 {self.number}")
            made = manifest(self.store, *self.entries)
            self.store.write(made)
            self.store.switch(made.id)

    def rollback(self) -> None:
        """Serve the release before."""
        self.store.rollback()
        self.store.unpin()


@contextlib.contextmanager
def serving(root: Path) -> Iterator[int]:
    """Run the public server, and give its port."""
    with public(root, workers=2) as server:
        yield server.port
        assert server.stop()[0] == 0


class Visitor(threading.Thread):
    """Asks for pages on one connection, and compares each body with its tag."""

    def __init__(self, port: int, seed: int, stop: threading.Event) -> None:
        super().__init__()
        self._port, self._stop_asking = port, stop
        self._dice = random.Random(seed)
        self.seen: Counter[str] = Counter()
        self.tags: set[str] = set()

    def run(self) -> None:
        """Ask until told to stop. Whatever is wrong is counted by what it was."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)
        while not self._stop_asking.is_set():
            try:
                self.seen[self._ask(connection)] += 1
            except (OSError, http.client.HTTPException) as error:
                self.seen[repr(error)] += 1
                connection.close()
        connection.close()

    def _ask(self, connection: http.client.HTTPConnection) -> str:
        coding = self._dice.choice(("identity", "gzip", "br"))
        path = f"/wijk-{self._dice.randrange(STAYING)}/"
        connection.request("GET", path, headers={"Host": HOST, "Accept-Encoding": coding})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            return f"{answer.status} {path}"
        ending = {"gzip": ".gz", "br": ".br"}.get(answer.headers["Content-Encoding"] or "")
        plain = expanded(ending, body) if ending else body
        tag = (answer.headers["ETag"] or "").removeprefix("W/").strip('"').partition("-")[0]
        if digest_of(plain) != tag or f"<title>Wijk {path[6:-1]} ".encode() not in plain:
            return f"other bytes at {path}"
        self.tags.add(tag)
        return "right"


@contextlib.contextmanager
def visited(port: int) -> Iterator[list[Visitor]]:
    """Let visitors ask all the while; afterwards each answer was right."""
    stop = threading.Event()
    visitors = [Visitor(port, seed, stop) for seed in range(VISITORS)]
    for each in visitors:
        each.start()
    try:
        yield visitors
    finally:
        stop.set()
        for each in visitors:
            each.join()
    seen = sum((each.seen for each in visitors), Counter())
    assert set(seen) == {"right"}, seen


def asked(visitors: list[Visitor]) -> int:
    """Return the number of answers."""
    return sum(each.seen.total() for each in visitors)


def wait_for_answers(visitors: list[Visitor], number: int) -> None:
    """Wait until so many more were given."""
    wanted = asked(visitors) + number
    until(lambda: asked(visitors) >= wanted, 20)


def test_switches_under_load(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = Site(tmp_path)
    released: set[str] = {entry.blob for entry in site.entries}
    site.publish()
    with serving(tmp_path) as port, visited(port) as visitors:
        for number in range(SWITCHES):
            (site.rollback if number % 2 else site.publish)()
            current = site.store.current()
            assert current is not None
            released |= {entry.blob for entry in current.entries}
            # Some answers from each release.
            wait_for_answers(visitors, 15)
    complete(site.store)
    tags: set[str] = set().union(*(each.tags for each in visitors))
    assert tags <= released
    assert len(tags) > STAYING
    with capsys.disabled():
        sys.stdout.write(f"\n{SWITCHES} switches, {asked(visitors)} bodies, all right\n")


def elsewhere(work: Callable[[], None]) -> Callable[[], None]:
    """Start `work` in another process; give what waits for it to end well."""
    child = fork(work)

    def wait() -> None:
        assert end_of(child) == 0

    return wait


def test_clearing_away_under_load_while_another_process_publishes(tmp_path: Path) -> None:
    """What was served a moment ago stays for whom is still reading it; what is served stays."""
    site = Site(tmp_path)
    stop = tmp_path / "stop"

    def publish() -> None:
        while not stop.exists():
            site.publish()
            # Between two publishes there is time to clear away.
            time.sleep(0.05)

    with serving(tmp_path) as port:
        finish = elsewhere(publish)
        store = ReleaseStore(tmp_path, 1)
        removed = pruned = 0
        try:
            with visited(port) as visitors:
                deadline = time.monotonic() + 60
                while min(removed, 10 * pruned) < 100 and time.monotonic() < deadline:
                    pruned += len(store.prune(keep=2))
                    # By then everything is old enough to go.
                    removed += store.collect(now=4102444800.0)
                    store.improve(0.01)
                    wait_for_answers(visitors, 5)
        finally:
            stop.touch()
            finish()
    complete(store)
    assert pruned >= 10
    assert removed >= 100
