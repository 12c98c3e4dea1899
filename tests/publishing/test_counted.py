"""Numbers in what commands say: one file, two files."""

from __future__ import annotations

import re

import pytest

from publishing.counted import counted
from tests.publishing.installs import REPOSITORY

COMMANDS = sorted(
    path
    for folder in ("site", "home", "contacts", "districts")
    for path in (REPOSITORY / folder).rglob("management/commands/*.py")
)
#: A number that is written before a word for several.
SEVERAL = re.compile(
    r"\{[^{}:]*\} (files|hubs|pages|places|links|outputs|people|rows|sites|entries|PDFs|pictures|faults)\b"
)


@pytest.mark.parametrize(
    ("number", "words", "expected"),
    [
        (0, ("file",), "0 files"),
        (1, ("file",), "1 file"),
        (2, ("file",), "2 files"),
        (1, ("does", "do"), "1 does"),
        (2, ("does", "do"), "2 do"),
    ],
)
def test_a_number_has_the_word_for_it(number: int, words: tuple[str, ...], expected: str) -> None:
    assert counted(number, *words) == expected


def test_no_command_says_one_files() -> None:
    assert len(COMMANDS) > 20
    found = [
        f"{path.name}: {line.strip()}"
        for path in COMMANDS
        for line in path.read_text(encoding="utf-8").splitlines()
        if SEVERAL.search(line)
    ]
    assert found == []
