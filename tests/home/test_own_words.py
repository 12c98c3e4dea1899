"""A municipality that calls a hub otherwise never reads “hub”, on any page or other carrier of its site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from django.conf import settings
from wagtail.models import Locale

from core.models import VocabularyTerm
from publishing.content.load import load
from publishing.store.export import every_output
from tests.home.trees import MOMENT, City

pytestmark = pytest.mark.django_db
#: Our own words for it, in each language that there is, as whole words.
OURS = {
    "nl": r"wijkhubs?",
    "nl-simple": r"wijkhubs?",
    "en": r"hubs?",
    "ar": r"مراكز الحي|مركز الحي",
    "tr": r"semt merkez\w*",
    "pl": r"centr\w+ dzielnic\w+",
}
#: What programs read: addresses and names of files.
FOR_PROGRAMS = re.compile(r"UID:\S+|\S*[/=]\S*|\w+\.ics")


def texts(body: bytes, kind: str) -> str:
    """Return what people read of an output: of JSON its values, not the names of fields."""
    if "json" in kind:
        return " ".join(values(json.loads(body)))
    html = re.sub(r"<script.*?</script>", " ", body.decode(), flags=re.DOTALL)
    return FOR_PROGRAMS.sub(" ", " ".join(re.sub(r"<[^>]+>", " ", html).split()))


def values(found: object) -> Iterator[str]:
    """Yield the texts in JSON that are for people: what is one word in small letters is a code."""
    if isinstance(found, str):
        if not re.fullmatch(r"[a-z._-]+|\S*/\S*", found):
            yield FOR_PROGRAMS.sub(" ", re.sub(r"<[^>]+>", " ", found))
    elif isinstance(found, dict):
        for each in found.values():
            yield from values(each)
    elif isinstance(found, list):
        for each in found:
            yield from values(each)


def test_no_carrier_says_our_word_for_a_hub(city: City) -> None:
    assert OURS.keys() == {code for code, _name in settings.LANGUAGES}
    city.settings.languages = ",".join(OURS)
    city.settings.save()
    for code in OURS:
        Locale.objects.get_or_create(language_code=code)
        VocabularyTerm.objects.create(
            settings=city.settings, language=code, term="hub", singular="kwik", plural="kwikken"
        )
    city.home.get_children().filter(title="Hubs").update(title="Kwikken", draft_title="Kwikken")
    for page, code, title in (
        (city.home, "en", "Stad"),
        (city.home, "ar", "أحياء"),
        (city.home, "nl-simple", "Simpel"),
        (city.home, "tr", "Semtler"),
        (city.home, "pl", "Dzielnice"),
        (city.districts, "en", "Districts"),
        (city.north, "en", "North"),
        (city.hub, "en", "House of the North"),
    ):
        city.translate(page, code, title)
    city.add_news("Open dag", date(2026, 11, 20), category="hub")
    city.add_event("Raad", datetime.fromisoformat("2026-11-28T19:00+01:00"), kind="council")
    found: dict[str, set[str]] = {}
    seen = 0
    for output in every_output(load(city.site, tuple(OURS), MOMENT), MOMENT):
        kind = output.document.media_type
        # The description of the API and the columns of tables are for programs.
        programs = ("openapi.json", ".csv", ".js", ".css")
        if not kind.startswith(("text/", "application/")) or output.path.endswith(programs):
            continue
        seen += 1
        said = texts(output.document.body, kind)
        words = re.findall(rf"\b(?:{'|'.join(OURS.values())})\b", said, re.IGNORECASE)
        if words:
            found[output.path] = set(words)
    assert found == {}
    assert seen > 20
