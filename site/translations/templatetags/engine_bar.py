"""What the editor of wagtail-localize is given by us: the way to the approver, and to the desk."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.models import Locale

from core.languages import SOURCE_LANGUAGE

register = template.Library()


def source_name() -> str:
    """Return what wagtail-localize calls the language of the sources."""
    return str(Locale.objects.get(language_code=SOURCE_LANGUAGE).get_display_name())


@register.inclusion_tag("translations_cms/engine_bar.html", takes_context=True)
def engine_bar(context: Any, page: Any, language: str) -> dict[str, Any]:
    """Show a button that sends the draft of a page for approval, and a link to the desk."""
    # What its script writes above the texts, in English whatever the CMS is read in.
    names = {"source": source_name(), "language": page.locale.get_display_name()}
    desk = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return {
        "csrf_token": context["csrf_token"],
        "desk": f"{desk}?{urlencode({'select_locale': language})}",
        "english": f"{names['source']} to {names['language']} translation",
        "heading": _("From %(source)s into %(language)s") % names,
        "words": {
            "draft": _("What you write here is saved as a draft at once."),
            "submit": _("Send for approval"),
            "desk": _("Open it on the desk"),
        },
    }
