"""Saving one text of the desk, and showing the newest draft as residents would see it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.clickjacking import xframe_options_sameorigin

from core.from_outside import whole_number
from publishing.content.languages import language as language_of
from translations.cms.desk import state_words
from translations.cms.editor_form import PiecesForm
from translations.cms.editor_rows import editor_words
from translations.cms.rights import Desk, desk_for, place_of, source_for
from translations.drafts import MeanwhileError, save_draft, translation_of
from translations.glossary.terms import advice, glossary_of
from translations.state import state_of


class TextView(View):
    """Saves what stands in one field as a draft; the newest draft of the same person takes it all in."""

    def post(self, request: HttpRequest, site_id: int, language: str, pk: int) -> HttpResponse:
        """Save, and say how the text stands now; 409 when somebody else saved, 422 for what is wrong."""
        desk, source, translation = _found(request.user, site_id, language, pk)
        state = state_of(source, language, translation)
        number = whole_number(request.POST.get("number", ""))
        if number is None or number >= len(state.pieces):
            return _refused(_("That text is not on the page any more."), 409)
        form = PiecesForm(state, language, request.POST)
        if not form.is_valid():
            errors = [*form.errors.get(f"text_{number}", []), *form.non_field_errors()]
            return _refused(" ".join(map(str, errors)), 422)
        key = state.pieces[number].key
        texts = {name: text for name, text in form.new_texts.items() if name == key}
        if texts:
            try:
                translation = _save(request, source, language, texts, form)
            except ValidationError as error:
                return _refused(" ".join(error.messages), 422)
            if translation is None:
                words = _("Somebody else saved this page meanwhile. What you wrote is still here.")
                return _refused(words, 409)
        after = state_of(source, language, translation)
        piece = next(each for each in after.pieces if each.key == key)
        terms = advice(glossary_of(desk.site, language), piece.new, piece.translation or "")
        shown = {
            "terms": terms,
            "words": editor_words(),
            "language": language,
            "direction": language_of(language).direction,
        }
        return JsonResponse(
            {
                "version": str(getattr(translation, "latest_revision_id", None) or ""),
                "code": piece.state,
                "state": state_words()[piece.state],
                "percent": after.percentage,
                "terms": render_to_string("translations_cms/terms.html", shown),
            }
        )


def _save(
    request: HttpRequest, source: Any, language: str, texts: dict[str, str], form: PiecesForm
) -> Any | None:
    """Save the texts; None when the newest version is not the one that the screen shows."""
    sent = whole_number(request.POST.get("version", "")) or 0
    unread = form.unread & texts.keys()
    try:
        save_draft(source, language, texts, request.user, machine=unread, going_on=True, since=sent)
    except MeanwhileError:
        return None
    return translation_of(source, language)


@xframe_options_sameorigin
def preview(request: HttpRequest, site_id: int, language: str, pk: int) -> HttpResponse:
    """Show the newest draft of a translation as residents would see it."""
    _desk, _source, translation = _found(request.user, site_id, language, pk)
    if translation is None:
        return HttpResponse(render_to_string("translations_cms/no_preview.html", {
            "words": _("There is nothing to show yet: translate the title first."),
        }))  # fmt: skip
    response: HttpResponse = translation.serve_preview(request, "")
    return response


def _found(user: Any, site_id: int, language: str, pk: int) -> tuple[Desk, Any, Any | None]:
    """Return a desk, a page in Dutch and its translation. Raises PermissionDenied and Http404."""
    desk = desk_for(user, site_id, language)
    source = source_for(desk, pk)
    translation = translation_of(source, language)
    place = place_of(source, translation, language)
    if place and not desk.may_write(place):
        raise PermissionDenied
    return desk, source, translation


def _refused(words: str, status: int) -> JsonResponse:
    return JsonResponse({"error": words}, status=status)
