"""Rows with prose become translations of each other to Wagtail: by their key, below their page."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4, uuid5

import django.db.models.deletion
from django.db import migrations

import core.rows

MODELS = (("ProgrammeGoal", "goals"), ("AccessibilityLimitation", "limitations"))
#: Where wagtail-localize had the texts of rows before: below a name that was made of the key alone.
ROWS = UUID("5a1f9c52-1d5a-4b0c-9a1e-6f0f5d0c7f3b")
#: What wagtail-localize makes the names of its places of.
PATHS = UUID("fcab004a-2b50-11ea-978f-2e728ce88125")


def name_rows(apps: Any, schema_editor: Any) -> None:
    """Set the name and the language of each row, and move what is kept of its texts there."""
    for name, relation in MODELS:
        seen: set[tuple[UUID, int]] = set()
        renamed: dict[tuple[UUID, str], UUID] = {}
        rows = apps.get_model("home", name).objects.select_related("page").order_by("pk")
        for row in rows.iterator():
            page = row.page.translation_key
            if (uuid5(page, row.key), row.page.locale_id) in seen:
                row.key = uuid4().hex
            row.translation_key = uuid5(page, row.key)
            row.locale_id = row.page.locale_id
            seen.add((row.translation_key, row.locale_id))
            renamed[page, str(uuid5(ROWS, row.key))] = row.translation_key
            row.save(update_fields=["key", "translation_key", "locale"])
        _move(apps.get_model("wagtail_localize", "TranslationContext"), relation, renamed)
    if schema_editor.connection.vendor == "postgresql":
        # What was written waits for its check until the end, and a table cannot be changed meanwhile.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _move(contexts: Any, relation: str, renamed: dict[tuple[UUID, str], UUID]) -> None:
    found = contexts.objects.filter(
        object_id__in={page for page, _old in renamed}, path__startswith=f"{relation}."
    )
    for each in found:
        _relation, old, field = each.path.split(".", 2)
        new = renamed.get((each.object_id, old))
        if new is not None:
            each.path = f"{relation}.{new}.{field}"
            each.path_id = uuid5(PATHS, each.path)
            each.save(update_fields=["path", "path_id"])


def _fields(*, null: bool) -> list[tuple[str, Any]]:
    key: Any = core.rows.OfPageKeyField(default=None if null else uuid4, editable=False, null=null)
    locale: Any = core.rows.OfPageLocaleField(
        editable=False,
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="wagtailcore.locale",
        verbose_name="language",
    )
    return [("translation_key", key), ("locale", locale)]


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]
    operations = [
        *(
            migrations.AddField(model, name, field)
            for model, _relation in MODELS
            for name, field in _fields(null=True)
        ),
        migrations.RunPython(name_rows, migrations.RunPython.noop),
        *(
            migrations.AlterField(model, name, field)
            for model, _relation in MODELS
            for name, field in _fields(null=False)
        ),
        *(
            migrations.AlterUniqueTogether(model, {("translation_key", "locale")})
            for model, _relation in MODELS
        ),
    ]
