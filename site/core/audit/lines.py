"""Lines of Wagtail's log: each gets from where, by whom and how it ended, is told to the log, and stays as it is."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import Error, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry, PageLogEntry, Site

from core.audit.kinds import KINDS, kind_of
from core.audit.origin import by_itself, current_request, origin
from core.border.owners import Atlas, Owners
from core.ownership import NoOwnerError

logger = logging.getLogger("wijkwijzer.audit")

LOGS = (PageLogEntry, ModelLogEntry)
#: The part of the data of a line that is of the audit.
PART = "audit"
OK, REFUSED = "ok", "refused"


class UnchangeableError(Exception):
    """A line of the log is written once."""


def complete(sender: Any, instance: Any, **_kwargs: Any) -> None:
    """Add what a line lacks before it is stored. Raises UnchangeableError when it was stored before."""
    if not instance._state.adding:
        raise UnchangeableError(f"line {instance.pk} of the log cannot be changed")
    said = {"origin": origin(), "result": OK} | instance.data.get(PART, {})
    if instance.user_id is None:
        said.setdefault("actor", by_itself())
    if "towns" not in said and kind_of(instance) is not None:
        said["towns"] = towns_text(_towns_of(instance))
    instance.data = {**instance.data, PART: said}


def tell(sender: Any, instance: Any, created: bool, **_kwargs: Any) -> None:
    """Log what the audit shows, once it is certain."""
    kind = kind_of(instance)
    if created and kind is not None:
        transaction.on_commit(lambda: _tell(kind.name, instance), robust=True)


def _tell(kind: str, line: Any) -> None:
    said = line.data.get(PART, {})
    facts = {
        "kind": kind,
        "action": line.action,
        "object": f"{_type(line)}:{_number(line)}",
        "result": said.get("result", ""),
        "origin": said.get("origin", ""),
        "actor": f"user:{line.user_id}" if line.user_id else said.get("actor", ""),
        "timestamp": line.timestamp.isoformat(timespec="milliseconds"),
    }
    level = logging.INFO if facts["result"] == OK else logging.WARNING
    words = "%(action)s %(result)s on %(object)s by %(actor)s from %(origin)s"
    logger.log(level, words, facts, extra={"audit": facts})


def _type(line: Any) -> str:
    return line.content_type.model if line.content_type else "?"


def _number(line: Any) -> str:
    return str(line.page_id if isinstance(line, PageLogEntry) else line.object_id)


def _towns_of(line: Any) -> Owners:
    """Return the municipalities that a line is of."""
    atlas = Atlas.load()
    if isinstance(line, PageLogEntry):
        return atlas.of(line.page)
    model: Any = line.content_type.model_class() if line.content_type else None
    if model is None or not str(line.object_id).isdecimal():
        return frozenset()
    try:
        return atlas.of(model._base_manager.filter(pk=line.object_id).first())
    except NoOwnerError:
        # Nobody's: administrators read it. What was done is done all the same.
        return frozenset()


def towns_text(towns: Iterable[UUID]) -> str:
    """Return municipalities as they are stored in a line: each between strokes, to be looked for."""
    return "".join(f"|{town}|" for town in sorted(map(str, towns)))


def of_towns(towns: Iterable[UUID]) -> Q:
    """Return which lines are of any of these municipalities."""
    found = Q(pk__in=[])
    for town in towns:
        found |= Q(**{f"data__{PART}__towns__icontains": f"|{town}|"})
    return found


def shown() -> Q:
    """Return which lines the audit shows."""
    found = Q(pk__in=[])
    for kind in KINDS.values():
        found |= kind.lines()
    return found


def write(
    action: str,
    thing: Any = None,
    *,
    user: Any = None,
    label: str = "",
    towns: Iterable[UUID] | None = None,
    result: str = OK,
    **more: Any,
) -> None:
    """Write a line; a database that cannot take it stops nobody, and the log has it all the same.

    thing   what it was done to; None for what is of the whole install
    """
    user = user or get_active_log_context().user or _asking()
    said: dict[str, Any] = {"origin": origin(), "result": result}
    if towns is not None:
        said["towns"] = towns_text(towns)
    elif thing is None:
        said["towns"] = ""
    try:
        with transaction.atomic():
            ModelLogEntry.objects.create(
                content_type=ContentType.objects.get_for_model(thing or Site),
                object_id=str(thing.pk) if thing else "0",
                label=label or str(thing or ""),
                action=action,
                timestamp=timezone.now(),
                user_id=getattr(user, "pk", None),
                data={**more, PART: said},
            )
    except Error as error:
        logger.error("%s was not written to the audit: %s", action, error)


def _asking() -> Any:
    user = getattr(current_request(), "user", None)
    return user if user is not None and user.is_authenticated else None
