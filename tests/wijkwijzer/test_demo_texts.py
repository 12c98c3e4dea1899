"""The demonstration texts: in each language, formal, short enough, and leading somewhere."""

from __future__ import annotations

import re
from typing import Any

import pytest

from contacts.phone import normalise_phone
from tests.wijkwijzer.demo_records import (
    MUNICIPALITIES,
    all_people,
    each_municipality,
    targets,
    texts,
)
from wijkwijzer.demo import markup
from wijkwijzer.demo.body import CALLS
from wijkwijzer.demo.shapes_pages import Municipality
from wijkwijzer.demo.words import HubWords, Words, with_words

#: An address as “je” instead of “u”; the words of a resident are their own.
FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
LINK = re.compile(r"\]\(page:([^)]+)\)")


@each_municipality
def test_every_text_is_in_dutch_and_english(municipality: Municipality) -> None:
    missing = [where for where, text in texts(municipality) if not (text.nl and text.en)]
    assert missing == []


@each_municipality
def test_residents_are_addressed_formally(municipality: Municipality) -> None:
    found = []
    for where, text in texts(municipality):
        spoken = [line for line in text.nl.splitlines() if not line.startswith(">")]
        found += [(where, line) for line in spoken if FAMILIAR.search(line)]
    assert [each for each in found if "motivation" not in each[0]] == []


@each_municipality
def test_numbers_in_arabic_stay_in_one_piece(municipality: Municipality) -> None:
    # Between two numbers an ordinary space lets them change places in a right-to-left line.
    split = [where for where, text in texts(municipality) if re.search(r"\d[ –]\d", text.ar)]
    assert split == []


@each_municipality
def test_a_text_has_the_same_blocks_in_each_language(municipality: Municipality) -> None:
    for where, text in texts(municipality):
        if not where.endswith("body"):
            continue
        expected = [(block.kind, len(block.lines)) for block in markup.blocks(text.nl)]
        for language in ("en", "ar", "tr", "pl"):
            written = text.get(language)
            if written:
                found = [(block.kind, len(block.lines)) for block in markup.blocks(written)]
                assert found == expected, f"{where} in {language}"


@each_municipality
def test_references_lead_somewhere(municipality: Municipality) -> None:
    known = targets(municipality)
    drawn = {picture.key for picture in municipality.pictures}
    for where, text in texts(municipality):
        for language in ("nl", "en", "ar", "tr", "pl"):
            for target in LINK.findall(text.get(language)):
                assert target in known, f"{where}: {target}"
            for block in markup.blocks(text.get(language)) if where.endswith("body") else ():
                if block.kind in {"hub", "contact"}:
                    kind = "person" if block.kind == "contact" else "hub"
                    assert f"{kind}:{block.lines[0]}" in known, where
                elif block.kind == "call":
                    assert block.lines[0] in known & set(CALLS), where
                elif block.kind == "picture":
                    assert block.lines[0] in drawn, where
    pictured: list[Any] = [*municipality.news, *municipality.districts]
    pictured += [*municipality.hubs, *municipality.deals]
    assert {each.picture for each in pictured} - {""} <= drawn
    for alert in municipality.alerts:
        assert {alert.link, alert.place} - {""} <= known, alert.key
    for event in municipality.events:
        assert not event.hub or f"hub:{event.hub}" in known, event.key
        assert event.hub or event.location, event.key


@each_municipality
def test_texts_fit_their_fields(municipality: Municipality) -> None:
    limits = {
        "introduction": 400,
        "message": 400,
        "entrance": 400,
        "meeting": 400,
        "motivation": 300,
        "explanation": 250,
        "synonyms": 250,
        "footer_text": 400,
        "tagline": 120,
        "decided_by": 120,
        "alt": 250,
    }
    for where, text in texts(municipality):
        limit = limits.get(where.rpartition(".")[2])
        for language in ("nl", "en", "ar", "tr", "pl"):
            assert limit is None or len(text.get(language)) <= limit, f"{where} in {language}"
            assert not where.endswith("title") or len(text.get(language)) <= 80, where


@each_municipality
def test_nobody_real_can_be_reached(municipality: Municipality) -> None:
    addresses = re.findall(r"[\w.-]+@[\w-]+\.[\w.]*\w", repr(municipality))
    assert addresses
    assert {address.partition("@")[2] for address in addresses} == {"example.nl"}
    for person in all_people(municipality):
        for number in (person.mobile, person.phone):
            if number:
                stored = normalise_phone(number)
                assert stored in {"14010", "14035"} or stored.startswith("+316000"), person.key


@each_municipality
def test_a_third_of_the_districts_and_every_hub_are_in_each_language(
    municipality: Municipality,
) -> None:
    for language in municipality.languages:
        districts = [one for one in municipality.districts if one.name.get(language)]
        assert len(districts) * 3.6 >= len(municipality.districts), language
        named: list[Any] = [*municipality.hubs, *municipality.roles]
        for each in named:
            assert each.name.get(language), f"{each.key} in {language}"
        sections = {each.key for each in municipality.sections if each.title.get(language)}
        assert sections >= {"home", "districts", "hubs", "contact", "taking-part"}, language


@each_municipality
def test_what_is_translated_is_translated_whole(municipality: Municipality) -> None:
    kinds: tuple[tuple[Any, ...], ...] = (
        municipality.sections,
        municipality.roles,
        municipality.hubs,
        municipality.districts,
    )
    records: list[Any] = [each for kind in kinds for each in kind]
    for record in records:
        for language in ("ar", "tr", "pl"):
            own = dict(texts(record))
            title = own.get(f"/{record.key}.name") or own[f"/{record.key}.title"]
            prose = ("introduction", "body", "entrance", "explanation", "what_for", "what_not_for")
            said = {name: own.get(f"/{record.key}.{name}") for name in prose}
            missing = [name for name, text in said.items() if text and not text.get(language)]
            assert not (title.get(language) and missing), f"{record.key} in {language}: {missing}"


def test_words_of_nothing_are_refused() -> None:
    words = Words("tr", hubs={"nergens": HubWords("Nergens", "", "")})
    with pytest.raises(KeyError, match="nergens"):
        with_words(MUNICIPALITIES[0], words)
