"""The pages of this app as HTML: with everything on them, with nothing, and in three languages."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from pytest_django import Settings
from wagtail.models import Page

from contacts.models import PersonPage
from core.models import PublicDocument
from home.models import (
    AccessibilityLimitation,
    AccessibilityStatementPage,
    InformationPage,
    ProgrammeGoal,
    ProgrammePage,
)
from publishing.build.render import render
from publishing.content.declarations import PageRow
from publishing.registry import registry
from tests.contacts.agreed import agreed
from tests.home.bodies import every_block
from tests.home.pictures import add_picture, photo, prepare
from tests.home.trees import MOMENT, City, add


class Outline(HTMLParser):
    """Collects the headings of a page with their levels, and the addresses of its links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.links: list[str] = []
        self._level = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self._level = int(tag[1])
            self.headings.append((self._level, ""))
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if re.fullmatch("h[1-6]", tag):
            self._level = 0

    def handle_data(self, data: str) -> None:
        if self._level:
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)


def html(city: City, page: Page, moment: datetime = MOMENT) -> str:
    """Render a page in its own language, as a publish does."""
    code = page.locale.language_code
    read = city.read(code, moment)
    row = read.row(PageRow, page.pk)
    output = registry.pages[row.kind]
    view = output.view(read, row)
    frame = registry.layout.frame(read, row, view)
    around = registry.layout.fragments(read).of(registry.layout.section(read, row))
    return render(output.template, read.language, around=around, frame=frame, view=view).decode()


def main_of(text: str) -> str:
    """Return what is in the main part of a page."""
    return text.split("<main", 1)[1].split("</main>", 1)[0]


def every_page(city: City) -> list[Page]:
    """Return a page of every kind of this app with as little on it as the CMS allows."""
    return [
        city.home,
        city.news,
        city.agenda,
        city.add_news("Bericht", date(2026, 11, 3)),
        city.add_event("Raad", MOMENT + timedelta(days=3)),
        add(InformationPage, city.home, "Over"),
        add(ProgrammePage, city.home, "Programma"),
        add(AccessibilityStatementPage, city.home, "Verklaring", organisation="Gemeente Stad"),
    ]


def test_every_kind_of_page_is_right_with_nothing_on_it(city: City) -> None:
    pages = every_page(city)
    assert {page._meta.label_lower for page in pages} == {
        kind for kind in registry.pages if kind.startswith("home.")
    }
    for page in pages:
        outline = Outline(html(city, page))
        levels = [level for level, _text in outline.headings]
        steps = [after - before for before, after in zip([0, *levels], levels, strict=False)]
        assert (page.title, levels.count(1), max(steps) <= 1) == (page.title, 1, True)
        assert all(text.strip() for _level, text in outline.headings)
        assert "" not in outline.links


@pytest.mark.parametrize(("code", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_every_kind_of_page_exists_in_other_languages(
    city: City, code: str, direction: str
) -> None:
    for page in every_page(city):
        known = Page.objects.filter(
            translation_key=page.translation_key, locale__language_code=code
        ).first()
        version = known or city.translate(page, code, f"{page.title} {code}")
        text = html(city, version)
        assert f'<html lang="{code}" dir="{direction}">' in text


def test_a_start_page_leads_to_everything(city: City) -> None:
    city.add_news("Bericht", date(2026, 11, 3))
    city.add_event("Raad", MOMENT + timedelta(days=3))
    add(ProgrammePage, city.home, "Wijk aan Zet")
    links = Outline(main_of(html(city, city.home))).links
    for url in (
        "/wijken/",
        "/wijken/noord/",
        "/wijken/zuid/",
        "/contact/",
        "/hubs/",
        "/meedoen/",
        "/nieuws/",
        "/nieuws/bericht/",
        "/agenda/",
        "/agenda/raad/",
        "/wijk-aan-zet/",
        "tel:14010;phone-context=+31",
        "mailto:wijken@example.nl",
    ):
        assert url in links


def test_an_article_with_everything(city: City, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    picture = add_picture("Plein", photo())
    plan = PublicDocument.objects.create(title="Plan", file=ContentFile(b"%PDF", "plan.pdf"))
    person = add(PersonPage, city.others["contact"], "Jan Jansen", **agreed(phone="14010"))
    body = every_block(picture.pk, plan.pk, person.pk, city.hub.pk)
    page = city.add_news(
        "Bericht", date(2026, 11, 3), city.north, body=body, picture=picture, category="green"
    )
    prepare(city.site)
    text = html(city, page)
    assert '<time datetime="2026-11-03">3 november 2026</time>' in text
    assert text.count("<picture>") == 2
    assert re.findall('utrecht-figure__caption">(.*)</figcaption>', text) == [
        '<span class="wijk-picture__credit">Foto: Jan Jansen</span>',
        'Het plein <span class="wijk-picture__credit">Foto: Jan Jansen</span>',
    ]
    outline = Outline(main_of(text))
    assert {
        "/wijken/noord/",
        "/wijken/noord/huis-van-noord/",
        "tel:14010;phone-context=+31",
    } <= set(outline.links)
    assert (2, "Zo werkt het") in outline.headings
    assert '<link rel="alternate" type="application/atom+xml"' in text
    assert (
        '<link rel="alternate" type="application/json" href="/api/v1/nl/pages/nieuws/bericht">'
        in text
    )


def test_an_event_says_that_it_is_cancelled_or_over(city: City) -> None:
    starts_at = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
    page = city.add_event("Raad", starts_at, registration_url="https://www.example.nl/raad")
    before, after = html(city, page), html(city, page, starts_at + timedelta(days=2))
    assert '<time datetime="2026-11-26T19:30:00+01:00">' in before
    assert ("https://www.example.nl/raad" in before, "wijk-notice" in before) == (True, False)
    assert ("https://www.example.nl/raad" in after, "wijk-notice" in after) == (False, True)
    page.cancelled = True
    page.save()
    cancelled = main_of(html(city, page))
    assert ("https://www.example.nl/raad" in cancelled, "utrecht-alert--warning" in cancelled) == (
        False,
        True,
    )


def test_past_events_stand_apart_and_open_on_request(city: City) -> None:
    city.add_event("Straks", MOMENT + timedelta(days=3))
    city.add_event("Geweest", MOMENT - timedelta(days=3))
    text = main_of(html(city, city.agenda))
    before, _tag, after = text.partition("<details")
    assert ("/agenda/straks/" in before, "/agenda/geweest/" in before) == (True, False)
    assert "/agenda/geweest/" in after


def test_a_programme_leads_through_its_parts(city: City) -> None:
    top = add(ProgrammePage, city.home, "Wijk aan Zet", decided_on=date(2023, 11, 30))
    ProgrammeGoal.objects.create(page=top, title="Dichtbij", text="In elke wijk.")
    first = add(ProgrammePage, top, "Deel een")
    add(ProgrammePage, top, "Deel twee")
    text = main_of(html(city, top))
    assert (3, "Dichtbij") in Outline(text).headings
    assert "30 november 2023" in text
    assert re.findall(r'rel="(\w+)" href="([^"]+)"', main_of(html(city, first))) == [
        ("prev", "/wijk-aan-zet/"),
        ("next", "/wijk-aan-zet/deel-twee/"),
    ]
    assert 'href="/wijk-aan-zet/deel-een/" aria-current="page"' in main_of(html(city, first))


def test_a_statement_marks_a_function_in_another_language(city: City) -> None:
    page = add(
        AccessibilityStatementPage,
        city.home,
        "Toegankelijkheid",
        organisation="Gemeente Stad",
        approved_by="Directeur",
    )
    AccessibilityLimitation.objects.create(page=page, criterion="1.1.1", description="Een kaart.")
    version = city.translate(page, "en", "Accessibility")
    assert (3, "Een kaart.") in Outline(main_of(html(city, page))).headings
    assert "<span>Directeur</span>" in html(city, page)
    assert '<span lang="nl" dir="ltr">Directeur</span>' in html(city, version)
