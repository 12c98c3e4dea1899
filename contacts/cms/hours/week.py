"""The panel of opening hours as a week: a row for each day, with its periods beside each other.

What is stored are periods; which row and which part (the usual week, a season, a service) each stands in
says the script `cms-week.js`, from the fields themselves. Without it they stand below each other.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from contacts.models.hours_choices import Weekday
from core.forms.folded_panels import FoldedInlinePanel


class WeekPanel(FoldedInlinePanel):
    """The periods of a hub, a row for each day of the week."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("classname", "")
        super().__init__(*args, **kwargs)

    class BoundPanel(FoldedInlinePanel.BoundPanel):
        """The week of one hub."""

        template_name = "hours_cms/week_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Return what the script says in Dutch."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["is_week"] = True
            context["week_words"] = f"{self.formset.prefix}-words"
            context["words"] = {
                "days": [str(day.label) for day in Weekday],
                "usual": _("The usual week"),
                "season": _("Season"),
                "yearly": _("each year"),
                "since": _("as of"),
                "until": _("up to and including"),
                "only": _("Only for"),
                "add": _("Add a time"),
                "copy": _("Copy to …"),
                "weekdays": _("Monday to Friday"),
                "all": _("all days"),
                "closed": _("closed"),
                "split": _("Split: with a break"),
                "whole": _("24 hours"),
                "newSeason": _("Add a season"),
                "newSeasonHelp": _("It begins as a copy of the usual week."),
                "first": _("first day"),
                "last": _("last day"),
                "needed": _(
                    "Fill in the first and the last day of the season, for example 1-7-2026."
                ),
                "newService": _("Hours of a service only"),
                "delete": _("Delete"),
            }
            return context

        telepath_adapter_name = "wagtail.panels.InlinePanel"
