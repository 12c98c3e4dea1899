"""Full builds: pages a second, processor time a page, memory; as a command and in a process that stays.

python -m benchmarks.build --pages 200 1000 10000 --folder /var/tmp/municipalities
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks import measuring
from benchmarks.measuring import Cost, Meter

#: How the bytes are kept, in a process that stays.
WAYS = ("compressed", "uncompressed", "unchanged")


def main() -> None:
    """Measure and print."""
    parser = measuring.arguments(__doc__)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--inside", nargs=2, metavar=("FOLDER", "PROCESSES"), help="used by itself")
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(inside(Path(options.inside[0]), int(options.inside[1]))))
        return
    rows = []
    for pages in options.pages:
        with measuring.municipality(options, pages) as folder:
            for processes in options.processes:
                rows.append(command(folder, pages, processes))
                rows += resident(folder, processes)
    measuring.show(rows, options)


def command(folder: Path, pages: int, processes: int) -> dict[str, Any]:
    """Measure the command `publish` with nothing published before, start of Django included."""
    measuring.set_aside(folder)
    cost = measuring.manage(folder, "publish", "--processes", str(processes))
    return row("command, compressed", pages, processes, cost)


def resident(folder: Path, processes: int) -> list[dict[str, Any]]:
    """Measure builds in a process that has Django, its templates and its statements ready."""
    words = [sys.executable, "-m", "benchmarks.build", "--inside", str(folder), str(processes)]
    done = subprocess.run(
        words,
        env=measuring.environment(folder),
        cwd=measuring.REPOSITORY,
        stdout=subprocess.PIPE,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def inside(folder: Path, processes: int) -> list[dict[str, Any]]:
    """Build again and again in this process."""
    import logging

    measuring.set_up(folder)
    from wagtail.models import Site

    from publishing.build.render import compile_templates
    from publishing.publisher import SitePublisher
    from publishing.store import blobs

    logging.disable(logging.INFO)
    compile_templates(["nl"])
    site = Site.objects.get()
    compressible = blobs.has_copies
    rows = []
    # The first time makes what stays: statements, phrases, calendars.
    for way in ("first", *WAYS):
        blobs.has_copies = compressible if way != "uncompressed" else lambda *_about: False
        if way != "unchanged":
            measuring.set_aside(folder)
        publisher = SitePublisher(site.pk, processes=processes)
        if way == "unchanged":
            publisher.publish()
        meter = Meter()
        receipt = publisher.publish(full="measured")
        if way != "first":
            found = row(f"resident, {way}", receipt.compared, processes, meter.read())
            rows.append({**found, **{f"{k} s": v for k, v in receipt.phases.items()}})
    return rows


def row(name: str, pages: int, processes: int, cost: Cost) -> dict[str, Any]:
    """Make a line of the table."""
    return {
        "build": name,
        "pages": pages,
        "processes": processes,
        "seconds": cost.seconds,
        "pages/s": pages / cost.seconds,
        "cpu s": cost.cpu,
        "cpu ms/page": cost.cpu * 1000 / pages,
        "peak MB": cost.peak,
        "load": round(cost.load, 1),
        "cores": os.cpu_count(),
    }


if __name__ == "__main__":
    main()
