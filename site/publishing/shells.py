"""Shells: what stands around all pages of a language, made once for all of them."""

from __future__ import annotations

import logging
from datetime import datetime

from publishing.content import Content
from publishing.notes import Notebook
from publishing.units import Plan, Shell, make_shell, shell_owner

logger = logging.getLogger("publishing")


def make_shells(
    plan: Plan, content: Content, moment: datetime, book: Notebook, wrong: dict[str, str]
) -> dict[str, Shell]:
    """Make the shell of each language; one that differs makes the pages of its language wrong.

    A language without a shell has no pages: each of them fails, and the others go on.
    """
    shells = {}
    for code in sorted({unit.language for unit in plan.units.values() if unit.language}):
        owner = shell_owner(code)
        before = book.outputs.get(owner)
        try:
            shell = shells[code] = make_shell(content, code, moment)
        except LookupError as error:
            logger.error("no shell in %s: %s", code, error)
            continue
        if before is None or before.view != shell.digest:
            for unit in plan.units.values():
                if unit.language == code and unit.owner.startswith("page:"):
                    wrong.setdefault(unit.owner, "shell")
        book.record(owner, shell.notes, shell.valid_until, shell.digest)
    return shells
