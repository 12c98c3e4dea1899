"""Work on a file from outside, in a process that has so much memory and so much time."""

from __future__ import annotations

import multiprocessing
import os
import re
import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

#: Seconds of work that an answer may take.
SECONDS = 5


def bounded(work: Callable[..., Any], *given: Any, megabytes: int = 150) -> tuple[str, str]:
    """Return what `work` did with what was given: what it returned, or the error that it raised.

    A process that takes more than SECONDS of work, or more memory than that above what it began
    with, ends without a word: then this fails.
    """
    context = multiprocessing.get_context("fork")
    theirs, ours = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(ours, megabytes, work, given))
    process.start()
    ours.close()
    try:
        told: tuple[str, str] = theirs.recv()
    except EOFError:
        told = ("ended without a word", "")
    process.join()
    return told


def _work(answer: Any, megabytes: int, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    held = re.search(r"VmSize:\s+(\d+)", Path("/proc/self/status").read_text())
    assert held is not None
    most = int(held[1]) * 1024 + megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    spent = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(spent.ru_utime + spent.ru_stime) + SECONDS + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    try:
        told = ("returned", str(work(*given))[:1000])
    except BaseException as error:  # noqa: BLE001 (whatever it is, it is told to who asked)
        told = (type(error).__name__, str(error)[:1000])
    answer.send(told)
    # What the tests would clean up at the end of a process is theirs, not this one's.
    os._exit(0)
