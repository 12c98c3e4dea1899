"""Who caused a publication: what Wagtail's own logs hold since the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.log_actions import registry as actions
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Site

from publishing.build.receipt import Receipt
from publishing.content.declarations import records
from publishing.content.visibility import root_paths
from publishing.models import Publication
from publishing.store.manifests import ReleaseError
from publishing.store.releases import ReleaseStore

#: What Wagtail writes down of a page and what changes nothing that is online: drafts and plans,
#: what people say about them, who may edit. All other lines are causes, those of the apps too.
NO_CAUSE = frozenset(
    {
        "wagtail.create",
        "wagtail.edit",
        "wagtail.revert",
        "wagtail.lock",
        "wagtail.unlock",
        "wagtail.publish.schedule",
        "wagtail.schedule.cancel",
        "publishing.schedule.runner.failed",
    }
)
NO_CAUSE_BELOW = ("wagtail.comments.", "wagtail.moderation.", "wagtail.workflow.")
#: A line of the log may be committed later than a publish began. What was told once is left out.
OVERLAP = timedelta(seconds=30)
#: The longest time that is looked back when there is no publication before.
LONGEST = timedelta(days=1)
#: The part of the data of a line that says what a row was before.
FORMER = "former"
#: Lines that are kept of one publication.
MOST = 200


#: Says whether a line of the log about a row of a model is of a site.
Teller = Callable[[Site, Any, ModelLogEntry], bool]
_tellers: list[Teller] = []


def tell_owner(teller: Teller) -> None:
    """Register what knows whose files are: their titles are told to nobody else."""
    _tellers.append(teller)


def causes_since(
    site: Site, last: Publication | None, until: datetime, receipt: Receipt
) -> Iterator[dict[str, Any]]:
    """Yield what people did with `site` since the publication `last`, the oldest first."""
    since = until - LONGEST
    if last is not None:
        since = max(since, last.started - OVERLAP)
    recent = Publication.objects.filter(site=site, finished__gte=since).values_list(
        "causes", flat=True
    )
    told = {each["id"] for causes in recent for each in causes}
    found = [*_page_entries(site, since, until, receipt), *_other_entries(site, since, until)]
    new = [each for each in found if each["id"] not in told]
    yield from sorted(new, key=lambda each: (each["at"], each["id"]))[-MOST:]


def may_change_the_site(action: str) -> bool:
    """Return whether what people did with a page may show on the public site."""
    return action not in NO_CAUSE and not action.startswith(NO_CAUSE_BELOW)


def _page_entries(
    site: Site, since: datetime, until: datetime, receipt: Receipt
) -> Iterator[dict[str, Any]]:
    lines = PageLogEntry.objects.filter(timestamp__gt=since, timestamp__lte=until)
    entries = [
        each
        for each in lines.select_related("user", "content_type")
        if may_change_the_site(each.action)
    ]
    if not entries:
        return
    paths = dict(
        Page.objects.filter(pk__in={each.page_id for each in entries}).values_list("pk", "path")
    )
    trees = tuple(root_paths(site).values())
    gone = {each.page_id for each in entries} - paths.keys()
    deleted = _former_pages(site, receipt) if gone else set()
    for entry in entries:
        path = paths.get(entry.page_id)
        if entry.page_id in deleted if path is None else path.startswith(trees):
            yield _cause(f"page-{entry.pk}", entry, entry.page_id)


def _former_pages(site: Site, receipt: Receipt) -> set[int]:
    """Return the pages that had an address on the site once: of a deleted one nothing else is left."""
    store = ReleaseStore(settings.RELEASES_DIR, site.pk)
    try:
        header, _lines = store.lines(receipt.release)
    except ReleaseError:
        return set()
    owners = {each for each in header.former.values() if each.startswith("page:")}
    return {int(each.removeprefix("page:")) for each in owners}


def _other_entries(site: Site, since: datetime, until: datetime) -> Iterator[dict[str, Any]]:
    """Yield what was done with settings, pictures, documents and sites."""
    entries = ModelLogEntry.objects.filter(
        timestamp__gt=since, timestamp__lte=until
    ).select_related("user", "content_type")
    public = {record.model for record in records()} | {Site}
    for entry in entries:
        model = entry.content_type.model_class() if entry.content_type else None
        if model is not None and model in public and is_of(site, model, entry):
            yield _cause(f"other-{entry.pk}", entry, None)


def is_of(site: Site, model: Any, entry: ModelLogEntry) -> bool:
    """Return whether a line about something that is no page is of a site.

    Files are of all sites, unless an app says otherwise (`tell_owner`). Whose a row was that is gone stands in
    the line.
    """
    key = entry.object_id
    if model is Site:
        return bool(key == str(site.pk))
    if any(field.name == "site" for field in model._meta.fields):
        row = model._default_manager.filter(pk=key).values("site").first()
        kept = entry.data.get(FORMER, {}).get("state") or {}
        if row is None and "site" not in kept:
            return False
        return bool((row or kept)["site"] in (None, site.pk))
    return all(tells(site, model, entry) for tells in _tellers)


def _cause(name: str, entry: Any, page: int | None) -> dict[str, Any]:
    return {
        "id": name,
        "at": entry.timestamp.isoformat(),
        "user": entry.user.get_username() if entry.user_id and entry.user else "",
        "action": entry.action,
        "title": entry.label,
        "page": page,
        "words": str(entry.data.get("words", "")),
        "kind": f"{kind.app_label}.{kind.model}" if (kind := entry.content_type) else "",
    }


def action_label(action: str) -> str:
    """Return the name of an action in the language of the editor."""
    if actions.action_exists(action):
        return str(actions.get_action_label(action))
    return action


def local(moment: str) -> datetime:
    """Return a moment of the log in the time of the install."""
    return timezone.localtime(datetime.fromisoformat(moment))
