"""District pages for names: in Dutch, and in each language that the overview of districts is in."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Site

from core.languages import SOURCE_LANGUAGE
from districts.imports.report import ImportFault
from districts.models import DistrictIndexPage, DistrictPage
from translations.new_pages import place, place_translation


def overview_of(site: Site) -> DistrictIndexPage:
    """Return the Dutch overview of districts. Raises ImportFault when there is none."""
    found: DistrictIndexPage | None = (
        DistrictIndexPage.objects.descendant_of(site.root_page)
        .filter(locale__language_code=SOURCE_LANGUAGE)
        .order_by("path")
        .first()
    )
    if found is None:
        raise ImportFault(
            _(
                "%(site)s has no overview of districts yet: make that page first, or let "
                "start_municipality make it"
            )
            % {"site": site.hostname}
        )
    return found


def create_district(site: Site, name: str) -> DistrictPage:
    """Make the pages of a district, published; its name is the same in every language.

    Raises ValidationError for a name that no page can have, and ImportFault without an overview.
    """
    overview, slug = overview_of(site), slugify(name)
    if not slug:
        raise ValidationError(_("no address can be made from this name"))
    page = DistrictPage(title=name, slug=slug)
    place(overview, page)
    translate_district(page)
    return page


def translate_district(page: DistrictPage) -> list[str]:
    """Make the translations of a district that are missing; return their languages."""
    languages = page.get_parent().get_translations().values_list("locale__language_code", flat=True)
    return [
        code
        for code in languages
        if place_translation(page, code, title=page.title, slug=page.slug) is not None
    ]
