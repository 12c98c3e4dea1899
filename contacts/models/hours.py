"""Opening hours as stored: what a host enters; `hours_engine.engine` says what it means."""

from __future__ import annotations

from datetime import date, time
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from contacts.models.hours_choices import Admission, Weekday, WeekRule
from contacts.models.services import ServiceKind
from core.forms.choosers import HubSelect
from core.forms.spans import Span, Spanned
from hours_engine.yearly import lasts_within_a_year


class OpeningPeriodRow(NamedTuple):
    """The public fields of a period in the regular week."""

    id: int
    page_id: int
    sort_order: int | None
    weekday: int
    opens: time
    closes: time
    admission: str
    valid_from: date | None
    valid_until: date | None
    weeks: str
    counted_from: date | None
    season: bool
    yearly: bool
    service: str
    place: str


class OfficePeriodRow(NamedTuple):
    """The public fields of a period in which somebody can be met."""

    id: int
    page_id: int
    sort_order: int | None
    weekday: int
    opens: time
    closes: time
    admission: str
    valid_from: date | None
    valid_until: date | None
    weeks: str
    counted_from: date | None
    hub_id: int | None
    place: str


def lasts_nothing(opens: time | None, closes: time | None) -> bool:
    """Return whether two times are the same, and no whole day from midnight to midnight."""
    return opens is not None and opens == closes and opens != time.min


class WeeklyPeriod(Spanned, Orderable):
    """On this weekday from … to …, in the weeks and between the days that it holds."""

    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    opens = models.TimeField(_("from"))
    closes = models.TimeField(
        _("to"),
        help_text=_("Earlier than “from” means: after midnight, on the next day."),
    )
    admission = models.CharField(
        _("how"), max_length=12, choices=Admission, default=Admission.WALK_IN
    )
    weeks = models.CharField(_("which weeks"), max_length=16, choices=WeekRule, blank=True)
    counted_from = models.DateField(
        _("counted from"),
        null=True,
        blank=True,
        help_text=_("Only for “once in … weeks”: a day in the first of these weeks."),
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    spans = (Span("valid_from", "valid_until"),)
    alone = ("counted_from",)

    class Meta(Orderable.Meta):
        abstract = True

    def editor_name(self) -> str:
        """Return what editors call it in a list: “ma 9.00–12.30”."""
        if self.opens is None or self.closes is None:
            return str(self._meta.verbose_name)
        times = f"{self.opens:%-H.%M}–{self.closes:%-H.%M}"
        whole = self.opens == self.closes == time.min
        return f"{str(self.get_weekday_display())[:2].lower()} {_('24 hours') if whole else times}"

    def clean(self) -> None:
        """Refuse a period without length and weeks without a count."""
        super().clean()
        errors: dict[str, Any] = {}
        if lasts_nothing(self.opens, self.closes):
            errors["closes"] = _(
                "From and to are both %(time)s. For a whole day use 0:00 to 0:00."
            ) % {"time": self.opens.strftime("%H:%M")}
        if self.weeks.startswith("every-") and not self.counted_from:
            errors["counted_from"] = _("Fill in a day in the first of these weeks.")
        if errors:
            raise ValidationError(errors)


class OpeningPeriod(WeeklyPeriod):
    """A period in which a hub, or one of its services, is open."""

    page = ParentalKey("contacts.HubPage", on_delete=models.CASCADE, related_name="opening_periods")
    season = models.BooleanField(
        _("season"),
        default=False,
        help_text=_("Between these days only the periods of the season hold, not the usual week."),
    )
    yearly = models.BooleanField(
        _("each year"),
        default=False,
        help_text=_("These days return each year, from this year on."),
    )
    service = models.CharField(
        _("only for"),
        max_length=16,
        choices=[("", _("the whole hub")), *ServiceKind.choices],
        blank=True,
    )
    place = models.CharField(
        _("place"), max_length=120, blank=True, help_text=_("Only for a hub that travels.")
    )

    public_row = OpeningPeriodRow
    panels = [
        FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")]),
        FieldRowPanel([FieldPanel("admission"), FieldPanel("weeks"), FieldPanel("counted_from")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
        FieldRowPanel([FieldPanel("season"), FieldPanel("yearly")]),
        FieldRowPanel([FieldPanel("service"), FieldPanel("place")]),
    ]

    class Meta(WeeklyPeriod.Meta):
        verbose_name = _("period")
        verbose_name_plural = _("periods")

    def clean(self) -> None:
        """Refuse a season that has no dates, and what returns each year without an end in it."""
        super().clean()
        if self.yearly and not lasts_within_a_year(self.valid_from, self.valid_until):
            words = _(
                "What returns each year needs a first and a last day, less than a year apart."
            )
            raise ValidationError({"valid_until": words})
        if self.season and not self.valid_from:
            raise ValidationError({"valid_from": _("A season needs its first day.")})


class OfficePeriod(WeeklyPeriod):
    """A period in which a person can be met, at a hub or somewhere else."""

    page = ParentalKey(
        "contacts.PersonPage", on_delete=models.CASCADE, related_name="office_periods"
    )
    hub = models.ForeignKey(
        "contacts.HubPage",
        verbose_name=_("hub"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("When the hub is closed, these hours do not go on."),
    )
    place = models.CharField(_("place"), max_length=120, blank=True)

    public_row = OfficePeriodRow
    panels = [
        FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")]),
        FieldRowPanel([FieldPanel("admission"), FieldPanel("weeks"), FieldPanel("counted_from")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
        FieldPanel("hub", widget=HubSelect),
        FieldPanel("place"),
    ]

    class Meta(WeeklyPeriod.Meta):
        verbose_name = _("office hours")
        verbose_name_plural = _("office hours")
