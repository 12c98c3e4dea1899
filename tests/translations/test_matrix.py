"""Pages beside languages: flags, what residents need most, who takes what, a table without formulas."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from core.models import MunicipalitySettings
from core.permissions import translators
from home.models import InformationPage
from tests.cms.world import Municipality, member, translate
from tests.translations.test_desk import data_of, edit_url
from tests.translations.town import translated, written
from translations.cms.desk import impact_words, state_words
from translations.models import Assignment

pytestmark = pytest.mark.django_db


def matrix_url(city: Municipality) -> str:
    return reverse("translations:matrix", args=[city.site.pk])


def take_url(city: Municipality, page: Any) -> str:
    return reverse("translations:take", args=[city.site.pk, "en", page.pk])


def shown(client: Client, city: Municipality, **query: str) -> dict[str, Any]:
    return {row["title"]: row for row in client.get(matrix_url(city), query).context["rows"]}


@pytest.fixture
def polish(city: Municipality) -> Client:
    """Somebody who translates into Polish and English."""
    MunicipalitySettings.objects.filter(site=city.site).update(languages="nl,en,pl")
    translate(city.pages["home"], "pl")
    client = Client()
    groups = [translators(city.site, "pl"), translators(city.site, "en")]
    client.force_login(member("pools", *groups))
    return client


def test_each_page_has_a_flag_in_each_language_of_ones_own(
    city: Municipality, translator: Client, polish: Client
) -> None:
    translated(city)
    found = shown(polish, city)
    assert [each["code"] for each in found["Over ons"]["cells"]] == ["complete", "missing"]
    assert [each["flag"] for each in found["Over ons"]["cells"]] == ["●", "○"]
    assert [each["code"] for each in shown(translator, city)["Over ons"]["cells"]] == ["complete"]
    page = polish.get(matrix_url(city)).content.decode()
    assert str(state_words()["complete"]) in page
    assert edit_url(city, city.pages["information"], "pl") in page


def test_what_residents_need_most_is_left(city: Municipality, translator: Client) -> None:
    translated(city)
    everything, needed = shown(translator, city), shown(translator, city, need="1")
    assert needed.keys() < everything.keys()
    assert {each["impact"] for each in needed.values()} <= set(impact_words()[:2])
    assert "Over ons" not in needed


def test_somebody_takes_a_page_and_gives_it_back(city: Municipality, translator: Client) -> None:
    source = written(city)
    user = member("collega", translators(city.site, "en"))
    editor = translator.get(edit_url(city, source))
    assert {name for _pk, name in editor.context["people"]} >= {"vertaler", "collega"}
    answer = translator.post(take_url(city, source), {"who": user.pk}, follow=True)
    assert "collega pakt “Over ons” op." in answer.content.decode()
    assert shown(translator, city)["Over ons"]["cells"][0]["who"] == "collega"
    assert "Over ons" not in shown(translator, city, who="me")
    assert "Over ons" not in shown(translator, city, who="nobody")
    desk = translator.get(reverse("translations:desk", args=[city.site.pk, "en"]))
    assert "collega pakt dit op." in desk.content.decode()
    me = editor.wsgi_request.user.pk
    back = f"{matrix_url(city)}?q=over"
    answer = translator.post(take_url(city, source), {"who": me, "next": back})
    assert answer["Location"] == back
    assert "Over ons" in shown(translator, city, who="me")
    translator.post(take_url(city, source), {"who": ""})
    assert Assignment.objects.count() == 0
    assert "Over ons" in shown(translator, city, who="nobody")


def test_nobody_from_elsewhere_takes_a_page(
    city: Municipality, other: Municipality, translator: Client
) -> None:
    source = written(city)
    translate(other.pages["home"], "en")
    stranger = member("vreemde", translators(other.site, "en"))
    for wrong in (str(stranger.pk), "²", "x", "9" * 50):
        answer = translator.post(take_url(city, source), {"who": wrong}, follow=True)
        assert escape(f"“{wrong[:60]}” kunt u hier niet kiezen") in answer.content.decode()
        assert "vreemde" not in answer.content.decode()
    assert translator.get(matrix_url(other)).status_code in (302, 403, 404)
    theirs = other.pages["information"]
    url = reverse("translations:take", args=[city.site.pk, "en", theirs.pk])
    assert translator.post(url, {"who": ""}).status_code in (302, 403, 404)
    elsewhere = translator.post(take_url(city, source), {"who": "", "next": "https://a.example/"})
    assert elsewhere["Location"] == edit_url(city, source)
    assert Assignment.objects.count() == 0


def test_who_has_no_desk_sees_nothing(city: Municipality, district_editor: Client) -> None:
    assert district_editor.get(matrix_url(city)).status_code in (302, 403)


def test_the_table_has_no_formulas(city: Municipality, translator: Client) -> None:
    source = InformationPage.objects.get(pk=city.pages["information"].pk)
    source.title = '=HYPERLINK("https://a.example")'
    source.save_revision().publish()
    answer = translator.get(matrix_url(city), {"export": "csv"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:2] == ["Pagina", "Adres"]
    assert rows[0][4:] == ["English", "English (%)", "English: wie pakt dit op"]
    [line] = [row for row in rows if "HYPERLINK" in row[0]]
    assert line[0].startswith("'=")
    assert line[4:] == ["ontbreekt", "0", ""]
    assert len({len(row) for row in rows}) == 1
    only = translator.get(matrix_url(city), {"export": "csv", "q": "hyperlink"}).content.decode()
    assert len(only.splitlines()) == 2


def test_what_was_sent_waits_for_approval(city: Municipality, translator: Client) -> None:
    source, _version = translated(city)
    url = edit_url(city, source)
    translator.post(url, data_of(translator, url, title="About our work") | {"submit": ""})
    desk = reverse("translations:desk", args=[city.site.pk, "en"])
    for address in (url, desk, matrix_url(city)):
        assert "wacht op goedkeuring" in translator.get(address).content.decode()
    others = [row for row in translator.get(desk).context["rows"] if row["sent"]]
    assert [row["title"] for row in others] == ["Over ons"]


def test_more_pages_are_no_more_questions(city: Municipality, translator: Client) -> None:
    counts = []
    for number in range(3):
        with CaptureQueriesContext(connection) as asked:
            translator.get(matrix_url(city))
        counts.append(len(asked))
        for page in range(5):
            city.add(f"page{number}{page}", InformationPage, "home")
    # The first answer fills what is kept between requests.
    assert counts[1] == counts[2]
