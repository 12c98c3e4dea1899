"""Hours of real life that follow a rule, each as a page shows them. Today is Sunday 22 November 2026."""

from __future__ import annotations

from datetime import date, time

from tests.contacts.hub_town import FRI, MON, SUN, TUE, HubTown, closed_but, table


def test_every_second_tuesday_and_the_last_friday_of_the_month() -> None:
    place = HubTown()
    place.open(TUE, time(10), time(12), "appointment", weeks="second")
    place.open(FRI, time(9), time(12), weeks="last")
    view = place.hours()
    assert table(view) == closed_but(Friday=("9:00 to 12:00",))
    assert view.rules == (
        "every second Tuesday of the month from 10:00 to 12:00, by appointment",
        "every last Friday of the month from 9:00 to 12:00",
    )
    assert view.notes == ()


def test_once_in_two_weeks_without_a_first_week_is_never_open() -> None:
    place = HubTown()
    place.open(SUN, time(10), time(12), weeks="every-2")
    place.open(SUN, time(10), time(12), weeks="whatever")
    assert place.hours().status == "closed"
    place.open(SUN, time(10), time(12), weeks="every-2", counted_from=date(2026, 11, 18))
    assert place.hours().status == "open"


def test_a_bus_says_where_it_stands() -> None:
    place = HubTown()
    place.open(MON, time(10), time(12), place="Market square")
    place.open(MON, time(13), time(15), "call-first", place="Harbour")
    assert table(place.hours()) == closed_but(
        Monday=("10:00 to 12:00, at Market square", "13:00 to 15:00, at Harbour (call first)")
    )


def with_holidays(*keys: str) -> HubTown:
    place = HubTown()
    for weekday in range(1, 8):
        place.open(weekday, time(9), time(20))
    place.keep(*keys)
    return place


def on_holidays(place: HubTown) -> list[tuple[str, str, str]]:
    """Return the first day, the name and the words of each holiday to come."""
    return [(each.date_text, each.name, each.text) for each in place.hours().holidays]


def test_holidays_of_the_municipality_are_unknown_until_they_are_decided() -> None:
    place = with_holidays("saint-nicholas", "christmas", "second-christmas")
    unknown = [
        ("Saturday 5 December", "Saint Nicholas' Eve", "not known yet, call first"),
        ("Friday 25 December", "Christmas Day", "not known yet, call first"),
        ("Saturday 26 December", "Boxing Day", "not known yet, call first"),
    ]
    assert on_holidays(place)[:3] == unknown
    place.decide("saint-nicholas", "closed")
    early = ("Saturday 5 December", "Saint Nicholas' Eve", "open from 9:00 to 17:00")
    assert on_holidays(place)[:3] == [early, *unknown[1:]]


def test_a_holiday_as_usual_is_said_so() -> None:
    place = with_holidays("saint-nicholas")
    place.decide("saint-nicholas", "as-usual", year=2026)
    place.decide("saint-nicholas", "closed", year=2027)
    assert on_holidays(place) == [
        ("Saturday 5 December", "Saint Nicholas' Eve", "open from 9:00 to 20:00"),
        ("Sunday 5 December 2027", "Saint Nicholas' Eve", "open from 9:00 to 17:00"),
    ]


def test_a_decision_that_nobody_knows_is_no_decision() -> None:
    place = with_holidays("saint-nicholas", "whatever")
    place.decide("saint-nicholas", "whatever")
    assert on_holidays(place)[0] == (
        "Saturday 5 December",
        "Saint Nicholas' Eve",
        "not known yet, call first",
    )


def test_hours_for_one_service_are_not_those_of_the_hub() -> None:
    place = HubTown()
    place.open(SUN, time(9), time(12), service="forms")
    assert place.hours().status == "unknown"
