"""Screens of the CMS say what the municipality says: its own word for a hub, or the general one; never another's."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po
from django.test import Client
from django.urls import reverse

from core.models import MunicipalitySettings, VocabularyTerm
from tests.cms.world import Municipality
from tests.conftest import REPOSITORY

CMS_PHRASES = REPOSITORY / "site/wijkwijzer/locale/nl/LC_MESSAGES/django.po"
#: Who starts a website chooses words by those of two others.
EXAMPLES = {
    "District manager, hub, district council",
    "Neighbourhood coordinator, meeting point, district meeting",
}
OTHERS = re.compile(r"wijkhub|buurtpunt", re.IGNORECASE)
SCREENS = ("overview", "closing_several", "copy", "holidays", "vacation")


def test_no_phrase_of_the_cms_has_the_word_of_one_municipality() -> None:
    with CMS_PHRASES.open("rb") as file:
        phrases = [each for each in read_po(file) if each.id]
    # Of a phrase with a number it is all forms at once.
    said = {str(each.id) for each in phrases if OTHERS.search(str(each.string))}
    assert said - EXAMPLES == set()


@pytest.mark.parametrize("screen", SCREENS)
def test_hours_are_those_of_the_own_word(city: Municipality, chief: Client, screen: str) -> None:
    settings = MunicipalitySettings.objects.get(site=city.site)
    VocabularyTerm.objects.create(
        settings=settings, language="nl", term="hub", singular="kwik", plural="kwikken"
    )
    hub = city.pages["hub_one"]
    hub.hours_state = "appointment"
    hub.save_revision().publish()
    args = [2027] if screen == "holidays" else []
    said = chief.get(reverse(f"hours:{screen}", args=args), follow=True).content.decode()
    assert re.search(r"\bkwik(ken)?\b", said, re.IGNORECASE)
    assert not OTHERS.search(said)


def test_without_a_word_of_its_own_it_is_that_of_the_website(
    city: Municipality, chief: Client
) -> None:
    said = chief.get(reverse("hours:overview")).content.decode()
    assert "Meer wijkhubs tegelijk anders" in said
