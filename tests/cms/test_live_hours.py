"""The hours of a hub that is online change alone: what somebody else is writing stays a draft."""

from __future__ import annotations

from datetime import date, time, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone

from contacts.hours.exchange.file_format import FileError, from_csv, from_json, to_csv, to_json
from contacts.hours.exchange.importer import hours_in, key_of, planned, store
from contacts.hours.live import change_hours
from contacts.models import HolidayDecision, HubPage, OpeningException, OpeningPeriod
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def close_today(page: HubPage) -> None:
    page.opening_exceptions.add(
        OpeningException(first_day=TODAY, last_day=TODAY, state="closed", reason="staff")
    )


def closings(page: Any) -> list[tuple[date, str]]:
    return [(each.first_day, each.reason) for each in page.opening_exceptions.all()]


def hub_of(city: Municipality) -> Any:
    return HubPage.objects.get(pk=city.pages["hub_one"].pk)


def test_without_a_draft_it_is_published_and_in_the_history(city: Municipality) -> None:
    before = hub_of(city).revisions.count()
    hub = change_hours(hub_of(city), close_today)
    assert closings(hub) == [(TODAY, "staff")]
    assert (hub.live, hub.has_unpublished_changes) == (True, False)
    assert hub.revisions.count() == before + 1
    assert hub.live_revision_id == hub.latest_revision_id


def test_a_draft_of_somebody_else_is_not_published_and_keeps_the_closing(
    city: Municipality,
) -> None:
    draft = hub_of(city)
    draft.street = "Draft 1"
    draft.opening_periods.add(OpeningPeriod(weekday=1, opens=time(8), closes=time(9)))
    draft.save_revision()
    hub = change_hours(hub_of(city), close_today)
    assert (hub.street, closings(hub)) == ("Kade 1", [(TODAY, "staff")])
    assert hub.has_unpublished_changes
    assert [each.weekday for each in hub.opening_periods.all()] == [4]
    later = hub.get_latest_revision_as_object()
    assert (later.street, closings(later)) == ("Draft 1", [(TODAY, "staff")])
    later.save_revision().publish()
    hub = hub_of(city)
    assert (hub.street, closings(hub)) == ("Draft 1", [(TODAY, "staff")])


def test_a_planned_version_keeps_the_closing(city: Municipality) -> None:
    hub_of(city).save_revision().publish()
    planned_page = hub_of(city)
    planned_page.street = "Later 1"
    planned_page.go_live_at = timezone.now() + timedelta(days=3)
    revision = planned_page.save_revision()
    revision.publish()
    hub = change_hours(hub_of(city), close_today)
    assert (hub.street, closings(hub)) == ("Kade 1", [(TODAY, "staff")])
    revision.refresh_from_db()
    assert revision.approved_go_live_at is not None
    later = revision.as_object()
    assert (later.street, closings(later)) == ("Later 1", [(TODAY, "staff")])


def test_a_page_that_is_not_online_stays_so(city: Municipality) -> None:
    hub_of(city).unpublish()
    assert change_hours(hub_of(city), close_today).live is False


def test_what_is_wrong_is_not_stored(city: Municipality) -> None:
    def wrong(page: HubPage) -> None:
        close_today(page)
        page.latitude = 52.0

    with pytest.raises(ValidationError):
        change_hours(hub_of(city), wrong)
    assert closings(hub_of(city)) == []


def full(city: Municipality) -> HubPage:
    """Return a hub with everything in it."""

    def fill(page: HubPage) -> None:
        page.hours_state = "regular"
        page.opening_periods = [
            OpeningPeriod(weekday=1, opens=time(9), closes=time(12)),
            OpeningPeriod(
                weekday=2,
                opens=time(20),
                closes=time(1),
                admission="call-first",
                weeks="every-2",
                counted_from=TODAY,
                valid_from=TODAY,
                valid_until=date(2027, 3, 31),
                season=True,
                service="forms",
                place='Markt, "bij" de kerk',
            ),
        ]
        page.opening_exceptions = [
            OpeningException(
                first_day=TODAY,
                last_day=TODAY,
                state="open",
                opens=time(9),
                closes=time(10, 30),
                reason="event",
                note="Let op\ntwee regels",
                urgent=True,
                banner=True,
            )
        ]
        page.holiday_decisions = [
            HolidayDecision(holiday="christmas", decision="closed"),
            HolidayDecision(
                holiday="new-year", year=2027, decision="other", opens=time(12), closes=time(15)
            ),
        ]

    return change_hours(hub_of(city), fill)


@pytest.mark.parametrize(("write", "read"), [(to_json, from_json), (to_csv, from_csv)])
def test_written_and_read_again_nothing_changes(city: Municipality, write: Any, read: Any) -> None:
    hubs = [full(city), HubPage.objects.get(pk=city.pages["hub_two"].pk)]
    assert key_of(hubs[0]) == "one/hub-one"
    text = write(map(hours_in, hubs))
    plan = planned(read(text), hubs)
    assert (plan.changes, plan.unchanged, plan.faults) == ((), 2, ())
    other = HubPage.objects.get(pk=city.pages["hub_two"].pk)
    store(other, read(text).hubs["one/hub-one"])
    stored = hours_in(HubPage.objects.get(pk=other.pk))
    assert [(each.kind, each.fields) for each in stored.items] == [
        (each.kind, each.fields) for each in hours_in(hubs[0]).items
    ]
    assert write([stored]).replace("two/hub-two", "one/hub-one") == write([hours_in(hubs[0])])


def test_the_commands_say_first_what_would_change(city: Municipality, tmp_path: Path) -> None:
    full(city)
    host = city.site.hostname
    target = tmp_path / "hours.csv"
    call_command("export_hours", host, str(target), stdout=StringIO())
    text = target.read_text(encoding="utf-8")
    target.write_text(text.replace("09:00;12:00", "9:30;12:00"), encoding="utf-8")
    for arguments, opens in (([], time(9)), (["--apply"], time(9, 30))):
        out = StringIO()
        call_command("import_hours", host, str(target), *arguments, stdout=out)
        assert "one/hub-one: 5 regels" in out.getvalue()
        assert hub_of(city).opening_periods.all()[0].opens == opens
    with pytest.raises(CommandError, match="er is geen site nowhere"):
        call_command("export_hours", "nowhere", str(target))


def test_faults_are_told_by_row_and_nothing_is_changed(city: Municipality, tmp_path: Path) -> None:
    target = tmp_path / "hours.csv"
    rows = [
        "hub,kind,hours_state,weekday,opens,closes,holiday,decision,first_day,last_day,state",
        "one/hub-one,hub,regular",
        "one/hub-one,period,,1,09:00,25:00",
        "one/hub-one,period,,1,09:00,12:00",
        "one/hub-one,period,,1,11:00,13:00",
        "one/hub-one,holiday,,,,,christmas,closed",
        "one/hub-one,holiday,,,,,christmas,as-usual",
        "one/hub-one,days,,,,,,,2026-12-24,2026-12-20,closed",
        "nowhere,hub,regular",
        "one/hub-one,weird",
    ]
    target.write_text("\r\n".join(rows), encoding="utf-8")
    errors = StringIO()
    with pytest.raises(CommandError, match="6 fouten; er is niets opgeslagen"):
        call_command("import_hours", city.site.hostname, str(target), "--apply", stderr=errors)
    lines = errors.getvalue().splitlines()
    assert [line.split(":")[0] for line in lines] == [
        f"rij {number}" for number in (3, 5, 7, 8, 9, 10)
    ]
    assert "25:00" in lines[0]
    assert [each.opens for each in hub_of(city).opening_periods.all()] == [time(14)]


HEAD = "hub;kind;hours_state;weekday;opens;closes;valid_from;valid_until;season;yearly;first_day;last_day;state"
#: What the rows after the hub's say -> the row that is wrong and what its fault names, if any is.
CROSSING: dict[str, tuple[list[str], tuple[int, str] | None]] = {
    "two seasons": (
        ["1;9:00;12:00;2026-01-01;2026-02-15;yes;;;;", "2;9:00;12:00;2026-02-02;2026-06-01;yes;;;;"],
        (4, "Van 2-2-2026 tot en met 15-2-2026"),
    ),
    "two seasons that cross each other when the first one returns": (
        ["1;9:00;12:00;2027-11-01;2028-03-01;yes;yes;;;", "2;9:00;12:00;2027-02-15;2027-06-01;yes;yes;;;"],
        (4, "Van 15-2-"),
    ),
    "a season that returns and one of a later year": (
        ["1;9:00;12:00;2027-07-01;2027-08-31;yes;yes;;;", "2;9:00;12:00;2035-08-20;2035-10-01;yes;;;;"],
        (4, "Van 20-8-2035 tot en met 31-8-2035"),
    ),
    "hours of one season twice, in another year": (
        ["1;9:00;12:00;2027-07-01;2027-08-31;yes;yes;;;", "1;11:00;13:00;2030-07-01;2030-08-31;yes;;;;"],
        (4, "rij 3"),
    ),
    "seasons that meet nowhere": (
        ["1;9:00;12:00;2027-11-01;2028-03-01;yes;yes;;;", "2;9:00;12:00;2027-03-02;2027-10-31;yes;yes;;;"],
        None,
    ),
    "a Monday that a season has in one of its years": (
        ["1;9:00;12:00;2027-07-01;2027-07-03;yes;yes;;;"],
        None,
    ),
    "a week within a season": (
        ["1;9:00;12:00;2027-07-01;2027-08-31;yes;yes;;;", "2;9:00;12:00;2027-07-12;2027-07-18;yes;yes;;;"],
        None,
    ),
    "days that cross each other": (
        [";;;;;;;2027-02-01;2027-02-10;closed", ";;;;;;;2027-02-09;2027-02-15;uncertain"],
        (4, "rij 3"),
    ),
    "a day within other days": (
        [";;;;;;;2027-02-01;2027-02-10;closed", ";;;;;;;2027-02-09;2027-02-09;uncertain"],
        None,
    ),
}  # fmt: skip


@pytest.mark.repeats
@pytest.mark.parametrize("name", CROSSING)
def test_hours_of_which_nobody_said_which_ones_hold_are_named(
    city: Municipality, name: str
) -> None:
    rows, fault = CROSSING[name]
    kind = "days" if "days" in name else "period"
    lines = [HEAD, "one/hub-one;hub;unknown", *(f"one/hub-one;{kind};;{row}" for row in rows)]
    faults = planned(from_csv("\n".join(lines)), [hub_of(city)]).faults
    assert [row for row, _words in faults] == ([fault[0]] if fault else []), faults
    if fault:
        assert fault[1] in faults[0][1]


@pytest.mark.repeats
@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version":2,"hubs":[]}', '{"version":1,"hubs":[1]}']
)
def test_what_is_no_list_of_hours_is_refused(text: str) -> None:
    with pytest.raises(FileError):
        from_json(text)
    with pytest.raises(FileError):
        from_csv(text or "name,hub")
