"""Where a chooser of pages begins, and of which municipality each page in it is.

Wagtail begins at what all pages of a kind have above them: with two municipalities that is the root.
Ours begins near the page that is being edited: its district, else its municipality.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import chooser
from wagtail.models import Page, Site

from core.border.acting import Acting
from core.trees import HOME_PATH

if TYPE_CHECKING:
    from django.http import HttpRequest

#: The number of a page in the address of its editor, or of the page above a new one.
NUMBER = re.compile(r"/pages/(?:(\d+)/|add/\w+/\w+/(\d+)/)")


class MunicipalityColumn(Column):
    """The municipality that a page belongs to."""

    def __init__(self) -> None:
        super().__init__("municipality", label=gettext_lazy("municipality"), width="15%")
        self._titles: dict[str, str] = {}

    def get_value(self, instance: Any) -> str:
        """Return the title of the start page above."""
        if not self._titles:
            homes = Page.objects.filter(depth=2).values_list("path", "title")
            self._titles = dict(homes) | {"": ""}
        return self._titles.get(instance.path[:HOME_PATH], "")


def with_municipality(columns: property) -> property:
    """Put the municipality behind the title."""

    def getter(view: Any) -> list[Any]:
        found = list(columns.fget(view))  # type: ignore[misc]
        place = next((n for n, each in enumerate(found) if each.name == "title"), 0) + 1
        return [*found[:place], MunicipalityColumn(), *found[place:]]

    return property(getter)


def near(get: Callable[..., Any]) -> Callable[..., Any]:
    """Begin near the page that is edited where no place is asked for."""

    @functools.wraps(get)
    def wrapped(view: Any, request: HttpRequest, parent_page_id: int | None = None) -> Any:
        if parent_page_id is None and not request.GET.get("can_choose_root"):
            parent_page_id = beginning(request)
        return get(view, request, parent_page_id)

    return wrapped


def beginning(request: HttpRequest) -> int | None:
    """Return the page to begin at: the nearest one above the edited page with pages of the kind."""
    acting = Acting(request.user)
    here = _edited(request, acting) or _home(acting)
    if here is None:
        return None
    try:
        kinds = chooser.page_models_from_string(request.GET.get("page_type") or "wagtailcore.page")
    except (ValueError, LookupError):
        # Wagtail answers to a kind that does not exist.
        return None
    length = len(here.path)
    for end in range(length - Page.steplen, HOME_PATH - 1, -Page.steplen):
        below = Page.objects.filter(path__startswith=here.path[:end], depth__gt=end // Page.steplen)
        if kinds != (Page,) and not below.type(*kinds).exclude(pk=here.pk).exists():
            continue
        if kinds == (Page,) and end > HOME_PATH:
            continue
        return _number(here.path[:end])
    return _number(here.path[:HOME_PATH])


def _number(path: str) -> int | None:
    found: int | None = Page.objects.filter(path=path).values_list("pk", flat=True).first()
    return found


def _edited(request: HttpRequest, acting: Acting) -> Page | None:
    match = NUMBER.search(urlsplit(request.headers.get("Referer", "")).path)
    if match is None or len(match[1] or match[2]) > 12:
        return None
    page = Page.objects.filter(pk=int(match[1] or match[2]), depth__gte=2).first()
    return page if page is not None and acting.may_see(page) else None


def _home(acting: Acting) -> Page | None:
    roots = [site.root_page for site in Site.objects.select_related("root_page").order_by("pk")]
    return next((page for page in roots if page.depth >= 2 and acting.may_see(page)), None)


def install() -> None:
    """Take the place of what Wagtail's chooser does."""
    for view in (chooser.BrowseView, chooser.SearchView):
        view.columns = with_municipality(view.columns)
    chooser.BrowseView.get = near(chooser.BrowseView.get)
