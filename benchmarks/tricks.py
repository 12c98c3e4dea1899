"""What each speed trick of a build saves: processor time with all of them, and with one left out.

python -m benchmarks.tricks --pages 1000 --times 3

full  a full build in one process that stays, without compressed copies
other columns: one edit (see benchmarks.edits), the publish alone
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from benchmarks import measuring
from benchmarks.edit import update
from benchmarks.edits import edits

Patches = Callable[[], dict[str, Any]]


def no_summaries() -> dict[str, Any]:
    """Let each summary count as read whole."""
    return {
        "publishing.content.queries.summary_tables_of": lambda _query: (),
        "publishing.build.invalidation.summary_tables_of": lambda _query: (),
    }


def whole_pages() -> dict[str, Any]:
    """Make a page anew where only what stands around it differs."""
    return {"publishing.build.build_tasks._replaced": lambda *_about: None}


def parsed_text() -> dict[str, Any]:
    """Parse all rich text."""
    return {"core.blocks.rich_text.clean_already": lambda *_about: None}


def prepared_each_time() -> dict[str, Any]:
    """Prepare the statements of each load."""
    from publishing.content import statements

    return {"publishing.content.load.statements": statements.statements.__wrapped__}


def nothing_shared() -> dict[str, Any]:
    """Let each output make for itself what several show."""

    def shared_in(self: Any, code: str, make: Any, *key: Any) -> Any:
        if code == self.language.code:
            return make(self, *key)
        from publishing.content.reader import Reader

        read = Reader(self._content, code, self._moment)
        try:
            return make(read, *key)
        finally:
            self.queries |= read.queries
            self.until(read.valid_until)

    return {"publishing.content.reader.Reader.shared_in": shared_in}


def macros_each_time() -> dict[str, Any]:
    """Render each macro each time."""
    return {
        "publishing.build.render.Once.__call__": lambda _self, macro, *values, **named: macro(
            *values, **named
        )
    }


def plain_context() -> dict[str, Any]:
    """Call macros as Jinja does."""
    from jinja2.runtime import Context

    return {"publishing.build.render.PublicEnvironment.context_class": Context}


TRICKS: dict[str, Patches] = {
    "all tricks": dict,
    "no summary rows": no_summaries,
    "no replaced layout fragments": whole_pages,
    "no fast path of rich text": parsed_text,
    "no prepared statements": prepared_each_time,
    "no shared memo": nothing_shared,
    "no remembered macros": macros_each_time,
    "Jinja's own context": plain_context,
}


def main() -> None:
    """Measure and print."""
    parser = measuring.arguments(__doc__)
    parser.add_argument("--times", type=int, default=3, help="of each; the least is shown")
    parser.add_argument("--only", nargs="*", choices=TRICKS, help="beside all tricks")
    parser.add_argument("--inside", nargs=2, metavar=("FOLDER", "TRICK"), help="used by itself")
    options = parser.parse_args()
    if options.inside:
        folder, trick = options.inside
        print(json.dumps(inside(Path(folder), TRICKS[trick], options.times)))
        return
    rows = []
    for pages in options.pages:
        with measuring.municipality(options, pages) as folder:
            for trick in TRICKS:
                if options.only is None or trick in ("all tricks", *options.only):
                    found = _apart(folder, trick, options.times)
                    rows.append({"build": trick, "pages": pages, **found})
                    measuring.set_aside(folder)
    measuring.show(with_shares(rows), options)


def _apart(folder: Path, trick: str, times: int) -> dict[str, float]:
    """Measure in a process of its own."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            __spec__.name,
            "--inside",
            str(folder),
            trick,
            "--times",
            str(times),
        ],
        env=measuring.environment(folder),
        cwd=measuring.REPOSITORY,
        stdout=subprocess.PIPE,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def with_shares(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Show beside each figure how much more it is than with all tricks, in per cent."""
    found = []
    whole = {row["pages"]: row for row in rows if row["build"] == "all tricks"}
    for row in rows:
        base = whole[row["pages"]]
        shares = {
            f"{name} %": round(100 * value / base[name] - 100)
            for name, value in row.items()
            if name not in ("build", "pages")
        }
        found.append({**row, **shares})
    return found


def inside(folder: Path, trick: Patches, times: int) -> dict[str, float]:
    """Return the processor seconds of full builds and of edits, with a trick left out."""
    import logging

    measuring.set_up(folder)
    logging.disable(logging.INFO)
    from wagtail.models import Site

    from publishing.build.render import compile_templates
    from publishing.publisher import SitePublisher
    from publishing.store import blobs

    with patch.object(blobs, "has_copies", lambda *_about: False), patched(trick()):
        compile_templates(["nl"])
        publisher = SitePublisher(Site.objects.get().pk)
        publisher.publish()
        found = {"full": _least(lambda: publisher.publish(full="measured"), times)}
        numbers = count(1)
        for edit in edits():
            runs = []
            for _time in range(times + 1):
                update(edit, next(numbers))
                runs.append(_cost(publisher.publish))
            # The first one makes what later ones find.
            found[edit.name] = median(runs[1:])
        return found


@contextmanager
def patched(patches: dict[str, Any]) -> Iterator[None]:
    """Put other things at these places while it lasts."""
    if not patches:
        yield
        return
    (place, value), *rest = patches.items()
    with patch(place, value), patched(dict(rest)):
        yield


def _least(work: Callable[[], Any], times: int) -> float:
    return min(_cost(work) for _time in range(times))


def _cost(work: Callable[[], Any]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
