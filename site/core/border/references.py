"""What a text or a field points to, and whether a page of a municipality may point there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from core.border.acting import now_acting
from core.border.owners import Atlas, Owners


def rows_of(references: Iterable[tuple[Any, ...]]) -> Iterator[Model]:
    """Return the rows that references (model, number, …) lead to; those that are gone left out."""
    numbers: defaultdict[type[Model], set[str]] = defaultdict(set)
    for model, number, *_path in references:
        # What somebody put into a text by hand need not be a number.
        if str(number).isascii() and str(number).isdigit() and len(str(number)) < 19:
            numbers[model].add(str(number))
    for model, several in numbers.items():
        yield from model._base_manager.filter(pk__in=several).order_by("pk")


def chosen(instance: Model, name: str, value: Any) -> Iterator[Model]:
    """Return the rows that a field's value names: itself, several, or those in a text."""
    if isinstance(value, Model):
        yield value
    elif isinstance(value, QuerySet):
        yield from value
    elif value:
        fields = {each.name: each for each in instance._meta.get_fields()}
        extract = getattr(fields.get(name), "extract_references", None)
        if extract is not None:
            yield from rows_of(extract(value))


class Border:
    """What pages of one municipality may point to, for one user (None: code)."""

    def __init__(self, page: Page, path: str, user: Any = None) -> None:
        self.page = page
        self.user = user
        asking = now_acting()
        self.atlas = asking.atlas if asking else Atlas.load()
        self.owners: Owners = self.atlas.of_path(path)

    def refusal(self, row: Any) -> ValidationError | None:
        """Return why a page may not point to a row; None when it may.

        What the page points to already is not asked for a second time: somebody who may, chose it.
        """
        owners = self.atlas.of(row) if _has_owner(row) else self.owners
        if owners and not owners & self.owners:
            return foreign(row)
        if hasattr(row, "collection_id") and not self._may_choose(row):
            words = _("You may not choose “%(title)s” here. Choose from the list.")
            return ValidationError(words, params={"title": named(row)})
        return None

    def check_texts(self) -> None:
        """Refuse a page that points over the border. Raises ValidationError with all of them."""
        found = [self.refusal(row) for row in rows_of(_references(self.page))]
        wrong = [each for each in found if each is not None]
        if wrong:
            raise ValidationError(wrong)

    def _may_choose(self, row: Any) -> bool:
        if self.user is None or (row._meta.label, row.pk) in self._before:
            return True
        policy = policy_registry.get_by_type(type(row))
        return bool(
            policy.user_has_any_permission_for_instance(self.user, ["choose", "change"], row)
        )

    @cached_property
    def _before(self) -> set[tuple[str, int]]:
        """What the newest version of the page points to."""
        stored = type(self.page)._default_manager.filter(pk=self.page.pk).first()
        if stored is None:
            return set()
        newest = stored.get_latest_revision_as_object()
        return {(row._meta.label, row.pk) for row in rows_of(_references(newest))}


def _references(page: Page) -> Iterator[tuple[Any, ...]]:
    for content_type, number, *rest in ReferenceIndex._extract_references_from_object(page):
        model: Any = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None and (issubclass(model, Page) or _is_file(model)):
            yield model, number, *rest


def _is_file(model: Any) -> bool:
    return any(field.name == "collection" for field in model._meta.fields)


def _has_owner(row: Any) -> bool:
    return isinstance(row, Page) or hasattr(row, "collection_id")


def named(row: Any) -> str:
    """Return the title of a row, or its number for who may not read its title."""
    asking = now_acting()
    shown = asking is None or asking.may_see(row)
    return str(row.title) if shown else str(row.pk)


def foreign(row: Any) -> ValidationError:
    """Return the error that a row cannot be chosen because it is of another municipality."""
    if isinstance(row, Page):
        words = _("“%(title)s” belongs to another municipality. Choose a page of this one.")
    else:
        words = _("“%(title)s” belongs to another municipality. Choose a file of this one.")
    return ValidationError(words, params={"title": named(row)})
