"""Two municipalities with a page of every type, for tests of the CMS."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.module_loading import import_string
from wagtail.models import Locale, Page, Site

from contacts.models import ContactsPage, HubIndexPage, HubPage, PersonPage, RolePage
from core.models import MunicipalitySettings
from districts.models import (
    AdvicePage,
    BudgetPage,
    ConsultationPage,
    DealPage,
    DistrictIndexPage,
    DistrictPage,
    InitiativePage,
    PeoplePage,
    ProjectPage,
    TakingPartPage,
)
from home.models import (
    AccessibilityStatementPage,
    AgendaPage,
    AlertPage,
    EventPage,
    HomePage,
    InformationPage,
    NewsIndexPage,
    NewsPage,
    ProgrammePage,
)
from tests.kept_rows import remembered

PASSWORD = "een-heel-lang-wachtwoord"
#: What has to be in the future is, on whatever day the tests run.
FAR = datetime(2190, 1, 7, 18, 0, tzinfo=UTC)
#: Page type -> the fields that it cannot do without.
REQUIRED: dict[str, dict[str, Any]] = {
    "home.AccessibilityStatementPage": {"organisation": "Gemeente"},
    "home.EventPage": {"starts_at": FAR},
    "home.AlertPage": {"ends_at": FAR},
    "contacts.HubPage": {"street": "Kade 1", "postcode": "3012 AB", "city": "Stad"},
    "districts.BudgetPage": {"year": 2026, "amount": 31080},
    "districts.DealPage": {"partner": "Stichting Groen"},
    "districts.ConsultationPage": {
        "opens_on": date(2026, 11, 2),
        "closes_on": date(2026, 12, 2),
    },
    "districts.AdvicePage": {"given_on": date(2026, 11, 2)},
    "home.NewsPage": {"date": date(2026, 11, 2)},
}


def filled_in(model: type[Page], number: int = 0) -> dict[str, str]:
    """Return what the form of a new page of a type asks; a district has one budget a year."""
    values = dict(REQUIRED.get(model._meta.label, {}))
    if "year" in values:
        values["year"] += 1 + number
    return {
        name: value.strftime("%Y-%m-%d %H:%M") if hasattr(value, "hour") else str(value)
        for name, value in values.items()
    }


@dataclass
class Municipality:
    """A municipality with pages by name, in Dutch."""

    site: Site
    pages: dict[str, Any] = field(default_factory=dict)

    def add(self, name: str, model: type[Page], parent: str, title: str = "", **fields: Any) -> Any:
        """Put a page under another and keep it under `name`."""
        above = self.pages[parent]
        required = REQUIRED.get(f"{model._meta.app_label}.{model.__name__}", {})
        above.refresh_from_db()
        page = above.add_child(
            instance=model(
                title=title or name.capitalize(),
                slug=name.replace("_", "-"),
                locale=above.locale,
                **required | fields,
            )
        )
        self.pages[name] = page
        return page


def locale(code: str) -> Locale:
    """Return a language of the CMS."""
    return Locale.objects.get_or_create(language_code=code)[0]


@remembered
def municipality(hostname: str, name: str) -> Municipality:
    """Make a municipality with a page of every type in Dutch."""
    Page.objects.filter(depth=2, slug="home").delete()
    Site.objects.filter(hostname="localhost").delete()
    home = Page.get_first_root_node().add_child(
        instance=HomePage(title=name, slug=name.lower(), locale=locale("nl"))
    )
    site = Site.objects.create(hostname=hostname, port=80, root_page=home, site_name=name)
    MunicipalitySettings.objects.create(site=site, name=name, languages="nl,en")
    made = Municipality(site, {"home": home})
    made.add("information", InformationPage, "home")
    made.add("statement", AccessibilityStatementPage, "home")
    made.add("news", NewsIndexPage, "home")
    made.add("article", NewsPage, "news")
    made.add("agenda", AgendaPage, "home")
    made.add("event", EventPage, "agenda")
    made.add("programme", ProgrammePage, "home")
    made.add("districts", DistrictIndexPage, "home")
    made.add("taking_part", TakingPartPage, "home")
    made.add("initiative", InitiativePage, "taking_part")
    made.add("contacts", ContactsPage, "home")
    made.add("role", RolePage, "contacts", "Wijkmanager")
    made.add("alderman", PersonPage, "contacts", "Wethouder")
    made.add("hubs", HubIndexPage, "home")
    made.add("alert", AlertPage, "home")
    for number in ("one", "two"):
        made.add(number, DistrictPage, "districts", f"Wijk {number}")
        made.add(f"people_{number}", PeoplePage, number)
        made.add(f"person_{number}", PersonPage, f"people_{number}")
        made.add(f"hub_{number}", HubPage, number)
    made.add("three", DistrictPage, "districts", "Wijk three")
    made.add("deal", DealPage, "one")
    made.add("budget", BudgetPage, "one")
    made.add("project", ProjectPage, "one")
    made.add("consultation", ConsultationPage, "one")
    made.add("advice", AdvicePage, "one")
    made.pages["hub_one"].opening_periods.create(
        weekday=4, opens=time(14), closes=time(16), admission="walk-in"
    )
    made.pages["hub_one"].save()
    return made


def translate(page: Page, code: str, title: str = "") -> Any:
    """Return `page`, and the pages above it, a live version in another language."""
    for above in page.get_ancestors().filter(depth__gte=2).specific():
        if not above.has_translation(locale(code)):
            translate(above, code)
    version = page.specific.copy_for_translation(locale(code))
    version.title = title or f"{page.title} ({code})"
    version.live = True
    version.save()
    return version


def member(username: str, *groups: Group) -> Any:
    """Make a user of the CMS in some groups."""
    user = get_user_model().objects.create_user(username, password=PASSWORD)
    user.groups.set(groups)
    return user


def administrator() -> Any:
    """Make an administrator."""
    return get_user_model().objects.create_superuser("beheerder", password=PASSWORD)


def page_types() -> list[type[Page]]:
    """Return every page type of the product."""
    base = import_string("core.page.BasePage")
    found = [model for model in _below(base) if not model._meta.abstract]
    return sorted(found, key=lambda model: model._meta.label)


def _below(model: type[Any]) -> set[type[Any]]:
    return {each for sub in model.__subclasses__() for each in {sub, *_below(sub)}}
