"""Opening hours as stored: what a host enters; `contacts.opening_hours` says what it means."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


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


class OpeningExceptionRow(NamedTuple):
    """The public fields of days that differ from the regular week."""

    id: int
    page_id: int
    sort_order: int | None
    first_day: date
    last_day: date
    state: str
    opens: time | None
    closes: time | None
    admission: str
    reason: str
    note: str


class Weekday(models.IntegerChoices):
    """Days of the week, numbered as in ISO 8601."""

    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")


class Admission(models.TextChoices):
    """How one gets in while it is open."""

    WALK_IN = "walk-in", _("Walk in")
    APPOINTMENT = "appointment", _("By appointment")
    CALL_FIRST = "call-first", _("Call first")


class OpeningPeriod(Orderable):
    """On this weekday open from … to …, each week that it is valid."""

    page = ParentalKey("contacts.HubPage", on_delete=models.CASCADE, related_name="opening_periods")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    opens = models.TimeField(_("from"))
    closes = models.TimeField(
        _("to"), help_text=_("Earlier than “from” means: after midnight, on the next day.")
    )
    admission = models.CharField(
        _("how"), max_length=12, choices=Admission, default=Admission.WALK_IN
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    public_row = OpeningPeriodRow
    panels = [
        FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")]),
        FieldRowPanel(
            [FieldPanel("admission"), FieldPanel("valid_from"), FieldPanel("valid_until")]
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("period")
        verbose_name_plural = _("periods")

    def clean(self) -> None:
        """Refuse a period without length and an end before its start."""
        super().clean()
        if self.opens and self.closes and self.opens == self.closes:
            raise ValidationError(
                {
                    "closes": _("From and to are both %(time)s. For a whole day use 0:00 to 23:59.")
                    % {"time": self.opens.strftime("%H:%M")}
                }
            )
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": _("The last day lies before the first.")})


class OpeningException(Orderable):
    """Days, first and last included, that differ from the regular week, and why."""

    class State(models.TextChoices):
        """What it is on these days."""

        CLOSED = "closed", _("Closed")
        OPEN = "open", _("Open at other times")
        UNCERTAIN = "uncertain", _("Not sure: call first")
        UNKNOWN = "unknown", _("Not known yet")

    class Reason(models.TextChoices):
        """Why. A fixed list, so that it is right in every language at once."""

        HOLIDAY = "holiday", _("public holiday")
        VACATION = "vacation", _("school holidays")
        STAFF = "staff", _("too few staff")
        TRAINING = "training", _("training of the staff")
        REBUILDING = "rebuilding", _("rebuilding")
        MOVE = "move", _("move")
        EVENT = "event", _("event in the building")
        INCIDENT = "incident", _("incident in the district")
        OTHER = "other", _("other reason")

    page = ParentalKey(
        "contacts.HubPage", on_delete=models.CASCADE, related_name="opening_exceptions"
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    state = models.CharField(_("then"), max_length=12, choices=State, default=State.CLOSED)
    opens = models.TimeField(_("from"), null=True, blank=True)
    closes = models.TimeField(_("to"), null=True, blank=True)
    admission = models.CharField(
        _("how"), max_length=12, choices=Admission, default=Admission.WALK_IN
    )
    reason = models.CharField(_("reason"), max_length=12, choices=Reason, default=Reason.HOLIDAY)
    note = models.CharField(_("explanation (in Dutch)"), max_length=160, blank=True)

    public_row = OpeningExceptionRow
    panels = [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldRowPanel([FieldPanel("state"), FieldPanel("reason")]),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes"), FieldPanel("admission")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("different days")
        verbose_name_plural = _("different days")

    def clean(self) -> None:
        """Refuse days in the wrong order and other times without times."""
        super().clean()
        errors = {}
        if self.first_day and self.last_day and self.last_day < self.first_day:
            errors["last_day"] = _("The last day lies before the first.")
        if self.state == self.State.OPEN and not (self.opens and self.closes):
            errors["opens"] = _("Open at other times: fill in from and to.")
        if self.opens and self.opens == self.closes:
            errors["closes"] = _("From and to are the same time.")
        if errors:
            raise ValidationError(errors)
