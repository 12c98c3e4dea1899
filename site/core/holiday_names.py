"""The holidays that a municipality can keep, by name. Their dates are in `hours_engine.holidays`."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class HolidayName(models.TextChoices):
    """A fixed list, so that it is right in every language at once."""

    NEW_YEAR = "new-year", _("New Year's Day")
    GOOD_FRIDAY = "good-friday", _("Good Friday")
    EASTER = "easter", _("Easter Sunday")
    EASTER_MONDAY = "easter-monday", _("Easter Monday")
    KINGS_NIGHT = "kings-night", _("King's Night")
    KINGS_DAY = "kings-day", _("King's Day")
    REMEMBRANCE = "remembrance", _("Remembrance Day")
    LIBERATION_DAY = "liberation-day", _("Liberation Day, every year")
    LIBERATION_LUSTRUM = "liberation-lustrum", _("Liberation Day, once in five years")
    ASCENSION = "ascension", _("Ascension Day")
    PENTECOST = "pentecost", _("Whit Sunday")
    PENTECOST_MONDAY = "pentecost-monday", _("Whit Monday")
    KETI_KOTI = "keti-koti", _("Keti Koti")
    GRONINGEN_RELIEF = "groningen-relief", _("Relief of Groningen")
    LEIDEN_RELIEF = "leiden-relief", _("Relief of Leiden")
    ALKMAAR_RELIEF = "alkmaar-relief", _("Relief of Alkmaar")
    SAINT_MARTIN = "saint-martin", _("Saint Martin's evening")
    SAINT_NICHOLAS = "saint-nicholas", _("Saint Nicholas' Eve")
    CHRISTMAS_EVE = "christmas-eve", _("Christmas Eve")
    CHRISTMAS = "christmas", _("Christmas Day")
    SECOND_CHRISTMAS = "second-christmas", _("Boxing Day")
    NEW_YEARS_EVE = "new-years-eve", _("New Year's Eve")
