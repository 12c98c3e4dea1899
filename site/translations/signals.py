"""What happens to a translation when its page is published, and when its source is moved or deleted."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import page_published, post_page_move

from core.forms.page_rules import check_place
from core.languages import SOURCE_LANGUAGE
from core.page import BasePage
from publishing.models import DeletedSource
from translations.localize.harvest import harvest_version
from translations.localize.sources import source_for
from translations.models import MadeFrom, Together
from translations.record import hashes, unread
from translations.segments import segments_of


@receiver(page_published)
def note_what_is_live(sender: Any, *, instance: Any, revision: Any = None, **kwargs: Any) -> None:
    """Keep what the live version was made from. A version from before the record keeps the old one."""
    record = MadeFrom.objects.filter(page_id=instance.pk).first()
    if record is None:
        return
    if record.revision is None or revision is None or revision.pk >= record.revision:
        record.live = hashes(record.segments)
        record.machine = unread(record.segments, segments_of(instance))
        record.save(update_fields=["live", "machine"])


@receiver(page_published)
def end_the_waiting(sender: Any, *, instance: Any, **kwargs: Any) -> None:
    """Let a Dutch page that is published, in whatever way, wait for nothing any more."""
    Together.objects.filter(source_id=instance.pk).delete()


@receiver(page_published)
def refresh_the_source(sender: Any, *, instance: Any, alias: bool = False, **kwargs: Any) -> None:
    """Let wagtail-localize have the Dutch text that is online now, where a page is translated."""
    if alias or not isinstance(instance, BasePage) or not _is_source(instance):
        return
    if _translations(instance).exists():
        source_for(instance)


@receiver(post_save, sender=Revision)
def keep_what_was_written(sender: Any, *, instance: Revision, **kwargs: Any) -> None:
    """Keep what was written into a translation by whatever screen, string by string."""
    harvest_version(instance)


@receiver(pre_delete)
def note_a_deleted_source(sender: Any, *, instance: Any, **kwargs: Any) -> None:
    """Remember that a Dutch page with translations was deleted: they must not stay public alone."""
    if sender is not Page and not issubclass(sender, BasePage):
        return
    if _is_source(instance) and _translations(instance).exists():
        DeletedSource.objects.update_or_create(
            translation_key=instance.translation_key, defaults={"title": instance.title}
        )


@receiver(post_save)
def forget_a_deleted_source(sender: Any, *, instance: Any, created: bool, **kwargs: Any) -> None:
    """Let a Dutch page that is made anew for the same translations take its place."""
    if created and issubclass(sender, BasePage) and _is_source(instance):
        DeletedSource.objects.filter(translation_key=instance.translation_key).delete()


@receiver(post_page_move)
def follow_a_move(
    sender: Any, *, instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """Move the translations of a moved page too, where the new place is translated and free.

    One that cannot follow stays where it is; the desk says so.
    """
    if parent_page_before.pk == parent_page_after.pk or not _is_source(instance):
        return
    for page in _translations(instance):
        target = Page.objects.filter(
            translation_key=parent_page_after.translation_key, locale_id=page.locale_id
        ).first()
        if target is None or page.is_child_of(target):
            continue
        try:
            check_place(page, target)
            if target.get_children().filter(slug=page.slug).exists():
                continue
            with transaction.atomic():
                page.specific.move(target, pos="last-child")
        except ValidationError:
            continue


def _is_source(page: Page) -> bool:
    return bool(page.locale_id) and str(page.locale.language_code) == SOURCE_LANGUAGE


def _translations(page: Page) -> Any:
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
