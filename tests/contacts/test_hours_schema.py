"""Opening hours for search engines."""

from __future__ import annotations

from datetime import date, time

from contacts.hours.exchange.schema_org import hours_schema
from hours_engine.engine import Admission, Base, ExceptionDays, Hours, Period, State

TODAY = date(2026, 11, 22)


def test_the_week_with_the_days_that_are_alike_together() -> None:
    hours = Hours(
        Base.REGULAR,
        (
            Period(1, time(9), time(12)),
            Period(3, time(9), time(12), Admission.CALL_FIRST),
            Period(5, time(9), time(12)),
            Period(5, time(20), time(1)),
            Period(6, time(9), time(12), Admission.APPOINTMENT),
        ),
    )
    assert hours_schema(hours, TODAY) == {
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": ["https://schema.org/Monday", "https://schema.org/Friday"],
                "opens": "09:00",
                "closes": "12:00",
                "validThrough": "2027-12-31",
            },
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": ["https://schema.org/Wednesday"],
                "opens": "09:00",
                "closes": "12:00",
                "validThrough": "2027-12-31",
            },
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": ["https://schema.org/Friday"],
                "opens": "20:00",
                "closes": "01:00",
                "validThrough": "2027-12-31",
            },
        ]
    }


def test_new_hours_begin_where_the_old_ones_end() -> None:
    hours = Hours(
        Base.REGULAR,
        (
            Period(1, time(9), time(18), valid_until=date(2026, 12, 4)),
            Period(1, time(9), time(17), valid_from=date(2026, 12, 5)),
        ),
    )
    assert hours_schema(hours, TODAY)["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Monday"],
            "opens": "09:00",
            "closes": "18:00",
            "validThrough": "2026-12-04",
        },
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Monday"],
            "opens": "09:00",
            "closes": "17:00",
            "validFrom": "2026-12-05",
            "validThrough": "2027-12-31",
        },
    ]


def test_days_that_differ_and_those_that_nobody_knows_are_not_open() -> None:
    days = {
        State.OPEN: date(2026, 11, 23),
        State.CLOSED: date(2026, 11, 24),
        State.UNKNOWN: date(2026, 11, 25),
        State.UNCERTAIN: date(2026, 11, 26),
        State.APPOINTMENT: date(2026, 11, 27),
    }
    hours = Hours(
        Base.CLOSED,
        (),
        tuple(ExceptionDays(on, on, state, time(9), time(12)) for state, on in days.items()),
    )
    assert hours_schema(hours, TODAY) == {
        "specialOpeningHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "opens": "09:00" if on == days[State.OPEN] else "00:00",
                "closes": "12:00" if on == days[State.OPEN] else "00:00",
                "validFrom": on.isoformat(),
                "validThrough": on.isoformat(),
            }
            for on in days.values()
        ]
    }


def test_hours_that_are_not_known_are_not_given() -> None:
    for base in (Base.UNKNOWN, Base.UNCERTAIN, Base.CLOSED, Base.APPOINTMENT, Base.REGULAR):
        assert hours_schema(Hours(base), TODAY) == {}
