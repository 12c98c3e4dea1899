"""Writing a translation: always a draft of the translated page, which goes through the workflow."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, Revision

from core.border.references import Border
from core.languages import SOURCE_LANGUAGE
from translations.localize.arriving import arriving
from translations.localize.harvest import harvest, written_by_us
from translations.models import MadeFrom
from translations.segments import prose_fields, prose_relations, segments_of
from translations.texts.writing import Writing

#: For so long one draft takes what its maker goes on writing, text by text.
GOING_ON = timedelta(hours=1)


#: Any version will do: whoever writes has read none.
ANY = -1


class MeanwhileError(ValidationError):
    """Somebody else saved the translation since its writer read it."""

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else saved this page meanwhile. What you wrote is still here.")
        )


def translation_of(source: Any, language: str) -> Any | None:
    """Return the translated page with its newest draft; None when there is none, or only an alias."""
    page = (
        Page.objects.filter(
            translation_key=source.translation_key,
            locale__language_code=language,
            alias_of__isnull=True,
        )
        .exclude(pk=source.pk)
        .first()
    )
    return page.get_latest_revision_as_object() if page else None


def version_of(translation: Any | None) -> int:
    """Return the number of the newest version of a translation; 0 where there is none."""
    return (translation.latest_revision_id or 0) if translation is not None else 0


def hold(source: Any) -> None:
    """Hold a Dutch page and all its translations until the end of the transaction.

    On SQLite a transaction is the only one that writes. The Dutch page is held too, so that nobody
    else begins a translation that is not there yet.
    """
    pages = Page.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    list(pages.filter(translation_key=source.translation_key).values_list("pk", flat=True))


def parent_in(source: Page, language: str) -> Page | None:
    """Return the page that a translation of `source` is to stand under; None when there is none."""
    parent = source.get_parent()
    found: Page | None = Page.objects.filter(
        translation_key=parent.translation_key, locale__language_code=language
    ).first()
    return found


@transaction.atomic
def save_draft(
    source: Any,
    language: str,
    texts: Mapping[str, str],
    user: Any,
    *,
    machine: Collection[str] = (),
    going_on: bool = False,
    since: int = ANY,
    chosen: Mapping[str, Any] | None = None,
) -> Any:
    """Save new texts (key of a Dutch text, or of a paragraph of it -> text) as a draft; give the page.

    `machine` names those that a machine made and nobody has read: they are marked until somebody has.
    `chosen` has values of the translation's own that are no words, such as an address, by their place in
    wagtail-localize.

    Texts that are not named stay as they are, but for what was written in wagtail-localize meanwhile.
    The live page is not touched. A block of the source
    that has a text without a translation is left out: Dutch never goes live as a translation.
    With `going_on` the newest draft is written anew if it is of this user and goes nowhere yet.
    Raises PermissionDenied, ValidationError when there is no title or no page to stand under, and
    MeanwhileError when the newest version is not the one that the writer read, `since` (`version_of`).
    """
    hold(source)
    page = translation_of(source, language)
    if since not in (ANY, version_of(page)):
        raise MeanwhileError
    locale = Locale.objects.get(language_code=language)
    segments = segments_of(source)
    texts = {key: text for key, text in texts.items() if text.strip()}
    whole = {each.key for each in segments if each.key in texts}
    meanwhile = {
        key: each
        for key, each in arriving(source, page, locale).items()
        if key not in texts and key.partition("#")[0] not in whole
    }
    machine = {*machine, *(key for key, each in meanwhile.items() if each.machine)}
    texts = {key: each.text for key, each in meanwhile.items()} | texts
    if page is None:
        page = _begin(source, language, texts, user)
    elif page.locked_by_id or page.get_lock() is not None:
        raise ValidationError(_("“%(title)s” is locked.") % {"title": page.title})
    elif not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    record, _made = MadeFrom.objects.get_or_create(page_id=page.pk)
    writing = Writing(source, page, record, texts, machine, chosen or {})
    writing.fill()
    Border(page, page.path, user).check_texts()
    with written_by_us():
        revision = page.save_revision(
            user=user,
            log_action=True,
            clean=True,
            overwrite_revision=_own_draft(page, user) if going_on else None,
        )
    left_out = writing.note(record)
    record.revision = revision.pk
    record.save()
    harvest(source, page, user, left_out, machine)
    return page


def _own_draft(page: Any, user: Any) -> Revision | None:
    """Return a draft of this user of just now that is neither online, planned nor with an approver."""
    revision: Revision | None = page.get_latest_revision()
    if revision is None or revision.user_id != user.pk or page.workflow_in_progress:
        return None
    used = revision.pk == page.live_revision_id or revision.approved_go_live_at
    old = timezone.now() - revision.created_at > GOING_ON
    return None if used or old else revision


def _begin(source: Any, language: str, texts: Mapping[str, str], user: Any) -> Any:
    if not texts.get("title", "").strip():
        raise ValidationError(_("Translate the title first: a page needs one."))
    if language == SOURCE_LANGUAGE:
        raise PermissionDenied
    parent = parent_in(source, language)
    if parent is None:
        words = _("First translate the page above it: “%(title)s”.")
        raise ValidationError(words % {"title": source.get_parent().title})
    if not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    page = source.copy_for_translation(Locale.objects.get(language_code=language))
    for name in prose_fields(type(source)):
        field = type(source)._meta.get_field(name)
        if name not in ("title",):
            setattr(page, name, field.get_default() if isinstance(field, StreamField) else "")
    for name in prose_relations(type(source)):
        # Dutch rows never stay: those with a translation are made anew.
        setattr(page, name, [])
    # Those of the source: as a date on this page they would keep it offline, or take it there.
    page.go_live_at = page.expire_at = None
    page.title = page.draft_title = texts["title"].strip()
    page.save(clean=False)
    return page
