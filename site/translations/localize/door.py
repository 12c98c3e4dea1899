"""The one door: whatever wagtail-localize wants to write to a page goes through here.

Its own method overwrites the live page, puts Dutch where a translation is missing and asks one right for
all municipalities. Every way in ends there: its editor, sync, PO files, machines, Smartling, Pontoon. Here
it becomes a draft by `translations.drafts`, with the rights of the page tree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    SourceDeletedError,
    TranslationLog,
    TranslationSource,
)

from core.languages import SOURCE_LANGUAGE
from core.page import BasePage
from translations.drafts import hold, save_draft, translation_of
from translations.localize.arriving import arriving
from translations.localize.sources import source_for
from translations.release.waiting import is_waiting, text_for_translators
from translations.state import COMPLETE, state_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it."""

    page: Any
    created: bool
    #: How many texts came into the draft.
    texts: int
    published: bool
    #: Why it is a draft although it was to be published; empty when it was not.
    kept_back: str = ""


def enter(
    source: TranslationSource,
    locale: Locale,
    user: Any,
    *,
    publish: bool = False,
    going_on: bool = False,
    chosen: Mapping[str, Any] | None = None,
) -> Outcome:
    """Write what is translated as a draft; publish it only if that is asked, allowed and complete.

    `chosen` has values that somebody chose for the language, such as an address, by their place.
    With `going_on` the newest draft is written anew when the same user made it, instead of one more.
    Raises PermissionDenied, SourceDeletedError, and ValidationError with a reason for translators.
    """
    user = user or service_user()
    with transaction.atomic():
        page = _dutch_page(source)
        hold(page)
        draft = translation_of(page, str(locale.language_code))
        texts = arriving(page, draft, locale, asked=True)
        new = {key: each.text for key, each in texts.items()}
        machine = {key for key, each in texts.items() if each.machine}
        if texts or draft is None or chosen:
            saved = save_draft(
                page,
                str(locale.language_code),
                new,
                user,
                machine=machine,
                going_on=going_on,
                chosen=chosen,
            )
        else:
            saved = draft
            if not saved.permissions_for_user(user).can_edit():
                raise PermissionDenied
        kept_back = ""
        if publish:
            kept_back = _publish(page, str(locale.language_code), user)
        stored = Page.objects.get(pk=saved.pk).specific
        TranslationLog.objects.create(
            source=source, locale=locale, revision_id=stored.latest_revision_id
        )
    return Outcome(stored, draft is None, len(texts), publish and not kept_back, kept_back)


def create_or_update_translation(
    self: TranslationSource,
    locale: Locale,
    user: Any = None,
    publish: bool = True,
    copy_parent_pages: bool = False,
    fallback: bool = False,
) -> tuple[Any, bool]:
    """Stand in for the method of `TranslationSource`: a draft without Dutch, below a page that is there.

    `copy_parent_pages` and `fallback` are what must not happen.
    """
    found = enter(self, locale, user, publish=publish)
    return found.page, found.created


def service_user() -> Any:
    """Return the account of tools that work for nobody. Raises PermissionDenied without one."""
    name = settings.TRANSLATIONS_SERVICE_USER
    found = get_user_model()._default_manager.filter(username=name, is_active=True).first()
    if not name or found is None:
        raise PermissionDenied
    return found


def refresh(source: TranslationSource) -> None:
    """Stand in for `update_from_db`: what translators are to read, not what is live."""
    source_for(_dutch_page(source))
    source.refresh_from_db()


def _dutch_page(source: TranslationSource) -> Any:
    try:
        live = source.get_source_instance()
    except ObjectDoesNotExist as error:
        raise SourceDeletedError from error
    if not isinstance(live, BasePage) or str(live.locale.language_code) != SOURCE_LANGUAGE:
        raise PermissionDenied
    if not live.live and not is_waiting(live):
        raise ValidationError(_("The Dutch page is not online."))
    return text_for_translators(live)


def _publish(page: Any, language: str, user: Any) -> str:
    """Publish the newest draft, or say why it stays one."""
    translation: Any = translation_of(page, language)
    stored = Page.objects.get(pk=translation.pk)
    lock = stored.get_lock()
    if not stored.permissions_for_user(user).can_publish():
        return _("You may not publish this page: send it for approval.")
    if is_waiting(page):
        return _("It goes online together with the Dutch page, when all languages are ready.")
    if lock is not None and lock.for_user(user):
        return _("“%(title)s” is locked.") % {"title": stored.title}
    state = state_of(page, language, translation)
    if state.kind != COMPLETE:
        words = _("%(percent)d%% of the texts are up to date; a page goes online when all are.")
        return words % {"percent": state.percentage}
    if stored.has_unpublished_changes or not stored.live:
        stored.get_latest_revision().publish(user=user)
    return ""
