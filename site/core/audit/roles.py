"""Who got or lost a role: a group, being an administrator, being let in at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import m2m_changed, post_save, pre_save

from core.audit.kinds import ACCOUNT, GIVEN, TAKEN
from core.audit.lines import write
from core.border.owners import Atlas

ADMINISTRATOR, LET_IN = "*administrator", "*active"


def connect() -> None:
    """Listen."""
    user: Any = get_user_model()
    for through in (user.groups.through, user.user_permissions.through):
        m2m_changed.connect(changed, sender=through, dispatch_uid=f"core.audit.{through.__name__}")
    pre_save.connect(before, sender=user, dispatch_uid="core.audit.before")
    post_save.connect(after, sender=user, dispatch_uid="core.audit.after")


def changed(
    sender: Any,
    instance: Any,
    action: str,
    reverse: bool,
    model: Any,
    pk_set: set[int] | None,
    **_kwargs: Any,
) -> None:
    """Note roles that were given, or are taken away: of a user, or (`reverse`) the users of a role."""
    if action == "post_add":
        done, keys = GIVEN, pk_set or set()
    elif action in ("pre_remove", "pre_clear"):
        done, keys = TAKEN, _held(instance, sender, reverse=reverse)
        keys &= pk_set if pk_set is not None else keys
    else:
        return
    if not keys:
        return
    others = model._base_manager.filter(pk__in=keys).order_by("pk")
    atlas = Atlas.load()
    for other in others:
        user, role = (other, instance) if reverse else (instance, other)
        towns = atlas.of(user) | (atlas.of(role) if isinstance(role, Group) else frozenset())
        note(done, user, _name(role), towns)


def _held(instance: Any, through: Any, *, reverse: bool) -> set[int]:
    """Return what is there before it is taken away."""
    users = get_user_model()
    links = [field for field in through._meta.fields if field.is_relation]
    (of_user,) = (field.name for field in links if field.related_model is users)
    (of_role,) = (field.name for field in links if field.related_model is not users)
    own, other = (of_role, of_user) if reverse else (of_user, of_role)
    rows = through._base_manager.filter(**{own: instance})
    return set(rows.values_list(f"{other}_id", flat=True))


def _name(role: Any) -> str:
    if isinstance(role, Permission):
        return f"{role.content_type.app_label}.{role.codename}"
    return str(role.name)


def note(done: str, user: Any, role: str, towns: Iterable[UUID] | None = None) -> None:
    """Write that a role was given or taken away."""
    write(done, user, towns=towns, role=role)


def before(sender: Any, instance: Any, update_fields: Any = None, **_kwargs: Any) -> None:
    """Keep what an account was before it is saved."""
    instance._audited = None
    watched = {"is_superuser", "is_active", "password"}
    if instance.pk is None or (update_fields is not None and not watched & set(update_fields)):
        return
    instance._audited = (
        type(instance)
        ._default_manager.filter(pk=instance.pk)
        .values("is_superuser", "is_active", "password")
        .first()
    )


def after(sender: Any, instance: Any, created: bool, **_kwargs: Any) -> None:
    """Note an account that became an administrator, is let in no more, or has another password."""
    was = {"is_superuser": False, "is_active": True} if created else instance._audited
    if was is None:
        return
    for name, role in (("is_superuser", ADMINISTRATOR), ("is_active", LET_IN)):
        if bool(was[name]) != bool(getattr(instance, name)):
            note(GIVEN if getattr(instance, name) else TAKEN, instance, role)
    if was.get("password", instance.password) != instance.password:
        write(ACCOUNT, instance, what="password")
