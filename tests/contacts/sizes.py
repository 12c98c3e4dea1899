"""How many random cases a test takes: a few in the suite, many at night (HOURS_EXAMPLES)."""

from __future__ import annotations

import os


def examples(usual: int) -> int:
    """Return how many; `HOURS_EXAMPLES` goes before it."""
    return int(os.environ.get("HOURS_EXAMPLES") or usual)
