"""The form of a page: facts only on their source, choices only from the own municipality."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.functional import cached_property
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.models import Page

from core.border.references import Border, chosen
from core.cms.pages.new_here import url_for, words_for
from core.cms.pages.planning import check_plan, without_moment
from core.cms.unchanged import keep_unchanged
from core.forms.choosers import (
    DistrictCheckboxes,
    PageSelect,
    limit_districts,
    limit_pages,
)
from core.forms.chosen_rows import ChosenRows, SharedChoices
from core.forms.moments import check_moments
from core.forms.page_rules import check_place
from core.forms.panels import field_names, is_translation
from core.languages import SOURCE_LANGUAGE
from core.media.picture_form import check_pictures
from core.trees import trees_around

#: The field with which a form for a new page is known again: see core.cms.creating.
FORM_NUMBER = "form_number"


class PageForm(WagtailAdminPageForm):
    """The form of every page type."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(without_moment(data), *args, **kwargs)
        if is_translation(self.instance):
            for name in field_names(type(self.instance).fact_panels):
                self.fields.pop(name, None)
                self.formsets.pop(name, None)
        self._limit_choices()
        keep_unchanged(self)
        if self.instance.pk is None:
            number = forms.CharField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)
            self.fields[FORM_NUMBER] = number

    @cached_property
    def trees(self) -> tuple[str, ...]:
        """Return the tree paths of the municipality that the page belongs to."""
        return trees_around(self._place)

    @property
    def _place(self) -> str:
        # A page with a place stands in the tree that it is the top of, too: above it is the root.
        return str(self.instance.path or (self.parent_page.path if self.parent_page else ""))

    @cached_property
    def border(self) -> Border:
        """Return what the page may point to."""
        return Border(self.instance, self._place, self.for_user)

    def _limit_choices(self) -> None:
        """Offer the districts of this municipality only, in the form and in its items."""
        parent = self.parent_page.specific_class if self.parent_page else None
        rows, choices = ChosenRows(), SharedChoices()
        rows.show(self)
        for name, field in self.fields.items():
            if isinstance(field.widget, DistrictCheckboxes):
                limit_districts(field, self.trees)
                # News that is written below a district is about that district.
                if self.instance.pk is None and parent is field.queryset.model:
                    self.initial[name] = [self.parent_page.pk]
        known: dict[Any, Any] = {}
        new = functools.cache(self._new)
        near = self._place[: -Page.steplen] if parent is None else self._place
        for field in self.fields.values():
            if isinstance(field.widget, PageSelect):
                limit_pages(field, self.trees, near, known, new)
        for formset in self.formsets.values():
            formset.add_fields = _as_ours(
                formset.add_fields, self.trees, near, known, new, rows, choices
            )

    def _new(self, model: Any) -> tuple[str, str]:
        """Return the address where the user makes a page of a type, and the words of the button."""
        near = self.instance if self.instance.path else self.parent_page
        url = url_for(self.for_user, model, near) if self.for_user and near else ""
        return url, words_for(model) if url else ""

    def clean(self) -> Any:
        """Check what the fields say together. Messages stand at the field that they are about."""
        cleaned = super().clean()
        slug = cleaned.get("slug") or slugify(cleaned.get("title") or "", allow_unicode=True)
        # A page with a place checks itself; a new one does not know its parent yet.
        if slug and self.parent_page is not None and not self.instance.path:
            try:
                check_place(self.instance, self.parent_page, slug)
            except ValidationError as error:
                self.add_error(None, error)
        check_moments(self)
        check_plan(self)
        if not self.is_deferred_validation:
            check_pictures(self)
        self._check_choices(self)
        for formset in self.formsets.values():
            formset.is_valid()
            for form in formset.forms:
                if not formset._should_delete_form(form):
                    self._check_choices(form)
        return cleaned

    def _check_choices(self, form: Any) -> None:
        """Refuse what is of other municipalities; let facts point to source pages."""
        for name, value in list(getattr(form, "cleaned_data", {}).items()):
            refused = [self.border.refusal(row) for row in chosen(form.instance, name, value)]
            wrong: Any = [each for each in refused if each is not None]
            if wrong and isinstance(value, StreamValue):
                wrong = StreamBlockValidationError(non_block_errors=wrong)
            if wrong:
                form.add_error(name, wrong)
            elif isinstance(value, Page):
                form.cleaned_data[name] = self._source_of(value)
                # The forms of items have been cleaned, and their instances filled, before this.
                setattr(form.instance, name, form.cleaned_data[name])

    def _source_of(self, page: Page) -> Page:
        # What is on a Dutch page mostly points to Dutch pages: without a question for each of its rows.
        is_dutch = self.instance.locale.language_code == SOURCE_LANGUAGE
        return page if is_dutch and page.locale_id == self.instance.locale_id else source_of(page)

    def _update_errors(self, errors: ValidationError) -> None:
        # A model may name a field that this form does not show: say it above the form instead.
        if hasattr(errors, "error_dict"):
            for name in [each for each in errors.error_dict if each != NON_FIELD_ERRORS]:
                if name not in self.fields:
                    hidden = errors.error_dict.pop(name)
                    errors.error_dict.setdefault(NON_FIELD_ERRORS, []).extend(hidden)
        super()._update_errors(errors)


def source_of(page: Page) -> Page:
    """Return the page that the facts of `page` are on: its Dutch version, else itself."""
    if page.locale.language_code == SOURCE_LANGUAGE:
        return page
    found: Page | None = (
        type(page)
        ._default_manager.filter(
            translation_key=page.translation_key, locale__language_code=SOURCE_LANGUAGE
        )
        .first()
    )
    return found or page


def _as_ours(
    add_fields: Callable[..., None],
    trees: tuple[str, ...],
    near: str,
    known: dict[Any, Any],
    new: Callable[[Any], tuple[str, str]],
    rows: ChosenRows,
    choices: SharedChoices,
) -> Callable[[forms.Form, int | None], None]:
    """Treat every form of a formset as that of the page, the empty one for new items too."""

    def limited(form: forms.Form, index: int | None) -> None:
        add_fields(form, index)
        for field in form.fields.values():
            if isinstance(field.widget, DistrictCheckboxes):
                limit_districts(field, trees)
                choices.show(field)
            elif isinstance(field.widget, PageSelect):
                limit_pages(field, trees, near, known, new)
        rows.show(form)
        keep_unchanged(form)

    return limited
