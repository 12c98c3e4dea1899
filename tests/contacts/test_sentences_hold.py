"""Whatever is filled in: no printout says of a day that it speaks of what the engine does not say.

Sentences are read back, in five languages, for 400 days. A few cases in the suite; `make test-hours`
takes many.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contacts.hours.exchange.schema_org import hours_schema
from contacts.hours.own_hours import own_hours_view
from contacts.hours.until import last_day_of_page, month_of_page
from contacts.hours.view import different_days, hours_view
from contacts.printouts.poster import poster_hours
from hours_engine.engine import Admission, Day, Hours, Span, State, days
from hours_engine.osm import osm
from hours_engine.week_runs import has_week, usually
from publishing.content.reader import Reader
from tests.contacts.reading_back import Explanation, Words
from tests.contacts.sizes import examples
from tests.contacts.strategies import DATES, HOURS
from tests.contacts.test_hours_osm import ours, theirs
from tests.contacts.told import by_rules, of_engine
from tests.districts.town import Town

LANGUAGES = ["en", "nl", "ar", "tr", "pl"]
TOWN = Town(*LANGUAGES).content()
FAR = 400
DAY = timedelta(days=1)
MANY = settings(
    max_examples=examples(12), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def reader(code: str, today: date) -> Reader:
    return Reader(TOWN, code, datetime.combine(today, time(12), tzinfo=UTC))


def engine(hours: Hours, today: date) -> dict[date, Explanation]:
    """Return what the engine says of 400 days."""
    return {each.date: of_engine(each) for each in days(hours, today, FAR)}


@MANY
@given(HOURS, DATES)
def test_rules_and_different_days_say_what_the_engine_says(hours: Hours, today: date) -> None:
    until = last_day_of_page(today)
    stretches = different_days(hours, today, until, by_rules=True)
    for on, expected in engine(hours, today).items():
        differs = [each for each in stretches if each.holds_on(on)]
        assert len(differs) <= 1
        told = of_engine(differs[0].day) if differs else usually(hours, on)
        assert told == expected, on


@MANY
@given(HOURS, DATES, st.sampled_from(LANGUAGES))
def test_the_page_of_a_hub_read_back(hours: Hours, today: date, code: str) -> None:
    read = reader(code, today)
    words = Words(read.language, today)
    view = hours_view(read, hours)
    lines = [(words.news(each), each) for each in (*view.notes, *view.later)]
    news = [found for found, _text in lines if found is not None]
    stretches = [words.stretch(text) for found, text in lines if found is None]
    rules = [words.rule(each) for each in view.rules]
    rows = {
        row.date: tuple((s.opens, s.closes, s.admission) for s in row.spans) for row in view.rows
    }
    rows |= {
        row.date: tuple((s.opens, s.closes, s.admission) for s in row.spans)
        for row in view.holidays
    }
    states = {row.date: row.state for row in view.rows}
    states |= {row.date: row.state for row in view.holidays}
    last = words.holds(view.holds) if view.holds else last_day_of_page(today)
    assert last >= today + (FAR - 1) * DAY
    for on, (state, spans) in engine(hours, today).items():
        if on in rows:
            assert states[on] == state.value
            assert rows[on] == tuple((s.start, s.end, s.admission.value) for s in spans)
            continue
        differs = [each for each in stretches if each.covers(on)]
        assert len(differs) <= 1, on
        begun = [each for each in news if each.covers(on)]
        if differs:
            told: Explanation | None = differs[0].says(on)
        elif rules:
            told = by_rules(rules, on)
        elif begun:
            told = begun[-1].says(on)
        else:
            told = words.always(view.always)
        # Without sentences a table speaks of its own days only.
        assert told in (None, (state, spans)), on


@MANY
@given(HOURS, DATES, st.sampled_from(LANGUAGES))
def test_a_poster_read_back(hours: Hours, today: date, code: str) -> None:
    read = reader(code, today)
    words = Words(read.language, today)
    view = poster_hours(read, hours)
    lines = [(words.news(each), each) for each in view.different]
    news = [found for found, _text in lines if found is not None]
    stretches = [words.stretch(text) for found, text in lines if found is None]
    rules = [words.rule(each) for each in view.rules]
    week = [
        (
            State(each.state),
            tuple(
                words.spans(
                    " ".join(each.periods),
                    Admission.APPOINTMENT if each.state == "appointment" else None,
                )
            )
            if each.periods
            else (),
        )
        for each in view.week
    ]
    assert [bool(view.always), bool(rules), bool(week)].count(True) == 1
    last = words.holds(view.holds) if view.holds else today + 92 * DAY
    assert (last - today).days >= 92
    for on, expected in engine(hours, today).items():
        if on > last:
            break
        differs = [each for each in stretches if each.covers(on)]
        assert len(differs) <= 1, on
        begun = [each for each in news if each.covers(on)]
        if differs:
            told: Explanation | None = differs[0].says(on)
        elif rules:
            told = by_rules(rules, on)
        elif begun:
            told = begun[-1].says(on)
        elif week:
            told = week[on.weekday()]
        else:
            told = words.always(view.always)
        assert told == expected, on


@MANY
@given(HOURS, DATES, st.sampled_from(LANGUAGES))
def test_the_hours_of_a_service_read_back(hours: Hours, today: date, code: str) -> None:
    read = reader(code, today)
    words = Words(read.language, today)
    view = own_hours_view(read, hours)
    stretches = [words.stretch(each) for each in view.different]
    rules = [words.rule(each) for each in view.rules]
    always = None if rules else words.always(view.next_text)
    last = date(today.year + 1, 12, 31)
    for on, expected in engine(hours, today).items():
        if on > last:
            break
        differs = [each for each in stretches if each.covers(on)]
        assert len(differs) <= 1, on
        told = differs[0].says(on) if differs else always or by_rules(rules, on)
        assert told == expected, on


@MANY
@given(HOURS, DATES)
def test_search_engines_read_what_the_engine_says(hours: Hours, today: date) -> None:
    thing = hours_schema(hours, today)
    weekly = thing.get("openingHoursSpecification", [])
    special = thing.get("specialOpeningHoursSpecification", [])
    assert all("validThrough" in each for each in weekly)
    for each in days(hours, today, FAR):
        on = each.date.isoformat()
        dated = [item for item in special if holds(item, on)]
        name = f"https://schema.org/{each.date:%A}"
        usual = [item for item in weekly if holds(item, on) and name in item["dayOfWeek"]]
        told = sorted(
            (item["opens"], item["closes"])
            for item in dated or usual
            if (item["opens"], item["closes"]) != ("00:00", "00:00")
        )
        assert told == sorted(walk_in(each)), on


def holds(item: dict[str, str], on: str) -> bool:
    return item.get("validFrom", on) <= on <= item.get("validThrough", on)


def walk_in(each: Day) -> Iterator[tuple[str, str]]:
    found: set[Span] = set(each.spans if each.state is State.OPEN else ())
    for span in found:
        if span.admission is not Admission.APPOINTMENT:
            yield f"{span.start:%H:%M}", f"{span.end:%H:%M}"


@settings(max_examples=examples(6), deadline=None)
@given(HOURS, DATES)
def test_the_words_of_openstreetmap_hold_as_long_as_those_of_the_page(
    hours: Hours, today: date
) -> None:
    first, count = month_of_page(today)
    assert first + count * DAY > last_day_of_page(today)
    assert theirs(osm(hours, first, count), today, FAR) == ours(hours, today, FAR)


@MANY
@given(HOURS, DATES, st.sampled_from(LANGUAGES), st.integers(0, FAR))
def test_a_sheet_and_a_service_say_until_when_their_words_hold(
    hours: Hours, today: date, code: str, later: int
) -> None:
    for make in (poster_hours, own_hours_view):
        read = reader(code, today)
        view = make(read, hours)
        then = today + later * DAY
        if read.valid_until is None or then < read.valid_until.date():
            assert make(reader(code, then), hours) == view, then
        else:
            # The last day on which it is still so.
            eve = read.valid_until.date() - DAY
            assert make(reader(code, eve), hours) == view, eve


def test_hours_without_a_week_are_read_too() -> None:
    assert not has_week(Hours())
    assert usually(Hours(), date(2026, 11, 22)) == (State.UNKNOWN, ())
