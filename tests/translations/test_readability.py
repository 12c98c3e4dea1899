"""Hints for plain Dutch in the page editor: what is named, for whom, and that it is only a hint."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from core.models import MunicipalitySettings, PlainWord
from tests.cms.world import Municipality, translate
from translations.readability import Hints, hints

LONG = " ".join(["woord"] * 21) + "."
EASY = "De hub is open. Kom maar langs. Wij zijn er voor u. " * 6
HARD = (
    "Participatietrajecten faciliteren gemeentelijke beleidsontwikkeling middels "
    "interdisciplinaire samenwerkingsverbanden. "
) * 8


def test_long_sentences_and_hard_words_are_named() -> None:
    found = hints(
        [f"Kort. {LONG}", "Wij Faciliteren dit."], {"faciliteren": "helpen", "inzake": "over"}
    )
    assert found == Hints(((LONG, 21),), (("faciliteren", "helpen"),), None)


def test_a_part_of_a_word_and_twenty_words_are_fine() -> None:
    assert hints([" ".join(["woord"] * 20), "beleidsmedewerker"], {"beleid": "plan"}) == Hints()


def test_the_score_tells_easy_from_hard_and_needs_enough_text() -> None:
    easy, hard = hints([EASY], {}).score, hints([HARD], {}).score
    assert easy is not None
    assert hard is not None
    assert easy > 80 > 30 > hard
    assert hints(["De hub is open."], {}).score is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vanaf Volgende maand werkt zij hier.", ("Volgende maand",)),
        ("Het park opent over zes weken, en binnenkort meer.", ("over zes weken", "binnenkort")),
        (
            "Komende zaterdag; komende zaterdag. Drie weken geleden.",
            ("Komende zaterdag", "komende zaterdag", "Drie weken geleden"),
        ),
        ("Elke maand op 3 januari 2027. Iedere week op maandag.", ()),
        ("Het gaat over een plan. Wij werken er drie jaar aan.", ()),
    ],
)
def test_words_that_mean_another_day_later_are_named(text: str, found: tuple[str, ...]) -> None:
    assert hints([text], {}).fading == found


@pytest.mark.django_db
def test_the_panel_is_for_who_may_write_the_page(
    city: Municipality, other: Municipality, chief: Client
) -> None:
    own = MunicipalitySettings.objects.get(site=city.site)
    PlainWord.objects.create(settings=own, word="inzake", plainer="over")
    theirs = MunicipalitySettings.objects.get(site=other.site)
    PlainWord.objects.create(settings=theirs, word="middels", plainer="met")
    url = reverse("translations:readability", args=[city.pages["information"].pk])
    shown = chief.post(
        url, {"text": ["Brief inzake <b>, middels. Binnenkort meer."]}
    ).content.decode()
    assert "inzake → over" in shown
    assert "middels →" not in shown
    assert '<li lang="nl">Binnenkort</li>' in shown
    assert "U beslist" in shown
    assert chief.get(url).status_code == 405
    foreign = reverse("translations:readability", args=[other.pages["information"].pk])
    assert chief.post(foreign, {"text": ["x"]}).status_code == 404
    english = translate(city.pages["information"], "en")
    url = reverse("translations:readability", args=[english.pk])
    assert chief.post(url, {"text": ["x"]}).status_code in (204, 302)
