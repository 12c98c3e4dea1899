"""Taking back what somebody put online: a new version that restores the one of before.

Nothing is thrown away: the history of the page keeps all versions. What was changed after that is not
undone with it: then the page says so, and somebody chooses a version themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, PageLogEntry, Revision

from publishing.cms.following import follow
from publishing.cms.rights import sites_of
from publishing.cms.start_pages import start_pages
from publishing.cms.state import shown
from publishing.models import Publication
from publishing.runtime.triggers import on_commit


@dataclass(frozen=True, slots=True)
class Undo:
    """What would be taken back: a change of a page, and the version before it.

    problem  why that cannot be done from here; "" when it can
    """

    page: Page
    cause: dict[str, Any]
    former: Revision | None
    problem: str


def undo(request: HttpRequest, pk: int, cause: str) -> HttpResponse:
    """Show what would be taken back, and do so when it is sent."""
    sites = [each.pk for each in sites_of(request.user)]
    publication = get_object_or_404(Publication, pk=pk, site__in=sites)
    found = undo_of(publication, cause, request.user)
    if request.method == "POST":
        try:
            with transaction.atomic():
                # Held: what is looked at now stays so until it is stored.
                Page.objects.select_for_update(of=("self",)).get(pk=found.page.pk)
                found = undo_of(publication, cause, request.user)
                if not found.problem:
                    _restore(found, request.user)
        except ValidationError as error:
            found = Undo(found.page, found.cause, None, _not_valid(error))
        if not found.problem:
            on_commit()
            words = _("%(title)s is again as it was on %(moment)s.")
            follow(request, page=found.page, said=words % _named(found))
            return redirect("publishing:publications")
        messages.error(request, found.problem)
    context = {
        "title": _("Undo a change"),
        "problem": found.problem,
        "words": ""
        if found.problem
        else _(
            "%(title)s becomes again as it was on %(moment)s, and that is put online at once. The history of "
            "the page keeps what it says now."
        )
        % _named(found),
        "submit": _("Undo this change"),
        "back": _("Back"),
        "back_url": reverse("publishing:publication", args=[pk]),
        "history": _("History of the page"),
        "history_url": reverse("wagtailadmin_pages:history", args=[found.page.pk]),
    }
    return render(request, "publishing/undo.html", context)


def undo_of(publication: Publication, cause: str, user: Any) -> Undo:
    """Return what a change of a publication would be taken back to.

    Raises Http404 for what is no change of a page of this site that is still there, PermissionDenied
    for who may not publish it.
    """
    known = next((each for each in publication.causes if each.get("id") == cause), None)
    if known is None or not known.get("page"):
        raise Http404
    page = get_object_or_404(Page, pk=known["page"])
    if not page.path.startswith(tuple(each.path for each in start_pages(publication.site))):
        raise Http404
    rights = page.permissions_for_user(user)
    if not (rights.can_edit() and rights.can_publish()):
        raise PermissionDenied
    entry = PageLogEntry.objects.filter(pk=cause.removeprefix("page-"), page=page.pk).first()
    revision = entry.revision if entry else None
    former = _before(page, entry) if entry and revision else None
    return Undo(page, known, former, _problem(page, revision, former, user))


def _before(page: Page, entry: PageLogEntry) -> Revision | None:
    """Return the version that was online before one was put online."""
    lines = PageLogEntry.objects.filter(
        page=page.pk, timestamp__lt=entry.timestamp, revision__isnull=False
    ).exclude(revision=entry.revision_id)
    published = lines.exclude(action__in=("wagtail.edit", "wagtail.create", "wagtail.revert"))
    published = published.exclude(action__startswith="wagtail.workflow.")
    last = published.order_by("-timestamp", "-pk").first()
    return last.revision if last else None


def _problem(page: Page, revision: Revision | None, former: Revision | None, user: Any) -> str:
    if not page.live:
        return _("%(title)s is not online any more. Choose a version in its history.") % {
            "title": page.title
        }
    if revision is None or former is None:
        return _(
            "No version from before this change is kept, so it cannot be undone from here. Change the page, or "
            "take it offline."
        )
    if page.live_revision_id != revision.pk:
        return _(
            "The page was changed again after this. Undo that first, or choose a version in its history."
        )
    if page.has_unpublished_changes or page.scheduled_revision or page.workflow_in_progress:
        return _(
            "There is a newer version of this page that is not online yet. Publish or discard that one first."
        )
    if page.permissions_for_user(user).page_locked():
        return _("This page is locked. Unlock it first.")
    return ""


def _restore(found: Undo, user: Any) -> None:
    """Store the former version as the newest, and put it online. Raises ValidationError."""
    assert found.former is not None  # noqa: S101 -- a problem says that there is none
    page: Any = found.former.as_object()
    revision = page.save_revision(
        user=user, log_action="wagtail.revert", previous_revision=found.former, clean=True
    )
    revision.publish(user=user)


def _named(found: Undo) -> dict[str, str]:
    moment = shown(found.former.created_at) if found.former else ""
    return {"title": found.page.title, "moment": moment}


def _not_valid(error: ValidationError) -> str:
    words = _("The version of before does not fit any more: %(words)s")
    return words % {"words": " ".join(error.messages)}
