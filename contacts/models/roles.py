"""The roles of a municipality: what people can be asked for, and what not."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.blocks.block_types import BodyBlock
from core.fields import StreamField
from core.page import BasePage


class RoleRow(NamedTuple):
    """The public fields of a role. `what_for` and `what_not_for` have one item a line."""

    id: int
    introduction: str
    checked_on: date | None
    plural: str
    what_for: str
    what_not_for: str
    synonyms: str
    body: str
    email: str


class RolePage(BasePage):
    """A role such as “wijkmanager”. Its title is the name of the role, in each language."""

    plural = models.CharField(_("name for several people"), max_length=120, blank=True)
    what_for = models.TextField(
        _("what for"), blank=True, help_text=_("One thing a line: what people can ask.")
    )
    what_not_for = models.TextField(
        _("what not for"),
        blank=True,
        help_text=_("One thing a line: what to ask elsewhere, and where."),
    )
    synonyms = models.CharField(
        _("other names"),
        max_length=250,
        blank=True,
        help_text=_("Older or other names that people search for, with commas between."),
    )
    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    email = models.EmailField(
        _("mailbox of the role"),
        blank=True,
        help_text=_("For whoever has this role, wherever they have no mailbox of their own."),
    )

    check_period = "check_people"
    new_here = ()
    page_description = _(
        "What somebody does, such as district manager: once for the whole municipality."
    )
    public_row = RoleRow
    parent_page_types = ["contacts.ContactsPage"]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("plural"),
        FieldPanel("what_for"),
        FieldPanel("what_not_for"),
        FieldPanel("synonyms"),
        FieldPanel("body"),
    ]
    fact_panels = [FieldPanel("email")]

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
