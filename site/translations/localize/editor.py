"""The editor of wagtail-localize: what it sends is checked as on our desk, and becomes a draft at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from rest_framework.authentication import SessionAuthentication
from rest_framework.decorators import api_view, authentication_classes, permission_classes
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    SourceDeletedError,
    StringSegment,
    StringTranslation,
    Translation,
)
from wagtail_localize.views import edit_translation as upstream
from wagtail_localize.views.edit_translation import (
    SegmentOverrideSerializer,
    StringTranslationSerializer,
)

from translations.localize.door import enter
from translations.localize.machines import MachineError, fill
from translations.localize.rights import reached
from translations.localize.telling import enter_and_tell
from translations.localize.uploads import read_in
from translations.po.reader import MAX_BYTES, PoError
from translations.po.validation import UNSEEN
from translations.release.waiting import is_waiting

if TYPE_CHECKING:
    from django.http import HttpRequest

#: As they were before ours stood in their place.
_screen, _preview = upstream.edit_translation, upstream.preview_translation
_download, _stop = upstream.download_pofile, upstream.stop_translation
#: Refused texts that one message names.
NAMED = 10


def edit_translation(request: HttpRequest, translation: Translation, instance: Any) -> Any:
    """Show the editor of a page; let in what is translated when its button is pressed.

    A record whose Dutch page is gone gives the page editor: None.
    """
    if request.method == "POST":
        outcome = enter_and_tell(
            request, translation, publish=request.POST.get("action") == "publish"
        )
        if outcome is not None and request.POST.get("action") == "submit":
            _send(request, outcome.page)
        return redirect(request.path)
    try:
        return _screen(request, translation, instance)
    except (ObjectDoesNotExist, SourceDeletedError, IndexError):
        translation.enabled = False
        translation.save(update_fields=["enabled"])
        messages.warning(request, _("The Dutch page is gone."))
        return None


def _send(request: HttpRequest, page: Any) -> None:
    workflow = page.get_workflow()
    if workflow and not page.workflow_in_progress and not is_waiting(page):
        workflow.start(page, request.user)
        messages.success(request, _("Sent for approval."))


def _refused(reason: str) -> Response:
    return Response({"detail": reason}, status=400)


def _edit_string(request: Any, translation_id: int, string_segment_id: int) -> Response:
    """Keep the translation of one string, and write the draft with it; or forget it."""
    translation, _page = reached(request.user, translation_id)
    segment = get_object_or_404(
        StringSegment.objects.select_related("context"), pk=string_segment_id
    )
    if segment.context.object_id != translation.source.object_id:
        raise Http404
    place = {
        "translation_of_id": segment.string_id,
        "locale_id": translation.target_locale_id,
        "context_id": segment.context_id,
    }
    context = {"translation_source": translation.source}
    if request.method == "DELETE":
        found = StringTranslation.objects.filter(**place).first()
        if found is None:
            return Response(status=404)
        answer = StringTranslationSerializer(found, context=context).data
        found.delete()
        return Response(answer)
    text = request.POST.get("value")
    if text is None:
        return _refused(_("There is no text in what was sent."))
    if UNSEEN.search(text):
        return _refused(_("It has characters that nobody sees."))
    values = {
        "data": text,
        "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
        "tool_name": "",
        "last_translated_by": request.user,
        "has_error": False,
        "field_error": "",
    }
    try:
        with transaction.atomic():
            kept, created = StringTranslation.objects.update_or_create(**place, defaults=values)
            enter(translation.source, translation.target_locale, request.user, going_on=True)
    except ValidationError as error:
        return _refused(" ".join(error.messages))
    kept.refresh_from_db()
    return Response(
        StringTranslationSerializer(kept, context=context).data, status=201 if created else 200
    )


def _edit_override(request: Any, translation_id: int, overridable_segment_id: int) -> Response:
    """Keep an address, file or page of the language's own in the draft; or take that of the Dutch page."""
    translation, _page = reached(request.user, translation_id)
    segment = get_object_or_404(
        OverridableSegment.objects.select_related("context"), pk=overridable_segment_id
    )
    if segment.context.object_id != translation.source.object_id:
        raise Http404
    place = {"locale_id": translation.target_locale_id, "context_id": segment.context_id}
    context = {"translation_source": translation.source}
    before = SegmentOverride.objects.filter(**place).first()
    if request.method == "DELETE":
        if before is None:
            return Response(status=404)
        value = segment.data
    else:
        value = request.POST.get("value")
    if value is None:
        return _refused(_("There is no text in what was sent."))
    try:
        with transaction.atomic():
            chosen = {segment.context.path: value}
            enter(
                translation.source,
                translation.target_locale,
                request.user,
                going_on=True,
                chosen=chosen,
            )
            kept = SegmentOverride.objects.filter(**place).first()
            if kept is None and str(value) != str(segment.data):
                raise ValidationError(_("Translate the texts of this block first."))
    except ValidationError as error:
        return _refused(" ".join(error.messages))
    shown = kept or before or SegmentOverride(**place, data_json=segment.data_json)
    answer = SegmentOverrideSerializer(shown, context=context).data
    return Response(answer, status=200 if before else 201)


def preview_translation(request: HttpRequest, translation_id: int, mode: str | None = None) -> Any:
    """Show the page with what is translated, Dutch where nothing is yet."""
    reached(request.user, translation_id)
    return _preview(request, translation_id, mode)


def download_pofile(request: HttpRequest, translation_id: int) -> Any:
    """Return the PO file of one page."""
    reached(request.user, translation_id)
    return _download(request, translation_id)


@require_POST
def upload_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Read the PO file of one page in, with the limits of our desk; what fits becomes a draft."""
    translation, _page = reached(request.user, translation_id)
    file = request.FILES.get("file")
    try:
        if file is None:
            raise PoError(_("Choose a PO file first."))
        if (file.size or 0) > MAX_BYTES:
            words = _("The file is %(size)d kB; %(allowed)d kB are allowed.")
            sizes = {"size": (file.size or 0) // 1024, "allowed": MAX_BYTES // 1024}
            raise PoError(words % sizes)
        count, rejected = read_in(file.read(), translation, request.user)
    except PoError as error:
        messages.error(request, str(error))
        return _back(request)
    messages.info(request, _("Read in: %(count)d new translations.") % {"count": count})
    for name, reason in rejected[:NAMED]:
        messages.warning(request, f"{name}: {reason}")
    if len(rejected) > NAMED:
        words = _("%(count)d more texts were not taken over.")
        messages.warning(request, words % {"count": len(rejected) - NAMED})
    enter_and_tell(request, translation)
    return _back(request)


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Let the machine translate what has no translation, as a draft; marked until somebody has read it."""
    translation, _page = reached(request.user, translation_id)
    try:
        name = fill(translation, request.user)
    except MachineError as error:
        messages.error(request, str(error))
        return _back(request)
    if name:
        words = _("Translated with %(machine)s. Read it before you publish it.")
        messages.success(request, words % {"machine": name})
        enter_and_tell(request, translation)
    else:
        messages.warning(request, _("There isn't anything left to translate."))
    return _back(request)


@require_POST
def stop_translation(request: HttpRequest, translation_id: int) -> Any:
    """Hand the page back to the page editor."""
    reached(request.user, translation_id)
    return _stop(request, translation_id)


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def _sent_by_script(view: Any) -> Any:
    """Let the script of the editor send to a view: by PUT and DELETE, from who is logged in."""
    decorated = authentication_classes([SessionAuthentication])(view)
    return api_view(["PUT", "DELETE"])(permission_classes([IsAuthenticated])(decorated))


#: All that stands in the place of something of `wagtail_localize.views.edit_translation`, by its name.
OURS: dict[str, Any] = {
    "edit_translation": edit_translation,
    "edit_string_translation": _sent_by_script(_edit_string),
    "edit_override": _sent_by_script(_edit_override),
    "preview_translation": preview_translation,
    "download_pofile": download_pofile,
    "upload_pofile": upload_pofile,
    "machine_translate": machine_translate,
    "stop_translation": stop_translation,
}
