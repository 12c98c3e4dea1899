"""Advice of a council: promised, late and answered, by the clock."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.layout.views import Link
from districts.models.advice import AdviceRow
from districts.participation.advice import (
    AdviceEntry,
    AdviceState,
    AdviceView,
    advice_of,
    advice_state,
    advice_view,
    all_advice,
)
from tests.districts.town import Town, make, titles

KIND = "districts.advicepage"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
GIVEN = {"kind": "own", "addressee": "executive", "given_on": date(2026, 9, 1)}
DUE = date(2026, 11, 22)
ANSWER = {"answered_on": date(2026, 11, 23), "outcome": "partly"}


@pytest.mark.parametrize(
    ("day", "more", "state", "text"),
    [
        (22, {}, "waiting", "Waits for an answer"),
        (22, {"due_on": DUE}, "waiting", "Answer promised before 22 November 2026"),
        (
            23,
            {"due_on": DUE},
            "late",
            "No answer yet: it was promised before 22 November 2026",
        ),
        (22, {"due_on": DUE, **ANSWER}, "waiting", "Answer promised before 22 November 2026"),
        (23, {"due_on": DUE, **ANSWER}, "answered", "Partly adopted"),
    ],
)
def test_the_clock_says_whether_an_answer_is_late(
    day: int, more: dict[str, Any], state: str, text: str
) -> None:
    read = Town().read("en", datetime(2026, 11, day, 12, tzinfo=AMSTERDAM))

    assert advice_state(read, make(AdviceRow, **GIVEN, **more)) == AdviceState(state, text)
    if state == "waiting" and more:
        assert read.valid_until == datetime(2026, 11, 23, tzinfo=AMSTERDAM)


def test_an_answer_is_shown_from_its_day() -> None:
    town = Town()
    page = town.page(
        KIND, "Lampen", town.district("Noord"), answer="Ja.\nIn mei.", due_on=DUE, **GIVEN, **ANSWER
    )
    assert advice_view(town.read(), page) == AdviceView(
        district=Link("Noord", "/wijken/noord/"),
        kind="Advice on the council's own initiative",
        addressee="the mayor and aldermen",
        given_on=date(2026, 9, 1),
        due_on=DUE,
        answered_on=None,
        state=AdviceState("waiting", "Answer promised before 22 November 2026"),
        answer=(),
        answer_lang=None,
        document=None,
        reply=None,
        body=(),
    )
    found = advice_view(town.read("en", datetime(2026, 11, 23, 9, tzinfo=AMSTERDAM)), page)
    assert (found.state.text, found.answered_on) == ("Partly adopted", date(2026, 11, 23))
    assert found.answer == ("Ja.", "In mei.")


def test_what_is_late_comes_first_and_then_the_newest() -> None:
    town = Town()
    north, south = town.district("Noord"), town.district("Zuid")
    answered = {"answered_on": date(2026, 10, 1), "outcome": "adopted"}
    town.page(KIND, "Klaar", north, **GIVEN | answered)
    town.page(KIND, "Nieuw", south, **GIVEN | {"given_on": date(2026, 11, 1)})
    town.page(KIND, "Oud", north, **GIVEN)
    town.page(KIND, "Te laat", north, **GIVEN, due_on=date(2026, 10, 1))

    read = town.read()

    assert titles(all_advice(read)) == ["Te laat", "Nieuw", "Oud", "Klaar"]
    assert titles(advice_of(read, north)) == ["Te laat", "Oud", "Klaar"]
    assert all_advice(read)[1] == AdviceEntry(
        title="Nieuw",
        url="/wijken/zuid/nieuw/",
        lang=None,
        district=Link("Zuid", "/wijken/zuid/"),
        addressee="the mayor and aldermen",
        given_on=date(2026, 11, 1),
        state=AdviceState("waiting", "Waits for an answer"),
    )
