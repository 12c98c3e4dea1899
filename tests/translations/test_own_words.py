"""A municipality with words of its own never reads ours, in any phrase, on any page or other carrier of its site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from wagtail.models import Locale, Page

from core.models import MunicipalitySettings, VocabularyTerm
from core.models.municipality import TermRow
from core.municipality import DEFAULT_TERMS
from core.words.own_phrases import PHRASES, own_phrases
from publishing.build.render import environment
from publishing.content.language_table import TABLE
from publishing.content.languages import Language, language
from publishing.content.load import load
from publishing.content.reader import Reader
from publishing.store.export import every_output
from tests.cms.world import municipality, translate

MOMENT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
#: Our own words for each thing, in each language that there is, as whole words.
OURS = {
    "district": {
        "nl": r"wijk(?:en)?",
        "en": r"districts?",
        "ar": r"[وبلف]{0,2}(?:ال|ل)?(?:حي|حيّ|حيك|حيّك|أحياء)",
        "tr": r"semt(?! merkez)\w*",
        "pl": r"dzielnic(?!ow)\w*",
    },
    "hub": {
        "nl": r"wijkhubs?",
        "en": r"hubs?",
        "ar": r"مراكز الحي|مركز الحي",
        "tr": r"semt merkez\w*",
        "pl": r"centr\w+ dzielnic\w+",
    },
    "council": {
        "nl": r"(?:wijk)?ra(?:ad|den)",
        "en": r"(?<!city )councils?",
        "ar": r"\w*(?:مجلس|مجالس)\w*(?! المدينة| البلدي| التنفيذي)",
        "tr": r"(?<!belediye )meclis\w*",
        "pl": r"rad(?:a|y|ę|ą|zie|om|ach|ami)?(?! gminy)",
    },
    "budget": {
        "nl": r"(?:wijk)?budget(?:ten)?",
        "en": r"budgets?",
        "ar": r"\w*ميزاني\w*",
        "tr": r"bütçe\w*",
        "pl": r"budżet\w*",
    },
    "initiative": {
        "nl": r"(?:bewoners)?initiatie(?:f|ven)",
        "en": r"initiatives?",
        "ar": r"\w*مبادر\w*",
        "tr": r"girişim(?!ci)\w*",
        "pl": r"inicjatyw\w*",
    },
}
#: Words that no language has.
OWN = {
    "district": ("dorf", "dorven"),
    "hub": ("kwik", "kwikken"),
    "council": ("praat", "praten"),
    "budget": ("duit", "duiten"),
    "initiative": ("vonk", "vonken"),
}
#: The council of the whole town, which is called the same everywhere.
OF_THE_TOWN = {"the city council", "the mayor and aldermen", "Mayor, aldermen and city council"}
#: What programs read: addresses and names of files.
FOR_PROGRAMS = re.compile(r"UID:\S+|\S*[/=]\S*|\w+\.(?:ics|csv|geojson)")


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


def spoken(term: str, code: str) -> str:
    """Return the pattern of our words for a thing in a language; plain Dutch has the Dutch ones."""
    found = OURS[term]
    return rf"\b(?:{found.get(code) or found[TABLE[code].folder]})\b"


def phrases(code: str) -> Iterator[tuple[str, str]]:
    """Yield the phrases that a site says, with their text. What a new site is filled with is prose."""
    folder = Path(settings.LOCALE_PATHS[0], TABLE[code].folder, "LC_MESSAGES", "public.po")
    with folder.open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        said = message.string if isinstance(message.string, str) else " ".join(message.string or ())
        phrase = message.id if isinstance(message.id, str) else message.id[0]
        first = all(name.startswith("site/wijkwijzer/") for name, _line in message.locations)
        # A list of what residents may type is shown to nobody.
        if phrase and not first and phrase.count(",") < 6:
            yield phrase, re.sub(r"%\(\w+\)s|{\w+}", "", said or phrase)


@pytest.mark.parametrize("code", list(TABLE))
def test_a_phrase_with_a_word_of_ours_can_be_said_with_another(code: str) -> None:
    assert DEFAULT_TERMS.keys() == OURS.keys() == {name.value for name in VocabularyTerm.Term}
    ours = {phrase for pair in DEFAULT_TERMS.values() for phrase in pair} | OF_THE_TOWN
    said = {phrase: text for phrase, text in phrases(code) if phrase not in ours}
    bound = {
        phrase: term
        for phrase, text in said.items()
        for term in OURS
        if re.search(spoken(term, code), text, re.IGNORECASE)
        and not (phrase in PHRASES and term in PHRASES[phrase].terms)
    }
    assert bound == {}
    words = language(code)
    left = {
        phrase: term
        for phrase, other in PHRASES.items()
        for term in other.terms
        if re.search(
            spoken(term, code),
            re.sub(r"%\(\w+\)s|{\w+}", "", words.gettext(other.phrase)),
            re.IGNORECASE,
        )
    }
    assert left == {}


def test_each_other_way_of_saying_is_of_a_phrase_that_there_is() -> None:
    assert PHRASES.keys() - {phrase for phrase, _text in phrases("nl")} == set()


def test_a_word_that_an_editor_typed_is_text() -> None:
    rows = (TermRow(1, 1, "nl", "district", "<b>100%", "<i>100%"),)
    read = SimpleNamespace(all=lambda _row: rows)
    words = Language("nl", own_phrases(cast(Reader, read), "nl"))
    assert words.gettext("All districts") == "Alle <i>100"
    page = environment(words).from_string(
        "{{ _('All districts') }}, {{ _('About %(district)s', district='A<') }}"
    )
    assert page.render() == "Alle &lt;i&gt;100, A&lt;: informatie"


@pytest.mark.parametrize("own", [("Wijk", "wijken"), ("WIJK", "Wijken")])
def test_a_word_that_is_ours_changes_nothing(own: tuple[str, str]) -> None:
    read = SimpleNamespace(all=lambda _row: (TermRow(1, 1, "nl", "district", *own),))
    assert own_phrases(cast(Reader, read), "nl").pairs == ()


def test_an_article_makes_no_other_word() -> None:
    read = SimpleNamespace(all=lambda _row: (TermRow(1, 1, "ar", "district", "حي", "أحياء"),))
    assert own_phrases(cast(Reader, read), "ar").pairs == ()


@pytest.mark.django_db
def test_no_carrier_says_a_word_of_ours() -> None:
    codes = list(TABLE)
    world = municipality("stad.localhost", "Stad")
    own = MunicipalitySettings.objects.get()
    own.languages = ",".join(codes)
    own.save()
    for code in codes:
        Locale.objects.get_or_create(language_code=code)
        for term, (one, several) in OWN.items():
            VocabularyTerm.objects.create(
                settings=own, language=code, term=term, singular=one, plural=several
            )
    for number, page in enumerate(Page.objects.filter(depth__gte=2)):
        Page.objects.filter(pk=page.pk).update(title=f"Blad {number}", draft_title="")
    home = Page.objects.get(pk=world.pages["home"].pk)
    for code in codes[1:]:
        translate(home, code, "Begin")
    found: dict[str, set[str]] = {}
    own_words: set[str] = set()
    for output in every_output(load(world.site, tuple(codes), MOMENT), MOMENT):
        kind = output.document.media_type
        # The description of the API and the columns of tables are for programs.
        programs = ("openapi.json", ".csv", ".js", ".css")
        if not kind.startswith(("text/", "application/")) or output.path.endswith(programs):
            continue
        said = texts(output.document.body, kind)
        own_words |= {word for pair in OWN.values() for word in pair if word in said.lower()}
        ours = "|".join(spoken(term, output.language or "nl") for term in OURS)
        if words := re.findall(ours, said, re.IGNORECASE):
            found[output.path] = set(words)
    assert found == {}
    assert own_words >= {"dorven", "kwik", "praat", "duit"}
