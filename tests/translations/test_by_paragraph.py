"""Each paragraph, each cell and each row is translated by itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from home.models import InformationPage
from publishing.content.declarations import PageRow
from publishing.content.load import load
from publishing.content.reader import Reader
from tests.cms.world import Municipality, administrator, translate
from tests.translations.localize.records import record
from tests.translations.test_desk import data_of, edit_url
from tests.translations.test_po import send, url_of
from tests.translations.town import draft_of, put_body, written
from translations.drafts import save_draft
from translations.notices import newer_words
from translations.record import adopt
from translations.segments import Segment
from translations.state import COMPLETE, MACHINE, MISSING, OUTDATED, State, state_of
from translations.texts.paragraphs import compose, pairs, units_of

pytestmark = pytest.mark.django_db
WORDS = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"]
TEN = [f"Dit is zin {word} van de tekst." for word in WORDS]


def rich(*paragraphs: str) -> str:
    return "".join(f"<p>{each}</p>" for each in paragraphs)


def in_english(text: str) -> str:
    return text.replace("Dit is zin", "This is sentence").replace("van de tekst", "of the text")


def put_text(source: Any, text: str, *others: dict[str, Any]) -> InformationPage:
    page: InformationPage = put_body(
        InformationPage.objects.get(pk=source.pk),
        [{"type": "rich_text", "id": "b1", "value": text}, *others],
    )
    return page


def town(city: Municipality, text: str, translation: str) -> InformationPage:
    """Return a page with a text whose English version is up to date and live."""
    source = put_text(written(city), text)
    version = translate(source, "en", "About us")
    version.introduction = "Who we are."
    version.body = version.body.stream_block.to_python(
        [{"type": "rich_text", "id": "b1", "value": translation}]
    )
    version.save_revision().publish()
    adopt(version)
    return source


def state(source: Any) -> State:
    return state_of(InformationPage.objects.get(pk=source.pk), "en", draft_of(source))


def states(source: Any) -> list[str]:
    return [each.state for each in state(source).pieces if each.key.startswith("body/")]


def text_of(source: Any) -> str:
    return str(draft_of(source).body.raw_data[0]["value"])


def test_one_word_in_one_of_ten_paragraphs_leaves_nine_up_to_date(
    city: Municipality, translator: Client
) -> None:
    source = town(city, rich(*TEN), rich(*map(in_english, TEN)))
    assert state(source).kind == COMPLETE
    changed = [*TEN]
    changed[3] = changed[3].replace("zin", "regel")
    source = put_text(source, rich(*changed))
    assert states(source) == [COMPLETE] * 3 + [OUTDATED] + [COMPLETE] * 6
    [piece] = [each for each in state(source).pieces if each.state == OUTDATED]
    assert (piece.old, piece.new, piece.translation) == (
        TEN[3], changed[3], in_english(TEN[3]),
    )  # fmt: skip
    url = edit_url(city, source)
    key = piece.key.replace("/", "_")
    response = translator.post(url, data_of(translator, url, **{key: "<p>This is line four.</p>"}))
    assert response.status_code == 302, response.context["form"].errors
    assert text_of(source) == rich(
        *map(in_english, TEN[:3]), "This is line four.", *map(in_english, TEN[4:])
    )
    assert state(source).kind == COMPLETE


def test_a_paragraph_between_others_is_the_only_one_that_is_missing(city: Municipality) -> None:
    source = town(city, rich(*TEN), rich(*map(in_english, TEN)))
    source = put_text(source, rich(*TEN[:2], "Nieuw.", *TEN[2:]))
    assert states(source) == [COMPLETE, COMPLETE, MISSING, *[COMPLETE] * 8]
    # Something else is written: the rest of the text stays, without Dutch.
    save_draft(source, "en", {"title": "About"}, administrator())
    assert text_of(source) == rich(*map(in_english, TEN))
    [new] = [each for each in state(source).pieces if each.state == MISSING]
    save_draft(source, "en", {new.key: "New."}, _user())
    assert text_of(source) == rich(*map(in_english, TEN[:2]), "New.", *map(in_english, TEN[2:]))
    assert state(source).kind == COMPLETE


def _user() -> Any:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(username="beheerder")


def test_paragraphs_that_move_and_blocks_that_move_change_nothing(city: Municipality) -> None:
    source = town(city, rich(*TEN), rich(*map(in_english, TEN)))
    heading = {"type": "heading", "id": "b2", "value": {"text": "Kop", "level": "2"}}
    body: list[dict[str, Any]] = [
        heading,
        {"type": "rich_text", "id": "b1", "value": rich(*TEN[5:], *TEN[:5])},
    ]
    source = put_body(InformationPage.objects.get(pk=source.pk), body)
    assert states(source) == [MISSING, *[COMPLETE] * 10]
    save_draft(source, "en", {"body/b2/text": "Head"}, administrator())
    raws = draft_of(source).body.raw_data
    assert [each["id"] for each in raws] == ["b2", "b1"]
    assert raws[1]["value"] == rich(*map(in_english, [*TEN[5:], *TEN[:5]]))


def test_a_translation_with_other_paragraphs_is_one_piece(city: Municipality) -> None:
    source = town(city, rich("Een.", "Twee."), rich("One and two."))
    [piece] = [each for each in state(source).pieces if each.key.startswith("body/")]
    assert (piece.key, piece.state, piece.translation) == (
        "body/b1",
        COMPLETE,
        rich("One and two."),
    )
    source = put_text(source, rich("Een.", "Twee!"))
    assert states(source) == [OUTDATED]
    save_draft(source, "en", {"title": "About"}, administrator())
    assert text_of(source) == rich("One and two.")
    save_draft(source, "en", {"body/b1": rich("One.", "Two!")}, _user())
    assert states(source) == [COMPLETE, COMPLETE]


def test_a_new_text_waits_until_all_of_it_is_translated(city: Municipality) -> None:
    source = put_text(written(city), rich("Een.", "Twee."))
    user = administrator()
    save_draft(source, "en", {"title": "About us"}, user)
    one, two = (each.key for each in state(source).pieces if each.key.startswith("body/"))
    save_draft(source, "en", {one: "One."}, user, machine=[one])
    assert list(draft_of(source).body.raw_data) == []
    # It is kept, and shown.
    assert states(source) == [MACHINE, MISSING]
    [shown] = [each.translation for each in state(source).pieces if each.key == one]
    assert shown == "One."
    save_draft(source, "en", {two: "Two."}, user)
    assert text_of(source) == rich("One.", "Two.")
    assert states(source) == [MACHINE, COMPLETE]
    save_draft(source, "en", {one: "One."}, user)
    assert states(source) == [COMPLETE, COMPLETE]


TABLE: dict[str, Any] = {
    "caption": "",
    "columns": [{"type": "text", "heading": "Naam"}, {"type": "text", "heading": "Taak"}],
    "rows": [{"values": ["Wijkraad", "Adviseert"]}, {"values": ["Raad", "Beslist"]}],
}
ENGLISH = {"Naam": "Name", "Taak": "Task", "Wijkraad": "Council", "Adviseert": "Advises"}
ENGLISH |= {"Raad": "City council", "Beslist": "Decides", "Nieuw": "New", "Erbij": "Added"}


def with_table(source: Any, rows: list[list[str]]) -> InformationPage:
    value = {**TABLE, "rows": [{"values": row} for row in rows]}
    page: InformationPage = put_body(
        InformationPage.objects.get(pk=source.pk), [{"type": "table", "id": "t1", "value": value}]
    )
    return page


def table(source: Any) -> list[list[str]]:
    return [row["values"] for row in draft_of(source).body.raw_data[0]["value"]["rows"]]


def table_town(city: Municipality) -> InformationPage:
    source = with_table(written(city), [["Wijkraad", "Adviseert"], ["Raad", "Beslist"]])
    texts = {
        each.key: ENGLISH.get(each.new, each.new) for each in state_of(source, "en", None).pieces
    }
    page = save_draft(source, "en", texts, administrator())
    page.get_latest_revision().publish()
    assert state(source).kind == COMPLETE
    return source


def test_a_row_on_top_of_a_table_makes_only_the_new_row_missing(city: Municipality) -> None:
    source = table_town(city)
    rows = [["Nieuw", "Erbij"], ["Wijkraad", "Adviseert"], ["Raad", "Beslist"]]
    source = with_table(source, rows)
    found = state(source)
    assert {each.new for each in found.pieces if each.state != COMPLETE} == {"Nieuw", "Erbij"}
    assert {each.state for each in found.pieces} == {COMPLETE, MISSING}
    # The rest of the table stays in the draft meanwhile.
    save_draft(source, "en", {"title": "About"}, _user())
    assert table(source) == [["Council", "Advises"], ["City council", "Decides"]]
    assert {each.new for each in state(source).pieces if each.state != COMPLETE} == {
        "Nieuw",
        "Erbij",
    }
    texts = {each.key: ENGLISH[each.new] for each in state(source).pieces if each.state == MISSING}
    save_draft(source, "en", texts, _user())
    assert table(source) == [["New", "Added"], ["Council", "Advises"], ["City council", "Decides"]]
    assert state(source).kind == COMPLETE


def test_rows_that_change_places_make_nothing_old(city: Municipality) -> None:
    source = table_town(city)
    source = with_table(source, [["Raad", "Beslist"], ["Wijkraad", "Adviseert"]])
    assert state(source).kind == COMPLETE
    # Nor does the public site say so.
    read = Reader(load(city.site, ("nl", "en"), timezone.now()), "en", timezone.now())
    assert newer_words(read, read.row(PageRow, draft_of(source).pk)) == ""
    save_draft(source, "en", {"title": "About"}, _user())
    assert table(source) == [["City council", "Decides"], ["Council", "Advises"]]


def test_a_row_of_the_translation_alone_stays_in_its_table(city: Municipality) -> None:
    source = table_town(city)
    page = draft_of(source)
    raws = [dict(each) for each in page.body.raw_data]
    rows = raws[0]["value"]["rows"]
    raws[0]["value"] = {**raws[0]["value"], "rows": [rows[0], {"values": ["Own", "Here"]}, rows[1]]}
    page.body = page.body.stream_block.to_python(raws)
    page.save_revision()
    save_draft(source, "en", {"title": "About"}, _user())
    assert ["Own", "Here"] in table(source)


def test_who_translated_each_text_and_when_is_shown(city: Municipality, translator: Client) -> None:
    source = town(city, rich("Een.", "Twee."), rich("One.", "Two."))
    url = edit_url(city, source)
    one, two = (each.key for each in state(source).pieces if each.key.startswith("body/"))
    translator.post(url, data_of(translator, url, **{one.replace("/", "_"): "<p>The one.</p>"}))
    save_draft(source, "en", {two: "Beep."}, administrator(), machine=[two])
    pieces = {each.key: each for each in state(source).pieces}
    assert pieces[one].by
    assert isinstance(pieces[one].at, datetime)
    assert (pieces[one].by_machine, pieces[two].by_machine) == (False, True)
    page = translator.get(url).content.decode()
    assert f"Vertaald door {pieces[one].by}" in page
    assert "Vertaald door een machine" in page


def test_a_file_has_each_paragraph_by_itself(city: Municipality, translator: Client) -> None:
    source = town(city, rich("Een.", "Twee."), rich("One.", "Two."))
    source = put_text(source, rich("Een.", "Twee!"))
    data = translator.get(f"{url_of(city, source)}?file").content.decode()
    assert 'msgid "Een."\nmsgstr "One."' in data
    changed = data.replace("#, fuzzy\n", "").replace('msgstr "Two."', 'msgstr "Two!"')
    outcome = send(translator, url_of(city, source), changed).context["outcome"]
    assert (outcome.saved, outcome.rejected) == (1, [])
    assert text_of(source) == rich("One.", "Two!")


def test_its_own_editor_counts_the_same(city: Municipality) -> None:
    source = town(city, rich("Een.", "Twee."), rich("One.", "Two."))
    save_draft(source, "en", {"title": "About us"}, administrator())
    translation = record(source)
    total, done = translation.get_progress()
    assert (total, done) == (4, 4)
    source = put_text(source, rich("Een.", "Twee!"))
    assert record(source).get_progress() == (4, 3)
    assert state(source).percentage == 75


def test_which_of_two_changed_texts_is_which() -> None:
    assert pairs(["a", "b", "c"], ["c", "a", "b"]) == [2, 0, 1]
    assert pairs(["a"], []) == []
    assert pairs([], ["a"]) == [None]
    old = ["De wijkraad komt op maandag bij elkaar.", "Bel de gemeente."]
    new = ["Heel iets nieuws.", "De wijkraad komt op dinsdag bij elkaar.", "Bel de gemeente."]
    assert pairs(old, new) == [None, 0, 1]


def test_the_same_words_twice_are_asked_once_and_differ_where_a_hand_made_them(
    city: Municipality,
) -> None:
    segment = Segment("body/b1", rich("Ja.", "Nee.", "Ja."), rich=True)
    [yes, _no] = units_of(segment)
    there = (segment.text, rich("Yes.", "No.", "Indeed."))
    assert compose(segment, there, {yes.key: "Yeah."}) == (
        segment.text, rich("Yeah.", "No.", "Indeed."),
    )  # fmt: skip
    assert compose(segment, None, {yes.key: "Yes."}) is None


def test_a_paragraph_is_one_whatever_the_editor_sends(
    city: Municipality, translator: Client
) -> None:
    source = town(city, rich("Een.", "Twee."), rich("One.", "Two."))
    url = edit_url(city, source)
    [one, _two] = [each.key for each in state(source).pieces if each.key.startswith("body/")]
    data = data_of(translator, url, **{one.replace("/", "_"): "<p>One.</p><p>More.</p>"})
    response = translator.post(url, data)
    assert response.status_code == 302, response.context["form"].errors
    assert text_of(source) == rich("One.<br/>More.", "Two.")
    assert len(states(source)) == 2
