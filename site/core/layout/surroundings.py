"""The HTML around every page: head, top with alerts, menu and footer, rendered once a language."""

from __future__ import annotations

import functools
from typing import Any

from core.layout.shell import shell_view
from core.layout.views import ShellView
from publishing.build.render import environment
from publishing.build.surroundings import ELSEWHERE, Surroundings
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


def surroundings(read: Reader) -> Surroundings:
    """Make the surroundings of the pages in the language of `read`."""
    return pieces_of(shell_view(read))


@functools.lru_cache(maxsize=64)
def pieces_of(shell: ShellView) -> Surroundings:
    """Render a shell; the menu once for each section that it has, and once without a mark."""
    macros: Any = environment(shell.language).get_template("surroundings.html").module
    sections = (ELSEWHERE, *(item.section for item in shell.navigation))
    return Surroundings(
        {
            "head": {ELSEWHERE: str(macros.head(shell))},
            "top": {ELSEWHERE: str(macros.top(shell))},
            "owner": {ELSEWHERE: str(macros.owner(shell))},
            "menu": {section: str(macros.menu(shell, section)) for section in sections},
            "footer": {ELSEWHERE: str(macros.footer(shell))},
        }
    )


def section_of(read: Reader, page: PageRow) -> str:
    """Return the address of the page below the start page that `page` belongs to."""
    trail = (*read.ancestors(page), page)
    return read.address(read.localised(trail[1] if len(trail) > 1 else page) or page)
