"""Registers with the generator what every site has around and beside its pages."""

from __future__ import annotations

from datetime import date
from typing import cast

from babel.dates import format_date
from jinja2 import Environment, pass_environment
from wagtail.contrib.redirects.models import Redirect

from core.languages import SOURCE_LANGUAGE
from core.layout import json_document, share
from core.layout.breaking import breakable, mail_text
from core.layout.fragments import fragments, section_of
from core.layout.frame import frame_view
from core.media.renditions import complete
from core.municipality import served_languages, settings_that_lack
from core.phone import display_phone, tel_url
from core.site_files import redirects, robots, security_txt, sitemap
from core.theme import assets
from core.words.own_phrases import own_phrases
from publishing.build.outline import outline
from publishing.build.render import FILTERS, GLOBALS
from publishing.content.declarations import declare
from publishing.content.languages import Language
from publishing.content.reader import OWN_PHRASES
from publishing.registry import Layout, SiteOutput, registry


@pass_environment
def month_name(environment: Environment, value: date) -> str:
    """Return the short name of a month, for a leaf of a calendar: nov."""
    words = cast(Language, environment.globals["language"])
    return format_date(value, "LLL", locale=words.calendar).rstrip(".")


@pass_environment
def fact_lang(environment: Environment) -> str | None:
    """Return the `lang` of a fact that is stored once: a place, a partner. None on Dutch pages."""
    words = cast(Language, environment.globals["language"])
    return None if words.code == SOURCE_LANGUAGE else SOURCE_LANGUAGE


GLOBALS["outline"] = outline
FILTERS["month_name"] = month_name
FILTERS["breakable"] = breakable
FILTERS["mail_text"] = mail_text
FILTERS["phone"] = display_phone
FILTERS["tel"] = tel_url
GLOBALS["fact_lang"] = fact_lang
GLOBALS["script_url"] = assets.script_url
GLOBALS["sheet_url"] = assets.sheet_url

declare(Redirect, redirects.RedirectRow)
OWN_PHRASES.append(own_phrases)
registry.register_layout(
    Layout(
        languages=served_languages,
        fragments=fragments,
        section=section_of,
        frame=frame_view,
        document=json_document.page_document,
        document_url=json_document.document_url,
        lacks=settings_that_lack,
    )
)
registry.completions.append(complete)
registry.register_site(SiteOutput("asset", assets.plan, assets.make, once=True))
registry.register_site(SiteOutput("redirect", redirects.plan, redirects.make, once=True))
registry.register_site(SiteOutput("sitemap", sitemap.plan, sitemap.make, once=True))
registry.register_site(SiteOutput("cards", share.plan, share.make, once=True))
registry.register_site(SiteOutput("robots", robots.plan, robots.make, once=True))
registry.register_site(SiteOutput("security", security_txt.plan, security_txt.make, once=True))
