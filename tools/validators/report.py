"""What a validator said: its files, errors, and the warnings that have a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

#: So many errors of one validator are shown.
SHOWN = 8


@dataclass
class Outcome:
    """What one validator found in one tree."""

    name: str
    files: int = 0
    errors: list[str] = field(default_factory=list)
    #: Why a warning is none of ours to mend, and how often it was said.
    warnings: Counter[str] = field(default_factory=Counter)
    #: What is missing on this machine; then nothing was looked at.
    missing: str = ""

    def take(self, path: Path | str, faults: Iterable[object]) -> None:
        """Count a file with what is wrong in it."""
        self.files += 1
        self.errors.extend(f"{path}: {fault}" for fault in faults)


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the lines of the table, and below it the errors."""
    found = list(outcomes)
    yield f"{'validator':<34}{'files':>7}{'errors':>8}{'warnings':>10}"
    for each in found:
        if each.missing:
            yield f"{each.name:<34}not run: {each.missing}"
            continue
        count = sum(each.warnings.values())
        yield f"{each.name:<34}{each.files:>7}{len(each.errors):>8}{count:>10}"
        yield from (f"    {number} × {reason}" for reason, number in each.warnings.most_common())
    for each in found:
        for line in each.errors[:SHOWN]:
            yield f"{each.name}: {line}"
        if len(each.errors) > SHOWN:
            yield f"{each.name}: {len(each.errors) - SHOWN} more"
