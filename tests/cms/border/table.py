"""The matrix as a page of docs/: counts by verdict, then every address; each role fills its column."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.cms.border.matrix import NOT_ASKED, Found

ROLES = {
    "chief": "chief editor",
    "district": "editor of a district",
    "translator": "translator",
    "manager": "manager of users",
    "administrator": "administrator",
    "without": "account without CMS",
    "anonymous": "nobody",
}
WHOSE = {"none": "no row", "own": "own rows", "other's": "rows of the other town"}
VERDICTS = {"shown": "S", "led on": "→", "asked wrongly": "!", "refused": "·"}
HEAD = """# Who reaches what in the CMS

Made by `make border` and held true by `tests/cms/border/test_matrix.py`, which makes two small
towns with something of every kind, fills every address of the CMS host with rows of both (public,
draft, private), and asks it as everybody. It fails on an address that nobody classified, on an error,
on a row of the other town that is not refused, and on any word of the other town in an answer.
`make test-faults` asks more: every role every address, with drafts and private rows of the own town.

An administrator of the install stands above the municipalities and is asked for errors only.

## Counts

S shown, → led on to another address, ! not asked like this (a form that was not sent), · refused.
Nothing is unclassified, and nothing is an error: the test would fail.
"""
ADDRESSES = """
## Every address

Before the stroke one's own rows, or none; behind it those of the other town.
"""


@dataclass
class Table:
    """What the page says, by role."""

    #: Role -> its lines of counts: whose rows, and how many of each verdict.
    counts: dict[str, dict[str, str]] = field(default_factory=dict)
    #: Role -> address -> verdicts.
    cells: dict[str, dict[str, str]] = field(default_factory=dict)

    def put(self, role: str, found: Found) -> None:
        """Fill the column of a role with what was found."""
        self.counts[role] = {
            words: " | ".join(map(str, (sum(numbers), *numbers)))
            for whose, words in WHOSE.items()
            if sum(numbers := [found.counts[role, whose, each] for each in VERDICTS])
        }
        self.cells[role] = {name: _cell(asked, role) for name, asked in found.rows.items()}

    def text(self) -> str:
        """Return the page in Markdown."""
        lines = [HEAD, "| who | of | questions | S | → | ! | · |"]
        lines.append("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
        for role, name in ROLES.items():
            for words, numbers in self.counts.get(role, {}).items():
                lines.append(f"| {name} | {words} | {numbers} |")
        lines += [ADDRESSES, f"| address | {' | '.join(ROLES.values())} |"]
        lines.append(f"| --- |{' --- |' * len(ROLES)}")
        names = sorted({name for cells in self.cells.values() for name in cells})
        for name in names:
            cells = [self.cells.get(role, {}).get(name, "") for role in ROLES]
            lines.append(f"| `{name.replace('|', '¦')}` | {' | '.join(cells)} |")
        lines += ["", "Not asked:", ""]
        lines += [f"- `{name}`: {why}" for name, why in sorted(NOT_ASKED.items())]
        return "\n".join(lines) + "\n"

    @classmethod
    def read(cls, text: str) -> Table:
        """Return what a page says."""
        found = cls()
        roles = {name: role for role, name in ROLES.items()}
        for line in text.splitlines():
            cells = [each.strip() for each in line.strip("|").split("|")]
            if line.startswith("| `"):
                name = cells[0].strip("`").replace("¦", "|")
                for role, cell in zip(ROLES, cells[1:], strict=True):
                    if cell:
                        found.cells.setdefault(role, {})[name] = cell
            elif cells[0] in roles:
                numbers = " | ".join(cells[2:])
                found.counts.setdefault(roles[cells[0]], {})[cells[1]] = numbers
        return found


@contextmanager
def written(path: Path) -> Iterator[Table]:
    """Change the page; several roles may be at work."""
    with path.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        table = Table.read(file.read())
        yield table
        file.truncate(0)
        file.write(table.text())


def _cell(asked: dict[tuple[str, str], set[str]], role: str) -> str:
    own = asked.get((role, "own"), set()) | asked.get((role, "none"), set())
    other = asked.get((role, "other's"), set())
    return " / ".join(filter(None, (_letters(own), _letters(other))))


def _letters(verdicts: set[str]) -> str:
    return "".join(letter for verdict, letter in VERDICTS.items() if verdict in verdicts)
