"""The resident publisher: when it publishes, and that nothing stops it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
import time_machine
from django.db import OperationalError

from publishing.build.receipt import Failure, Receipt
from publishing.runtime import figures, watcher
from publishing.runtime.watcher import RETRY, CodeChangedError, Resident

MOMENT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Sites:
    """Stands for all sites: notes when it was asked to publish, and what came of it."""

    end_of_log: ClassVar[str] = ""

    def __init__(self, **options: Any) -> None:
        self.options = options
        self.published: list[datetime] = []
        self.saved = self.tidied = self.swept = 0
        self.differ_unseen = False
        self.differ = False
        self.next_change: datetime | None = None
        self.read_until = ""
        self.errors: dict[str, Exception] = {}
        self.failed: list[Failure] = []

    def stop(self) -> None: ...

    def publish(self, **_options: Any) -> tuple[list[Receipt], dict[str, Exception]]:
        self.published.append(datetime.now(UTC))
        self.read_until = self.end_of_log
        receipt = Receipt("stad.localhost", 1, failed=self.failed)
        return [receipt], self.errors

    def save_graph(self) -> None:
        self.saved += 1

    def tidy(self, _seconds: float) -> None:
        self.tidied += 1

    def sweep(self, _every: float) -> Receipt | None:
        self.swept += 1
        return Receipt("stad.localhost", 1, new=self.differ_unseen)

    def files_differ(self) -> bool:
        return self.differ


class Turns:
    """Counts the turns of removing what was kept long enough."""

    taken = 0

    def turn(self, _seconds: float) -> bool:
        Turns.taken += 1
        return True


class Stage:
    """A resident publisher on a clock of its own: each look takes a tenth of a second."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, clock: time_machine.Traveller) -> None:
        self.version: Callable[[], str] = lambda: "1"
        self.clock = clock
        self.looks = 0
        monkeypatch.setattr("publishing.machines.advisory.is_shared", lambda: False)
        monkeypatch.setattr(watcher, "AllSites", Sites)
        monkeypatch.setattr(watcher, "Keeping", Turns)
        monkeypatch.setattr(Turns, "taken", 0)
        monkeypatch.setattr("publishing.changes.log.moved", self.moved)
        monkeypatch.setattr(watcher, "compile_templates", list)
        self.lacking: Callable[[], list[str]] = list
        monkeypatch.setattr("publishing.runtime.migrations.lacking", lambda: self.lacking())
        monkeypatch.setattr("publishing.schedule.runner.run", lambda _moment: None)
        monkeypatch.setattr("publishing.schedule.runner.next_due", lambda _moment: None)
        monkeypatch.setattr("time.monotonic", lambda: datetime.now(UTC).timestamp())
        self.monkeypatch = monkeypatch

    def moved(self, seen: str | None) -> bool:
        """Stand for the look at the change log: a publish reads it up to what was seen."""
        Sites.end_of_log = self.version()
        return seen != Sites.end_of_log

    def run(self, looks: int, finisher: Any = None) -> Sites:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as wake_up:
            publisher = Resident(wake_up, finisher=finisher)

            def look() -> None:
                self.looks += 1
                self.clock.shift(timedelta(seconds=0.1))
                if self.looks >= looks:
                    publisher.stop()

            self.monkeypatch.setattr(publisher, "_wait", look)
            self.monkeypatch.setattr(publisher._stopped, "wait", lambda _seconds: None)
            publisher.run()
        sites: Any = publisher.sites
        assert isinstance(sites, Sites)
        return sites


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with time_machine.travel(MOMENT, tick=False) as clock:
        yield Stage(monkeypatch, clock)


def seconds(sites: Sites) -> list[float]:
    return [round((each - MOMENT).total_seconds(), 1) for each in sites.published]


def test_it_publishes_when_it_starts_and_then_when_the_database_changed(stage: Stage) -> None:
    stage.version = lambda: "1" if stage.looks < 5 else "2"
    assert seconds(stage.run(9)) == [0, 0.5]


def test_who_asks_when_the_change_was_seen_already_is_answered_too(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "publishing.runtime.queue.asked",
        lambda: float(stage.looks) if stage.looks in (3, 4) else 0.0,
    )
    # Once for each moment at which somebody asked, and not again for the same.
    assert seconds(stage.run(9)) == [0, 0.3, 0.4]


class Finishing:
    """Notes when what follows from a release was wanted, and when there was time for it."""

    def __init__(self) -> None:
        self.wanted: list[float] = []
        self.looked: list[float] = []

    def want(self) -> None:
        self.wanted.append(self._now())

    def look(self) -> None:
        self.looked.append(self._now())

    def _now(self) -> float:
        return round((datetime.now(UTC) - MOMENT).total_seconds(), 1)


def test_what_follows_from_a_release_is_made_in_an_idle_moment(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def new(sites: Sites, **_options: Any) -> Any:
        sites.read_until = sites.end_of_log
        return [Receipt("stad.localhost", 1, new=stage.looks == 5)], {}

    monkeypatch.setattr(Sites, "publish", new)
    stage.version = lambda: "1" if stage.looks < 5 else "2" if stage.looks < 10 else "3"
    finishing = Finishing()
    stage.run(33, finishing)
    # When it starts, for what an earlier process left; then only after what is new.
    assert finishing.wanted == [0, 0.5]
    assert finishing.looked == [3.1, 3.2]


def test_it_wakes_at_the_moment_at_which_something_changes_by_itself(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        Sites,
        "publish",
        _with_next_change(Sites.publish, MOMENT + timedelta(seconds=0.4)),
    )
    assert seconds(stage.run(9)) == [0, 0.4]


def _with_next_change(publish: Any, moment: datetime) -> Any:
    def first_time(self: Sites, **options: Any) -> Any:
        self.next_change = None if self.published else moment
        return publish(self, **options)

    return first_time


@pytest.mark.parametrize(("back", "published"), [(59, 1), (3600, 2), (365 * 86400, 2)])
def test_a_clock_that_goes_back_makes_it_publish_for_the_moment_that_it_is_now(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, back: int, published: int
) -> None:
    def version() -> str:
        if stage.looks == 5:
            stage.clock.shift(timedelta(seconds=-back))
        return "1"

    stage.version = version
    sites = stage.run(20)
    assert len(sites.published) == published
    if published > 1:
        assert sites.published[1] == MOMENT + timedelta(seconds=0.5 - back)


def test_a_clock_that_jumps_ahead_wakes_it_for_what_lies_in_between(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = MOMENT + timedelta(days=30)
    monkeypatch.setattr(Sites, "publish", _with_next_change(Sites.publish, soon))

    def version() -> str:
        if stage.looks == 5:
            stage.clock.shift(timedelta(days=365))
        return "1"

    stage.version = version
    assert seconds(stage.run(20)) == [0, 365 * 86400 + 0.5]


def test_a_planned_page_wakes_it_too(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    planned = MOMENT + timedelta(seconds=0.3)
    monkeypatch.setattr(
        "publishing.schedule.runner.next_due", lambda moment: planned if moment < planned else None
    )
    assert seconds(stage.run(9)) == [0, 0.3]


def test_a_build_that_takes_an_hour_gives_signs_of_life(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it would look like a publisher that stands still."""
    signs: list[datetime] = []
    monkeypatch.setattr(
        "publishing.runtime.figures._heart",
        lambda: SimpleNamespace(touch=lambda: signs.append(datetime.now(UTC))),
    )
    publish = Sites.publish

    def slowly(self: Any, **options: Any) -> Any:
        for done in range(60):
            stage.clock.shift(timedelta(minutes=1))
            self.options["progress"]("outputs", done, 60)
        return publish(self, **options)

    monkeypatch.setattr(Sites, "publish", slowly)
    stage.run(1)
    moments = [MOMENT, *signs]
    apart = [(b - a).total_seconds() for a, b in pairwise(moments)]
    assert len(signs) > 60
    assert max(apart) < figures.STANDS_STILL


def test_a_failure_is_tried_again_after_a_while(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    failure = Failure("page:1", "Over", "/over/", "ValueError", kept=True)
    monkeypatch.setattr(
        Sites, "failed", property(lambda _self: [failure], lambda *_: None), raising=False
    )
    looks = int(RETRY * 10) + 5
    assert seconds(stage.run(looks)) == [0, RETRY]


def test_a_database_that_is_away_is_asked_again(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    def version() -> str:
        if 2 <= stage.looks < 6:
            raise OperationalError("gone away")
        return "1"

    stage.version = version
    # Nobody knows what happened in between.
    assert seconds(stage.run(9)) == [0, 0.6]
    assert "the database does not answer: gone away" in caplog.text


def test_it_waits_until_the_tables_are_those_of_the_program(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.lacking = lambda: ["home.0041_more"] if stage.looks < 4 else []
    assert seconds(stage.run(9)) == [0.4]
    said = [each.getMessage() for each in caplog.records if "migrations" in each.getMessage()]
    assert said == [
        "migrations: 1 are to be made, home.0041_more is the first: manage.py migrate",
        "migrations: all are made",
    ]


def test_after_a_fault_of_the_database_it_looks_at_the_tables_again(stage: Stage) -> None:
    def version() -> str:
        if stage.looks == 3:
            raise OperationalError("gone away")
        return "1"

    stage.version = version
    stage.lacking = lambda: ["home.0041_more"] if stage.looks in (4, 5) else []
    assert seconds(stage.run(9)) == [0, 0.6]


def test_a_fault_does_not_end_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_moment: datetime) -> None:
        if stage.looks < 3:
            raise ValueError("no good")

    monkeypatch.setattr("publishing.schedule.runner.run", broken)
    assert seconds(stage.run(9)) == [0.3]
    assert "the resident publisher goes on after a fault" in caplog.text


def test_notes_are_written_when_it_is_quiet_and_at_the_end(stage: Stage) -> None:
    sites = stage.run(15)
    assert (sites.saved, sites.tidied, sites.swept, Turns.taken) == (1, 0, 0, 0)


def test_quiet_moments_are_used(stage: Stage) -> None:
    sites = stage.run(200)
    assert (sites.saved, sites.tidied, sites.swept, Turns.taken) == (2, 1, 1, 1)


def test_it_starts_anew_when_the_program_was_replaced(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publishing.fingerprint.state", lambda: stage.looks > 5)
    with pytest.raises(CodeChangedError):
        stage.run(100)
