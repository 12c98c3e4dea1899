"""The panel in the editor of a hub that shows what its hours mean, while they are filled in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail.admin.panels import Panel

#: Words of its template.
WORDS = (gettext_noop("The coming four weeks, day by day"),)
#: What makes the preview of a hub: the models name this panel, and what it shows stands on the models.
PREVIEWS: list[Callable[[Any], Any]] = []


class HoursPreviewPanel(Panel):
    """Sentences and four weeks of days; a script asks for them again after a change."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one hub."""

        def render_html(self, parent_context: dict[str, Any] | None = None) -> SafeString:
            if not self.instance.pk:
                return format_html("<p>{}</p>", _("Save the page to see what its hours mean."))
            # Whoever answers at this address has said how to show it.
            address = reverse("hours:preview", args=[self.instance.pk])
            [previewed] = PREVIEWS
            shown = render_to_string(
                "hours_cms/preview.html", {"preview": previewed(self.instance)}
            )
            return format_html(
                '<div data-hours-preview="{}" aria-live="polite">{}</div>'
                '<p><a href="{}">{}</a></p>',
                address,
                shown,
                f"{reverse('hours:copy')}?targets={self.instance.pk}",
                _("Copy the hours of another hub"),
            )
