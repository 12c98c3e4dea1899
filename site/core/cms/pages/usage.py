"""Where a page, a picture or a document is used: the rows of one screen, read together.

Wagtail reads every row that points there, one by one, to show twenty of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.admin.views.generic.usage import UsageView
from wagtail.models import Page, ReferenceIndex
from wagtail.models.reference_index import ReferenceGroups


def install() -> None:
    """Let Wagtail's list of uses read what it shows, and no more."""
    UsageView.get_queryset = lambda view: SharedGroups(
        ReferenceIndex.get_references_to(view.object)
    )


class SharedGroups(ReferenceGroups):
    """The references to something by what they stand in: Wagtail's own, with their rows read together."""

    def __iter__(self) -> Iterator[tuple[Any, list[Any]]]:
        return iter(self[:])

    def __getitem__(self, key: Any) -> Any:
        groups = [
            (*place, list(references))
            for place, references in groupby(
                self.qs, lambda each: (each.base_content_type_id, each.object_id)
            )
        ][key]
        if not isinstance(key, slice):
            return self._read([groups])[0]
        return self._read(groups)

    @staticmethod
    def _read(groups: list[tuple[int, str, list[Any]]]) -> list[tuple[Any, list[Any]]]:
        numbers: dict[int, set[str]] = {}
        for kind, number, _references in groups:
            numbers.setdefault(kind, set()).add(number)
        rows: dict[tuple[int, str], Any] = {}
        for kind, wanted in numbers.items():
            model: Any = ContentType.objects.get_for_id(kind).model_class()
            if model is None:
                continue
            found = model._base_manager.filter(pk__in=wanted)
            if model is Page:
                # Who has no right on a page may be its approver: each would ask whether that is so.
                found = Page.objects.filter(pk__in=wanted).prefetch_workflow_states()
            rows |= {(kind, str(row.pk)): row for row in found}
        return [
            (rows[kind, number], references)
            for kind, number, references in groups
            if (kind, number) in rows
        ]
