"""The hours of real life, each as a whole page would show them. Today is Sunday 22 November 2026."""

from __future__ import annotations

from datetime import date, time

from contacts.hours.rows import hours_of
from contacts.hours.view import HoursExplanation, HoursView, hours_view
from tests.contacts.hub_town import (
    FRI,
    MON,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    HubTown,
    closed_but,
    table,
)

WEEKDAYS = (MON, TUE, WED, THU, FRI)


HOLDS = "These opening hours hold up to and including 31 December 2027."


def without_table(status: str, text: str, today: str, always: str, holds: str = "") -> HoursView:
    return HoursView(
        status=status,
        status_text=text,
        today_text=f"Today, Sunday 22 November: {today}",
        intro="",
        always=always,
        rows=(),
        notes=(),
        explanations=(),
        holds=holds,
    )


def test_only_on_thursday_from_two_to_four() -> None:
    place = HubTown()
    place.open(THU, time(14), time(16))
    view = place.hours()
    assert view.today_text == "Today, Sunday 22 November: closed"
    found = view.status, view.status_text, view.always, view.notes
    assert found == ("closed", "Closed today", "", ())
    assert table(view) == closed_but(Thursday=("14:00 to 16:00",))
    assert [row.is_today for row in view.rows] == [True] + [False] * 6


def test_only_by_appointment() -> None:
    assert HubTown("appointment").hours() == without_table(
        "appointment", "By appointment", "by appointment", "Only by appointment.", HOLDS
    )


def test_only_by_appointment_at_certain_times() -> None:
    place = HubTown("appointment")
    place.open(SUN, time(9), time(12))
    view = place.hours()
    assert view.today_text == "Today, Sunday 22 November: by appointment from 9:00 to 12:00"
    assert view.rows[0].state == "appointment"
    assert view.rows[0].periods == ("9:00 to 12:00",)
    assert {row.state for row in view.rows[1:]} == {"closed"}


def test_three_different_times_a_week() -> None:
    place = HubTown()
    place.open(TUE, time(8, 30), time(11, 30))
    place.open(WED, time(13), time(16, 30))
    place.open(THU, time(17, 30), time(20, 30))
    assert table(place.hours()) == closed_but(
        Tuesday=("8:30 to 11:30",),
        Wednesday=("13:00 to 16:30",),
        Thursday=("17:30 to 20:30",),
    )


def test_open_when_the_board_stands_outside() -> None:
    place = HubTown("uncertain")
    view = place.hours(explanation="We are open when the board stands outside.")
    assert view == HoursView(
        status="uncertain",
        status_text="Not sure, call first",
        today_text="Today, Sunday 22 November: not sure, call first",
        intro="We are open when the board stands outside.",
        always="There are no fixed opening hours. Call first.",
        rows=(),
        notes=(),
        explanations=(),
    )


def test_not_known_yet() -> None:
    expected = without_table(
        "unknown",
        "Not known yet",
        "not known yet, call first",
        "The opening hours are not known yet. Call first.",
    )
    assert HubTown("unknown").hours() == expected
    assert HubTown("regular").hours() == expected


def test_closed_until_further_notice() -> None:
    assert HubTown("closed").hours() == without_table(
        "closed", "Closed today", "closed", "Closed until further notice."
    )


def test_two_periods_a_day() -> None:
    place = HubTown()
    place.open(SUN, time(9), time(12, 30))
    place.open(SUN, time(13, 30), time(17))
    view = place.hours()
    assert view.today_text == (
        "Today, Sunday 22 November: open from 9:00 to 12:30 and 13:30 to 17:00"
    )
    assert (view.status, view.status_text) == ("open", "Open today")
    assert table(view) == closed_but(Sunday=("9:00 to 12:30", "13:30 to 17:00"))


def test_open_past_nine_in_the_evening_and_past_midnight() -> None:
    place = HubTown()
    place.open(TUE, time(19), time(22, 30))
    place.open(FRI, time(20), time(1))
    assert table(place.hours()) == closed_but(
        Tuesday=("19:00 to 22:30",), Friday=("20:00 to 1:00",)
    )


def test_temporarily_closed_with_a_reason_until_a_date() -> None:
    place = HubTown()
    place.open(MON, time(9), time(12))
    place.differ(
        date(2026, 11, 16), date(2026, 12, 11), "closed", "incident", note="Lekkage in het dak"
    )
    view = place.hours()
    assert view.today_text == "Today, Sunday 22 November: closed (incident in the district)"
    assert (view.always, view.rows) == ("", ())
    assert view.notes == (
        "Up to and including 11 December: closed (incident in the district: Lekkage in het dak)",
        "Usual opening hours: Monday open from 9:00 to 12:00",
    )


def test_closed_until_halfway_the_week_says_why_on_each_day() -> None:
    place = HubTown()
    place.open(WED, time(9), time(12))
    place.differ(date(2026, 11, 16), date(2026, 11, 24), "closed", "staff", note="Griep")
    view = place.hours()
    assert [(row.state, row.note) for row in view.rows] == [
        ("closed", "too few staff: Griep"),
        ("closed", "too few staff: Griep"),
        ("closed", "too few staff: Griep"),
        ("open", ""),
        ("closed", ""),
        ("closed", ""),
        ("closed", ""),
    ]
    assert view.notes == ()


def test_what_the_host_wrote_stands_apart_in_another_language() -> None:
    place = HubTown()
    place.open(MON, time(9), time(12))
    place.differ(
        date(2026, 11, 16), date(2026, 12, 11), "closed", "incident", note="A leak in the roof"
    )
    view = place.hours("nl")
    (explanation,) = view.explanations
    assert (explanation.text, explanation.lang) == ("A leak in the roof", "en")
    assert all("leak" not in text for text in (*view.notes, *(row.note for row in view.rows)))


def test_a_closure_without_an_end_in_sight() -> None:
    place = HubTown()
    place.open(MON, time(9), time(12))
    place.differ(date(2026, 12, 1), date(2099, 12, 31), "closed", "rebuilding")
    assert place.hours().notes == ("From 1 December: closed (rebuilding)",)


def test_holidays_are_announced() -> None:
    place = HubTown()
    place.open(FRI, time(9), time(12))
    place.differ(date(2026, 12, 18), date(2026, 12, 19), "closed", "holiday")
    place.differ(
        date(2026, 12, 6), date(2026, 12, 6), "open", "event", opens=time(10), closes=time(14)
    )
    assert place.hours().notes == (
        "On Sunday 6 December: open from 10:00 to 14:00 (event in the building)",
        "On 18 and 19 December: closed (public holiday)",
    )


def test_a_holiday_that_is_not_decided_is_not_open() -> None:
    place = HubTown()
    for weekday in WEEKDAYS:
        place.open(weekday, time(9), time(17))
    place.differ(date(2026, 11, 25), date(2026, 11, 25), "unknown", "holiday")
    view = place.hours()
    assert (view.rows[3].state, view.rows[3].periods, view.rows[3].note) == (
        "unknown",
        (),
        "public holiday",
    )
    assert view.notes == ()


def test_a_holiday_over_the_turn_of_the_year_says_the_year() -> None:
    place = HubTown()
    place.open(MON, time(9), time(12))
    place.differ(date(2026, 12, 19), date(2027, 1, 3), "closed", "vacation")
    assert place.hours().notes == (
        "From 19 December up to and including 3 January 2027: closed (school holidays)",
    )


def test_not_sure_on_one_day() -> None:
    place = HubTown()
    place.open(SUN, time(9), time(17))
    place.differ(date(2026, 11, 22), date(2026, 11, 22), "uncertain", "event", note="Dansfeest")
    view = place.hours()
    assert view.today_text == (
        "Today, Sunday 22 November: not sure, call first (event in the building)"
    )
    assert (view.rows[0].state, view.rows[0].periods) == ("uncertain", ())
    assert view.notes == ()


def test_winter_hours_from_a_date() -> None:
    place = HubTown()
    for weekday in (MON, WED, FRI):
        place.open(weekday, time(10), time(18), valid_until=date(2026, 12, 4))
        place.open(weekday, time(10), time(17), valid_from=date(2026, 12, 5))
    place.open(TUE, time(13), time(18))
    view = place.hours()
    assert table(view) == closed_but(
        Monday=("10:00 to 18:00",),
        Tuesday=("13:00 to 18:00",),
        Wednesday=("10:00 to 18:00",),
        Friday=("10:00 to 18:00",),
    )
    assert view.notes == (
        "From 5 December other opening hours: Monday, Wednesday and Friday open from 10:00 to "
        "17:00; Tuesday open from 13:00 to 18:00",
    )


def test_hours_that_end_without_new_ones_are_announced_as_not_known() -> None:
    place = HubTown()
    place.open(MON, time(10), time(18), valid_until=date(2026, 12, 4))
    assert place.hours().notes == (
        "From 5 December other opening hours: not known yet, call first",
    )


def test_hours_far_ahead_are_not_announced_yet() -> None:
    place = HubTown()
    place.open(MON, time(10), time(18))
    place.open(MON, time(10), time(17), valid_from=date(2027, 3, 1))
    assert place.hours().notes == ()


def test_call_first() -> None:
    place = HubTown()
    place.open(MON, time(9), time(12), "call-first")
    place.open(SAT, time(9), time(12), "walk-in")
    place.open(SAT, time(13), time(15), "appointment")
    view = place.hours()
    assert table(view) == closed_but(
        Monday=("9:00 to 12:00 (call first)",),
        Saturday=("9:00 to 12:00", "13:00 to 15:00 (by appointment)"),
    )


def test_a_stored_word_that_nobody_knows_is_never_open() -> None:
    place = HubTown("whatever")
    place.open(SUN, time(9), time(12), "whatever")
    assert place.hours().status == "unknown"
    place = HubTown()
    place.open(SUN, time(9), time(12), "whatever")
    place.differ(date(2026, 11, 23), date(2026, 11, 23), "whatever", "whatever")
    view = place.hours()
    assert view.rows[0].periods == ("9:00 to 12:00 (call first)",)
    assert (view.rows[1].state, view.rows[1].note) == ("unknown", "")


def test_an_explanation_that_is_not_translated_says_in_which_language_it_is() -> None:
    place = HubTown("uncertain")
    read = place.town.read("nl")
    view = hours_view(read, hours_of(read, place.hub), "", "When the board stands outside.")
    assert view.explanations == (HoursExplanation("", "When the board stands outside.", "en"),)
    view = hours_view(read, hours_of(read, place.hub), "Als het bord buiten staat.", "When …")
    assert (view.intro, view.explanations) == ("Als het bord buiten staat.", ())
