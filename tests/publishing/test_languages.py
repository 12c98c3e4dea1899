"""Dates, times, money and numbers as each language writes them: whole texts."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from publishing.content.languages import AMSTERDAM, language

DAY = date(2026, 11, 22)
MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("code", "day", "short", "with_weekday", "month"),
    [
        ("nl", "22 november 2026", "22 november", "zondag 22 november 2026", "november 2026"),
        ("en", "22 November 2026", "22 November", "Sunday 22 November 2026", "November 2026"),
        ("tr", "22 Kasım 2026", "22 Kasım", "22 Kasım 2026 Pazar", "Kasım 2026"),
        (
            "pl",
            "22 listopada 2026",
            "22 listopada",
            "niedziela, 22 listopada 2026",
            "listopad 2026",
        ),
        ("ar", "22 نوفمبر 2026", "22 نوفمبر", "الأحد، 22 نوفمبر 2026", "نوفمبر 2026"),
    ],
)
def test_dates(code: str, day: str, short: str, with_weekday: str, month: str) -> None:
    words = language(code)
    assert (words.day(DAY), words.short_day(DAY)) == (day, short)
    assert (words.weekday_day(DAY), words.month(DAY)) == (with_weekday, month)


@pytest.mark.parametrize(
    ("code", "hours", "moment"),
    [
        ("nl", "9.00 tot 17.30 uur", "zondag 22 november 2026 om 9.30 uur"),
        ("en", "9:00 to 17:30", "Sunday 22 November 2026 at 9:30"),
        ("tr", "09:00 ile 17:30 arasında", "22 Kasım 2026 Pazar, saat 09:30"),
        ("pl", "od 09:00 do 17:30", "niedziela, 22 listopada 2026, godz. 09:30"),
        ("ar", "من 9:00 إلى 17:30", "الأحد، 22 نوفمبر 2026 الساعة 9:30"),
    ],
)
def test_times(code: str, hours: str, moment: str) -> None:
    words = language(code)
    assert words.clock_range(time(9), time(17, 30)) == hours
    assert words.moment(MOMENT) == moment


@pytest.mark.parametrize(
    ("code", "money", "number", "share", "names"),
    [
        ("nl", "€\xa031.080", "2.500,5", "25%", "a, b en c"),
        ("en", "€\xa031,080", "2,500.5", "25%", "a, b and c"),
        ("tr", "€\xa031.080", "2.500,5", "%25", "a, b ve c"),
        ("pl", "31\xa0080\xa0€", "2\xa0500,5", "25%", "a, b i c"),
        ("ar", "€\xa031.080", "2.500,5", "25%", "a وb وc"),
    ],
)
def test_amounts_and_lists(code: str, money: str, number: str, share: str, names: str) -> None:
    words = language(code)
    assert words.money(31_080) == money
    assert words.number(2500.5) == number
    assert words.percent(0.25).replace("\xa0", "").replace("\u200e", "") == share
    assert words.join(("a", "b", "c")) == names


@pytest.mark.parametrize(
    ("code", "expected"), [("tr", "İlk ılık"), ("pl", "Ilk ılık"), ("ar", "Ilk ılık")]
)
def test_a_capital_of_the_language(code: str, expected: str) -> None:
    assert language(code).capital("ilk ılık") == expected
    assert language(code).capital("") == ""
    assert language("tr").capital("ılık") == "Ilık"


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("nl", ("binnen 1 week", "binnen 3 weken", "binnen 12 weken", "binnen 22 weken")),
        ("en", ("within 1 week", "within 3 weeks", "within 12 weeks", "within 22 weeks")),
        ("tr", ("1 hafta içinde", "3 hafta içinde", "12 hafta içinde", "22 hafta içinde")),
        ("ar", ("خلال أسبوع واحد", "خلال 3 أسابيع", "خلال 12 أسبوعًا", "خلال 22 أسبوعًا")),
    ],
)
def test_numbers_decide_the_form_of_a_word(code: str, texts: tuple[str, ...]) -> None:
    words = language(code)
    found = tuple(
        words.ngettext("within %(number)s week", "within %(number)s weeks", number)
        % {"number": number}
        for number in (1, 3, 12, 22)
    )
    assert found == texts


def test_polish_has_three_forms() -> None:
    words = language("pl")
    found = {
        number: words.ngettext(
            "Reading time: %(num)s minute", "Reading time: %(num)s minutes", number
        )
        % {"num": number}
        for number in (1, 2, 4, 5, 12, 21, 22, 112)
    }
    assert found == {
        1: "Czas czytania: 1 minuta",
        2: "Czas czytania: 2 minuty",
        4: "Czas czytania: 4 minuty",
        5: "Czas czytania: 5 minut",
        12: "Czas czytania: 12 minut",
        21: "Czas czytania: 21 minut",
        22: "Czas czytania: 22 minuty",
        112: "Czas czytania: 112 minut",
    }
