"""Plain Dutch is a language like any other: settings, page, address, menu and its own tag."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from core.layout.frame import frame_view
from core.models import MunicipalitySettings
from home.models import InformationPage
from publishing.build.render import render
from publishing.content.declarations import PageRow
from publishing.content.languages import language, name_for_editors
from publishing.content.load import load
from publishing.content.reader import Reader
from publishing.registry import registry
from tests.cms.world import Municipality, administrator, translate
from tests.translations.town import written
from translations.drafts import save_draft

pytestmark = pytest.mark.django_db

CODE = "nl-simple"
MOMENT = datetime(2030, 1, 1, tzinfo=UTC)
#: BCP 47, as far as we use it: a language and a registered variant of five to eight letters.
TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{5,8})?")


def test_phrases_dates_and_money_are_those_of_dutch() -> None:
    plain, dutch = language(CODE), language("nl")
    assert TAG.fullmatch(plain.code)
    assert plain.name == "Eenvoudig Nederlands"
    assert plain.direction == "ltr"
    assert plain.gettext("Opening hours") == dutch.gettext("Opening hours") == "Openingstijden"
    assert plain.day(date(2026, 11, 22)) == "22 november 2026"
    assert plain.money(31080) == dutch.money(31080)
    assert plain.clock(MOMENT) == dutch.clock(MOMENT)


def test_other_languages_have_a_name_for_it() -> None:
    with translation.override("nl"):
        assert name_for_editors(CODE) == "eenvoudig Nederlands"
        assert name_for_editors("en").casefold() == "engels"
    assert plain_dutch_in("nl") == "eenvoudig Nederlands"
    assert plain_dutch_in("en") == "plain Dutch"


def plain_dutch_in(code: str) -> str:
    """Name plain Dutch in another language of the site."""
    return language(code).language_name(CODE)


def test_a_page_is_translated_published_and_found(city: Municipality) -> None:
    MunicipalitySettings.objects.filter(site=city.site).update(languages=f"nl,en,{CODE}")
    source = written(city)
    translate(city.pages["home"], CODE, "Stad in het kort")
    chief = administrator()
    draft = save_draft(source, CODE, {"title": "Wie zijn wij?"}, chief)
    assert not draft.live
    draft.get_latest_revision().publish(user=chief)
    page = InformationPage.objects.get(pk=draft.pk)
    content = load(city.site, ("nl", "en", CODE), MOMENT)
    read = Reader(content, CODE, MOMENT)
    url = read.url(read.row(PageRow, page.pk))
    assert url == f"/{CODE}/{page.slug}/"
    row = read.row(PageRow, page.pk)
    output = registry.pages[row.kind]
    view = output.view(read, row)
    around = registry.layout.fragments(read).of(registry.layout.section(read, row))
    frame = frame_view(read, row, view)
    html = render(output.template, read.language, around=around, frame=frame, view=view).decode()
    assert f'<html lang="{CODE}" dir="ltr">' in html
    assert f'hreflang="{CODE}" lang="{CODE}" dir="ltr" aria-current="true">Eenvoudig' in html
    assert "Wie zijn wij?" in html
    alternates = re.findall(r'<link rel="alternate" hreflang="([^"]+)"', html)
    assert alternates == ["nl", CODE, "x-default"]
    assert all(TAG.fullmatch(each) for each in alternates[:2])


def test_it_has_a_desk(city: Municipality) -> None:
    MunicipalitySettings.objects.filter(site=city.site).update(languages=f"nl,{CODE}")
    translate(city.pages["home"], CODE)
    client = Client()
    client.force_login(administrator())
    response = client.get(reverse("translations:desk", args=[city.site.pk, CODE]))
    assert response.status_code == 200
    assert "Eenvoudig Nederlands" in response.content.decode()
