"""What a site still lacks before it can be public. An unfinished site is no fault of the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from publishing.cms.start_pages import start_pages
from publishing.machines import standing
from publishing.registry import registry


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing.

    words  what is missing, in the language that is active when it is shown
    view   the name of the screen of the CMS where it is filled in, and what its address needs
    """

    words: Any
    view: str
    args: tuple[Any, ...] = ()


class UnfinishedSiteError(Exception):
    """A site that is not published, because somebody still has to make it. Its text is in English."""

    def __init__(self, site: Site, lacks: tuple[Lack, ...], *, published: bool) -> None:
        with translation.override("en"):
            words = " ".join(str(each.words) for each in lacks)
        super().__init__(f"not published, it is not finished yet. {words}")
        self.hostname = str(site.hostname)
        self.lacks = lacks
        #: Whether an earlier release is served, which now is not brought up to date.
        self.published = published


def lacks_of(site: Site) -> tuple[Lack, ...]:
    """Return what `site` lacks before it can be published; nothing for one that is whole."""
    return tuple(_lacks(site, published=_is_published(site)))


def refuse_unfinished(site: Site) -> None:
    """Raise UnfinishedSiteError for a site that lacks something."""
    published = _is_published(site)
    if lacks := tuple(_lacks(site, published=published)):
        raise UnfinishedSiteError(site, lacks, published=published)


def _lacks(site: Site, *, published: bool) -> list[Lack]:
    layout = registry.layout
    source = layout.languages(site.pk)[0]
    start = next((each for each in start_pages(site) if each.locale.language_code == source), None)
    found = [] if start is not None and _has_output(start) else [_other_start_page(site)]
    # Who takes the start page of a public site offline means what he does.
    if not found and start is not None and not start.live and not published:
        found = [
            Lack(
                _("Its start page is not online: publish that page."),
                "wagtailadmin_pages:edit",
                (start.pk,),
            )
        ]
    return [*found, *layout.lacks(site.pk)]


def _other_start_page(site: Site) -> Lack:
    return Lack(
        _(
            "Its root page is not a Dutch start page: make one below Root, and choose it under "
            "Settings, Sites."
        ),
        "wagtailsites:edit",
        (site.pk,),
    )


def _has_output(page: Page) -> bool:
    kind = page.cached_content_type
    return f"{kind.app_label}.{kind.model}" in registry.pages


def _is_published(site: Site) -> bool:
    try:
        return standing.shown(site.pk).release is not None
    except OSError:
        # It cannot be read: then there is one.
        return True
