"""Panels of the page editor: facts are entered on the source page, once, for all languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList, Panel, PanelGroup
from wagtail.models import Page

from core.languages import SOURCE_LANGUAGE
from publishing.cms.asked_once import once_a_request


def source_page(page: Page) -> Page | None:
    """Return the page that `page` takes its facts from: its source in Dutch, if it has one."""
    if not page.locale_id or str(page.locale.language_code) == SOURCE_LANGUAGE:
        return None
    return _in_dutch(str(page.translation_key))


@once_a_request
def _in_dutch(key: str) -> Page | None:
    found: Page | None = Page.objects.filter(
        translation_key=key, locale__language_code=SOURCE_LANGUAGE
    ).first()
    return found


def is_translation(page: Page) -> bool:
    """Return whether `page` takes its facts from another page.

    A page that is written in another language only has facts of its own.
    """
    return source_page(page) is not None


def field_names(panels: Sequence[Panel]) -> Iterator[str]:
    """Yield the names of the fields and relations that `panels` edit, nested groups included."""
    for panel in panels:
        if isinstance(panel, PanelGroup):
            yield from field_names(panel.children)
        elif isinstance(panel, InlinePanel):
            yield panel.relation_name
        elif isinstance(panel, FieldPanel):
            yield panel.field_name


class FactsPanel(ObjectList):
    """A tab with facts. On a translation it holds a link to the source page instead."""

    class BoundPanel(ObjectList.BoundPanel):
        """The tab for one page."""

        @cached_property
        def children(self) -> list[Any]:
            # Without a page: Wagtail compares two versions, and wants all fields.
            if self.instance is None or not is_translation(self.instance):
                return list(super().children)
            return [
                SourceLink(heading=_("Facts"))
                .bind_to_model(self.panel.model)
                .get_bound_panel(
                    instance=self.instance, request=self.request, form=self.form, prefix=self.prefix
                )
            ]


class SourceLink(Panel):
    """Says where the facts of a translated page are edited."""

    class BoundPanel(Panel.BoundPanel):
        """The link for one page."""

        def is_shown(self) -> bool:
            """Return whether the page takes its facts from another one."""
            return bool(self.instance is not None and is_translation(self.instance))

        def render_html(self, parent_context: dict[str, Any] | None = None) -> SafeString:
            source = source_page(self.instance)
            text = gettext(
                "Phone numbers, hours, amounts and other facts are the same in every language. "
                "They are edited once, on the Dutch page."
            )
            if source is None or not source.permissions_for_user(self.request.user).can_edit():
                return format_html("<p>{}</p>", text)
            return format_html(
                '<p>{}</p><p><a class="button" href="{}">{}</a></p>',
                text,
                reverse("wagtailadmin_pages:edit", args=[source.pk]),
                source.title,
            )
