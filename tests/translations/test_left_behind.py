"""The desk names translations that are not public because of their source, and what happens next."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from tests.cms.world import Municipality, translate
from tests.translations.town import translated

pytestmark = pytest.mark.django_db


def left(client: Client, city: Municipality) -> list[tuple[str, str, str]]:
    """Return what the desk says: the translation, its source, and the words."""
    response: Any = client.get(reverse("translations:desk", args=[city.site.pk, "en"]))
    found = response.context["left"]
    assert all(each["words"] in response.content.decode() for each in found)
    return [(each["title"], each["source"], each["words"]) for each in found]


def test_nothing_is_left_behind_while_the_source_is_public(
    city: Municipality, translator: Client
) -> None:
    translated(city)
    assert left(translator, city) == []


def test_source_unpublished(city: Municipality, translator: Client) -> None:
    source, _version = translated(city)
    source.unpublish()
    words = (
        "De Nederlandse pagina staat niet online. Deze vertaling is niet openbaar, en komt vanzelf "
        "terug als de Nederlandse pagina terugkomt."
    )
    assert left(translator, city) == [("About us", "Over ons", words)]


def test_source_deleted(city: Municipality, translator: Client) -> None:
    source, _version = translated(city)
    Page.objects.get(pk=source.pk).delete()
    words = (
        "De Nederlandse pagina is verwijderd. Deze vertaling is niet meer openbaar; ze blijft in "
        "het CMS tot iemand haar verwijdert."
    )
    assert left(translator, city) == [("About us", "Over ons", words)]


def test_source_made_private(city: Municipality, translator: Client) -> None:
    source, _version = translated(city)
    PageViewRestriction.objects.create(page=source, restriction_type="login")
    words = (
        "De Nederlandse pagina is afgeschermd. Deze vertaling is niet openbaar tot iedereen de "
        "Nederlandse pagina mag lezen."
    )
    assert left(translator, city) == [("About us", "Over ons", words)]


def test_page_above_the_source_unpublished(city: Municipality, translator: Client) -> None:
    translate(city.pages["person_one"], "en", "Person")
    Page.objects.filter(pk=city.pages["one"].pk).update(live=False)
    found = {title: words for title, _source, words in left(translator, city)}
    assert found["Person"] == (
        "Een pagina boven de Nederlandse pagina staat niet online. Deze vertaling komt vanzelf "
        "terug als die pagina terugkomt."
    )
