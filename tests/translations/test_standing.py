"""What lists show of a page is what its pieces say, in as many questions for one page as for many."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.strings import extract_strings

from contacts.models import HubPage
from core.models import MunicipalitySettings
from home.models import InformationPage, ProgrammePage
from home.models.programme import ProgrammeGoal
from tests.cms.world import Municipality, administrator, page_types, translate
from tests.translations.town import BODY, draft_of, put_body, translated
from translations.cms.desk_list import Line, lines_in
from translations.drafts import save_draft, translation_of
from translations.models import MadeFrom, NoTranslation, Together
from translations.record import adopt
from translations.release.waiting import text_for_translators
from translations.segments import content_hash, segments_of, text_hash
from translations.standing.counts import remembered
from translations.standing.remembered import Remembered
from translations.state import COMPLETE, MISSING, NOT_NEEDED, OUTDATED, state_of
from translations.texts import paragraphs

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
TWICE = "<p>Kom <b>langs</b>.</p><p>Bel ons.</p><p>Bel ons.</p><ul><li>Een</li><li>Twee</li></ul>"


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    remembered.clear()


def lines(city: Municipality, *languages: str) -> list[tuple[str, Line]]:
    found = lines_in(city.pages["home"], languages, TODAY, set())
    return [(language, line) for language in languages for line in found[language]]


def agree(city: Municipality, *languages: str) -> set[str]:
    """Compare each line with the pieces of its page; return the kinds that there are."""
    kinds = set()
    for language, line in lines(city, *languages):
        page = text_for_translators(Page.objects.get(pk=line.source.pk).specific)
        state = state_of(page, language, translation_of(page, language))
        shown = (line.state.kind, line.state.percentage, line.state.reason)
        assert shown == (state.kind, state.percentage, state.reason), (language, page)
        assert line.state.source_name == content_hash(segments_of(page))
        keys = ("key", "new", "old", "translation", "reason", "unread", "waits", "place", "limit")
        for ours, theirs in zip(line.state.pieces, state.pieces, strict=True):
            assert [getattr(ours, key) for key in keys] == [getattr(theirs, key) for key in keys]
        kinds.add(state.kind)
    return kinds


def test_every_type_of_page_in_every_state(city: Municipality) -> None:
    dutch = Page.objects.descendant_of(city.pages["home"], inclusive=True)
    pages = dutch.filter(locale__language_code="nl").order_by("path").specific()
    for number, page in enumerate(pages):
        if number % 5 == 0:
            continue
        version = translate(page, "en") if translation_of(page, "en") is None else draft_of(page)
        adopt(version)
        if number % 5 == 1:
            type(page).objects.filter(pk=page.pk).update(title="Anders")
        if number % 5 == 2:
            version.title = ""
            version.save_revision(clean=False)
    assert {type(page) for page in pages} <= {*page_types()}
    assert agree(city, "en", "pl") >= {MISSING, OUTDATED, COMPLETE, NOT_NEEDED}


def test_texts_of_paragraphs_tables_and_rows(city: Municipality) -> None:
    source, version = translated(city)
    table = {
        "caption": "Bedragen",
        "columns": [{"type": "text", "heading": "Wat"}, {"type": "text", "heading": ""}],
        "rows": [{"values": ["Bank", ""]}, {"values": ["Boom", "Bank"]}],
    }
    long = {"type": "rich_text", "id": "long", "value": TWICE}
    rows = {"type": "table", "id": "t", "value": table}
    source = put_body(source, [*BODY, long, rows])
    stream = version._meta.get_field("body").stream_block
    version.body = stream.to_python([*BODY, long, rows])
    version.save_revision().publish()
    MadeFrom.objects.all().delete()
    adopt(version)
    assert agree(city, "en") >= {COMPLETE}
    # One word of a long text, a row on top, a text less, a translation of another shape.
    changed = TWICE.replace("langs", "gerust langs")
    for body in (
        [*BODY, {**long, "value": changed}, rows],
        [*BODY, long, {**rows, "value": {**table, "rows": [{"values": ["Nieuw", "Boom"]}]}}],
        BODY[1:],
        [{**BODY[0], "value": {"text": "Zo gaat het", "level": "2"}}, *BODY[1:], long],
    ):
        source = put_body(source, body)
        agree(city, "en")
    version.body = stream.to_python([*BODY, {**long, "value": "<p>All in one.</p>"}])
    version.save_revision()
    put_body(source, [{**BODY[0], "value": {"text": "Anders", "level": "2"}}, *BODY[1:], long])
    agree(city, "en")


def test_what_a_machine_made_what_waits_and_what_was_decided(city: Municipality) -> None:
    source, _version = translated(city)
    user = administrator()
    put_body(source, [{**BODY[0], "value": {"text": "Zo gaat het", "level": "2"}}, *BODY[1:]])
    source = InformationPage.objects.get(pk=source.pk)
    save_draft(source, "en", {"body/b1/text": "So it goes"}, user, machine=["body/b1/text"])
    assert OUTDATED in agree(city, "en")
    steps = {**BODY[2], "id": "new"}
    source = put_body(source, [*BODY, steps])
    save_draft(source, "en", {"body/new/items/i1/title": "Come by"}, user)
    assert MadeFrom.objects.get(page__title="About us").waiting
    agree(city, "en")
    for key, text in (("title", source.title), ("body/b1/text", "an older one")):
        NoTranslation.objects.create(
            source=source, language="en", key=key, hash=text_hash(text), reason="Zo"
        )
    agree(city, "en", "pl")
    name = content_hash(segments_of(source))
    whole = NoTranslation.objects.create(
        source=source, language="pl", key="", hash=name, reason="Nee"
    )
    agree(city, "en", "pl")
    # A decision that goes is seen, though nothing else changed.
    whole.delete()
    agree(city, "en", "pl")


def test_rows_of_a_page_and_drafts_of_them(city: Municipality) -> None:
    source = ProgrammePage(title="Wijk aan Zet", goals=[ProgrammeGoal(title="Dichtbij")])
    city.site.root_page.add_child(instance=source)
    source.save_revision().publish()
    key = source.goals.get().key
    texts = {"title": "District first", f"goals/{key}/title": "Close by"}
    page = save_draft(source, "en", texts, administrator())
    agree(city, "en")
    page.get_latest_revision().publish()
    assert [
        line.state.kind for _code, line in lines(city, "en") if line.source.pk == source.pk
    ] == [COMPLETE]
    source.goals.add(ProgrammeGoal(title="Samen"))
    source.save_revision().publish()
    agree(city, "en")


def test_a_draft_that_waits_for_its_translations(city: Municipality) -> None:
    source, _version = translated(city)
    source.title = "Nog niet online"
    source.save_revision()
    Together.objects.create(source=source)
    assert OUTDATED in agree(city, "en")
    assert "Nog niet online" in [line.source.title for _code, line in lines(city, "en")]


def test_what_is_remembered_is_a_name_of_what_is_stored(city: Municipality) -> None:
    """A row that is written behind the back of everything is seen at once."""
    source, version = translated(city)
    agree(city, "en")
    for model, page in ((InformationPage, source), (InformationPage, version)):
        model.objects.filter(pk=page.pk).update(introduction="Anders")
        agree(city, "en")
    MadeFrom.objects.filter(page=version).update(segments={})
    agree(city, "en")


def test_what_was_counted_longest_ago_is_forgotten() -> None:
    kept: Remembered[str] = Remembered(2)
    for name in (b"a", b"b", b"c"):
        kept.put(name, name.decode())
    assert [kept.get(name) for name in (b"a", b"b", b"c")] == [None, "b", "c"]


@pytest.mark.parametrize("screen", ["desk", "matrix", "csv"])
def test_more_pages_are_no_more_questions(
    city: Municipality, translator: Client, screen: str
) -> None:
    address = {
        "desk": reverse("translations:desk", args=[city.site.pk, "en"]),
        "matrix": reverse("translations:matrix", args=[city.site.pk]),
        "csv": reverse("translations:matrix", args=[city.site.pk]) + "?export=csv",
    }[screen]
    MunicipalitySettings.objects.filter(site=city.site).update(languages="nl,en")
    counts = []
    for number in range(3):
        with CaptureQueriesContext(connection) as asked:
            assert translator.get(address).status_code == 200
        counts.append(len(asked))
        for each in range(4):
            page = city.add(f"page{number}{each}", InformationPage, "home")
            hub = city.add(f"hub{number}{each}", HubPage, "one")
            version = translate(page, "en")
            adopt(version)
            version.title = "A draft"
            version.save_revision()
            adopt(translate(hub, "en"))
            InformationPage.objects.filter(pk=page.pk).update(title="Outdated")
    # The first answer fills what is kept between requests.
    assert counts[1] == counts[2]


def test_pieces_are_made_only_when_somebody_asks(
    city: Municipality, translator: Client, monkeypatch: Any
) -> None:
    source, _version = translated(city)
    put_body(source, [*BODY[1:], {"type": "rich_text", "id": "long", "value": TWICE}])
    remembered.clear()
    made: list[Any] = []

    def noted(*args: Any) -> Any:
        made.append(args)
        return extract_strings(*args)

    monkeypatch.setattr("translations.texts.paragraphs.extract_strings", noted)
    paragraphs.parts_of.cache_clear()
    address = reverse("translations:desk", args=[city.site.pk, "en"])
    assert translator.get(address).status_code == 200
    assert made
    made.clear()
    paragraphs.parts_of.cache_clear()
    assert translator.get(address).status_code == 200
    assert made == []
