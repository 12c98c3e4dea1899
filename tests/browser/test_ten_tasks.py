"""Ten everyday tasks from the login page, each at most ten clicks and a minute; and the website after each.

The tasks are those that somebody without a manual once did in two to seven minutes. All share one demo, in any
order and with the tests of other modules; each has a subject of its own. `-rP` shows what was counted.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urlsplit

import pytest

from publishing.content.languages import language
from tests.browser.conftest import OpenPage
from tests.browser.counting import (
    PATIENCE,
    CountingHand,
    addresses,
    await_that,
    in_every_language,
    until,
)
from tests.browser.demo import Demo, PublicSite
from tests.browser.running import Running
from tests.browser.test_translating_fast import DUTCH, changed, english_districts, to_the_page

CLICKS, SECONDS = 10, 60
Start = Callable[[str], CountingHand]


@pytest.fixture
def start(running: Running, open_page: OpenPage) -> Iterator[Start]:
    """Return a hand that logs in; at the end each was within the limits."""
    hands: list[CountingHand] = []

    def started(user: str, width: int = 1280) -> CountingHand:
        page = open_page(f"{running.cms}/admin/login/", width=width).page
        hands.append(CountingHand(running, page, user))
        return hands[-1]

    yield started
    for hand in hands:
        sys.stdout.write(f"{hand.figures}\n")
        assert (hand.clicks <= CLICKS, hand.seconds <= SECONDS) == (True, True), hand.figures


@pytest.fixture
def rotterdam(demo_site: Demo) -> PublicSite:
    return demo_site.site("rotterdam")


def said(words: str) -> Callable[[str], str]:
    return lambda code: language(code).gettext(words)


def path_of(running: Running, number: object) -> str:
    """Return the address of a Dutch page on its website."""
    [(path,)] = running.rows("SELECT url_path FROM wagtailcore_page WHERE id = ?", str(number))
    return "/" + "/".join(str(path).split("/")[2:])


def one(running: Running, sql: str, *values: str) -> object:
    [(found,)] = running.rows(sql, *values)
    return found


def nowhere(running: Running, site: PublicSite, path: str, words: Callable[[str], str]) -> None:
    """Make sure that a task has something to change: no language of a page says `words` yet."""
    found = addresses(running, site, path)
    bodies = {code: running.public.get(site, each).body.decode() for code, each in found.items()}
    assert [
        code for code in found if words(code).lower() in html.unescape(bodies[code]).lower()
    ] == []


def test_1_close_the_hub_today(running: Running, start: Start, rotterdam: PublicSite) -> None:
    hand = start("wijkredacteur")
    hand.go(".wijk-shortcuts a", has_text="Hub dicht of anders")
    hub = re.findall(r"/(\d+)/", hand.page.url)[-1]
    path, words = path_of(running, hub), said("incident in the district")
    nowhere(running, rotterdam, path, words)
    hand.choose("select[name=reason]", "incident")
    hand.go("button[type=submit]", has_text="Zet dit online")
    in_every_language(running, rotterdam, path, words)


def test_2_somebody_else_from_a_day_on(
    running: Running, start: Start, rotterdam: PublicSite
) -> None:
    hand = start("wijkredacteur")
    hand.go(".wijk-shortcuts a", has_text="Iemand wisselen")
    hand.choose("select[name=post]", "Vicevoorzitter")
    hand.write("[name=last_day]", "31-12-2098")
    hand.write("[name=name]", "Noor van Tien")
    hand.write("[name=phone]", "010 000 00 10")
    hand.choose("select[name=basis]", "vindt het goed")
    hand.go("button", has_text="Laat zien wat bewoners lezen")
    hand.go("button[name=confirmed]")
    [(person,)] = running.rows("SELECT path FROM wagtailcore_page WHERE title = 'Noor van Tien'")
    people = one(running, "SELECT id FROM wagtailcore_page WHERE path = ?", str(person)[:-4])
    in_every_language(running, rotterdam, path_of(running, people), lambda _code: "Noor van Tien")


def test_3_news_for_three_districts(running: Running, start: Start, rotterdam: PublicSite) -> None:
    hand = start("hoofdredacteur")
    hand.go(".wijk-shortcuts a", has_text="Nieuws")
    hand.go(".wijk-places a", has_text="Rotterdam")
    hand.write("[name=title]", "Plantjes te geef")
    hand.write("[name=introduction]", "Haal zaterdag gratis planten.")
    for name in ("Beverwaard", "Overschie", "Pernis"):
        hand.click("#id_districts label", has_text=name)
    hand.publish()
    number = one(running, "SELECT id FROM wagtailcore_page WHERE title = 'Plantjes te geef'")
    path = path_of(running, number)
    until(running, rotterdam, path, "Plantjes te geef")
    in_every_language(running, rotterdam, path, lambda _code: "Plantjes te geef")
    for slug in ("beverwaard", "overschie", "pernis"):
        district = one(
            running,
            "SELECT p.id FROM wagtailcore_page p JOIN wagtailcore_locale l ON l.id = p.locale_id "
            "WHERE p.slug = ? AND l.language_code = 'nl'",
            slug,
        )
        until(running, rotterdam, path_of(running, district), "Plantjes te geef")


HOLIDAYS = "/feestdagen/"
DAY = re.compile(r'<section[^>]*aria-labelledby="(day-[0-9-]+)">(.*?)</section>', re.DOTALL)


def day_sections(running: Running, site: PublicSite, path: str) -> dict[str, str]:
    """Return what the page of holidays says of each day, by the anchor of the day."""
    return dict(DAY.findall(html.unescape(running.public.get(site, path).body.decode())))


def closed_part(section: str, code: str) -> str:
    """Return the list of hubs that are closed on a day."""
    _before, _heading, after = section.partition(f">{language(code).gettext('Closed')}</h3>")
    return after


def test_4_holidays_of_all_hubs(running: Running, start: Start, rotterdam: PublicSite) -> None:
    hand = start("hoofdredacteur")
    hand.go(".wijk-shortcuts a", has_text="Hub dicht of anders")
    hand.go("a", has_text="Feestdagen van alle")
    if hand.page.locator("nav.wijk-desk__tabs a[aria-current]", has_text="Rotterdam").count() == 0:
        hand.go("nav.wijk-desk__tabs a", has_text="Rotterdam")
    heads = hand.page.locator("main thead").first.locator("th").all_inner_texts()[1:3]
    dutch = day_sections(running, rotterdam, HOLIDAYS)
    days = [
        next(day for day, text in dutch.items() if head.splitlines()[1].strip() in text)
        for head in heads
    ]
    # What is not closed yet on one of both: only that can change.
    cells = hand.page.locator("main tbody select[name$=-decision]").evaluate_all(
        "cells => cells.filter(cell => cell.value !== 'closed').map(cell => [cell.name, "
        "cell.closest('td').cellIndex])"
    )
    changing = {
        (name.partition("-")[0], days[column - 1]) for name, column in cells if column <= len(days)
    }
    assert changing
    hubs = {number: path_of(running, number) for number, _day in changing}
    for number, day in changing:
        assert hubs[number] not in closed_part(dutch[day], "nl")
    for number in (1, 2):
        hand.go(f"thead th:nth-child({number + 1}) button[value^='closed|']")
    hand.go("form p > button[type=submit]")
    hand.page.locator("[data-publication-url]").first.wait_for()
    pages = {number: addresses(running, rotterdam, path) for number, path in hubs.items()}

    def is_closed(number: str, day: str, code: str, path: str) -> bool:
        section = day_sections(running, rotterdam, path)[day]
        return f'"{pages[number][code]}"' in closed_part(section, code)

    for code, path in addresses(running, rotterdam, HOLIDAYS).items():
        for number, day in changing:
            await_that(
                partial(is_closed, number, day, code, path),
                f"{path}: {hubs[number]} is not closed on {day}",
            )


def test_5_an_alert_until_tonight(running: Running, start: Start, rotterdam: PublicSite) -> None:
    hand = start("wijkredacteur")
    hand.go(".wijk-shortcuts a", has_text="Melding")
    [hub] = running.rows(
        "SELECT p.id FROM wagtailcore_page p JOIN contacts_hubpage h ON h.page_ptr_id = p.id JOIN "
        "wagtailcore_locale l ON l.id = p.locale_id WHERE l.language_code = 'nl' AND p.title LIKE "
        "'%Delfshaven%'"
    )
    words = said("The roads are slippery: be careful")
    nowhere(running, rotterdam, path_of(running, hub[0]), words)
    hand.choose("select[name=standard]", "wegen zijn glad")
    hand.click("label", has_text="een week")
    hand.go("button[type=submit]", has_text="Zet dit online")
    alert = one(
        running,
        "SELECT p.path FROM wagtailcore_page p JOIN home_alertpage a ON a.page_ptr_id = p.id "
        "WHERE a.standard = 'slippery'",
    )
    place = one(running, "SELECT id FROM wagtailcore_page WHERE path = ?", str(alert)[:-4])
    in_every_language(running, rotterdam, path_of(running, place), words)


def test_6_translate_and_approve(
    running: Running, start: Start, rotterdam: PublicSite, open_page: OpenPage, translator: str
) -> None:
    slug = english_districts(running)[-1]
    title = changed(running, open_page(f"{running.cms}/admin/login/").page, slug)
    hand = start(translator)
    to_the_page(hand, title)
    hand.fields, hand.keys = hand.fields + 1, hand.keys + len(title)
    hand.page.locator(".wijk-desk", has_text=DUTCH).wait_for()
    hand.write(".wijk-desk__piece--outdated textarea", "Brand new garden!")
    hand.go("button[name=submit]")
    approver = start("hoofdredacteur")
    approver.go("main a", has_text=re.compile(rf"^\s*{re.escape(title)}"))
    approver.click("button[data-workflow-action-name=approve]")
    english = one(
        running,
        "SELECT p.url_path FROM wagtailcore_page p JOIN wagtailcore_locale l ON l.id = p.locale_id "
        "WHERE p.slug = ? AND l.language_code = 'en'",
        slug,
    )
    until(running, rotterdam, "/en/" + "/".join(str(english).split("/")[2:]), "Brand new garden!")


def test_7_another_name(running: Running, start: Start, rotterdam: PublicSite) -> None:
    [(number, old)] = running.rows(
        "SELECT p.id, p.slug FROM wagtailcore_page p JOIN home_informationpage i ON i.page_ptr_id = "
        "p.id JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE l.language_code = 'nl' AND "
        "p.url_path LIKE '%rotterdam%' AND p.slug = 'over-deze-demo'"
    )
    before = path_of(running, number)
    hand = start("hoofdredacteur")
    hand.write("main input[name=q]", "Over deze demo")
    with hand.page.expect_navigation():
        hand.page.keyboard.press("Enter")
    hand.go(f"td.title a[href$='/{number}/edit/']")
    hand.write("[name=title]", "Over dit voorbeeld")
    hand.click("[role=tab]", has_text="Vindbaarheid")
    hand.write("[name=slug]", "over-dit-voorbeeld")
    hand.publish()
    after = path_of(running, number)
    assert after == before.replace(str(old), "over-dit-voorbeeld")
    until(running, rotterdam, after, "Over dit voorbeeld")
    gone = running.public.get(rotterdam, before)
    assert (gone.status, str(gone.header("location")).endswith(after)) == (301, True)


def test_7_another_place(running: Running, start: Start, rotterdam: PublicSite) -> None:
    # The first news item is renamed by another module.
    [(number, title)] = running.rows(
        "SELECT p.id, p.title FROM wagtailcore_page p JOIN home_newspage n ON n.page_ptr_id = p.id "
        "JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE l.language_code = 'nl' AND p.live AND "
        "p.url_path LIKE '%rotterdam%' ORDER BY p.id LIMIT 1 OFFSET 1"
    )
    before = addresses(running, rotterdam, path_of(running, number))
    hand = start("hoofdredacteur")
    hand.write("main input[name=q]", str(title))
    with hand.page.expect_navigation():
        hand.page.keyboard.press("Enter")
    hand.go(f"td.title a[href$='/{number}/edit/']")
    hand.click("header button[aria-label='Acties']")
    hand.go("header a", has_text="Verplaats")
    hand.choose("select[name=new_parent_page]", "Overschie")
    hand.go("main form [type=submit]")
    hand.go("main form [type=submit]")
    path = path_of(running, number)
    assert "/overschie/" in path
    until(running, rotterdam, path, str(title))
    after = addresses(running, rotterdam, path)
    assert set(after) == set(before)
    # A version whose language the new place is not in stays where it is.
    assert before["nl"] != after["nl"]
    for code, old in before.items():
        leads = partial(leads_to, running, rotterdam, old, after[code])
        await_that(leads, f"{old} does not lead to {after[code]}")


def leads_to(running: Running, site: PublicSite, old: str, new: str) -> bool:
    """Return whether an old address leads to the new one."""
    return led_to(running, site, old) == new


def led_to(running: Running, site: PublicSite, path: str) -> str:
    """Return where an address leads, by one redirection at most; "" where there is no page."""
    answer = running.public.get(site, path)
    if answer.status == 301:
        path = urlsplit(str(answer.header("location"))).path
        answer = running.public.get(site, path)
    return path if answer.status == 200 else ""


def test_8_take_a_person_out(running: Running, start: Start, rotterdam: PublicSite) -> None:
    [(number, name, page)] = running.rows(
        "SELECT w.id, w.title, a.page_id FROM districts_districtappointment a JOIN wagtailcore_page "
        "w ON w.id = a.person_id JOIN wagtailcore_page d ON d.id = a.page_id WHERE w.live AND d.live "
        "AND d.url_path LIKE '%rotterdam%' AND a.ends_on IS NULL AND d.url_path LIKE '%pernis%' "
        "GROUP BY w.title HAVING count(*) = 1 ORDER BY w.id LIMIT 1"
    )
    path = path_of(running, page)
    until(running, rotterdam, path, str(name))
    hand = start("beheerder")
    hand.go("a", has_text="Mensen")
    hand.write("input[type=search][name=q]", str(name))
    with hand.page.expect_navigation():
        hand.page.keyboard.press("Enter")
    hand.go("td.title a", has_text=str(name))
    hand.click("header button[aria-label='Acties']")
    hand.go("a", has_text="Overal weghalen")
    hand.write("[name=reason]", "verzoek van de persoon")
    hand.write("main form [name=name]", str(name))
    # It answers when every page is made anew, and nothing is left of the person.
    hand.page.set_default_timeout(PATIENCE * 1000)
    hand.go("button.serious")
    assert running.rows("SELECT 1 FROM wagtailcore_page WHERE id = ?", str(number)) == []
    in_every_language(running, rotterdam, path, lambda _code: str(name), gone=True)


def test_9_is_it_online_and_what_did_it_touch(
    running: Running, start: Start, rotterdam: PublicSite, open_page: OpenPage
) -> None:
    # What is asked after: the last change of this editor.
    title, words = "Wijkhub Delfshaven", "Kom maandag langs op de koffie."
    [(number,)] = running.rows(
        "SELECT p.id FROM wagtailcore_page p JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE "
        "l.language_code = 'nl' AND p.title = ?",
        title,
    )
    editor = open_page(f"{running.cms}/admin/login/").page
    running.login(editor, "wijkredacteur")
    editor.goto(f"{running.cms}/admin/pages/{number}/edit/")
    editor.fill("[name=introduction]", words)
    running.publish(editor)
    until(running, rotterdam, path_of(running, number), words)
    hand = start("wijkredacteur")
    work = hand.page.locator("main", has_text="Wat u het laatst wijzigde")
    row = work.locator("tr", has_text=title).first
    assert "Online sinds" in row.inner_text()
    hand.click("button, a", has_text="Rapporten")
    hand.go("a", has_text="Publicaties")
    row = hand.page.locator("main tr", has_text=title).first
    text = row.inner_text()
    assert "wijkredacteur" in text
    assert re.search(r"\d+ pagina", text)


def test_10_where_somebody_or_hours_are_missing(running: Running, start: Start) -> None:
    hand = start("hoofdredacteur")
    text = hand.page.locator("main").inner_text()
    assert re.search(r"Wijken waar iemand ontbreekt:? \d", text)
    assert re.search(r"Hubs zonder openingstijden:? \d", text)
    hand.go("main a", has_text="Wijken waar iemand ontbreekt")
    assert "Zuidoost" in hand.page.locator("main").inner_text()
