"""Reasons read as an editor would say them."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from publishing.build.differences import Reason
from publishing.content.declarations import PageRow
from publishing.explain.phrases import Explanation, sentences
from publishing.explain.subjects import told


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (
            Explanation("PersonRow", "changed", ("phone",), "Jan Jansen", "part"),
            "toont het telefoonnummer van Jan Jansen",
        ),
        (
            Explanation("OpeningPeriodRow", "added", (), "Hub Noord", "elsewhere"),
            "toont de openingstijden van Hub Noord",
        ),
        (
            Explanation("PageRow", "added", (), "Bericht", "below"),
            "‘Bericht’ staat in de lijst op deze pagina",
        ),
        (
            Explanation("PageRow", "added", (), "Bericht", "elsewhere"),
            "verwijst naar de nieuwe pagina ‘Bericht’",
        ),
        (
            Explanation("PageRow", "removed", (), "Bericht", "elsewhere"),
            "verwijst niet meer naar ‘Bericht’",
        ),
        (Explanation("PageRow", "removed"), "verwees naar een pagina die er niet meer is"),
        (Explanation("PageRow", "added", (), "Storing", "part"), "toont ‘Storing’"),
        (Explanation("PageRow", "removed", (), "Storing", "part"), "toont ‘Storing’ niet meer"),
        (Explanation("PageRow", "changed", ("title",), "Wijk", "elsewhere"), "noemt ‘Wijk’"),
        (
            Explanation("PageRow", "changed", ("slug",), "Wijk", "elsewhere"),
            "verwijst naar ‘Wijk’, die een ander adres krijgt",
        ),
        (
            Explanation("PageRow", "changed", ("title",), "Wijk", "self"),
            "de titel van deze pagina verandert",
        ),
        (
            Explanation("HubRow", "changed", ("entrance", "body"), "Hub", "self"),
            "gewijzigd op deze pagina: hoe u de ingang vindt, tekst",
        ),
        (
            Explanation("HubRow", "changed", ("entrance",), "Hub", "elsewhere"),
            "toont gegevens van ‘Hub’: hoe u de ingang vindt",
        ),
        (
            Explanation("KeyFigureRow", "changed", ("value",), "Centrum", "elsewhere"),
            "toont kerncijfers van ‘Centrum’",
        ),
        (
            Explanation("MunicipalityRow", "changed", ("phone",)),
            "toont de gegevens van de gemeente",
        ),
        (Explanation("PictureRow", "changed", ("alt",), "Plein"), "toont de afbeelding ‘Plein’"),
        (
            Explanation("", "changed", ("hostname",)),
            "de instellingen van de website zijn gewijzigd",
        ),
        (
            Explanation("", "time"),
            "er is een tijdstip bereikt waarop iets verandert: openingstijden, de agenda of wie er "
            "werkt",
        ),
        (
            Explanation("PageDetailRow", "changed", ("last_published_at",), "Over", "self"),
            "toont de datum van publicatie",
        ),
    ],
)
def test_words(reason: Explanation, words: str) -> None:
    with translation.override("nl"):
        assert sentences([reason]) == [words]


def test_dates_are_left_out_beside_something_that_says_more() -> None:
    date = Explanation("PageDetailRow", "changed", ("last_published_at",), "Over", "self")
    text = Explanation("InformationRow", "changed", ("body",), "Over", "self")
    with translation.override("nl"):
        assert sentences([date, text]) == ["gewijzigd op deze pagina: tekst"]


def test_fields_of_one_record_are_one_reason_and_each_is_said_once() -> None:
    one = Explanation("PersonRow", "changed", ("phone",), "Jan", "part")
    two = Explanation("PersonRow", "changed", ("email", "phone"), "Jan", "part")
    with translation.override("nl"):
        assert sentences([one, two]) == [
            "toont het telefoonnummer van Jan",
            "toont het e-mailadres van Jan",
        ]


def test_a_reason_can_be_kept_and_read_again() -> None:
    reason = Explanation("PersonRow", "changed", ("phone",), "Jan", "part")
    assert Explanation.from_dict(reason.as_dict()) == reason


def row(key: int, path: str, title: str, kind: str) -> PageRow:
    return PageRow(key, path, len(path) // 4, "a", title, "nl", "k", kind, False, None)


def test_a_reason_says_what_it_is_about_and_where_that_stands() -> None:
    pages = {
        1: row(1, "00010001", "Nieuws", "home.newsindexpage"),
        2: row(2, "000100010001", "Bericht", "home.newspage"),
        3: row(3, "000100020001", "Jan", "contacts.personpage"),
    }

    def find(record: str, key: int) -> Any:
        return pages.get(key) if record == "PageRow" else None

    reasons = [
        Reason("PageRow", 1, "changed"),
        Reason("NewsRow", 2, "changed", ("introduction",)),
        Reason("PersonRow", 3, "changed", ("phone",)),
        Reason("PageRow", 9, "removed"),
        Reason("", 0, "time"),
    ]
    assert told(reasons, "page:1", find) == [
        Explanation("PageRow", "changed", (), "Nieuws", "self"),
        Explanation("NewsRow", "changed", ("introduction",), "Bericht", "below"),
        Explanation("PersonRow", "changed", ("phone",), "Jan", "part"),
        Explanation("PageRow", "removed", (), "", "elsewhere"),
        Explanation("", "time"),
    ]
