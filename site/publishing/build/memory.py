"""The collector of circular garbage, kept away from what stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_frozen() -> Iterator[None]:
    """Let the collector look at nothing that is there already.

    A resident publisher holds millions of rows and queries; looking through them all takes a quarter
    of a second, in the middle of a publish, and never finds anything.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
