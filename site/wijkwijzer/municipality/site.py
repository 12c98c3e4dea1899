"""The Wagtail site of a municipality, its languages in the CMS, and its roles.

The demonstration is made with the same functions.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, Site

from core import permissions
from core.languages import SOURCE_LANGUAGE
from core.municipality import served_languages


def clear_welcome() -> None:
    """Take away the welcome page and the site that a new Wagtail database comes with."""
    welcome = Page.objects.filter(
        depth=2, numchild=0, content_type__app_label="wagtailcore", content_type__model="page"
    )
    for page in welcome:
        Site.objects.filter(root_page=page).delete()
        page.delete()


def make_locales(languages: Iterable[str]) -> list[str]:
    """Make languages in the CMS; return those that were not there."""
    return [code for code in languages if Locale.objects.get_or_create(language_code=code)[1]]


def make_site(hostname: str, port: int, name: str, home: Page) -> Site:
    """Make a site. The first one answers to unknown host names in the CMS."""
    made: Site = Site.objects.create(
        hostname=hostname,
        port=port,
        site_name=name,
        root_page_id=home.pk,
        is_default_site=not Site.objects.filter(is_default_site=True).exists(),
    )
    return made


def make_roles(site: Site, districts: Iterable[Page] = ()) -> list[Group]:
    """Make the groups of a municipality with their collections, and the way to approval.

    Chief editors, who approve; managers of users; translators of each language that has a start page; and editors of
    `districts`. Groups that are there get the rights that are written in `core.permissions`.
    """
    permissions.approval(site)
    served = set(served_languages(site.pk)[1:])
    there = [home.locale.language_code for home in permissions.homes(site)]
    return [
        permissions.chief_editors(site),
        permissions.user_managers(site),
        *(
            permissions.translators(site, code)
            for code in there
            if code in served and code != SOURCE_LANGUAGE
        ),
        *map(permissions.district_editors, districts),
    ]
