"""Every check of the project, one stage after the other; goes on after a failure and ends with a count.

tools/checks.py            all stages but the long ones
tools/checks.py lint unit  those stages
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tools import clock

REPOSITORY = Path(__file__).resolve().parents[1]
BIN = REPOSITORY / ".venv" / "bin"
PYTHON = str(BIN / "python")
#: Exit status of a stage whose program is not to be had on this machine.
MISSING = 75
#: What `check --deploy` needs to look at the production settings; nothing is opened.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "wijkwijzer.settings.production",
    "SECRET_KEY": "a-key-that-only-this-check-uses-0123456789-abcdefghijklmnop",
    "CMS_HOSTS": "cms.example.nl",
    "CMS_BASE_URL": "https://cms.example.nl",
    "DATABASE_URL": "sqlite://:memory:",
}


@dataclass(frozen=True)
class Stage:
    """A named row of commands; the first that fails ends the stage."""

    name: str
    commands: list[list[str]]
    environment: dict[str, str] = field(default_factory=dict)
    tests: bool = False
    #: Takes minutes: runs only when it is named.
    long: bool = False
    #: Makes what the stage would else make itself; runs beside the stages before it.
    ahead: list[str] = field(default_factory=list)


def manage(*arguments: str) -> list[str]:
    """Return the command line of a management command."""
    return [PYTHON, "-W", "error::ImportWarning", "manage.py", *arguments]


def pytest(*arguments: str) -> list[str]:
    """Return the command line of a test run; two workers for two cores."""
    return [PYTHON, "-m", "pytest", "-q", "-n", os.environ.get("TEST_WORKERS", "2"), *arguments]


def stages(data: str) -> list[Stage]:
    """Return all stages, the quick ones first. `data` is a folder for what they write."""
    test_settings = {"DJANGO_SETTINGS_MODULE": "wijkwijzer.settings.test"}
    # What a module prepares for its tests, it prepares on one worker.
    unit = pytest(
        "-m",
        "not browser and not engine and not faults and not install",
        *("--dist", "loadscope", "--no-loadscope-reorder"),
    )
    # One test may visit a hundred pages: whoever is done first takes the next.
    browser = pytest("-m", "browser", "--dist", "worksteal")
    # The state machine counts its steps in one process.
    machine = [PYTHON, "-m", "pytest", "-q", "tests/publishing/machine"]
    random_steps = {"WIJKWIJZER_STEPS": os.environ.get("STEPS", "500")}
    # Each of them says so in its name.
    faults = sorted(str(path) for path in REPOSITORY.glob("tests/publishing/test_faults*.py"))
    border = "tests/cms/border/test_matrix.py"
    kills = pytest("--dist", "loadfile", *faults, border)
    installing = [
        f"tests/wijkwijzer/test_{name}.py" for name in ("without_proc", "install", "images")
    ]
    production = PRODUCTION | {"WIJKWIJZER_DATA_DIR": data}
    # One demo for the whole stage; somebody who works on a template names a folder that is kept.
    demo = os.environ.get("WIJKWIJZER_BROWSER_DATA") or f"{data}/demo"
    return [
        Stage(
            "lint",
            [[str(BIN / "ruff"), "check", "."], [str(BIN / "ruff"), "format", "--check", "."]],
        ),
        Stage("layers", [[str(BIN / "lint-imports"), "--no-logo"]]),
        Stage("types", [[str(BIN / "mypy")]]),
        Stage(
            "templates",
            [
                [str(BIN / "djlint"), "--lint", "--quiet", "templates"],
                [PYTHON, "tools/check_templates.py"],
            ],
        ),
        Stage("catalogues", [[PYTHON, "tools/catalogues.py", "check"]]),
        Stage("migrations", [manage("makemigrations", "--check", "--dry-run")], test_settings),
        Stage("deploy", [manage("check", "--deploy", "--fail-level", "WARNING")], production),
        Stage("unit", [unit], tests=True),
        Stage(
            "postgres",
            [["tools/postgres.sh", *unit]],
            tests=True,
            ahead=["tools/postgres.sh", PYTHON, "-m", "tests.migrated"],
        ),
        Stage(
            "browser",
            [["tools/chromium.sh", *browser]],
            {"WIJKWIJZER_BROWSER_DATA": demo},
            tests=True,
            ahead=[PYTHON, "-m", "tests.browser.demo", demo],
        ),
        Stage("engine", [machine], random_steps, tests=True, long=True),
        Stage(
            "engine-postgres",
            [["tools/postgres.sh", *machine, "-m", "not engine"]],
            random_steps,
            tests=True,
            long=True,
        ),
        Stage(
            "faults",
            [kills],
            {"WIJKWIJZER_FAULTS": os.environ.get("FAULTS", "10")},
            tests=True,
            long=True,
        ),
        Stage(
            "install",
            [
                [
                    "tools/postgres.sh",
                    PYTHON,
                    "-m",
                    "pytest",
                    "-q",
                    "-n0",
                    "-m",
                    "install",
                    *installing,
                ]
            ],
            tests=True,
            long=True,
        ),
    ]


def main(names: list[str]) -> int:
    """Run the stages `names` (when empty all but the long ones). Returns 1 when one failed or was skipped in CI."""
    with tempfile.TemporaryDirectory(prefix="wijkwijzer-checks-") as folder:
        # PostgreSQL runs as a user of its own and has to get at its folder in here.
        Path(folder).chmod(0o711)
        known = stages(folder)
        unknown = set(names) - {stage.name for stage in known}
        if unknown:
            print(f"no such stage: {', '.join(sorted(unknown))}", file=sys.stderr)
            return 2
        chosen = [stage for stage in known if (stage.name in names if names else not stage.long)]
        try:
            day = clock.chosen()
        except LookupError as error:
            print(error, file=sys.stderr)
            return 2
        with beside(chosen, Path(folder), day):
            return report([(stage, *run(stage, Path(folder), day)) for stage in chosen])


@contextmanager
def beside(chosen: list[Stage], folder: Path, day: str) -> Iterator[None]:
    """Make what the stages need while the block runs, one thing after the other.

    The first stages keep one core busy, and two are there. What fails here the stage itself tries again,
    and shows. A program that still runs at the end of the block is stopped.
    """
    over = threading.Event()

    def work() -> None:
        for stage in chosen:
            if not stage.ahead or over.is_set():
                continue
            process = subprocess.Popen(
                stage.ahead,
                cwd=REPOSITORY,
                env=environment_of(stage, folder, day, early=True),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            while process.poll() is None and not over.wait(0.2):
                pass
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
            process.wait()

    worker = threading.Thread(target=work)
    worker.start()
    try:
        yield
    finally:
        over.set()
        worker.join()


def environment_of(stage: Stage, folder: Path, day: str, *, early: bool = False) -> dict[str, str]:
    """Return the variables of the programs of a stage, its tests on `day`."""
    # Whatever the tests leave in the temporary folder goes when this run ends.
    environment = os.environ | stage.environment | {"TMPDIR": str(folder)}
    if stage.tests:
        # The shell's own choice of database is for the demo, never for the tests.
        environment.pop("DATABASE_URL", None)
        environment |= clock.environment(day, early=early)
    return environment


def run(stage: Stage, folder: Path, day: str) -> tuple[str, float, Counter[str]]:
    """Run a stage, its tests on `day`. Returns its outcome, the seconds, and what its tests counted."""
    when = f" (WIJKWIJZER_DAY={day})" if stage.tests else ""
    print(f"\n== {stage.name}{when} ==", flush=True)
    tally = folder / f"{stage.name}.json"
    environment = environment_of(stage, folder, day) | {"WIJKWIJZER_TALLY": str(tally)}
    started = time.monotonic()
    outcome = "passed"
    for command in stage.commands:
        status = subprocess.run(command, cwd=REPOSITORY, env=environment, check=False).returncode
        if status == MISSING and os.environ.get("CI") != "true":
            outcome = "skipped"
        elif status:
            outcome = "failed"
        if status:
            break
    counts = Counter(json.loads(tally.read_text(encoding="utf-8"))) if tally.exists() else Counter()
    return outcome, time.monotonic() - started, counts


def report(results: list[tuple[Stage, str, float, Counter[str]]]) -> int:
    """Print a line for every stage and the closing count. Returns the exit status."""
    print("\n== result ==")
    total: Counter[str] = Counter()
    for stage, outcome, seconds, counts in results:
        total += counts if stage.tests and counts else Counter({outcome: 1})
        if stage.tests and outcome == "failed" and not counts["failed"]:
            total["failed"] += 1
        words = ", ".join(f"{number} {word}" for word, number in sorted(counts.items()))
        print(f"{stage.name:<11} {outcome:<8} {seconds:6.1f} s  {words}")
    seconds = sum(result[2] for result in results)
    print(f"{'together':<11} {'':<8} {seconds:6.1f} s")
    skipped = f", {total['skipped']} skipped" if total["skipped"] else ""
    print(f"\n{total['passed']} passed, {total['failed']} failed{skipped}")
    return 1 if any(outcome == "failed" for _, outcome, _, _ in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
