"""Sizes of pictures that nobody needs: they go when they were not made lately."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from wagtail.models import ReferenceIndex

from core.media.sizes import rendition_specs
from core.models.media import Picture, PictureRendition
from publishing.keeping.turns import Kept, keep_no_longer


def unused(moment: datetime) -> Iterator[PictureRendition]:
    """Yield the sizes that may go: of public pages only those of pictures that nothing refers to.

    All others are made for a screen of the CMS, and made again when it is opened. A file that is missing
    is old: the row alone is of no use.
    """
    days: int = settings.KEEP_RENDITION_DAYS
    if not days:
        return
    kind = ContentType.objects.get_for_model(Picture)
    referred = ReferenceIndex.objects.filter(
        to_content_type=kind, to_object_id=Cast(OuterRef("image_id"), CharField())
    )
    needed = PictureRendition.objects.filter(
        Exists(referred), filter_spec__in=rendition_specs()
    ).values("pk")
    before = moment - timedelta(days=days)
    rows = PictureRendition.objects.exclude(pk__in=needed).order_by("pk")
    for row in rows.iterator():
        try:
            made = default_storage.get_modified_time(row.file.name)
        except FileNotFoundError:
            made = before - timedelta(days=1)
        if made < before:
            yield row


def remove(moment: datetime, dry: bool) -> Iterator[int]:
    """Remove sizes with their files, one by one."""
    for row in unused(moment):
        if not dry:
            # Its file goes with the transaction.
            row.delete()
        yield 1


def register() -> None:
    """Register them with what is not kept for ever."""
    keep_no_longer(Kept("renditions", remove))
