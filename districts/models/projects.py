"""Projects, works and plans in a district: how far they are, and who knows more."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.blocks.block_types import BodyBlock
from core.fields import StreamField
from core.forms.choosers import PageSelect
from core.forms.spans import Span
from core.page import BasePage
from publishing.content.phrases import shared


class ProjectRow(NamedTuple):
    """The public fields of a project."""

    id: int
    introduction: str
    checked_on: date | None
    kind: str
    phase: str
    place: str
    starts_on: date | None
    ends_on: date | None
    contact_role_id: int | None
    website: str
    document_id: int | None
    body: str


class ProjectPage(BasePage):
    """Something that is going to change in a district, or a plan for it."""

    class Kind(models.TextChoices):
        """What sort of project it is."""

        PLAN = "plan", shared("Plan for the district")
        PROJECT = "project", shared("Project")
        WORKS = "works", shared("Works in the street")

    class Phase(models.TextChoices):
        """How far it is."""

        IDEA = "idea", shared("Idea")
        PREPARING = "preparing", shared("In preparation")
        CONSULTING = "consulting", shared("You can react")
        DECIDED = "decided", shared("Decided")
        RUNNING = "running", shared("Being carried out")
        DONE = "done", shared("Completed")
        STOPPED = "stopped", shared("Stopped")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.PROJECT)
    phase = models.CharField(_("phase"), max_length=12, choices=Phase, default=Phase.IDEA)
    place = models.CharField(
        _("where"), max_length=120, blank=True, help_text=_("A street, square or neighbourhood.")
    )
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    contact_role = models.ForeignKey(
        "contacts.RolePage",
        verbose_name=_("who knows more"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A role: who has it is shown, also after a change of people."),
    )
    website = models.URLField(_("page with more information"), blank=True)
    document = models.ForeignKey(
        "core.PublicDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    spans = (Span("starts_on", "ends_on"),)
    page_description = _("Works or a plan in the district: what, when, and whom to ask.")
    public_row = ProjectRow
    parent_page_types = ["districts.DistrictPage"]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    fact_panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("phase")]),
        FieldPanel("place"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("contact_role", widget=PageSelect),
        FieldPanel("website"),
        FieldPanel("document"),
    ]

    class Meta:
        verbose_name = _("project or plan")
        verbose_name_plural = _("projects and plans")
