"""The poster for the door of a hub: its usual week, what is different, whom to call. To print on A4."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contacts.hours import words as say
from contacts.hours.rows import hours_of
from contacts.hours.rule_words import needs_sentences, rule_sentences
from contacts.hours.until import sheet_until
from contacts.hours.view import different_days, news, stretch_text
from contacts.models.hubs import HubRow
from contacts.people.cards import address_lines
from contacts.printouts.people import district_people
from contacts.printouts.sheet import (
    SheetContact,
    SheetView,
    finished,
    sheet_contact,
    sheet_document,
    sheet_view,
    shown_by,
)
from contacts.printouts.version_code import Shown, printout, version_of, version_text
from core.layout.reading import foreign
from core.layout.views import Link
from core.municipality import municipality
from hours_engine.engine import Hours, State, usual_week
from hours_engine.week_runs import has_week, steady
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import Document, Target

HUB = "contacts.hubpage"


@dataclass(frozen=True, slots=True)
class PosterDay:
    """A weekday and its times. `state` is open, closed, appointment, uncertain or unknown."""

    weekday: str
    state: str
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PosterHours:
    """When a hub is open, for a sheet that hangs for weeks: days of the week, without dates."""

    week: tuple[PosterDay, ...]
    #: In sentences, when a week cannot say it all; then `week` is empty.
    rules: tuple[str, ...]
    #: What holds on every day of a hub without hours.
    always: str
    explanation: str
    explanation_lang: str | None
    #: What is different until the day that all of this holds, each with its dates.
    different: tuple[str, ...]
    #: Until which day it holds; empty when it says no times.
    holds: str = ""


@dataclass(frozen=True, slots=True)
class PosterView:
    """A poster."""

    sheet: SheetView
    address_lines: tuple[str, ...]
    phone: str | None
    email: str | None
    hours: PosterHours
    contacts: tuple[SheetContact, ...]


def poster_url(read: Reader, hub: PageRow) -> str:
    """Return the address of the poster of a hub."""
    return f"{read.url(hub)}poster.html"


def plan(read: Reader) -> Iterator[Target]:
    """List the posters in this language."""
    for hub in read.of_kind(HUB):
        yield Target(poster_url(read, hub), read.code, "text/html", hub.id)


def make(read: Reader, target: Target) -> Document:
    """Make a poster."""
    hub = read.row(PageRow, target.key)
    view = poster_view(read, hub)
    template = "printouts/poster.html"
    return sheet_document(read, template, target.path, hub.title, "", view, kind_of_sheet(read))


def kind_of_sheet(read: Reader) -> str:
    """Return what tells the sheet from the page of its hub."""
    return read.language.gettext("Poster:")


def poster_view(read: Reader, hub: PageRow) -> PosterView:
    """Make the view of the poster of a hub. Raises LookupError when it stands in no district."""
    view = read.shared(_without_version, hub)
    return finished(read, view, version_text(read, version_of(read, _district_of(read, hub))))


@printout
def shown(read: Reader, district: PageRow) -> Iterator[Shown]:
    """Return what the posters of a district show."""
    for source in read.children(district, HUB):
        hub = read.version(source, read.code)
        if hub is not None:
            view = read.shared(_without_version, hub)
            yield Shown(
                shown_by(read, poster_url(read, hub), hub.title, view, kind_of_sheet(read)),
                (
                    read.row(HubRow, source.id).checked_on,
                    *(each.checked_on for each in district_people(read, district)),
                ),
            )


def _district_of(read: Reader, hub: PageRow) -> PageRow:
    district = read.parent(read.source(hub))
    if district is None:
        raise LookupError(f"page {hub.id} stands under no district")
    return district


def _without_version(read: Reader, hub: PageRow) -> PosterView:
    source = read.source(hub)
    facts = read.row(HubRow, source.id)
    own = read.row(HubRow, hub.id)
    return PosterView(
        sheet=sheet_view(read, poster_url(read, hub), Link(hub.title, read.url(hub))),
        address_lines=address_lines(facts),
        phone=facts.phone or municipality(read).phone or None,
        email=facts.email or None,
        hours=poster_hours(
            read, hours_of(read, source), own.hours_explanation, facts.hours_explanation
        ),
        contacts=tuple(map(sheet_contact, district_people(read, _district_of(read, hub)))),
    )


def poster_hours(read: Reader, hours: Hours, own: str = "", untranslated: str = "") -> PosterHours:
    """Return the usual week and all that differs from it, from today until the day that it holds."""
    until = sheet_until(read)
    always = steady(hours, read.today, until)
    week = usual_week(hours, read.today)
    # A week without times that is not for ever is a sentence with a date.
    ruled = always is None and (needs_sentences(hours) or not any(each.spans for each in week))
    different = different_days(
        hours, read.today, until, by_rules=ruled or (always is not None and has_week(hours))
    )
    explanation = own or untranslated
    return PosterHours(
        week=()
        if ruled or always is not None
        else tuple(
            PosterDay(
                read.language.weekday(each.date), each.state.value, say.span_texts(read, each)
            )
            for each in week
        ),
        rules=rule_sentences(read, hours, until) if ruled else (),
        always=say.always_text(read, always) if always is not None else "",
        explanation=explanation,
        explanation_lang=foreign(read, read.source_language) if explanation and not own else None,
        different=(
            *(stretch_text(read, each) for each in different),
            *(() if ruled else (text for _start, text in news(read, hours, until))),
        ),
        holds=say.holds_text(read, until) if always is None or always is State.APPOINTMENT else "",
    )
