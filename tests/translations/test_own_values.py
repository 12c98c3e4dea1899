"""What an editor of a language chose stays: links, addresses, documents, pictures, own blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode
from wagtail_localize.models import OverridableSegment, SegmentOverride

from core.models import PublicDocument
from home.models import InformationPage
from tests.cms.world import Municipality, administrator, locale, translate
from tests.translations.localize.records import put, record
from tests.translations.town import BODY, draft_of, put_body
from translations.drafts import save_draft
from translations.models import MadeFrom
from translations.po.importer import save
from translations.po.reader import Deadline, read
from translations.po.validation import fault
from translations.po.writer import po_file
from translations.record import adopt
from translations.segments import Segment
from translations.state import COMPLETE, OUTDATED, state_of
from translations.texts.links import as_in_dutch, own_links, relinked

pytestmark = pytest.mark.django_db
LINK = '<p>Lees <a href="https://ap.nl/">meer</a> en <a href="https://b.nl/">dit</a>.</p>'
OWN = '<p>Read <a href="https://ap.nl/en">more</a> and <a href="https://b.nl/">this</a>.</p>'
"""A page with every kind of value that is no word."""


def town(city: Municipality) -> tuple[InformationPage, InformationPage]:
    """Return a page with links, an address and lists, and its live English version."""
    source = InformationPage.objects.get(pk=city.pages["information"].pk)
    source.title, source.introduction = "Over ons", "Wie wij zijn."
    source = put_body(source, [*BODY, {"type": "rich_text", "id": "b5", "value": LINK}])
    version = translate(source, "en", "About us")
    version.save_revision().publish()
    adopt(version)
    return source, InformationPage.objects.get(pk=version.pk)


def by_hand(version: Any, change: Callable[[list[dict[str, Any]]], Any]) -> None:
    """Save a version in the page editor."""
    raws = [dict(each) for each in version.get_latest_revision_as_object().body.raw_data]
    found = change(raws)
    page = version.get_latest_revision_as_object()
    page.body = page.body.stream_block.to_python(raws if found is None else found)
    page.save_revision()


def block(source: Any, name: str) -> Any:
    [found] = [each for each in draft_of(source).body.raw_data if each["id"] == name]
    return found["value"]


def desk(city: Municipality, source: Any) -> None:
    save_draft(source, "en", {"introduction": "By the desk."}, administrator())


def file(city: Municipality, source: Any) -> None:
    state = state_of(source, "en", draft_of(source))
    data = po_file("stad.localhost", "en", [(source, state)])
    data = data.replace(b'msgstr "Wie wij zijn."', b'msgstr "By a file."')
    from datetime import date

    from translations.cms.desk_list import lines_of

    lines = lines_of(city.pages["home"], "en", date(2026, 11, 23), set())
    found = read(data, "stad.localhost", "en", Deadline())
    outcome = save(found, lines, "en", administrator(), Deadline())
    assert (outcome.saved, outcome.rejected) == (1, [])


def own_editor(city: Municipality, source: Any) -> None:
    client = Client()
    client.force_login(administrator())
    assert put(client, record(source), "introduction", "By its editor.").status_code in (200, 201)


def machine(city: Municipality, source: Any) -> None:
    texts = {"introduction": "By a machine."}
    save_draft(source, "en", texts, administrator(), machine=["introduction"])


WAYS = [desk, file, own_editor, machine]


@pytest.mark.parametrize("way", WAYS)
def test_an_address_that_was_chosen_in_a_language_stays(
    city: Municipality, way: Callable[..., None]
) -> None:
    source, version = town(city)

    def change(raws: list[dict[str, Any]]) -> None:
        raws[3]["value"] = {**raws[3]["value"], "url": "https://a.example/en"}
        raws[0]["value"] = {**raws[0]["value"], "level": "3"}
        raws[4]["value"] = OWN

    by_hand(version, change)
    way(city, source)
    assert draft_of(source).introduction.startswith("By ")
    assert block(source, "b4")["url"] == "https://a.example/en"
    assert block(source, "b1")["level"] == "3"
    assert 'href="https://ap.nl/en"' in block(source, "b5")
    assert 'href="https://b.nl/"' in block(source, "b5")
    assert state_of(source, "en", draft_of(source)).kind == COMPLETE if way is not machine else True


def test_what_nobody_chose_follows_the_dutch_page(city: Municipality) -> None:
    source, version = town(city)
    by_hand(version, lambda raws: raws[0].update(value={**raws[0]["value"], "level": "3"}))
    body = [dict(each) for each in source.body.raw_data]
    body[3]["value"] = {**body[3]["value"], "url": "https://new.example"}
    body[0]["value"] = {**body[0]["value"], "level": "4"}
    source = put_body(source, body)
    desk(city, source)
    assert block(source, "b4")["url"] == "https://new.example"
    assert block(source, "b1")["level"] == "3"
    # And the other way: what was chosen is as in Dutch again, and follows from then on.
    by_hand(draft_of(source), lambda raws: raws[0].update(value={**raws[0]["value"], "level": "4"}))
    save_draft(source, "en", {"introduction": "Again."}, administrator_())
    body[0]["value"] = {**body[0]["value"], "level": "2"}
    source = put_body(source, body)
    save_draft(source, "en", {"introduction": "And again."}, administrator_())
    assert block(source, "b1")["level"] == "2"


def administrator_() -> Any:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(username="beheerder")


def test_own_blocks_and_items_stay_where_they_are(city: Municipality) -> None:
    source, version = town(city)
    first = {"type": "rich_text", "id": "own1", "value": "<p>For newcomers.</p>"}
    middle = {"type": "heading", "id": "own2", "value": {"text": "More", "level": "2"}}
    item = {"type": "item", "id": "own3", "value": {"title": "Bring a passport", "text": ""}}

    def change(raws: list[dict[str, Any]]) -> list[dict[str, Any]]:
        steps = raws[2]["value"]
        raws[2]["value"] = {**steps, "items": [steps["items"][0], item, *steps["items"][1:]]}
        return [first, *raws[:2], middle, *raws[2:]]

    by_hand(version, change)
    body = [dict(each) for each in source.body.raw_data]
    source = put_body(source, [body[1], body[0], *body[2:]])
    desk(city, source)
    raws = draft_of(source).body.raw_data
    assert [each["id"] for each in raws] == ["own1", "b2", "own2", "b1", "b3", "b4", "b5"]
    items = block(source, "b3")["items"]
    assert [each["id"] for each in items] == ["i1", "own3", "i2"]


def test_an_own_text_where_the_dutch_has_none_stays(city: Municipality) -> None:
    source, version = town(city)

    def change(raws: list[dict[str, Any]]) -> None:
        items = [dict(each) for each in raws[2]["value"]["items"]]
        items[1]["value"] = {**items[1]["value"], "text": "<p>In English.</p>"}
        raws[2]["value"] = {"title": "How it goes", "items": items}

    by_hand(version, change)
    desk(city, source)
    assert block(source, "b3")["title"] == "How it goes"
    assert block(source, "b3")["items"][1]["value"]["text"] == "<p>In English.</p>"


def test_documents_that_were_chosen_or_taken_away_stay_so(city: Municipality) -> None:
    source = InformationPage.objects.get(pk=city.pages["information"].pk)
    files = [PublicDocument.objects.create(title=name, file=f"{name}.pdf") for name in "abc"]
    items = [
        {"type": "item", "id": f"d{number}", "value": each.pk}
        for number, each in enumerate(files[:2])
    ]
    documents = {"type": "documents", "id": "b6", "value": {"title": "Meer", "items": items}}
    source = put_body(source, [documents])
    version = translate(source, "en", "About us")
    version.save_revision().publish()
    adopt(version)
    mine = [{**items[0], "value": files[2].pk}]
    by_hand(version, lambda raws: raws[0].update(value={"title": "More", "items": mine}))
    save_draft(source, "en", {"title": "About"}, administrator())
    assert block(source, "b6")["items"] == mine
    # wagtail-localize knows of it.
    [row] = SegmentOverride.objects.filter(locale=locale("en"))
    assert (row.context.path, row.data) == ("body.b6.items.d0", files[2].pk)


def test_a_block_that_was_taken_away_in_a_language_does_not_come_back(city: Municipality) -> None:
    source, version = town(city)
    by_hand(version, lambda raws: [each for each in raws if each["id"] != "b4"])
    desk(city, source)
    save_draft(source, "en", {"title": "About"}, administrator_())
    assert "b4" not in [each["id"] for each in draft_of(source).body.raw_data]
    # Whoever writes its texts again wants it.
    save_draft(source, "en", {"body/b4/title": "Now", "body/b4/label": "Go"}, administrator_())
    assert block(source, "b4") == {**BODY[3]["value"], "title": "Now", "label": "Go"}


def test_its_own_editor_chooses_an_address(city: Municipality, translator: Client) -> None:
    source, _version = town(city)
    translation = record(source)

    def send(path: str, value: str | None) -> Any:
        segment = OverridableSegment.objects.get(context__path=path, source=translation.source)
        url = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
        if value is None:
            return translator.delete(url)
        data = urlencode({"value": value})
        return translator.put(url, data, "application/x-www-form-urlencoded")

    answer = send("body.b4.url", "https://a.example/en")
    assert answer.status_code == 201, answer.content
    assert block(source, "b4")["url"] == "https://a.example/en"
    assert send("body.b5.'https://ap.nl/'", "https://ap.nl/en").status_code == 201
    assert 'href="https://ap.nl/en"' in block(source, "b5")
    # The desk keeps both.
    desk(city, source)
    assert block(source, "b4")["url"] == "https://a.example/en"
    assert 'href="https://ap.nl/en"' in block(source, "b5")
    # What cannot be is said, and changes nothing.
    for path, value in [
        ("body.b4.url", "javascript:x"),
        ("body.b5.'https://ap.nl/'", "javascript:x"),
    ]:
        refused = send(path, value)
        assert refused.status_code == 400
        assert f"“{value}” kan hier niet staan." in refused.json()["detail"]
    assert send("body.b4.url", None).status_code == 200
    assert send("body.b5.'https://ap.nl/'", None).status_code == 200
    assert block(source, "b4")["url"] == "https://a.example"
    assert 'href="https://ap.nl/"' in block(source, "b5")
    assert SegmentOverride.objects.count() == 0
    assert send("body.b4.url", None).status_code == 404


def test_a_page_of_another_municipality_cannot_be_chosen(
    city: Municipality, other: Municipality, translator: Client
) -> None:
    body = [dict(each) for each in BODY]
    source = InformationPage.objects.get(pk=city.pages["information"].pk)
    body[3] = {**body[3], "value": {**body[3]["value"], "page": city.pages["news"].pk, "url": ""}}
    source = put_body(source, body)
    version = translate(source, "en", "About us")
    version.save_revision().publish()
    adopt(version)
    translation = record(source)
    segment = OverridableSegment.objects.get(context__path="body.b4.page")
    url = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    form = "application/x-www-form-urlencoded"
    foreign = urlencode({"value": str(other.pages["news"].pk)})
    assert translator.put(url, foreign, form).status_code == 400
    assert translator.put(url, urlencode({"value": "999999"}), form).status_code == 400
    assert block(source, "b4")["page"] == city.pages["news"].pk
    own = urlencode({"value": str(city.pages["agenda"].pk)})
    assert translator.put(url, own, form).status_code == 201
    assert block(source, "b4")["page"] == city.pages["agenda"].pk


def test_a_link_of_the_language_is_no_fault_where_somebody_chose_it() -> None:
    dutch = Segment("body/b5", LINK, rich=True)
    assert "adres" in fault(dutch, OWN)
    assert fault(dutch, OWN, None) == ""
    assert fault(dutch, OWN, own_links(LINK, OWN).values()) == ""
    script = OWN.replace("https://ap.nl/en", "javascript:x")
    assert "adres" in fault(dutch, script, None)
    more = OWN.replace(".</p>", ' <a href="https://c.nl">more</a></p>')
    assert "adres" in fault(dutch, more, None)
    assert "ontbreekt" in fault(dutch, "<p>Read.</p>", None)


def test_links_of_a_language_stand_for_those_of_the_dutch_text() -> None:
    links = own_links(LINK, OWN)
    assert links == {(("href", "https://ap.nl/"),): (("href", "https://ap.nl/en"),)}
    assert relinked(LINK, links).count("https://ap.nl/en") == 1
    assert own_links(LINK, as_in_dutch(LINK, OWN)) == {}
    both = OWN.replace("https://b.nl/", "https://ap.nl/en")
    assert own_links(LINK, as_in_dutch(LINK, both)) == {}


def test_a_dutch_paragraph_that_changes_keeps_the_own_link_of_its_translation(
    city: Municipality,
) -> None:
    source, version = town(city)
    by_hand(version, lambda raws: raws[4].update(value=OWN))
    body = [dict(each) for each in source.body.raw_data]
    body[4]["value"] = LINK.replace("Lees", "Lees nu")
    source = put_body(source, body)
    state = state_of(source, "en", draft_of(source))
    [piece] = [each for each in state.pieces if each.key == "body/b5"]
    assert (piece.state, piece.translation) == (OUTDATED, OWN)
    translation = record(source)
    client = Client()
    client.force_login(administrator())
    text = 'Read now <a id="a1">more</a> and <a id="a2">this</a>.'
    assert put(client, translation, "body.b5", text).status_code == 201
    assert 'Read now <a href="https://ap.nl/en">more</a>' in block(source, "b5")
    assert MadeFrom.objects.get(page__locale=locale("en"), page__title="About us").values
