"""What there is to do about hubs: no hours, and holidays that nobody decided about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.cms.hours.hours_of_page import holidays_of_site, hours_of_hubs
from contacts.models import HubPage
from core.cms.findings import Finding, Town, editor_of, finds
from core.fields import split_codes
from core.holiday_names import HolidayName
from core.languages import SOURCE_LANGUAGE
from hours_engine.engine import Base, Hours, State, day
from hours_engine.holidays import dated
from publishing.content.languages import language

#: Holidays are named so many days ahead.
AHEAD = 60


def _hubs(town: Town) -> list[tuple[HubPage, Hours]]:
    """Return the hubs with their hours; asked for twice, read once."""
    found: list[tuple[HubPage, Hours]] = town.kept.once(
        ("hubs", town.site.pk), lambda: list(_hubs_of(town))
    )
    return found


def _hubs_of(town: Town) -> Iterator[tuple[HubPage, Hours]]:
    hubs = [hub for hub in town.of_kind(HubPage) if hub.locale.language_code == SOURCE_LANGUAGE]
    everywhere = town.kept.of_kind(HubPage).values()
    known = town.kept.once("hours", lambda: hours_of_hubs([*everywhere], town.today.year))
    for hub in hubs:
        yield hub, known[hub.pk].hours


@finds("hours", gettext_lazy("Hubs without opening hours"), 10)
def without_hours(town: Town) -> Iterable[Finding]:
    """Find hubs of which readers cannot see when they are open."""
    for hub, hours in _hubs(town):
        if hours.base is Base.UNKNOWN or (hours.base is Base.REGULAR and not hours.periods):
            words = _("No opening hours are filled in. Visitors read that they have to call first.")
            yield Finding(hub.pk, hub.title, words, editor_of(hub.pk))


@finds("holidays", gettext_lazy("Holidays in the next 60 days that are not decided"), 15)
def undecided_holidays(town: Town) -> Iterable[Finding]:
    """Find holidays on which a hub would be open, and nobody decided."""
    dutch = language(SOURCE_LANGUAGE)
    last = town.today + timedelta(days=AHEAD)
    holidays = dated(split_codes(holidays_of_site(town.site)), town.today, last)
    for hub, hours in _hubs(town):
        for each in (day(hours, on) for on in sorted({each.on for each in holidays})):
            if each.holiday and each.state in (State.UNCERTAIN, State.UNKNOWN):
                words = _("%(holiday)s, %(day)s: not decided.") % {
                    "holiday": HolidayName(each.holiday).label,
                    "day": dutch.day(each.date),
                }
                url = reverse("hours:holidays", args=[each.date.year])
                yield Finding(hub.pk, hub.title, words, url)
