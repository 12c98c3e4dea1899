"""How a long build says how far it is."""

from __future__ import annotations

import io

import pytest

from publishing.runtime.progress import shown_progress


def test_a_log_gets_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    log = io.StringIO()
    with shown_progress(log, "stad.localhost") as show:
        for done in range(10):
            show("outputs", done, 9)
            now += 2
    assert log.getvalue().splitlines() == [
        "stad.localhost: 3 of 9 outputs",
        "stad.localhost: 6 of 9 outputs",
    ]


def test_a_short_run_says_nothing() -> None:
    log = io.StringIO()
    with shown_progress(log, "stad.localhost") as show:
        show("outputs", 0, 3)
        show("outputs", 3, 3)
    assert log.getvalue() == ""
