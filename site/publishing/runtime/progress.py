"""Progress of a long run: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

#: Seconds between two lines in a log.
LINE_EVERY = 5.0

Show = Callable[[str, int, int], None]


@contextlib.contextmanager
def shown_progress(stream: Any, title: str) -> Iterator[Show]:
    """Yield a function that shows how far a run is: phase, done, total."""
    console = Console(stderr=True)
    if not (console.is_terminal and getattr(stream, "isatty", bool)()):
        yield lines(stream, title)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(title, total=None)

        def show(_phase: str, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield show


def lines(stream: Any, title: str) -> Show:
    """Show progress as lines, none for a run that is over before the first is due."""
    last = time.monotonic()

    def show(phase: str, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= LINE_EVERY and done < total:
            last = now
            stream.write(f"{title}: {done} of {total} {phase}\n")
            stream.flush()

    return show
