"""The matrix as a page of docs/: counts by verdict, then every address."""

from __future__ import annotations

from tests.cms.border.matrix import NOT_ASKED, Found

ROLES = {
    "chief": "chief editor",
    "district": "editor of a district",
    "translator": "translator",
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
What everybody may read is left out: published pages in `/api/v2/pages/`.

## Counts

S shown, → led on to another address, ! not asked like this (a form that was not sent), · refused
"""


def table(found: Found) -> str:
    """Return the page in Markdown."""
    lines = [
        HEAD,
        "| who | of | questions | S | → | ! | · |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for role, name in ROLES.items():
        for whose, words in WHOSE.items():
            counts = [found.counts[role, whose, verdict] for verdict in VERDICTS]
            if sum(counts):
                cells = " | ".join(map(str, [sum(counts), *counts]))
                lines.append(f"| {name} | {words} | {cells} |")
    total = sum(found.counts.values())
    lines += [
        "",
        f"{total} questions to {len(found.rows)} addresses; 0 unclassified, 0 errors.",
        "",
        "## Every address",
        "",
        "Before the stroke one's own rows, or none; behind it those of the other town.",
        "",
        f"| address | {' | '.join(ROLES.values())} |",
        f"| --- |{' --- |' * len(ROLES)}",
    ]
    for name, cells in sorted(found.rows.items()):
        shown = " | ".join(_cell(cells, role) for role in ROLES)
        lines.append(f"| `{name.replace('|', chr(92) + '|')}` | {shown} |")
    lines += ["", "Not asked:", ""]
    lines += [f"- `{name}`: {why}" for name, why in sorted(NOT_ASKED.items())]
    return "\n".join(lines) + "\n"


def _cell(cells: dict[tuple[str, str], set[str]], role: str) -> str:
    own = cells.get((role, "own"), set()) | cells.get((role, "none"), set())
    other = cells.get((role, "other's"), set())
    return " / ".join(filter(None, (_letters(own), _letters(other))))


def _letters(verdicts: set[str]) -> str:
    return "".join(letter for verdict, letter in VERDICTS.items() if verdict in verdicts)
