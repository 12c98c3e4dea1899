"""Large buttons on the dashboard for what editors do most. Each app hands in its own.

A button is shown to whom it leads somewhere: the function behind it gives the address, or "".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

#: Gives the address for a user; "" for who cannot do it.
Leads = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A button: its words, what it is for, and where it leads somebody."""

    label: str | Promise
    explanation: str | Promise
    icon: str
    order: int
    leads: Leads
    #: A link below the large buttons: for what is done now and then.
    is_small: bool = False


SHORTCUTS: dict[str, Shortcut] = {}


def shortcut(
    name: str,
    label: str | Promise,
    explanation: str | Promise,
    icon: str,
    order: int,
    *,
    is_small: bool = False,
) -> Callable[[Leads], Leads]:
    """Register a button under a name. Usable as a decorator of the function that gives its address."""

    def register(leads: Leads) -> Leads:
        SHORTCUTS[name] = Shortcut(label, explanation, icon, order, leads, is_small)
        return leads

    return register


class ShortcutsPanel(Component):
    """The buttons of the user, above all else."""

    name = "shortcuts"
    template_name = "dashboard/shortcuts.html"
    order = 10

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Return the large buttons that lead the user somewhere."""
        return self._rows(is_small=False)

    @cached_property
    def small(self) -> list[dict[str, Any]]:
        """Return the links that lead the user somewhere."""
        return self._rows(is_small=True)

    def _rows(self, *, is_small: bool) -> list[dict[str, Any]]:
        several = (each for each in SHORTCUTS.values() if each.is_small == is_small)
        ordered = sorted(several, key=lambda each: each.order)
        return [
            {
                "label": each.label,
                "explanation": each.explanation,
                "icon": each.icon,
                "url": url,
            }
            for each in ordered
            if (url := each.leads(self.user))
        ]

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the words and the buttons."""
        return {
            "rows": self.rows,
            "small": self.small,
            "shortcuts_heading": _("What do you want to do?"),
        }
