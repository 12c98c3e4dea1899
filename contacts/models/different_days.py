"""Days on which the regular week of a hub does not hold, as stored."""

from __future__ import annotations

from datetime import date, time
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from contacts.models.hours import lasts_nothing
from contacts.models.hours_choices import Admission
from core.forms.spans import Ends, Span, Spanned, as_typed
from core.holiday_names import HolidayName
from publishing.content.phrases import shared


class HolidayDecisionRow(NamedTuple):
    """The public fields of what a hub decided about a holiday."""

    id: int
    page_id: int
    sort_order: int | None
    holiday: str
    year: int | None
    decision: str
    opens: time | None
    closes: time | None
    admission: str


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
    urgent: bool
    banner: bool


class HolidayDecision(Orderable):
    """What a hub does on a holiday. A holiday without one is shown as not known yet."""

    class Decision(models.TextChoices):
        """Closed, as usual, other hours, or not decided."""

        CLOSED = "closed", _("Closed")
        AS_USUAL = "as-usual", _("Open as usual")
        OTHER = "other", _("Open at other times")
        UNDECIDED = "undecided", _("Not decided yet")

    page = ParentalKey(
        "contacts.HubPage", on_delete=models.CASCADE, related_name="holiday_decisions"
    )
    holiday = models.CharField(_("holiday"), max_length=24, choices=HolidayName)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("Empty: every year.")
    )
    decision = models.CharField(
        _("then"), max_length=12, choices=Decision, default=Decision.UNDECIDED
    )
    opens = models.TimeField(_("from"), null=True, blank=True)
    closes = models.TimeField(_("to"), null=True, blank=True)
    admission = models.CharField(
        _("how"), max_length=12, choices=Admission, default=Admission.WALK_IN
    )

    public_row = HolidayDecisionRow
    panels = [
        FieldRowPanel([FieldPanel("holiday"), FieldPanel("year"), FieldPanel("decision")]),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes"), FieldPanel("admission")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")

    def editor_name(self) -> str:
        """Return what editors call it in a list."""
        named = self.get_holiday_display() if self.holiday else self._meta.verbose_name
        when = str(self.year) if self.year else _("each year")
        return f"{capfirst(str(named))}, {when}: {str(self.get_decision_display()).lower()}"

    def clean(self) -> None:
        """Refuse other times without times, and times that nothing is done with."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.decision == self.Decision.OTHER:
            if not (self.opens and self.closes):
                errors["opens"] = _("Open at other times: fill in from and to.")
            elif lasts_nothing(self.opens, self.closes):
                errors["closes"] = _("From and to are the same time.")
        elif self.opens or self.closes:
            errors["opens"] = _("Times count only with “open at other times”.")
        if errors:
            raise ValidationError(errors)


class OpeningException(Spanned, Orderable):
    """Days, first and last included, that differ from the regular week, and why."""

    class State(models.TextChoices):
        """What it is on these days."""

        CLOSED = "closed", _("Closed")
        OPEN = "open", _("Open at other times")
        UNCERTAIN = "uncertain", _("Not sure: call first")
        UNKNOWN = "unknown", _("Not known yet")

    class Reason(models.TextChoices):
        """Why. A fixed list, so that it is right in every language at once."""

        HOLIDAY = "holiday", shared("public holiday")
        VACATION = "vacation", shared("school holidays")
        STAFF = "staff", shared("too few staff")
        TRAINING = "training", shared("training of the staff")
        REBUILDING = "rebuilding", shared("rebuilding")
        MOVE = "move", shared("move")
        EVENT = "event", shared("event in the building")
        INCIDENT = "incident", shared("incident in the district")
        OTHER = "other", shared("other reason")

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
    urgent = models.BooleanField(
        _("now different"),
        default=False,
        help_text=_("Goes before everything else that is filled in about these days."),
    )
    banner = models.BooleanField(_("with a message at the top of the page"), default=False)

    spans = (Span("first_day", "last_day", Ends.COMING),)
    public_row = OpeningExceptionRow
    panels = [
        FieldRowPanel([FieldPanel("urgent"), FieldPanel("banner")]),
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldRowPanel([FieldPanel("state"), FieldPanel("reason")]),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes"), FieldPanel("admission")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("different days")
        verbose_name_plural = _("different days")

    def editor_name(self) -> str:
        """Return what editors call it in a list."""
        if self.first_day is None or self.last_day is None:
            return str(self._meta.verbose_name)
        days = dict.fromkeys((as_typed(self.first_day), as_typed(self.last_day)))
        words = str(self.get_state_display()).lower(), str(self.get_reason_display())
        return f"{' – '.join(days)}: {words[0]} ({words[1]})"

    def clean(self) -> None:
        """Refuse other times without times."""
        super().clean()
        errors = {}
        if self.state == self.State.OPEN and not (self.opens and self.closes):
            errors["opens"] = _("Open at other times: fill in from and to.")
        if lasts_nothing(self.opens, self.closes):
            errors["closes"] = _("From and to are the same time.")
        if errors:
            raise ValidationError(errors)
