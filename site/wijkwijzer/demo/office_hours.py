"""When the invented people can be met at a hub, by the key of the person."""

from __future__ import annotations

from wijkwijzer.demo.people import person_key
from wijkwijzer.demo.shapes import OfficePeriod, Period
from wijkwijzer.demo.week import FRIDAY, MONDAY, WEDNESDAY, every

OFFICE_HOURS: dict[str, tuple[OfficePeriod, ...]] = {
    person_key("Derya Altınok"): tuple(
        OfficePeriod("buurtpunt-oost", period)
        for period in every((MONDAY, FRIDAY), "10:00", "12:00")
    ),
    person_key("Steven Kortekaas"): (
        OfficePeriod(
            "buurtpunt-zuid",
            Period(WEDNESDAY, "19:00", "20:30", "appointment", weeks="second-fourth"),
        ),
    ),
}
