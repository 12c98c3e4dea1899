"""The panel “Controles” of the page editor: axe looks at the preview, with our own rule for pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

if TYPE_CHECKING:
    from django.http import HttpRequest


class PageChecks(ContentCheckerItem):
    """What is looked at, and the words for it. What stands around the text is not the editor's."""

    # axe has no rule for a picture that is kept silent on purpose: the page of a figure shows it.
    SILENT = "silent-picture"
    axe_include = ["main"]
    axe_run_only = [*ContentCheckerItem.axe_run_only, "image-alt", "color-contrast", SILENT]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        {
            "id": SILENT,
            "impact": "serious",
            "selector": "figure img[alt='']",
            "tags": ["wcag2a", "wcag111"],
            "any": ["non-empty-alt"],
            "enabled": True,
        },
    ]
    # Milliseconds that the preview may take to answer and to be looked at. Longer than half a second, which is what axe
    # waits for an answer: a slow machine would be told that there are no faults. Shorter than its minute: a preview
    # that a newer one replaced meanwhile never answers.
    PING_WAIT = 5_000
    FRAME_WAIT = 20_000
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "image-alt": {
            "error_name": _("A picture has no alternative text"),
            "help_text": _("Write what there is to see, for who cannot see it."),
        },
        SILENT: {
            "error_name": _("A picture has no alternative text"),
            "help_text": _("Write what there is to see, for who cannot see it."),
        },
        "color-contrast": {
            "error_name": _("Text is hard to read on its background"),
            "help_text": _("Tell the administrator: the colours of the website are to be changed."),
        },
    }

    def get_axe_options(self, request: HttpRequest) -> dict[str, Any]:
        """Return the options of ``axe.run``, with the time that a preview has."""
        return {
            **super().get_axe_options(request),
            "pingWaitTime": self.PING_WAIT,
            "frameWaitTime": self.FRAME_WAIT,
        }


def own_checks(_request: HttpRequest, items: list[Any], _page: Any) -> None:
    """Put our checks in the place of Wagtail's."""
    items[:] = [
        PageChecks(in_editor=each.in_editor) if isinstance(each, ContentCheckerItem) else each
        for each in items
    ]
