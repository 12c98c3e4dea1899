"""Who made the picture of a page: shown beside it, asked where it is missing."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel


class CreditPanel(Panel):
    """The name of the maker, with the way to where it is filled in."""

    class BoundPanel(Panel.BoundPanel):
        """The name for one page."""

        def is_shown(self) -> bool:
            """Return whether the form asks for a picture: that of a translation is its source's."""
            return self.form is not None and "picture" in self.form.fields

        def render_html(self, parent_context: dict[str, Any] | None = None) -> SafeString:
            picture = getattr(self.instance, "picture", None)
            if picture is None:
                words = _("Who made the picture is asked where you upload it.")
                return format_html('<p class="help">{}</p>', words)
            words = (
                _("Shown below the picture: %(credit)s.") % {"credit": picture.credit}
                if picture.credit
                else _("Nobody is named as the maker of this picture.")
            )
            address = reverse("wagtailimages:edit", args=[picture.pk])
            link = _("Change the maker or what must stay in sight")
            return format_html(
                '<p class="help">{} <a href="{}" target="_blank">{}</a></p>', words, address, link
            )
