"""What stands in the large municipality: its pages, in the proportions of a real one."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.prose import Writer

if TYPE_CHECKING:
    from demo.loader.tree import Tree

SEED = 20261122
NAME = "grootstad"
DISTRICTS = 40
PICTURES = 12
ANCHOR = date(2026, 11, 22)
#: Links in texts lead to this many pages, those of the districts among them.
LINKED = 200


class Planner:
    """Plans all pages of the municipality in the tree."""

    def __init__(self, tree: Tree, pages: int, languages: Sequence[str] = ()) -> None:
        self.tree = tree
        #: Besides Dutch. Each lacks a fifth of the news.
        self.languages = languages
        self._planned = 0
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
        left = self.pages - self._planned
        information = round(left * 0.3)
        for number in range(information):
            self._information(number)
            if len(self.links) < LINKED:
                self.links.append(f"page:info:{number}")
        for number in range(left - information):
            self._news(number, left - information)

    def _sections(self) -> None:
        self._add("home", "home.HomePage", None, "Grootstad", self.write.sentence())
        for key, model, title in (
            ("districts", "districts.DistrictIndexPage", "Wijken"),
            ("hubs", "contacts.HubIndexPage", "Hubs"),
            ("news", "home.NewsIndexPage", "Nieuws"),
            ("agenda", "home.AgendaPage", "Agenda"),
            ("taking-part", "districts.TakingPartPage", "Meedoen"),
            ("about", "home.InformationPage", "Over deze site"),
            ("privacy", "home.InformationPage", "Privacy"),
            ("contact", "contacts.ContactsPage", "Contact"),
        ):
            self._add(key, model, "home", title, self.write.sentence(), show_in_menus="true")
        self._add("role:role", "contacts.RolePage", "contact", "Wijkcoördinator")

    def _add(
        self,
        key: str,
        model: str,
        parent: str | None,
        title: str,
        introduction: str = "",
        body: str = "",
        **facts: Any,
    ) -> None:
        """Plan a page in Dutch, as a file of the demonstration would say it."""
        from django.apps import apps

        from demo.loader.content import Prose, Record

        path = Path(key.rpartition(":")[2])
        prose = {"nl": Prose(path, {"title": title, "introduction": introduction}, body)}
        for code in self.languages:
            if not (model == "home.NewsPage" and int(path.name) % 5 == 0):
                said = {"title": f"{title} ({code})", "introduction": introduction}
                prose[code] = Prose(path, said, body)
        self.tree.add(Record(key, path, apps.get_model(model), facts, prose, parent))
        self._planned += 1

    def _district(self, number: int) -> None:
        key = f"district:{number}"
        introduction = self.write.sentence()
        body = self.write.body(self.links)
        name = f"Wijk {number + 1:02d} {self.write.words(1).capitalize()}"
        self._add(
            key,
            "districts.DistrictPage",
            "districts",
            name,
            introduction,
            body,
            boundary=boundary(number),
            area=f"Gebied {number // 5 + 1}",
            picture=f"{number % PICTURES}",
            checked_on=f"today-{number}",
        )
        self._add(
            f"people:{number}",
            "districts.PeoplePage",
            key,
            "Wie is wie",
            appointments=[{"role": "role", "person": str(number)}],
        )
        self._add(
            f"person:{number}",
            "contacts.PersonPage",
            f"people:{number}",
            f"Coördinator {self.write.words(1).capitalize()} {number + 1:02d}",
            **person(number),
        )
        for hub in range(1 + number % 2):
            self._add(
                f"hub:{number}-{hub}",
                "contacts.HubPage",
                key,
                f"Hub {self.write.words(1).capitalize()} {number + 1:02d}-{hub + 1}",
                self.write.sentence(),
                **hub_facts(number),
            )

    def _information(self, number: int) -> None:
        place = number % DISTRICTS
        cards = (f"@contact {place}", f"@hub {place}-0")
        body = self.write.body(self.links, *cards)
        title = f"{self.write.title()} {number}"
        introduction = self.write.sentence()
        model = "home.InformationPage"
        self._add(f"info:{number}", model, f"district:{place}", title, introduction, body)

    def _news(self, number: int, total: int) -> None:
        place = self.chance.randrange(DISTRICTS)
        cards = (f"@contact {place}",) if number % 3 == 0 else ()
        day = f"today-{1 + (total - number) * 1500 // total}"
        pictures = {"picture": f"{number % PICTURES}"} if number % 5 < 3 else {}
        self._add(
            f"news:{number}",
            "home.NewsPage",
            "news",
            f"{self.write.title()} {number}",
            self.write.sentence(),
            self.write.body(self.links, *cards),
            date=day,
            first_published_at=day,
            category=self.chance.choice(("green", "housing", "works", "youth")),
            districts=[str(place)],
            **pictures,
        )


def boundary(number: int) -> dict[str, Any]:
    """Return the shape of a district."""
    east, north = 4.4 + (number % 8) * 0.02, 51.9 + (number // 8) * 0.012
    ring = [(0, 0), (0.018, 0.001), (0.019, 0.01), (0.009, 0.011), (0.001, 0.009), (0, 0)]
    points = [[round(east + x, 5), round(north + y, 5)] for x, y in ring]
    return {"type": "Polygon", "coordinates": [points]}


def person(number: int) -> dict[str, Any]:
    """Return what is known of a coordinator."""
    facts: dict[str, Any] = {
        "phone": f"+31102670{number:03d}",
        "email": f"coordinator{number}@example.nl",
        "languages": ["nl", "en"],
    }
    for name in ("phone", "email"):
        facts |= {f"{name}_public": "true", f"{name}_basis": "work"}
        facts[f"{name}_basis_on"] = "2026-01-05"
    return facts


def hub_facts(number: int) -> dict[str, Any]:
    """Return what is known of a hub."""
    return {
        "street": f"Dorpsstraat {number + 1}",
        "postcode": f"{3000 + number} AB",
        "city": "Grootstad",
        "latitude": 51.905 + number // 8 * 0.012,
        "longitude": 4.409 + number % 8 * 0.02,
        "phone": f"+31102680{number:03d}",
        "email": f"hub{number}@example.nl",
        "hours_state": "regular",
        "languages": ["nl", "en", "ar"],
        "accessibility": ["step-free", "lift"],
        "opening_periods": [
            {"weekday": day, "opens": f"{9 + number % 3:02d}:00", "closes": "17:00"}
            for day in range(1, 6)
        ],
        "services": [{"kind": kind} for kind in ("questions", "ideas", "care", "debts")],
    }
