"""Flags beside each page in the tree of pages: how it stands in each language, one click to the translation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.ui.tables.pages import PageTable
from wagtail.admin.views.pages.listing import ExplorableIndexView, PageListingMixin
from wagtail.models import Page

from core.languages import SOURCE_LANGUAGE
from core.municipality import served_languages
from publishing.cms.start_pages import all_sites
from publishing.content.languages import language as language_of
from translations.cms.desk import state_words
from translations.cms.desk_list import Translations, Version, decisions_on
from translations.cms.rights import desks_for
from translations.standing.counts import Record, Standing
from translations.state import COMPLETE, MISSING, NOT_NEEDED, OUTDATED

#: It is written, and not online.
DRAFT = "draft"
#: A sign for each, for who does not see colours.
SIGNS = {COMPLETE: "●", NOT_NEEDED: "–", OUTDATED: "◐", DRAFT: "◌", MISSING: "○"}


@dataclass(frozen=True, slots=True)
class Flag:
    """A page in a language."""

    code: str
    language: str
    kind: str
    #: Where it is translated; empty: not by who is looking.
    url: str

    @property
    def sign(self) -> str:
        """Return the sign of how it stands."""
        return SIGNS[self.kind]

    @property
    def words(self) -> str:
        """Return the language, and how the page stands in it."""
        return f"{self.language}: {_words()[self.kind]}"


def _words() -> dict[str, str]:
    return {**state_words(), DRAFT: gettext("not online yet")}


def flags_of(pages: Iterable[Page], user: Any) -> dict[Any, list[Flag]]:
    """Return the flags of pages by their translation key, in as many questions as for one page."""
    sources = Page.objects.filter(
        translation_key__in={each.translation_key for each in pages},
        locale__language_code=SOURCE_LANGUAGE,
        alias_of__isnull=True,
    )
    rows = sources.order_by().values_list("pk", "path", "translation_key", "content_type")
    found = [(pk, path, key) for pk, path, key, _kind in rows]
    kinds = {pk: (key, kind) for pk, _path, key, kind in rows}
    sites = [(each.root_page.path, each.pk) for each in all_sites()]
    site_of = {
        pk: next((number for place, number in sites if path.startswith(place)), None)
        for pk, path, _key in found
    }
    served = {number: served_languages(number)[1:] for number in set(site_of.values()) if number}
    languages = sorted({code for codes in served.values() for code in codes})
    translations = Translations(sources, languages, kinds)
    texts = translations.texts
    decisions = decisions_on(sources, languages)
    desks = {(desk.site.pk, desk.language) for desk in desks_for(user)}
    flags: dict[Any, list[Flag]] = {}
    for pk, _path, key in found:
        site = site_of[pk]
        flags[key] = []
        for code in served.get(site, ()) if pk in texts else ():
            version = translations.version(key, code)
            state = Standing(
                texts[pk],
                translations.texts.get(version.pk) if version else None,
                translations.records.get(version.pk, Record()) if version else Record(),
                decisions.get((pk, code), {}),
            )
            address = reverse("translations:edit", args=[site, code, pk])
            url = address if (site, code) in desks else ""
            flags[key].append(Flag(code, language_of(code).name, _kind(state, version), url))
    return flags


def _kind(state: Standing, version: Version | None) -> str:
    if version is not None and not version.live:
        return DRAFT
    return state.kind


class TreeTable(PageTable):
    """The table of the tree, which asks for the flags of all of its rows at once."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Add the flags."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        if FlagsColumn not in map(type, self.columns.values()):
            return context
        pages = [each for each in self.data if not each.is_root()]
        return context | {"flags": flags_of(pages, parent_context["request"].user)}


class FlagsColumn(BaseColumn):
    """A flag for each language but Dutch, which is what a row tells of."""

    cell_template_name = "translations_cms/tree_flags.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Add the flags of one page."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"flags": parent_context["flags"].get(instance.translation_key, ())}


def put_flags_into_the_tree() -> None:
    """Put the column behind the title; Wagtail has no hook for columns of its tree."""
    # Of every list of pages: some take the columns of the tree over.
    PageListingMixin.table_class = TreeTable
    columns = list(ExplorableIndexView.base_columns)
    place = [each.name for each in columns].index("title") + 1
    columns.insert(place, FlagsColumn("languages", label=capfirst(gettext_lazy("languages"))))
    ExplorableIndexView.base_columns = columns
