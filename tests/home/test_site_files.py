"""Sitemap, robots.txt, security.txt and the pages for addresses that do not exist."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import sectxt
from bs4 import BeautifulSoup
from lxml import etree
from wagtail.models import Page

from core.layout.frame import frame_without_page
from core.layout.views import LanguageLink, Link
from core.models import MunicipalitySettings
from core.site_files import security_txt, sitemap
from core.site_files.sitemap import NAMESPACE, XHTML
from home.models import AlertPage, NewsPage
from home.pages import gone, not_found
from home.pages.gone import GoneView
from publishing.content.declarations import PageRow
from publishing.registry import Document, Target, registry
from tests.home.trees import MOMENT, City, add, parse_xml

BASE = "https://stad.localhost"


def made(city: City, name: str, code: str = "nl") -> dict[str, Document]:
    """Make all outputs of a kind in a language, by address."""
    output = registry.sites[name]
    return {
        target.path: output.make(city.read(code), target) for target in output.plan(city.read(code))
    }


def urls(document: Document) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """Read a sitemap: address -> last change and translations."""
    root = parse_xml(document.body)
    assert root.tag == f"{{{NAMESPACE}}}urlset"
    return {
        url.findtext(f"{{{NAMESPACE}}}loc", ""): (
            url.findtext(f"{{{NAMESPACE}}}lastmod", ""),
            [
                (each.get("hreflang", ""), each.get("href", ""))
                for each in url.iter(f"{{{XHTML}}}link")
            ],
        )
        for url in root
    }


def test_the_sitemap_names_every_page_with_its_translations_and_last_change(city: City) -> None:
    city.translate(city.news, "en", "News")
    add(
        AlertPage,
        city.home,
        "Geen pagina",
        ends_at=datetime(2027, 1, 1, tzinfo=UTC),
    )
    later = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
    Page.objects.filter(pk=city.news.pk).update(last_published_at=later)
    found = urls(made(city, "sitemap")["/sitemap.xml"])
    changed, dutch = "2026-11-20T08:00:00+00:00", later.isoformat()
    home = [("nl", f"{BASE}/"), ("en", f"{BASE}/en/"), ("x-default", f"{BASE}/")]
    news = [
        ("nl", f"{BASE}/nieuws/"),
        ("en", f"{BASE}/en/nieuws-en/"),
        ("x-default", f"{BASE}/nieuws/"),
    ]
    data = [(code, f"{url}open-data/") for code, url in home]
    assert found.pop(f"{BASE}/")[1] == home
    assert found.pop(f"{BASE}/en/")[1] == home
    assert found == {
        f"{BASE}/wijken/": (changed, []),
        f"{BASE}/wijken/noord/": (changed, []),
        f"{BASE}/wijken/noord/huis-van-noord/": (changed, []),
        f"{BASE}/wijken/zuid/": (changed, []),
        f"{BASE}/contact/": (changed, []),
        f"{BASE}/hubs/": (changed, []),
        f"{BASE}/meedoen/": (changed, []),
        f"{BASE}/nieuws/": (dutch, news),
        # A text in one language is none of another.
        f"{BASE}/en/nieuws-en/": (changed, news),
        f"{BASE}/agenda/": (changed, []),
        # Of no editor: it says the day of none.
        f"{BASE}/open-data/": ("", data),
        f"{BASE}/en/open-data/": ("", data),
    }


def test_a_sitemap_is_as_the_schema_of_the_protocol_says(city: City, repository: Path) -> None:
    schema = etree.XMLSchema(etree.parse(repository / "tools" / "validators" / "sitemap.xsd"))
    found = etree.fromstring(made(city, "sitemap")["/sitemap.xml"].body)
    assert (schema.validate(found), list(schema.error_log)) == (True, [])
    found[0].insert(0, found[0][-1])
    assert not schema.validate(found)


def test_the_sitemap_of_a_large_site_names_parts_in_which_its_pages_stay(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = urls(made(city, "sitemap")["/sitemap.xml"])
    monkeypatch.setattr(sitemap, "WHOLE", 9)
    monkeypatch.setattr(sitemap, "PART", 4)
    files = made(city, "sitemap")
    parts = [name for name in files if name != "/sitemap.xml"]
    keys = [page.id for page in city.read().all(PageRow) if page.kind in registry.pages]
    assert parts == [
        f"/sitemap-{number}.xml" for number in sorted({0, *(k // 4 + 1 for k in keys)})
    ]
    index = parse_xml(files["/sitemap.xml"].body)
    assert [each.text for each in index.iter(f"{{{NAMESPACE}}}loc")] == [
        f"{BASE}{x}" for x in parts
    ]
    found = {name: urls(files[name]) for name in parts}
    assert {address: about for each in found.values() for address, about in each.items()} == whole
    assert set(found["/sitemap-0.xml"]) == {f"{BASE}/open-data/"}
    new = add(NewsPage, city.news, "Een bericht")
    own = f"/sitemap-{new.pk // 4 + 1}.xml"
    later = made(city, "sitemap")
    for name in parts:
        added = {f"{BASE}/nieuws/een-bericht/"} if name == own else set()
        assert set(urls(later[name])) == {*found[name], *added}


def test_the_sitemap_of_a_small_site_is_one_file_in_the_order_of_its_tree(city: City) -> None:
    files = made(city, "sitemap")
    assert list(files) == ["/sitemap.xml"]
    read = city.read()
    pages = [read.url(each) for each in read.all(PageRow) if each.kind in registry.pages]
    assert list(urls(files["/sitemap.xml"])) == [
        f"{BASE}{each}" for each in (*pages, "/open-data/")
    ]


def test_robots_may_read_everything_and_find_the_sitemap(city: City) -> None:
    assert made(city, "robots") == {
        "/robots.txt": Document(
            f"User-agent: *\nDisallow:\n\nSitemap: {BASE}/sitemap.xml\n".encode(), "text/plain"
        )
    }


def security(city: City, moment: datetime = MOMENT) -> Document:
    read = city.read(moment=moment)
    (target,) = security_txt.plan(read)
    assert target == Target("/.well-known/security.txt", "", "text/plain")
    return security_txt.make(read, target)


def test_security_txt_is_right_by_the_reader_that_internet_nl_uses(city: City) -> None:
    city.settings.security_policy_url = "https://www.example.nl/beleid"
    city.settings.save()
    document = security(city, datetime.now(UTC))
    parser = sectxt.Parser(document.body, urls=f"{BASE}/.well-known/security.txt")
    assert (parser.errors, parser.is_valid()) == ([], True)
    # What is only advised: a key for encrypted mail and a signature, which are a person's.
    assert {each["code"] for each in parser.recommendations} <= {"no_encryption", "not_signed"}


def test_security_txt_is_the_same_for_a_month_and_then_goes_stale(city: City) -> None:
    read = city.read()
    (target,) = security_txt.plan(read)
    assert security_txt.make(read, target).body.decode() == (
        "Contact: mailto:security@example.nl\n"
        "Expires: 2027-10-01T00:00:00Z\n"
        "Preferred-Languages: nl, en\n"
        f"Canonical: {BASE}/.well-known/security.txt\n"
    )
    assert read.valid_until == datetime(2026, 12, 1, tzinfo=UTC)
    assert security(city, datetime(2026, 11, 1, 0, 30, tzinfo=UTC)) == security(city)
    assert b"Expires: 2027-11-01" in security(city, datetime(2026, 12, 1, tzinfo=UTC)).body


@pytest.mark.parametrize(
    ("contact", "email", "line"),
    [
        ("https://www.example.nl/melden", "a@example.nl", "https://www.example.nl/melden"),
        ("mailto:a@example.nl\nExpires: 1999", "", "mailto:a@example.nlExpires:1999"),
        ("javascript:alert(1)", "b@example.nl", "mailto:b@example.nl"),
        ("", "b@example.nl", "mailto:b@example.nl"),
    ],
)
def test_the_contact_of_security_txt(city: City, contact: str, email: str, line: str) -> None:
    MunicipalitySettings.objects.update(security_contact=contact, email=email)
    assert security(city).body.decode().splitlines()[0] == f"Contact: {line}"


def test_without_anybody_to_report_to_there_is_no_security_txt(city: City) -> None:
    MunicipalitySettings.objects.update(security_contact="", email="")
    assert made(city, "security") == {}


def test_an_address_that_does_not_exist_is_answered_in_each_language(city: City) -> None:
    city.translate(city.home, "ar", "أحياء")
    for code, path in (("nl", "/404.html"), ("ar", "/ar/404.html")):
        (target,) = not_found.plan(city.read(code))
        assert target == Target(path, code, "text/html", status=404)
        body = not_found.make(city.read(code), target).body.decode()
        assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in body
        assert '<meta name="robots" content="noindex">' in body


def test_an_address_that_was_taken_away_is_answered_in_each_language(city: City) -> None:
    city.translate(city.home, "ar", "أحياء")
    for code, path in (("nl", "/410.html"), ("ar", "/ar/410.html")):
        (target,) = gone.plan(city.read(code))
        assert target == Target(path, code, "text/html", status=410)
        body = gone.make(city.read(code), target).body.decode()
        assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in body
        assert '<meta name="robots" content="noindex">' in body


def test_who_followed_an_old_link_is_told_where_to_ask(city: City) -> None:
    city.translate(city.home, "en", "Districts")
    read = city.read("en")
    contact = Link("Contact", "/en/nl/contact/", "nl")
    assert gone.gone_view(read) == GoneView(contact, not_found.ways(read))
    (target,) = gone.plan(read)
    assert (
        'Ask us: <a class="nl-link" href="/en/nl/contact/" lang="nl" dir="ltr">Contact</a>'
        in gone.make(read, target).body.decode()
    )


def test_the_frame_of_an_output_that_is_no_page(city: City) -> None:
    city.translate(city.home, "en", "Districts")
    frame = frame_without_page(city.read("en"), "/en/404.html", "Nothing here", "Sorry.")
    assert (frame.title, frame.heading, frame.introduction) == (
        "Nothing here – Stad districts",
        "Nothing here",
        "Sorry.",
    )
    assert (frame.canonical_url, frame.alternates) == (f"{BASE}/en/404.html", ())
    assert frame.languages == (
        LanguageLink("nl", "Nederlands", "/", "ltr", False, False),
        LanguageLink("en", "English", "/en/", "ltr", True, False),
    )


def test_ways_on_for_who_got_lost(city: City) -> None:
    city.translate(city.home, "en", "Districts")
    read = city.read("en")
    (target,) = not_found.plan(read)
    assert not_found.ways(read) == (
        Link("Home", "/en/"),
        Link("Wijken", "/en/nl/wijken/", "nl"),
        Link("Contact", "/en/nl/contact/", "nl"),
        Link("Hubs", "/en/nl/hubs/", "nl"),
        Link("Nieuws", "/en/nl/nieuws/", "nl"),
    )
    soup = BeautifulSoup(not_found.make(read, target).body, "html.parser")
    [words] = soup.select('a[href="/en/nl/wijken/"] [lang=nl]')
    assert words.get_text() == "Wijken"
