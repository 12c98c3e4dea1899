"""The translation memory: what was reviewed elsewhere in the municipality, offered and never forced."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from treebeard.mp_tree import MP_Node
from wagtail.models import Page, PageViewRestriction

from home.models import InformationPage
from tests.cms.world import Municipality, translate
from tests.translations.test_desk import data_of, edit_url
from tests.translations.town import BODY, draft_of, put_body, translated
from translations.drafts import translation_of
from translations.memory import bare, memory_of
from translations.models import MadeFrom
from translations.record import adopt

pytestmark = pytest.mark.django_db
ENGLISH = '<p data-block-key="zz">Call <b>us</b> or <a linktype="page" id="3">mail</a>.</p>'


def memory_url(city: Municipality) -> str:
    return reverse("translations:memory", args=[city.site.pk, "en"])


def in_english(page: InformationPage, rich: str, heading: str) -> None:
    version = translation_of(page, "en")
    assert version is not None
    first = {**BODY[0], "value": {"text": heading, "level": "2"}}
    put_body(version, [first, {**BODY[1], "value": rich}, *BODY[2:]])


def second(city: Municipality) -> InformationPage:
    """A Dutch page with the same texts, other keys of the editor, and only its title in English."""
    copied: InformationPage = city.add("second", InformationPage, "home", "Nog een")
    version = translate(copied, "en", "One more")
    version.save_revision().publish()
    adopt(version)
    rich = {
        **BODY[1],
        "id": "c2",
        "value": BODY[1]["value"].replace("<p>", '<p data-block-key="q">'),
    }
    found: InformationPage = put_body(copied, [{**BODY[0], "id": "c1"}, rich])
    return found


@pytest.fixture
def pages(city: Municipality) -> tuple[InformationPage, InformationPage]:
    """Return a page that is translated, and one with the same texts that is not."""
    source, _version = translated(city)
    in_english(source, ENGLISH, "How it works")
    return source, second(city)


def rows(client: Client, city: Municipality) -> dict[str, Any]:
    return {row["title"]: row for row in client.get(memory_url(city)).context["rows"]}


def test_the_editor_offers_what_was_translated_elsewhere(
    city: Municipality, translator: Client, pages: tuple[InformationPage, InformationPage]
) -> None:
    url = edit_url(city, pages[1])
    shown = translator.get(url)
    assert [row["offers"] for row in shown.context["rows"]] == [
        [],
        [("1-0", "How it works", "About us")],
        [("2-0", "Call us or mail.", "About us")],
    ]
    data = data_of(translator, url, title="Mine, unsaved")
    taken = translator.post(url, data | {"take": "2-0"})
    form = taken.context["form"]
    assert form["text_0"].value() == "Mine, unsaved"
    assert bare(form["text_2"].value()) == bare(ENGLISH)
    assert len(draft_of(pages[1]).body) == 0


def test_bulk_accept_shows_first_and_makes_drafts(
    city: Municipality, translator: Client, pages: tuple[InformationPage, InformationPage]
) -> None:
    row = rows(translator, city)["Nog een"]
    assert [(each["dutch"], each["new"]) for each in row["pieces"]] == [
        ("Zo werkt het", "How it works"),
        ("Bel ons of mail.", "Call us or mail."),
    ]
    assert len(draft_of(pages[1]).body) == 0
    translator.post(memory_url(city), {"page": row["value"]})
    draft = draft_of(pages[1])
    assert bare(draft.body[1].value.source) == bare(ENGLISH)
    assert draft.body[0].value["text"] == "How it works"
    live = InformationPage.objects.get(pk=draft.pk)
    assert (len(live.body), live.has_unpublished_changes) == (0, True)


def test_what_was_not_shown_is_not_saved(
    city: Municipality, translator: Client, pages: tuple[InformationPage, InformationPage]
) -> None:
    value = rows(translator, city)["Nog een"]["value"]
    in_english(pages[0], ENGLISH, "Something else")
    response = translator.post(memory_url(city), {"page": value}, follow=True)
    assert "veranderd sinds u keek" in response.content.decode()
    assert len(draft_of(pages[1]).body) == 0


def test_several_translations_of_a_text_are_never_chosen_in_bulk(
    city: Municipality, translator: Client, pages: tuple[InformationPage, InformationPage]
) -> None:
    third: InformationPage = city.add("third", InformationPage, "home", "Derde")
    put_body(third, [BODY[0]])
    version = translate(third, "en", "Third")
    put_body(version, [{**BODY[0], "value": {"text": "The way it works", "level": "2"}}])
    adopt(InformationPage.objects.get(pk=version.pk))
    row = rows(translator, city)["Nog een"]
    assert [each["new"] for each in row["pieces"]] == ["Call us or mail."]
    assert row["several"] == 1
    offers = translator.get(edit_url(city, pages[1])).context["rows"][1]["offers"]
    assert [each[1] for each in offers] == ["How it works", "The way it works"]


def test_a_draft_that_nobody_reviewed_is_not_remembered(
    city: Municipality, translator: Client, pages: tuple[InformationPage, InformationPage]
) -> None:
    Page.objects.get(pk=draft_of(pages[0]).pk).unpublish()
    assert "Nog een" not in rows(translator, city)


def test_a_private_page_is_not_remembered(
    city: Municipality, translator: Client, pages: tuple[InformationPage, InformationPage]
) -> None:
    PageViewRestriction.objects.create(page=pages[0], restriction_type="login")
    assert "Nog een" not in rows(translator, city)


def test_another_municipality_is_not_remembered(
    city: Municipality,
    other: Municipality,
    translator: Client,
    pages: tuple[InformationPage, InformationPage],
) -> None:
    version = translation_of(pages[0], "en")
    assert version is not None
    target = translate(Page.objects.get(pk=other.pages["home"].pk), "en")
    # The CMS moves no page to another municipality: the tree itself does.
    MP_Node.move(version, target, pos="last-child")
    assert "Nog een" not in rows(translator, city)


def test_somebody_elses_desk_is_refused(
    city: Municipality, other: Municipality, translator: Client, district_editor: Client
) -> None:
    translate(other.pages["home"], "en")
    elsewhere = reverse("translations:memory", args=[other.site.pk, "en"])
    for answer in (translator.get(elsewhere), translator.post(elsewhere, {"page": "1|x"})):
        assert answer.status_code == 404
    own = memory_url(city)
    for answer in (district_editor.get(own), district_editor.post(own, {"page": "1|x"})):
        assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_home"))


def test_what_a_page_adds_is_read_again_when_anything_of_it_changed(city: Municipality) -> None:
    """Behind the back of everything: the text of a translation, and what it was made from."""
    _source, version = translated(city)
    public = {version.pk}
    home = (
        Page.objects.get(pk=city.site.root_page.pk)
        .get_translations()
        .get(locale__language_code="en")
    )

    def known(text: str) -> list[str]:
        found = memory_of(home, public).known.get((text, False), {})
        return [each.text for each, _number in found.values()]

    assert known("Over ons") == known("Over ons") == ["About us"]
    InformationPage.objects.filter(pk=version.pk).update(title="Who we are")
    assert known("Over ons") == ["Who we are"]
    MadeFrom.objects.filter(page=version).update(live={})
    assert known("Over ons") == []
    assert memory_of(home, set()).known == {}
