"""People that residents can call, and the page that lists them all."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from contacts.models.personal import PERSONAL, PUBLIC_WHEN, PersonalPage, basis_panels
from contacts.people.forms import PersonForm
from contacts.people.names import NameParts, fits, split_name
from core.blocks.block_types import BodyBlock
from core.fields import CodeListField, StreamField
from core.forms.panels import is_translation
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
    given_name: str
    name_prefix: str
    family_name: str
    phone: str
    mobile: str
    email: str
    photo_id: int | None
    languages: str
    motivation: str


class ContactsPage(BasePage):
    """The contact page of a municipality: everybody's name and number, also to print."""

    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    page_description = _(
        "Everybody of the municipality who works for several districts, and how to reach it."
    )
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

    given_name = models.CharField(_("given name or initials"), max_length=255, blank=True)
    name_prefix = models.CharField(
        _("prefix of the name, such as “van der”"), max_length=255, blank=True
    )
    family_name = models.CharField(_("family name"), max_length=255, blank=True)
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
    new_here = ()
    page_description = _(
        "Somebody with their photo and contacts; a district shows them by their role."
    )
    public_row = PersonRow
    base_form_class = PersonForm
    public_when = PUBLIC_WHEN
    parent_page_types = ["contacts.ContactsPage", "districts.PeoplePage"]

    content_panels = [*BasePage.content_panels, FieldPanel("motivation")]
    fact_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("given_name"), FieldPanel("name_prefix"), FieldPanel("family_name")]
                )
            ],
            heading=_("Name in address books"),
            help_text=_("How an address book sorts the name. Empty: split by itself."),
        ),
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

    def clean(self) -> None:
        """Split a name that nobody split, and that of somebody who was given another one."""
        super().clean()
        parts = NameParts(self.given_name, self.name_prefix, self.family_name)
        # A translation shows the parts of its source.
        if not is_translation(self) and not fits(parts, self.title):
            self.given_name, self.name_prefix, self.family_name = split_name(self.title)
