"""What the editor of wagtail-localize is given by us: the way to the approver, and to the desk."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

register = template.Library()


@register.inclusion_tag("translations_cms/engine_bar.html", takes_context=True)
def engine_bar(context: Any, page: Any, language: str) -> dict[str, Any]:
    """Show a button that sends the draft of a page for approval, and a link to the desk."""
    desk = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return {
        "csrf_token": context["csrf_token"],
        "desk": f"{desk}?{urlencode({'select_locale': language})}",
        "words": {
            "draft": _("What you write here is saved as a draft at once."),
            "submit": _("Send for approval"),
            "desk": _("Open it on the desk"),
        },
    }
