"""Our full build and one edit beside Hugo, on the same pages in the same run.

python -m benchmarks.peers --pages 200 1000 10000 --folder var/benchmarks
"""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from benchmarks import measuring
from benchmarks.measuring import REPOSITORY, Row
from benchmarks.peers import builds, changes, installed
from benchmarks.peers.sites import Sites


def main() -> None:
    """Measure and print."""
    parser = measuring.arguments(__doc__)
    parser.add_argument("--times", type=int, default=3, help="of each; the median is shown")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="of ours")
    parser.add_argument(
        "--skip",
        nargs="*",
        default=[],
        choices=("builds", "edits", "ours", "hugo"),
        help="leave out",
    )
    parser.add_argument(
        "--environment",
        type=Path,
        default=REPOSITORY / "var" / "benchmarks" / "peers-venv",
        help="where Hugo is installed, once",
    )
    options = parser.parse_args()
    if os.environ.get("DATABASE_URL"):
        parser.error("the sizes take turns: this needs a SQLite database for each")
    bin_folder = installed.environment(options.environment.resolve())
    everything: list[Row] = []
    for pages in options.pages:
        with measuring.municipality(options, pages) as folder:
            work = folder / f"peers.{time.time_ns()}"
            try:
                sites = Sites.make(folder, work, bin_folder)
                for name, measured in (("builds", builds.measure), ("edits", changes.measure)):
                    if name not in options.skip:
                        rows = measured(sites, pages, options)
                        everything += rows
                        if not options.json:
                            measuring.show(rows, options)
                            print(flush=True)
            finally:
                shutil.rmtree(work, ignore_errors=True)
    if options.json:
        measuring.show(everything, options)


if __name__ == "__main__":
    main()
