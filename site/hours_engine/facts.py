"""What a place says about its hours: immutable facts. `hours_engine.engine` says what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

DAY = timedelta(days=1)


class State(StrEnum):
    """How a place is on a day or at a moment."""

    OPEN = "open"
    CLOSED = "closed"
    APPOINTMENT = "appointment"
    UNCERTAIN = "uncertain"
    UNKNOWN = "unknown"


class Admission(StrEnum):
    """How one gets in while it is open; the easiest first."""

    WALK_IN = "walk-in"
    CALL_FIRST = "call-first"
    APPOINTMENT = "appointment"


class Base(StrEnum):
    """What is known of the hours before any day is looked at."""

    REGULAR = "regular"
    APPOINTMENT = "appointment"
    UNCERTAIN = "uncertain"
    UNKNOWN = "unknown"
    CLOSED = "closed"


class Decision(StrEnum):
    """What a place does on a holiday; the most careful first."""

    UNDECIDED = "undecided"
    CLOSED = "closed"
    OTHER = "other"
    AS_USUAL = "as-usual"


@dataclass(frozen=True, slots=True)
class Weeks:
    """In which weeks a period holds; all that is filled in must be true. As it is: every week.

    `nth` names occurrences of the weekday in its month, -1 is the last. `parity` is that of the ISO
    week: 1 odd, 0 even. `every` counts weeks from the one that `since` is in.
    """

    nth: tuple[int, ...] = ()
    parity: int | None = None
    every: int = 1
    since: date = date.min

    def name(self, on: date) -> bool:
        """Return whether this rule names the week that a date is in."""
        if self.nth and not ((on.day - 1) // 7 + 1 in self.nth or (-1 in self.nth and _last(on))):
            return False
        if self.parity is not None and on.isocalendar().week % 2 != self.parity:
            return False
        if self.every <= 1:
            return True
        return (_week_number(on) - _week_number(self.since)) % self.every == 0


EVERY_WEEK = Weeks()


@dataclass(frozen=True, slots=True)
class Period:
    """Open on a weekday (ISO 8601: 1 is Monday); closing before opening is after midnight.

    From 0:00 to 0:00 is a whole day; two other times that are equal are none.

    `valid_from` and `valid_until` are days on which it holds; None: since or for ever. `place` is
    where, for what travels. With `season`, the periods of these dates replace the whole usual week.
    """

    weekday: int
    opens: time
    closes: time
    admission: Admission = Admission.WALK_IN
    valid_from: date | None = None
    valid_until: date | None = None
    weeks: Weeks = EVERY_WEEK
    season: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class ExceptionDays:
    """Days, first and last included, on which it is different. Times count when it is open.

    `urgent` is “now different”: it goes before everything else.
    """

    first: date
    last: date
    state: State
    opens: time | None = None
    closes: time | None = None
    admission: Admission = Admission.WALK_IN
    reason: str = ""
    note: str = ""
    urgent: bool = False

    @property
    def means_holidays(self) -> bool:
        """Whether who wrote this must have thought of the holidays in it."""
        # Somebody who writes “in December open until six” did not decide on Christmas.
        return self.urgent or self.first == self.last or self.reason == "holiday"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday on a date and what the place decided about it. `since`: only from that time on.

    Times count when the decision is other hours; several of one date are several periods.
    """

    on: date
    key: str
    decision: Decision = Decision.UNDECIDED
    since: time | None = None
    opens: time | None = None
    closes: time | None = None
    admission: Admission = Admission.WALK_IN


@dataclass(frozen=True, slots=True)
class Hours:
    """All that a place says about its hours."""

    base: Base = Base.UNKNOWN
    periods: tuple[Period, ...] = ()
    exceptions: tuple[ExceptionDays, ...] = ()
    holidays: tuple[Holiday, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Open from `start` to `end`; an end before the start is on the next day, one that is equal too."""

    start: time
    end: time
    admission: Admission = Admission.WALK_IN
    place: str = ""

    @property
    def is_whole_day(self) -> bool:
        """Whether it lasts from midnight to midnight."""
        return self.start == self.end

    @property
    def bounds(self) -> tuple[timedelta, timedelta]:
        """From midnight to start and to end; the end is the later one."""
        start, end = since_midnight(self.start), since_midnight(self.end)
        return start, end if end > start else end + DAY


@dataclass(frozen=True, slots=True)
class Day:
    """What holds on a date. Spans are there when it is open or by appointment, in order of time."""

    date: date
    state: State
    spans: tuple[Span, ...] = ()
    reason: str = ""
    note: str = ""
    special: bool = False  #: an exception or a holiday, not the week
    holiday: str = ""  #: the key of the holiday that makes it special


def since_midnight(clock: time) -> timedelta:
    """Return the time from midnight to a time of day."""
    return timedelta(0, clock.second, clock.microsecond, 0, clock.minute, clock.hour)


def _last(on: date) -> bool:
    week_later = on.toordinal() + 7
    return week_later > date.max.toordinal() or date.fromordinal(week_later).month != on.month


def _week_number(on: date) -> int:
    """Return the number of a week, counted from Monday 1 January of the year 1."""
    return (on.toordinal() - 1) // 7
