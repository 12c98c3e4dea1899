"""On a map each district has a number, and a name beside it; all districts stand from A to Z. Read from the pages."""

from __future__ import annotations

import re
from html import unescape
from itertools import combinations, pairwise

import pytest

from districts.geo.numbers import HIGH, WIDE
from publishing.content.languages import language
from tests.browser.demo import Demo, Page
from tests.browser.report import no_faults

NUMBERS = re.compile(r'<g class="wijk-map__numbers".*?</g>', re.DOTALL)
NUMBER = re.compile(r"<text [^>]*>(\d+)</text>")
#: The number before a name; a part of town has the first and the last of its districts.
KEY = re.compile(r'<span class="wijk-map__key"[^>]*>(\d+)</span>\s*(?:<span>)?(?:<a [^>]*>)?(.)')
PLACED = re.compile(r'<text x="(-?\d+)" y="(-?\d+)">(\d+)</text>')
LETTERS = re.compile(r'font-size="(\d+)"')
LINKED = re.compile(r'<a href="[^"]*" tabindex="-1"><title>[^<]*</title><path')
DRAWN = re.compile(r'<a href="([^"]*)" tabindex="-1"><title>[^<]*</title><path [^>]*d="([^"]*)"')
LEADER = re.compile(r"M(-?\d+) (-?\d+)L(-?\d+) (-?\d+)")
KEYED = r'<span class="wijk-map__key"[^>]*>(?P<number>\d+)</span>'
#: The number of a district stands in its link, or before it.
LISTED = (
    re.compile(rf'<a [^>]*href="(?P<url>[^"]*)"[^>]*>(?:(?!</a>).)*?{KEYED}', re.DOTALL),
    re.compile(rf'{KEYED}\s*(?:<span>\s*)?<a [^>]*?href="(?P<url>[^"]*)"'),
)
LIST = re.compile(r'<ul class="wijk-names".*?</ul>', re.DOTALL)
NAME = re.compile(r'<li>.*?<a class="nl-link"[^>]*>([^<]*)</a>', re.DOTALL)
#: What says of which version a page is, for machines: letters and digits together.
CODE = re.compile(r"(?<![\w#/.@-])(?=[0-9a-f]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{6,}(?![\w/.@-])")
HIDDEN = re.compile(r"<(script|head)\b.*?</\1>|<[^>]+>", re.DOTALL)


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
def test_each_number_on_a_map_has_a_name_beside_it(demo_site: Demo, name: str) -> None:
    found: dict[str, list[str]] = {}
    maps = 0
    for page in demo_site.site(name).pages:
        if drawn := NUMBERS.search(page.html):
            maps += 1
            lines = unnamed(page, NUMBER.findall(drawn[0]))
            if lines:
                found[page.path] = lines
    assert maps
    no_faults(found)


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
def test_no_two_numbers_on_a_map_touch(demo_site: Demo, name: str) -> None:
    found: dict[str, list[str]] = {}
    for page in demo_site.site(name).pages:
        if drawn := NUMBERS.search(page.html):
            letters = int(LETTERS.findall(drawn[0])[0])
            lines = [
                f"{one} and {other}"
                for (one, x, y), (other, right, low) in combinations(placed(drawn[0]), 2)
                if abs(int(x) - int(right)) < WIDE * letters - 1
                and abs(int(y) - int(low)) < HIGH * letters - 1
            ]
            if lines:
                found[page.path] = lines
    no_faults(found)


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
def test_each_number_stands_in_its_district_or_a_line_leads_there(
    demo_site: Demo, name: str
) -> None:
    found: dict[str, list[str]] = {}
    maps = 0
    for page in demo_site.site(name).pages:
        drawn, shapes = NUMBERS.search(page.html), dict(DRAWN.findall(page.html))
        if not drawn or not shapes:
            continue
        maps += 1
        lines = list(LEADER.findall(page.html))
        listed = (each for form in LISTED for each in form.finditer(page.html))
        of = {each["number"]: each["url"] for each in listed}
        strays = [
            number
            for number, x, y in placed(drawn[0])
            if not in_shape(shapes[of[number]], int(x), int(y))
            and not any(
                in_shape(shapes[of[number]], int(right), int(low)) for *_, right, low in lines
            )
        ]
        if strays:
            found[page.path] = strays
    assert maps
    no_faults(found)


def in_shape(path: str, x: float, y: float) -> bool:
    """Return whether a place is in a shape that is drawn with steps from its first corner."""
    inside = False
    for part in path.split("M")[1:]:
        numbers = [int(each) for each in re.findall(r"-?\d+", part)]
        corners = [(numbers[0], numbers[1])]
        for across, down in zip(numbers[2::2], numbers[3::2], strict=True):
            corners.append((corners[-1][0] + across, corners[-1][1] + down))
        for (x1, y1), (x2, y2) in pairwise([*corners, corners[0]]):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                inside = not inside
    return inside


def placed(drawn: str) -> list[tuple[str, str, str]]:
    """Return the numbers of a map with their places."""
    return [(number, x, y) for x, y, number in PLACED.findall(drawn)]


def unnamed(page: Page, numbers: list[str]) -> list[str]:
    """Return the numbers without a name, and how many districts to click on have no number."""
    named = {number for number, first in KEY.findall(page.html) if first.strip()}
    lines = [f"{number} has no name" for number in numbers if number not in named]
    linked = len(LINKED.findall(page.html))
    return lines + (
        [f"{linked} districts, {len(numbers)} numbers"] if linked > len(numbers) else []
    )


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
def test_all_districts_stand_from_a_to_z(demo_site: Demo, name: str) -> None:
    lists = 0
    for page in demo_site.site(name).pages:
        if drawn := LIST.search(page.html):
            lists += 1
            names = [unescape(name) for name in NAME.findall(drawn[0])]
            assert names == sorted(names, key=language(page.language).sort_key), page.path
    assert lists


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
def test_no_page_shows_a_code_of_its_version(demo_site: Demo, name: str) -> None:
    site = demo_site.site(name)
    found = {
        page.path: codes
        for page in site.pages
        # A sheet of paper has one, to be compared with the data.
        if page.kind not in ("poster", "flyer", "open-data")
        and (codes := CODE.findall(HIDDEN.sub(" ", page.html)))
    }
    no_faults(found)


def test_a_code_is_seen() -> None:
    assert CODE.findall("Stand: 29 oktober 2026, d66c22 of 3072") == ["d66c22"]
