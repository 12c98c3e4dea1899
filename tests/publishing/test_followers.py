"""Who follows a release: told of each switch, and run when there is work, never twice at a time."""

from __future__ import annotations

import time
from typing import Any

import pytest

from publishing.runtime import followers
from publishing.runtime.followers import LOOK_EVERY, Follower, Following, Switch


class Process:
    """Stands for the process of a command; notes what is asked of it."""

    made: dict[str, Process] = {}

    def __init__(self, command: tuple[str, ...]) -> None:
        self.asked: list[str] = []
        Process.made[command[0]] = self

    def want(self) -> None:
        self.asked.append("want")

    def look(self) -> None:
        self.asked.append("look")

    def stop(self) -> None:
        self.asked.append("stop")


@pytest.fixture(autouse=True)
def processes(monkeypatch: pytest.MonkeyPatch) -> None:
    Process.made = {}
    monkeypatch.setattr(followers, "Finisher", Process)


def test_what_is_due_is_started_and_asked_every_few_seconds_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    due = {"one": True, "two": False}

    def follower(name: str) -> Follower:
        return Follower(name, lambda _switch: None, lambda: due[name])

    monkeypatch.setattr(followers, "FOLLOWERS", [follower("one"), follower("two")])
    following = Following()
    for seconds in (0.0, LOOK_EVERY / 2, LOOK_EVERY / 2):
        now[0] += seconds
        following.look()
    following.stop()
    assert Process.made["one"].asked == ["want", "look", "want", "look", "stop"]
    assert Process.made["two"].asked == ["look", "look", "stop"]


def test_one_that_fails_keeps_no_other_from_hearing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Switch] = []

    def broken(_switch: Any) -> None:
        raise RuntimeError("stuk")

    two = [Follower("een", broken, lambda: False), Follower("twee", heard.append, lambda: False)]
    monkeypatch.setattr(followers, "FOLLOWERS", two)
    switch = Switch(1, "00000003", None)
    followers.tell(switch)
    assert heard == [switch]
    assert "een was not told of release 00000003" in caplog.text
