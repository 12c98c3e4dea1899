"""Where the processor time of a full build goes: by stage, and the heaviest functions.

python -m benchmarks.profile --pages 1000 --folder /var/tmp/municipalities
"""

from __future__ import annotations

import cProfile
import functools
import json
import pstats
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks import measuring

FUNCTIONS = 25


class Stages:
    """Adds up processor seconds by stage. A stage inside another counts for itself alone."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.calls: dict[str, int] = {}
        self._inner = [0.0]

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return `function` with a clock around it."""

        @functools.wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            started = time.thread_time()
            self._inner.append(0.0)
            try:
                return function(*args, **kwargs)
            finally:
                whole = time.thread_time() - started
                own = whole - self._inner.pop()
                self._inner[-1] += whole
                self.seconds[stage] = self.seconds.get(stage, 0.0) + own
                self.calls[stage] = self.calls.get(stage, 0) + 1

        return call

    def install(self) -> None:
        """Put clocks around the stages of a build."""
        from publishing import publisher
        from publishing.build import build_tasks
        from publishing.registry import registry
        from publishing.store import blobs as of_bytes

        blobs: Any = of_bytes
        layout = registry.layout
        registry._layout = replace(
            layout,
            frame=self.timed("frame", layout.frame),
            document=self.timed("document", layout.document),
        )
        for kind, page in registry.pages.items():
            registry.pages[kind] = replace(page, view=self.timed("view", page.view))
        for name, site in registry.sites.items():
            made = self.timed(f"other: {name}", site.make)
            registry.sites[name] = replace(site, make=made)
        for module, name, stage in (
            (build_tasks, "render", "render"),
            (build_tasks, "view_digest", "view digest"),
            (blobs, "digest_of", "digest of bytes"),
            (blobs, "zipped", "compress"),
            (blobs, "write_new", "write"),
            (publisher, "load_current", "load"),
            (publisher, "plan_site", "plan"),
        ):
            setattr(module, name, self.timed(stage, getattr(module, name)))


def main() -> None:
    """Measure and print."""
    parser = measuring.arguments(__doc__)
    parser.add_argument("--inside", nargs=2, metavar=("FOLDER", "PAGES"), help="used by itself")
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(inside(Path(options.inside[0]), int(options.inside[1]))))
        return
    stages, functions = [], []
    for pages in options.pages:
        with measuring.municipality(options, pages) as folder:
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.profile", "--inside", str(folder), str(pages)],
                env=measuring.environment(folder),
                cwd=measuring.REPOSITORY,
                stdout=subprocess.PIPE,
                check=True,
            )
            found = json.loads(done.stdout)
            stages += found["stages"]
            functions += found["functions"]
    if options.json:
        measuring.show([*stages, *functions], options)
        return
    measuring.show(stages, options)
    print()
    measuring.show(functions, options)


def inside(folder: Path, pages: int) -> dict[str, Any]:
    """Build three times in this process: to warm up, by stage, under the profiler."""
    import logging

    measuring.set_up(folder)
    logging.disable(logging.INFO)
    from wagtail.models import Site

    from publishing.publisher import SitePublisher

    site = Site.objects.get().pk

    def build() -> float:
        measuring.set_aside(folder)
        publisher = SitePublisher(site)
        started = time.process_time()
        publisher.publish(full="measured")
        return time.process_time() - started

    build()
    profile = cProfile.Profile()
    profile.enable()
    build()
    profile.disable()
    stages = Stages()
    stages.install()
    total = build()
    found = sorted(stages.seconds.items(), key=lambda each: -each[1])
    found.append(("everything else", total - sum(stages.seconds.values())))
    found.append(("together", total))
    return {
        "stages": [
            {
                "stage": name,
                "pages": pages,
                "cpu ms/page": seconds * 1000 / pages,
                "calls": stages.calls.get(name, ""),
            }
            for name, seconds in found
        ],
        "functions": heaviest(profile, pages),
    }


def heaviest(profile: cProfile.Profile, pages: int) -> list[dict[str, Any]]:
    """Return the functions with the most time of their own. The profiler makes all slower."""
    stats: Any = pstats.Stats(profile)
    rows = []
    found = sorted(stats.stats.items(), key=lambda each: -each[1][2])[:FUNCTIONS]
    for (file, line, name), (_primitive, calls, own, below, _callers) in found:
        place = "/".join(Path(file).parts[-2:])
        rows.append(
            {
                "function": f"{place}:{line} {name}" if line else name,
                "own ms/page": own * 1000 / pages,
                "with callees": below * 1000 / pages,
                "calls/page": calls / pages,
            }
        )
    return rows


if __name__ == "__main__":
    main()
