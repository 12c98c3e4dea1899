"""Pages that the program makes: put in the tree with a first version, and in further languages."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale, Page

from core.page import BasePage
from translations.record import adopt


def place(parent: Page, page: BasePage, *, live: bool = True) -> BasePage:
    """Put a new page below `parent`: published, or as a draft. Return it.

    It is in the language of the page above; below the root it brings its own. Raises
    ValidationError for what an editor would be refused.
    """
    # treebeard counts children on the row of the parent: read it anew, somebody may have added one.
    above = Page.objects.get(pk=parent.pk)
    if above.depth > 1:
        page.locale = above.locale
    page.live = live
    above.add_child(instance=page)
    revision = page.save_revision(log_action=True)
    if live:
        revision.publish()
    page.refresh_from_db()
    return page


def place_translation(
    source: BasePage, language: str, *, live: bool = True, adopted: bool = True, **fields: Any
) -> BasePage | None:
    """Put a translation of `source` in the tree, with its own words in `fields`; return it.

    None when there is one already, or the page above is not in that language. Facts are those of
    the source: `fields` holds words, and what has no default. Not `adopted`: whether they say what the
    source says is for a translator to tell.
    """
    locale = Locale.objects.get(language_code=language)
    known = Page.objects.filter(translation_key=source.translation_key, locale=locale)
    above = source.get_parent()
    if above.depth > 1:
        above = above.get_translation_or_none(locale)
    if known.exists() or above is None:
        return None
    page = type(source)(
        translation_key=source.translation_key,
        locale=locale,
        show_in_menus=source.show_in_menus,
        **fields,
    )
    made = place(above, page, live=live)
    if adopted:
        adopt(made)
    return made
