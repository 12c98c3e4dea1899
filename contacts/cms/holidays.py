"""The holidays of a year for all hubs on one screen: closed, as usual, or not decided yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from contacts.cms.hours_of_page import holidays_of_site, hours_of_page, words_of_site
from contacts.cms.rights import hubs_for
from contacts.holiday_names import HolidayName
from contacts.hours_words import weekday_text
from contacts.live_hours import change_hours
from contacts.models import HolidayDecision, HubPage
from contacts.opening_hours import Hours, State, day
from contacts.public_holidays import DatedHoliday, dated
from home.fields import split_codes
from publishing.drafts import site_of
from publishing.triggers import on_commit

#: What is chosen on this screen; other hours are filled in on the page of the hub.
CHOICES = ("undecided", "closed", "as-usual")


@dataclass(frozen=True, slots=True)
class Cell:
    """A hub on a holiday."""

    name: str
    hub: HubPage
    holiday: DatedHoliday
    decision: str
    #: Whether there is anything to decide: it would be open, or a decision says so.
    asked: bool
    choices: tuple[tuple[str, str], ...]


def checklist(request: HttpRequest, year: int) -> HttpResponse:
    """Show the holidays of a year, and store what was decided."""
    hubs = hubs_for(request.user)
    rows = [(holiday, list(_cells(holiday, hubs))) for holiday in _holidays(hubs, year)]
    if request.method == "POST":
        count = _store([cell for _holiday, cells in rows for cell in cells], request)
        messages.success(request, _("%(count)s hubs were changed.") % {"count": count})
        return redirect("hours:holidays", year)
    read = words_of_site()
    open_questions = sum(
        cell.asked and cell.decision == "undecided" for _holiday, cells in rows for cell in cells
    )
    context = {
        "title": _("Holidays %(year)s") % {"year": year},
        "hubs": hubs,
        "rows": [
            (HolidayName(holiday.key).label, weekday_text(read, holiday.on), cells)
            for holiday, cells in rows
            if any(cell.asked for cell in cells)
        ],
        "holiday": _("holiday"),
        "closed_anyway": _("closed anyway"),
        "elsewhere": _("Open at other times"),
        "left": _("Not decided yet: %(count)s. Visitors read that they have to call first.")
        % {"count": open_questions},
        "submit": _("Save and put online"),
        "years": [(each, reverse("hours:holidays", args=[each])) for each in (year - 1, year + 1)],
    }
    return render(request, "hours_cms/holidays.html", context)


def _holidays(hubs: list[HubPage], year: int) -> tuple[DatedHoliday, ...]:
    codes = {code for hub in hubs for code in _codes(hub)}
    return dated(codes, date(year, 1, 1), date(year, 12, 31))


def _codes(hub: HubPage) -> tuple[str, ...]:
    site = site_of(hub)
    return split_codes(holidays_of_site(site)) if site else ()


def _cells(holiday: DatedHoliday, hubs: list[HubPage]) -> Iterator[Cell]:
    labels = {
        "undecided": HolidayDecision.Decision.UNDECIDED.label,
        "closed": HolidayDecision.Decision.CLOSED.label,
        "as-usual": HolidayDecision.Decision.AS_USUAL.label,
    }
    for hub in hubs:
        decision = _decision(hub, holiday)
        hours = hours_of_page(hub, holiday.on)
        usual = day(Hours(hours.base, hours.periods), holiday.on)
        asked = holiday.key in _codes(hub) and (
            usual.state in (State.OPEN, State.APPOINTMENT) or decision == "other"
        )
        choices = tuple((code, str(labels[code])) for code in CHOICES)
        yield Cell(f"{hub.pk}-{holiday.key}", hub, holiday, decision, asked, choices)


def _decision(hub: HubPage, holiday: DatedHoliday) -> str:
    found = {
        each.year: each.decision
        for each in hub.holiday_decisions.all()
        if each.holiday == holiday.key and each.year in (None, holiday.on.year)
    }
    return str(found.get(holiday.on.year) or found.get(None) or "undecided")


def _store(cells: list[Cell], request: HttpRequest) -> int:
    """Store what differs, hub by hub, for this year only. Give how many hubs changed."""
    changed: dict[int, list[tuple[Cell, str]]] = {}
    for cell in cells:
        chosen = request.POST.get(cell.name, "")
        if cell.asked and chosen in CHOICES and chosen != cell.decision:
            changed.setdefault(cell.hub.pk, []).append((cell, chosen))
    for several in changed.values():
        change_hours(several[0][0].hub, _deciding(several), request.user)
    if changed:
        on_commit()
    return len(changed)


def _deciding(several: list[tuple[Cell, str]]) -> Any:
    def decide(page: HubPage) -> None:
        for cell, chosen in several:
            key, year = cell.holiday.key, cell.holiday.on.year
            for each in page.holiday_decisions.all():
                if (each.holiday, each.year) == (key, year):
                    page.holiday_decisions.remove(each)
            page.holiday_decisions.add(HolidayDecision(holiday=key, year=year, decision=chosen))

    return decide
