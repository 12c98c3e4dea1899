"""Every page of the demo has a title of its own, in every language: a tab and a bookmark show nothing else."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from tests.browser.demo import Demo, PublicSite

TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def shared(site: PublicSite, pattern: re.Pattern[str]) -> dict[tuple[str, str], list[str]]:
    """Return what several pages of a language are called, with their addresses."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for page in site.pages:
        if 300 <= page.status < 400:
            # What leads on to another address nobody reads.
            continue
        match = pattern.search(page.html)
        assert match, page.path
        found[page.language, TAG.sub("", match[1]).strip()].append(page.path)
    return {name: paths for name, paths in found.items() if len(paths) > 1 or not name[1]}


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
@pytest.mark.parametrize("pattern", [TITLE, HEADING], ids=["title", "h1"])
def test_no_two_pages_are_called_the_same(
    demo_site: Demo, name: str, pattern: re.Pattern[str]
) -> None:
    assert shared(demo_site.site(name), pattern) == {}
