"""The start page: find your district, what people come for, what is new."""

from __future__ import annotations

from datetime import UTC, date, datetime

from core.layout.views import Link
from districts.pages.index import AreaView
from home.models import ProgrammePage
from home.pages.start import HomeView, TaskView, TeaserView, home_view
from publishing.content.declarations import PageRow
from tests.home.trees import City, add


def test_a_start_page_shows_the_way_to_everything(city: City) -> None:
    for number in range(1, 8):
        city.add_news(f"Nieuws {number}", date(2026, 11, number))
    city.add_event("Raad", datetime(2026, 11, 26, 18, 30, tzinfo=UTC))
    add(ProgrammePage, city.home, "Wijk aan Zet", introduction="Bewoners beslissen mee.")
    read = city.read()
    view = home_view(read, read.row(PageRow, city.home.pk))
    assert [card.title for card in view.news] == [f"Nieuws {number}" for number in (7, 6, 5, 4, 3)]
    assert [card.title for card in view.events] == ["Raad"]
    assert view == HomeView(
        picture=None,
        feeds=(Link("Nieuws – news of Wijken in Stad", "/nieuws/feed.xml"),),
        tasks=(
            TaskView(
                "contact",
                "Whom do I call?",
                "The people who work for your district, with phone and e-mail.",
                "/contact/",
            ),
            TaskView("hub", "Where can I walk in?", "Hubs: addresses and opening hours.", "/hubs/"),
            TaskView(
                "taking-part",
                "How do I take part?",
                "Carry out your own idea, make an agreement, see the budget.",
                "/meedoen/",
            ),
        ),
        areas=(
            AreaView("Boven het water", (Link("Noord", "/wijken/noord/"),)),
            AreaView("Onder het water", (Link("Zuid", "/wijken/zuid/"),)),
        ),
        district_total=2,
        district_overview=Link("All districts", "/wijken/"),
        finder=None,
        map=None,
        map_is_schematic=False,
        news=view.news,
        all_news=Link("All news", "/nieuws/"),
        events=view.events,
        agenda=Link("The whole agenda", "/agenda/"),
        programme=TeaserView("Wijk aan Zet", "Bewoners beslissen mee.", "/wijk-aan-zet/", None),
        contacts=Link("All names and numbers", "/contact/"),
        phone="14010",
        email="wijken@example.nl",
        address="Coolsingel 1, Stad",
        body=(),
    )


def test_a_section_without_a_translation_is_linked_in_its_own_language(city: City) -> None:
    city.translate(city.home, "en", "Districts of Stad")
    programme = add(ProgrammePage, city.home, "Wijk aan Zet")
    read = city.read("en")
    view = home_view(read, read.home())
    assert view.programme == TeaserView(
        "Wijk aan Zet", "", read.address(read.row(PageRow, programme.pk)), "nl"
    )
    assert view.areas[0].districts == (Link("Noord", "/en/nl/wijken/noord/", "nl"),)
    assert (view.news, view.feeds) == ((), ())
