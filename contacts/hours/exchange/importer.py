"""From a list of hours to hubs, and back: checked as the form of a hub checks, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, starmap
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.hours.exchange.file_format import PARTS, HubHours, Item, Reading
from contacts.hours.exchange.parsing import (
    coming_periods,
    crossing_words,
    days_of,
    decision_of,
    meeting,
    service_of,
)
from contacts.hours.live import change_hours, fields_of, made
from contacts.models import HolidayDecision, HubPage, OpeningException, OpeningPeriod
from hours_engine.validation import contradict, names_a_date, overlap, seasons_cross, twice

MODELS: dict[str, tuple[str, type[Any]]] = {
    "period": ("opening_periods", OpeningPeriod),
    "days": ("opening_exceptions", OpeningException),
    "holiday": ("holiday_decisions", HolidayDecision),
}
Fault = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a list would change: hubs with their new hours, and all that is wrong with it."""

    changes: tuple[tuple[HubPage, HubHours], ...]
    unchanged: int
    faults: tuple[Fault, ...]


def key_of(hub: HubPage) -> str:
    """Return the name of a hub in a file: `district/hub`."""
    return "/".join(hub.url_path.strip("/").split("/")[-2:])


def hours_in(hub: HubPage) -> HubHours:
    """Return the hours of a hub that are online, as in a file."""
    found = HubHours(key_of(hub), hub.hours_state)
    for kind, (relation, _model) in MODELS.items():
        for each in getattr(hub, relation).all():
            stored = fields_of(each)
            found.items.append(Item(kind, {name: stored[name] for name in PARTS[kind]}, 0))
    return found


def planned(reading: Reading, hubs: Iterable[HubPage]) -> Plan:
    """Compare a list with hubs; nothing is stored."""
    by_key = {key_of(hub): hub for hub in hubs}
    faults, changes, unchanged = list(reading.faults), [], 0
    for key, hours in reading.hubs.items():
        hub = by_key.get(key)
        if hub is None:
            faults.append((hours.row, _("there is no hub “%(key)s”") % {"key": key}))
            continue
        unread = {row for row, _words in reading.faults}
        wrong = list(_faults(hours, unread))
        faults += wrong
        if wrong or any(each.row in unread for each in hours.items):
            continue
        if _plain(hours) == _plain(hours_in(hub)):
            unchanged += 1
        else:
            changes.append((hub, hours))
    return Plan(tuple(changes), unchanged, tuple(sorted(faults)))


def store(hub: HubPage, hours: HubHours, user: Any = None) -> None:
    """Replace the hours of a hub that is online by those of a list."""

    def change(page: HubPage) -> None:
        page.hours_state = hours.hours_state
        for kind, (relation, model) in MODELS.items():
            fields = [each.fields for each in hours.items if each.kind == kind]
            setattr(page, relation, made(model, fields))

    change_hours(hub, change, user)


def _plain(hours: HubHours) -> Any:
    items = [(each.kind, _instance(each)) for each in hours.items]
    # The order of kinds in a file says nothing.
    ordered = sorted(items, key=lambda item: list(MODELS).index(item[0]))
    return hours.hours_state, [(kind, fields_of(instance)) for kind, instance in ordered]


def _instance(item: Item) -> Any:
    return MODELS[item.kind][1](**item.fields)


def _faults(hours: HubHours, unread: set[int]) -> Iterator[Fault]:
    """Name what the form of a hub would refuse, but for rows that could not be read at all."""
    if hours.hours_state not in HubPage.HoursState.values:
        allowed = ", ".join(HubPage.HoursState.values)
        yield (
            hours.row,
            _("hours_state “%(value)s” is not one of %(allowed)s")
            % {
                "value": hours.hours_state,
                "allowed": allowed,
            },
        )
    sound: dict[str, list[Item]] = defaultdict(list)
    for item in hours.items:
        if item.row in unread:
            continue
        try:
            _instance(item).full_clean(exclude=["page", "sort_order"])
        except ValidationError as error:
            for name, words in error.message_dict.items():
                yield item.row, f"{name}: {' '.join(words)}"
        else:
            sound[item.kind].append(item)
    year = timezone.localdate().year
    for one, other in combinations(sound["period"], 2):
        same_service = service_of(one.fields) == service_of(other.fields)
        if same_service and any(starmap(overlap, meeting(one.fields, other.fields, year))):
            yield other.row, _("is filled in already in row %(row)s") % {"row": one.row}
    yield from _crossing_seasons(sound["period"], year)
    for item in sound["period"]:
        several = coming_periods(item.fields, year)
        if several and not any(map(names_a_date, several)):
            yield item.row, _("No such day falls between these dates: it is never open.")
    for one, other in combinations(sound["days"], 2):
        if contradict(_days(one), _days(other)):
            yield other.row, _("says something else than row %(row)s") % {"row": one.row}
    for one, other in combinations(sound["holiday"], 2):
        if twice(_decision(one), _decision(other)):
            yield other.row, _("is filled in already in row %(row)s") % {"row": one.row}


def _crossing_seasons(items: list[Item], year: int) -> Iterator[Fault]:
    """Name each two seasons that cross each other, once: a season has a row for each of its days."""
    named: set[Any] = set()
    for one, other in combinations(items, 2):
        fields = one.fields, other.fields
        service, another = map(service_of, fields)
        if service != another or not all(each.get("season") for each in fields):
            continue
        crossing = filter(None, starmap(seasons_cross, meeting(*fields, year)))
        dates = tuple((each.get("valid_from"), each.get("valid_until")) for each in fields)
        key = service, *dates
        shared = next(crossing, None) if key not in named else None
        if shared is not None:
            named.add(key)
            yield other.row, crossing_words(shared) + " " + _("See row %(row)s.") % {"row": one.row}


def _days(item: Item) -> Any:
    return days_of(fields_of(_instance(item)))


def _decision(item: Item) -> Any:
    return decision_of(fields_of(_instance(item)))
