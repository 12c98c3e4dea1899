"""Rows with prose get keys, in the database and in the versions that are kept of their pages."""

import hashlib
from typing import Any
from uuid import uuid4

from django.db import migrations

import core.rows

ROWS = (
    ("ProgrammePage", "ProgrammeGoal", "goals", ("title", "text")),
    (
        "AccessibilityStatementPage",
        "AccessibilityLimitation",
        "limitations",
        ("criterion", "description", "consequence", "cause", "measure", "alternative"),
    ),
)


def give_keys(apps: Any, schema_editor: Any) -> None:
    """Give each row a key; as many rows in a translation as in Dutch have those of the Dutch rows."""
    for page_name, row_name, relation, fields in ROWS:
        pages = apps.get_model("home", page_name).objects
        model = apps.get_model("home", row_name)
        by_page: dict[int, list[Any]] = {}
        for row in model.objects.order_by("page_id", "sort_order", "pk"):
            row.key = uuid4().hex
            by_page.setdefault(row.page_id, []).append(row)
        sources = {
            page.translation_key: page.pk for page in pages.filter(locale__language_code="nl")
        }
        for page in pages.exclude(locale__language_code="nl"):
            source = by_page.get(sources.get(page.translation_key, 0), [])
            rows = by_page.get(page.pk, [])
            if len(source) == len(rows):
                pairs = list(zip(rows, source, strict=True))
                for ours, theirs in pairs:
                    ours.key = theirs.key
                _note(apps, page.pk, relation, fields, pairs)
        found = [row for rows in by_page.values() for row in rows]
        model.objects.bulk_update(found, ["key"], batch_size=200)
        _in_versions(apps, page_name, relation, {row.pk: row.key for row in found})


def _note(apps: Any, page: int, relation: str, fields: Any, pairs: Any) -> None:
    """Write down that these rows were made from those: they were written by hand, and stay."""
    record = apps.get_model("translations", "MadeFrom").objects.filter(page_id=page).first()
    if record is None:
        return
    for ours, theirs in pairs:
        for field in fields:
            key, text = f"{relation}/{theirs.key}/{field}", getattr(theirs, field)
            if text.strip() and getattr(ours, field).strip():
                record.segments[key] = {"source": text, "target": key}
                record.live[key] = hashlib.sha256(text.strip().encode()).hexdigest()[:16]
    record.save(update_fields=["segments", "live"])


def _in_versions(apps: Any, page_name: str, relation: str, keys: dict[int, str]) -> None:
    """Give the same keys in drafts and old versions, which know a row by its number."""
    versions = apps.get_model("wagtailcore", "Revision").objects.filter(
        content_type__app_label="home", content_type__model=page_name.lower()
    )
    for version in versions.iterator(chunk_size=100):
        rows = version.content.get(relation) or []
        for row in rows:
            row.setdefault("key", keys.get(row.get("pk")) or uuid4().hex)
        if rows:
            version.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0005_outside_links"),
        ("translations", "0003_together"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AddField(
            model_name="accessibilitylimitation",
            name="key",
            field=core.rows.KeyField(default=core.rows.new_key, max_length=36),
        ),
        migrations.AddField(
            model_name="programmegoal",
            name="key",
            field=core.rows.KeyField(default=core.rows.new_key, max_length=36),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop, elidable=True),
    ]
