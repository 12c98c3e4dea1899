"""The triggers of the change log around a migration: away before it, and made after it."""

from __future__ import annotations

from typing import Any

from django.apps import apps as current_apps
from django.db import DEFAULT_DB_ALIAS, connection

from publishing.changes import triggers
from publishing.models import Change


def before(*, plan: Any, using: str = DEFAULT_DB_ALIAS, **_more: Any) -> None:
    """Take the triggers away when tables are about to change: they may name what a migration makes anew."""
    if plan and using == DEFAULT_DB_ALIAS and _has_log():
        triggers.remove()


def after(*, apps: Any = current_apps, using: str = DEFAULT_DB_ALIAS, **_more: Any) -> None:
    """Make them when all tables are those of this program; a migration back to before the log makes none."""
    if using != DEFAULT_DB_ALIAS or not _has_log():
        return
    triggers.install()


def _has_log() -> bool:
    return Change._meta.db_table in connection.introspection.table_names()
