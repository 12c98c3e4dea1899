"""The start pages of websites, which every part of a screen of the CMS asks for."""

from __future__ import annotations

from wagtail.models import Page, Site

from publishing.cms.asked_once import is_remembering, once_a_request


@once_a_request
def all_sites() -> list[Site]:
    """Return every website with its root page, by number."""
    return list(Site.objects.select_related("root_page").order_by("pk"))


@once_a_request
def _pages_by_key() -> dict[str, list[Page]]:
    keys = {site.root_page.translation_key for site in all_sites()}
    found: dict[str, list[Page]] = {}
    rows = Page.objects.filter(translation_key__in=keys).select_related("locale")
    for page in rows.order_by("path"):
        found.setdefault(str(page.translation_key), []).append(page)
    return found


def start_pages(site: Site) -> list[Page]:
    """Return the start pages of a website, one a language: on a screen, of all websites at once."""
    key = site.root_page.translation_key
    if is_remembering():
        return list(_pages_by_key().get(str(key), ()))
    return list(Page.objects.filter(translation_key=key).select_related("locale").order_by("path"))
