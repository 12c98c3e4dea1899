"""A hand that counts: clicks, fields, keys and screens, and how long somebody is busy with them.

The estimate is the keystroke-level model (Card, Moran and Newell, 1983), with its figures for somebody who
does not type for a living: a key 0.28 s, to point 1.1 s, a button down and up 0.2 s, a hand to the keyboard
and back 0.8 s, to think before each of these 1.35 s. The model knows nothing of reading: two seconds for
each screen are ours. The password is filled in by the browser, as it is for who comes every week.
"""

from __future__ import annotations

import html
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page as BrowserPage

from tests.browser.demo import PublicSite
from tests.browser.running import Running
from tests.browser.test_translating_fast import Hand

KEY, POINT, PRESS, HANDS, THINK, READ = 0.28, 1.1, 0.2, 0.8, 1.35, 2.0
#: Seconds that the website may take on a machine that does other things as well.
PATIENCE = 180
LINKS = re.compile(r'class="wijk-languages__link" href="([^"]+)" hreflang="([^"]+)"')


class CountingHand(Hand):
    """Clicks and types as somebody does, from the login page on."""

    def __init__(self, running: Running, page: BrowserPage, user: str) -> None:
        super().__init__(page)
        self.fields = self.keys = self.screens = 0
        page.on("framenavigated", self._seen)
        running.login(page, user)
        self.clicks = 1

    def _seen(self, frame: Any) -> None:
        if frame == self.page.main_frame and "/admin/" in frame.url:
            self.screens += 1

    def write(self, selector: str, words: str) -> None:
        """Fill in a field that is seen."""
        self.page.locator(selector).locator("visible=true").first.fill(words)
        self.fields += 1
        self.keys += len(words)

    def choose(self, selector: str, words: str) -> None:
        """Choose in a list: it is opened, and a line is clicked on."""
        found = self.page.locator(f"{selector} option", has_text=words).first
        self.page.select_option(selector, found.get_attribute("value"))
        self.fields += 1
        self.clicks += 2

    def publish(self) -> None:
        """Publish the page in the editor."""
        self.click("button[aria-label='Meer acties'], button", has_text="Meer acties")
        self.go("button[name=action-publish]")

    @property
    def seconds(self) -> float:
        """Return how long somebody is busy."""
        clicks = self.clicks * (THINK + POINT + PRESS)
        fields = self.fields * (THINK + HANDS) + self.keys * KEY
        return clicks + fields + self.screens * READ

    @property
    def figures(self) -> str:
        """Return what was counted, for a table."""
        counted = f"{self.clicks} clicks, {self.fields} fields, {self.screens} screens"
        return f"{counted}, {self.seconds:.0f} s"


def addresses(running: Running, site: PublicSite, path: str) -> dict[str, str]:
    """Return the address of a page in each language of its municipality."""
    body = running.public.get(site, path).body.decode()
    found = {language: urlsplit(url).path for url, language in LINKS.findall(body)}
    assert set(found) == {page.language for page in site.pages if page.language}
    return found


def in_every_language(
    running: Running,
    site: PublicSite,
    path: str,
    words: Callable[[str], str],
    *,
    gone: bool = False,
) -> None:
    """Wait until a page says `words` (of a language), or no more, in each language of its municipality."""
    for language, address in addresses(running, site, path).items():
        until(running, site, address, words(language), gone=gone)


def until(running: Running, site: PublicSite, path: str, words: str, *, gone: bool = False) -> None:
    """Wait until a page has a text, or has it no more."""

    def is_so() -> bool:
        # A sentence may begin with it.
        body = html.unescape(running.public.get(site, path).body.decode())
        return (words.lower() in body.lower()) != gone

    try:
        await_that(is_so, f"{path}: {words!r} {'is still' if gone else 'is not'} there")
    except AssertionError as error:
        log = (running.data / "serve.log").read_text(encoding="utf-8")[-2000:]
        raise AssertionError(f"{error}\n{log}") from None


def await_that(is_so: Callable[[], bool], otherwise: str) -> None:
    """Ask until it is so. Raises AssertionError with the words of `otherwise` when it does not become so."""
    started = time.monotonic()
    while not is_so():
        assert time.monotonic() - started < PATIENCE, otherwise
        time.sleep(0.1)
