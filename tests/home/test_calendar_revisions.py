"""Calendars as those who subscribe have them: what changed has a new revision, the rest stays."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest
from django.conf import settings
from wagtail.models import Page

from contacts.models import HubPage
from core.site_files.icalendar import Event, calendar
from core.site_files.identifiers import identifier
from home.agenda import calendar as agenda_calendar
from home.models import EventPage, EventSkip
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.content.snapshot import Content
from publishing.keeping import revisions
from publishing.keeping.revisions import number_at
from publishing.models import Seen
from publishing.publisher import load_current
from publishing.store.releases import ReleaseStore
from tests.home.trees import LANGUAGES, MOMENT, City

EVENING = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
STAMP = datetime(2026, 11, 16, tzinfo=UTC)
WEEK = timedelta(days=7)
Block = tuple[int, datetime, bytes]


class Subscriber:
    """Fetches the agenda of each language after each publish."""

    def __init__(self, city: City) -> None:
        self.site = city.site
        self.content: Content | None = None
        self.day = 0

    def later(self) -> datetime:
        """Return a moment after all before it."""
        self.day += 1
        return MOMENT + timedelta(minutes=self.day)

    def fetch(self) -> dict[str, Block]:
        """Publish, and return (SEQUENCE, DTSTAMP, bytes) of each event of all agendas, by its UID."""
        moment = self.later()
        self.content = load_current(self.site, moment, self.content)
        result: dict[str, Block] = {}
        for code in LANGUAGES:
            read = Reader(self.content, code, moment)
            agendas = {each.id for each in read.of_kind("home.agendapage")}
            for target in agenda_calendar.plan(read):
                if target.key in agendas:
                    body = agenda_calendar.make(read, target).body
                    result |= blocks(body)
        return result


def blocks(body: bytes) -> dict[str, Block]:
    """Return (SEQUENCE, DTSTAMP, bytes) of each event of a calendar, by its UID."""
    found = icalendar.Calendar.from_ical(body)
    assert "METHOD" not in found
    result: dict[str, Block] = {}
    for each in found.walk("VEVENT"):
        stamp = each.decoded("DTSTAMP")
        assert each.decoded("LAST-MODIFIED") == stamp
        result[str(each["UID"])] = each.decoded("SEQUENCE"), stamp, each.to_ical()
    return result


def change(page: Any, **values: Any) -> None:
    """Publish a page, as it is stored, with changes."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def _rename_hub(town: Town) -> None:
    change(town.city.hub, title="Huis van de Wijk")


def _move_hub(town: Town) -> None:
    HubPage.objects.filter(pk=town.city.hub.pk).update(latitude=51.9, longitude=4.4)


def _skip(town: Town) -> None:
    EventSkip.objects.create(page=town.events["series"], date=(EVENING + WEEK).date())


def _move(town: Town) -> None:
    page = Page.objects.get(pk=town.events["one"].pk)
    page.move(Page.objects.get(pk=town.city.north.pk), pos="last-child")


def _unpublish_and_publish(town: Town) -> None:
    EventPage.objects.get(pk=town.events["one"].pk).unpublish()
    town.subscriber.fetch()
    change(town.events["one"])


@dataclass
class Town:
    """A town with events in two languages, and who subscribes to them."""

    city: City
    events: dict[str, Any]
    subscriber: Subscriber

    def uids(self, *names: str) -> set[str]:
        """Return the UIDs of events by name; of a time of the series `series+7` in days."""
        found = set()
        for name in names:
            key, _, days = name.partition("+")
            uid = identifier(self.events[key].row)
            if key == "series":
                uid += f":{EVENING + timedelta(days=int(days or 0)):%Y%m%d}"
            found.add(uid)
        return found

    def names(self, uids: set[str]) -> set[str]:
        """Return what `uids` calls some UIDs."""
        names = [*self.events, *(f"series+{days}" for days in (0, 7, 14))]
        known = {next(iter(self.uids(name))): name for name in names}
        return {known[uid] for uid in uids}


@pytest.fixture
def town(city: City) -> Town:
    """Events of each sort: one, another, one at a hub, a series, and a translation of the first."""
    until = (EVENING + 2 * WEEK).date()
    events = {
        "one": city.add_event("Een", EVENING, location="Zaal"),
        "two": city.add_event("Twee", EVENING),
        "hub": city.add_event("Bij de hub", EVENING, hub=city.hub),
        "series": city.add_event(
            "Reeks",
            EVENING,
            ends_at=EVENING + timedelta(hours=1),
            repeats="week",
            repeats_until=until,
        ),
    }
    city.translate(city.agenda, "en", "Agenda")
    events["one en"] = city.translate(events["one"], "en", "One")
    for page in events.values():
        page.row = page_row(page)
    return Town(city, events, Subscriber(city))


def page_row(page: Any) -> PageRow:
    """Return what a calendar needs of a page to name it."""
    fields: dict[str, Any] = dict.fromkeys(PageRow._fields)
    key, code = page.translation_key.hex, page.locale.language_code
    return PageRow(**fields | {"translation_key": key, "language": code})


#: Edit -> what is done, and the events of which a subscriber gets a new revision.
EDITS: dict[str, tuple[Callable[[Town], Any], tuple[str, ...]]] = {
    "time": (
        lambda town: change(town.events["one"], starts_at=EVENING + timedelta(hours=1)),
        ("one", "one en"),
    ),
    "end": (
        lambda town: change(town.events["one"], ends_at=EVENING + timedelta(hours=2)),
        ("one", "one en"),
    ),
    "place": (lambda town: change(town.events["one"], location="Plein"), ("one", "one en")),
    "title": (lambda town: change(town.events["one"], title="Anders"), ("one",)),
    "title of a translation": (
        lambda town: change(town.events["one en"], title="Other"),
        ("one en",),
    ),
    "introduction": (lambda town: change(town.events["two"], introduction="Kom ook."), ("two",)),
    "kind": (lambda town: change(town.events["one"], kind="council"), ("one", "one en")),
    "cancelled": (lambda town: change(town.events["one"], cancelled=True), ("one", "one en")),
    "hub renamed": (_rename_hub, ("hub",)),
    "hub moved": (_move_hub, ("hub",)),
    "a date skipped": (_skip, ("series+7",)),
    "page moved, so that its address differs": (_move, ("one",)),
    "text that no calendar shows": (
        lambda town: change(town.events["one"], organiser="De buurt"),
        (),
    ),
    "published again without a change": (lambda town: change(town.events["one"]), ()),
    "unpublished, and published again": (_unpublish_and_publish, ()),
    "another event is new": (lambda town: town.city.add_event("Nieuw", EVENING), ()),
    "a fact without a publish": (
        lambda town: EventPage.objects.filter(pk=town.events["two"].pk).update(address="Dam 1"),
        ("two",),
    ),
    "another event unpublished": (lambda town: town.events["two"].unpublish(), ()),
}


def test_an_edit_raises_the_revision_of_what_is_seen_otherwise_and_of_nothing_else(
    town: Town,
) -> None:
    before = town.subscriber.fetch()
    table = {}
    for name, (do, _expected) in EDITS.items():
        do(town)
        after = town.subscriber.fetch()
        stay = before.keys() & after.keys()
        assert len(stay) >= len(before) - 1, name
        changed = {uid for uid in stay if before[uid] != after[uid]}
        assert all(after[uid][0] > before[uid][0] for uid in changed), name
        assert all(after[uid][1] > before[uid][1] for uid in changed), name
        table[name] = town.names(changed)
        before = after
    assert table == {name: set(expected) for name, (_do, expected) in EDITS.items()}
    # A process that knows nothing of the publish before finds the same.
    town.subscriber.content = None
    assert town.subscriber.fetch() == before


def test_a_backup_that_is_put_back_lowers_no_revision(town: Town) -> None:
    folder = ReleaseStore(settings.RELEASES_DIR, town.city.site.pk).folder
    folder.mkdir(parents=True, exist_ok=True)
    started = town.subscriber.fetch()
    backup = list(Seen.objects.values("site_id", "name", "digest", "number"))
    change(town.events["one"], location="Plein")
    change(town.events["two"], title="Twee!")
    edited = town.subscriber.fetch()
    # The backup holds the old place, and the title was put right by hand before anybody published.
    change(town.events["one"], location="Zaal")
    Seen.objects.all().delete()
    Seen.objects.bulk_create([Seen(**row) for row in backup])
    town.subscriber.content = None
    restored = town.subscriber.fetch()
    one, two, hub = (next(iter(town.uids(name))) for name in ("one", "two", "hub"))
    assert started[one][0] < edited[one][0] < restored[one][0]
    assert restored[two] == edited[two]
    assert restored[hub] == edited[hub] == started[hub]
    # So does an old backup of which nothing is left but what was published.
    Seen.objects.all().delete()
    town.subscriber.content = None
    assert town.subscriber.fetch() == restored


@pytest.mark.parametrize(("minutes", "known"), [(9, True), (12, False)])
def test_what_was_away_is_remembered_for_some_time(
    town: Town, monkeypatch: pytest.MonkeyPatch, minutes: int, known: bool
) -> None:
    monkeypatch.setattr(revisions, "KEPT", timedelta(minutes=10))
    folder = ReleaseStore(settings.RELEASES_DIR, town.city.site.pk).folder
    folder.mkdir(parents=True, exist_ok=True)
    town.subscriber.fetch()
    change(town.events["two"], title="Twee!")
    edited = town.subscriber.fetch()
    (two,) = town.uids("two")
    EventPage.objects.get(pk=town.events["two"].pk).unpublish()
    assert two not in town.subscriber.fetch()
    town.subscriber.day += minutes
    town.subscriber.fetch()
    assert Seen.objects.filter(name=two).exists() is known
    assert (two in json.loads((folder / revisions.LEDGER).read_text())) is known
    change(town.events["two"])
    # Its first revision is of the day on which it was published: lower, had it been forgotten.
    assert (town.subscriber.fetch()[two] == edited[two]) is known
    assert Seen.objects.get(name=two).gone is None


def test_a_clock_that_goes_back_lowers_no_revision(town: Town) -> None:
    before = town.subscriber.fetch()
    for number in range(3):
        town.subscriber.day = -(10**5) * (number + 1)
        change(town.events["two"], title=f"Twee {number}")
        after = town.subscriber.fetch()
        (two,) = town.uids("two")
        assert after[two][0] > before[two][0]
        before = after


def test_an_event_has_a_file_of_its_own_that_says_what_the_agenda_says(town: Town) -> None:
    agenda = town.subscriber.fetch()
    assert town.subscriber.content is not None
    read = Reader(town.subscriber.content, "nl", MOMENT)
    assert len(agenda) == 7
    files = {each.path: each for each in agenda_calendar.plan_events(read)}
    assert "/agenda/reeks/event.ics" in files
    own = [
        block
        for target in files.values()
        for block in blocks(agenda_calendar.make_event(read, target).body).items()
    ]
    assert len(own) == 6
    assert all(agenda[uid] == block for uid, block in own)
    # Of what is over, its last time.
    late = Reader(town.subscriber.content, "nl", MOMENT + timedelta(days=90))
    assert not agenda_calendar.coming(late, late.of_kind("home.agendapage")[0])
    for target in files.values():
        assert len(blocks(agenda_calendar.make_event(late, target).body)) == 1


def one(**more: Any) -> icalendar.Calendar:
    fields: dict[str, Any] = {"uid": "a@hub", "start": EVENING, "end": None, "summary": "x"} | more
    body = calendar("Naam", "nl", "https://stad.example.nl/a.ics", STAMP, [Event(**fields)])
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    return icalendar.Calendar.from_ical(body)


def test_a_calendar_without_events_holds_the_clock_and_no_method() -> None:
    body = calendar("Naam", "nl", "https://stad.example.nl/a.ics", STAMP, [])
    found = icalendar.Calendar.from_ical(body)
    (zone,) = found.subcomponents
    assert (zone.name, str(zone["TZID"])) == ("VTIMEZONE", "Europe/Amsterdam")
    assert "METHOD" not in found
    assert found["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"


@pytest.mark.parametrize("year", [2026, 2027, 2030])
def test_the_rules_of_the_clock_are_those_of_the_clock(year: int) -> None:
    found = icalendar.Calendar.from_ical(calendar("n", "nl", "https://a.nl/", STAMP, []))
    rules: Any = found.walk("VTIMEZONE")[0]
    zone = rules.to_tz()
    moment = datetime(year, 1, 1, tzinfo=UTC)
    from zoneinfo import ZoneInfo

    for hours in range(0, 24 * 365, 7):
        each = moment + timedelta(hours=hours)
        expected = each.astimezone(ZoneInfo("Europe/Amsterdam")).utcoffset()
        assert each.astimezone(zone).utcoffset() == expected, each


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 10, 24, 20, tzinfo=UTC), "DTSTART;TZID=Europe/Amsterdam:20261024T220000"),
        # 2:00 comes twice: the first is that of the wall, the second has to be said otherwise.
        (datetime(2026, 10, 25, 0, tzinfo=UTC), "DTSTART;TZID=Europe/Amsterdam:20261025T020000"),
        (datetime(2026, 10, 25, 1, tzinfo=UTC), "DTSTART:20261025T010000Z"),
        (datetime(2026, 10, 25, 2, tzinfo=UTC), "DTSTART;TZID=Europe/Amsterdam:20261025T030000"),
        (datetime(2027, 3, 28, 1, tzinfo=UTC), "DTSTART;TZID=Europe/Amsterdam:20270328T030000"),
    ],
)
def test_each_moment_of_both_nights_is_read_back(moment: datetime, written: str) -> None:
    body = calendar("n", "nl", "https://a.nl/", STAMP, [Event("a", moment, None, "x")])
    assert f"\r\n{written}\r\n".encode() in body
    (event,) = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert event.decoded("DTSTART").astimezone(UTC) == moment


def test_what_an_event_says_is_read_back() -> None:
    event: Any
    (event,) = one(
        changed=EVENING,
        description="Regel één\n\nhttps://stad.example.nl/a/",
        category="Bijeenkomst, raad",
        place=(51.9, 4.4),
        url="https://stad.example.nl/a/",
        cancelled=True,
    ).walk("VEVENT")
    assert str(event["DESCRIPTION"]) == "Regel één\n\nhttps://stad.example.nl/a/"
    assert event["CATEGORIES"].cats == ["Bijeenkomst, raad"]
    assert event["GEO"].to_ical() == "51.9;4.4"
    assert (str(event["STATUS"]), event["DTSTAMP"].dt) == ("CANCELLED", EVENING)


def test_a_later_revision_has_a_higher_number_that_fits() -> None:
    moments = [STAMP + timedelta(seconds=each) for each in (0, 1, 3600, 10**9)]
    numbers = list(map(number_at, moments))
    assert numbers == sorted(set(numbers))
    assert numbers[-1] < 2**31
    assert number_at(datetime(1970, 1, 1, tzinfo=UTC)) == 0
