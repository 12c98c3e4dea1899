"""Labels of choices are shown to the public, so they are translated in every language."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db.models import Field

from core.holiday_names import HolidayName
from core.spoken_languages import CODES
from publishing.content.declarations import records
from publishing.content.language_table import PHRASES_LANGUAGE, TABLE
from publishing.content.languages import language, phrases_of
from publishing.content.phrases import said

#: English needs no catalogue: the phrases are English.
LANGUAGES = [code for code in TABLE if code != PHRASES_LANGUAGE]


def public_choices() -> list[tuple[str, str]]:
    """Return the labels of all public fields with choices, with the field that has them."""
    found = []
    for record in records():
        for field in record.model._meta.get_fields():
            if not isinstance(field, Field) or field.name not in record.fields:
                continue
            for _value, label in field.flatchoices:
                found.append((f"{record.model.__name__}.{field.name}", said(label)))
    holidays: list[Any] = [each._label_ for each in HolidayName]
    found += [("HolidayName", said(label)) for label in holidays]
    return found


#: Names that are the same in every language.
NAMES = {"Public Sans", "Figtree", "Source Sans 3"}
NAMES |= {"Creative Commons Zero (CC0 1.0)", "Creative Commons Attribution (CC BY 4.0)"}
#: Only editors see these: residents read sentences made of them.
FOR_EDITORS = {
    "AlertPage.level",
    "EventPage.repeats",
    "HolidayDecision.admission",
    "HolidayDecision.decision",
    "HubPage.hours_state",
    "MunicipalitySettings.corners",
    "MunicipalitySettings.mark",
    "OfficePeriod.admission",
    "OfficePeriod.weekday",
    "OfficePeriod.weeks",
    "OpeningException.admission",
    "OpeningException.state",
    "OpeningPeriod.admission",
    "OpeningPeriod.service",
    "OpeningPeriod.weekday",
    "OpeningPeriod.weeks",
    "VocabularyTerm.term",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_public_choice_has_its_phrase(code: str) -> None:
    known = phrases_of(code)
    missing = [
        (where, label)
        for where, label in public_choices()
        if label not in known and label not in NAMES and where not in FOR_EDITORS
    ]
    assert missing == []


def test_there_are_choices_to_check() -> None:
    assert ("NewsPage.category", "Green") in public_choices()
    assert apps.is_installed("home")


@pytest.mark.parametrize("code", TABLE)
def test_every_spoken_language_has_a_name(code: str) -> None:
    assert [each for each in CODES if language(code).language_name(each) == each] == []
