"""What the benchmarks share: processor time, memory, tables, and a database of their own."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
SIZES = (200, 1000, 10_000)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took.

    `cpu` is user and system time with that of ended children, `peak` the largest resident set of
    one process so far in megabytes, `load` the load average of the machine at that moment.
    """

    seconds: float
    cpu: float
    peak: float
    load: float
    #: What a command printed.
    output: str = ""


class Meter:
    """Measures from when it is made."""

    def __init__(self) -> None:
        self._cpu = processor_seconds()
        self._started = time.perf_counter()

    def read(self) -> Cost:
        """Return what was used since then."""
        seconds = time.perf_counter() - self._started
        return Cost(seconds, processor_seconds() - self._cpu, peak(), os.getloadavg()[0])


def processor_seconds() -> float:
    """Return user and system seconds of this process and of its ended children."""
    total = 0.0
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        usage = resource.getrusage(who)
        total += usage.ru_utime + usage.ru_stime
    return total


def peak() -> float:
    """Return the largest resident set of this process or of one ended child, in megabytes."""
    sizes = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in sizes) / 1024


def run(command: Sequence[str], **options: Any) -> Cost:
    """Run a command and measure that process alone, its own children included.

    Raises RuntimeError with the end of what it printed when it fails.
    """
    load = os.getloadavg()[0]
    started = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, **options)
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - started
        output.seek(0)
        words = output.read().decode(errors="replace")
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command[:4])} … failed: {words[-2000:]}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, load, words)


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a process that works in `folder` with this checkout's code."""
    return {
        **os.environ,
        "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{REPOSITORY / 'site'}",
        "DJANGO_SETTINGS_MODULE": "wijkwijzer.settings.dev",
        "WIJKWIJZER_DATA_DIR": str(folder),
    }


def manage(folder: Path, *words: str) -> Cost:
    """Run one of the project's commands on the database of `folder`."""
    command = [sys.executable, str(REPOSITORY / "manage.py"), *words]
    return run(command, env=environment(folder), cwd=REPOSITORY)


def set_up(folder: Path) -> None:
    """Start Django in this process on the database of `folder`."""
    os.environ.update(environment(folder))
    import django

    django.setup()


def arguments(description: str | None) -> argparse.ArgumentParser:
    """Return a parser with what every benchmark takes."""
    parser = argparse.ArgumentParser(description=(description or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[200, 1000], metavar="N")
    parser.add_argument(
        "--folder",
        type=Path,
        help="where municipalities are kept and used again (default: a temporary folder)",
    )
    parser.add_argument("--json", action="store_true", help="the same figures as JSON")
    return parser


@contextlib.contextmanager
def municipality(
    options: argparse.Namespace, pages: int, languages: Sequence[str] = ()
) -> Iterator[Path]:
    """Yield a folder with a generated municipality, nothing published; in these languages besides Dutch."""
    with contextlib.ExitStack() as stack:
        parent = options.folder
        if parent is None:
            parent = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wijkwijzer-")))
        folder = parent.resolve() / "-".join([f"pages-{pages}", *languages])
        if not (folder / "complete").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            command = [sys.executable, "-m", "benchmarks.municipality", str(pages), str(folder)]
            run([*command, *languages], env=environment(folder), cwd=REPOSITORY)
        else:
            # Kept from a run before: its tables may be older than the code.
            manage(folder, "migrate", "--verbosity", "0")
        set_aside(folder)
        try:
            yield folder
        finally:
            for old in folder.glob("releases.*"):
                shutil.rmtree(old)


def set_aside(folder: Path) -> None:
    """Begin without a release. Writing where a tree was just deleted is several times slower."""
    releases = folder / "releases"
    if releases.exists():
        releases.rename(folder / f"releases.{time.time_ns()}")


def show(rows: Sequence[Row], options: argparse.Namespace) -> None:
    """Print figures as a table, or as JSON."""
    if options.json:
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    names = list(dict.fromkeys(name for row in rows for name in row))
    table = [names, *([_text(row.get(name, "")) for name in names] for row in rows)]
    widths = [max(len(line[place]) for line in table) for place in range(len(names))]
    for line in table:
        cells = (
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        print("  ".join(cells).rstrip())


def _text(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
    return str(value)
