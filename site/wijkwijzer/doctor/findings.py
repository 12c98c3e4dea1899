"""One thing that an install lacks, and how it is told. Needs no Django: settings may be what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
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


def as_json(findings: list[Finding]) -> str:
    """Return findings for a machine."""
    rows = [{"check": each.check, "words": each.words, "mend": each.mend} for each in findings]
    return json.dumps({"ok": not rows, "findings": rows}, ensure_ascii=False)


def in_lines(findings: list[Finding]) -> Iterator[str]:
    """Yield lines for people: what is wrong, and below it what mends it."""
    for each in findings:
        yield f"{each.check}: {each.words}"
        if each.mend:
            yield f"    → {each.mend}"
