"""What settings, redirects and descriptions of files were before a change: kept in the line of the log.

Pages have versions of their own. The rest has none in Wagtail: what the row says is read before it is stored, and
goes into the line that tells of the change. It is in the log and nowhere else, so it goes when the line
goes, and what the law asks to forget is struck out of it with the rest of the line.
"""

from __future__ import annotations

import hashlib
import json
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.signals import pre_delete, pre_save
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry, Page, Site

from publishing.content.declarations import records
from publishing.explain.causes import FORMER

Known = dict[tuple[Any, str], Any]
#: What rows were before the request that the log is written in: the first time that they are stored.
_before: ContextVar[tuple[UUID, Known] | None] = ContextVar("before", default=None)


def kept_models() -> set[Any]:
    """Return the models that are public, and of which the CMS stores a row by itself.

    What stands below a page or below settings is stored and restored with those.
    """
    public = {record.model for record in records() if record.owner is None} | {Site}
    return {each for each in public if not issubclass(each, Page) and not _below(each)}


def _below(model: Any) -> bool:
    """Return whether a row belongs to another one, or is made by the program: nobody has a right to it."""
    keys = any(isinstance(field, ParentalKey) for field in model._meta.fields)
    return keys or not model._meta.default_permissions


def state_of(row: Any) -> dict[str, Any]:
    """Return what somebody can change of a row, as it is stored in the log."""
    if isinstance(row, ClusterableModel):
        found: dict[str, Any] = json.loads(row.to_json())
        return found
    names = [field.name for field in row._meta.concrete_fields if field.editable]
    [made] = serializers.serialize("python", [row], fields=names)
    fields: dict[str, Any] = json.loads(json.dumps(made["fields"], cls=DjangoJSONEncoder))
    return fields


def digest_of(state: dict[str, Any] | None) -> str:
    """Return what tells one state from another; "" of a row that is not there."""
    if state is None:
        return ""
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()


def now_of(model: Any, key: str) -> dict[str, Any] | None:
    """Return the state of a row as the database has it; None when it is not there."""
    row = model._base_manager.filter(pk=key).first()
    return None if row is None else state_of(row)


def look(sender: Any, instance: Any, **_kwargs: Any) -> None:
    """Keep what a row says before it is stored or deleted, once a request."""
    known = _known()
    key = (sender, str(instance.pk))
    if known is not None and instance.pk is not None and key not in known:
        known[key] = now_of(*key)


def complete(sender: Any, instance: Any, **_kwargs: Any) -> None:
    """Put what a row was into the line that tells of its change."""
    model = instance.content_type.model_class() if instance.content_type else None
    known = _known()
    if known is None or model not in kept_models():
        return
    key = (model, instance.object_id)
    now = now_of(*key)
    if instance.action == "wagtail.delete":
        # Wagtail tells of it before it deletes.
        known.setdefault(key, now)
        now = None
    elif key not in known and instance.action != "wagtail.create":
        return
    instance.data = {
        **instance.data,
        FORMER: {"state": known.get(key), "now": digest_of(now)},
    }
    known[key] = now


def _known() -> Known | None:
    uuid = get_active_log_context().uuid
    if uuid is None:
        return None
    kept = _before.get()
    if kept is None or kept[0] != uuid:
        kept = (uuid, {})
        _before.set(kept)
    return kept[1]


def install() -> None:
    """Listen to what is stored, once all apps have said what is public."""
    for model in kept_models():
        for signal in (pre_save, pre_delete):
            signal.connect(look, sender=model, dispatch_uid=f"undoing.{model._meta.label}")
    pre_save.connect(complete, sender=ModelLogEntry, dispatch_uid="undoing.line")


def files_of(model: type[models.Model]) -> list[str]:
    """Return the names of the fields of a model that hold files."""
    return [field.name for field in model._meta.fields if isinstance(field, models.FileField)]
