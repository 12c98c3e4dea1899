"""The screen “To do” of the CMS, and its panel on the dashboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from core.cms.findings import to_do
from publishing.cms.rights import sites_of


def screen(request: HttpRequest) -> HttpResponse:
    """Show all there is to do on the pages of the user."""
    groups = [
        {"code": group.code, "heading": group.heading, "rows": found}
        for group, found in to_do(request.user, timezone.localtime())
    ]
    context = {
        "title": _("To do"),
        "groups": groups,
        "explain": _(
            "What is not right, or will not be soon, on the pages that you may edit. Each line leads to "
            "the screen on which you can mend it."
        ),
        "none": _("Nothing to do."),
        "mend": _("Mend"),
    }
    return render(request, "todo/screen.html", context)


class TodoPanel(Component):
    """On the dashboard: how much there is to do, by kind."""

    name = "to_do"
    template_name = "todo/panel.html"
    order = 30

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def rows(self) -> list[tuple[str, str, int]]:
        """Return heading, address and number of each kind."""
        url = reverse("to_do")
        return [
            (str(group.heading), f"{url}#{group.code}", len(found))
            for group, found in to_do(self.user, timezone.localtime())
            if found
        ]

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the words and the rows."""
        return {
            "rows": self.rows,
            "shown": bool(self.rows or sites_of(self.user)),
            "todo_heading": _("To do"),
            "todo_none": _("Nothing to do."),
        }


class TodoMenuItem(MenuItem):
    """The screen, for who edits something."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user works for a municipality."""
        return bool(sites_of(request.user))


def menu_item() -> MenuItem:
    """Put the screen into the menu."""
    return TodoMenuItem(
        gettext_lazy("To do"), reverse("to_do"), name="to-do", icon_name="list-ul", order=150
    )


def urls() -> list[URLPattern | URLResolver]:
    """Return the address of the screen."""
    return [path("te-doen/", screen, name="to_do")]


def show_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Put the panel on the dashboard."""
    panels.append(TodoPanel(request.user))
