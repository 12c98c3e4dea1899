"""Puts the door before the writing of wagtail-localize, and our limits before its screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_delete, post_save
from wagtail import hooks
from wagtail_localize import models, synctree, wagtail_hooks
from wagtail_localize.models import LocaleSynchronization, StringTranslation, TranslationSource
from wagtail_localize.views import (
    convert,
    edit_translation,
    report,
    snippets_api,
    submit_translations,
    update_translations,
)

from translations.cms.rights import has_desk
from translations.localize import door, editor, sources, views
from translations.localize.fields import name_fields

if TYPE_CHECKING:
    from django.http import HttpRequest


def install() -> None:
    """Do so, once, before any address is looked up."""
    name_fields()
    TranslationSource.create_or_update_translation = door.create_or_update_translation
    TranslationSource.update_from_db = door.refresh
    TranslationSource.refresh_segments = sources.refresh_segments
    TranslationSource.sync_view_restrictions = _nothing
    TranslationSource.update_target_view_restrictions = _nothing
    # A string is no draft yet: what a page is called in lists says its newest draft.
    post_save.disconnect(models.post_save_string_translation, sender=StringTranslation)
    post_delete.disconnect(models.post_delete_string_translation, sender=StringTranslation)
    # A municipality switches a language on, and a translator makes each page: never a tree of copies.
    LocaleSynchronization.sync_trees = _nothing
    synctree.synchronize_tree = _nothing
    synctree.create_aliases_for_new_page = _nothing
    submit_translations.SubmitPageTranslationView = views.SubmitPageView
    submit_translations.SubmitSnippetTranslationView = views.NoSnippetView
    update_translations.UpdateTranslationsView = views.SyncView
    report.TranslationsReportView = views.ReportView
    snippets_api.SnippetViewSet = views.NoSnippets
    convert.convert_to_alias = views.keep_as_page
    for name, view in editor.OURS.items():
        setattr(edit_translation, name, view)
    # Beside each page of the tree they ask four questions; its flags lead to the same place.
    hooks._hooks["register_page_listing_more_buttons"].remove(
        (wagtail_hooks.page_listing_more_buttons, 0)
    )
    wagtail_hooks.TranslationsReportMenuItem.is_shown = _has_desk
    wagtail_hooks.ConvertToAliasPageActionMenuItem.is_shown = _never


def _nothing(*args: Any, **kwargs: Any) -> None:
    """Stand in for what must not happen.

    View restrictions: a translation of a private page is never public, whatever stands on it.
    """


def _has_desk(_item: Any, request: HttpRequest) -> bool:
    return has_desk(request)


def _never(_item: Any, context: Any) -> bool:
    return False
