"""Looks at pages one after the other: one of each kind, or with EVERY_PAGE=1 all of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence

from tests.browser.conftest import OpenPage
from tests.browser.demo import Page, PublicSite, Server
from tests.browser.visit import Visit

ALL = os.environ.get("EVERY_PAGE") == "1"


def pages_of(site: PublicSite, language: str) -> list[Page]:
    """Return the pages of a language to look at."""
    if ALL:
        return [page for page in site.pages if page.language == language]
    return site.samples(language)


def faulty(
    site: PublicSite,
    server: Server,
    open_page: OpenPage,
    pages: Iterable[Page],
    look: Callable[[Visit], Sequence[str]],
) -> Mapping[str, Sequence[str]]:
    """Return by address what `look` finds on pages. Raises AssertionError when there are none."""
    visit = open_page(server.url(site, "/"), width=320)
    found = {}
    for page in pages:
        visit.go(server.url(site, page.path))
        found[page.path] = look(visit)
    assert found
    return {path: lines for path, lines in found.items() if lines}
