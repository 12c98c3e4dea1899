"""While somebody types: each text is saved by itself as a draft, checked as all others, and seen beside it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from core.permissions import translators
from tests.cms.world import Municipality, member, translate
from tests.translations.test_desk import data_of, edit_url
from tests.translations.town import draft_of, translated, written
from translations.models import GlossaryTerm, GlossaryWord
from translations.segments import text_hash

pytestmark = pytest.mark.django_db


def text_url(city: Municipality, page: Any) -> str:
    return reverse("translations:text", args=[city.site.pk, "en", page.pk])


def preview_url(city: Municipality, page: Any) -> str:
    return reverse("translations:preview", args=[city.site.pk, "en", page.pk])


def sent(client: Client, city: Municipality, page: Any, key: str, text: str, **more: str) -> Any:
    """Send one text as the script does."""
    form = client.get(edit_url(city, page)).context["form"]
    number = [each.key for each in form.state.pieces].index(key)
    data = {
        "number": str(number),
        "version": form["version"].value() or "",
        f"text_{number}": text,
        f"seen_{number}": form[f"seen_{number}"].value(),
    }
    return client.post(text_url(city, page), data | more)


def test_one_text_is_saved_and_the_others_stay(city: Municipality, translator: Client) -> None:
    source, version = translated(city)
    answer = sent(translator, city, source, "introduction", "Who we are!").json()
    draft = draft_of(source)
    assert (draft.title, draft.introduction) == ("About us", "Who we are!")
    assert (answer["code"], answer["percent"]) == ("complete", 100)
    assert answer["version"] == str(draft.latest_revision_id)
    count = Revision.objects.count()
    sent(translator, city, source, "title", "About our work")
    draft = draft_of(source)
    assert (draft.title, draft.introduction) == ("About our work", "Who we are!")
    # One draft takes what its maker goes on writing.
    assert Revision.objects.count() == count
    version.refresh_from_db()
    assert (version.title, version.introduction) == ("About us", "Wie wij zijn.")


def test_a_new_page_begins_with_its_title(city: Municipality, translator: Client) -> None:
    source = written(city)
    answer = sent(translator, city, source, "introduction", "Who we are.")
    assert (answer.status_code, draft_of(source)) == (422, None)
    assert "Vertaal eerst de titel" in answer.json()["error"]
    assert sent(translator, city, source, "title", "About us").status_code == 200
    draft = draft_of(source)
    assert (draft.title, draft.live) == ("About us", False)


def test_what_is_wrong_is_said_and_not_saved(city: Municipality, translator: Client) -> None:
    source, _version = translated(city)
    answer = sent(translator, city, source, "title", "<script>x</script>")
    assert (answer.status_code, "alleen woorden" in answer.json()["error"]) == (422, True)
    answer = sent(translator, city, source, "title", "x", seen_0=text_hash("Anders"))
    assert (answer.status_code, "veranderd" in answer.json()["error"]) == (422, True)
    assert draft_of(source).title == "About us"
    for number in ("999", "-1", "²", "", "x" * 50):
        data = {"number": number, "version": ""}
        assert translator.post(text_url(city, source), data).status_code == 409


def test_who_saved_meanwhile_loses_nothing(city: Municipality, translator: Client) -> None:
    source, _version = translated(city)
    colleague = Client()
    colleague.force_login(member("collega", translators(city.site, "en")))
    old = translator.get(edit_url(city, source)).context["form"]["version"].value() or ""
    assert sent(colleague, city, source, "title", "Theirs").status_code == 200
    answer = sent(translator, city, source, "title", "Mine", version=str(old))
    assert answer.status_code == 409
    assert "Iemand anders" in answer.json()["error"]
    assert draft_of(source).title == "Theirs"


def test_the_button_saves_after_the_script(city: Municipality, translator: Client) -> None:
    source, _version = translated(city)
    url = edit_url(city, source)
    sent(translator, city, source, "title", "About our work")
    answer = translator.post(url, data_of(translator, url, introduction="Who!") | {"submit": ""})
    assert answer.status_code == 302
    draft = draft_of(source)
    assert (draft.title, draft.introduction) == ("About our work", "Who!")
    # What waits for approval is not written anew behind the back of who approves.
    count = Revision.objects.count()
    assert sent(translator, city, source, "title", "Later").status_code in (200, 422)
    assert Revision.objects.count() in (count, count + 1)


def test_the_glossary_answers_too(city: Municipality, translator: Client) -> None:
    source, _version = translated(city)
    term = GlossaryTerm.objects.create(site=city.site, term="wij")
    GlossaryWord.objects.create(term=term, language="en", text="we")
    answer = sent(translator, city, source, "introduction", "The people").json()
    assert "niet in de vertaling" in answer["terms"]
    answer = sent(translator, city, source, "introduction", "Who we are").json()
    assert "niet in de vertaling" not in answer["terms"]
    assert "we</span>" in answer["terms"]


def test_the_draft_is_shown_as_residents_would_see_it(
    city: Municipality, translator: Client
) -> None:
    source, _version = translated(city)
    sent(translator, city, source, "title", "About our work")
    answer = translator.get(preview_url(city, source))
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    page = answer.content.decode()
    assert '<html lang="en"' in page
    assert "About our work" in page
    editor = translator.get(edit_url(city, source)).content.decode()
    assert preview_url(city, source) in editor
    assert "js/cms-desk.js" in editor
    untouched = city.pages["statement"]
    assert "vertaal eerst de titel" in translator.get(preview_url(city, untouched)).content.decode()


def test_it_ends_at_the_border(
    city: Municipality, other: Municipality, translator: Client, district_editor: Client
) -> None:
    source, _version = translated(city)
    translate(other.pages["home"], "en")
    for page in (other.pages["information"],):
        for url in (text_url(city, page), preview_url(city, page)):
            assert translator.get(url).status_code in (302, 403, 404, 405)
            assert translator.post(url, {"number": "0"}).status_code in (302, 403, 404, 405)
    for url in (text_url(city, source), preview_url(city, source)):
        assert district_editor.post(url, {"number": "0", "text_0": "x"}).status_code in (302, 403)
        assert Client().post(url).status_code in (302, 403, 404)
    assert draft_of(source).title == "About us"
