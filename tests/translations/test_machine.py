"""Machine translation: off by default, never saved unseen, marked until somebody has read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Locale
from wagtail.test.utils.form_data import rich_text
from wagtail_localize.strings import StringValue

from publishing.content.declarations import PageRow
from publishing.content.load import load
from publishing.content.reader import Reader
from tests.cms.world import Municipality
from tests.translations.test_desk import data_of, edit_url
from tests.translations.town import draft_of, translated, written
from translations.cms.editor_form import PiecesForm
from translations.drafts import translation_of
from translations.machine import EngineError, engine_for, translate
from translations.models import MadeFrom
from translations.notices import notices
from translations.state import COMPLETE, MACHINE, state_of

pytestmark = pytest.mark.django_db
HERE = "tests.translations.test_machine."


class Shouting:
    """An engine that answers in capitals, tags left alone."""

    display_name = "Dummy"
    asked: list[str] = []

    def __init__(self, options: dict[str, Any]) -> None:
        self.languages = options.get("languages", ["en"])

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        return target_locale.language_code in self.languages

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        assert (source_locale.language_code, target_locale.language_code) == ("nl", "en")
        found = {}
        for each in strings:
            self.asked.append(each.data)
            parts = each.data.split("<")
            shouted = "<".join(
                [
                    parts[0].upper(),
                    *(tag + ">" + text.upper() for tag, _gt, text in map(_cut, parts[1:])),
                ]
            )
            found[each] = StringValue.from_translated_html(shouted)
        return found


def _cut(part: str) -> tuple[str, str, str]:
    return part.partition(">")


class Broken(Shouting):
    """An engine whose server does not answer."""

    def translate(self, *args: Any) -> Any:
        raise TimeoutError("no answer")


@pytest.fixture
def machine(settings: Settings) -> None:
    Shouting.asked = []
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{HERE}Shouting", "OPTIONS": {}}


def filled(client: Client, city: Municipality, page: Any, **changes: str) -> dict[str, Any]:
    """Press the button of the machine and give what the form would send after it."""
    url = edit_url(city, page)
    response = client.post(url, data_of(client, url, **changes) | {"machine": ""})
    form: PiecesForm = response.context["form"]
    data: dict[str, Any] = {"version": form["version"].value() or ""}
    for number, piece in enumerate(form.state.pieces):
        text = form[f"text_{number}"].value() or ""
        data[f"text_{number}"] = (
            rich_text(text) if piece.rich and not text.startswith("{") else text
        )
        data[f"seen_{number}"] = form[f"seen_{number}"].value()
        data[f"made_{number}"] = form[f"made_{number}"].value() or ""
    return data


def state(page: Any) -> dict[str, str]:
    found = state_of(page, "en", translation_of(page, "en"))
    return {each.key: each.state for each in found.pieces}


def said(city: Municipality, page: Any) -> str:
    read = Reader(load(city.site, ("nl", "en"), timezone.now()), "en", timezone.now())
    return notices(read, read.row(PageRow, page.pk))


def test_it_is_off_until_an_operator_plugs_one_in(
    city: Municipality, translator: Client, settings: Settings
) -> None:
    assert engine_for("en") is None
    page = written(city)
    assert translator.get(edit_url(city, page)).context["machine"] is False
    url = edit_url(city, page)
    response = translator.post(url, data_of(translator, url) | {"machine": ""})
    assert not any(response.context["form"][f"text_{n}"].value() for n in range(3))
    for wrong in ("no.such.Engine", "django.conf.settings"):
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": wrong}
        with pytest.raises(ImproperlyConfigured, match=wrong):
            engine_for("en")


def test_a_language_that_the_engine_does_not_know_has_no_button(
    settings: Settings, city: Municipality
) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": f"{HERE}Shouting",
        "OPTIONS": {"languages": ["tr"]},
    }
    assert engine_for("en") is None
    assert engine_for("nl") is None


@pytest.mark.usefixtures("machine")
def test_it_fills_in_and_saves_nothing_and_keeps_what_was_written(
    city: Municipality, translator: Client
) -> None:
    page = written(city)
    data = filled(translator, city, page, introduction="Who we are.")
    assert translation_of(page, "en") is None
    texts = [data[f"text_{n}"] for n in range(2)]
    assert texts == ["OVER ONS", "Who we are."]
    assert [bool(data[f"made_{n}"]) for n in range(2)] == [True, False]


@pytest.mark.usefixtures("machine")
def test_what_a_machine_made_is_marked_until_somebody_has_read_it(
    city: Municipality, translator: Client
) -> None:
    page = written(city)
    url = edit_url(city, page)
    data = filled(translator, city, page, introduction="Who we are.")
    assert translator.post(url, data | {"save": ""}).status_code == 302
    found = state(page)
    assert (found["title"], found["introduction"]) == (MACHINE, COMPLETE)
    assert found["body/b1/text"] == MACHINE
    version = draft_of(page)
    assert "<b>ONS</b>" in str(list(version.body.raw_data))
    # Also when it goes online unread.
    version.save_revision().publish()
    assert "A computer translated" in said(city, version)
    assert said(city, page) == ""
    # One is read and ticked, the others are written anew.
    form = translator.get(url).context["form"]
    keys = [each.key for each in form.state.pieces]
    ticked = data_of(translator, url) | {f"right_{keys.index('title')}": "on"}
    translator.post(url, ticked | {"save": ""})
    assert state(page)["title"] == COMPLETE
    assert state(page)["body/b1/text"] == MACHINE
    changed = data_of(translator, url)
    for number, key in enumerate(keys):
        if state(page).get(key) == MACHINE:
            rich = form.state.pieces[number].rich
            changed[f"text_{number}"] = rich_text("<p>Read.</p>") if rich else "Read"
    if "body/b2" in keys:
        number = keys.index("body/b2")
        changed[f"text_{number}"] = rich_text(
            '<p>Call <b>us</b> or <a linktype="page" id="3">mail</a>.</p>'
        )
    assert translator.post(url, changed | {"save": ""}).status_code == 302
    assert MACHINE not in state(page).values()
    draft_of(page).save_revision().publish()
    assert said(city, version) == ""


@pytest.mark.usefixtures("machine")
def test_a_text_that_somebody_changed_in_the_page_editor_is_not_unread(
    city: Municipality, translator: Client
) -> None:
    page = written(city)
    data = filled(translator, city, page)
    translator.post(edit_url(city, page), data | {"save": ""})
    version = draft_of(page)
    version.title = "About us"
    version.save_revision().publish()
    assert "title" not in MadeFrom.objects.get(page=version.pk).machine
    assert "introduction" in MadeFrom.objects.get(page=version.pk).machine
    assert state(page)["title"] == COMPLETE


@pytest.mark.usefixtures("machine")
def test_only_what_needs_a_translation_is_sent(city: Municipality, translator: Client) -> None:
    source, _version = translated(city)
    source.introduction = "Iets nieuws."
    source.save_revision().publish()
    Shouting.asked = []
    filled(translator, city, source)
    assert Shouting.asked[0] == "Iets nieuws."
    assert "Over ons" not in Shouting.asked


def test_an_engine_that_fails_loses_nothing(
    city: Municipality, translator: Client, settings: Settings
) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{HERE}Broken"}
    page = written(city)
    data = filled(translator, city, page, introduction="Who we are.")
    assert data["text_1"] == "Who we are."
    engine = engine_for("en")
    assert engine is not None
    with pytest.raises(EngineError):
        translate(engine, "en", state_of(page, "en", None).pieces)


def test_what_our_own_checks_refuse_is_left_out(settings: Settings, city: Municipality) -> None:
    class Careless(Shouting):
        def translate(self, _source: Any, _target: Any, strings: Any) -> Any:
            return {each: StringValue("<script>alert(1)</script>") for each in strings}

    engine = Careless({})
    pieces = state_of(written(city), "en", None).pieces
    made = translate(engine, "en", pieces)
    assert not any("<" in text for text in made.values())
    assert not any(each.rich and each.key in made for each in pieces)


def test_plain_words_survive_the_way_there_and_back() -> None:
    assert StringValue.from_plaintext("Wijk & hub < 3").render_text() == "Wijk & hub < 3"
