"""The start page, the Wagtail Site and the settings of a demonstration municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Locale, Page, Site

from home.models import (
    FooterLink,
    HomePage,
    MunicipalitySettings,
    MunicipalityText,
    VocabularyTerm,
)
from wijkwijzer.demo.tree import LANGUAGES, SOURCE

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes_pages import Municipality
    from wijkwijzer.demo.tree import Tree

PORT = 8000


def clear_welcome() -> None:
    """Take away the welcome page and the site that a new Wagtail database comes with."""
    welcome = Page.objects.filter(
        depth=2, numchild=0, content_type__app_label="wagtailcore", content_type__model="page"
    )
    for page in welcome:
        Site.objects.filter(root_page=page).delete()
        page.delete()


def make_locales() -> None:
    """Make the languages of the demonstration in the CMS."""
    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


def add_start(tree: Tree, municipality: Municipality) -> None:
    """Add the start pages."""
    section = next(section for section in municipality.sections if section.key == "home")

    def facts(page: Any) -> None:
        page.picture_id = tree.picture(municipality.home_picture)

    def prose(page: Any, language: str) -> None:
        page.picture_alt = tree.alt(municipality.home_picture, language)

    key = municipality.key
    tree.add(
        "home",
        HomePage,
        None,
        section.title,
        introduction=section.introduction,
        body=section.body,
        # Start pages stand side by side below the root; their slugs are in no address.
        slug_in=lambda language: key if language == SOURCE else f"{key}-{language}",
        facts=facts,
        prose=prose,
    )


def make(tree: Tree, municipality: Municipality) -> Site:
    """Make the site with its settings. The first one answers to unknown host names in the CMS."""
    site: Site = Site.objects.create(
        hostname=municipality.hostname,
        port=PORT,
        site_name=municipality.name,
        root_page_id=tree.number("home"),
        is_default_site=not Site.objects.filter(is_default_site=True).exists(),
    )
    settings(site, municipality).save()
    return site


def settings(site: Site, municipality: Municipality) -> MunicipalitySettings:
    """Return the settings of a municipality, with its texts, words and links, not saved yet."""
    made = MunicipalitySettings(
        site=site,
        name=municipality.name,
        tooi_code=municipality.tooi_code,
        languages=",".join(municipality.languages),
        colour_primary=municipality.colour_primary,
        colour_accent=municipality.colour_accent,
        font=municipality.font,
        corners=municipality.corners,
        mark=municipality.mark,
        phone=municipality.phone,
        email=municipality.email,
        website=municipality.website,
        address=municipality.address,
        participation_name=municipality.participation_name,
        participation_url=municipality.participation_url,
        security_contact=f"mailto:security.{municipality.key}@example.nl",
    )
    made.texts = [
        MunicipalityText(
            language=code,
            site_title=municipality.site_title.get(code),
            tagline=municipality.tagline.get(code),
            footer_text=municipality.footer_text.get(code),
        )
        for code in municipality.languages
    ]
    made.terms = [
        VocabularyTerm(
            language=code,
            term=term.thing,
            singular=term.singular.get(code),
            plural=term.plural.get(code),
        )
        for code in municipality.languages
        for term in municipality.terms
    ]
    made.footer_links = [
        FooterLink(sort_order=number, language=code, text=text.get(code), url=url)
        for code in municipality.languages
        for number, (text, url) in enumerate(municipality.footer_links)
        if text.get(code)
    ]
    return made
