"""What the fields of a form, of a file or of a page being edited say, in the words of the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import product
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from core.fields import split_codes
from hours_engine.engine import (
    EVERY_WEEK,
    Admission,
    Base,
    Decision,
    ExceptionDays,
    Hours,
    Period,
    State,
    Weeks,
)
from hours_engine.holidays import HolidayDecision, dated, decided
from hours_engine.yearly import in_years

WEEKS = {
    "": EVERY_WEEK,
    "first": Weeks((1,)),
    "second": Weeks((2,)),
    "third": Weeks((3,)),
    "fourth": Weeks((4,)),
    "last": Weeks((-1,)),
    "first-third": Weeks((1, 3)),
    "second-fourth": Weeks((2, 4)),
    "odd": Weeks(parity=1),
    "even": Weeks(parity=0),
}
EVERY = {"every-2": 2, "every-3": 3, "every-4": 4}
#: Weeks that never come: what a stored word means that nobody knows.
NEVER = Weeks((0,))
#: Years after this one of which is known what returns each year.
YEARS = 2
Fields = Mapping[str, Any]
Choice = TypeVar("Choice", bound=StrEnum)


def period_of(fields: Fields) -> Period:
    """Return what a period says."""
    return Period(
        fields["weekday"],
        fields["opens"],
        fields["closes"],
        choice(Admission, fields.get("admission", "walk-in"), Admission.CALL_FIRST),
        fields.get("valid_from"),
        fields.get("valid_until"),
        weeks_of(fields.get("weeks") or "", fields.get("counted_from")),
        bool(fields.get("season")),
        fields.get("place") or "",
    )


def periods_of(fields: Fields, year: int) -> tuple[Period, ...]:
    """Return what a period says in the years around one: each year anew what returns each year."""
    period = period_of(fields)
    return in_years(period, year - 1, year + YEARS) if fields.get("yearly") else (period,)


def coming_periods(fields: Fields, year: int) -> tuple[Period, ...]:
    """Return what a period says around a year; of one that begins later, around its first year."""
    return periods_of(fields, max(year, _first_year(fields)))


def meeting(one: Fields, other: Fields, year: int) -> Iterator[tuple[Period, Period]]:
    """Yield, two by two, what two periods say around the first year from `year` on that has both."""
    first = max(year, _first_year(one), _first_year(other))
    return product(periods_of(one, first), periods_of(other, first))


def days_of(fields: Fields) -> ExceptionDays:
    """Return what days that differ say."""
    return ExceptionDays(
        fields["first_day"],
        fields["last_day"],
        choice(State, fields["state"], State.UNKNOWN),
        fields.get("opens"),
        fields.get("closes"),
        choice(Admission, fields.get("admission", "walk-in"), Admission.CALL_FIRST),
        fields.get("reason") or "",
        fields.get("note") or "",
        bool(fields.get("urgent")),
    )


def decision_of(fields: Fields) -> HolidayDecision:
    """Return what was decided about a holiday."""
    return HolidayDecision(
        fields["holiday"],
        choice(Decision, fields["decision"], Decision.UNDECIDED),
        fields.get("year"),
        fields.get("opens"),
        fields.get("closes"),
        choice(Admission, fields.get("admission", "walk-in"), Admission.CALL_FIRST),
    )


def crossing_words(shared: tuple[date, date]) -> str:
    """Return the words that two seasons hold on the same days (`shared`: first and last)."""
    return _(
        "Two seasons hold from %(first)s up to and including %(last)s: let one end before the other begins."
    ) % {"first": f"{shared[0]:%-d-%-m-%Y}", "last": f"{shared[1]:%-d-%-m-%Y}"}


def service_of(fields: Fields) -> str:
    """Return the service that a period is only for; an empty text for the hub itself."""
    return fields.get("service") or ""


def weeks_of(code: str, counted_from: date | None) -> Weeks:
    """Return in which weeks a stored period holds."""
    if code in EVERY:
        return Weeks(every=EVERY[code], since=counted_from) if counted_from else NEVER
    return WEEKS.get(code, NEVER)


def hours_of_fields(
    hours_state: str,
    periods: Sequence[Fields],
    different: Sequence[Fields],
    decisions: Sequence[Fields],
    holidays: str,
    year: int,
) -> Hours:
    """Return the hours that fields say. `holidays` are the codes of the municipality."""
    return Hours(
        choice(Base, hours_state, Base.UNKNOWN),
        tuple(
            period for each in periods if not service_of(each) for period in periods_of(each, year)
        ),
        tuple(map(days_of, different)),
        decided(around(holidays, year), map(decision_of, decisions)),
    )


def _first_year(fields: Fields) -> int:
    first: date | None = fields.get("valid_from")
    return first.year if first else date.min.year


def around(codes: str, year: int) -> tuple[Any, ...]:
    """Return the holidays with these codes from the end of the year before up to two years later."""
    return dated(split_codes(codes), date(year - 1, 12, 24), date(year + YEARS, 12, 31))


def choice(choices: type[Choice], stored: str, otherwise: Choice) -> Choice:
    """Read a stored choice. One that is not known must never become “open, just walk in”."""
    return choices(stored) if stored in list(choices) else otherwise
