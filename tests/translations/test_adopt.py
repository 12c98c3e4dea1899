"""Translations from before the desk are taken over by a command, once, and only those."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from contacts.models import HubPage
from tests.cms.world import Municipality, translate
from translations.drafts import translation_of
from translations.models import MadeFrom
from translations.state import COMPLETE, OUTDATED, state_of

pytestmark = pytest.mark.django_db


def kind(hub: HubPage) -> str:
    return state_of(hub, "en", translation_of(hub, "en")).kind


def adopted(*arguments: str) -> list[str]:
    output = StringIO()
    call_command("adopt_translations", *arguments, stdout=output)
    return output.getvalue().splitlines()


def test_what_the_desk_knows_nothing_of_is_taken_over(city: Municipality) -> None:
    hub = HubPage.objects.get(pk=city.pages["hub_one"].pk)
    version = translate(hub, "en")
    assert kind(hub) == OUTDATED
    line = f"en {version.url_path}"
    assert line in adopted("--dry-run")
    assert kind(hub) == OUTDATED
    assert line in adopted("--language", "en")
    assert kind(hub) == COMPLETE
    assert adopted() == ["0 taken over", "4 of 4 texts are in wagtail-localize"]


def test_what_has_a_record_keeps_it(city: Municipality) -> None:
    hub = HubPage.objects.get(pk=city.pages["hub_one"].pk)
    version = translate(hub, "en")
    MadeFrom.objects.create(page_id=version.pk)
    adopted()
    assert MadeFrom.objects.get(page_id=version.pk).segments == {}


def test_a_language_that_no_page_has_is_an_error(city: Municipality) -> None:
    with pytest.raises(CommandError, match="no page has the language “xx”"):
        adopted("--language", "xx")
