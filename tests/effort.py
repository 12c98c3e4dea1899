"""Limits of work that mean the same on a slow machine as on a quick one.

A limit in seconds says as much about the machine, and about who else works on it, as about the code. Here a
second is as much work as a fixed task says: it is measured right before and right after.
"""

from __future__ import annotations

import json
import re
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Seconds that the fixed task takes where a second of work is a second.
USUAL = 0.01
_WORDS = re.compile(r"(\w+) (\w+)")


@contextmanager
def effort(
    seconds: float, what: str = "it", *, clock: Callable[[], float] = time.thread_time
) -> Iterator[None]:
    """Fail when the block takes more work than `seconds` of a usual machine: by default of this thread."""
    before = fixed_task()
    started = clock()
    yield
    took = clock() - started
    # A machine that became slow meanwhile counts as slow.
    slowness = max(before, fixed_task(), USUAL) / USUAL
    assert took < seconds * slowness, f"{what} took {took:.2f} s, {slowness:.1f} times as slow"


def of_children() -> float:
    """Return the seconds of work of the processes that this one started, and that ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def fixed_task() -> float:
    """Return the seconds that one and the same task takes now: texts and rows, as in our code."""
    started = time.thread_time()
    rows = [{"number": each, "text": f"wijk {each} straat {each % 7}"} for each in range(1500)]
    text = json.dumps(json.loads(json.dumps(rows)), sort_keys=True)
    _WORDS.sub(r"\2 \1", text)
    sorted(rows, key=lambda row: (row["text"], -int(str(row["number"]))))
    return time.thread_time() - started
