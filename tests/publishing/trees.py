"""A small municipality for tests of the generator: the least that a site needs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from wagtail.models import Locale, Page, Site

from core.models import MunicipalitySettings
from home.models import HomePage, InformationPage

#: The moment of all publishes in these tests, unless time is what they are about.
MOMENT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def locale(code: str) -> Locale:
    """Return a language of the CMS."""
    return Locale.objects.get_or_create(language_code=code)[0]


def make_site(hostname: str = "stad.localhost", languages: str = "nl,en", port: int = 80) -> Site:
    """Make a municipality with a start page in Dutch."""
    Page.objects.filter(depth=2, slug="home").delete()
    home = Page.get_first_root_node().add_child(
        instance=HomePage(title="Stad", slug=hostname.replace(".", "-"), locale=locale("nl"))
    )
    site: Site = Site.objects.create(hostname=hostname, port=port, root_page=home)
    MunicipalitySettings.objects.create(site=site, name="Stad", languages=languages)
    return site


def add_page(parent: Page, title: str, **fields: Any) -> InformationPage:
    """Put an information page under `parent`, in its language."""
    slug = fields.pop("slug", title.lower().replace(" ", "-"))
    page: InformationPage = parent.add_child(
        instance=InformationPage(title=title, slug=slug, locale=parent.locale, **fields)
    )
    return page


def translate(page: Page, code: str, title: str) -> Page:
    """Return `page`, and the pages above it, a live version in another language."""
    for above in page.get_ancestors().filter(depth__gte=2).specific():
        if not above.has_translation(locale(code)):
            translate(above, code, f"{above.title} {code}")
    version = page.specific.copy_for_translation(locale(code))
    version.title = title
    version.slug = f"{page.slug}-{code}"
    version.live = True
    version.save()
    return version
