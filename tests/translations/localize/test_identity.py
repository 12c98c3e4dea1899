"""What wagtail-localize takes out of a page, it puts back as it was; a table too."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Page
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.segments.types import OverridableSegmentValue, StringSegmentValue

from tests.cms.world import Municipality, administrator, locale
from tests.translations.town import BODY, draft_of, put_body, written
from translations.drafts import save_draft
from translations.localize.strings import apart, joined, path_of, strings_of
from translations.segments import Segment, segments_of

pytestmark = pytest.mark.django_db
TABLE: dict[str, Any] = {
    "type": "table",
    "id": "t1",
    "value": {
        "caption": "Wie doet wat",
        "columns": [{"type": "text", "heading": "Naam"}, {"type": "text", "heading": ""}],
        "rows": [{"values": ["Wijkraad", "Adviseert"]}, {"values": ["", "Beslist"]}],
    },
}


def values(page: Any) -> dict[str, Any]:
    """Return all segments of a page as what is compared."""
    return {each.key: (each.text, each.rich) for each in segments_of(page)}


def test_every_page_is_the_same_afterwards(city: Municipality) -> None:
    put_body(written(city), [*BODY, TABLE])
    seen = 0
    for page in Page.objects.filter(depth__gt=1, locale__language_code="nl").specific():
        before = values(page)
        found = [
            each for each in extract_segments(page) if not isinstance(each, OverridableSegmentValue)
        ]
        ingest_segments(page, page, locale("nl"), locale("nl"), found)
        assert values(page) == before
        seen += sum(isinstance(each, StringSegmentValue) for each in found)
    assert seen > 40


def test_its_strings_are_those_of_our_texts(city: Municipality) -> None:
    page = put_body(written(city), [*BODY, TABLE])
    theirs = [
        (each.path, each.string.data)
        for each in extract_segments(page)
        if isinstance(each, StringSegmentValue)
    ]
    ours = [(path_of(each), text) for each in segments_of(page) for text in strings_of(each)]
    assert sorted(ours) == sorted(theirs)
    assert [text for path, text in theirs if path == "body.t1"] == [
        "Wie doet wat", "Naam", "Wijkraad", "Adviseert", "Beslist",
    ]  # fmt: skip


def test_a_table_is_translated(city: Municipality) -> None:
    source = put_body(written(city), [TABLE])
    english = {"Wie doet wat": "Who does what", "Naam": "Name", "Wijkraad": "Council"}
    texts = {
        each.key: english.get(each.text, each.text.upper())
        for each in segments_of(source)
        if each.key != "body/t1/rows/1/1"
    }
    user = administrator()
    save_draft(source, "en", texts, user)
    assert list(draft_of(source).body.raw_data) == []
    save_draft(source, "en", {"body/t1/rows/1/1": "DECIDES"}, user)
    [table] = draft_of(source).body.raw_data
    assert table["value"] == {
        "caption": "Who does what",
        "columns": [{"type": "text", "heading": "Name"}, {"type": "text", "heading": ""}],
        "rows": [{"values": ["Council", "ADVISEERT"]}, {"values": ["", "DECIDES"]}],
    }


RICH = '<p data-block-key="k1">Bel <b>ons</b> of <a href="https://a.example">mail</a>.</p>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '<p data-block-key="x">Call <b>us</b>, <a href="https://a.example">write</a>.</p>',
            ('Call <b>us</b>, <a id="a1">write</a>.',),
        ),
        # A link that leads elsewhere stands for the Dutch one.
        ('<p>Call <a href="https://b.example">us</a>.</p>', ('Call <a id="a1">us</a>.',)),
        # A paragraph more, a link more, another tag around it: it cannot be put back as it is.
        ('<p>Call us.</p><p><a href="https://a.example">Write</a>.</p>', None),
        ('<p><a href="/1">Call</a> <a href="https://b.example">us</a>.</p>', None),
        ("<h2>Call <b>us</b>.</h2>", None),
        ('<p>Call <b class="x">us</b>.</p>', None),
    ],
)
def test_a_rich_translation_is_taken_apart_when_it_can_be_put_together(
    text: str, expected: tuple[str, ...] | None
) -> None:
    assert apart(Segment("body/b", RICH, rich=True), text) == expected


def test_links_in_another_order_keep_their_addresses() -> None:
    dutch = Segment("body/b", '<p><a href="/1">Een</a> en <a href="/2">twee</a></p>', rich=True)
    text = '<p><a href="/2">Two</a> and <a href="/1">one</a></p>'
    found = apart(dutch, text)
    assert found == ('<a id="a2">Two</a> and <a id="a1">one</a>',)
    assert joined(dutch, found) == text


@pytest.mark.parametrize("text", ["a < b & c", "een\ntwee", "“q” 'r'", "  spaties  "])
def test_words_without_tags_come_back_as_they_were(text: str) -> None:
    segment = Segment("title", text)
    assert joined(segment, strings_of(segment)) == text


def test_a_row_on_top_of_a_table_makes_only_the_new_row_new(city: Municipality) -> None:
    """Strings are known by their words; cells by their place would all be others."""
    source = put_body(written(city), [TABLE])
    before = [text for each in segments_of(source) for text in strings_of(each)]
    value = {**TABLE["value"], "rows": [{"values": ["Nieuw", "Erbij"]}, *TABLE["value"]["rows"]]}
    source = put_body(source, [{**TABLE, "value": value}])
    after = {(path_of(each), text) for each in segments_of(source) for text in strings_of(each)}
    assert {text for _path, text in after} - set(before) == {"Nieuw", "Erbij"}
    assert {path for path, text in after if text in ("Wijkraad", "Nieuw")} == {"body.t1"}
