"""The rules in sentences, in five languages. Today is Sunday 22 November 2026."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from contacts.hours.rule_words import needs_sentences, rule_sentences
from hours_engine.engine import Admission, Base, Hours, Period, Weeks
from publishing.content.languages import language
from tests.districts.town import Town

TOWN = Town("en", "nl", "ar", "tr", "pl")
SECOND = Period(2, time(10), time(12), Admission.APPOINTMENT, weeks=Weeks((2,)))


def sentences(*periods: Period, code: str = "en") -> tuple[str, ...]:
    return rule_sentences(TOWN.read(code), Hours(Base.REGULAR, periods))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("nl", "elke tweede dinsdag van de maand van 10.00 tot 12.00 uur, op afspraak"),
        ("en", "every second Tuesday of the month from 10:00 to 12:00, by appointment"),
        ("ar", "الثلاثاء الثاني من كل شهر من 10:00 إلى 12:00، بموعد مسبق"),
        ("tr", "her ayın ikinci Salı günü 10:00 ile 12:00 arasında, randevuyla"),
        ("pl", "2. wtorek każdego miesiąca od 10:00 do 12:00, po umówieniu wizyty"),
    ],
)
def test_every_second_tuesday(code: str, expected: str) -> None:
    assert sentences(SECOND, code=code) == (expected,)


@pytest.mark.parametrize(
    ("weeks", "english", "dutch"),
    [
        (Weeks((1,)), "every first Tuesday of the month", "elke eerste dinsdag van de maand"),
        (Weeks((3,)), "every third Tuesday of the month", "elke derde dinsdag van de maand"),
        (Weeks((4,)), "every fourth Tuesday of the month", "elke vierde dinsdag van de maand"),
        (Weeks((-1,)), "every last Tuesday of the month", "elke laatste dinsdag van de maand"),
        (
            Weeks((1, 3)),
            "every first and third Tuesday of the month",
            "elke eerste en derde dinsdag van de maand",
        ),
        (
            Weeks((2, 4)),
            "every second and fourth Tuesday of the month",
            "elke tweede en vierde dinsdag van de maand",
        ),
        (Weeks((5,)), "some weeks on Tuesday", "in sommige weken op dinsdag"),
        (Weeks(parity=1), "in odd weeks on Tuesday", "om de week (in oneven weken) op dinsdag"),
        (Weeks(parity=0), "in even weeks on Tuesday", "om de week (in even weken) op dinsdag"),
        (Weeks(), "on Tuesday", "op dinsdag"),
    ],
)
def test_weeks_in_words(weeks: Weeks, english: str, dutch: str) -> None:
    period = Period(2, time(10), time(12), weeks=weeks)
    assert sentences(period) == (f"{english} from 10:00 to 12:00",)
    assert sentences(period, code="nl") == (f"{dutch} van 10.00 tot 12.00 uur",)


@pytest.mark.parametrize(
    ("weeks", "turkish", "polish"),
    [
        (Weeks((1,)), "her ayın birinci Salı günü", "1. wtorek każdego miesiąca"),
        (Weeks((3,)), "her ayın üçüncü Salı günü", "3. wtorek każdego miesiąca"),
        (Weeks((4,)), "her ayın dördüncü Salı günü", "4. wtorek każdego miesiąca"),
        (Weeks((-1,)), "her ayın son Salı günü", "ostatni wtorek każdego miesiąca"),
        (
            Weeks((1, 3)),
            "her ayın birinci ve üçüncü Salı günü",
            "1. i 3. wtorek każdego miesiąca",
        ),
        (Weeks((5,)), "bazı haftalarda Salı günü", "w niektóre tygodnie: wtorek"),
        (Weeks(parity=1), "tek haftalarda Salı günü", "w tygodniach nieparzystych: wtorek"),
        (Weeks(parity=0), "çift haftalarda Salı günü", "w tygodniach parzystych: wtorek"),
        (Weeks(), "Salı günü", "wtorek"),
    ],
)
def test_weeks_in_turkish_and_polish(weeks: Weeks, turkish: str, polish: str) -> None:
    period = Period(2, time(10), time(12), Admission.CALL_FIRST, weeks=weeks)
    assert sentences(period, code="tr") == (
        f"{turkish} 10:00 ile 12:00 arasında, önce telefon edin",
    )
    assert sentences(period, code="pl") == (
        f"{polish} od 10:00 do 12:00, proszę najpierw zadzwonić",
    )


@pytest.mark.parametrize(
    ("weekday", "polish"),
    [
        (1, "ostatni poniedziałek"),
        (3, "ostatnia środa"),
        (5, "ostatni piątek"),
        (6, "ostatnia sobota"),
        (7, "ostatnia niedziela"),
    ],
)
def test_the_last_of_a_month_follows_the_gender_of_the_weekday(weekday: int, polish: str) -> None:
    period = Period(weekday, time(10), time(12), weeks=Weeks((-1,)))
    assert sentences(period, code="pl") == (f"{polish} każdego miesiąca od 10:00 do 12:00",)
    english = language("en").weekday(date(2026, 11, 22 + weekday))
    assert sentences(period) == (f"every last {english} of the month from 10:00 to 12:00",)


def test_counted_weeks_say_which_day_is_next_and_hold_until_it_is_over() -> None:
    period = Period(
        2, time(10), time(12), weeks=Weeks(every=3, since=date(2026, 11, 12)), place="100 % Markt"
    )
    read = TOWN.read("nl")
    assert rule_sentences(read, Hours(Base.REGULAR, (period,))) == (
        "eens in de drie weken op dinsdag van 10.00 tot 12.00 uur (de volgende keer op 1 december)"
        ", 100 % Markt",
    )
    assert read.valid_until == datetime(2026, 12, 2, tzinfo=ZoneInfo("Europe/Amsterdam"))


def test_days_and_times_that_are_alike_are_taken_together() -> None:
    mornings = [Period(weekday, time(9), time(12)) for weekday in (1, 3)]
    afternoons = [Period(weekday, time(13), time(17)) for weekday in (1, 3)]
    call = Period(5, time(9), time(12), Admission.CALL_FIRST)
    assert sentences(*afternoons, call, *mornings, *mornings) == (
        "on Monday and Wednesday from 9:00 to 12:00 and 13:00 to 17:00",
        "on Friday from 9:00 to 12:00, call first",
    )
    twice = [Period(weekday, time(9), time(12), weeks=Weeks((1,))) for weekday in (1, 3)]
    assert sentences(*twice) == (
        "every first Monday of the month from 9:00 to 12:00",
        "every first Wednesday of the month from 9:00 to 12:00",
    )


def test_what_begins_later_is_said_ahead_and_what_is_over_is_left_out() -> None:
    old = Period(1, time(8), time(9), valid_until=date(2026, 11, 21))
    now = Period(1, time(9), time(12), valid_until=date(2027, 8, 31))
    new = Period(1, time(10), time(12), valid_from=date(2027, 9, 1))
    summer = Period(
        1,
        time(11),
        time(12),
        valid_from=date(2027, 7, 1),
        valid_until=date(2027, 7, 31),
        season=True,
    )
    assert sentences(new, summer, now, old, code="nl") == (
        "Tot en met 30 juni 2027: op maandag van 9.00 tot 12.00 uur",
        "Van 1 juli 2027 tot en met 31 juli 2027: op maandag van 11.00 tot 12.00 uur",
        "Van 1 augustus 2027 tot en met 31 augustus 2027: op maandag van 9.00 tot 12.00 uur",
        "Vanaf 1 september 2027: op maandag van 10.00 tot 12.00 uur",
    )


def test_a_week_that_is_always_the_same_needs_no_sentences() -> None:
    assert not needs_sentences(Hours(Base.REGULAR, (Period(1, time(9), time(12)),)))
    assert needs_sentences(Hours(Base.REGULAR, (SECOND,)))
    season = Period(1, time(9), time(12), valid_from=date(2027, 1, 1), season=True)
    assert needs_sentences(Hours(Base.REGULAR, (season,)))
    assert needs_sentences(Hours(Base.REGULAR, (Period(1, time(9), time(12), place="Markt"),)))
