"""A page that is not translated stands in for its translation, in each language of a site."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import time

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from contacts.models import OpeningPeriod
from core.layout.frame import frame_view
from core.layout.views import FrameView
from core.site_files import sitemap
from publishing.build.plan import page_tasks, plan_site
from publishing.build.render import render
from publishing.content.declarations import PageRow
from publishing.content.load import load
from publishing.content.reader import Reader
from publishing.content.snapshot import Content
from publishing.registry import registry
from tests.home.bodies import blocks
from tests.home.trees import MOMENT, City, make_city
from tests.kept_rows import kept

CODES = ("nl", "en", "ar", "tr", "pl")
OTHERS = CODES[1:]
BASE = "https://stad.localhost"
#: “This page has not been translated yet”, Tuesday, and its hours.
WORDS = {
    "en": ("This page has not been translated yet", "Tuesday", "9:00 to 17:00"),
    "ar": ("لم تُترجم هذه الصفحة بعد", "الثلاثاء", "من 9:00 إلى 17:00"),
    "tr": ("Bu sayfa henüz çevrilmedi", "Salı", "09:00 ile 17:00 arasında"),
    "pl": ("Ta strona nie została jeszcze przetłumaczona", "wtorek", "od 09:00 do 17:00"),
}


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[City]:
    """The city in Dutch, made once for this module."""
    with kept(make_city, django_db_blocker) as city:
        yield city


@pytest.fixture
def city(made: City, db: None) -> City:
    return copy.deepcopy(made)


@pytest.fixture(scope="module")
def content(made: City, django_db_blocker: DjangoDbBlocker) -> Content:
    """The city in five languages: only its start page is translated. Read once, it never changes."""
    city = copy.deepcopy(made)
    with django_db_blocker.unblock(), transaction.atomic():
        for code in OTHERS:
            city.translate(city.home, code, f"Stad {code}")
        city.hub.introduction = "Kom gerust binnen."
        city.hub.entrance = "Om de hoek."
        city.hub.body = blocks(("rich_text", "<p>Er is koffie.</p>"))
        city.hub.hours_state = "regular"
        city.hub.opening_periods.add(OpeningPeriod(weekday=2, opens=time(9), closes=time(17)))
        city.hub.save()
        content = load(city.site, CODES, MOMENT)
        transaction.set_rollback(True)
    return content


def hub(city: City, content: Content, code: str) -> tuple[FrameView, str]:
    """Return the frame and the HTML of the hub in a language."""
    read = Reader(content, code, MOMENT)
    row = read.row(PageRow, city.hub.pk)
    output = registry.pages[row.kind]
    view = output.view(read, row)
    frame = frame_view(read, row, view)
    around = registry.layout.fragments(read).of(registry.layout.section(read, row))
    return frame, render(
        output.template, read.language, around=around, frame=frame, view=view
    ).decode()


@pytest.mark.parametrize("code", OTHERS)
def test_facts_are_in_the_language_of_the_reader(city: City, content: Content, code: str) -> None:
    _frame, html = hub(city, content, code)
    _said, tuesday, hours = WORDS[code]
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in html
    assert tuesday in html
    assert hours in html


@pytest.mark.parametrize("code", OTHERS)
def test_title_and_prose_say_that_they_are_dutch(city: City, content: Content, code: str) -> None:
    frame, html = hub(city, content, code)
    assert (frame.prose_lang, frame.introduction_lang) == ("nl", "nl")
    for text, tag in (
        ("Huis van Noord", "h1"),
        ("Kom gerust binnen.", "p"),
        ("Om de hoek.", "p"),
    ):
        assert re.search(rf'<{tag}[^>]* lang="nl" dir="ltr">{text}</{tag}>', html), text
    stream = html[html.index('<div class="wijk-stream"') :]
    assert stream.startswith('<div class="wijk-stream" lang="nl" dir="ltr">')
    assert "Er is koffie." in stream


@pytest.mark.parametrize("code", OTHERS)
def test_the_page_says_that_it_is_not_translated(city: City, content: Content, code: str) -> None:
    frame, html = hub(city, content, code)
    assert frame.newer.startswith(WORDS[code][0])
    assert frame.newer in html


@pytest.mark.parametrize("code", OTHERS)
def test_the_source_is_canonical_and_no_translation_is_named(
    city: City, content: Content, code: str
) -> None:
    frame, html = hub(city, content, code)
    url = f"{BASE}/wijken/noord/huis-van-noord/"
    assert f'<link rel="canonical" href="{url}">' in html
    assert frame.alternates == ()
    assert '<link rel="alternate" hreflang' not in html
    assert (frame.json_url, str(frame.structured_data)) == (None, "")


def test_the_sitemap_names_true_translations_only(content: Content) -> None:
    read = Reader(content, "nl", MOMENT)
    (target,) = sitemap.plan(read)
    found = set(re.findall(r"<loc>(.*?)</loc>", sitemap.make(read, target).body.decode()))
    assert {f"{BASE}/{code}/" for code in OTHERS} <= found
    assert not [each for each in found if "/nl/" in each]


def test_the_language_switch_leads_to_the_same_page_in_every_language(
    city: City, content: Content
) -> None:
    path = "/wijken/noord/huis-van-noord/"
    expected = [("nl", path, True)] + [(code, f"/{code}/nl{path}", False) for code in OTHERS]
    for code in CODES:
        frame, _html = hub(city, content, code)
        found = [(each.code, each.url, each.translated) for each in frame.languages]
        assert found == expected
        assert [each.code for each in frame.languages if each.current] == [code]


def test_links_and_breadcrumbs_stay_in_the_language(city: City, content: Content) -> None:
    frame, _html = hub(city, content, "tr")
    assert [(each.url, each.lang) for each in frame.breadcrumbs] == [
        ("/tr/", None),
        ("/tr/nl/wijken/", "nl"),
        ("/tr/nl/wijken/noord/", "nl"),
        ("/tr/nl/wijken/noord/huis-van-noord/", "nl"),
    ]


def test_a_translation_takes_the_place_of_what_stood_in(city: City) -> None:
    city.translate(city.home, "tr", "Stad tr")
    before = plan_site(load(city.site, ("nl", "tr"), MOMENT), MOMENT).taken
    city.translate(city.news, "tr", "Haberler")
    after = plan_site(load(city.site, ("nl", "tr"), MOMENT), MOMENT).taken
    assert before["/tr/nl/nieuws/"] == f"fallback:tr:{city.news.pk}"
    assert "/tr/nl/nieuws/" not in after
    assert "/tr/nieuws-tr/" in after


def test_a_language_that_a_site_stops_serving_leaves_no_file(city: City) -> None:
    for code in OTHERS:
        city.translate(city.home, code, f"Stad {code}")
    with_polish = plan_site(load(city.site, CODES, MOMENT), MOMENT)
    without = plan_site(load(city.site, CODES[:-1], MOMENT), MOMENT)
    polish = {path for path in with_polish.taken if re.match(r"/(api/v1/)?pl(/|$)", path)}
    assert len(polish) > 10
    assert without.taken.keys() == with_polish.taken.keys() - polish
    assert {task.language for task in without.tasks.values()} == {"", "nl", "en", "ar", "tr"}


def test_a_language_without_a_start_page_is_not_served(city: City) -> None:
    content = load(city.site, ("nl", "pl"), MOMENT)
    languages = {planned.language for planned in page_tasks(content, MOMENT)}
    assert languages == {"nl"}


@pytest.mark.parametrize("code", ["tr", "pl"])
def test_an_alias_is_shown_as_what_it_is(city: City, code: str) -> None:
    city.translate(city.home, code, f"Stad {code}")
    alias = city.translate(city.hub.get_parent().get_parent(), code, "Wijken")
    Page.objects.filter(pk=alias.pk).update(alias_of_id=city.districts.pk)
    read = Reader(load(city.site, ("nl", code), MOMENT), code, MOMENT)
    row = read.row(PageRow, alias.pk)
    frame = frame_view(read, row, registry.pages[row.kind].view(read, row))
    assert (frame.language, frame.prose_lang) == (code, "nl")
    assert frame.canonical_url == f"{BASE}/wijken/"
    assert (frame.alternates, frame.newer.startswith(WORDS[code][0])) == ((), True)
