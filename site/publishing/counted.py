"""Numbers of things in the English of operators: one file, two files."""

from __future__ import annotations


def counted(number: int, one: str, several: str = "") -> str:
    """Return a number and what it is of: `1 file`, `2 files`."""
    return f"{number} {one if number == 1 else several or f'{one}s'}"
