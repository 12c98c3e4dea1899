"""The rows that an erasure reaches: those of its municipalities, and the lines of the audit about their users."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.models import ModelLogEntry, Site

from core.audit.lines import PART, towns_text
from core.border.owners import Atlas
from core.ownership import rows_of


def rows_reached(model: type[Model], sites: Iterable[Site] | None) -> QuerySet[Any]:
    """Return the rows of `model` that are looked through for a person; `sites` None stands for the whole install.

    An account is of the install. What the audit says of one is of the municipality that reads it, when no other
    one reads that line too.
    """
    if model is not ModelLogEntry or sites is None:
        return rows_of(model, sites)
    own = list(sites)
    atlas = Atlas.load()
    lines = Q(pk__in=[])
    for site in own:
        lines |= Q(**{f"data__{PART}__towns": towns_text(atlas.of_site(site.pk))})
    return ModelLogEntry._base_manager.filter(
        Q(pk__in=rows_of(model, own).order_by().values("pk")) | lines
    )
