"""Choices in the forms of opening hours."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


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


class WeekRule(models.TextChoices):
    """In which weeks a period holds. What they mean stands in `contacts.hours.exchange.parsing`."""

    __empty__ = _("every week")
    FIRST = "first", _("the first of the month")
    SECOND = "second", _("the second of the month")
    THIRD = "third", _("the third of the month")
    FOURTH = "fourth", _("the fourth of the month")
    LAST = "last", _("the last of the month")
    FIRST_THIRD = "first-third", _("the first and the third of the month")
    SECOND_FOURTH = "second-fourth", _("the second and the fourth of the month")
    ODD = "odd", _("odd weeks")
    EVEN = "even", _("even weeks")
    EVERY_SECOND = "every-2", _("once in 2 weeks, counted from a date")
    EVERY_THIRD = "every-3", _("once in 3 weeks, counted from a date")
    EVERY_FOURTH = "every-4", _("once in 4 weeks, counted from a date")
