"""The holidays of a year for all hubs on one screen: closed, as usual, other times, or undecided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from contacts.cms.hours.hours_of_page import (
    holidays_of_site,
    hours_of_page,
    hubs_changed,
    words_of_site,
)
from contacts.cms.hours.rights import hubs_for
from contacts.hours.live import change_hours
from contacts.hours.words import weekday_text
from contacts.models import HolidayDecision, HubPage
from contacts.models.hours_choices import Admission
from core.border.refusals import refusal
from core.fields import split_codes
from core.holiday_names import HolidayName
from hours_engine.engine import Base, Hours, State, day
from hours_engine.holidays import DatedHoliday, dated
from publishing.cms.following import follow_sites
from publishing.content.drafts import site_of
from publishing.runtime.triggers import on_commit

#: What an entry is called in what is sent: a hub, a holiday, and one of the fields below.
ENTRY = re.compile(r"([^-]+)-(.+)-(?:decision|opens|closes)")


class DecisionForm(forms.ModelForm):  # type: ignore[type-arg]
    """One cell: what a hub does on a holiday, with the times when those are other ones."""

    class Meta:
        """The times have no label of their own beside the choice: they get a spoken one."""

        model = HolidayDecision
        fields = ("decision", "opens", "closes")

    def clean(self) -> Any:
        """Let go of times that somebody filled in before choosing something else."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("decision") != HolidayDecision.Decision.OTHER:
            cleaned |= {"opens": None, "closes": None}
        return cleaned

    def speak(self, hub: str, holiday: str) -> None:
        """Label each control for a screen reader."""
        names = {"decision": "", "opens": _("from"), "closes": _("to")}
        for name, words in names.items():
            parts = [hub, holiday, words]
            self.fields[name].widget.attrs["aria-label"] = ", ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Cell:
    """A hub on a holiday."""

    hub: HubPage
    holiday: DatedHoliday
    #: What is stored for it; several are several periods.
    decided: tuple[HolidayDecision, ...]
    #: Whether there is anything to decide: it would be open, or a decision says so.
    asked: bool
    form: DecisionForm | None

    @property
    def decision(self) -> str:
        """Return the decision that holds now."""
        return str(self.decided[0].decision) if self.decided else "undecided"

    @property
    def edit_url(self) -> str:
        """Return where its several periods are changed."""
        return reverse("wagtailadmin_pages:edit", args=[self.hub.pk])


def checklist(request: HttpRequest, year: int) -> HttpResponse:
    """Show the holidays of a year, and store what was decided."""
    hubs = hubs_for(request.user)
    data = request.POST if request.method == "POST" else None
    rows = [(holiday, list(_cells(holiday, hubs, data))) for holiday in _holidays(hubs, year)]
    cells = [cell for _holiday, several in rows for cell in several]
    if data is not None:
        wrong = [cell for cell in cells if cell.form and cell.form.errors]
        foreign = _foreign(data, hubs, [holiday for holiday, _cells_of_day in rows])
        if not foreign and not wrong:
            count = _store(cells, request)
            if count:
                follow_sites(request, hubs_changed(count))
            else:
                messages.info(request, _("Nothing was changed, so nothing was saved."))
            return redirect("hours:holidays", year)
        if wrong:
            words = _("Nothing is saved yet: %(count)s entries need a look.")
            messages.error(request, words % {"count": len(wrong)})
        for refused in foreign:
            messages.error(request, refused)
    read = words_of_site()
    open_questions = sum(cell.asked and cell.decision == "undecided" for cell in cells)
    context = {
        "title": _("Holidays %(year)s") % {"year": year},
        "hubs": hubs,
        "media": DecisionForm().media,
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


def _foreign(data: Any, hubs: list[HubPage], holidays: list[DatedHoliday]) -> list[str]:
    """Return refusals of hubs and holidays that were sent and are not on this screen: the first of each."""
    titles = {str(hub.pk): hub.title for hub in hubs}
    names = {each.key: HolidayName(each.key).label for each in holidays}
    sent = [found for name in data if (found := ENTRY.fullmatch(name))]
    offered: tuple[dict[str, Any], ...] = (titles, names)
    wrong = [
        next((each[number] for each in sent if each[number] not in known), None)
        for number, known in enumerate(offered, 1)
    ]
    return [
        refusal(value, known.values())
        for value, known in zip(wrong, offered, strict=True)
        if value is not None
    ]


def _holidays(hubs: list[HubPage], year: int) -> tuple[DatedHoliday, ...]:
    codes = {code for hub in hubs for code in _codes(hub)}
    return dated(codes, date(year, 1, 1), date(year, 12, 31))


def _codes(hub: HubPage) -> tuple[str, ...]:
    site = site_of(hub)
    return split_codes(holidays_of_site(site)) if site else ()


def _cells(holiday: DatedHoliday, hubs: list[HubPage], data: Any) -> Iterator[Cell]:
    spoken = str(HolidayName(holiday.key).label)
    for hub in hubs:
        decided = _decided(hub, holiday)
        hours = hours_of_page(hub, holiday.on)
        usual = day(Hours(hours.base, hours.periods), holiday.on)
        other = any(each.decision == "other" for each in decided)
        opens = usual.state in (State.OPEN, State.APPOINTMENT)
        asked = holiday.key in _codes(hub) and (opens or other)
        form = None
        if asked and len(decided) < 2:
            initial = _initial(decided[0]) if decided else {}
            prefix = f"{hub.pk}-{holiday.key}"
            # A hub that was not on the screen when it was opened stays as it is.
            sent = data if data is not None and f"{prefix}-decision" in data else None
            form = DecisionForm(sent, prefix=prefix, initial=initial)
            form.speak(hub.title, spoken)
        yield Cell(hub, holiday, decided, asked, form)


def _initial(decided: HolidayDecision) -> dict[str, Any]:
    return {name: getattr(decided, name) for name in DecisionForm.Meta.fields}


def _decided(hub: HubPage, holiday: DatedHoliday) -> tuple[HolidayDecision, ...]:
    """Return what a hub says of a holiday: of its year, or else of every year."""
    about = [each for each in hub.holiday_decisions.all() if each.holiday == holiday.key]
    for year in (holiday.on.year, None):
        found = tuple(each for each in about if each.year == year)
        if found:
            return found
    return ()


def _store(cells: list[Cell], request: HttpRequest) -> int:
    """Store what differs, hub by hub, for this year only. Give how many hubs changed."""
    changed: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.form and cell.form.is_bound and cell.form.has_changed():
            changed.setdefault(cell.hub.pk, []).append(cell)
    for several in changed.values():
        change_hours(several[0].hub, _deciding(several), request.user)
    if changed:
        on_commit()
    return len(changed)


def _deciding(several: list[Cell]) -> Any:
    def decide(page: HubPage) -> None:
        for cell in several:
            key, year = cell.holiday.key, cell.holiday.on.year
            for each in page.holiday_decisions.all():
                if (each.holiday, each.year) == (key, year):
                    page.holiday_decisions.remove(each)
            page.holiday_decisions.add(_new(cell))

    return decide


def _new(cell: Cell) -> HolidayDecision:
    values = cell.form.cleaned_data if cell.form else {}
    if cell.decided:
        admission = cell.decided[0].admission
    else:
        # Who comes by appointment on other days does so on this one.
        by_appointment = hours_of_page(cell.hub, cell.holiday.on).base is Base.APPOINTMENT
        admission = Admission.APPOINTMENT if by_appointment else Admission.WALK_IN
    return HolidayDecision(
        holiday=cell.holiday.key, year=cell.holiday.on.year, admission=admission, **values
    )
