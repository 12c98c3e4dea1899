"""The sentence, the table, the data of the script and “now” say the same at random instants."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from contacts.hours.coming_days import ComingDay, coming_days
from contacts.hours.view import hours_view
from hours_engine.engine import Hours, day
from hours_engine.moments import state_at
from publishing.content.reader import Reader
from tests.contacts.sizes import examples
from tests.contacts.strategies import HOURS
from tests.districts.town import Town

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TOWN = Town("en", "nl", "ar").content()
INSTANTS = st.datetimes(
    datetime(2026, 10, 2), datetime(2028, 3, 1), timezones=st.just(AMSTERDAM), allow_imaginary=False
) | st.builds(
    lambda start, minutes: (start + timedelta(minutes=minutes)).astimezone(AMSTERDAM),
    st.sampled_from(
        [
            datetime.fromisoformat("2026-10-24T22:00+00:00"),
            datetime.fromisoformat("2027-03-27T22:00+00:00"),
        ]
    ),
    st.integers(0, 400),
)


def inside(before: ComingDay, today: ComingDay, wall: time) -> set[str]:
    """Return how one gets in at a time of the wall, from the data that the script has."""
    found = {
        each.admission
        for each in today.spans
        if each.opens <= wall and (wall < each.closes or each.closes <= each.opens)
    }
    return found | {
        each.admission for each in before.spans if each.closes < each.opens and wall < each.closes
    }


@settings(max_examples=examples(120), deadline=None)
@given(HOURS, INSTANTS, st.sampled_from(["en", "nl", "ar"]), st.integers(0, 20))
def test_all_that_a_page_says_agrees(
    hours: Hours, moment: datetime, code: str, days_ago: int
) -> None:
    # The page was made some days ago, and stayed open.
    published = moment.replace(hour=12) - timedelta(days=days_ago)
    read = Reader(TOWN, code, published)
    view, coming = hours_view(read, hours), coming_days(read, hours)
    assert view.today_text == coming[1].text
    for row, each in zip(view.rows, coming[1:], strict=False):
        assert (row.date, row.state) == (each.date, each.state)
        assert [(span.opens, span.closes, span.admission) for span in row.spans] == [
            (span.opens, span.closes, span.admission) for span in each.spans
        ]
    number = (moment.date() - coming[0].date).days
    today = coming[number]
    assert today.date == moment.date()
    expected = day(hours, moment.date())
    assert today.state == expected.state.value
    now = state_at(hours, moment)
    ways = inside(coming[number - 1], today, moment.replace(tzinfo=None).time())
    if ways:
        easiest = min(ways, key=["walk-in", "call-first", "appointment"].index)
        assert now.admission is not None
        assert now.admission.value == easiest
    else:
        assert now.admission is None
        assert now.state.value == ("closed" if today.spans else today.state)


@settings(max_examples=examples(60), deadline=None)
@given(HOURS, INSTANTS)
def test_the_page_of_today_agrees_with_that_of_yesterday(hours: Hours, moment: datetime) -> None:
    before = moment - timedelta(days=1)
    old = coming_days(Reader(TOWN, "en", before), hours)
    new = coming_days(Reader(TOWN, "en", moment), hours)
    known: dict[date, ComingDay] = {each.date: each for each in old}
    for each in new:
        # A page names the year of days that are not in its own.
        if each.date in known and moment.year == before.year:
            assert known[each.date] == each
