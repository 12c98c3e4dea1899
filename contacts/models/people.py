"""People that residents can call, and the page that lists them all."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from contacts.models.personal import PERSONAL, PUBLIC_WHEN, PersonalPage, basis_panels
from core.blocks.block_types import BodyBlock
from core.fields import CodeListField, StreamField
from core.page import BasePage
from core.phone import PhoneField, validate_phone
from core.spoken_languages import spoken_languages


class ContactsRow(NamedTuple):
    """The public fields of the contact overview."""

    id: int
    introduction: str
    checked_on: date | None
    body: str


class PersonRow(NamedTuple):
    """The public fields of a person."""

    id: int
    introduction: str
    checked_on: date | None
    phone: str
    mobile: str
    email: str
    photo_id: int | None
    languages: str
    motivation: str


class ContactsPage(BasePage):
    """The contact page of a municipality: everybody's name and number, also to print."""

    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    public_row = ContactsRow
    parent_page_types = ["home.HomePage"]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    fact_panels = [InlinePanel("appointments", heading=_("Appointments for several districts"))]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")


class PersonPage(PersonalPage):
    """A person. The title is their name; they are shown wherever they have an appointment.

    Phone numbers are stored as E.164 (ITU-T), short Dutch numbers such as 14 010 as they are.
    """

    phone = PhoneField(_("phone"), max_length=20, blank=True, validators=[validate_phone])
    mobile = PhoneField(_("mobile"), max_length=20, blank=True, validators=[validate_phone])
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("A mailbox of the role is better than a personal one.")
    )
    photo = models.ForeignKey(
        "core.Picture",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Without a photo the initials are shown."),
    )
    languages = CodeListField(_("languages spoken"), codes=spoken_languages, blank=True)
    motivation = models.TextField(
        _("motivation"), max_length=300, blank=True, help_text=_("One or two sentences.")
    )

    check_period = "check_people"
    public_row = PersonRow
    public_when = PUBLIC_WHEN
    parent_page_types = ["contacts.ContactsPage", "districts.PeoplePage"]

    content_panels = [*BasePage.content_panels, FieldPanel("motivation")]
    fact_panels = [
        *(
            MultiFieldPanel([FieldPanel(name), FieldRowPanel(basis_panels(name))], heading=heading)
            for name, heading in PERSONAL.items()
        ),
        FieldPanel("languages"),
        InlinePanel("office_periods", heading=_("Office hours"), label=_("office hours")),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        permissions = [("withdraw_person", "Can take people out of everything")]
