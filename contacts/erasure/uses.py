"""Where a person or a photo is shown: what an editor has to know before it goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils import translation
from wagtail.models import Page, ReferenceIndex, Site

from core.ownership import rows_of


@dataclass(frozen=True, slots=True)
class Use:
    """A page, or another record, that shows it. `page` is the number of the page."""

    title: str
    kind: str
    page: int | None = None

    def __str__(self) -> str:
        return f"{self.kind} “{self.title}”"


def uses_of(
    things: Iterable[Model], but: Iterable[int] = (), sites: Iterable[Site] | None = None
) -> tuple[Use, ...]:
    """Return where these are shown, each place once, apart from the pages with the numbers `but`.

    Only places that belong to one of `sites`; None stands for the whole install.
    """
    left_out = {str(key) for key in but}
    own = None if sites is None else list(sites)
    found = {
        use
        for thing in things
        for reference in ReferenceIndex.get_references_to(thing)
        if (use := _use(reference, left_out, own)) is not None
    }
    return tuple(sorted(found, key=lambda use: (use.title.casefold(), use.kind, use.page or 0)))


def _use(reference: ReferenceIndex, left_out: set[str], sites: list[Site] | None) -> Use | None:
    model: Any = reference.content_type.model_class()
    if model is None:
        return None
    is_page = issubclass(model, Page)
    if is_page and reference.object_id in left_out:
        return None
    shown = rows_of(model, sites).filter(pk=reference.object_id).first()
    if shown is None:
        return None
    if not is_page:
        return Use(str(shown), kind_of(model))
    above = shown.get_parent()
    # “Who is who” says nothing without the district that it stands below.
    title = f"{above.title} › {shown.title}" if above and above.depth > 2 else shown.title
    return Use(title, kind_of(model), shown.pk)


def kind_of(model: Any) -> str:
    """Return the name of a model for editors, also where it was given none in Dutch."""
    return translation.gettext(str(model._meta.verbose_name))
