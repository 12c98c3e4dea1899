"""Looks at pages one after the other: one of each kind, or with EVERY_PAGE=1 all of them.

All of them take long. What was found without a fault is written down by its bytes, which name the style sheet and
the scripts of the page as well, so a run that was stopped goes on where it was, and after a change only what changed
is looked at again. EVERY_PAGE_DONE is the file, var/every-page.txt unless it says otherwise.
"""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.browser.conftest import OpenPage
from tests.browser.demo import REPOSITORY, Page, PublicSite, Server
from tests.browser.visit import Visit

ALL = os.environ.get("EVERY_PAGE") == "1"
DONE = Path(os.environ.get("EVERY_PAGE_DONE") or REPOSITORY / "var" / "every-page.txt")
#: What looks at a page: another engine or another measure finds other faults.
LOOKING = ("engines.py", "fits.py", "test_engines.py", "test_reflow.py", "every_page.py")

Look = Callable[[Visit], Sequence[str]]


def pages_of(site: PublicSite, language: str) -> list[Page]:
    """Return the pages of a language to look at: one of each kind before all others."""
    samples = site.samples(language)
    if not ALL:
        return samples
    seen = {page.path for page in samples}
    return samples + [p for p in site.pages if p.language == language and p.path not in seen]


@dataclass(frozen=True)
class Journal:
    """A file with a line for each page that was found without a fault."""

    file: Path

    def holds(self, look: Look, page: Page) -> bool:
        """Return whether the page as it is now was looked at in this way."""
        return self.file.exists() and _line(look, page) in self._lines()

    def add(self, look: Look, page: Page) -> None:
        """Write a page down, at once: a run may be stopped at any page."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a", encoding="utf-8") as lines:
            lines.write(_line(look, page) + "\n")

    def _lines(self) -> frozenset[str]:
        return frozenset(self.file.read_text(encoding="utf-8").splitlines())


def _line(look: Look, page: Page) -> str:
    seen = hashlib.sha256(f"{page.entry.blob} {page.path} {_looking()}".encode()).hexdigest()
    return f"{look.__name__} {seen}"


@functools.cache
def _looking() -> str:
    here = Path(__file__).parent
    files = [here / name for name in LOOKING] + sorted((here.parent / "vendor").rglob("*.js"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def faulty(
    site: PublicSite, server: Server, open_page: OpenPage, pages: Iterable[Page], look: Look
) -> Mapping[str, Sequence[str]]:
    """Return by address what `look` finds on pages. Raises AssertionError when there are none."""
    journal = Journal(DONE) if ALL else None
    asked = list(pages)
    assert asked
    visit = open_page(server.url(site, "/"), width=320)
    found: dict[str, Sequence[str]] = {}
    for page in asked:
        if journal and journal.holds(look, page):
            continue
        visit.go(server.url(site, page.path))
        if lines := look(visit):
            found[page.path] = lines
        elif journal:
            journal.add(look, page)
    return found
