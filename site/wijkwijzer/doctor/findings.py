"""One thing that an install lacks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is missing or wrong.

    check  the part of the install that was looked at
    words  what is wrong, with the value
    mend   the command or the setting that mends it
    """

    check: str
    words: str
    mend: str
