"""Shells: what stands around all pages of a language, made once for all of them."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime

from publishing.build.dependencies import Notebook
from publishing.build.plan import Plan
from publishing.build.units import Shell, make_shell, shell_owner
from publishing.content.snapshot import Content

logger = logging.getLogger("publishing")

#: Why a page is wrong of which nothing but what stands around it can differ.
AROUND = "shell"


def make_shells(
    plan: Plan, content: Content, moment: datetime, book: Notebook, wrong: dict[str, str]
) -> dict[str, Shell]:
    """Make the shell of each language; one that differs makes the pages of its language wrong.

    A language without a shell has no pages: each of them fails, and the others go on.
    """
    shells = {}
    for code in sorted({unit.language for unit in plan.units.values() if unit.language}):
        try:
            shell = make_shell(content, code, moment, book.surroundings.get(code))
            digest = shell.around.digest
        except LookupError as error:
            logger.error("no shell in %s: %s", code, error)
            continue
        shells[code] = shell
        if book.around.get(code) != digest:
            shell = shells[code] = replace(shell, is_new=True)
            for unit in plan.units.values():
                if unit.language == code and unit.has_shell:
                    wrong.setdefault(unit.owner, AROUND)
        book.around[code], book.surroundings[code] = digest, shell.around
        book.record(shell_owner(code), shell.notes, shell.valid_until)
    return shells
