"""Striking a person out of the rows of a municipality: references always, words where they may go."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db.models import Field, JSONField, TextField, Value
from django.db.models.functions import Cast
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index

from contacts.erasure.columns import (
    models_with_text,
    moved,
    struck,
    text_fields,
    unique,
    without_words,
)
from contacts.erasure.finding import Finder, finder
from contacts.erasure.reached import rows_reached
from contacts.erasure.references import Erased, version_without, without
from contacts.erasure.subject import Subject

#: Where history and logs stand: a name in there is struck out. All other text is somebody's work.
HISTORY = frozenset(
    {
        *("wagtailcore.Revision", "wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry"),
        *("wagtailcore.Comment", "wagtailcore.CommentReply", "wagtailcore.TaskState"),
        *("publishing.Publication", "publishing.ScheduleFailure", "publishing.DeletedSource"),
        *("wagtailredirects.Redirect", "contacts.Check", "wagtailadmin.FormState"),
        # Copies of the texts of pages, from before a change too: the next publish makes them anew.
        *("wagtail_localize.TranslationSource", "wagtail_localize.TranslationContext"),
        *("wagtail_localize.String", "wagtail_localize.StringSegment", "wagtail_localize.Template"),
        *("wagtail_localize.StringTranslation", "wagtail_localize.SegmentOverride"),
        "wagtail_localize.OverridableSegment",
    }
)
#: A row that is nothing without its words goes.
WHOLE = frozenset({"wagtailredirects.Redirect", "sessions.Session"})


def strike_out(
    subject: Subject, *, prose: bool = False, labels: Iterable[str] | None = None
) -> list[tuple[str, str]]:
    """Strike the person out of history and logs, with `prose` out of all texts.

    References to their page and photo go everywhere. `labels` are the models to look at, when it is
    not all. Returns the stored files that got another name, old and new: the old ones are still
    there, and to be deleted after the transaction.
    """
    wanted = None if labels is None else set(labels)
    work = _Work(subject)
    try:
        for model in models_with_text():
            if wanted is None or model._meta.label in wanted:
                work.do(model, words=prose or model._meta.label in HISTORY)
        work.reindex()
    except BaseException:
        for _old, new in work.files:
            default_storage.delete(new)
        raise
    return work.files


class _Work:
    """One pass over the rows of a municipality."""

    def __init__(self, subject: Subject) -> None:
        self.sites = subject.sites
        self.finder = finder(subject.patterns)
        self.erased = Erased(frozenset(subject.pages), frozenset(subject.pictures))
        self.numbers = self.erased.pattern()
        self.files: list[tuple[str, str]] = []
        self.pages: set[int] = set()
        self.others: list[Any] = []
        self.types = ContentType.objects.in_bulk()

    def do(self, model: Any, *, words: bool) -> None:
        """Strike out of all rows of one model that belong to the municipality."""
        fields = text_fields(model)
        of_version = model._meta.label == "wagtailcore.Revision"
        linked = [of_version or isinstance(f, StreamField | RichTextField) for f in fields]
        found = self.finder if words else None
        if found is None and not any(linked):
            return
        marks = {f"text_of_{f.name}": Cast(f.name, TextField()) for f in fields}
        more = ["content_type"] if of_version else []
        rows = rows_reached(model, self.sites).annotate(**marks).order_by().values_list
        changes = []
        for pk, *texts in rows("pk", *marks, *more).iterator(chunk_size=500):
            about = self.types[texts.pop()].model_class() if of_version else None
            if not self._may_change(texts, found):
                continue
            changed = {}
            for field, text, link in zip(fields, texts, linked, strict=True):
                if text and (value := self._new(field, text, found, about, link=link)) is not None:
                    changed[field.name] = value
            if changed:
                changes.append((pk, changed, dict(zip(marks, texts, strict=True))))
        for pk, changed, texts_before in changes:
            self._change(model, pk, changed, texts_before)

    def _may_change(self, texts: list[str | None], found: Finder | None) -> bool:
        """Return whether a row could hold the person: most rows need one look at all their texts."""
        text = "\n".join(each for each in texts if each)
        if found is not None and found.may_be_in(text.encode()):
            return True
        return self.numbers is not None and bool(self.numbers.search(text))

    def _new(
        self, field: Field[Any, Any], text: str, found: Finder | None, about: Any, *, link: bool
    ) -> Any:
        """Return what a column says after this, or None when it stays as it is."""
        holds = found is not None and found.search(text)
        refers = link and self.numbers is not None and self.numbers.search(text)
        if not holds and not refers:
            return None
        if about is not None and isinstance(field, JSONField):
            before = json.loads(text)
            value = version_without(about, before, self.erased) if refers else before
            value = without_words(value, found) if holds and found is not None else value
            return None if value == before else value
        value = without(field, text, self.erased) if refers else text
        if holds and found is not None:
            value = struck(field, value, found)
        return None if value == text else value

    def _change(self, model: Any, pk: Any, changed: dict[str, Any], before: dict[str, Any]) -> None:
        row = model._base_manager.filter(pk=pk)
        if model._meta.label in WHOLE:
            row.delete()
            return
        for field in text_fields(model):
            if field.name not in changed:
                continue
            value = unique(model, field, pk, changed[field.name])
            old = before[f"text_of_{field.name}"]
            if field.get_internal_type() == "FileField":
                value = moved(old, value)
                self.files.append((old, value))
            if isinstance(field, StreamField):
                # As it is stored, whatever that is: a stream would refuse what it does not know.
                changed[field.name] = Value(json.loads(value), output_field=JSONField())
            else:
                changed[field.name] = field.to_python(value)
        if model is Page and "slug" in changed:
            _move(pk, changed.pop("slug"))
            changed.pop("url_path", None)
        if changed:
            row.update(**changed)
        self._remember(model, pk)

    def _remember(self, model: Any, pk: Any) -> None:
        """Keep what the index of words and the index of references have to learn about."""
        if issubclass(model, Page):
            self.pages.add(pk)
        elif any(field.name == "page" for field in model._meta.local_fields):
            self.pages.update(
                model._base_manager.filter(pk=pk).values_list("page", flat=True)
                if model._meta.label not in HISTORY
                else ()
            )
        elif index.class_is_indexed(model):
            self.others.append((model, pk))

    def reindex(self) -> None:
        """Let the index of words, and that of references, say what is stored now."""
        pages = [page for page in Page.objects.filter(pk__in=self.pages).specific() if page]
        objects = [*pages, *(model._base_manager.get(pk=pk) for model, pk in self.others)]
        for each in objects:
            # Not every model is in the index of words.
            if index.class_is_indexed(type(each)):
                index.insert_or_update_object(each)
            if ReferenceIndex.model_is_indexable(type(each)):
                ReferenceIndex.create_or_update_for_object(each)


def _move(pk: int, slug: str) -> None:
    """Move a page to another address, and the pages below it with it."""
    page = Page.objects.get(pk=pk)
    parent = page.get_parent()
    if parent is None:
        return
    if parent.get_children().filter(slug=slug).exclude(pk=pk).exists():
        slug = f"{slug}-{pk}"
    old = page.url_path
    page.slug = slug
    page.set_url_path(parent)
    Page.objects.filter(pk=pk).update(slug=slug, url_path=page.url_path)
    page._update_descendant_url_paths(old, page.url_path)


def models_about() -> list[Any]:
    """Return the models whose rows are about an object with a type and a number."""
    return [
        model
        for model in apps.get_models()
        if {"content_type", "object_id"} <= {field.name for field in model._meta.local_fields}
    ]
