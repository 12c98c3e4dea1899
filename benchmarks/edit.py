"""One edit: seconds from its commit to the bytes that visitors get, and what was made for it.

python -m benchmarks.edit --pages 1000 10000 --times 5

cold      the command `publish` after a change that nobody told of; start of Django included
resident  the publish alone, in a process that did the one before
watch     `publish --watch` beside this process, which is the CMS (Wagtail's own publish is not
          counted but shown) and asks the public server all the time
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import measuring
from benchmarks.edits import Edit, edits
from benchmarks.measuring import Meter, Row

HOST = "grootstad.localhost"
#: Seconds after which a change that is not served counts as lost.
PATIENCE = 120.0


def main() -> None:
    """Measure and print."""
    parser = measuring.arguments(__doc__)
    parser.add_argument("--times", type=int, default=3, help="of each edit; the median is shown")
    parser.add_argument("--inside", metavar="FOLDER", help="used by itself")
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(inside(Path(options.inside), options.times)))
        return
    rows = []
    for pages in options.pages:
        with measuring.municipality(options, pages) as folder:
            words = ["--inside", str(folder), "--times", str(options.times)]
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.edit", *words],
                env=measuring.environment(folder),
                cwd=measuring.REPOSITORY,
                stdout=subprocess.PIPE,
                check=True,
            )
            rows += [{"pages": pages, **row} for row in json.loads(done.stdout)]
    measuring.show(rows, options)


def inside(folder: Path, times: int) -> Sequence[Row]:
    """Edit again and again in this process."""
    import logging

    measuring.set_up(folder)
    logging.disable(logging.INFO)
    found = edits()
    measuring.manage(folder, "publish")
    numbers = iter(range(1, 1_000_000))
    rows = [*cold(folder, found, times, numbers), *resident(found, times, numbers)]
    return [*rows, *watched(folder, found, times, numbers)]


def cold(folder: Path, found: list[Edit], times: int, numbers: Iterator[int]) -> Sequence[Row]:
    """Measure the command."""
    rows = []
    for edit in (None, *found):
        runs = []
        for _time in range(times):
            if edit is not None:
                update(edit, next(numbers))
            runs.append(measuring.manage(folder, "publish", "--json"))
        receipt = json.loads(next(x for x in runs[-1].output.splitlines() if x.startswith("{")))
        rows.append(row(edit, "cold", runs, receipt, [receipt["phases"]]))
    return rows


def row(
    edit: Edit | None,
    way: str,
    runs: list[measuring.Cost],
    receipt: Mapping[str, Any],
    phases: Sequence[Mapping[str, float]],
) -> Row:
    """Make a line of the table."""
    return {
        "edit": edit.name if edit else "nothing",
        "way": way,
        "seconds": median(run.seconds for run in runs),
        "cpu s": median(run.cpu for run in runs),
        "load": round(runs[-1].load, 1),
        "viewed": receipt["viewed"],
        "rendered": receipt["rendered"],
        "changed": len(receipt["changed"]),
        **{f"{name} s": median(each[name] for each in phases) for name in phases[-1]},
    }


def update(edit: Edit, number: int) -> None:
    """Change a page behind the back of everything that listens."""
    value = edit.value(number)
    type(edit.page).objects.filter(pk=edit.page.pk).update(**{edit.field: value})


def resident(found: list[Edit], times: int, numbers: Iterator[int]) -> Sequence[Row]:
    """Measure the publish alone in a process that did the one before."""
    from wagtail.models import Site

    from publishing.build.render import compile_templates
    from publishing.publisher import SitePublisher

    compile_templates(["nl"])
    publisher = SitePublisher(Site.objects.get().pk, processes=os.cpu_count() or 1)
    publisher.publish()
    publisher.publish()
    rows = []
    for edit in (None, *found):
        runs, receipts = [], []
        for _time in range(times):
            if edit is not None:
                update(edit, next(numbers))
            meter = Meter()
            receipts.append(publisher.publish())
            runs.append(meter.read())
        phases = [each.phases for each in receipts]
        rows.append(row(edit, "resident", runs, asdict(receipts[-1]), phases))
    return rows


def watched(folder: Path, found: list[Edit], times: int, numbers: Iterator[int]) -> Sequence[Row]:
    """Measure from the commit in the CMS to the bytes of the public server."""
    from django.conf import settings

    from publishing.serve.wsgi import PublicSites

    command = [sys.executable, str(measuring.REPOSITORY / "manage.py"), "publish", "--watch"]
    environment = measuring.environment(folder)
    rows = []
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for_resident()
            public = PublicSites(Path(settings.RELEASES_DIR))
            for edit in found:
                runs = [change(public, edit, next(numbers)) for _time in range(times)]
                rows.append(
                    {
                        "edit": edit.name,
                        "way": "watch",
                        "seconds": median(served for _own, served in runs),
                        "load": round(os.getloadavg()[0], 1),
                        "wagtail's publish s": median(own for own, _served in runs),
                    }
                )
        finally:
            process.terminate()
    return rows


def _wait_for_resident() -> None:
    from publishing.runtime import queue

    deadline = time.monotonic() + PATIENCE
    while not queue.resident_runs() or queue.waiting():
        if time.monotonic() > deadline:
            raise TimeoutError("the resident publisher did not start")
        time.sleep(0.1)
    # Its first publish loads everything.
    queue.ask()
    queue.wake_resident()
    while queue.waiting():
        time.sleep(0.05)


def change(public: Any, edit: Edit, number: int) -> tuple[float, float]:
    """Publish a change in the CMS; give the seconds of that, and until the public server has it."""
    page = type(edit.page).objects.get(pk=edit.page.pk)
    setattr(page, edit.field, edit.value(number))
    started = time.perf_counter()
    page.save_revision().publish()
    committed = time.perf_counter()
    while not edit.shown(number, body(public, edit.path)):
        if time.perf_counter() - committed > PATIENCE:
            raise TimeoutError(f"{edit.name}: not served after {PATIENCE:.0f} s")
        time.sleep(0.002)
    return committed - started, time.perf_counter() - committed


def body(public: Any, path: str) -> str:
    """Ask the public server for a page, as a visitor does."""
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": HOST, "QUERY_STRING": ""}
    answer = public(environ, lambda *_about: None)
    return b"".join(answer).decode()


if __name__ == "__main__":
    main()
