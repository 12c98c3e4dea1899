"""Missing, outdated, complete: from the content of the texts that are translated, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from wagtail.models import Page

from contacts.models import HubPage, PersonPage
from home.models import InformationPage, ProgrammePage
from home.models.programme import ProgrammeGoal
from tests.cms.world import Municipality, administrator, translate
from tests.translations.town import BODY, put_body, translated, written
from translations.cms.desk_list import lines_of
from translations.drafts import save_draft, translation_of
from translations.models import MadeFrom
from translations.record import adopt
from translations.segments import content_hash, segments_of
from translations.state import COMPLETE, MISSING, NOT_NEEDED, OUTDATED, Piece, state_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def state(source: Any, code: str = "en") -> Any:
    source = Page.objects.get(pk=source.pk).specific
    return state_of(source, code, translation_of(source, code))


def test_segments_are_words_and_nothing_else(city: Municipality) -> None:
    assert [(each.key, each.text, each.rich) for each in segments_of(written(city))] == [
        ("title", "Over ons", False),
        ("introduction", "Wie wij zijn.", False),
        ("body/b1/text", "Zo werkt het", False),
        ("body/b2", '<p>Bel <b>ons</b> of <a linktype="page" id="3">mail</a>.</p>', True),
        ("body/b3/items/i1/title", "Kom langs", False),
        ("body/b3/items/i1/text", "<p>Bij de hub.</p>", True),
        ("body/b3/items/i2/title", "Vraag het", False),
        ("body/b4/title", "Nu", False),
        ("body/b4/label", "Ga", False),
    ]


def test_a_table_gives_its_headings_and_cells(city: Municipality) -> None:
    table = {
        "caption": "Bedragen",
        "columns": [{"type": "text", "heading": "Wat"}, {"type": "text", "heading": ""}],
        "rows": [{"values": ["Bank", ""]}],
    }
    page = put_body(written(city), [{"type": "table", "id": "t", "value": table}])
    assert [(each.key, each.text) for each in segments_of(page)][2:] == [
        ("body/t/caption", "Bedragen"),
        ("body/t/columns/0", "Wat"),
        ("body/t/rows/0/0", "Bank"),
    ]


def test_a_page_without_translation_is_missing(city: Municipality) -> None:
    found = state(written(city), "ar")
    assert (found.kind, found.percentage, {each.state for each in found.pieces}) == (
        MISSING,
        0,
        {MISSING},
    )


def test_exactly_the_changed_segment_is_outdated(city: Municipality) -> None:
    source, _version = translated(city)
    assert (state(source).kind, state(source).percentage) == (COMPLETE, 100)
    body = [{**BODY[0], "value": {"text": "Zo werkt het nu", "level": "2"}}, *BODY[1:]]
    put_body(source, body)
    found = state(source)
    assert (found.kind, found.percentage) == (OUTDATED, 88)
    assert [each for each in found.pieces if each.state != COMPLETE] == [
        Piece("body/b1/text", "Zo werkt het nu", "Zo werkt het", "Zo werkt het", False, None)
    ]


def test_false_outdated_an_address_a_link_or_an_order_changes_nothing(city: Municipality) -> None:
    hub = HubPage.objects.get(pk=city.pages["hub_one"].pk)
    adopt(translate(hub, "en"))
    before = content_hash(segments_of(hub))
    hub.street, hub.phone = "Plein 2", "010 123 45 67"
    hub.save_revision().publish()
    assert state(hub).kind == COMPLETE
    assert content_hash(segments_of(HubPage.objects.get(pk=hub.pk))) == before
    source, _version = translated(city)
    other_link = {**BODY[3], "value": {**BODY[3]["value"], "url": "https://b.example"}}
    put_body(source, [other_link, *BODY[:3]])
    assert state(source).kind == COMPLETE


def test_false_outdated_a_draft_of_the_source_changes_nothing(city: Municipality) -> None:
    source, _version = translated(city)
    source.title = "Nog niet af"
    source.save_revision()
    assert state(source).kind == COMPLETE


def test_the_live_row_stays_until_the_draft_is_published(city: Municipality) -> None:
    source, version = translated(city)
    source.title = "Over ons werk"
    source.save_revision().publish()
    draft = save_draft(source, "en", {"title": "About our work"}, administrator())
    live = InformationPage.objects.get(pk=version.pk)
    assert (live.title, live.live, live.has_unpublished_changes) == ("About us", True, True)
    assert state(source).kind == COMPLETE
    record = MadeFrom.objects.get(page=version)
    assert record.live["title"] != record.segments["title"]["source"]
    before = record.live
    draft.get_latest_revision().publish()
    record.refresh_from_db()
    assert (InformationPage.objects.get(pk=version.pk).title, record.live == before) == (
        "About our work",
        False,
    )


def test_source_text_never_goes_live_as_a_translation(city: Municipality) -> None:
    source = written(city)
    page = save_draft(source, "en", {"title": "About us", "body/b1/text": "How"}, administrator())
    assert not Page.objects.get(pk=page.pk).live
    page.get_latest_revision().publish()
    live = InformationPage.objects.get(pk=page.pk)
    assert (live.title, live.introduction) == ("About us", "")
    assert [each.value["text"] for each in live.body] == ["How"]


def test_source_text_never_goes_live_as_what_search_engines_show(city: Municipality) -> None:
    source = written(city)
    source.seo_title, source.search_description = "Over de gemeente", "Wie wij zijn."
    source.save_revision().publish()
    missing = [each.key for each in state(source, "ar").pieces][-2:]
    assert missing == ["seo_title", "search_description"]
    page = save_draft(source, "en", {"title": "About", "seo_title": "The city"}, administrator())
    page.get_latest_revision().publish()
    live = InformationPage.objects.get(pk=page.pk)
    assert (live.seo_title, live.search_description) == ("The city", "")


def test_source_text_never_goes_live_in_the_rows_of_a_page(city: Municipality) -> None:
    source = ProgrammePage(title="Wijk aan Zet", goals=[ProgrammeGoal(title="Dichtbij")])
    city.site.root_page.add_child(instance=source)
    source.save_revision().publish()
    page = save_draft(source, "en", {"title": "District first"}, administrator())
    page.get_latest_revision().publish()
    live = ProgrammePage.objects.get(pk=page.pk)
    assert (live.title, list(live.goals.all())) == ("District first", [])
    assert [each.title for each in ProgrammePage.objects.get(pk=source.pk).goals.all()] == [
        "Dichtbij"
    ]


def test_lost_manual_work_what_was_written_by_hand_stays(city: Municipality) -> None:
    source, version = translated(city)
    stream = InformationPage._meta.get_field("body").stream_block
    own = {"type": "rich_text", "id": "own", "value": "<p>For readers abroad.</p>"}
    heading = {**BODY[0], "value": {"text": "By hand", "level": "2"}}
    version.body = stream.to_python([heading, *BODY[1:], own])
    version.save_revision().publish()
    page = save_draft(source, "en", {"introduction": "Who we are."}, administrator())
    draft = page.get_latest_revision_as_object()
    assert draft.introduction == "Who we are."
    assert [each.id for each in draft.body] == ["b1", "b2", "b3", "b4", "own"]
    assert draft.body[0].value["text"] == "By hand"


def test_a_page_that_is_only_a_name_has_nothing_to_translate(city: Municipality) -> None:
    """People are not missing: their name is the same in every language."""
    named = 0
    for page in Page.objects.descendant_of(city.pages["home"], inclusive=True).specific():
        if page.locale.language_code != "nl":
            continue
        page.introduction = ""
        only = [each.key for each in segments_of(page)] == ["title"]
        found = state_of(page, "pl", None)
        assert (found.kind == NOT_NEEDED) == (only and page.title_is_name)
        named += found.kind == NOT_NEEDED
    assert named
    person = PersonPage.objects.filter(locale__language_code="nl").first()
    assert person is not None
    lines = {line.source.pk: line for line in lines_of(city.pages["home"], "en", TODAY, set())}
    assert lines[person.pk].state.kind == NOT_NEEDED
    assert (
        lines[person.pk].state.reason
        == "Er is niets te vertalen: een naam is in elke taal dezelfde."
    )
    person.motivation = "Ik help graag."
    assert state_of(person, "en", None).kind == MISSING


def test_a_name_that_was_written_in_another_language_follows_the_dutch_one(
    city: Municipality,
) -> None:
    person = PersonPage.objects.filter(locale__language_code="nl").first()
    assert person is not None
    version = translate(person, "en", "Anna")
    adopt(version)
    person.title = "Anna Nieuwenaam"
    assert state_of(person, "en", version).kind == OUTDATED
