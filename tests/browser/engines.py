"""Three accessibility engines, run inside the page: each finds faults that the others do not see."""

from __future__ import annotations

import functools
import json
from pathlib import Path

from playwright.sync_api import Page

VENDOR = Path(__file__).resolve().parents[1] / "vendor"
AXE = VENDOR / "axe-core" / "axe.min.js"
IBM = VENDOR / "ibm-equal-access" / "ace.js"
SNIFFER = VENDOR / "html-codesniffer" / "HTMLCS.js"

RUN_AXE = """
async () => {
  const result = await axe.run(document, {resultTypes: ["violations"]});
  return result.violations.flatMap(rule => rule.nodes.map(
    node => `axe ${rule.id}: ${node.target.join(" ")} ${node.html.slice(0, 160)}`));
}
"""
RUN_IBM = """
async () => {
  const report = await new ace.Checker().check(document, ["WCAG_2_2"]);
  return report.results.filter(result => result.value[1] === "FAIL").map(
    result => `ibm ${result.ruleId}: ${result.path.dom} ${(result.snippet || "").slice(0, 160)}`);
}
"""
RUN_SNIFFER = """
() => new Promise((resolve, reject) => HTMLCS.process("WCAG2AA", document, () => resolve(
  HTMLCS.getMessages().filter(each => each.type === HTMLCS.ERROR).map(each => `sniffer ${
    each.code.replace(/^WCAG2AA\\./, "")}: ${each.msg} ${(each.element.outerHTML || "").slice(0, 160)}`)),
  reject, "en"))
"""


@functools.cache
def source(path: Path) -> str:
    """Read an engine once."""
    return path.read_text(encoding="utf-8")


def load_axe(page: Page) -> None:
    """Put axe alone into the page: enough for a screen of the CMS."""
    page.evaluate(f"() => {{ {source(AXE)}\n }}")


def load_engines(page: Page) -> None:
    """Put the engines into the page. Not by a script element: the page's own policy forbids it."""
    load_axe(page)
    # The engine is one `var ace = …`: the window needs it for the next call.
    page.evaluate(f"() => {{ {source(IBM)}\n; window.ace = ace; }}")
    page.evaluate(f"() => {{ (function () {{ {source(SNIFFER)}\n }}).call(window); }}")


def faults(page: Page) -> list[str]:
    """Return what the engines find on the page as it stands now."""
    found = [*page.evaluate(RUN_IBM), *page.evaluate(RUN_SNIFFER)]
    return axe_faults(page) + _told(found)


SETTLED = """() => Promise.all(
  document.getAnimations()
    .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
    .map((each) => each.finished.catch(() => null)))"""


def axe_faults(page: Page) -> list[str]:
    """Return what axe finds: the one that looks at how large and where things are."""
    # What fades in has too little contrast until it is there.
    page.evaluate(SETTLED)
    return _told(page.evaluate(RUN_AXE))


def _told(found: list[str]) -> list[str]:
    assert all(isinstance(line, str) for line in found), json.dumps(found)
    return sorted(set(found))
