"""The texts of the demonstration: in each language, formal, short enough, and leading somewhere."""

from __future__ import annotations

import re
from collections import defaultdict

from core.models import Picture
from core.phone import normalise_phone
from demo.loader import markup
from demo.loader.content import BOTH, CONTENT, Record, Town
from tests.demo.records import each_town, of_kind, pages, texts

#: An address as “je” instead of “u”; the words of a resident are their own.
FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
LINK = re.compile(r"\]\(page:([^)]+)\)")
#: What a record in several languages says in each of them; of a person it is what moves them.
NOT_TRANSLATED = {"title", "slug", "picture_alt", "synonyms"}


@each_town
def test_every_record_is_in_dutch_and_english(town: Town) -> None:
    missing = [
        record.key
        for record in town.records
        if record.prose
        and not {"nl", "en"} <= record.prose.keys()
        and record.path.parent.name != "document"
    ]
    assert missing == []
    assert set(town.prose) == set(town.languages)


@each_town
def test_residents_are_addressed_formally(town: Town) -> None:
    found = [
        (key, name, line)
        for key, name, language, words in texts(town)
        if language == "nl" and name != "motivation"
        for line in words.splitlines()
        if not line.startswith(">") and FAMILIAR.search(line)
    ]
    assert found == []


@each_town
def test_numbers_in_arabic_stay_in_one_piece(town: Town) -> None:
    # Between two numbers an ordinary space lets them change places in a right-to-left line.
    split = [
        (key, name)
        for key, name, language, words in texts(town)
        if language == "ar" and re.search(r"\d[ –]\d", words)
    ]
    assert split == []


@each_town
def test_a_text_has_the_same_blocks_in_each_language(town: Town) -> None:
    shapes: defaultdict[str, dict[str, list[tuple[str, int]]]] = defaultdict(dict)
    for key, name, language, words in texts(town):
        if name == "body":
            blocks = markup.blocks(words)
            shapes[key][language] = [(block.kind, len(block.lines)) for block in blocks]
    wrong = {
        f"{key} in {language}"
        for key, shape in shapes.items()
        for language in shape
        if shape[language] != shape["nl"]
    }
    assert wrong == set()


@each_town
def test_links_lead_somewhere(town: Town) -> None:
    known = pages(town)
    lost = [
        (key, language, target)
        for key, _name, language, words in texts(town)
        for target in LINK.findall(words)
        if target not in known
    ]
    assert lost == []


@each_town
def test_every_file_is_read(town: Town) -> None:
    """No file stands where nobody looks: a language that the site does not serve, a folder too deep."""
    read = {record.path for record in town.records}
    read |= {said.path for record in town.records for said in record.prose.values()}
    read |= {said.path for said in town.prose.values()} | {town.path}
    there = {
        path
        for folder in (CONTENT / town.key, CONTENT / BOTH)
        for path in folder.rglob("*")
        if path.suffix in {".yaml", ".md"}
    }
    assert there == read
    assert {code for record in town.records for code in record.prose} <= set(town.languages)


@each_town
def test_texts_are_short_enough_to_be_read(town: Town) -> None:
    limits = {"introduction": 400, "entrance": 400, "council_text": 400, "motivation": 300}
    long = [
        (key, name, language)
        for key, name, language, words in texts(town)
        if len(words)
        > limits.get(name, 80 if name == "title" and "picture" not in key else 100_000)
    ]
    assert long == []


@each_town
def test_nobody_real_can_be_reached(town: Town) -> None:
    everything = repr([(record.facts, record.prose) for record in town.records]) + repr(town)
    addresses = re.findall(r"[\w.-]+@[\w-]+\.[\w.]*\w", everything)
    assert {address.partition("@")[2] for address in addresses} == {"example.nl"}
    for person in of_kind(town, "person"):
        for name in ("mobile", "phone"):
            if number := person.facts.get(name):
                stored = normalise_phone(number)
                assert stored in {"14010", "14035"} or stored.startswith("+316000"), person.key


@each_town
def test_it_says_that_all_people_are_invented(town: Town) -> None:
    footers = [prose.fields["texts"][0]["footer_text"] for prose in town.prose.values()]
    assert len(footers) == len(town.languages)
    assert "Alle personen zijn verzonnen." in footers[[*town.prose].index("nl")]


@each_town
def test_a_third_of_the_districts_and_every_hub_are_in_each_language(town: Town) -> None:
    districts = of_kind(town, "district")
    for language in town.languages:
        assert sum(language in each.prose for each in districts) * 3.6 >= len(districts), language
        named = [*of_kind(town, "hub"), *of_kind(town, "role")]
        assert [each.key for each in named if language not in each.prose] == []
        sections = {each.key for each in of_kind(town, "section") if language in each.prose}
        assert sections >= {"home", "districts", "hubs", "contact", "taking-part"}, language


@each_town
def test_what_is_translated_is_translated_whole(town: Town) -> None:
    kinds = {"section", "role", "hub", "district", "info", "picture"}
    records = [record for record in town.records if record.path.parent.name in kinds]
    assert [fault for record in records for fault in holes(record)] == []


def holes(record: Record) -> list[str]:
    """Name the fields that a translation of a record leaves out."""
    source = record.prose["nl"]
    wanted = source.fields.keys() - NOT_TRANSLATED
    if issubclass(record.model, Picture):
        wanted = {"description"}
    return [
        f"{record.key} in {language}: {name}"
        for language, prose in record.prose.items()
        for name in sorted(wanted | ({"body"} if source.body else set()))
        if not (prose.body if name == "body" else prose.fields.get(name))
    ]
