"""Beside the page editor: hints for plain Dutch. It saves nothing and stops nobody from saving."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page

from core.languages import SOURCE_LANGUAGE
from core.models import PlainWord
from publishing.content.drafts import site_of
from publishing.content.languages import language
from translations.readability import LONG, PLAIN, hints


@require_POST
def readability(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the hints for the texts of a form, for who may write the page or one below it."""
    page = get_object_or_404(Page, pk=pk)
    rights = page.permissions_for_user(request.user)
    if not (rights.can_edit() or rights.can_add_subpage()):
        raise PermissionDenied
    if language(page.locale.language_code).base != SOURCE_LANGUAGE:
        return HttpResponse(status=204)
    site = site_of(page)
    own = PlainWord.objects.filter(settings__site=site) if site else PlainWord.objects.none()
    words = own.values_list("word", "plainer")
    found = hints(request.POST.getlist("text"), dict(words))
    context = {
        "found": found,
        "heading": _("Plain Dutch (B1)"),
        "honest": _("A hint, counted by a machine: it does not know what you mean. You decide."),
        "score": _("Score %(score)d (Flesch-Douma); %(plain)d or more is usually plain.")
        % {"score": found.score, "plain": PLAIN}
        if found.score is not None
        else _("Too little text for a score."),
        "long": _("Sentences of more than %(number)d words") % {"number": LONG},
        "jargon": _("Hard words, and a plainer one"),
        "fading": _("Words that mean another day later: write the day itself"),
        "fine": _("No long sentences or hard words found."),
    }
    return render(request, "translations_cms/readability.html", context)
