"""Taking back a change of what is no page: settings with a town's words, redirects, what is said of a file."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.utils.translation import gettext as _
from modelcluster.models import ClusterableModel
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry
from wagtail.permissions import policy_registry

from publishing.cms.state import shown
from publishing.cms.undoing.former import digest_of, files_of, kept_models, now_of
from publishing.cms.undoing.undo import Undo, why_never
from publishing.explain.causes import FORMER, is_of
from publishing.models import Publication


def undo_of_record(publication: Publication, cause: dict[str, Any], user: Any) -> Undo:
    """Return what a change of another thing than a page would be taken back to.

    Raises Http404 for what is of another site, PermissionDenied for who may not change it.
    """
    entry = ModelLogEntry.objects.filter(pk=cause["id"].removeprefix("other-")).first()
    model: Any = entry.content_type.model_class() if entry and entry.content_type else None
    if entry is None or entry.action != cause["action"] or model not in kept_models():
        raise Http404
    kept = entry.data.get(FORMER, {})
    row = model._base_manager.filter(pk=entry.object_id).first()
    if not is_of(publication.site, model, entry):
        raise Http404
    gone = kept.get("state") if row is None else None
    if not _may(user, model, row if gone is None else _made(model, None, gone)):
        raise PermissionDenied
    title = str(entry.label)
    if problem := why_never(cause) or _problem(entry, model, kept):
        return Undo(title, problem=problem)
    named = {"title": title, "moment": shown(entry.timestamp)}
    return Undo(
        title,
        words=_words(kept, row) % named,
        done=_("%(title)s is again as it was before %(moment)s.") % named,
        take_back=lambda: _restore(entry, model, kept["state"], user),
    )


def _words(kept: dict[str, Any], row: Any) -> str:
    if kept["state"] is None:
        return _("%(title)s goes away again, as before %(moment)s.")
    if row is None:
        return _("%(title)s comes back, as before %(moment)s.")
    return _("%(title)s becomes again as it was before %(moment)s, and that is put online at once.")


def _may(user: Any, model: Any, row: Any) -> bool:
    """Return whether somebody may change a row; of what is of no website an administrator only."""
    if user.is_superuser:
        return True
    policy = policy_registry.get_by_type(model)
    if row is None:
        return False
    if any(field.name == "site" for field in model._meta.fields) and row.site_id is None:
        return False
    return bool(policy.user_has_permission_for_instance(user, "change", row))


def _problem(entry: ModelLogEntry, model: Any, kept: dict[str, Any]) -> str:
    files = files_of(model)
    if files and entry.action == "wagtail.delete":
        return _("The file is deleted and not kept. Upload it again.")
    if files and entry.action == "wagtail.create":
        return _(
            "An upload by itself changes nothing on the website. Delete the file where the files are, if nothing "
            "shows it."
        )
    if not kept:
        return _("What it was before this change is not kept. Change it yourself.")
    now = now_of(model, entry.object_id)
    if digest_of(now) != kept["now"]:
        return _(
            "%(title)s was changed again after this. Undo that first, or change it yourself."
        ) % {"title": entry.label}
    if any(now and kept["state"][name] != now[name] for name in files):
        return _("The file was replaced, and the former one is not kept. Upload that one again.")
    return ""


def hold(cause: str) -> None:
    """Keep others from changing the row until the transaction ends."""
    line = ModelLogEntry.objects.get(pk=cause.removeprefix("other-"))
    model: Any = line.content_type.model_class()
    list(model._base_manager.select_for_update(of=("self",)).filter(pk=line.object_id))


def _restore(entry: ModelLogEntry, model: Any, state: dict[str, Any] | None, user: Any) -> None:
    """Store what was. Raises ValidationError when that does not fit any more."""
    row = model._base_manager.filter(pk=entry.object_id).first()
    if state is None:
        log(instance=row, action="wagtail.delete", user=user, deleted=True)
        row.delete()
        return
    action = "wagtail.edit" if row is not None else "wagtail.create"
    row = _made(model, row, state)
    row.pk = row.pk or int(entry.object_id)
    row.full_clean()
    row.save()
    log(instance=row, action=action, user=user)


def _made(model: Any, row: Any, state: dict[str, Any]) -> Any:
    if issubclass(model, ClusterableModel):
        return model.from_serializable_data(state, check_fks=True, strict_fks=True)
    row = row or model()
    files = files_of(model)
    for field in model._meta.concrete_fields:
        if field.name in state and field.name not in files:
            setattr(row, field.attname, _value(field, state[field.name]))
    return row


def _value(field: models.Field[Any, Any], value: Any) -> Any:
    related = field.remote_field
    return related.model._meta.pk.to_python(value) if related else field.to_python(value)
