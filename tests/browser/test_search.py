"""The search page with the real index, in a real browser: what people search, find and do not find."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from publishing.content.language_table import entry_of
from tests.browser.asked import ASKED, ASKED_IN_HILVERSUM
from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, PublicSite, Server, manage
from tests.browser.engines import axe_faults, faults, load_engines
from tests.browser.report import no_faults
from tests.browser.test_keyboard import tab_to
from tests.browser.visit import opened

#: Bytes over the line for the first search, beside the page itself.
HEAVIEST = 100 * 1024
PAGES = {
    "nl": "/zoeken/",
    "en": "/en/search/",
    "ar": "/ar/search/",
    "tr": f"/tr/{entry_of('tr').search}/",
    "pl": f"/pl/{entry_of('pl').search}/",
}
WITHOUT_PDFS = ("finish_releases", "--limit", "0", "--nice", "0")
#: What somebody types, and the beginning of an address that is among the first eight results.
FOUND = [
    ("nl", "hub", "/wijken/"),
    ("nl", "hubs", "/wijken/"),
    ("nl", "wijkhub", "/wijken/"),
    ("nl", "WIJKHUBS", "/wijken/"),
    ("nl", "wijkmanager", "/contact/wijkmanager/"),
    ("nl", "wijkmanagers", "/contact/wijkmanager/"),
    # Former names of roles, with and without their trema.
    ("nl", "wijkcoördinator", "/contact/wijkmanager/"),
    ("nl", "wijkcoordinator", "/contact/wijkmanager/"),
    ("nl", "gebiedsmanager", "/contact/wijkmanager/"),
    ("nl", "gebiedscommissie", "/contact/wijkraadslid/"),
    ("nl", "deelgemeente", "/contact/wijkraadslid/"),
    ("nl", "opbouwwerker", "/contact/wijknetwerker/"),
    ("nl", "carnisse", "/wijken/carnisse-zuidplein-zuiderpark/"),
    ("nl", "charlois", "/wijken/"),
    ("nl", "openingstijden", "/wijk"),
    ("nl", "buurtbudget", "/"),
    ("nl", "bewonersinitiatief", "/"),
    ("nl", "toegankelijkheid", "/toegankelijkheid"),
    ("en", "district manager", "/en/contact/district-manager/"),
    ("en", "area manager", "/en/contact/district-manager/"),
    ("en", "gebiedsmanager", "/en/contact/district-manager/"),
    ("en", "opening hours", "/en/"),
    ("ar", "منسق الحي", "/ar/contact/district-manager/"),
    ("ar", "حي", "/ar/"),
]
#: A typing error, and what it must be offered as.
MEANT = {
    "wijkbudet": "wijkbudget",
    "overlst": "overlast",
    "wijkmanger": "wijkmanager",
    "paspport": "paspoort",
}
#: The manager of the first is a former one, and what the others mean is no word of the site.
NOT_FOUND = [("nl", "qxzvw"), ("en", "qxzvw"), ("ar", "قققققق")]


@pytest.fixture(scope="module")
def site(demo_site: Demo, demo_folder: Path) -> PublicSite:
    """A municipality whose index is there, made by the command that a release starts."""
    with (demo_folder / ".search-lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        manage(demo_folder, *WITHOUT_PDFS)
    return demo_site.site("rotterdam")


@pytest.fixture(scope="module")
def pages(site: PublicSite, server: Server, chromium: Browser) -> Iterator[dict[str, Page]]:
    """The search page of each language, open."""
    visits = {
        code: opened(chromium, server.url(site, path), width=1280, scripts=True)
        for code, path in PAGES.items()
    }
    yield {code: visit.page for code, visit in visits.items()}
    complaints = [each for visit in visits.values() for each in visit.complaints]
    for visit in visits.values():
        visit.page.context.close()
    assert complaints == []


def search(page: Page, words: str, facet: str = "", place: str = "") -> list[str]:
    """Search and give the addresses of the first results."""
    for name, value in (("#search-facet", facet), ("#search-place", place)):
        page.eval_on_selector(name, "(choice, value) => { choice.value = value; }", value)
    page.locator("#search-words").fill(words)
    page.keyboard.press("Enter")
    busy = page.locator("#search-count").get_attribute("data-busy")
    page.wait_for_function(
        "([words, busy]) => decodeURIComponent(location.hash.replaceAll('+', ' ')).includes(words)"
        " && ![busy, ''].includes(document.querySelector('#search-count').textContent)",
        arg=[words, busy],
    )
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('#search-results a')].map(each => each.pathname)"
    )
    return found


@pytest.mark.parametrize(("language", "words", "start"), FOUND)
def test_what_people_search_is_found(
    pages: dict[str, Page], language: str, words: str, start: str
) -> None:
    found = search(pages[language], words)
    assert [each for each in found if each.startswith(start)], found
    prefixes = tuple(f"/{code}/" for code in PAGES if code != language)
    assert not [each for each in found if each.startswith(prefixes)]


@pytest.mark.parametrize(("language", "words"), NOT_FOUND)
def test_what_is_not_there_is_not_found_and_help_is(
    pages: dict[str, Page], language: str, words: str
) -> None:
    page = pages[language]
    assert search(page, words) == []
    expect(page.locator("#search-help")).to_be_visible()
    expect(page.locator("#search-help a").first).to_be_visible()
    assert page.locator("#search-help a[href^='tel:']").count() == 1


@pytest.mark.parametrize("language", ASKED)
def test_what_residents_ask_is_answered_in_the_first_three(
    pages: dict[str, Page], language: str
) -> None:
    no_faults(unanswered(pages[language], ASKED[language]))


def test_residents_of_another_municipality_are_answered_too(
    site: PublicSite, demo_site: Demo, server: Server, open_page: OpenPage
) -> None:
    visit = open_page(server.url(demo_site.site("hilversum"), "/zoeken/"), width=360)
    no_faults(unanswered(visit.page, ASKED_IN_HILVERSUM))


def unanswered(page: Page, asked: dict[str, str]) -> list[str]:
    """Return what is not answered among the first three, with what stands there."""
    wrong = []
    for words, wanted in asked.items():
        found = search(page, words)
        answers = page.evaluate(
            "[...document.querySelectorAll('#search-answers a')].map(each => each.getAttribute('href'))"
        )
        first = [*answers, *found[:3]]
        if wanted == "gemeente":
            good = any(str(each).startswith("tel:140") for each in answers)
        else:
            good = any(str(each).startswith(wanted) for each in first)
        if not good:
            wrong.append(f"{words}: {first}")
    return wrong


@pytest.mark.parametrize(("typed", "meant"), MEANT.items())
def test_a_typing_error_is_a_question(pages: dict[str, Page], typed: str, meant: str) -> None:
    page = pages["nl"]
    assert search(page, typed) == []
    better = page.locator("#search-better button")
    expect(better).to_have_text(meant)
    better.click()
    expect(page.locator("#search-words")).to_have_value(meant)
    expect(page.locator("#search-results a, #search-answers a").first).to_be_visible()


#: Whether each page is among the first three for its own title, and among all for what is said of it.
EVERY = """
async ([code, said]) => {
  const index = await (await fetch(`/static/search/${code}.json`)).json();
  const engine = WijkSearch.engine(index, code, [], 2026);
  const missed = [];
  for (const [url, title] of index.pages) {
    if (!engine.search(title).results.slice(0, 3).some(each => each[0] === url)) missed.push(title);
  }
  for (const [words, url] of said) {
    if (!engine.search(words).results.some(each => each[0] === url)) missed.push(`${words} ${url}`);
  }
  return missed;
}
"""


@pytest.mark.parametrize("language", PAGES)
def test_everything_is_found_by_its_own_words(
    site: PublicSite, pages: dict[str, Page], language: str
) -> None:
    documents = {
        entry.owner: json.loads(site.read(entry))["content"]
        for entry in site.manifest.entries
        if entry.kind == "data" and entry.language == language
    }
    said = []
    for entry in site.manifest.entries:
        content = documents.get(entry.owner)
        if entry.media_type != "text/html" or not isinstance(content, dict):
            continue
        words = [*content.get("synonyms", ()), *content.get("accessibility", ())]
        words += [each["label"] for each in content.get("services", ()) if each["label"]]
        words += [each["name"] for each in content.get("partners", ())]
        words += content.get("neighbourhoods", ()) if entry.kind.endswith("districtpage") else ()
        said += [[each, entry.path] for each in words if isinstance(each, str)]
    assert len(said) > 50
    no_faults(pages[language].evaluate(EVERY, [language, said]))


def test_pages_are_offered_while_somebody_types(
    site: PublicSite, server: Server, open_page: OpenPage
) -> None:
    visit = open_page(server.url(site, "/zoeken/"), width=360)
    page = visit.page
    field = page.get_by_role("combobox", name="Wat zoekt u?")
    field.click()
    page.keyboard.type("wijkhub af")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Wijkhub Afrikaanderplein")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    load_engines(page)
    no_faults(faults(page))
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("wijkhub af")
    page.keyboard.type("r")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/wijkhub-afrikaanderplein/")


def test_facts_come_before_news(pages: dict[str, Page]) -> None:
    found = search(pages["nl"], "wijkhub")
    assert found
    assert not found[0].startswith(("/nieuws/", "/agenda/"))
    assert search(pages["nl"], "wijkmanager")[0] == "/contact/wijkmanager/"


def test_kind_and_district_can_be_chosen(pages: dict[str, Page]) -> None:
    page = pages["nl"]
    assert search(page, "open", facet="hub")
    about = page.locator(".wijk-search__about").all_text_contents()
    assert all(text.startswith("Wijkhubs") for text in about), about
    district = page.locator("#search-place option").nth(1).text_content() or ""
    assert search(page, "wijk", place=district)
    about = page.locator(".wijk-search__about").all_text_contents()
    assert all(text.endswith(district) for text in about), about
    # Choosing is enough: no word has to be typed.
    page.locator("#search-words").fill("")
    page.locator("#search-facet").select_option("district")
    expect(page.locator("#search-results a")).to_have_count(1)
    expect(page.locator("#search-results a")).to_have_text(district)


@pytest.mark.parametrize("language", PAGES)
def test_engines_find_nothing_on_results(
    site: PublicSite, server: Server, open_page: OpenPage, language: str
) -> None:
    visit = open_page(server.url(site, PAGES[language]), width=360)
    word = {"nl": "wijkhub", "en": "hub", "ar": "الحي", "tr": "semt", "pl": "centrum"}[language]
    assert search(visit.page, word)
    load_engines(visit.page)
    found = faults(visit.page)
    visit.resize(1280)
    found += axe_faults(visit.page)
    wide = "document.documentElement.scrollWidth > innerWidth"
    assert visit.page.evaluate(wide) is False
    assert visit.page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert visit.complaints == []
    no_faults(found)


def test_it_works_with_the_keyboard_and_has_names(
    site: PublicSite, server: Server, open_page: OpenPage
) -> None:
    page = open_page(server.url(site, "/")).page
    tab_to(page, ".wijk-search-link")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/")
    tab_to(page, "#search-words")
    page.keyboard.type("nieuws")
    page.keyboard.press("Enter")
    expect(page.locator("#search-results a").first).to_be_visible()
    expect(page.get_by_role("combobox", name="Wat zoekt u?")).to_be_focused()
    expect(page.get_by_role("combobox", name="Soort")).to_have_count(1)
    expect(page.get_by_role("combobox", name="Wijk")).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text("Aantal resultaten:")
    tab_to(page, "#search-more", limit=40)
    page.keyboard.press("Enter")
    expect(page.locator("#search-results a").nth(8)).to_be_focused()
    tab_to(page, "#search-results a", limit=3)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/zoeken/" not in url)


@pytest.mark.parametrize(
    ("name", "words"), [("rotterdam", "wijkmanager"), ("hilversum", "buurtcoordinator")]
)
@pytest.mark.usefixtures("site")
def test_the_first_search_is_light_and_says_nothing_to_the_server(
    demo_site: Demo, server: Server, open_page: OpenPage, name: str, words: str
) -> None:
    site = demo_site.site(name)
    visit = open_page(server.url(site, "/zoeken/"))
    assert not [url for url in visit.requests if "/static/search/" in url]
    visit.requests.clear()
    search(visit.page, words)
    # The browser asks for the icon of the site whenever it likes.
    asked = [
        url.removeprefix(server.url(site, "")) for url in visit.requests if not url.endswith(".svg")
    ]
    assert asked
    assert [path for path in asked if not path.startswith("/static/search/")] == []
    assert not [path for path in asked if words in path]
    answers = {path: server.get(site, path, **{"Accept-Encoding": "br"}) for path in asked}
    assert {answer.status for answer in answers.values()} == {200}
    weight = {path: len(answer.body) for path, answer in answers.items()}
    assert sum(weight.values()) <= HEAVIEST, weight
    print(sum(weight.values()), weight)  # noqa: T201  the figure, with -s


def test_no_page_may_run_what_is_not_ours(site: PublicSite, server: Server) -> None:
    policies = {
        server.get(site, page.path).header("Content-Security-Policy") or ""
        for page in [*site.samples("nl"), *site.samples("ar")]
    }
    assert not [policy for policy in policies if "unsafe" in policy or not policy]


def test_without_scripts_there_is_the_list(
    site: PublicSite, server: Server, open_page: OpenPage
) -> None:
    page = open_page(server.url(site, "/zoeken/"), scripts=False).page
    expect(page.locator("#search")).to_be_hidden()
    listed = page.locator(".wijk-search__letters a")
    paths = {link.get_attribute("href") for link in listed.all()}
    wanted = {"districts.districtpage", "contacts.hubpage", "contacts.rolepage"}
    assert {p.path for p in site.pages if p.kind in wanted and p.language == "nl"} <= paths


def test_without_an_index_the_page_says_so(
    site: PublicSite, server: Server, open_page: OpenPage
) -> None:
    visit = open_page(server.url(site, "/zoeken/"))
    visit.page.route("**/static/search/**", lambda route: route.fulfill(status=404))
    assert search(visit.page, "hub") == []
    expect(visit.page.get_by_role("status")).to_contain_text("Zoeken kan even niet")
    visit.page.unroute("**/static/search/**")
    assert search(visit.page, "wijkhub")
