"""Progress of a long run: a bar on a terminal, nothing in a log."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


@contextlib.contextmanager
def shown_progress(stream: Any, title: str) -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that shows how far a run is: phase, done, total."""
    console = Console(stderr=True)
    if not (console.is_terminal and getattr(stream, "isatty", bool)()):
        yield lambda _phase, _done, _total: None
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
