"""The screen that says what would be taken back, and does so."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from publishing.cms.following import GONE, SAVED, follow, follow_sites
from publishing.cms.rights import sites_of
from publishing.cms.undoing import pages, records
from publishing.cms.undoing.undo import Undo
from publishing.models import Publication
from publishing.runtime.triggers import on_commit


def undo(request: HttpRequest, pk: int, cause: str) -> HttpResponse:
    """Show what would be taken back, and do so when it is sent."""
    sites = [each.pk for each in sites_of(request.user)]
    publication = get_object_or_404(Publication, pk=pk, site__in=sites)
    found = undo_of(publication, cause, request.user)
    if request.method == "POST":
        if not found.problem:
            found = _taken_back(publication, cause, request.user, found)
        if not found.problem:
            on_commit()
            _follow(request, found)
            return redirect("publishing:publications")
        messages.error(request, found.problem)
    context = {
        "title": _("Undo a change"),
        "problem": found.problem,
        "words": found.words,
        "submit": _("Undo this change"),
        "back": _("Back"),
        "back_url": reverse("publishing:publication", args=[pk]),
        "history": _("History of the page"),
        "history_url": reverse("wagtailadmin_pages:history", args=[found.page.pk])
        if found.page
        else "",
    }
    return render(request, "publishing/undo.html", context)


def undo_of(publication: Publication, cause: str, user: Any) -> Undo:
    """Return what a change of a publication would be taken back to.

    Raises Http404 for what is no change of this site, PermissionDenied for who may not make it.
    """
    known = next((each for each in publication.causes if each.get("id") == cause), None)
    if known is None:
        raise Http404
    of = pages.undo_of_page if known.get("page") else records.undo_of_record
    return of(publication, known, user)


def _taken_back(publication: Publication, cause: str, user: Any, found: Undo) -> Undo:
    """Look again while nobody else changes it, and take it back."""
    try:
        with transaction.atomic():
            if found.page is not None:
                pages.hold(found.page)
            else:
                records.hold(cause)
            found = undo_of(publication, cause, user)
            if found.take_back is not None and not found.problem:
                found.take_back()
    except ValidationError as error:
        words = _("The version of before does not fit any more: %(words)s")
        problem = words % {"words": " ".join(error.messages)}
        return Undo(found.title, problem=problem, page=found.page)
    return found


def _follow(request: HttpRequest, found: Undo) -> None:
    if found.page is None:
        follow_sites(request, found.done)
        return
    found.page.refresh_from_db()
    follow(request, page=found.page, said=found.done, kind=SAVED if found.page.live else GONE)
