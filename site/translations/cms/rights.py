"""Whose pages somebody translates: the page tree decides, language by language, site by site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from wagtail.models import Page, Site
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.languages import SOURCE_LANGUAGE
from core.municipality import served_languages
from core.permissions import homes, municipality_name
from publishing.cms.asked_once import once_a_request
from publishing.cms.start_pages import all_sites
from translations.release.waiting import is_waiting, text_for_translators

CODES = ("add_page", "change_page")


@dataclass(frozen=True)
class Desk:
    """The pages of one municipality in one language, for one person."""

    site: Site
    language: str
    name: str
    source_home: Page
    #: The start page in this language.
    home: Page
    #: Places in the tree of the language below which they may write.
    paths: tuple[str, ...]

    def may_write(self, place: str) -> bool:
        """Return whether a page at this place in the tree is theirs to write."""
        return place.startswith(self.paths)


@once_a_request
def desks_for(user: Any) -> list[Desk]:
    """Return the desks of `user`. A language that the municipality does not serve has none."""
    if not user.is_active:
        return []
    granted = {
        each.page.path
        for each in PagePermissionPolicy().get_cached_permissions_for_user(user)
        if each.permission.codename in CODES
    }
    found = []
    for site in sorted(all_sites(), key=lambda each: each.hostname):
        served = served_languages(site.pk)
        trees = {str(home.locale.language_code): home for home in homes(site)}
        source = trees.get(SOURCE_LANGUAGE)
        if source is None:
            continue
        name = municipality_name(site)
        for language in served:
            home = trees.get(language)
            if language == SOURCE_LANGUAGE or home is None:
                continue
            if user.is_superuser:
                paths = {home.path}
            else:
                paths = {p for p in granted if p.startswith(home.path)}
                paths |= {home.path for p in granted if home.path.startswith(p)}
            if paths:
                found.append(Desk(site, language, name, source, home, tuple(sorted(paths))))
    return found


def has_desk(request: HttpRequest) -> bool:
    """Return whether who asks has a desk. Looked up once a request: each menu asks several times."""
    known: bool | None = getattr(request, "has_desk", None)
    if known is None:
        known = bool(desks_for(request.user))
        request.has_desk = known  # type: ignore[attr-defined]
    return known


def desk_for(user: Any, site_id: int, language: str) -> Desk:
    """Return one desk. Raises PermissionDenied when it is not theirs."""
    return one_of(desks_for(user), site_id, language)


def one_of(desks: Iterable[Desk], site_id: int, language: str) -> Desk:
    """Return one of the desks of somebody. Raises PermissionDenied when it is not among them."""
    for desk in desks:
        if (desk.site.pk, desk.language) == (site_id, language):
            return desk
    raise PermissionDenied


def source_for(desk: Desk, pk: int) -> Any:
    """Return a page in Dutch of the desk's municipality, as translators are to read it.

    Raises Http404 for any page that is not live and does not wait for its translations.
    """
    page = Page.objects.filter(pk=pk, path__startswith=desk.source_home.path).first()
    if page is None or not (page.live or is_waiting(page)):
        raise Http404
    return text_for_translators(page.specific)


def place_of(source: Page, translation: Page | None, language: str) -> str:
    """Return the place of the translation in the tree, or of the page that it would stand under."""
    if translation is not None:
        return str(translation.path)
    parent = Page.objects.filter(
        translation_key=source.get_parent().translation_key, locale__language_code=language
    ).first()
    return str(parent.path) if parent else ""
