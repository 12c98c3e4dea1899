"""Widgets of our own: districts of one municipality, a colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from core.languages import SOURCE_LANGUAGE


class DistrictCheckboxes(forms.CheckboxSelectMultiple):
    """Tick boxes for districts; the form narrows the choices to one municipality."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"class": "wijk-districts"} | (attrs or {}), choices)


class PageSelect(forms.Select):
    """A list of pages of one kind, of one municipality: the nearest first."""

    #: What stands above the nearest ones; empty: the list has no parts.
    near_words: Any = ""
    #: The dialogue that makes a new one, and the words of its button; empty for who may not.
    new_url: str = ""
    new_words: str = ""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Put the button for a new one beside the list."""
        if not self.new_url:
            return super().render(name, value, attrs, renderer)
        kind = self.new_url.partition("?")[2].partition("&")[0]
        shown = super().render(name, value, {**(attrs or {}), "data-new-kind": kind}, renderer)
        return format_html(
            '{} <button type="button" class="button button-small button-secondary" '
            'data-new-url="{}">{}</button>',
            shown,
            self.new_url,
            self.new_words,
        )


class HubSelect(PageSelect):
    """A list of hubs: those of the district before the others."""

    near_words = gettext_lazy("Of this district")


class DistrictsOrAll(DistrictCheckboxes):
    """Tick boxes where none ticked means all: the first box says so, and its script keeps it true."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Put the box for all before those of the districts."""
        boxes = super().render(name, value, attrs, renderer)
        # It has no name: what is sent is the districts alone, also without the script.
        return format_html(
            '<label class="wijk-all"><input type="checkbox" data-all-of="{}"{}> {}</label>{}',
            name,
            "" if value else SafeString(" checked"),
            gettext("All districts: the whole municipality"),
            boxes,
        )


class ColourInput(forms.TextInput):
    """The browser's own colour picker; the theme makes any colour readable."""

    input_type = "color"


def limit_pages(
    field: Any,
    trees: tuple[str, ...],
    near: str,
    known: dict[Any, list[tuple[str, str, str]]],
    new: Callable[[Any], tuple[str, str]],
) -> None:
    """Offer the Dutch pages in `trees`; those below `near` come first.

    `known` keeps what was asked for: a form has many such fields. `new` says where one is made.
    """
    model = field.queryset.model
    field.widget.new_url, field.widget.new_words = new(model)
    inside = Q(pk__in=[])
    for tree in trees:
        inside |= Q(path__startswith=tree)
    # A translation is taken too, and stands for its source: older pages may have one.
    field.queryset = model.objects.filter(inside)
    if model not in known:
        dutch = field.queryset.filter(locale__language_code=SOURCE_LANGUAGE)
        rows = dutch.order_by("title").values_list("pk", "title", "path")
        known[model] = [(str(pk), title, path) for pk, title, path in rows]
    blank = [("", field.empty_label or "---------")]
    words = field.widget.near_words
    by = [
        [each for each in known[model] if each[2].startswith(near) is is_near]
        for is_near in (True, False)
    ]
    parts = [[(key, title) for key, title, _path in several] for several in by]
    if not words or not near or not all(parts):
        field.choices = [*blank, *parts[0], *parts[1]]
    else:
        others = gettext("Others of the municipality")
        field.choices = [*blank, (words, parts[0]), (others, parts[1])]


def limit_districts(field: Any, trees: tuple[str, ...]) -> None:
    """Offer only the Dutch district pages in `trees`, by name."""
    inside = Q(pk__in=[])
    for tree in trees:
        inside |= Q(path__startswith=tree)
    field.queryset = field.queryset.model.objects.filter(
        inside, locale__language_code=SOURCE_LANGUAGE
    ).order_by("title")
