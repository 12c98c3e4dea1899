"""Hours of a service or of a person at a hub: their own, as long as the hub is as usual.

What they share with the hub is a link and no copy: when the hub closes, so do they. When it is open
at other times, nobody knows what that means for them: then one has to call first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from contacts.hours import words as say
from contacts.hours.rows import hours_of, stored_periods
from contacts.hours.rule_words import rule_sentences
from contacts.hours.until import year_until
from contacts.hours.view import different_days, stretch_text
from contacts.models.hours import OfficePeriodRow, OpeningPeriodRow
from core.layout.reading import link
from core.layout.views import Link
from hours_engine.engine import Base, Decision, Hours, Period, State, days
from hours_engine.special_days import Stretch
from hours_engine.week_runs import steady, usually
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

#: Days ahead that the next time is looked for.
AHEAD = 28
OPENING = (State.OPEN, State.APPOINTMENT)


@dataclass(frozen=True, slots=True)
class OwnHoursView:
    """When something goes on: the rules in sentences, and the next time with its date."""

    rules: tuple[str, ...]
    next_text: str
    #: The hub where it is, when it is somewhere else than the page is about.
    place: Link | None = None
    #: Days on which it is not as the rules say.
    different: tuple[str, ...] = ()


def service_hours(read: Reader, hub: PageRow, hours: Hours) -> dict[str, OwnHoursView]:
    """Return the hours of the services of a hub that have their own, by service."""
    by_service: dict[str, list[Period]] = {}
    for row in read.where(OpeningPeriodRow, "page_id", hub.id):
        if row.service:
            by_service.setdefault(row.service, []).extend(stored_periods(row, read.today.year))
    return {
        service: own_hours_view(read, within(hours, tuple(periods)))
        for service, periods in by_service.items()
    }


def office_hours(read: Reader, person: PageRow) -> tuple[OwnHoursView, ...]:
    """Return when a person can be met, place by place. `person` is the source page."""
    by_hub: dict[int | None, list[Period]] = {}
    for row in read.where(OfficePeriodRow, "page_id", person.id):
        by_hub.setdefault(row.hub_id, []).extend(stored_periods(row, read.today.year))
    return tuple(_at(read, key, tuple(periods)) for key, periods in by_hub.items())


def _at(read: Reader, hub_id: int | None, periods: tuple[Period, ...]) -> OwnHoursView:
    hub = read.page(hub_id)
    if hub is None:
        return own_hours_view(read, Hours(Base.REGULAR, periods))
    hours = within(hours_of(read, read.source(hub)), periods)
    return replace(own_hours_view(read, hours), place=link(read, hub))


def within(hub: Hours, periods: tuple[Period, ...]) -> Hours:
    """Return the hours of these periods in a hub: what makes the hub different makes them different."""
    # A hub that is only open by appointment can well have a walk-in hour for one thing.
    base = hub.base if hub.base in (Base.CLOSED, Base.UNKNOWN) else Base.REGULAR
    exceptions = tuple(
        replace(each, state=State.UNCERTAIN, note="") if each.state in OPENING else each
        for each in hub.exceptions
    )
    holidays = tuple(
        replace(each, decision=Decision.UNDECIDED) if each.decision is Decision.OTHER else each
        for each in hub.holidays
    )
    return Hours(base, periods, exceptions, holidays)


def own_hours_view(read: Reader, hours: Hours) -> OwnHoursView:
    """Return the rules, the days on which they do not hold, and the next time."""
    until = year_until(read)
    always = steady(hours, read.today, until)
    different = tuple(
        stretch_text(read, each)
        for each in different_days(hours, read.today, until, by_rules=True)
        if _matters(read, hours, each, until)
    )
    if always is not None:
        return OwnHoursView((), say.always_text(read, always), None, different)
    rules = rule_sentences(read, hours, until)
    return OwnHoursView(rules, _next(read, hours), None, different)


def _matters(read: Reader, hours: Hours, stretch: Stretch, until: date) -> bool:
    """Return whether the rules say something else of any day that is left of these.

    Most days on which a hub is closed are none of theirs: after the last that is, nothing is said.
    """
    first, last = max(stretch.first, read.today), min(stretch.last or until, until)
    is_so = stretch.day.state, stretch.day.spans
    for number in range((last - first).days, -1, -1):
        on = first + timedelta(days=number)
        if usually(hours, on) != is_so:
            read.until_day(on + timedelta(days=1))
            return True
    return False


def _next(read: Reader, hours: Hours) -> str:
    words = read.language
    for each in days(hours, read.today, AHEAD):
        if each.spans:
            read.until_day(each.date + timedelta(days=1))
            return words.gettext("The next time: %(day)s, %(hours)s") % {
                "day": say.weekday_text(read, each.date),
                "hours": say.day_text(read, each),
            }
    read.until_day(read.today + timedelta(days=1))
    return words.gettext("Not in the coming four weeks.")
