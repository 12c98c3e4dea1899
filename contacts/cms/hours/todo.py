"""What there is to do about hubs: no hours, and holidays that nobody decided about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.cms.hours.hours_of_page import holidays_of_site
from contacts.hours.exchange.parsing import Fields, hours_of_fields
from contacts.hours.live import fields_of
from contacts.models import HolidayDecision, HubPage, OpeningException, OpeningPeriod
from core.cms.findings import Finding, Town, editor_of, finds
from core.fields import split_codes
from core.holiday_names import HolidayName
from core.languages import SOURCE_LANGUAGE
from hours_engine.engine import Base, Hours, State, day
from hours_engine.holidays import dated
from publishing.content.languages import language

#: Holidays are named so many days ahead.
AHEAD = 60


def _hubs(town: Town) -> Iterator[tuple[HubPage, Hours]]:
    """Yield the hubs with their hours, in as many questions for a hundred hubs as for one."""
    hubs = [hub for hub in town.of_kind(HubPage) if hub.locale.language_code == SOURCE_LANGUAGE]
    codes = holidays_of_site(town.site)
    of_hub: list[dict[int, list[Fields]]] = []
    for model in (OpeningPeriod, OpeningException, HolidayDecision):
        rows: defaultdict[int, list[Fields]] = defaultdict(list)
        for each in model._default_manager.filter(page__in=hubs).order_by("sort_order", "pk"):
            rows[each.page_id].append(fields_of(each))
        of_hub.append(rows)
    for hub in hubs:
        periods, different, decisions = (rows.get(hub.pk, []) for rows in of_hub)
        state, year = hub.hours_state, town.today.year
        yield hub, hours_of_fields(state, periods, different, decisions, codes, year)


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
