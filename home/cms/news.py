"""The large button “news”: to the form of a news item, or first the question of which municipality."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from core.cms.dashboard.shortcuts import shortcut
from home.cms.places import places_for
from home.models import NewsPage


def news_places(user: Any) -> list[Page]:
    """Return where somebody puts news: into the news of a municipality, else into their districts."""
    return places_for(user, NewsPage, ("home.newsindexpage",)) or places_for(
        user, NewsPage, ("districts.districtpage",)
    )


@shortcut(
    "news",
    gettext_lazy("News"),
    gettext_lazy("A message with a picture, for some districts or for all."),
    "doc-full-inverse",
    30,
)
def news_button(user: Any) -> str:
    """Return the form where there is one place, else the question of where."""
    places = news_places(user)
    if len(places) == 1:
        return add_url(places[0])
    return reverse("new_news") if places else ""


def add_url(place: Page) -> str:
    """Return the form of a news item at a place."""
    return reverse("wagtailadmin_pages:add", args=["home", "newspage", place.pk])


def where(request: HttpRequest) -> HttpResponse:
    """Ask where the news item is to stand."""
    places = news_places(request.user)
    if not places:
        raise PermissionDenied
    if len(places) == 1:
        return redirect(add_url(places[0]))
    above = Page.objects.in_bulk(
        [page.pk for page in (each.get_parent() for each in places) if page]
    )
    context = {
        "title": _("News"),
        "question": _("For which municipality or district?"),
        "rows": [
            {"title": _place_name(each, above.values()), "url": add_url(each)} for each in places
        ],
    }
    return render(request, "home_cms/where.html", context)


def _place_name(place: Page, above: Any) -> str:
    parent = next((each for each in above if place.is_child_of(each)), None)
    names = (parent.title, place.title) if parent is not None else (place.title,)
    return ": ".join(names)
