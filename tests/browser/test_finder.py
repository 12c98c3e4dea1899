"""The postcode finder in a real browser: right answers, clear words, and nothing that leaves the page."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, PublicSite, Server
from tests.browser.engines import faults, load_engines
from tests.browser.report import no_faults
from tests.browser.test_keyboard import tab_to
from tests.browser.visit import Visit

LANGUAGES = [("nl", ""), ("en", "/en"), ("ar", "/ar"), ("tr", "/tr"), ("pl", "/pl")]
#: Bytes over the line of the finder with its script and one shard; style and fonts every page has.
HEAVIEST = 17 * 1024
SAMPLE = Path(__file__).resolve().parents[2] / "site/demo/content/rotterdam/areas/postcodes.csv"
WRONG = ["123", "3012 aß", "<script>alert(1)</script>", "SW1A 1AA", "B-1000", "0123 AB", "3012 A1"]
#: The district (the id of its page) of each neighbourhood, as the database has it.
MEMBERS = """
    SELECT m.code, m.district_id FROM districts_areamembership m
    JOIN wagtailcore_site s ON s.id = m.site_id WHERE s.hostname = 'rotterdam.localhost'
"""


@pytest.fixture
def finder(demo_site: Demo, server: Server, open_page: OpenPage) -> Visit:
    return open_page(server.url(demo_site.site("rotterdam"), "/postcode/"), width=360)


def asked(visit: Visit) -> list[str]:
    """Return what was asked for, less the pictures that a page fetches when they scroll into view."""
    return [url for url in visit.requests if "/static/img/" not in url]


def ask(page: Page, postcode: str, number: str = "") -> None:
    """Fill in the form as somebody does, and send it with Enter."""
    page.locator("#finder-postcode").fill(postcode)
    page.locator("#finder-postcode").press("Enter")
    if number:
        page.locator("#finder-number").fill(number)
        page.locator("#finder-number").press("Enter")


def answer_of(page: Page) -> str:
    """Return the address of the district that the finder names; the words when it names none."""
    answer = page.locator("[data-finder] [role=status]")
    expect(answer).not_to_be_empty()
    link = answer.locator("h2 a")
    return str(link.get_attribute("href")) if link.count() == 1 else answer.inner_text()


def sample() -> Iterator[tuple[str, str, str]]:
    """Yield (postcode, house number, code of the neighbourhood) of the sample file."""
    for line in SAMPLE.read_text(encoding="utf-8").splitlines()[1:]:
        postcode, number, neighbourhood, _wijk, municipality = line.split(";")
        if municipality == "599":
            yield postcode, number, f"BU{neighbourhood.zfill(8)}"


def test_every_postcode_of_the_sample_gives_the_district_of_the_database(
    demo_site: Demo, demo_folder: Path, server: Server
) -> None:
    site = demo_site.site("rotterdam")
    with closing(sqlite3.connect(demo_folder / "wijkwijzer.sqlite3")) as database:
        member = dict(database.execute(MEMBERS).fetchall())
    shards: dict[str, dict[str, object]] = {}
    asked = 0
    for postcode, number, code in sample():
        pc4, letters = postcode[:4], postcode[4:]
        if pc4 not in shards:
            shards[pc4] = json.loads(server.get(site, f"/postcode/{pc4}.json").body)
        areas, codes = shards[pc4]["areas"], shards[pc4]["codes"]
        where = codes[letters]  # type: ignore[index]
        if isinstance(where, list):
            where = next(area for area, runs in where if in_runs(runs, int(number)))
        assert areas[where][0] == member.get(code, 0), postcode  # type: ignore[index]
        asked += 1
    assert asked > 700


def in_runs(runs: str, number: int) -> bool:
    """Return whether a house number is among runs of every second number."""
    for run in runs.split():
        first, _dash, last = run.partition("-")
        if number in range(int(first), int(last or first) + 1, 2):
            return True
    return False


def test_a_postcode_gives_its_district(finder: Visit) -> None:
    for typed in ("3012AB", "3012 ab", " 3012\u00a0Ab ", "٣٠١٢ AB"):
        ask(finder.page, typed)
        assert answer_of(finder.page).startswith("/wijken/cool-")
        assert finder.page.locator("#finder-number").is_hidden()


@pytest.mark.parametrize("typed", WRONG)
def test_what_is_no_postcode_is_told_what_is_allowed(finder: Visit, typed: str) -> None:
    finder.requests.clear()
    ask(finder.page, typed)
    expect(finder.page.locator("#finder-error")).to_contain_text("vier cijfers")
    expect(finder.page.locator("#finder-postcode")).to_be_focused()
    expect(finder.page.locator("#finder-postcode")).to_have_attribute("aria-invalid", "true")
    assert asked(finder) == []


def test_a_postcode_of_elsewhere_asks_for_nothing(finder: Visit) -> None:
    finder.requests.clear()
    ask(finder.page, "1011 AB")
    expect(finder.page.locator("#finder-error")).to_contain_text("Rotterdam")
    assert asked(finder) == []


def split_postcode(server: Server, site: PublicSite) -> tuple[str, list[tuple[str, int]]]:
    """Return a postcode that lies in two districts, with a house number of each and its district."""
    for postcode, _number, _code in sample():
        shard = json.loads(server.get(site, f"/postcode/{postcode[:4]}.json").body)
        where = shard["codes"][postcode[4:]]
        if isinstance(where, list):
            numbers = [re.split("[ -]", runs)[0] for _area, runs in where]
            return postcode, [
                (number, shard["areas"][area][0])
                for number, (area, _runs) in zip(numbers, where, strict=True)
            ]
    raise AssertionError("no postcode of the sample is split")


def test_only_a_split_postcode_takes_a_house_number_and_says_why(
    demo_site: Demo, server: Server, finder: Visit
) -> None:
    page = finder.page
    postcode, houses = split_postcode(server, demo_site.site("rotterdam"))
    ask(page, postcode)
    expect(page.locator("#finder-number")).to_be_focused()
    expect(page.locator("#finder-why")).to_contain_text("meer dan één plek")
    page.keyboard.press("Enter")
    expect(page.locator("#finder-number-error")).to_contain_text("cijfers")
    for number, district in houses:
        page.locator("#finder-number").fill(f"{number} a")
        page.keyboard.press("Enter")
        wanted = page.locator(f"[data-district='{district}']").first.get_attribute("href")
        assert answer_of(page) == wanted
    page.locator("#finder-number").fill("9999")
    page.keyboard.press("Enter")
    expect(page.locator("[data-finder] [role=status] h2 a")).to_have_count(2)
    # Another postcode starts anew.
    page.locator("#finder-postcode").fill("3012 AB")
    expect(page.locator("#finder-number")).to_be_hidden()


def test_the_answer_says_who_to_call_and_when_the_hub_is_open(finder: Visit) -> None:
    ask(finder.page, "3072 ND")
    answer = finder.page.locator("[data-finder] [role=status]")
    expect(answer.locator("h2")).to_have_text("Afrikaanderwijk")
    expect(answer.locator(".wijk-contact a[href^='tel:']").first).to_be_visible()
    expect(answer.locator(".wijk-card", has_text="Wijkhub Afrikaanderplein")).to_contain_text(
        re.compile("[Vv]andaag|[Gg]esloten|[Oo]pen")
    )
    # In the first screen: the district and whom to call.
    for part in ("h2", ".wijk-contact__name"):
        box = answer.locator(part).first.bounding_box()
        assert box
        assert 0 <= box["y"] < 740


@pytest.mark.parametrize("typed", ["3072", "3072 XX"])
def test_four_digits_are_enough(finder: Visit, typed: str) -> None:
    ask(finder.page, typed)
    answer = finder.page.locator("[data-finder] [role=status]")
    expect(answer.get_by_role("heading", name="Afrikaanderwijk", exact=True)).to_be_visible()
    expect(answer).not_to_contain_text("nieuw")
    expect(answer).to_contain_text("3072")


def test_a_neighbourhood_gives_its_district(finder: Visit) -> None:
    ask(finder.page, "waalhaven")
    expect(finder.page.locator("[data-finder] [role=status] li").first).to_contain_text("Waalhaven")
    ask(finder.page, "nergenshuizen")
    expect(finder.page.locator("#finder-error")).to_contain_text("geen buurt met deze naam")


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
def test_the_start_page_asks_for_the_postcode(
    demo_site: Demo, server: Server, open_page: OpenPage, name: str
) -> None:
    site = demo_site.site(name)
    postcode = {"rotterdam": "3072 AB", "hilversum": "1211 BW"}[name]
    page = open_page(server.url(site, "/"), width=360).page
    field = page.get_by_role("textbox", name="Uw postcode of buurt")
    box = field.bounding_box()
    assert box
    assert box["y"] < 740
    field.fill(postcode)
    field.press("Enter")
    expect(page.locator("[data-finder] [role=status] h2").first).to_be_visible()
    # The postcode is in no address that stays.
    assert page.url == server.url(site, "/postcode/")
    page.keyboard.press("Tab")
    expect(page.locator("[data-finder] [role=status] a").first).to_be_focused()
    page = open_page(server.url(site, "/"), width=360, scripts=False).page
    expect(page.locator("[data-finder-field]")).to_be_hidden()
    expect(page.locator(".wijk-hero a[href='/postcode/']")).to_be_visible()


def test_where_no_council_is_it_says_so(finder: Visit) -> None:
    postcode = next(postcode for postcode, _n, code in sample() if code == "BU05992194")
    ask(finder.page, postcode)
    expect(finder.page.locator("[data-finder] [role=status]")).to_contain_text("geen wijkraad")
    assert "Waalhaven" in answer_of(finder.page)


def test_nothing_leaves_the_page_but_its_shard_and_nothing_stays(
    demo_site: Demo, server: Server, finder: Visit
) -> None:
    page = finder.page
    finder.requests.clear()
    ask(page, "3012 AB")
    answer_of(page)
    site = demo_site.site("rotterdam")
    assert asked(finder) == [
        server.url(site, "/postcode/3012.json"),
        server.url(site, "/postcode/3012/"),
    ]
    assert page.url == server.url(site, "/postcode/")
    storage = "() => [localStorage.length, sessionStorage.length, history.length]"
    assert page.evaluate(storage)[:2] == [0, 0]
    assert page.context.cookies() == []
    with page.expect_navigation():
        page.locator("[data-finder] [role=status] h2 a").click()
    page.go_back()
    expect(page.locator("#finder-postcode")).to_have_value("")
    expect(page.locator("[data-finder] [role=status]")).to_be_empty()


def test_a_list_that_does_not_come_is_told(finder: Visit) -> None:
    finder.page.route("**/postcode/*.json", lambda route: route.abort())
    ask(finder.page, "3012 AB")
    expect(finder.page.locator("#finder-error")).to_contain_text("niet worden opgehaald")


def test_with_the_keyboard_alone(finder: Visit) -> None:
    page = finder.page
    tab_to(page, "#finder-postcode")
    page.keyboard.type("3012 AB")
    page.keyboard.press("Tab")
    expect(page.locator("[data-finder] button")).to_be_focused()
    page.keyboard.press("Enter")
    answer_of(page)
    tab_to(page, "[data-finder] [role=status] h2 a", limit=2)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/wijken/cool-"))


@pytest.mark.parametrize(("language", "folder"), LANGUAGES)
def test_engines_find_nothing_and_every_language_has_it(
    demo_site: Demo, server: Server, open_page: OpenPage, language: str, folder: str
) -> None:
    site = demo_site.site("rotterdam")
    visit = open_page(server.url(site, f"{folder}/postcode/"), width=360)
    page = visit.page
    assert page.locator("html").get_attribute("lang") == language
    found = []
    load_engines(page)
    postcode, _houses = split_postcode(server, site)
    for typed in ("", "123", postcode, "3012", "3012 AB"):
        ask(page, typed)
        page.wait_for_timeout(150)
        found += faults(page)
    no_faults(found + visit.complaints)
    assert answer_of(page).startswith(f"{folder}/")


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
def test_without_a_script_the_lists_give_the_same(
    demo_site: Demo, server: Server, open_page: OpenPage, name: str
) -> None:
    site = demo_site.site(name)
    page = open_page(server.url(site, "/postcode/"), scripts=False).page
    assert page.locator("#finder-postcode").is_hidden()
    pages = page.locator(".wijk-finder__codes a")
    assert pages.count() > 10
    pages.first.click()
    pc4 = page.url.rstrip("/").rpartition("/")[2]
    shard = json.loads(server.get(site, f"/postcode/{pc4}.json").body)
    links = page.locator("main h2 a").count()
    assert links == sum(area[0] > 0 for area in shard["areas"])


def test_the_finder_is_light(demo_site: Demo, server: Server) -> None:
    site = demo_site.site("rotterdam")
    script = next(e.path for e in site.manifest.entries if re.match("/static/js/finder-", e.path))
    shards = [
        e for e in site.manifest.entries if e.path.endswith(".json") and "/postcode/" in e.path
    ]
    heaviest = max(shards, key=lambda entry: entry.size).path
    weight = {}
    for entry in site.manifest.entries:
        if entry.path in ("/postcode/", script, heaviest):
            site.store.blobs.improve(entry.blob)
            coded = server.get(site, entry.path, **{"Accept-Encoding": "br"})
            weight[entry.path] = len(coded.body)
    assert len(weight) == 3
    assert sum(weight.values()) <= HEAVIEST, weight


#: What people type beside a bare postcode, and the beginning of the address of the district.
ODD = {
    "3072ND 12": "/wijken/afrikaanderwijk/",
    "3072nd12a": "/wijken/afrikaanderwijk/",
    "3072-ND": "/wijken/afrikaanderwijk/",
    "NL-3072 ND": "/wijken/afrikaanderwijk/",
    "Afrikaanderplein 7, 3072 ND Rotterdam": "/wijken/afrikaanderwijk/",
    "3072 ND Rotterdam": "/wijken/afrikaanderwijk/",
    " 3 0 7 2 n d ": "/wijken/afrikaanderwijk/",
}
#: Names as people type them, and the district that must be named first.
ODD_NAMES = {
    "afrikaanderwijk": "Afrikaanderwijk",
    "Afrikaander wijk": "Afrikaanderwijk",
    "afrikanderwijk": "Afrikaanderwijk",
    "AFRIKAANDERWIJK": "Afrikaanderwijk",
    "feyenoord": "Feijenoord",
    "feijenoort": "Feijenoord",
    "charlois": "Charlois",
    "hoogvliet": "Hoogvliet",
    "’s-gravenland": "Gravenland",
    "sgravenland": "Gravenland",
    "hillegersberg noord": "Hillegersberg",
    "Katendrecht": "Katendrecht",
    "katendregt": "Katendrecht",
    "kralingse veer": "Kralingseveer",
}


def test_odd_ways_to_write_a_postcode_are_understood(finder: Visit) -> None:
    found = {}
    for typed in ODD:
        ask(finder.page, typed)
        found[typed] = answer_of(finder.page)
    assert found == ODD


def test_names_are_found_as_people_spell_them(finder: Visit) -> None:
    wrong = {}
    for typed, wanted in ODD_NAMES.items():
        ask(finder.page, typed)
        lines = finder.page.locator("[data-finder] [role=status] li")
        first = lines.first.inner_text() if lines.count() else ""
        if wanted not in first:
            wrong[typed] = first or finder.page.locator("#finder-error").inner_text()
    assert wrong == {}


def test_a_street_is_told_what_to_do(finder: Visit) -> None:
    for typed in ("Coolsingel", "Coolsingel 40", "coolsingel 40a"):
        ask(finder.page, typed)
        expect(finder.page.locator("#finder-error")).to_contain_text("geen straten")


def test_a_house_number_that_is_given_at_once_is_used(
    demo_site: Demo, server: Server, finder: Visit
) -> None:
    postcode, houses = split_postcode(server, demo_site.site("rotterdam"))
    for number, district in houses:
        ask(finder.page, f"{postcode} {number}")
        wanted = finder.page.locator(f"[data-district='{district}']").first.get_attribute("href")
        assert answer_of(finder.page) == wanted
