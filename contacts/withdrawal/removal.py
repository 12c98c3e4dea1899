"""Taking a person out of the database: the records, and all that history kept of them."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import ForeignKey, JSONField, TextField
from django.db.models.functions import Cast
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.search import index
from wagtail.search.models import IndexEntry

from contacts.models.people import PersonPage
from contacts.withdrawal.needles import compiled
from contacts.withdrawal.subject import Subject
from publishing import tombstones
from publishing.models import DeletedSource
from publishing.redaction import STRUCK

#: Where history and logs stand: a name in there is struck out. All other text is somebody's work.
HISTORY = (
    *("wagtailcore.Revision", "wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry"),
    *("wagtailcore.Comment", "wagtailcore.CommentReply", "wagtailcore.TaskState"),
    *("publishing.Publication", "publishing.ScheduleFailure", "publishing.DeletedSource"),
    *("wagtailredirects.Redirect", "contacts.Check"),
)
#: Where editors write.
OF_EDITORS = (
    *("home", "contacts", "districts", "translations"),
    *("wagtailcore", "wagtailimages", "wagtaildocs"),
)
LOG_ACTION = "contacts.withdraw"


def remove(subject: Subject, user: Any = None, *, reason: str = "", prose: bool = False) -> None:
    """Remove a person from the database, in one transaction, and remember not to take them back.

    With `prose` their name is struck out of texts as well. `reason` goes into the history of the
    page above, without the name.

    The tombstones come first: a backup of a moment in between cannot bring the person back.
    """
    at = datetime.now(UTC).isoformat(timespec="seconds")
    pages = Page.objects.filter(pk__in=subject.pages)
    pictures: Any = get_image_model().objects.filter(pk__in=subject.pictures)
    tombstones.remember("page", ((p.pk, str(p.translation_key)) for p in pages), at)
    tombstones.remember("picture", ((p.pk, p.file.name) for p in pictures), at)
    places = [page.path[: -Page.steplen] for page in pages]
    keys = [page.translation_key for page in pages]
    with transaction.atomic():
        _leave_roles(subject)
        for picture in pictures:
            for rendition in picture.renditions.all():
                _delete_file(rendition.file)
                rendition.delete()
            _delete_file(picture.file)
            picture.delete()
        for page in pages.order_by("-depth"):
            Revision.objects.filter(
                object_id=str(page.pk), base_content_type__model="page"
            ).delete()
            ReferenceIndex.remove_for_object(page.specific)
            IndexEntry.objects.filter(
                object_id=str(page.pk), content_type__model__in=("page", "personpage")
            ).delete()
            page.specific.delete(user=user)
        # Every language of the page is gone: nobody has to know that the Dutch one is.
        DeletedSource.objects.filter(translation_key__in=keys).delete()
        for above in Page.objects.filter(path__in=places).exclude(pk__in=subject.pages):
            log(instance=above, action=LOG_ACTION, user=user, data={"reason": reason})
        strike_out(subject, prose=prose)


def _delete_file(file: Any) -> None:
    """Remove a stored file at the end of the transaction, so that no row is left without its file."""
    storage, name = file.storage, file.name
    transaction.on_commit(lambda: storage.delete(name))


def _leave_roles(subject: Subject) -> None:
    """Make vacancies of seats and appointments; what they said about reaching the person goes."""
    for model in apps.get_models():
        fields = [
            field.name
            for field in model._meta.local_fields
            if isinstance(field, ForeignKey) and field.related_model is PersonPage
        ]
        notes = {"note": ""} if any(f.name == "note" for f in model._meta.local_fields) else {}
        for name in fields:
            rows = model._default_manager.filter(**{f"{name}__in": subject.pages})
            rows.update(**{name: None}, **notes)


def strike_out(subject: Subject, *, prose: bool = False) -> int:
    """Strike the person out of history and logs, with `prose` out of all texts; count the rows."""
    expression = compiled(subject.needles)
    models: list[Any] = [apps.get_model(label) for label in HISTORY]
    if prose:
        models += [model for model in apps.get_models() if model._meta.app_label in OF_EDITORS]
    return sum(_strike_out_of(model, subject, expression) for model in dict.fromkeys(models))


def _strike_out_of(model: Any, subject: Subject, expression: re.Pattern[str] | None) -> int:
    fields = [f for f in model._meta.local_fields if _is_text(f)]
    marks = {f"text_of_{f.name}": Cast(f.name, TextField()) for f in fields}
    count = 0
    for pk, *texts in list(model._base_manager.annotate(**marks).values_list("pk", *marks)):
        changed = {}
        for field, text in zip(fields, texts, strict=True):
            value = json.loads(text) if text and isinstance(field, JSONField) else text
            new = cleaned(value, subject, expression)
            if new != value:
                changed[field.name] = field.to_python(new)
        if not changed:
            continue
        count += 1
        row = model._base_manager.filter(pk=pk)
        if model._meta.label == "wagtailredirects.Redirect":
            row.delete()
            continue
        row.update(**changed)
        if model._meta.label not in HISTORY:
            # The index of words holds those of the text before.
            index.insert_or_update_object(row.get())
    return count


def _is_text(field: Any) -> bool:
    """Tell whether people write in a field. Addresses of pages and files are no text."""
    return field.get_internal_type() in TEXTS and field.name not in ("path", "url_path", "file")


TEXTS = {"TextField", "CharField", "JSONField", "URLField", "EmailField"}


def cleaned(value: Any, subject: Subject, expression: re.Pattern[str] | None) -> Any:
    """Return a value of history without the person: their names struck out, references to them gone."""
    if isinstance(value, str):
        if value[:1] in "[{" and value[-1:] in "]}":
            # Streams and children stand in a revision as JSON inside JSON.
            try:
                inner = json.loads(value)
            except ValueError:
                inner = None
            if isinstance(inner, list | dict):
                new = cleaned(inner, subject, expression)
                return value if new == inner else json.dumps(new)
        return expression.sub(STRUCK, value) if expression else value
    if isinstance(value, list):
        return [cleaned(each, subject, expression) for each in value if not _is_card(each, subject)]
    if isinstance(value, dict):
        found = {key: cleaned(each, subject, expression) for key, each in value.items()}
        for name in ("person", "deputy"):
            if value.get(name) in subject.pages:
                found[name] = None
                if "note" in found:
                    found["note"] = ""
        return found
    return value


def _is_card(block: Any, subject: Subject) -> bool:
    """Tell whether a block of a text shows the person or their photo."""
    if not isinstance(block, dict) or not isinstance(block.get("value"), dict):
        return False
    inside = block["value"]
    return (block.get("type") == "contact_card" and inside.get("person") in subject.pages) or (
        block.get("type") == "picture" and inside.get("image") in subject.pictures
    )


def overwrite_deleted() -> str:
    """Let the database forget what was deleted in its files; give what it could not do.

    SQLite leaves deleted text in free pages, in its index of words and in its log until then.
    """
    if connection.vendor != "sqlite":
        return ""
    if connection.in_atomic_block:
        return "deleted text stays in the file of the database until the end of the transaction"
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'INSERT INTO "{name}"("{name}") VALUES (\'rebuild\')')  # noqa: S608
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    return "another process reads the database: its log is emptied later" if busy else ""
