"""Taking a person out of the database: the records, and all that history kept of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import CharField, Q
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, ReferenceIndex

from contacts.erasure.problems import Problem, log_stays, text_stays
from contacts.erasure.striking import models_about, strike_out
from contacts.erasure.subject import Subject, references_to_people
from publishing.keeping.history import keep_for_law
from publishing.models import DeletedSource, ScheduleFailure
from publishing.removal import erasures
from publishing.removal.erasures import Erasure
from translations.localize.store import forget, name_anew

LOG_ACTION = "contacts.withdraw"
# It proves that a request was met (AVG art. 5, accountability).
keep_for_law(LOG_ACTION)


def remove(subject: Subject, user: Any = None, *, reason: str = "", prose: bool = False) -> Erasure:
    """Remove a person from the database wholly or not at all, and remember not to take them back.

    With `prose` their name is struck out of texts as well. `reason` goes into the history of the
    page above, without the name. Call `end` of the result once no earlier release stays.
    """
    at = datetime.now(UTC).isoformat(timespec="seconds")
    pages = list(Page.objects.filter(pk__in=subject.pages).order_by("-depth"))
    pictures: Any = list(get_image_model().objects.filter(pk__in=subject.pictures))
    marks = [("page", page.pk, str(page.translation_key)) for page in pages]
    marks += [("picture", picture.pk, picture.file.name) for picture in pictures]
    files = [name for picture in pictures for name in _files_of(picture)]
    sites = None if subject.sites is None else [site.pk for site in subject.sites]
    renamed: list[tuple[str, str]] = []
    with erasures.erasing(marks, files, sites, at) as erasure:
        try:
            # Durable: the tombstones are written when this is committed, and not before.
            with transaction.atomic(durable=True):
                renamed += _remove(subject, pages, pictures, user, reason, prose=prose)
                erasure.also(old for old, _new in renamed)
        except BaseException:
            for _old, new in renamed:
                default_storage.delete(new)
            raise
    return erasure


def _remove(
    subject: Subject, pages: list[Page], pictures: list[Any], user: Any, reason: str, *, prose: bool
) -> list[tuple[str, str]]:
    """Do what is done in one transaction; return the files that got another name."""
    places = [page.path[: -Page.steplen] for page in pages]
    keys = [page.translation_key for page in pages]
    _leave_roles(subject)
    for picture in pictures:
        # Its files go after the transaction, so that no row is left without its file.
        _forget_about(picture)
        picture.renditions.all().delete()
        picture.delete()
    for page in pages:
        _forget_about(page)
        page.specific.delete(user=user)
        PageLogEntry.objects.filter(page=page.pk).delete()
        ScheduleFailure.objects.filter(model="wagtailcore.page", object_id=str(page.pk)).delete()
    # Every language of the page is gone: nobody has to know that the Dutch one is.
    DeletedSource.objects.filter(translation_key__in=keys).delete()
    forget(keys)
    for above in Page.objects.filter(path__in=places).exclude(pk__in=subject.pages):
        log(instance=above, action=LOG_ACTION, user=user, data={"reason": reason})
    renamed = strike_out(subject, prose=prose)
    name_anew()
    return renamed


def _files_of(picture: Any) -> list[str]:
    return [picture.file.name, *(each.file.name for each in picture.renditions.all())]


def _forget_about(thing: Any) -> None:
    """Delete the rows that are about a page or picture by its type and number: versions, index, log."""
    model = type(thing.specific if isinstance(thing, Page) else thing)
    models = [model, *model._meta.get_parent_list()]
    types = [kind.pk for kind in ContentType.objects.get_for_models(*models).values()]
    for about in models_about():
        is_text = isinstance(about._meta.get_field("object_id"), CharField)
        number = str(thing.pk) if is_text else thing.pk
        rows = Q(content_type__in=types, object_id=number)
        if about is ReferenceIndex:
            rows |= Q(to_content_type__in=types, to_object_id=number)
        about._base_manager.filter(rows).delete()


def _leave_roles(subject: Subject) -> None:
    """Take away what vacancies said about reaching the person.

    The foreign keys are left to the database: what may stand without a person becomes a vacancy,
    what cannot goes with them.
    """
    for model, field in references_to_people():
        if field.null and any(each.name == "note" for each in model._meta.local_fields):
            rows = model._base_manager.filter(**{f"{field.name}__in": subject.pages})
            rows.update(note="")


def overwrite_deleted() -> Problem | None:
    """Let the database forget what was deleted in its files. Returns what it could not do.

    SQLite leaves deleted text in free pages, in its index of words and in its log until then.
    """
    if connection.vendor != "sqlite":
        return None
    if connection.in_atomic_block:
        return text_stays()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'INSERT INTO "{name}"("{name}") VALUES (\'rebuild\')')  # noqa: S608
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    return log_stays() if busy else None
