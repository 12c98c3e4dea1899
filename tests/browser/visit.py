"""A page in the browser, with a record of everything that it asked for and complained about."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime

from playwright.sync_api import Browser, Page

HEIGHTS = {320: 640, 360: 740, 640: 450, 768: 1024, 1024: 768, 1280: 900}


@dataclass
class Visit:
    """A page and what happened on it; `go` opens the next address in the same context."""

    page: Page
    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    #: What a screen of the CMS complained about, kept until the end of the test.
    faults: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Keep every error of the script of a screen of the CMS."""
        self.page.on("pageerror", lambda error: self._fault(f"exception: {error}"))
        self.page.on(
            "console",
            lambda message: self._fault(message.text) if message.type == "error" else None,
        )

    def _fault(self, words: str) -> None:
        # A form that is saved by itself while it is filled in is refused with this, as it should be.
        refused = "Failed to load resource" in words and "400 (Bad Request)" in words
        # What Wagtail's panel of checks finds in a page, it tells the console as well.
        found = words.startswith("axe.run results")
        if "/admin/" in self.page.url and not refused and not found:
            self.faults.append(f"{self.page.url}: {words[:500]}")

    def go(self, url: str) -> None:
        """Open an address and wait until it and its fonts are there."""
        self.requests.clear()
        self.failures.clear()
        self.complaints.clear()
        self.page.goto(url, wait_until="load")
        self.page.evaluate("document.fonts.ready.then(() => true)")

    def resize(self, width: int) -> None:
        """Show the page at another width."""
        self.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})


def opened(browser: Browser, url: str, *, width: int, scripts: bool, pixels: int = 1) -> Visit:
    """Open `url` in a context of its own, with nothing kept from another visit."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS[width]},
        device_scale_factor=pixels,
        java_script_enabled=scripts,
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
    )
    if "WIJKWIJZER_SECONDS_AHEAD" in os.environ:
        # The clock of this process is ahead (tools/clock.py): the browser's goes with it.
        context.clock.install(time=datetime.now(UTC))
    page = context.new_page()
    visit = Visit(page)
    page.on("request", lambda request: visit.requests.append(request.url))
    page.on(
        "requestfailed",
        # Opening the next page breaks off what is still on its way: that is no fault of the site.
        lambda request: (
            visit.failures.append(request.url) if request.failure != "net::ERR_ABORTED" else None
        ),
    )
    page.on(
        "response",
        lambda answer: (
            visit.failures.append(f"{answer.status} {answer.url}")
            if answer.status >= 400 and not answer.request.is_navigation_request()
            else None
        ),
    )
    page.on(
        "console",
        lambda message: (
            visit.complaints.append(f"{message.type}: {message.text}")
            if message.type in {"error", "warning"}
            else None
        ),
    )
    page.on("pageerror", lambda error: visit.complaints.append(f"exception: {error}"))
    visit.watch()
    if scripts:
        visit.go(url)
    else:
        page.goto(url, wait_until="load")
    return visit
