"""Rows below a page, such as the goals of a programme, are translated text by text."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core.rows import ProseRow, translation_key_of
from home.models import AccessibilityStatementPage, ProgrammePage
from home.models.accessibility import AccessibilityLimitation
from home.models.programme import ProgrammeGoal
from home.pages.accessibility import accessibility_view
from publishing.content.declarations import PageRow
from publishing.content.load import load
from publishing.content.reader import Reader
from tests.cms.admin import form_data
from tests.cms.world import Municipality, administrator, page_types
from tests.translations.localize.records import put, record
from translations.drafts import save_draft, translation_of
from translations.notices import newer_words
from translations.record import adopt
from translations.segments import labels_of, prose_relations, segments_of
from translations.state import COMPLETE, MISSING, OUTDATED, state_of

pytestmark = pytest.mark.django_db
GOALS = (("near", "Dichtbij", "In elke wijk een plek."), ("with", "Samen", ""))


def programme(city: Municipality) -> ProgrammePage:
    page = ProgrammePage.objects.get(pk=city.pages["programme"].pk)
    page.title = "Wijk aan Zet"
    page.goals = [
        ProgrammeGoal(key=key, title=title, text=text, sort_order=number)
        for number, (key, title, text) in enumerate(GOALS)
    ]
    page.save_revision().publish()
    found: ProgrammePage = ProgrammePage.objects.get(pk=page.pk)
    return found


def in_english(source: Any, user: Any, **texts: str) -> Any:
    """Save a translation, publish it, and give what is live."""
    named = {key.replace("__", "/"): text for key, text in texts.items()}
    save_draft(source, "en", named, user).get_latest_revision().publish()
    version = translation_of(source, "en")
    assert version is not None
    return type(source).objects.get(pk=version.pk)


def rows(page: Any) -> list[tuple[str, str, str]]:
    return [(row.key, row.title, row.text) for row in page.goals.all()]


def states(source: Any) -> dict[str, str]:
    source = Page.objects.get(pk=source.pk).specific
    found = state_of(source, "en", translation_of(source, "en"))
    return {each.key: each.state for each in found.pieces if each.key.startswith("goals/")}


def reader(city: Municipality) -> Reader:
    return Reader(load(city.site, ("nl", "en"), timezone.now()), "en", timezone.now())


def test_every_row_with_prose_has_a_key() -> None:
    rows = {
        row._meta.label: issubclass(row, ProseRow)
        for model in page_types()
        for row in prose_relations(model).values()
    }
    assert rows == {"home.ProgrammeGoal": True, "home.AccessibilityLimitation": True}


def test_each_text_of_a_row_is_a_segment_where_it_stands_on_the_page(city: Municipality) -> None:
    source = programme(city)
    source.search_description = "Het programma."
    found = segments_of(source)
    assert [(each.key, each.text, each.limit) for each in found] == [
        ("title", "Wijk aan Zet", 255),
        ("goals/near/title", "Dichtbij", 160),
        ("goals/near/text", "In elke wijk een plek.", None),
        ("goals/with/title", "Samen", 160),
        ("search_description", "Het programma.", None),
    ]
    labels = {key: str(label) for key, label in labels_of(ProgrammePage).items()}
    assert (labels["goals"], labels["goals/title"]) == ("doelen", "doelen: doel")


def test_a_row_is_public_when_all_of_it_is_translated(city: Municipality) -> None:
    source, user = programme(city), administrator()
    live = in_english(source, user, title="District first", goals__near__title="Nearby")
    assert rows(live) == []
    # What is translated waits for the rest of its row.
    assert states(source) == {
        "goals/near/title": COMPLETE,
        "goals/near/text": MISSING,
        "goals/with/title": MISSING,
    }
    texts = {"goals__near__text": "A place in each district."}
    live = in_english(source, user, **texts)
    assert rows(live) == [("near", "Nearby", "A place in each district.")]
    live = in_english(source, user, goals__with__title="Together")
    assert rows(live) == [
        ("near", "Nearby", "A place in each district."),
        ("with", "Together", ""),
    ]
    assert set(states(source).values()) == {COMPLETE}


def test_rows_that_move_or_go_take_nothing_of_the_others_along(city: Municipality) -> None:
    source, user = programme(city), administrator()
    texts = {"goals__near__title": "Nearby", "goals__near__text": "A place.", "title": "District"}
    in_english(source, user, **texts, goals__with__title="Together")
    near, together = source.goals.all()
    near.sort_order, together.sort_order = 1, 0
    source.goals = [together, near, ProgrammeGoal(key="new", title="Snel", sort_order=2)]
    source.save_revision().publish()
    assert states(source) == {
        "goals/with/title": COMPLETE,
        "goals/near/title": COMPLETE,
        "goals/near/text": COMPLETE,
        "goals/new/title": MISSING,
    }
    source = ProgrammePage.objects.get(pk=source.pk)
    live = in_english(source, user, goals__new__title="Quick")
    assert rows(live) == [
        ("with", "Together", ""),
        ("near", "Nearby", "A place."),
        ("new", "Quick", ""),
    ]
    source.goals = [each for each in source.goals.all() if each.key != "near"]
    source.save_revision().publish()
    live = in_english(ProgrammePage.objects.get(pk=source.pk), user, goals__new__title="Fast")
    assert rows(live) == [("with", "Together", ""), ("new", "Fast", "")]


def test_a_changed_text_of_a_row_makes_exactly_it_outdated_and_readers_are_told(
    city: Municipality,
) -> None:
    source, user = programme(city), administrator()
    texts = {"goals__near__title": "Nearby", "goals__near__text": "A place.", "title": "District"}
    live = in_english(source, user, **texts, goals__with__title="Together")
    read = reader(city)
    assert newer_words(read, read.row(PageRow, live.pk)) == ""
    ProgrammeGoal.objects.filter(page_id=source.pk, key="near").update(
        text="In elke wijk twee plekken."
    )
    assert states(source) == {
        "goals/near/title": COMPLETE,
        "goals/near/text": OUTDATED,
        "goals/with/title": COMPLETE,
    }
    read = reader(city)
    assert "Changed in Dutch: the text." in newer_words(read, read.row(PageRow, live.pk))


def test_a_row_of_the_translation_alone_stays(city: Municipality) -> None:
    source, user = programme(city), administrator()
    live = in_english(source, user, title="District", goals__with__title="Together")
    live.goals.add(ProgrammeGoal(key="own", title="For newcomers", sort_order=5))
    live.save_revision().publish()
    live = in_english(source, user, goals__with__title="Jointly")
    assert rows(live) == [("with", "Jointly", ""), ("own", "For newcomers", "")]


def test_rows_written_by_hand_are_taken_for_a_translation_by_their_place(
    city: Municipality,
) -> None:
    source, user = programme(city), administrator()
    live = in_english(source, user, title="District")
    live.made_from.delete()
    live.goals = [
        ProgrammeGoal(key="h1", title="Nearby", text="A place.", sort_order=0),
        ProgrammeGoal(key="h2", title="Together", sort_order=1),
    ]
    live.save_revision().publish()
    adopt(ProgrammePage.objects.get(pk=live.pk))
    assert set(states(source).values()) == {COMPLETE}
    live = in_english(source, user, goals__with__title="Jointly")
    assert rows(live) == [("near", "Nearby", "A place."), ("with", "Jointly", "")]


def test_the_day_of_a_solution_is_a_fact_and_that_of_the_dutch_row(city: Municipality) -> None:
    source = AccessibilityStatementPage.objects.get(pk=city.pages["statement"].pk)
    source.limitations = [
        AccessibilityLimitation(
            key="map", criterion="1.1.1", description="Kaart.", planned_on=date(2027, 3, 1)
        )
    ]
    source.save_revision().publish()
    texts = {"limitations__map__criterion": "1.1.1", "limitations__map__description": "Map."}
    live = in_english(source, administrator(), title="Accessibility", **texts)
    assert [row.planned_on for row in live.limitations.all()] == [date(2027, 3, 1)]
    AccessibilityLimitation.objects.filter(page_id=source.pk).update(planned_on=date(2027, 9, 1))
    read = reader(city)
    view = accessibility_view(read, read.row(PageRow, live.pk))
    assert [(each.description, each.planned_on) for each in view.limitations] == [
        ("Map.", date(2027, 9, 1))
    ]


def test_a_new_row_keeps_its_key_from_draft_to_draft(chief: Client, city: Municipality) -> None:
    source = programme(city)
    url = reverse("wagtailadmin_pages:edit", args=[source.pk])
    response = chief.get(url)
    assert 'name="goals-__prefix__-key" id' in response.content.decode()
    data = form_data(response)
    assert data["goals-0-key"] == ["near"]
    data |= {"goals-TOTAL_FORMS": "3", "goals-2-title": "Snel", "goals-2-text": ""}
    data |= {"goals-2-id": "", "goals-2-key": "", "goals-2-ORDER": "3", "goals-2-DELETE": ""}
    assert chief.post(url, data).status_code == 302
    drafts = Page.objects.get(pk=source.pk).get_latest_revision_as_object()
    keys = [row.key for row in drafts.goals.all()]
    assert keys[:2] == ["near", "with"]
    assert re.fullmatch("[0-9a-f]{32}", keys[2])
    again = form_data(chief.get(url))
    assert chief.post(url, again | {"action-publish": "1"}).status_code == 302
    live = ProgrammePage.objects.get(pk=source.pk)
    assert [(row.key, row.title) for row in live.goals.all()] == [
        ("near", "Dichtbij"),
        ("with", "Samen"),
        (keys[2], "Snel"),
    ]


def test_a_row_that_somebody_wrote_stays_when_its_dutch_row_gets_longer(city: Municipality) -> None:
    source, user = programme(city), administrator()
    live = in_english(source, user, title="District", goals__with__title="Together")
    ProgrammeGoal.objects.filter(page_id=source.pk, key="with").update(text="Met elkaar.")
    source = ProgrammePage.objects.get(pk=source.pk)
    live = in_english(source, user, introduction="", title="The district")
    assert (live.title, rows(live)) == ("The district", [("with", "Together", "")])
    assert states(source)["goals/with/text"] == MISSING


def test_rows_of_languages_are_translations_of_each_other_to_wagtail(city: Municipality) -> None:
    source, user = programme(city), administrator()
    live = in_english(source, user, title="District first", goals__with__title="Together")
    [dutch] = source.goals.filter(key="with")
    [english] = live.goals.all()
    assert (
        english.translation_key
        == dutch.translation_key
        == translation_key_of(source.translation_key, "with")
    )
    assert (dutch.locale, english.locale) == (source.locale, live.locale)
    assert dutch.get_translation(live.locale) == english


def test_a_row_of_a_copied_page_is_another_one(city: Municipality) -> None:
    source = programme(city)
    copied = source.copy(update_attrs={"slug": "kopie", "title": "Kopie"})
    keys = {row.translation_key for row in ProgrammeGoal.objects.all()}
    assert len(keys) == 2 * len(GOALS)
    assert [row.key for row in copied.specific.goals.all()] == ["near", "with"]
    draft = copied.get_latest_revision_as_object()
    draft.save_revision().publish()
    assert {row.translation_key for row in ProgrammeGoal.objects.all()} == keys


def test_a_draft_names_its_rows_as_they_will_be_called(city: Municipality) -> None:
    """A row of a draft has no number yet; its place in wagtail-localize is the one that it keeps."""
    source = programme(city)
    source.goals.add(ProgrammeGoal(key="new", title="Snel", sort_order=5))
    revision = source.save_revision()
    wanted = translation_key_of(source.translation_key, "new")
    assert [row["translation_key"] for row in revision.content["goals"]][-1] == str(wanted)
    revision.publish()
    assert ProgrammeGoal.objects.get(key="new").translation_key == wanted


def test_its_own_editor_shows_and_keeps_the_texts_of_rows(
    city: Municipality, chief: Client
) -> None:
    """Rows that Wagtail does not know as translations give an error of the server there."""
    source, user = programme(city), administrator()
    live = in_english(source, user, title="District first", goals__with__title="Together")
    translation = record(source)
    key = translation_key_of(source.translation_key, "with")
    response = chief.get(reverse("wagtailadmin_pages:edit", args=[live.pk]))
    assert response.status_code == 200
    props = json.loads(response.context["props"])
    shown = {each["contentPath"]: each for each in props["segments"]}
    assert shown[f"goals.{key}.title"]["source"] == "Samen"
    assert shown[f"goals.{key}.title"]["location"]["subField"] == "Doel"
    assert put(chief, translation, f"goals.{key}.title", "Jointly").status_code == 200
    assert rows(translation_of(source, "en")) == [("with", "Jointly", "")]
    preview = reverse("wagtail_localize:preview_translation", args=[translation.pk])
    assert chief.get(preview).status_code == 200
