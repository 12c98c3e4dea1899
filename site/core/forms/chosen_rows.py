"""What is chosen in the many rows of a form, read together: not a question for each row that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.forms import ModelMultipleChoiceField
from django.urls import reverse
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.models import Page


class ChosenRows:
    """The rows that the choosers of one form show, with the pages above them."""

    def __init__(self) -> None:
        self._wanted: dict[Any, set[Any]] = {}
        self._found: dict[Any, dict[Any, Any]] = {}
        self._links: dict[Any, _Links] = {}

    def show(self, form: Any) -> None:
        """Let the choosers of a form, or of one of its rows, find here what is chosen."""
        for name, field in form.fields.items():
            value = form.initial.get(name, field.initial)
            several = isinstance(field, ModelMultipleChoiceField) and isinstance(value, QuerySet)
            if several and form.instance.pk:
                # A row as it is stored. What a draft has ticked came with the draft.
                form.initial[name] = self._ticked(form, name)
            if not isinstance(field.widget, BaseChooser):
                continue
            if isinstance(value, int):
                self._wanted.setdefault(field.widget.model_class, set()).add(value)
                field.widget.chosen_rows = self

    def _ticked(self, form: Any, name: str) -> _Ticked:
        field = form.instance._meta.get_field(name)
        shared = self._links.setdefault(field, _Links(field))
        shared.rows.add(form.instance.pk)
        return _Ticked(shared, form.instance.pk)

    def get(self, model: Any, number: Any) -> Any:
        """Return a row that a chooser shows; None for another one."""
        if number not in self._wanted.get(model, ()):
            return None
        found = self._found.setdefault(model, {})
        if number not in found:
            missing = self._wanted[model] - found.keys()
            rows = model._default_manager.in_bulk(missing)
            if issubclass(model, Page):
                _put_parents(rows.values())
            found |= {each: rows.get(each) for each in missing}
        return found[number]


class _Links:
    """What the rows of a form have ticked in one field."""

    def __init__(self, field: Any) -> None:
        self._field = field
        self.rows: set[int] = set()
        self._read: set[int] = set()
        self._found: dict[int, list[int]] = {}

    def of(self, row: int) -> list[int]:
        """Return what a row has ticked, by number."""
        if row not in self._read:
            here, there = self._field.m2m_field_name(), self._field.m2m_reverse_field_name()
            links = self._field.remote_field.through._default_manager
            links = links.filter(**{f"{here}__in": self.rows - self._read}).order_by("pk")
            for start, end in links.values_list(f"{here}_id", f"{there}_id"):
                self._found.setdefault(start, []).append(end)
            self._read |= self.rows
        return self._found.get(row, [])


class _Ticked(Sequence[int]):
    """What one row has ticked, read when it is shown."""

    def __init__(self, links: _Links, row: int) -> None:
        self._links, self._row = links, row

    def __getitem__(self, place: Any) -> Any:
        return self._links.of(self._row)[place]

    def __len__(self) -> int:
        return len(self._links.of(self._row))


class SharedChoices:
    """The choices of fields that offer the same rows, read once for all of them."""

    def __init__(self) -> None:
        self._known: dict[str, list[Any]] = {}

    def show(self, field: Any) -> None:
        """Let a field with a list of rows offer those that another one has read."""
        field.widget.choices = _Choices(field.choices, str(field.queryset.query), self._known)


class _Choices:
    """The choices of one field, read when they are shown."""

    def __init__(self, choices: Iterable[Any], key: str, known: dict[str, list[Any]]) -> None:
        self._choices, self._key, self._known = choices, key, known

    def __iter__(self) -> Any:
        if self._key not in self._known:
            # Without its length, which Django counts in the database.
            self._known[self._key] = list(iter(self._choices))
        return iter(self._known[self._key])


def _put_parents(pages: Iterable[Any]) -> None:
    """Put the page above it into each page, as `get_parent` looks for it."""
    above = {page.path[: -Page.steplen] for page in pages}
    parents = {page.path: page for page in Page.objects.filter(path__in=above)}
    for page in pages:
        if parent := parents.get(page.path[: -Page.steplen]):
            page._cached_parent_obj = parent


def translations_of(view: Any) -> list[dict[str, Any]]:
    """Return the translations of the page of Wagtail's editor that its user may edit.

    Wagtail reads of each so little that whether somebody may is two more questions.
    """
    pages = Page.objects.filter(translation_key=view.page.translation_key).exclude(pk=view.page.pk)
    return [
        {"locale": each.locale, "url": reverse("wagtailadmin_pages:edit", args=[each.pk])}
        for each in pages.select_related("locale").prefetch_workflow_states()
        if each.permissions_for_user(view.request.user).can_edit()
    ]
