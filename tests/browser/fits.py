"""Whether what a page says fits on the screen: what is measured in the browser, as functions of JavaScript.

`OVERFLOW`      what makes the page scroll sideways (WCAG 1.4.10)
`CUT`           text of which a part cannot be seen, or that lies over other text (WCAG 1.4.12)
`SMALL`         links and buttons of less than 24 px without room around them (WCAG 2.5.8)
`TEXT_SPACING`  a reader's own spacing; `TWICE`: letters of twice the size; `USUAL`: neither
"""

from __future__ import annotations

OVERFLOW = """
() => {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  const scrolls = element => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== "visible") return true;
    }
    return false;
  };
  const found = [...document.body.querySelectorAll("*")].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.right > edge + 1 || box.left < -1) && !scrolls(element);
  }).slice(0, 2).map(element => element.outerHTML.slice(0, 120).replaceAll("\\n", " "));
  // The box of a paragraph is no wider for a line that does not break.
  return found.length ? found : ["a line of text"];
}
"""
#: The middle of each line of text, so that the room above letters does not count. What only a screen reader
#: hears, what scrolls by itself and what is drawn (svg) is left out.
CUT = """
() => {
  const lines = [], found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const clips = new Map();
  // The nearest box that hides what sticks out of it.
  const clip = element => {
    if (!clips.has(element)) {
      const style = getComputedStyle(element);
      const here = style.display !== "inline"
        && [style.overflowX, style.overflowY].some(value => value === "hidden" || value === "clip");
      const above = element.parentElement && element !== document.body ? clip(element.parentElement) : [];
      clips.set(element, here ? [...above, element] : above);
    }
    return clips.get(element);
  };
  const unseen = new Map();
  const heard = element => {
    if (!unseen.has(element)) {
      const above = element !== document.body && element.parentElement;
      unseen.set(element, element.matches("svg, script, .nl-skip-link")
        || getComputedStyle(element).clipPath === "inset(50%)" || Boolean(above) && heard(above));
    }
    return unseen.get(element);
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || heard(element) || !element.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue;
      const middle = box.top + box.height / 2, size = parseFloat(getComputedStyle(element).fontSize);
      const line = {node, element, left: box.left, right: box.right, top: middle - size / 3, bottom: middle + size / 3};
      for (const hider of clip(element)) {
        const room = hider.getBoundingClientRect();
        if (line.left < room.left - 2 || line.right > room.right + 2
            || line.top < room.top - 2 || line.bottom > room.bottom + 2) {
          found.push(`cut: ${node.textContent.trim().slice(0, 60)}`);
        }
      }
      lines.push(line);
    }
  }
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((one, place) => {
    for (let at = place + 1; at < lines.length && lines[at].top < one.bottom - 2; at++) {
      const other = lines[at];
      if (other.left < one.right - 2 && other.right > one.left + 2) {
        found.push(`over each other: ${one.node.textContent.trim().slice(0, 40)} / `
          + other.node.textContent.trim().slice(0, 40));
      }
    }
  });
  return [...new Set(found)].slice(0, 5);
}
"""
#: In a sentence all may stand.
SMALL = """
() => {
  const shown = [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter(each => each.checkVisibility() && !each.closest("svg"));
  const boxes = shown.map(each => each.getBoundingClientRect());
  const inline = each => getComputedStyle(each).display === "inline"
    && [...each.parentElement.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
  return shown.filter((each, place) => {
    const box = boxes[place];
    if (!box.width || (box.width >= 24 && box.height >= 24) || inline(each)) return false;
    const middle = [box.left + box.width / 2, box.top + box.height / 2];
    return boxes.some((other, at) => at !== place && other.width && !shown[at].contains(each)
      && !each.contains(shown[at]) && Math.hypot(
        Math.max(other.left - middle[0], 0, middle[0] - other.right),
        Math.max(other.top - middle[1], 0, middle[1] - other.bottom)) < 12);
  }).map(each => each.outerHTML.slice(0, 120));
}
"""


def _sheet(rules: str) -> str:
    # A constructed sheet: the page's policy forbids a style element.
    return (
        "() => { const sheet = new CSSStyleSheet();"
        f' sheet.replaceSync("{rules}"); document.adoptedStyleSheets = [sheet]; }}'
    )


TEXT_SPACING = _sheet(
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
    " p { margin-block-end: 2em !important; }"
)
TWICE = _sheet(":root { font-size: 200% !important; }")
USUAL = "() => { document.adoptedStyleSheets = []; }"
