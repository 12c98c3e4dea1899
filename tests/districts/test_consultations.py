"""Consultations: the state by the clock, the outcome, and the list."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.layout.views import Link
from districts.models.consultations import ConsultationRow
from districts.participation.consultations import (
    ConsultationEntry,
    ConsultationState,
    ConsultationView,
    all_consultations,
    consultation_state,
    consultation_view,
    consultations_of,
)
from tests.districts.town import Town, make, titles

KIND = "districts.consultationpage"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAYS: dict[str, Any] = {"opens_on": date(2026, 11, 1), "closes_on": date(2026, 11, 22)}
FORM = "https://denkmee.example.nl/speeltuin"


def test_one_can_react_on_the_last_day() -> None:
    town = Town()
    page = town.page(KIND, "Speeltuin", town.district("Noord"), url=FORM, **DAYS)

    assert consultation_view(town.read(), page) == ConsultationView(
        state=ConsultationState("open", "You can react up to and including 22 November 2026"),
        district=Link("Noord", "/wijken/noord/"),
        period="1 November 2026 up to and including 22 November 2026",
        react=Link("Give your reaction", FORM),
        result=(),
        result_lang=None,
        document=None,
        body=(),
    )


@pytest.mark.parametrize(
    ("today", "more", "state", "text"),
    [
        ((10, 31), {}, "later", "You can react from 1 November 2026"),
        (
            (11, 23),
            {},
            "waiting",
            "You can no longer react. It is not known yet when the outcome comes",
        ),
        (
            (12, 15),
            {"result_due": date(2026, 12, 15)},
            "waiting",
            "You can no longer react. The outcome is here no later than 15 December 2026",
        ),
        (
            (12, 16),
            {"result_due": date(2026, 12, 15)},
            "late",
            "You can no longer react. The outcome was promised before 15 December 2026 and is late",
        ),
        (
            (12, 16),
            {"result_due": date(2026, 12, 15), "result_on": date(2026, 12, 16)},
            "done",
            "Read what was done with the reactions",
        ),
    ],
)
def test_the_clock_says_how_far_it_is(
    today: tuple[int, int], more: dict[str, date], state: str, text: str
) -> None:
    row = make(ConsultationRow, **DAYS, **more)
    moment = datetime(2026, *today, 12, tzinfo=AMSTERDAM)

    assert consultation_state(Town().read("en", moment), row) == ConsultationState(state, text)


def test_what_is_shown_holds_until_the_next_of_its_days() -> None:
    row = make(ConsultationRow, **DAYS, result_due=date(2026, 12, 15))
    found = []
    for today in (date(2026, 10, 31), date(2026, 11, 5), date(2026, 11, 23)):
        read = Town().read("en", datetime(today.year, today.month, today.day, tzinfo=AMSTERDAM))
        consultation_state(read, row)
        assert read.valid_until is not None
        found.append(read.valid_until.astimezone(AMSTERDAM).date())
    assert found == [date(2026, 11, 1), date(2026, 11, 23), date(2026, 12, 16)]


def test_the_outcome_is_shown_from_its_day_and_in_dutch_until_it_is_translated() -> None:
    town = Town()
    page = town.page(
        KIND,
        "Speeltuin",
        town.district("Noord"),
        result="We changed the plan.\n\nThe slide stays.",
        result_on=date(2026, 11, 23),
        **DAYS,
    )
    assert consultation_view(town.read(), page).result == ()
    late = datetime(2026, 11, 23, 9, tzinfo=AMSTERDAM)
    found = consultation_view(town.read("en", late), page)
    assert (found.result, found.result_lang) == (("We changed the plan.", "The slide stays."), None)
    for source in (town.home, town.index, town.pages[-2]):
        town.translate(source, f"{source.title} nl")
    dutch = town.translate(page, "Speeltuin nl", **DAYS)
    found = consultation_view(town.read("nl", late), dutch)
    assert (found.result[0], found.result_lang) == ("We changed the plan.", "en")


def test_lists_have_what_one_can_react_to_first() -> None:
    town = Town()
    north = town.district("Noord")
    entrance = town.page("districts.takingpartpage", "Meedoen", town.home)
    past = {"opens_on": date(2026, 1, 1), "closes_on": date(2026, 2, 1)}
    town.page(KIND, "Klaar", north, result="x", result_on=date(2026, 3, 1), **past)
    town.page(KIND, "Te laat", north, result_due=date(2026, 3, 1), **past)
    town.page(KIND, "Nu", entrance, introduction="Wat vindt u?", **DAYS)

    read = town.read()

    assert titles(all_consultations(read)) == ["Nu", "Te laat", "Klaar"]
    assert titles(consultations_of(read, north)) == ["Te laat", "Klaar"]
    assert all_consultations(read)[0] == ConsultationEntry(
        title="Nu",
        url="/meedoen/nu/",
        lang=None,
        introduction="Wat vindt u?",
        district=None,
        state=ConsultationState("open", "You can react up to and including 22 November 2026"),
    )
