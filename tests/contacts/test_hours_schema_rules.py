"""Rules that schema.org has no words for become dates of the coming weeks."""

from __future__ import annotations

from datetime import date, time

from contacts.hours.exchange.schema_org import hours_schema
from hours_engine.engine import Admission, Base, Decision, Holiday, Hours, Period, Weeks

TODAY = date(2026, 11, 22)


def special(on: str, opens: str, closes: str) -> dict[str, str]:
    return {
        "@type": "OpeningHoursSpecification",
        "opens": opens,
        "closes": closes,
        "validFrom": on,
        "validThrough": on,
    }


def test_some_weeks_are_dates() -> None:
    hours = Hours(
        Base.REGULAR,
        (
            Period(2, time(10), time(12), weeks=Weeks((2,))),
            Period(5, time(9), time(12)),
            Period(5, time(13), time(15), weeks=Weeks((-1,))),
            Period(3, time(10), time(12), Admission.APPOINTMENT, weeks=Weeks(parity=0)),
        ),
        holidays=(Holiday(date(2026, 12, 4), "christmas", Decision.CLOSED),),
    )
    found = hours_schema(hours, TODAY)
    assert found["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Friday"],
            "opens": "09:00",
            "closes": "12:00",
            "validThrough": "2027-12-31",
        }
    ]
    dates = found["specialOpeningHoursSpecification"]
    assert dates[:4] == [
        special("2026-12-04", "00:00", "00:00"),
        special("2026-11-27", "09:00", "12:00"),
        special("2026-11-27", "13:00", "15:00"),
        special("2026-12-08", "10:00", "12:00"),
    ]
    # As long as the week holds: fourteen Fridays with two periods, fourteen Tuesdays.
    assert (len(dates), dates[-1]) == (1 + 2 * 14 + 13, special("2027-12-31", "13:00", "15:00"))


def test_a_season_is_a_week_between_dates() -> None:
    dates = {"valid_from": date(2026, 12, 1), "valid_until": date(2026, 12, 31)}
    hours = Hours(
        Base.REGULAR,
        (
            Period(1, time(9), time(12)),
            Period(2, time(10), time(12), season=True, **dates),  # type: ignore[arg-type]
        ),
    )
    week = hours_schema(hours, TODAY)["openingHoursSpecification"]
    assert [
        (each["dayOfWeek"], each.get("validFrom"), each.get("validThrough")) for each in week
    ] == [
        (["https://schema.org/Monday"], None, "2026-11-30"),
        (["https://schema.org/Tuesday"], "2026-12-01", "2026-12-31"),
        (["https://schema.org/Monday"], "2027-01-01", "2027-12-31"),
    ]
