"""What stands in the large municipality: its pages, in the proportions of a real one."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.prose import Writer

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes import Text
    from wijkwijzer.demo.tree import Tree

SEED = 20261122
NAME = "grootstad"
DISTRICTS = 40
PICTURES = 12
ANCHOR = date(2026, 11, 22)
#: Links in texts lead to this many pages, those of the districts among them.
LINKED = 200


def text(words: str) -> Text:
    """Give a text in Dutch only."""
    from wijkwijzer.demo.shapes import Text

    return Text(words, "")


class Planner:
    """Plans all pages of the municipality in the tree."""

    def __init__(self, tree: Tree, pages: int) -> None:
        self.tree = tree
        self.chance = random.Random(SEED)
        self.write = Writer(self.chance)
        self.pages = pages
        #: What texts may link to.
        self.links = ["https://www.example.nl/regels"]

    def plan(self) -> None:
        """Plan everything; pages that are left over are information pages and news."""
        self._sections()
        for number in range(DISTRICTS):
            self._district(number)
        self.links += [f"page:district:{number}" for number in range(DISTRICTS)]
        left = self.pages - len(self.tree)
        information = round(left * 0.3)
        for number in range(information):
            self._information(number)
            if len(self.links) < LINKED:
                self.links.append(f"page:info:{number}")
        for number in range(left - information):
            self._news(number, left - information)

    def _sections(self) -> None:
        from contacts.models import ContactsPage, HubIndexPage, RolePage
        from districts.models import DistrictIndexPage, TakingPartPage
        from home.models import AgendaPage, HomePage, InformationPage, NewsIndexPage

        self.tree.add("home", HomePage, None, text("Grootstad"), introduction=self._introduction())
        for key, model, title in (
            ("districts", DistrictIndexPage, "Wijken"),
            ("hubs", HubIndexPage, "Hubs"),
            ("news", NewsIndexPage, "Nieuws"),
            ("agenda", AgendaPage, "Agenda"),
            ("taking-part", TakingPartPage, "Meedoen"),
            ("about", InformationPage, "Over deze site"),
            ("privacy", InformationPage, "Privacy"),
            ("contact", ContactsPage, "Contact"),
        ):
            introduction = self._introduction()
            self.tree.add(key, model, "home", text(title), introduction=introduction, menu=True)
        self.tree.add("role", RolePage, "contact", text("Wijkcoördinator"))

    def _introduction(self) -> Text:
        return text(self.write.sentence())

    def _district(self, number: int) -> None:
        from contacts.models import HubPage, PersonPage
        from districts.models import DistrictPage, PeoplePage

        key = f"district:{number}"
        introduction = self._introduction()
        body = text(self.write.body(self.links))
        name = f"Wijk {number + 1:02d} {self.write.words(1).capitalize()}"
        facts = partial(self._district_facts, number)
        self.tree.add(
            key,
            DistrictPage,
            "districts",
            text(name),
            introduction=introduction,
            body=body,
            facts=facts,
        )
        self.tree.add(
            f"people:{number}",
            PeoplePage,
            key,
            text("Wie is wie"),
            facts=partial(self._people_facts, number),
        )
        self.tree.add(
            f"person:{number}",
            PersonPage,
            f"people:{number}",
            text(f"Coördinator {self.write.words(1).capitalize()} {number + 1:02d}"),
            facts=partial(self._person_facts, number),
        )
        for hub in range(1 + number % 2):
            self.tree.add(
                f"hub:{number}-{hub}",
                HubPage,
                key,
                text(f"Hub {self.write.words(1).capitalize()} {number + 1:02d}-{hub + 1}"),
                introduction=self._introduction(),
                needed={
                    "street": f"Dorpsstraat {number + 1}",
                    "postcode": f"{3000 + number} AB",
                    "city": "Grootstad",
                },
                facts=partial(self._hub_facts, number),
            )

    def _district_facts(self, number: int, page: Any) -> None:
        east, north = 4.4 + (number % 8) * 0.02, 51.9 + (number // 8) * 0.012
        ring = [(0, 0), (0.018, 0.001), (0.019, 0.01), (0.009, 0.011), (0.001, 0.009), (0, 0)]
        points = [[round(east + x, 5), round(north + y, 5)] for x, y in ring]
        page.boundary = {"type": "Polygon", "coordinates": [points]}
        page.area = f"Gebied {number // 5 + 1}"
        page.picture_id = self.tree.picture(f"{number % PICTURES}")
        page.checked_on = ANCHOR - timedelta(days=number)

    def _people_facts(self, number: int, page: Any) -> None:
        from districts.models import DistrictAppointment

        page.appointments = [
            DistrictAppointment(
                sort_order=0,
                role_id=self.tree.number("role"),
                person_id=self.tree.number(f"person:{number}"),
            )
        ]

    def _person_facts(self, number: int, page: Any) -> None:
        page.phone = f"+31102670{number:03d}"
        page.email = f"coordinator{number}@example.nl"
        page.languages = "nl,en"
        for name in ("phone", "email"):
            setattr(page, f"{name}_public", True)
            setattr(page, f"{name}_basis", "work")
            setattr(page, f"{name}_basis_on", date(2026, 1, 5))

    def _hub_facts(self, number: int, page: Any) -> None:
        from datetime import time as clock

        from contacts.models import HubService, OpeningPeriod

        page.latitude, page.longitude = 51.905 + number // 8 * 0.012, 4.409 + number % 8 * 0.02
        page.phone, page.email = f"+31102680{number:03d}", f"hub{number}@example.nl"
        page.hours_state = "regular"
        page.languages, page.accessibility = "nl,en,ar", "step-free,lift"
        page.opening_periods = [
            OpeningPeriod(
                sort_order=day, weekday=day, opens=clock(9 + number % 3), closes=clock(17)
            )
            for day in range(1, 6)
        ]
        page.services = [
            HubService(sort_order=place, kind=kind)
            for place, kind in enumerate(("questions", "ideas", "care", "debts"))
        ]

    def _information(self, number: int) -> None:
        from home.models import InformationPage

        place = number % DISTRICTS
        cards = (f"@contact {place}", f"@hub {place}-0")
        body = self.write.body(self.links, *cards)
        self.tree.add(
            f"info:{number}",
            InformationPage,
            f"district:{place}",
            text(f"{self.write.title()} {number}"),
            introduction=self._introduction(),
            body=text(body),
        )

    def _news(self, number: int, total: int) -> None:
        from home.models import NewsPage

        place = self.chance.randrange(DISTRICTS)
        cards = (f"@contact {place}",) if number % 3 == 0 else ()
        day = ANCHOR - timedelta(days=1 + (total - number) * 1500 // total)
        self.tree.add(
            f"news:{number}",
            NewsPage,
            "news",
            text(f"{self.write.title()} {number}"),
            introduction=self._introduction(),
            body=text(self.write.body(self.links, *cards)),
            needed={"date": day},
            facts=partial(self._news_facts, number, place),
            since=day,
        )

    def _news_facts(self, number: int, place: int, page: Any) -> None:
        page.category = self.chance.choice(("green", "housing", "works", "youth"))
        page.picture_id = self.tree.picture(f"{number % PICTURES}") if number % 5 < 3 else None
        page.districts = self.tree.districts([str(place)])
