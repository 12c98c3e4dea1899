"""The glossary of a municipality: beside the text that has its words, a warning, and no farther than its border."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core.models import MunicipalitySettings, VocabularyTerm
from core.permissions import translators
from tests.cms.world import Municipality, member, translate
from tests.translations.test_desk import data_of, edit_url
from tests.translations.town import draft_of, translated
from translations.glossary import views
from translations.glossary.terms import Term, advice, glossary_of
from translations.models import GlossaryTerm, GlossaryWord

pytestmark = pytest.mark.django_db


def url_of(city: Municipality, language: str = "en") -> str:
    return reverse("translations:glossary", args=[city.site.pk, language])


def add(client: Client, city: Municipality, dutch: str, text: str = "", **more: str) -> Any:
    return client.post(url_of(city), {"add": "", "dutch": dutch, "text": text, **more})


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("dutch", "text", "found"),
    [
        ("wijkhub", "Kom naar de wijkhub.", True),
        ("wijkhub", "Alle WIJKHUBS zijn open", True),
        ("wijkhub", "<p>De wijk<b>hub</b></p>", True),
        ("wijkhub", "<p>de</p><p>wijkhub</p>", True),
        ("wijk", "De wijkhub", False),
        ("wijk", "Alle wijken", True),
        ("samen sterk", "Wij zijn samen\n sterk!", True),
        ("c++ (taal)", "Leer C++ (taal)", True),
        ("auto", "Twee auto's", True),
    ],
)  # fmt: skip
def test_a_word_is_found_in_its_forms(dutch: str, text: str, found: bool) -> None:
    assert bool(advice([Term(dutch, ("x",))], text, "")) is found


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("words", "translation", "missing"),
    [
        (("hub",), "Come to the hub", False),
        (("neighbourhood centre", "hub"), "the Neighbourhood Centres", False),
        (("dzielnica",), "W tej dzielnicy", False),
        (("مركز",), "اذهب إلى المركز", False),
        (("hub",), "Come to the centre", True),
        (("hub",), "", False),
        ((), "The wijkhub is open", False),
        ((), "The hub is open", True),
    ],
)
def test_a_translation_without_the_word_is_marked(
    words: tuple[str, ...], translation: str, missing: bool
) -> None:
    [found] = advice([Term("wijkhub", words)], "De wijkhub", translation)
    assert found.missing is missing


def test_it_stands_beside_the_text_and_stops_nobody(city: Municipality, translator: Client) -> None:
    source, _version = translated(city)
    assert (
        add(translator, city, "wie wij", "who we; our people", note="zonder vraagteken").status_code
        == 302
    )
    url = edit_url(city, source)
    page = translator.get(url).content.decode()
    assert "who we / our people" in page
    assert "(zonder vraagteken)" in page
    # The English introduction is still the Dutch one.
    assert "niet in de vertaling" in page
    response = translator.post(url, data_of(translator, url, introduction="Our team"))
    assert response.status_code == 302
    assert draft_of(source).introduction == "Our team"
    assert "niet in de vertaling" in translator.get(url).content.decode()
    translator.post(url, data_of(translator, url, introduction="Our people"))
    page = translator.get(url).content.decode()
    assert "who we / our people" in page
    assert "niet in de vertaling" not in page


def test_words_are_changed_and_taken_away(city: Municipality, translator: Client) -> None:
    add(translator, city, "  Kop  van Zuid ", keep="on")
    row = GlossaryTerm.objects.get()
    assert (row.term, row.keep, row.user.username if row.user else "") == (
        "Kop van Zuid",
        True,
        "vertaler",
    )
    assert [each.wanted for each in glossary_of(city.site, "en")] == [("Kop van Zuid",)]
    translator.post(
        url_of(city), {"term": row.pk, "text": "South; South Head", "note": "x", "save": ""}
    )
    assert [each.wanted for each in glossary_of(city.site, "en")] == [("South", "South Head")]
    assert glossary_of(city.site, "pl") == ()
    translator.post(url_of(city), {"term": row.pk, "text": "", "save": ""})
    assert GlossaryWord.objects.count() == 0
    translator.post(url_of(city), {"term": row.pk, "delete": ""})
    assert GlossaryTerm.objects.count() == 0


@pytest.mark.repeats
@pytest.mark.parametrize(
    ("dutch", "text", "words"),
    [
        ("", "x", "Schrijf het Nederlandse woord."),
        (" \u202e", "x", "Schrijf het Nederlandse woord."),
        ("woord", "", "Schrijf de vertaling"),
        ("woord", "x\u202e", "niemand ziet"),
        ("w" * 81, "x", "heeft 81 tekens; 80 mag"),
        ("woord", "x" * 201, "heeft 201 tekens; 200 mag"),
        ("WIJK", "x", "“WIJK” staat al in de woordenlijst."),
    ],
)
def test_what_cannot_be_added_is_said_and_stays_in_the_form(
    city: Municipality, translator: Client, dutch: str, text: str, words: str
) -> None:
    add(translator, city, "wijk", "district")
    answer = add(translator, city, dutch, text)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert answer.context["sent"]["text"] == text
    assert GlossaryTerm.objects.count() == 1


def test_there_is_a_most(
    city: Municipality, translator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST", 1)
    add(translator, city, "een", "one")
    answer = add(translator, city, "twee", "two")
    assert (answer.status_code, "hooguit 1 woorden" in answer.content.decode()) == (422, True)


def test_it_ends_at_the_border(city: Municipality, other: Municipality, translator: Client) -> None:
    foreign = GlossaryTerm.objects.create(site=other.site, term="geheimwoord", keep=True)
    source, _version = translated(city)
    assert translator.get(url_of(other)).status_code in (403, 404)
    page = translator.get(url_of(city))
    assert "geheimwoord" not in page.content.decode()
    for sent in ({"delete": ""}, {"save": "", "text": "x"}):
        answer = translator.post(url_of(city), {"term": foreign.pk, **sent}, follow=True)
        assert f"“{foreign.pk}” kunt u hier niet kiezen" in answer.content.decode()
    assert list(GlossaryTerm.objects.values_list("term", "keep")) == [("geheimwoord", True)]
    source.introduction = "Het geheimwoord"
    source.save_revision().publish()
    assert "stays" not in translator.get(edit_url(city, source)).content.decode()
    assert glossary_of(city.site, "en") == ()


def test_the_words_of_the_settings_are_in_it(city: Municipality) -> None:
    own = MunicipalitySettings.objects.get(site=city.site)
    for code, one, several in (("nl", "wijkhub", "wijkhubs"), ("en", "local hub", "local hubs")):
        VocabularyTerm.objects.create(
            settings=own, language=code, term="hub", singular=one, plural=several
        )
    assert [(each.dutch, each.words) for each in glossary_of(city.site, "en")] == [
        ("wijkhubs", ("local hubs",)),
        ("wijkhub", ("local hub",)),
    ]
    GlossaryWord.objects.create(
        term=GlossaryTerm.objects.create(site=city.site, term="Wijkhub"), language="en", text="hub"
    )
    assert {each.dutch: each.words for each in glossary_of(city.site, "en")}["Wijkhub"] == ("hub",)


def test_each_language_has_its_own_word(city: Municipality, translator: Client) -> None:
    MunicipalitySettings.objects.filter(site=city.site).update(languages="nl,en,pl")
    translate(city.pages["home"], "pl")
    polish = Client()
    polish.force_login(member("pools", translators(city.site, "pl")))
    add(translator, city, "wijk", "district")
    row = GlossaryTerm.objects.get()
    assert polish.get(url_of(city))["Location"] == "/admin/"
    polish.post(url_of(city, "pl"), {"term": row.pk, "text": "dzielnica", "save": ""})
    assert dict(GlossaryWord.objects.values_list("language", "text")) == {
        "en": "district", "pl": "dzielnica",
    }  # fmt: skip
