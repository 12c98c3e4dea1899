"""One visit to every kind of page in every language: what it asks for, whether it fits (engines: test_engines).

It stays between the reader and the municipality: no other host, no cookie, no complaint. Nothing sticks
out at the side, down to 320 px (WCAG 1.4.10), nor with wider text (1.4.12).
"""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, PublicSite, Server, is_local
from tests.browser.fits import OVERFLOW, TEXT_SPACING, USUAL
from tests.browser.report import no_faults
from tests.browser.test_accessibility import SITES
from tests.browser.visit import Visit

STORAGE = "() => [localStorage.length, sessionStorage.length]"


@pytest.mark.parametrize(("name", "language"), SITES)
def test_every_kind_of_page_keeps_to_itself_and_fits(
    demo_site: Demo, server: Server, open_page: OpenPage, name: str, language: str
) -> None:
    site = demo_site.site(name)
    visit = open_page(server.url(site, "/"))
    found: dict[str, list[str]] = {}
    samples = site.samples(language)
    assert samples
    for sample in samples:
        visit.resize(1280)
        visit.go(server.url(site, sample.path))
        visit.page.mouse.wheel(0, 20_000)
        lines = sticking_out(visit)
        visit.page.wait_for_load_state("networkidle")
        # An address that is not there complains of itself.
        complaints = list(visit.complaints) if sample.status == 200 else []
        if sample.status == 200:
            lines += strangers(visit, site) + complaints
        if lines:
            found[f"{sample.kind} {sample.path}"] = lines
    no_faults(found)
    assert visit.page.context.cookies() == []
    assert visit.page.evaluate(STORAGE) == [0, 0]


def strangers(visit: Visit, site: PublicSite) -> list[str]:
    """Return what the page asked for that is not of its site, and what did not come."""
    lines = [f"asks {url}" for url in visit.requests if not is_local(url)]
    lines += [f"another site {url}" for url in visit.requests if site.hostname not in url]
    return lines + [f"failed {url}" for url in visit.failures]


def sticking_out(visit: Visit) -> list[str]:
    """Return what sticks out at the side, at three widths and with wider text."""
    lines = []
    for width in (1280, 360, 320):
        visit.resize(width)
        lines += [f"{width} px: {line}" for line in visit.page.evaluate(OVERFLOW)]
    visit.page.evaluate(TEXT_SPACING)
    lines += [f"wider text: {line}" for line in visit.page.evaluate(OVERFLOW)]
    visit.page.evaluate(USUAL)
    return lines


def test_what_sticks_out_is_seen(open_page: OpenPage) -> None:
    wide = "<p style='width: 500px'>x</p>"
    long = "<p style='font: 16px monospace; white-space: nowrap'>een regel van dertig tekens !!</p>"
    lines = {
        html: [line.split(":")[0] for line in sticking_out(open_page(f"data:text/html,{html}"))]
        for html in ("<p>x</p>", wide, long)
    }
    assert lines["<p>x</p>"] == []
    assert [*dict.fromkeys(lines[wide])] == ["360 px", "320 px", "wider text"]
    assert [*dict.fromkeys(lines[long])] == ["wider text"]


def test_a_stranger_is_seen(demo_site: Demo, server: Server, open_page: OpenPage) -> None:
    site = demo_site.site("rotterdam")
    visit = open_page(server.url(site, "/"))
    assert strangers(visit, site) == []
    visit.requests.append("https://elders.example/")
    visit.failures.append("404 /weg")
    assert strangers(visit, site) == [
        "asks https://elders.example/",
        "another site https://elders.example/",
        "failed 404 /weg",
    ]
