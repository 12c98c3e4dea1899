"""Letters as people search and sort them: signs, alphabets, articles and numbers."""

from __future__ import annotations

import itertools

import pytest

from publishing.content.languages import language
from publishing.content.letters import folded

ORDERS = {
    "nl": "9_dingen 10_dingen Eiland Élan Haven ’t_Hoen Oude_Westen Oudedijk ’s-Gravenland Zuid",
    "pl": "Lublin Lwów Łaźnia Łódź Olkusz Ósemka Quo Ruda Zator Żory",
    "tr": "Cami Çay Ilık Irmak İzmir Oda Ödül Su Şehir",
    "en": "Aal Åland Éclair Edam Zebra",
    "ar": "الباب التل حي",
}


@pytest.mark.parametrize("code", ORDERS)
def test_names_stand_in_the_order_of_their_language(code: str) -> None:
    names = [name.replace("_", " ") for name in ORDERS[code].split()]
    for order in itertools.islice(itertools.permutations(names), 0, 400, 7):
        assert sorted(order, key=language(code).sort_key) == names


@pytest.mark.parametrize(
    ("code", "name", "letter"),
    [
        *(("nl", "Élan", "E"), ("nl", "’t Hoen", "H"), ("nl", "'t Zand", "Z")),
        *(("nl", "’s-Gravenland", "S"), ("nl", "14 010", "#"), ("nl", "", "#")),
        *(("pl", "Łódź", "Ł"), ("pl", "Ósemka", "Ó"), ("en", "Łódź", "L")),
        *(("tr", "ışık", "I"), ("tr", "izin", "İ"), ("tr", "İzmir", "İ"), ("tr", "Irmak", "I")),
        *(("nl", "IJsselmonde", "I"), ("ar", "الحي", "ح")),
    ],
)
def test_a_name_stands_under_its_letter(code: str, name: str, letter: str) -> None:
    assert language(code).first_letter(name) == letter


def test_what_is_typed_without_signs_is_the_same() -> None:
    assert folded("Straße Łódź İzmir ışık CO² Ærø") == "strasse lodz izmir isik co2 aero"
    assert folded("أَحْيَاء المدينة ٣") == "احياء المدينه 3"
