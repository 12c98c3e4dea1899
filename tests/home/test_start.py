"""The start page: parts that apps offer, in the order of an editor."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail import blocks

from contacts.models import HubPage
from core.blocks import start_parts
from core.blocks.start_parts import PARTS, ActionView, StartPart, StartPartsBlock, TaskView
from core.layout.views import Link
from districts.models import DistrictPage
from districts.pages.index import AreaView
from districts.pages.start import DistrictsPart
from home.models import HomePage, ProgrammePage
from home.start.agenda import AgendaPart, agenda_part
from home.start.contact import ContactPart
from home.start.news import NewsPart, news_part
from home.start.page import HomeView, home_view
from home.start.programme import ProgrammeTeaser
from home.start.tasks import TasksPart
from home.start.text import TextPart
from publishing.content.declarations import PageRow
from tests.home.trees import MOMENT, City, add


def arrange(home: HomePage, *parts: tuple[str, dict[str, Any]]) -> None:
    stored = [
        {"type": name, "value": value, "id": str(number)}
        for number, (name, value) in enumerate(parts)
    ]
    home.parts = json.dumps(stored)
    home.save()


def view_of(city: City, language: str = "nl") -> HomeView:
    read = city.read(language)
    return home_view(read, read.home())


def kinds(parts: tuple[Any, ...]) -> list[str]:
    return [part.kind for part in parts]


def test_a_language_without_news_and_events_shows_those_of_the_source(city: City) -> None:
    page = city.add_news("Bankjes", MOMENT.date())
    city.add_event("Koffie", MOMENT + timedelta(days=2))
    city.translate(city.home, "ar", "أحياء")
    read = city.read("ar")
    home = read.home()
    news, agenda = news_part(read, home, {}), agenda_part(read, home, {})
    assert news is not None
    assert agenda is not None
    assert [(card.title, card.lang) for card in news.news] == [("Bankjes", "nl")]
    assert [(card.title, card.lang) for card in agenda.events] == [("Koffie", "nl")]
    city.translate(city.news, "ar", "أخبار")
    city.translate(page, "ar", "مقاعد")
    read = city.read("ar")
    translated = news_part(read, read.home(), {})
    assert translated is not None
    assert [card.title for card in translated.news] == ["مقاعد"]


def test_a_start_page_that_nobody_arranged_shows_the_way_to_everything(city: City) -> None:
    for number in range(1, 8):
        city.add_news(f"Nieuws {number}", date(2026, 11, number))
    city.add_event("Raad", datetime(2026, 11, 26, 18, 30, tzinfo=UTC))
    add(ProgrammePage, city.home, "Wijk aan Zet", introduction="Bewoners beslissen mee.")
    view = view_of(city)
    news, agenda = view.parts[2:4]
    assert [card.title for card in news.news] == [f"Nieuws {number}" for number in (7, 6, 5, 4, 3)]
    assert [card.title for card in agenda.events] == ["Raad"]
    assert view == HomeView(
        picture=None,
        feeds=(Link("Nieuws – news of Wijken in Stad", "/nieuws/feed.xml"),),
        fields=(),
        actions=(
            ActionView("map", "Find your district", "/wijken/"),
            ActionView("phone", "Who can I call?", "/contact/"),
        ),
        parts=(
            TasksPart(
                (
                    TaskView(
                        "phone",
                        "Who can I call?",
                        "The people who work for your district, with phone and e-mail.",
                        "/contact/",
                    ),
                    TaskView(
                        "clock",
                        "Where can I walk in?",
                        "Hubs: addresses and opening hours.",
                        "/hubs/",
                    ),
                    TaskView(
                        "handshake",
                        "How do I take part?",
                        "Carry out your own idea, make an agreement, see the budget.",
                        "/meedoen/",
                    ),
                )
            ),
            DistrictsPart(
                areas=(
                    AreaView("Boven het water", (Link("Noord", "/wijken/noord/"),)),
                    AreaView("Onder het water", (Link("Zuid", "/wijken/zuid/"),)),
                ),
                total=2,
                overview=Link("All districts", "/wijken/"),
                map=None,
                map_is_schematic=False,
            ),
            NewsPart(news.news, Link("All news", "/nieuws/")),
            AgendaPart(agenda.events, Link("The whole agenda", "/agenda/")),
        ),
        closing=(
            ProgrammeTeaser("Wijk aan Zet", "Bewoners beslissen mee.", "/wijk-aan-zet/", None),
            ContactPart(
                "14010",
                "",
                "wijken@example.nl",
                "Coolsingel 1, Stad",
                Link("All names and numbers", "/contact/"),
            ),
        ),
    )


def test_a_section_without_a_translation_is_linked_in_its_own_language(city: City) -> None:
    city.translate(city.home, "en", "Districts of Stad")
    programme = add(ProgrammePage, city.home, "Wijk aan Zet")
    read = city.read("en")
    view = home_view(read, read.home())
    assert view.closing[0] == ProgrammeTeaser(
        "Wijk aan Zet", "", read.address(read.row(PageRow, programme.pk)), "nl"
    )
    assert view.parts[1].areas[0].districts == (Link("Noord", "/en/nl/wijken/noord/", "nl"),)
    assert (kinds(view.parts), view.feeds) == (["tasks", "districts"], ())


def test_an_editor_orders_leaves_out_and_repeats(city: City) -> None:
    city.add_news("Bomen", date(2026, 11, 1), category="green")
    city.add_news("Straat", date(2026, 11, 2), category="works")
    arrange(
        city.home,
        ("contact", {}),
        ("news", {"number": 1, "category": ""}),
        ("news", {"number": 5, "category": "green"}),
    )
    view = view_of(city)
    assert kinds(view.parts) == ["contact", "news", "news"]
    assert [[card.title for card in part.news] for part in view.parts[1:]] == [
        ["Straat"],
        ["Bomen"],
    ]
    assert view.closing == ()


def test_the_order_is_the_same_in_every_language(city: City) -> None:
    english = city.translate(city.home, "en", "Districts of Stad")
    arrange(city.home, ("districts", {}), ("tasks", {}))
    arrange(english, ("tasks", {}))
    assert kinds(view_of(city, "en").parts) == ["districts", "tasks"]


def test_every_language_shows_the_same_hubs(city: City) -> None:
    for district in DistrictPage.objects.filter(locale=city.home.locale).order_by("title"):
        place = {"street": "Plein 1", "postcode": "3011 AA", "city": "Stad"}
        add(HubPage, district, f"Huis {district.title}", **place)
    city.translate(city.home, "en", "City")
    for district, name in zip(
        DistrictPage.objects.filter(locale=city.home.locale).order_by("title"), "zy", strict=True
    ):
        city.translate(district, "en", name)
    arrange(city.home, ("hubs", {"number": 1}))
    [dutch], [english] = view_of(city).parts, view_of(city, "en").parts
    names = [[hub.name for hub in part.hubs] for part in (dutch, english)]
    assert names == [["Huis van Noord"], ["Huis van Noord"]]


def heading(text: str) -> dict[str, Any]:
    return {"type": "heading", "value": {"text": text, "level": "2"}, "id": text}


def test_chapters_of_the_text_stand_apart_and_once(city: City) -> None:
    words = {"type": "rich_text", "value": "<p>Vooraf</p>", "id": "0"}
    body = [words, heading("Een"), heading("Twee"), heading("Drie")]
    city.home.body = json.dumps(body)
    arrange(city.home, ("text", {"chapter": 2}), ("tasks", {}), ("text", {"chapter": None}))
    first, _tasks, rest = view_of(city).parts
    assert first.kind == rest.kind == TextPart.kind
    assert [block.text for block in first.body] == ["Twee"]
    assert [block.kind for block in rest.body] == ["rich_text", "heading", "heading"]
    assert [block.text for block in rest.body[1:]] == ["Een", "Drie"]


def test_a_chapter_that_does_not_exist_leaves_no_empty_part(city: City) -> None:
    arrange(city.home, ("text", {"chapter": 7}), ("tasks", {}))
    assert kinds(view_of(city).parts) == ["tasks"]


@pytest.mark.repeats
@pytest.mark.parametrize("name", sorted(PARTS))
def test_every_part_is_left_out_where_there_is_nothing_to_show(city: City, name: str) -> None:
    arrange(city.home, (name, {}))
    view = view_of(city)
    shown = (*view.parts, *view.closing)
    known = {"tasks", "districts", "contact"}
    assert kinds(shown) == [name] or name not in known


def test_a_part_that_no_app_offers_is_named(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(PARTS, "tasks")
    with pytest.raises(LookupError, match="tasks"):
        view_of(city)


def test_the_same_part_twice_is_refused() -> None:
    block = HomePage._meta.get_field("parts").stream_block
    twice = block.to_python([{"type": "tasks", "value": {}}, {"type": "tasks", "value": {}}])
    with pytest.raises(ValidationError) as caught:
        block.clean(twice)
    refused: Any = caught.value
    assert list(refused.block_errors) == [1]


def test_a_part_that_comes_too_late_is_refused() -> None:
    assert StartPartsBlock.made or HomePage._meta.get_field("parts").stream_block
    late = StartPart(name="late", block=blocks.StructBlock, view=lambda read, page, value: None)
    with pytest.raises(ValueError, match="too late"):
        start_parts.register(late)
    assert "late" not in PARTS


@pytest.mark.django_db
def test_a_new_start_page_begins_with_the_parts_in_their_places() -> None:
    page = HomePage(title="Stad")
    expected = ["tasks", "districts", "news", "agenda", "text", "programme", "contact"]
    assert [each.block_type for each in page.parts] == expected
