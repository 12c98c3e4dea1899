"""The moved clock of whole test runs."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tools import clock

REPOSITORY = Path(__file__).resolve().parents[2]

SHOW = "from datetime import datetime, UTC; print(datetime.now(UTC).isoformat())"


def moment(day: str, script: str = SHOW) -> datetime:
    """Return what a Python program on that day says of the time."""
    answer = subprocess.run(
        [sys.executable, "tools/clock.py", day, sys.executable, "-c", script],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    return datetime.fromisoformat(answer.stdout.strip())


@pytest.mark.parametrize("day", ["new-years-eve", "year-2030"])
def test_a_program_is_on_that_day_and_so_is_what_it_starts(day: str) -> None:
    wanted = datetime.fromisoformat(clock.DAYS[day]).replace(tzinfo=clock.AMSTERDAM)
    inner = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {SHOW!r}], check=True)"
    for script in (SHOW, inner):
        assert timedelta(0) <= moment(day, script) - wanted < timedelta(minutes=9)


def test_a_sleep_and_a_lock_take_the_time_that_they_should() -> None:
    script = (
        "import threading, time; begun = time.monotonic(); time.sleep(0.1); lock = threading.Lock();"
        f"lock.acquire(); lock.acquire(timeout=0.1); assert time.monotonic() - begun >= 0.2; {SHOW}"
    )
    assert moment("leap-day", script).date().isoformat() == "2028-02-29"


def test_a_day_that_is_not_known_is_named_with_those_that_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WIJKWIJZER_DAY", "doomsday")
    with pytest.raises(LookupError, match=r"no day 'doomsday'; there are sunday, .*, today, any"):
        clock.chosen()


def test_a_day_is_taken_by_chance_when_none_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WIJKWIJZER_DAY", raising=False)
    offered: list[list[str]] = []

    def last(days: list[str]) -> str:
        offered.append(days)
        return days[-1]

    monkeypatch.setattr("random.choice", last)
    assert clock.chosen() == "today"
    assert offered == [[*clock.DAYS, "today"]]
    monkeypatch.setenv("WIJKWIJZER_DAY", "july")
    assert clock.chosen() == "july"


@pytest.mark.parametrize(("day", "minutes"), [("new-years-eve", 10), ("new-year", 5), ("july", 10)])
def test_what_is_prepared_is_earlier_on_the_same_day(day: str, minutes: int) -> None:
    ahead, early = (
        int(clock.environment(day, early=each)["WIJKWIJZER_SECONDS_AHEAD"])
        for each in (False, True)
    )
    assert abs(ahead - early - 60 * minutes) <= 1


def test_today_moves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIJKWIJZER_DAY", "today")
    assert clock.environment(clock.chosen()) == {}
    assert clock.environment("july").keys() == {"WIJKWIJZER_SECONDS_AHEAD", "PYTHONPATH"}
