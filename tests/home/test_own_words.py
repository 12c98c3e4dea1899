"""A municipality that calls a hub otherwise never reads “hub”, on any page or other carrier of its site."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from core.models import VocabularyTerm
from publishing.store.export import every_output
from tests.home.trees import LANGUAGES, MOMENT, City

pytestmark = pytest.mark.django_db
#: Our own words for it, in each language of the city, as whole words.
OURS = {"nl": r"wijkhubs?", "en": r"hubs?", "ar": r"مراكز الحي|مركز الحي"}
#: What programs read: addresses and names of files.
FOR_PROGRAMS = re.compile(r"UID:\S+|\S*[/=]\S*|\w+\.ics")


def texts(body: bytes) -> str:
    """Return what people read of an output."""
    html = re.sub(r"<script.*?</script>", " ", body.decode(), flags=re.DOTALL)
    return FOR_PROGRAMS.sub(" ", " ".join(re.sub(r"<[^>]+>", " ", html).split()))


def test_no_carrier_says_our_word_for_a_hub(city: City) -> None:
    for code in LANGUAGES:
        VocabularyTerm.objects.create(
            settings=city.settings, language=code, term="hub", singular="kwik", plural="kwikken"
        )
    city.home.get_children().filter(title="Hubs").update(title="Kwikken", draft_title="Kwikken")
    for page, code, title in (
        (city.home, "en", "Stad"),
        (city.home, "ar", "أحياء"),
        (city.districts, "en", "Districts"),
        (city.north, "en", "North"),
        (city.hub, "en", "House of the North"),
    ):
        city.translate(page, code, title)
    city.add_news("Open dag", date(2026, 11, 20), category="hub")
    city.add_event("Raad", datetime.fromisoformat("2026-11-28T19:00+01:00"), kind="council")
    found: dict[str, set[str]] = {}
    seen = 0
    for output in every_output(city.content(), MOMENT):
        kind = output.document.media_type
        if not kind.startswith(("text/html", "application/atom+xml", "text/calendar")):
            continue
        seen += 1
        said = texts(output.document.body)
        words = re.findall(rf"\b(?:{'|'.join(OURS.values())})\b", said, re.IGNORECASE)
        if words:
            found[output.path] = set(words)
    assert found == {}
    assert seen > 20
