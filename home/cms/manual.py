"""The manual for editors inside the CMS, opened at the chapter of the screen that one comes from."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markdown_it import MarkdownIt
from markdown_it.token import Token
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from core.border.acting import Acting

#: Name of a screen, or how the names of several begin -> the chapter of the manual. The longest one counts.
CHAPTERS = {
    "": "het-idee",
    "checks:": "klopt-dit-nog",
    "edit_by_address": "van-de-website-naar-het-cms",
    "hours:": "openingstijden-het-scherm-voor-alle-hubs",
    "new_alert": "meldingen",
    "new_news": "nieuws-en-agenda",
    "people:": "het-scherm-mensen",
    "people:erasing": "iemand-gaat-weg",
    "people:successor": "iemand-gaat-weg",
    "publishing:": "het-rapport-publicaties",
    "publishing:impact": "publiceren-wat-verandert-er",
    "to_do": "te-doen",
    "translations:": "het-scherm-vertalingen",
    "translations:matrix": "alle-talen-tegelijk-online",
    "translations:mail": "het-scherm-vertalingen",
    "wagtailadmin_home": "het-startscherm",
    "wagtailadmin_explore": "de-lijst-met-paginas",
    "wagtailadmin_pages:": "een-pagina-bewerken",
    "wagtailadmin_pages:confirm": "goedkeuren",
    "wagtailadmin_pages:delete": "een-pagina-verplaatsen-of-weghalen",
    "wagtailadmin_pages:move": "een-pagina-verplaatsen-of-weghalen",
    "wagtailadmin_pages:unpublish": "een-pagina-verplaatsen-of-weghalen",
    "wagtailadmin_pages:workflow": "goedkeuren",
    "wagtaildocs": "uploaden",
    "wagtailimages": "uploaden",
    "wagtailsettings": "instellingen-van-de-gemeente",
    "wagtailusers": "gebruikers-van-uw-gemeente",
}
#: Type of page -> the chapter about it.
CHAPTERS_OF_TYPES = {
    "contacts.contactspage": "wie-is-wie",
    "contacts.hubindexpage": "hubs-en-openingstijden",
    "contacts.hubpage": "hubs-en-openingstijden",
    "contacts.personpage": "wie-is-wie",
    "contacts.rolepage": "wie-is-wie",
    "districts.advicepage": "budget-afspraken-en-regelingen",
    "districts.budgetpage": "budget-afspraken-en-regelingen",
    "districts.consultationpage": "budget-afspraken-en-regelingen",
    "districts.dealpage": "budget-afspraken-en-regelingen",
    "districts.districtindexpage": "buurten-cijfers-kaart-en-postcodes",
    "districts.districtpage": "buurten-cijfers-kaart-en-postcodes",
    "districts.initiativepage": "budget-afspraken-en-regelingen",
    "districts.peoplepage": "wie-is-wie",
    "districts.projectpage": "budget-afspraken-en-regelingen",
    "home.agendapage": "nieuws-en-agenda",
    "home.alertpage": "meldingen",
    "home.eventpage": "nieuws-en-agenda",
    "home.homepage": "de-startpagina",
    "home.newsindexpage": "nieuws-en-agenda",
    "home.newspage": "nieuws-en-agenda",
}


@dataclass(frozen=True, slots=True)
class Manual:
    """The manual as HTML, and its chapters: level, name for links, heading."""

    html: SafeString
    chapters: tuple[tuple[int, str, str], ...]


def screen(request: HttpRequest) -> HttpResponse:
    """Show the manual; from another screen (`?scherm=`) at the chapter about that one."""
    if path := request.GET.get("scherm", ""):
        chapter = chapter_of(path, request.user)
        return redirect(f"{reverse('manual')}#{chapter}")
    made = manual()
    context = {
        "title": _("Manual"),
        "contents": _("Contents"),
        "chapters": [(level, f"#{name}", heading) for level, name, heading in made.chapters],
        "manual": made.html,
    }
    return render(request, "home_cms/manual.html", context)


def chapter_of(path: str, user: Any) -> str:
    """Return the chapter about the screen at an address of the CMS."""
    try:
        match = resolve(urlsplit(path).path)
    except (Resolver404, ValueError):
        return CHAPTERS[""]
    if chapter := CHAPTERS_OF_TYPES.get(_type_of(match, user), ""):
        return chapter
    name = match.view_name or ""
    return CHAPTERS[max((each for each in CHAPTERS if name.startswith(each)), key=len)]


def _type_of(match: ResolverMatch, user: Any) -> str:
    """Return the type of page that a screen edits or makes; "" for another screen, and a page of others."""
    given = match.kwargs
    if match.view_name == "wagtailadmin_pages:add":
        return f"{given['content_type_app_name']}.{given['content_type_model_name']}"
    if match.view_name != "wagtailadmin_pages:edit":
        return ""
    page = Acting(user).narrow(Page.objects.filter(pk=given["page_id"])).first()
    if page is None:
        return ""
    kind = page.cached_content_type
    return f"{kind.app_label}.{kind.model}"


@functools.cache
def manual() -> Manual:
    """Return the manual, read once."""
    text = (settings.MANUAL_FILE).read_text(encoding="utf-8")
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(text)
    chapters = []
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = tokens[number + 1].content
            token.attrs["id"] = anchor(heading)
            if token.tag != "h1":
                chapters.append((int(token.tag[1]), anchor(heading), heading))
        elif token.type == "inline":
            token.children = _without_files(token.children or [])
    # Written by ourselves, and made without HTML of its own.
    html = mark_safe(reader.renderer.render(tokens[_after_title(tokens) :], reader.options, {}))  # noqa: S308
    return Manual(html, tuple(chapters))


def anchor(heading: str) -> str:
    """Return the name of a heading for links, as the place where the sources stand makes it."""
    plain = re.sub(r"[^\w\- ]", "", heading.replace("`", "").casefold())
    return plain.strip().replace(" ", "-")


def _after_title(tokens: list[Token]) -> int:
    """Return where the text begins: the title stands above it already."""
    return 3 if tokens and tokens[0].tag == "h1" else 0


def _without_files(tokens: list[Token]) -> list[Token]:
    """Leave out links to other files: in the CMS there is only this one."""
    found, outside = [], False
    for token in tokens:
        if token.type == "link_open":
            outside = not str(token.attrs.get("href", "")).startswith("#")
            if outside:
                continue
        elif token.type == "link_close" and outside:
            outside = False
            continue
        found.append(token)
    return found


class ManualMenuItem(MenuItem):
    """The manual in the menu of help, at the chapter of the screen that is open."""

    def render_component(self, request: HttpRequest) -> Any:
        """Return the item with the address for this screen."""
        component = super().render_component(request)
        component.url = f"{self.url}?{urlencode({'scherm': request.path})}"
        return component


def menu_item() -> MenuItem:
    """Put the manual into the menu of help."""
    return ManualMenuItem(
        gettext_lazy("Manual"), reverse("manual"), name="manual", icon_name="help", order=10
    )


def address_item() -> MenuItem:
    """Put the way from the website into the menu of help."""
    return MenuItem(
        gettext_lazy("From the website to the editor"),
        reverse("edit_by_address"),
        name="edit-by-address",
        icon_name="edit",
        order=20,
    )
