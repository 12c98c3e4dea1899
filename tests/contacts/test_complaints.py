"""What people complain about elsewhere, each as it is here. Today is Sunday 22 November 2026.

The names are those of the complaint; the numbers are threads of other projects' trackers.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from contacts.hours.exchange.schema_org import hours_schema
from contacts.hours.rows import hours_of
from contacts.hubs.page import hub_view
from contacts.models.hubs import HubServiceRow
from tests.contacts.hub_town import FRI, MON, SAT, SUN, THU, TUE, WED, HubTown, closed_but, table


def test_by_appointment_is_not_shown_as_closed() -> None:
    """integreat-cms 2398 and 4407: coupled to open and closed, a map says “closed”."""
    place = HubTown("appointment")
    place.open(SUN, time(9), time(12))
    view = place.hours()
    assert (view.status, view.status_text) == ("appointment", "By appointment")
    assert view.today_text == "Today, Sunday 22 November: by appointment from 9:00 to 12:00"


def test_walk_in_and_by_appointment_on_one_day() -> None:
    """techstack 3235: a morning to walk in, an afternoon by appointment."""
    place = HubTown()
    place.open(SUN, time(9), time(12))
    place.open(SUN, time(13), time(17), "appointment")
    assert place.hours().rows[0].periods == ("9:00 to 12:00", "13:00 to 17:00 (by appointment)")


def test_split_days() -> None:
    """techstack 3950: closed for lunch."""
    place = HubTown()
    place.open(MON, time(8, 30), time(12))
    place.open(MON, time(12, 45), time(17))
    assert table(place.hours()) == closed_but(Monday=("8:30 to 12:00", "12:45 to 17:00"))


def test_every_other_tuesday_and_the_second_saturday_of_the_month() -> None:
    """va.gov-cms 10317, in so many words."""
    place = HubTown()
    place.open(TUE, time(9), time(12), weeks="every-2", counted_from=date(2026, 11, 24))
    place.open(SAT, time(10), time(14), weeks="second")
    assert place.hours().rules == (
        "once in two weeks on Tuesday from 9:00 to 12:00 (the next time on 24 November)",
        "every second Saturday of the month from 10:00 to 14:00",
    )


def test_open_past_midnight() -> None:
    """spatie/opening-hours 186 and 220: nights, and what comes after them."""
    place = HubTown()
    place.open(SAT, time(22), time(3))
    early = datetime(2026, 11, 29, 1, tzinfo=UTC)
    read = place.town.read(moment=early)
    coming = hub_view(read, place.hub).coming
    # Yesterday's night is part of the data: at two in the morning it is still open.
    assert (coming[0].date, coming[0].spans[0].closes) == (date(2026, 11, 28), time(3))


def test_emergency_hours_after_an_incident() -> None:
    """nieuws.nl 2 February 2024: a hub that opens longer after an explosion."""
    place = HubTown()
    place.open(THU, time(14), time(16))
    place.differ(
        date(2026, 11, 22),
        date(2026, 11, 24),
        "open",
        "incident",
        opens=time(9),
        closes=time(21),
        urgent=True,
        banner=True,
    )
    view = hub_view(place.town.read(), place.hub)
    assert view.hours.status == "open"
    assert view.urgent == (
        "Up to and including 24 November: open from 9:00 to 21:00 (incident in the district)"
    )


def test_holidays_are_not_typed_again_every_year() -> None:
    """techstack 3761, 3978 and 2290: one decision, every year, for a date that moves."""
    place = HubTown()
    for weekday in (MON, TUE, WED, THU, FRI):
        place.open(weekday, time(9), time(17))
    place.keep("ascension")
    place.decide("ascension", "closed")
    for moment, words in (
        (datetime(2027, 5, 1, tzinfo=UTC), "On Thursday 6 May: closed (Ascension Day)"),
        (datetime(2028, 5, 20, tzinfo=UTC), "On Thursday 25 May: closed (Ascension Day)"),
    ):
        read = place.town.read(moment=moment)
        view = hub_view(read, place.hub).hours
        shown = (
            *view.notes,
            *(
                f"On {each.weekday} {each.date_text}: closed ({each.note})"
                for each in view.rows
                if each.note
            ),
        )
        assert words in shown


def test_nobody_is_sent_to_a_closed_building() -> None:
    """vets-api-clients 23: a holiday that nobody thought of is no promise."""
    place = HubTown()
    place.open(SAT, time(9), time(17))
    place.keep("second-christmas")
    christmas = place.town.read(moment=datetime(2026, 12, 26, 9, tzinfo=UTC))
    view = hub_view(christmas, place.hub)
    assert view.hours.today_text == (
        "Today, Saturday 26 December: not known yet, call first (Boxing Day)"
    )
    (closed,) = hours_schema(hours_of(christmas, place.hub), date(2026, 12, 26))[
        "specialOpeningHoursSpecification"
    ]
    assert (closed["opens"], closed["closes"]) == ("00:00", "00:00")


def test_a_service_differs_from_its_building() -> None:
    """techstack 3777 and 3570, integreat-app 3162: help with forms only on Tuesday morning."""
    place = HubTown()
    place.open(TUE, time(9), time(17))
    place.open(TUE, time(9), time(11), "appointment", service="forms")
    place.town.add(HubServiceRow, page_id=place.hub.id, kind="forms", label="")
    view = hub_view(place.town.read(), place.hub)
    assert view.services[0].hours is not None
    assert view.services[0].hours.rules == ("on Tuesday from 9:00 to 11:00, by appointment",)
    assert table(view.hours)[2][3] == ("9:00 to 17:00",)


def test_the_hours_of_a_service_never_outlive_those_of_the_building() -> None:
    """va.gov-cms 6816: status of a place against the hours of what is in it."""
    place = HubTown("closed")
    place.open(TUE, time(9), time(11), service="forms")
    place.town.add(HubServiceRow, page_id=place.hub.id, kind="forms", label="")
    (service,) = hub_view(place.town.read(), place.hub).services
    assert service.hours is not None
    assert service.hours.next_text == "Closed until further notice."


@pytest.mark.parametrize("state", ["regular", "unknown"])
def test_nothing_filled_in_is_not_closed(state: str) -> None:
    """va.gov-cms 9390 and 9170, vets-website 3906: what does an empty day mean?"""
    view = HubTown(state).hours()
    assert view.always == "The opening hours are not known yet. Call first."
    assert (view.status, view.rows) == ("unknown", ())


def test_a_day_without_hours_in_a_week_with_hours_says_closed() -> None:
    """The other half of the same question: then it is closed, in words."""
    place = HubTown()
    place.open(MON, time(9), time(12))
    assert place.hours().today_text == "Today, Sunday 22 November: closed"


def test_only_on_thursday_afternoon_is_said_at_once() -> None:
    """Rozenburg: who comes on Friday should have known."""
    place = HubTown()
    place.open(THU, time(14), time(16))
    assert table(place.hours()) == closed_but(Thursday=("14:00 to 16:00",))


def test_a_special_day_has_a_year() -> None:
    """pdc-locations keeps dd-mm and means every year: a closure of 2025 closes no day of 2026."""
    place = HubTown()
    place.open(SUN, time(9), time(12))
    place.differ(date(2025, 11, 22), date(2025, 11, 22), "closed", "holiday")
    assert place.hours().status == "open"


def test_an_empty_weekend_is_not_assumed() -> None:
    """pdc-locations takes weekends for closed: here Saturday is a day like all."""
    place = HubTown()
    place.open(SAT, time(9), time(12))
    assert table(place.hours()) == closed_but(Saturday=("9:00 to 12:00",))


def test_hours_are_in_the_language_of_the_reader_at_once() -> None:
    """hauki keeps its text in one language; here nobody translates hours."""
    place = HubTown()
    place.open(TUE, time(10), time(12), "appointment", weeks="second")
    assert place.hours("nl").rules == (
        "elke tweede dinsdag van de maand van 10.00 tot 12.00 uur, op afspraak",
    )


def test_a_page_does_not_stay_wrong_after_midnight() -> None:
    """va.gov-cms 10716, 9456 and 9454: the page says itself when it goes stale."""
    place = HubTown()
    place.open(SUN, time(9), time(12))
    read = place.town.read()
    hub_view(read, place.hub)
    assert read.valid_until == datetime(2026, 11, 22, 23, tzinfo=UTC)


def test_a_temporary_closure_changes_the_table_itself() -> None:
    """Google's “temporarily closed” beside hours that say “open”."""
    place = HubTown()
    place.open(SUN, time(9), time(17))
    place.differ(date(2026, 11, 22), date(2026, 11, 23), "closed", "staff", urgent=True)
    view = place.hours()
    assert [(row.state, row.periods) for row in view.rows[:2]] == [("closed", ()), ("closed", ())]


def test_a_bus_that_stands_somewhere_else_every_day() -> None:
    """Mobile hubs of Den Haag and Rotterdam: prose there, a table here."""
    place = HubTown()
    place.open(MON, time(10), time(12), place="Market")
    place.open(TUE, time(10), time(12), place="Harbour")
    assert table(place.hours()) == closed_but(
        Monday=("10:00 to 12:00, at Market",), Tuesday=("10:00 to 12:00, at Harbour",)
    )


def test_hours_that_end_are_not_open_for_ever() -> None:
    """Ghent's versions that expire: after the last day nobody knows, so nobody is promised."""
    place = HubTown()
    place.open(SUN, time(9), time(17), valid_until=date(2026, 11, 15))
    assert place.hours().status == "unknown"
