"""No page scrolls sideways (WCAG 1.4.10), or cuts off text that is larger (1.4.4) or wider (1.4.12).

A sample of each kind in every run; every page of both towns with EVERY_PAGE=1 (`make test-pages`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, Page, PublicSite, Server
from tests.browser.every_page import Journal, faulty, pages_of
from tests.browser.fits import CUT, OVERFLOW, SMALL, TEXT_SPACING, TWICE, USUAL
from tests.browser.report import no_faults
from tests.browser.test_accessibility import IN_OTHER_WORDS, SITES
from tests.browser.visit import Visit

#: A mail address in the text of a page, with nothing in it where a line may break.
UNBROKEN = re.compile(r">[^<>]*?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


def with_hard_ones(site: PublicSite, language: str) -> list[Page]:
    """Return the pages of a language to look at, and those that are hard to fit."""
    found = {page.path: page for page in pages_of(site, language)}
    # The longest names of each town, where words do not fit.
    hard = ("afrikaanderwijk/wie-is-wie/", "hillegersberg", "kralingseveer/wie-is-wie/")
    for page in site.pages:
        if page.language == language and page.path.endswith(hard):
            found[page.path] = page
    return list(found.values())


#: A small phone, a window of 1280 px at 200 % (WCAG 1.4.4), tablets and a wide screen.
WIDTHS = (320, 640, 768, 1024, 1280)
OPEN = "() => document.querySelectorAll('details').forEach(each => { each.open = true; })"


def misfits(visit: Visit) -> list[str]:
    """Return what does not fit in a window of some width, or in a reader's own text, with everything open."""
    visit.page.evaluate(OPEN)
    lines = []
    for width in WIDTHS:
        visit.resize(width)
        lines += [f"{width} px: {line}" for line in measured(visit)]
        if width in (320, 1280):
            small = visit.page.evaluate(SMALL)
            lines += [f"{width} px: small target: {line}" for line in small]
    visit.resize(360)
    for name, sheet in (("wider text", TEXT_SPACING), ("letters of 200 %", TWICE)):
        visit.page.evaluate(sheet)
        lines += [f"{name}: {line}" for line in measured(visit)]
    visit.page.evaluate(USUAL)
    return lines


def measured(visit: Visit) -> list[str]:
    sideways: list[str] = visit.page.evaluate(OVERFLOW)
    cut: list[str] = visit.page.evaluate(CUT)
    return sideways + cut


@pytest.mark.parametrize(("name", "language"), [*SITES, *IN_OTHER_WORDS])
def test_every_page_fits(
    demo_site: Demo, server: Server, open_page: OpenPage, name: str, language: str
) -> None:
    site = demo_site.site(name)
    no_faults(faulty(site, server, open_page, with_hard_ones(site, language), misfits))


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
def test_every_mail_address_has_places_to_break(demo_site: Demo, name: str) -> None:
    found = {}
    for page in demo_site.site(name).pages:
        main = page.html.partition("<body")[2].partition("application/ld+json")[0]
        if lines := sorted(set(UNBROKEN.findall(main))):
            found[page.path] = lines
    no_faults(found)


def test_a_page_without_a_fault_is_looked_at_again_only_when_it_or_the_look_is_another(
    demo_site: Demo, tmp_path: Path
) -> None:
    journal = Journal(tmp_path / "folder" / "done.txt")
    page, other = demo_site.site("hilversum").samples("nl")[:2]
    assert not journal.holds(misfits, page)
    journal.add(misfits, page)
    changed = replace(page, entry=replace(page.entry, blob="another"))
    looks = [(misfits, page), (measured, page), (misfits, other), (misfits, changed)]
    assert [journal.holds(*each) for each in looks] == [True, False, False, False]


NARROW = "<div style='width: 8em; overflow: hidden'>"
#: What is wrong, and how that is named.
WRONG = {
    "<p>goed</p>": [],
    f"{NARROW}<p style='white-space: nowrap'>een regel die langer is dan de doos</p></div>": [
        "cut"
    ],
    "<p>onder</p><p style='margin-top: -2em'>boven</p>": ["over each other"],
    "<p style='clip-path: inset(50%); position: absolute'>alleen voor oren</p><p>en ogen</p>": [],
    "<button style='width: 18px; height: 18px; padding: 0'>x</button>" * 2: ["small"],
    "<p>In een zin mag <a href='/'>x</a> alles <a href='/'>y</a>.</p>": [],
}


@pytest.mark.parametrize("html", WRONG)
def test_what_does_not_fit_is_seen(open_page: OpenPage, html: str) -> None:
    page = open_page(f"data:text/html,{html.replace('%', '%25')}").page
    lines = page.evaluate(CUT) + ["small" for _each in page.evaluate(SMALL)]
    assert [*dict.fromkeys(line.split(":")[0] for line in lines)] == WRONG[html]
