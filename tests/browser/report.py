"""Faults told so that a person can read them: one a line, the first forty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

SHOWN = 40


def no_faults(found: Mapping[str, Sequence[str]] | Sequence[str]) -> None:
    """Raise AssertionError with the faults, by page, when there are any."""
    if isinstance(found, Mapping):
        lines = [f"{page}\n      {line}" for page, faults in found.items() for line in faults]
    else:
        lines = list(found)
    if lines:
        rest = f"\n  and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
        shown = "\n  ".join(lines[:SHOWN])
        raise AssertionError(f"{len(lines)} faults:\n  {shown}{rest}")
