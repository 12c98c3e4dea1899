"""What is chosen in the many rows of a form, read together: not a question for each row that is shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.forms import Form
from django.urls import reverse
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.models import Page


class ChosenRows:
    """The rows that the choosers of one form show, with the pages above them."""

    def __init__(self) -> None:
        self._wanted: dict[Any, set[Any]] = {}
        self._found: dict[Any, dict[Any, Any]] = {}

    def show(self, form: Form) -> None:
        """Let the choosers of a form, or of one of its rows, find here what is chosen."""
        for name, field in form.fields.items():
            if not isinstance(field.widget, BaseChooser):
                continue
            value = form.initial.get(name, field.initial)
            if isinstance(value, int):
                self._wanted.setdefault(field.widget.model_class, set()).add(value)
                field.widget.chosen_rows = self

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
            self._known[self._key] = list(self._choices)
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
