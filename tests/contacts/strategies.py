"""Random hours, sensible and senseless."""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import strategies as st

from hours_engine.engine import (
    EVERY_WEEK,
    Admission,
    Base,
    Decision,
    ExceptionDays,
    Holiday,
    Hours,
    Period,
    State,
    Weeks,
)

#: Around both switches of the clock, the turn of the year and a leap day.
FIRST = date(2026, 10, 1)
DATES = st.integers(0, 560).map(lambda number: FIRST + timedelta(days=number))
CLOCKS = st.integers(0, 24 * 12 - 1).map(lambda number: time(number // 12, number % 12 * 5))
ADMISSIONS = st.sampled_from(Admission)
WEEKS = st.one_of(
    st.just(EVERY_WEEK),
    st.sampled_from([(1,), (2,), (5,), (-1,), (1, 3), (2, 4)]).map(Weeks),
    st.sampled_from([0, 1]).map(lambda parity: Weeks(parity=parity)),
    st.builds(lambda every, since: Weeks(every=every, since=since), st.integers(0, 5), DATES),
)
PERIODS = st.builds(
    Period,
    st.integers(1, 7),
    CLOCKS,
    CLOCKS,
    ADMISSIONS,
    st.none() | DATES,
    st.none() | DATES,
    WEEKS,
    st.booleans(),
    st.sampled_from(["", "", "Markt", "Haven"]),
)
EXCEPTIONS = st.builds(
    ExceptionDays,
    DATES,
    DATES,
    st.sampled_from(State),
    st.none() | CLOCKS,
    st.none() | CLOCKS,
    ADMISSIONS,
    st.sampled_from(["", "holiday", "other"]),
    st.sampled_from(["", "Team volgt scholing"]),
    st.sampled_from([False, False, True]),
)
HOLIDAYS = st.builds(
    Holiday,
    DATES,
    st.sampled_from(["christmas", "saint-nicholas", "liberation-lustrum", "nobody"]),
    st.sampled_from(Decision),
    st.none() | CLOCKS,
    st.none() | CLOCKS,
    st.none() | CLOCKS,
    ADMISSIONS,
)
HOURS = st.builds(
    Hours,
    st.sampled_from(Base),
    st.lists(PERIODS, max_size=6).map(tuple),
    st.lists(EXCEPTIONS, max_size=4).map(tuple),
    st.lists(HOLIDAYS, max_size=4).map(tuple),
)
