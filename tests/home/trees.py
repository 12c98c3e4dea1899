"""A small municipality for tests of the site's own pages: two districts, a hub, news, an agenda."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree

from django.utils.text import slugify
from wagtail.models import Page, Site

from contacts.models import ContactsPage, HubIndexPage, HubPage
from core.models import MunicipalitySettings, MunicipalityText
from districts.models import DistrictIndexPage, DistrictPage, TakingPartPage
from home.models import AgendaPage, EventPage, HomePage, NewsIndexPage, NewsPage
from publishing.content.load import load
from publishing.content.reader import Reader
from publishing.content.snapshot import Content
from tests.publishing.trees import locale, translate

#: Sunday 22 November 2026, one o'clock in the Netherlands.
MOMENT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PUBLISHED = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
LANGUAGES = ("nl", "en", "ar")


@dataclass
class City:
    """The site and its main pages."""

    site: Site
    home: HomePage
    settings: MunicipalitySettings
    news: NewsIndexPage
    agenda: AgendaPage
    districts: DistrictIndexPage
    north: DistrictPage
    south: DistrictPage
    hub: HubPage
    others: dict[str, Page] = field(default_factory=dict)

    def content(self) -> Content:
        """Load what is public now."""
        return load(self.site, LANGUAGES, MOMENT)

    def read(self, code: str = "nl", moment: datetime = MOMENT) -> Reader:
        """Return a Reader for an output in a language."""
        return Reader(self.content(), code, moment)

    def add_news(self, title: str, day: date, *districts: DistrictPage, **values: Any) -> NewsPage:
        """Put a news item below the news list, or below `parent`."""
        parent = values.pop("parent", self.news)
        page: NewsPage = add(NewsPage, parent, title, date=day, **values)
        page.districts.set(districts)
        page.save()
        return page

    def add_event(
        self, title: str, starts_at: datetime, *districts: DistrictPage, **values: Any
    ) -> EventPage:
        """Put an event below the agenda, or below `parent`."""
        parent = values.pop("parent", self.agenda)
        page: EventPage = add(EventPage, parent, title, starts_at=starts_at, **values)
        page.districts.set(districts)
        page.save()
        return page

    def translate(self, page: Page, code: str, title: str) -> Page:
        """Return `page` a live version in another language."""
        version = translate(page, code, title)
        dated(version)
        return version


def add(model: type[Any], parent: Page, title: str, **values: Any) -> Any:
    """Put a page of a type below `parent`, in its language, changed on a known day."""
    slug = values.pop("slug", None) or slugify(title)
    page = parent.add_child(
        instance=model(title=title, slug=slug, locale=parent.locale, show_in_menus=True, **values)
    )
    dated(page)
    return page


def dated(page: Page) -> None:
    """Say when a page was published: a test may not depend on the clock."""
    page.first_published_at = page.last_published_at = PUBLISHED
    Page.objects.filter(pk=page.pk).update(
        first_published_at=PUBLISHED, last_published_at=PUBLISHED
    )


def make_city() -> City:
    """Make the municipality with its sections, in Dutch."""
    Page.objects.filter(depth=2).delete()
    home = Page.get_first_root_node().add_child(
        instance=HomePage(
            title="Wijken van Stad", slug="stad", locale=locale("nl"), introduction="Welkom."
        )
    )
    dated(home)
    site = Site.objects.create(hostname="stad.localhost", port=443, root_page=home)
    settings = MunicipalitySettings.objects.create(
        site=site,
        name="Stad",
        languages=",".join(LANGUAGES),
        phone="14010",
        email="wijken@example.nl",
        website="https://www.example.nl/",
        address="Coolsingel 1, Stad",
        security_contact="security@example.nl",
    )
    MunicipalityText.objects.create(settings=settings, language="nl", site_title="Wijken in Stad")
    MunicipalityText.objects.create(settings=settings, language="en", site_title="Stad districts")
    overview = add(DistrictIndexPage, home, "Wijken")
    north = add(DistrictPage, overview, "Noord", area="Boven het water")
    south = add(DistrictPage, overview, "Zuid", area="Onder het water")
    others = {
        "contact": add(ContactsPage, home, "Contact"),
        "hubs": add(HubIndexPage, home, "Hubs"),
        "taking-part": add(TakingPartPage, home, "Meedoen"),
    }
    hub = add(
        HubPage,
        north,
        "Huis van Noord",
        street="Plein 1",
        postcode="3012 AB",
        city="Stad",
        accessibility="step-free,lift",
    )
    return City(
        site,
        home,
        settings,
        add(NewsIndexPage, home, "Nieuws"),
        add(AgendaPage, home, "Agenda"),
        overview,
        north,
        south,
        hub,
        others,
    )


def parse_xml(body: bytes) -> ElementTree.Element:
    """Read XML that we wrote ourselves."""
    return ElementTree.fromstring(body)  # noqa: S314
