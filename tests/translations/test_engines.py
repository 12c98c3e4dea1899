"""The machine translators that come with wagtail-localize, as they are: DeepL, Google, LibreTranslate, its dummy."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import requests
from django.test import Client
from django.utils.html import strip_tags
from pytest_django import Settings

from tests.cms.world import Municipality
from tests.translations.test_desk import data_of, edit_url
from tests.translations.test_machine import filled, state
from tests.translations.town import draft_of, put_body, written
from translations.machine import engine_for, translate
from translations.state import MACHINE, state_of

pytestmark = pytest.mark.django_db
ENGINES = "wagtail_localize.machine_translators."
LINK = "https://a.example/geheim?x=1"
RICH = (
    '<p data-block-key="k1a2b">Bel <b>ons</b> of <a linktype="page" id="3">mail</a>.</p>'
    f'<p data-block-key="zz9zz">Of <a href="{LINK}">lees dit</a>.</p>'
)
OPTIONS: dict[str, dict[str, Any]] = {
    "deepl.DeepLTranslator": {"AUTH_KEY": "sleutel:fx"},
    "google.GoogleCloudTranslator": {"PROJECT_ID": "wijk"},
    "libretranslate.LibreTranslator": {"LIBRETRANSLATE_URL": "https://lt.example", "API_KEY": "k"},
    "dummy.DummyTranslator": {},
}
NAMES = {
    "deepl.DeepLTranslator": "DeepL",
    "google.GoogleCloudTranslator": "Google Translate",
    "libretranslate.LibreTranslator": "LibreTranslate",
}


def shout(text: str) -> str:
    """Write words in capitals and leave tags alone, as a machine that keeps HTML does."""
    return "".join(
        part if part.startswith("<") else part.upper() for part in re.split(r"(<[^>]*>)", text)
    )


class Wire:
    """Stands in the place of the network: keeps what was sent, and answers as each service does."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.hosts: list[str] = []
        self.answer: Callable[[str], str] = shout

    def post(self, url: str, data: Any = None, **options: Any) -> Any:
        assert options["timeout"] > 0
        self.hosts.append(url)
        if isinstance(data, str):
            body = json.loads(data)
            assert (body["source"], body["target"], body["format"]) == ("nl", "en", "html")
            return self._json({"translatedText": self._all(body["q"])})
        assert (data["source_lang"], data["target_lang"]) == ("NL", "EN")
        assert options["headers"] == {"Authorization": "DeepL-Auth-Key sleutel:fx"}
        return self._json({"translations": [{"text": each} for each in self._all(data["text"])]})

    def translate_text(self, request: dict[str, Any]) -> Any:
        self.hosts.append("google")
        assert (request["parent"], request["mime_type"]) == (
            "projects/wijk/locations/global",
            "text/html",
        )
        texts = self._all(request["contents"])
        return SimpleNamespace(translations=[SimpleNamespace(translated_text=t) for t in texts])

    def _all(self, texts: list[str]) -> list[str]:
        self.sent += texts
        return [self.answer(each) for each in texts]

    def _json(self, body: Any) -> Any:
        return SimpleNamespace(json=lambda: body, raise_for_status=lambda: None)


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    found = Wire()
    monkeypatch.setattr(requests, "post", found.post)
    # The library of Google is the operator's to install; only its client is asked here.
    cloud, oauth = ModuleType("google.cloud"), ModuleType("google.oauth2")
    cloud.translate = SimpleNamespace(TranslationServiceClient=lambda **_kwargs: found)  # type: ignore[attr-defined]
    oauth.service_account = SimpleNamespace()  # type: ignore[attr-defined]
    for name, module in (
        ("google", ModuleType("google")),
        ("google.cloud", cloud),
        ("google.oauth2", oauth),
    ):
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.delitem(sys.modules, f"{ENGINES}google", raising=False)
    return found


def plug_in(settings: Settings, engine: str) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": f"{ENGINES}{engine}",
        "OPTIONS": OPTIONS[engine],
    }


def rich_page(city: Municipality) -> Any:
    return put_body(written(city), [{"type": "rich_text", "id": "b2", "value": RICH}])


@pytest.mark.parametrize("engine", sorted(NAMES))
def test_each_of_them_fills_in_and_is_marked_until_read(
    city: Municipality, translator: Client, settings: Settings, wire: Wire, engine: str
) -> None:
    plug_in(settings, engine)
    page = rich_page(city)
    url = edit_url(city, page)
    assert f"Vertalen met {NAMES[engine]}" in translator.get(url).content.decode()
    data = filled(translator, city, page)
    assert wire.hosts
    assert draft_of(page) is None
    translator.post(url, data | {"save": ""})
    draft = draft_of(page)
    assert draft.title == "OVER ONS"
    text = str(draft.body.raw_data[0]["value"])
    assert "BEL <b>ONS</b> OF <a" in text
    assert 'linktype="page"' in text
    assert f'href="{LINK}"' in text
    assert set(state(page).values()) == {MACHINE}
    keys = [each.key for each in translator.get(url).context["form"].state.pieces]
    ticked = {f"right_{number}": "on" for number in range(len(keys))}
    translator.post(url, data_of(translator, url) | ticked | {"save": ""})
    assert MACHINE not in state(page).values()


@pytest.mark.parametrize("engine", sorted(NAMES))
def test_nothing_of_ours_is_sent_and_each_paragraph_by_itself(
    city: Municipality, settings: Settings, wire: Wire, engine: str
) -> None:
    plug_in(settings, engine)
    found = engine_for("en")
    assert found is not None
    translate(found, "en", state_of(rich_page(city), "en", None).pieces)
    everything = " ".join(wire.sent)
    for secret in ("data-block-key", "k1a2b", "linktype", LINK, "href", "<p"):
        assert secret not in everything
    assert len([each for each in wire.sent if "<" in each]) == 2
    assert 'Bel <b>ons</b> of <a id="a1">mail</a>.' in wire.sent


@pytest.mark.repeats
@pytest.mark.parametrize(
    "answer",
    [
        '<a id="a9">elders</a>',
        '<a href="https://kwaad.example">x</a>',
        "<script>x</script>",
        "<p>een</p><p>twee</p>",
        "",
        "<b>",
    ],
)
def test_what_a_machine_breaks_is_left_empty(
    city: Municipality, settings: Settings, wire: Wire, answer: str
) -> None:
    plug_in(settings, "deepl.DeepLTranslator")
    wire.answer = lambda _text: answer
    found = engine_for("en")
    assert found is not None
    made = translate(found, "en", state_of(rich_page(city), "en", None).pieces)
    assert not any("<" in text for text in made.values()), made
    assert "kwaad" not in str(made)


def test_a_service_that_says_no_loses_nothing(
    city: Municipality, translator: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug_in(settings, "deepl.DeepLTranslator")
    refused = SimpleNamespace(
        json=lambda: {"message": "Quota exceeded"}, raise_for_status=lambda: None
    )
    monkeypatch.setattr(requests, "post", lambda *_args, **_options: refused)
    page = written(city)
    data = filled(translator, city, page, introduction="Who we are.")
    assert data["text_1"] == "Who we are."
    assert not data["text_0"]


def test_its_dummy_is_marked_too(
    city: Municipality, translator: Client, settings: Settings
) -> None:
    plug_in(settings, "dummy.DummyTranslator")
    page = written(city)
    data = filled(translator, city, page)
    assert data["text_0"] == "ons Over"
    translator.post(edit_url(city, page), data | {"save": ""})
    assert state(page)["title"] == MACHINE
    assert strip_tags(draft_of(page).introduction) == "zijn. wij Wie"
