"""Taking back a change of a page: its former version, its former place, or offline again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import pre_save
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.signals import pre_page_move

from publishing.cms.start_pages import start_pages
from publishing.cms.state import shown
from publishing.cms.undoing.undo import Undo, why_never
from publishing.explain.causes import may_change_the_site
from publishing.models import Publication

MOVED = ("wagtail.move", "wagtail.reorder")
GONE = ("wagtail.unpublish", "wagtail.unpublish.scheduled")
MADE = ("wagtail.create", "wagtail.copy", "wagtail.copy_for_translation")
COPIED = "wagtail.copy"


def undo_of_page(publication: Publication, cause: dict[str, Any], user: Any) -> Undo:
    """Return what a change of a page of this site would be taken back to.

    Raises Http404 for what is of another site, PermissionDenied for who may not publish it.
    """
    if cause["action"] == "wagtail.delete":
        return Undo(cause["title"], problem=why_never(cause))
    page = get_object_or_404(Page, pk=cause["page"])
    if not page.path.startswith(tuple(each.path for each in start_pages(publication.site))):
        raise Http404
    rights = page.permissions_for_user(user)
    if not (rights.can_edit() and rights.can_publish()):
        raise PermissionDenied
    entry = PageLogEntry.objects.filter(
        pk=cause["id"].removeprefix("page-"), page=page.pk, action=cause["action"]
    ).first()
    if problem := why_never(cause):
        return Undo(page.title, problem=problem, page=page)
    if entry is None:
        return Undo(page.title, problem=_not_kept(), page=page)
    if entry.action in MOVED:
        return _moved(page, entry, user)
    return _changed(page, entry, user)


def hold(page: Page) -> None:
    """Keep others from changing a page until the transaction ends."""
    Page.objects.select_for_update(of=("self",)).get(pk=page.pk)


def _lines(page: Page) -> list[PageLogEntry]:
    """Return what was put online of a page, the newest first; that it was moved is no version of it."""
    found = PageLogEntry.objects.filter(page=page.pk).order_by("-timestamp", "-pk")
    found = found.exclude(action__in=MOVED)
    return [each for each in found if may_change_the_site(each.action) or each.action in MADE]


def _changed(page: Page, entry: PageLogEntry, user: Any) -> Undo:
    lines = _lines(page)
    own = [each for each in lines if each.pk == entry.pk or _same_version(each, entry)]
    earlier = [each for each in lines if each not in own and _stands_before(each, entry)]
    before = earlier[0] if earlier else None
    later = [each for each in lines if each not in own and each not in earlier]
    was_online = before is not None and before.action not in (*GONE, *MADE)
    if problem := _problem(page, entry, later, user):
        return Undo(page.title, problem=problem, page=page)
    if before is None or (was_online and before.revision is None):
        return Undo(page.title, problem=_not_kept(), page=page)
    if entry.action in GONE and was_online:
        return _online_again(page, entry, before.revision, user)
    if was_online:
        return _version(page, before.revision, user)
    return _offline_again(page, user)


def _same_version(one: PageLogEntry, other: PageLogEntry) -> bool:
    return one.revision_id is not None and one.revision_id == other.revision_id


def _stands_before(one: PageLogEntry, other: PageLogEntry) -> bool:
    return (one.timestamp, one.pk) < (other.timestamp, other.pk)


def _not_kept() -> str:
    return _(
        "No version from before this change is kept, so it cannot be undone from here. Change the page, or "
        "take it offline."
    )


def _problem(page: Page, entry: PageLogEntry, later: list[PageLogEntry], user: Any) -> str:
    gone = entry.action in GONE
    other = entry.action != COPIED and not gone and page.live_revision_id != entry.revision_id
    if not page.live and not gone:
        return _("%(title)s is not online any more. Choose a version in its history.") % {
            "title": page.title
        }
    if later or other or (page.live and gone):
        return _(
            "The page was changed again after this. Undo that first, or choose a version in its history."
        )
    waits = page.scheduled_revision or page.workflow_in_progress
    if waits or (page.has_unpublished_changes and not gone):
        return _(
            "There is a newer version of this page that is not online yet. Publish or discard that one first."
        )
    if page.permissions_for_user(user).page_locked():
        return _("This page is locked. Unlock it first.")
    return ""


def _version(page: Page, former: Revision, user: Any) -> Undo:
    named = {"title": page.title, "moment": shown(former.created_at)}
    return Undo(
        page.title,
        words=_(
            "%(title)s becomes again as it was on %(moment)s, and that is put online at once. The history of "
            "the page keeps what it says now."
        )
        % named,
        done=_("%(title)s is again as it was on %(moment)s.") % named,
        take_back=_restoring(former, user),
        page=page,
    )


def _online_again(page: Page, entry: PageLogEntry, former: Revision, user: Any) -> Undo:
    above = page.get_parent()
    if not above.live and above.depth > 1:
        words = _("Put the page above it, %(title)s, online first.")
        return Undo(page.title, problem=words % {"title": above.title}, page=page)
    newest = page.get_latest_revision()
    if newest is not None and newest.pk != former.pk and newest.created_at > former.created_at:
        words = _(
            "There is a newer version of this page that is not online yet. Publish or discard that one first."
        )
        return Undo(page.title, problem=words, page=page)
    ends = former.as_object().expire_at
    if ends is not None and ends <= timezone.now():
        words = _("%(title)s was planned until %(moment)s. Choose another end and publish it.")
        named = {"title": page.title, "moment": shown(ends)}
        return Undo(page.title, problem=words % named, page=page)
    named = {"title": page.title, "moment": shown(entry.timestamp)}
    return Undo(
        page.title,
        words=_("%(title)s comes online again, as it was before %(moment)s.") % named,
        done=_("%(title)s is online again.") % named,
        take_back=_restoring(former, user),
        page=page,
    )


def _offline_again(page: Page, user: Any) -> Undo:
    named = {"title": page.title}
    if not page.permissions_for_user(user).can_unpublish():
        return Undo(page.title, problem=_not_kept(), page=page)
    if page.get_descendants().live().exists():
        words = _("There are pages below %(title)s that are online. Take those offline first.")
        return Undo(page.title, problem=words % named, page=page)
    return Undo(
        page.title,
        words=_(
            "%(title)s was not online before this, so it is taken offline. It stays in the CMS as a draft."
        )
        % named,
        done=_("%(title)s is offline again.") % named,
        take_back=lambda: page.specific.unpublish(user=user),
        page=page,
    )


def _restoring(former: Revision, user: Any) -> Callable[[], None]:
    def restore() -> None:
        page: Any = former.as_object()
        revision = page.save_revision(
            user=user, log_action="wagtail.revert", previous_revision=former, clean=True
        )
        revision.publish(user=user)

    return restore


def _moved(page: Page, entry: PageLogEntry, user: Any) -> Undo:
    """Return how a page goes back: below the page of before, behind the page that it stood behind."""
    source = entry.data.get("source", {}).get("id")
    later = PageLogEntry.objects.filter(page=page.pk, action__in=MOVED, pk__gt=entry.pk)
    here = page.get_parent()
    if later.exists() or here.pk != entry.data.get("destination", {}).get("id"):
        words = _("%(title)s was moved again after this. Undo that first.")
        return Undo(page.title, problem=words % {"title": page.title}, page=page)
    there = Page.objects.filter(pk=source).first()
    if there is None or not there.path.startswith(page.path[: 2 * page.steplen]):
        words = _("The page that %(title)s stood below is not there any more.")
        return Undo(page.title, problem=words % {"title": page.title}, page=page)
    if there.pk == here.pk:
        may = here.permissions_for_user(user).can_reorder_children()
    else:
        may = page.permissions_for_user(user).can_move_to(there)
    if not may:
        words = _("You may not put a page below %(title)s.")
        return Undo(page.title, problem=words % {"title": there.title}, page=page)
    if there.get_children().filter(slug=page.slug).exclude(pk=page.pk).exists():
        words = _("Below %(place)s there is another page with the address “%(slug)s” by now.")
        return Undo(
            page.title, problem=words % {"place": there.title, "slug": page.slug}, page=page
        )
    named = {"title": page.title, "place": there.title}
    return Undo(
        page.title,
        words=_("%(title)s goes back to where it stood, below %(place)s.") % named,
        done=_("%(title)s is below %(place)s again.") % named,
        take_back=lambda: _move(page, there, entry.data.get(BEHIND, ""), user),
        page=page,
    )


def _move(page: Page, there: Page, behind: Any, user: Any) -> None:
    before = there.get_children().filter(pk=behind).first() if behind else None
    if before is not None:
        MovePageAction(page, before, pos="right", user=user).execute()
    elif behind is None and there.get_first_child() not in (None, page):
        MovePageAction(page, there.get_first_child(), pos="left", user=user).execute()
    else:
        MovePageAction(page, there, pos="last-child", user=user).execute()


#: The part of the data of a line about a move: the page that it stood behind, None where it was the first.
BEHIND = "behind"


def look(sender: Any, instance: Page, **_kwargs: Any) -> None:
    """Remember with a page that is moved what it stood behind: Wagtail's log has its parent only."""
    behind = instance.get_prev_sibling()
    instance.__dict__["_stood_behind"] = behind.pk if behind else None


def complete(sender: Any, instance: PageLogEntry, **_kwargs: Any) -> None:
    """Put that into the line about the move."""
    page: Any = instance._state.fields_cache.get("page")
    if instance.action in MOVED and "_stood_behind" in getattr(page, "__dict__", {}):
        instance.data = {**instance.data, BEHIND: page.__dict__["_stood_behind"]}


def install() -> None:
    """Listen to moves."""
    pre_page_move.connect(look, dispatch_uid="undoing.moves")
    pre_save.connect(complete, sender=PageLogEntry, dispatch_uid="undoing.moves.line")
