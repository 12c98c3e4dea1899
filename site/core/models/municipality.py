"""What one municipality decides for its site: looks, languages, words and ways to reach it."""

from __future__ import annotations

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import register_setting
from wagtail.models import Orderable

from core.fields import (
    CodeListField,
    LanguageField,
    LanguageListField,
    validate_colour,
    validate_mail_or_form,
)
from core.forms.choosers import ColourInput
from core.forms.mark import MarkField
from core.holiday_names import HolidayName
from core.languages import SOURCE_LANGUAGE
from core.models.own_rules import OwnRules
from core.phone import PhoneField, validate_abroad
from hours_engine.holidays import USUAL


class MunicipalityRow(NamedTuple):
    """The public fields of a municipality's settings."""

    id: int
    site_id: int
    name: str
    tooi_code: str
    languages: str
    holidays: str
    colour_primary: str
    colour_accent: str
    font: str
    corners: str
    mark: str
    phone: str
    phone_abroad: str
    email: str
    website: str
    address: str
    participation_name: str
    participation_url: str
    security_contact: str
    security_policy_url: str
    licence: str
    wrong_page: str
    own_mark: str


class MunicipalityTextRow(NamedTuple):
    """The texts of a municipality in one language."""

    id: int
    settings_id: int
    language: str
    site_title: str
    tagline: str
    footer_text: str


class TermRow(NamedTuple):
    """What a thing is called in one municipality and one language."""

    id: int
    settings_id: int
    language: str
    term: str
    singular: str
    plural: str


class FooterLinkRow(NamedTuple):
    """A link at the bottom of every page to another site."""

    id: int
    settings_id: int
    sort_order: int | None
    language: str
    text: str
    url: str


@register_setting(icon="site", order=10)
class MunicipalitySettings(ClusterableModel, OwnRules):
    """The settings of one municipality."""

    class Font(models.TextChoices):
        """The typefaces that ship with the product, all under the SIL Open Font License."""

        PUBLIC_SANS = "public-sans", "Public Sans"
        FIGTREE = "figtree", "Figtree"
        SOURCE_SANS = "source-sans", "Source Sans 3"

    class Corners(models.TextChoices):
        """The shape of cards and buttons."""

        SQUARE = "square", _("Square")
        SOFT = "soft", _("Soft")
        ROUND = "round", _("Round")

    class Mark(models.TextChoices):
        """Abstract marks. A municipality's own logo belongs in a private theme."""

        NEUTRAL = "neutral", _("Neutral")
        BRIDGES = "bridges", _("Bridges")
        GARDENS = "gardens", _("Gardens")

    name = models.CharField(_("name of the municipality"), max_length=80)
    tooi_code = models.CharField(
        _("code of the municipality"),
        max_length=6,
        blank=True,
        help_text=_("As in the TOOI register of Dutch authorities, for example gm0599."),
    )
    languages = LanguageListField(_("languages of the site"), default=SOURCE_LANGUAGE)
    holidays = CodeListField(
        _("holidays"),
        codes=HolidayName.choices,
        max_length=400,
        default=",".join(USUAL),
        blank=True,
        help_text=_("Of each of these days every hub decides what it does."),
    )
    colour_primary = models.CharField(
        _("main colour"), max_length=7, default="#1d4f91", validators=[validate_colour]
    )
    colour_accent = models.CharField(
        _("accent colour"), max_length=7, default="#f2c500", validators=[validate_colour]
    )
    font = models.CharField(_("typeface"), max_length=20, choices=Font, default=Font.PUBLIC_SANS)
    corners = models.CharField(_("corners"), max_length=8, choices=Corners, default=Corners.SOFT)
    mark = models.CharField(_("mark"), max_length=12, choices=Mark, default=Mark.NEUTRAL)
    own_mark = MarkField(
        _("mark of your own"),
        blank=True,
        default="",
        help_text=_(
            "A drawing (SVG) or a picture (PNG, at least 512 pixels wide for telephones). It goes before the"
            " mark above: on each page, in tabs and on telephones. What is not needed to draw it is left out."
        ),
    )
    phone = PhoneField(_("phone"), max_length=20, blank=True)
    phone_abroad = PhoneField(
        _("phone from abroad"),
        max_length=20,
        blank=True,
        validators=[validate_abroad],
        help_text=_("A short number such as 14 010 cannot be dialled from another country."),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    address = models.CharField(_("visiting address"), max_length=200, blank=True)
    participation_name = models.CharField(_("participation platform"), max_length=80, blank=True)
    participation_url = models.URLField(_("address of the participation platform"), blank=True)
    security_contact = models.CharField(
        _("contact for security reports"),
        max_length=200,
        blank=True,
        help_text=_("An address as RFC 9116 asks for: mailto:… or https://…"),
    )
    security_policy_url = models.URLField(_("address of the disclosure policy"), blank=True)

    wrong_page = models.CharField(
        _("where readers tell that a page is wrong"),
        max_length=200,
        blank=True,
        validators=[validate_mail_or_form],
        help_text=_(
            "A mail address, or the address of a form: https://… The page is named in it."
            " Empty: the e-mail above."
        ),
    )

    public_row = MunicipalityRow

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("tooi_code"),
                FieldPanel("languages"),
                FieldPanel("holidays"),
            ],
            heading=_("Municipality"),
        ),
        InlinePanel("texts", heading=_("Texts per language"), label=_("language")),
        InlinePanel("terms", heading=_("Words of this municipality"), label=_("word")),
        InlinePanel("plain_words", heading=_("Hard words"), label=_("hard word")),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("colour_primary", widget=ColourInput),
                        FieldPanel("colour_accent", widget=ColourInput),
                    ]
                ),
                FieldRowPanel([FieldPanel("font"), FieldPanel("corners"), FieldPanel("mark")]),
                FieldPanel("own_mark"),
            ],
            heading=_("Looks"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("phone_abroad")]),
                FieldPanel("email"),
                FieldPanel("wrong_page"),
                FieldPanel("website"),
                FieldPanel("address"),
                FieldPanel("participation_name"),
                FieldPanel("participation_url"),
                FieldPanel("security_contact"),
                FieldPanel("security_policy_url"),
            ],
            heading=_("Contact"),
        ),
        InlinePanel("footer_links", heading=_("Links in the footer"), label=_("link")),
        *OwnRules.panels,
    ]

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")


class MunicipalityText(models.Model):
    """Title, tagline and footer of the site in one language."""

    settings = ParentalKey(MunicipalitySettings, on_delete=models.CASCADE, related_name="texts")
    language = LanguageField(_("language"), max_length=12)
    site_title = models.CharField(_("title of the site"), max_length=80)
    tagline = models.CharField(_("tagline"), max_length=120, blank=True)
    footer_text = models.TextField(_("text in the footer"), max_length=400, blank=True)

    public_row = MunicipalityTextRow

    class Meta:
        unique_together = (("settings", "language"),)
        verbose_name = _("texts in a language")
        verbose_name_plural = _("texts in a language")

    def __str__(self) -> str:
        return f"{self.site_title} ({self.language})"


class VocabularyTerm(models.Model):
    """What this municipality calls a district, a hub or a budget."""

    class Term(models.TextChoices):
        """The things that are called differently from city to city."""

        DISTRICT = "district", _("District")
        HUB = "hub", _("Hub")
        COUNCIL = "council", _("District council")
        BUDGET = "budget", _("District budget")
        INITIATIVE = "initiative", _("Residents' initiative")

    settings = ParentalKey(MunicipalitySettings, on_delete=models.CASCADE, related_name="terms")
    language = LanguageField(_("language"), max_length=12)
    term = models.CharField(_("thing"), max_length=20, choices=Term)
    singular = models.CharField(_("one"), max_length=60)
    plural = models.CharField(_("several"), max_length=60)

    public_row = TermRow

    class Meta:
        unique_together = (("settings", "language", "term"),)
        verbose_name = _("word")
        verbose_name_plural = _("words")

    def __str__(self) -> str:
        return f"{self.singular} ({self.language})"


class FooterLink(Orderable):
    """A link at the bottom of every page to another site of the municipality."""

    settings = ParentalKey(
        MunicipalitySettings, on_delete=models.CASCADE, related_name="footer_links"
    )
    language = LanguageField(_("language"), max_length=12, default=SOURCE_LANGUAGE)
    text = models.CharField(_("text"), max_length=80)
    url = models.URLField(_("address"))

    public_row = FooterLinkRow

    class Meta(Orderable.Meta):
        verbose_name = _("link in the footer")
        verbose_name_plural = _("links in the footer")
