"""The run of all checks: on which day, and what is made beside it."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from tools import checks, clock
from tools.checks import PYTHON, Stage

NOW = "from datetime import datetime; from zoneinfo import ZoneInfo; now = datetime.now(ZoneInfo('Europe/Amsterdam'))"
YEAR = [PYTHON, "-c", f"{NOW}; print(now.year, flush=True)"]
#: Waits until the file is there, or for as long as a test may take.
WAIT = "import pathlib, sys, time\nfor _ in range(600):\n    time.sleep(0.1)\n    pathlib.Path(sys.argv[1]).exists() and sys.exit(0)\nsys.exit(1)"
MAKE = "import pathlib, sys, datetime; pathlib.Path(sys.argv[1]).write_text(str(datetime.date.today()))"


def test_the_tests_run_on_a_day_by_chance_which_is_printed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("WIJKWIJZER_DAY", raising=False)
    monkeypatch.setattr("random.choice", lambda _days: "year-2030")
    stages = [Stage("code", [YEAR]), Stage("tests", [YEAR], tests=True)]
    monkeypatch.setattr(checks, "stages", lambda _data: stages)
    assert checks.main([]) == 0
    this = str(datetime.now(clock.AMSTERDAM).year)
    shown = [line for line in capfd.readouterr().out.splitlines() if line][:4]
    assert shown == ["== code ==", this, "== tests (WIJKWIJZER_DAY=year-2030) ==", "2030"]


def test_what_a_stage_needs_is_made_on_its_day_beside_the_stages_before_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WIJKWIJZER_DAY", "leap-day")
    made = tmp_path / "made"
    stages = [
        Stage("first", [[sys.executable, "-c", WAIT, str(made)]]),
        Stage("last", [], tests=True, ahead=[sys.executable, "-c", MAKE, str(made)]),
    ]
    monkeypatch.setattr(checks, "stages", lambda _data: stages)
    assert checks.main([]) == 0
    assert made.read_text(encoding="utf-8") == "2028-02-29"


def test_what_still_runs_at_the_end_is_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    never = tmp_path / "never"
    stage = Stage("only", [[PYTHON, "-c", ""]], ahead=[PYTHON, "-c", WAIT, str(never)])
    monkeypatch.setattr(checks, "stages", lambda _data: [stage])
    begun = time.monotonic()
    assert checks.main([]) == 0
    assert time.monotonic() - begun < 30
