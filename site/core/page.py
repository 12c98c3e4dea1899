"""What all pages have in common. Imports nothing of the other apps."""

from __future__ import annotations

import functools
from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import Page, PanelPlaceholder, Site, Workflow

from core.cms.pages.references import references_once
from core.cms.pages.workflow import workflow_at
from core.forms.copy_form import PageCopyForm
from core.forms.page_forms import PageForm
from core.forms.page_rules import check_place, plain_title
from core.forms.panels import FactsPanel, SourceLink
from core.forms.spans import Spanned, shown_between
from core.languages import SOURCE_LANGUAGE
from publishing.preview.mixin import PreviewedPage
from publishing.registry import registry


def public_url_parts(page: Page) -> tuple[int, str | None, str | None] | None:
    """Return (site, address of the site, path) of a page, as `Page.get_url_parts` does.

    The path is the one that `publishing.content.snapshot` gives. None outside of any site; without an address for what is shown on another page.
    """
    for root in Site.get_site_root_paths():
        if page.url_path.startswith(root.root_path):
            break
    else:
        return None
    if type(page)._meta.label_lower not in registry.pages:
        return (root.site_id, None, None)
    prefix = "/" if root.language_code == SOURCE_LANGUAGE else f"/{root.language_code}/"
    rest: Any = page.url_path[len(root.root_path) :]
    return (root.site_id, root.root_url, f"{prefix}{rest}")


class BasePage(Spanned, PreviewedPage, Page):
    """The base of every page type.

    A page type names in `parent_page_types` the pages that it may stand below (these need no list of
    their own), in `public_row` the fields that may become public, in `fact_panels` the
    facts that hold in every language (edited on the Dutch page only), and in `content_panels` the
    prose that is translated.
    """

    title: str
    introduction = models.TextField(
        _("introduction"),
        max_length=400,
        blank=True,
        help_text=_("One to three plain sentences. Also shown in lists and by search engines."),
    )
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The last day on which somebody checked that everything here is right."),
    )

    alone: ClassVar[tuple[str, ...]] = ("checked_on",)
    #: Whether the title is the name of somebody: the same in every language.
    title_is_name: ClassVar[bool] = False
    #: What is asked beside the name where it is made in place of a choice; None: it is not made so.
    new_here: ClassVar[tuple[str, ...] | None] = None
    #: After which period of its municipality a check is old: `check_hubs`, `check_people` …
    check_period = "check_pages"
    base_form_class = PageForm
    copy_form_class = PageCopyForm
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    fact_panels: list[Panel] = []
    #: Both in one tab, in the order in which somebody writes; empty: a tab for each.
    form_panels: list[Panel] = []
    settings_panels = [FieldPanel("checked_on"), *Page.settings_panels]

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Take what nobody sees out of the title before anything looks at it."""
        self.title = plain_title(self.title)
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the page with its items."""
        with references_once(self):
            super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse an address or a place in the tree that cannot become a file."""
        super().clean()
        self._check_place()

    def minimal_clean(self) -> None:
        """Hold drafts to the same rules: a draft's address is that of the page to come."""
        self.title = plain_title(self.title)
        super().minimal_clean()
        try:
            self._meta.get_field("slug").clean(self.slug, self)
        except ValidationError as error:
            raise ValidationError({"slug": error.messages}) from None
        self._check_place()

    def _check_slug_is_unique(self) -> None:
        try:
            super()._check_slug_is_unique()
        except ValidationError:
            # Wagtail names the address of the page above, which it cannot know here: “None”.
            taken = self.get_parent().get_children().exclude(pk=self.pk).get(slug=self.slug)
            words = _("The page “%(title)s” next to it has the address “%(slug)s” already.")
            shown = {"title": taken.title, "slug": self.slug}
            raise ValidationError({"slug": ValidationError(words, params=shown)}) from None

    def _check_place(self) -> None:
        parent = self.get_parent()
        # A page that has no place yet gets here again when it is saved.
        if parent is not None:
            check_place(self, parent)

    @property
    def has_workflow(self) -> bool:
        """Return whether the page goes through a workflow."""
        return self.get_workflow() is not None

    def get_workflow(self) -> Workflow | None:
        """Return the workflow of the page or of the nearest one above it; its editor asks several times."""
        return workflow_at(self.path)

    def shown_between(self) -> tuple[datetime | None, datetime | None]:
        """Return since when and until when readers see it; None where there is no limit."""
        return shown_between(self)

    def get_url_parts(self, request: Any = None) -> tuple[int, str | None, str | None] | None:
        """Return the address on the public site: Django itself serves no page."""
        return public_url_parts(self)

    @classmethod
    @functools.cache
    def get_edit_handler(cls) -> Any:
        """Return the editor's tabs: content, facts, promotion, settings."""
        content = list(cls.form_panels or cls.content_panels)
        if not cls.promote_panels:
            # A title that finds no field for the address stops with an error in the browser.
            content = [
                FieldPanel("title", classname="title") if _names_address(each) else each
                for each in content
            ]
        titled = _name_panel if cls.title_is_name else _title_panel
        content = [titled() if _names_address(each) else each for each in content]
        tabs = [ObjectList(content, heading=_("Content"))]
        if cls.form_panels:
            tabs[0].children.append(SourceLink(heading=_("Facts")))
        elif cls.fact_panels:
            tabs.append(FactsPanel(cls.fact_panels, heading=_("Facts")))
        if cls.promote_panels:
            tabs.append(ObjectList(cls.promote_panels, heading=_("Promote")))
        tabs.append(ObjectList(cls.settings_panels, heading=_("Settings")))
        return TabbedInterface(tabs, base_form_class=cls.base_form_class).bind_to_model(cls)


#: The fields of every page row; `public_row` of a page type starts with these.
PAGE_FIELDS = ("id", "introduction", "checked_on")


def _names_address(panel: Any) -> bool:
    """Return whether a panel is Wagtail's of the title, which fills in the address."""
    made = panel.construct() if isinstance(panel, PanelPlaceholder) else panel
    return isinstance(made, TitleFieldPanel)


def _title_panel() -> TitleFieldPanel:
    """Return the field of the title in the words of editors."""
    return TitleFieldPanel(
        "title",
        heading=capfirst(_("title")),
        help_text=_("What residents read: above the page, in lists and in search engines."),
        placeholder=_("Title"),
    )


def _name_panel() -> TitleFieldPanel:
    """Return the field of the title where that is the name of somebody."""
    return TitleFieldPanel(
        "title",
        heading=capfirst(_("name")),
        help_text=_("The whole name, as residents read it."),
        placeholder=_("Name"),
    )
