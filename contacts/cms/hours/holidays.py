"""The holidays of a year for all hubs on one screen: closed, as usual, other times, or undecided."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from contacts.cms.hours.hours_of_page import (
    HubHours,
    hours_of_hubs,
    hubs_changed,
    words_of_site,
)
from contacts.cms.hours.own_word import word_for
from contacts.cms.hours.rights import by_town, hubs_for, town_tabs, vacation_url
from contacts.hours.live import change_hours
from contacts.hours.words import day_text, weekday_text
from contacts.models import HolidayDecision, HubPage
from contacts.models.hours_choices import Admission
from core.border.refusals import refusal
from core.fields import split_codes
from core.holiday_names import HolidayName
from hours_engine.engine import Base, Hours, State, day
from hours_engine.holidays import DatedHoliday, dated
from publishing.cms.following import follow_sites
from publishing.runtime.triggers import on_commit

#: What an entry is called in what is sent: a hub, a holiday, and one of the fields below.
ENTRY = re.compile(r"([^-]+)-(.+)-(?:decision|opens|closes)")
#: What a button says that fills in a row or a column: the decision, of what, and which one.
FILL = re.compile(r"(closed|as-usual)\|(hub|holiday)\|([a-z0-9-]+)")


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
    #: The day is over.
    past: bool
    base: Base
    #: How the day is where days that differ say so already, in a vacation for example.
    settled: str = ""

    @property
    def decision(self) -> str:
        """Return the decision that holds now."""
        return str(self.decided[0].decision) if self.decided else "undecided"

    @property
    def is_open(self) -> bool:
        """Return whether somebody still has to decide."""
        return self.asked and not self.past and self.decision == "undecided"

    @property
    def edit_url(self) -> str:
        """Return where its several periods are changed."""
        return reverse("wagtailadmin_pages:edit", args=[self.hub.pk])


def checklist(request: HttpRequest, year: int) -> HttpResponse:
    """Show the holidays of a year of one municipality, and store what was decided."""
    towns = by_town(hubs_for(request.user))
    town = request.GET.get("gemeente", "")
    town = town if town in towns else next(iter(towns), "")
    hubs = towns.get(town, [])
    known = hours_of_hubs(hubs, year)
    days = _holidays({each.holidays for each in known.values()}, year)
    data, filled = _sent(request, hubs, days)
    rows = [(holiday, list(_cells(holiday, hubs, known, data))) for holiday in days]
    cells = [cell for _holiday, several in rows for cell in several]
    if data is not None and not filled:
        wrong = [cell for cell in cells if cell.form and cell.form.errors]
        foreign = _foreign(data, hubs, days)
        if not foreign and not wrong:
            count = _store(cells, request)
            if count:
                follow_sites(request, hubs_changed(count))
            else:
                messages.info(request, _("Nothing was changed, so nothing was saved."))
            return redirect(_address(year, town if len(towns) > 1 else ""))
        _refuse(request, len(wrong), foreign)
    if data is not None and filled:
        _refuse(request, 0, _foreign(data, hubs, days))
        messages.info(request, _("Filled in, and not saved yet: look at it and save."))
    read = words_of_site()
    open_questions = sum(cell.is_open for cell in cells)
    shown = [
        (holiday, several)
        for holiday, several in rows
        if any(cell.asked for cell in several) and not several[0].past
    ]
    left = ngettext(
        "Not decided yet: %(count)s box. Visitors read that they have to call first.",
        "Not decided yet: %(count)s boxes. Visitors read that they have to call first.",
        open_questions,
    )
    context = {
        "title": _("Holidays %(year)s") % {"year": year},
        "media": DecisionForm().media,
        "columns": [
            (HolidayName(holiday.key).label, weekday_text(read, holiday.on), holiday.key)
            for holiday, _several in shown
        ],
        "rows": [
            (hub, [several[number] for _holiday, several in shown])
            for number, hub in enumerate(hubs)
        ],
        "past": [
            f"{HolidayName(holiday.key).label} ({weekday_text(read, holiday.on)})"
            for holiday, several in rows
            if several and several[0].past and any(cell.asked for cell in several)
        ],
        "past_words": _("Over, and not to be decided any more:"),
        "nothing": _("There is nothing to decide in this year."),
        "hub": word_for(hubs),
        "closed_anyway": _("closed anyway"),
        "elsewhere": _("Open at other times"),
        "closed": _("all closed"),
        "usual": _("as usual"),
        "left": left % {"count": open_questions} if open_questions else _("All of it is decided."),
        "submit": _("Save and put online"),
        "years": [(each, _address(each, town)) for each in (year - 1, year + 1)],
        "towns": town_tabs(towns, town, lambda each: _address(year, each)),
        "vacation": _("A whole vacation, from – to"),
        "vacation_url": vacation_url(town if len(towns) > 1 else ""),
    }
    return render(request, "hours_cms/holidays.html", context)


def next_undecided(hubs: list[HubPage], today: date) -> tuple[int, str]:
    """Return the year and the municipality (its host name) of the next holiday that nobody decided.

    All of the coming ones decided: this year.
    """
    for year in (today.year, today.year + 1):
        for town, several in by_town(hubs).items():
            known = hours_of_hubs(several, year)
            days = _holidays({each.holidays for each in known.values()}, year)
            if any(cell.is_open for each in days for cell in _cells(each, several, known, None)):
                return year, town
    return today.year, ""


def next_undecided_url(hubs: list[HubPage], today: date) -> str:
    """Return the address of the screen where the next decision is wanted."""
    return _address(*next_undecided(hubs, today))


def _address(year: int, town: str) -> str:
    address = reverse("hours:holidays", args=[year])
    return f"{address}?{urlencode({'gemeente': town})}" if town else address


def _sent(
    request: HttpRequest, hubs: list[HubPage], days: tuple[DatedHoliday, ...]
) -> tuple[Any, bool]:
    """Return what was sent, and whether that was a button that fills in a whole row or column.

    Such a button needs no script: the answer is the same screen with the boxes filled in.
    """
    if request.method != "POST":
        return None, False
    found = FILL.fullmatch(request.POST.get("fill", ""))
    if not found:
        return request.POST, False
    decision, what, which = found.groups()
    data = request.POST.copy()
    for hub in hubs:
        for holiday in days:
            name = f"{hub.pk}-{holiday.key}-decision"
            if name in data and which == (str(hub.pk) if what == "hub" else holiday.key):
                data[name] = decision
    return data, True


def _refuse(request: HttpRequest, wrong: int, foreign: list[str]) -> None:
    if wrong:
        words = ngettext(
            "Nothing is saved yet: %(count)s entry needs a look.",
            "Nothing is saved yet: %(count)s entries need a look.",
            wrong,
        )
        messages.error(request, words % {"count": wrong})
    for refused in foreign:
        messages.error(request, refused)


def _foreign(data: Any, hubs: list[HubPage], holidays: Iterable[DatedHoliday]) -> list[str]:
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


def _holidays(codes: Iterable[str], year: int) -> tuple[DatedHoliday, ...]:
    return dated(
        {code for each in codes for code in split_codes(each)}, date(year, 1, 1), date(year, 12, 31)
    )


def _cells(
    holiday: DatedHoliday, hubs: list[HubPage], known: dict[int, HubHours], data: Any
) -> Iterator[Cell]:
    spoken = str(HolidayName(holiday.key).label)
    past = holiday.on < timezone.localdate()
    for hub in hubs:
        its = known[hub.pk]
        decided = _decided(its.decisions, holiday)
        usual = day(Hours(its.hours.base, its.hours.periods), holiday.on)
        other = any(each.decision == "other" for each in decided)
        opens = usual.state in (State.OPEN, State.APPOINTMENT)
        settled = _settled(its.hours, holiday.on)
        asked = not settled and holiday.key in split_codes(its.holidays) and (opens or other)
        form = None
        # What is over is read, and decided no more.
        if asked and len(decided) < 2 and not past:
            initial = _initial(decided[0]) if decided else {}
            prefix = f"{hub.pk}-{holiday.key}"
            # A hub that was not on the screen when it was opened stays as it is.
            sent = data if data is not None and f"{prefix}-decision" in data else None
            form = DecisionForm(sent, prefix=prefix, initial=initial)
            form.speak(hub.title, spoken)
        yield Cell(hub, holiday, decided, asked, form, past, its.hours.base, settled)


def _settled(hours: Hours, on: date) -> str:
    """Return how a day is when days that differ say so, whatever is decided about the holiday."""
    if not any(each.first <= on <= each.last for each in hours.exceptions):
        return ""
    found = day(hours, on)
    is_theirs = found.special and not found.holiday
    return day_text(words_of_site(), found, found.note) if is_theirs else ""


def _initial(decided: HolidayDecision) -> dict[str, Any]:
    return {name: getattr(decided, name) for name in DecisionForm.Meta.fields}


def _decided(
    decisions: Iterable[HolidayDecision], holiday: DatedHoliday
) -> tuple[HolidayDecision, ...]:
    """Return what a hub says of a holiday: of its year, or else of every year."""
    about = [each for each in decisions if each.holiday == holiday.key]
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
        names = ", ".join(str(HolidayName(cell.holiday.key).label) for cell in several)
        change_hours(several[0].hub, _deciding(several), request.user, _saying(names))
    if changed:
        on_commit()
    return len(changed)


def _saying(names: str) -> Callable[[HubPage], str]:
    words = _("holidays: %(names)s") % {"names": names}
    return lambda _hub: words


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
        by_appointment = cell.base is Base.APPOINTMENT
        admission = Admission.APPOINTMENT if by_appointment else Admission.WALK_IN
    return HolidayDecision(
        holiday=cell.holiday.key, year=cell.holiday.on.year, admission=admission, **values
    )
