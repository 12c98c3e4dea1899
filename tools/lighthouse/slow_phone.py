"""How long a page takes on slow 4G with a processor of a quarter of this one's, and how heavy it is."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, sync_playwright

#: Lighthouse's slow 4G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back.
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}
SLOWER = 4
#: The moment, in milliseconds, at which the largest part of a page has to stand there.
SECOND = 1000
#: What a page of searching asks for only when somebody searches is part of its weight.
FIELD = "#search-words"
WORD = "koffie"
ANSWER = "#search-results li"
PAINTS = """() => new Promise(resolve => {
  new PerformanceObserver(list => resolve({
    largest: list.getEntries().at(-1).startTime,
    first: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    loaded: performance.getEntriesByType("navigation")[0].loadEventEnd,
  })).observe({type: "largest-contentful-paint", buffered: true});
})"""


@dataclass(frozen=True)
class Measured:
    """Milliseconds since the address was asked for, and the bytes that came over the line."""

    first: float
    largest: float
    loaded: float
    bytes: int


def measured(address: str, *, runs: int = 3) -> Measured:
    """Return the fastest of some first visits by a phone: what is slower is the machine's."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"]
        )
        visits = []
        for _run in range(runs):
            context = browser.new_context(**playwright.devices["Moto G4"])
            visits.append(_visited(context.new_page(), address))
            context.close()
        browser.close()
    return min(visits, key=lambda each: each.largest)


def _visited(page: Page, address: str) -> Measured:
    sizes: list[int] = []
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", SLOW_4G)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    client.on("Network.loadingFinished", lambda one: sizes.append(int(one["encodedDataLength"])))
    page.goto(address, wait_until="networkidle")
    paints: dict[str, Any] = page.evaluate(PAINTS)
    if page.locator(FIELD).count():
        client.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        page.locator(FIELD).first.fill(WORD)
        page.locator(FIELD).first.press("Enter")
        page.locator(ANSWER).first.wait_for()
        page.wait_for_load_state("networkidle")
    return Measured(bytes=sum(sizes), **{name: float(paints[name]) for name in paints})
