"""The holidays that a municipality can keep, by name. Their dates are in `hours_engine.holidays`."""

from __future__ import annotations

from django.db import models

from publishing.content.phrases import shared


class HolidayName(models.TextChoices):
    """A fixed list, so that it is right in every language at once."""

    NEW_YEAR = "new-year", shared("New Year's Day")
    GOOD_FRIDAY = "good-friday", shared("Good Friday")
    EASTER = "easter", shared("Easter Sunday")
    EASTER_MONDAY = "easter-monday", shared("Easter Monday")
    KINGS_NIGHT = "kings-night", shared("King's Night")
    KINGS_DAY = "kings-day", shared("King's Day")
    REMEMBRANCE = "remembrance", shared("Remembrance Day")
    LIBERATION_DAY = "liberation-day", shared("Liberation Day, every year")
    LIBERATION_LUSTRUM = "liberation-lustrum", shared("Liberation Day, once in five years")
    ASCENSION = "ascension", shared("Ascension Day")
    PENTECOST = "pentecost", shared("Whit Sunday")
    PENTECOST_MONDAY = "pentecost-monday", shared("Whit Monday")
    KETI_KOTI = "keti-koti", shared("Keti Koti")
    GRONINGEN_RELIEF = "groningen-relief", shared("Relief of Groningen")
    LEIDEN_RELIEF = "leiden-relief", shared("Relief of Leiden")
    ALKMAAR_RELIEF = "alkmaar-relief", shared("Relief of Alkmaar")
    SAINT_MARTIN = "saint-martin", shared("Saint Martin's evening")
    SAINT_NICHOLAS = "saint-nicholas", shared("Saint Nicholas' Eve")
    CHRISTMAS_EVE = "christmas-eve", shared("Christmas Eve")
    CHRISTMAS = "christmas", shared("Christmas Day")
    SECOND_CHRISTMAS = "second-christmas", shared("Boxing Day")
    NEW_YEARS_EVE = "new-years-eve", shared("New Year's Eve")
