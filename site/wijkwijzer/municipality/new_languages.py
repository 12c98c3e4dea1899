"""A language that is ticked in the settings of a municipality is there, and complete, by that alone."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Site

from core.languages import SOURCE_LANGUAGE
from core.models import MunicipalitySettings
from core.municipality import served_languages
from core.permissions import homes
from home.models import HomePage
from publishing.content.languages import language
from wijkwijzer.municipality.details import Details, DetailsError
from wijkwijzer.municipality.make import add_languages

Save = Callable[..., Any]


def missing_languages(site: Site) -> tuple[str, ...]:
    """Return the languages that a municipality serves and has no start page in."""
    home = site.root_page
    if home is None or not HomePage.objects.filter(pk=home.pk).exists():
        return ()
    there = {each.locale.language_code for each in homes(site)}
    return tuple(
        code for code in served_languages(site.pk) if code not in there and code != SOURCE_LANGUAGE
    )


def complete_new_languages(save_instance: Save) -> Save:
    """Let the screen of the settings make the pages of a language that was ticked just now."""

    @functools.wraps(save_instance)
    def wrapped(view: Any) -> Any:
        saved = save_instance(view)
        if isinstance(saved, MunicipalitySettings):
            _complete(view.request, saved)
        return saved

    return wrapped


def _complete(request: Any, stored: MunicipalitySettings) -> None:
    site = Site.objects.select_related("root_page").get(pk=stored.site_id)
    new = missing_languages(site)
    if not new:
        return
    try:
        made = add_languages(Details(host=site.hostname, languages=new))
    except DetailsError as error:
        for each in error.args:
            messages.error(request, str(each))
        return
    names = ", ".join(language(code).name for code in new)
    words = _("%(languages)s: %(number)d things made, among which the pages that every site has.")
    messages.success(request, words % {"languages": names, "number": len(made.made)})
