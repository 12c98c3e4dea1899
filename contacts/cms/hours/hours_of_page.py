"""The hours of a hub as the CMS has them: stored, or being filled in, with the words of the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.models import Page, Site

from contacts.hours import words as say
from contacts.hours.exchange.parsing import hours_of_fields
from contacts.hours.live import fields_of, items
from contacts.hours.rule_words import rule_sentences
from contacts.hours.until import page_until
from contacts.hours.view import AHEAD, different_days, stretch_text
from contacts.models import HolidayDecision, HubPage, OpeningException, OpeningPeriod
from core.languages import SOURCE_LANGUAGE
from core.models import MunicipalitySettings
from core.trees import HOME_PATH
from hours_engine.engine import Hours, days
from hours_engine.week_runs import steady
from publishing.content.declarations import SiteRow
from publishing.content.drafts import site_of
from publishing.content.reader import Reader
from publishing.content.snapshot import Content


@dataclass(frozen=True, slots=True)
class HubHours:
    """The stored hours of a hub, with the rows that lists show."""

    hours: Hours
    #: The codes of the holidays of its municipality.
    holidays: str
    different: list[OpeningException]
    decisions: list[HolidayDecision]


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One of the coming days."""

    day: str
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class HoursPreview:
    """What a visitor would read: the rules, and four weeks of dated days."""

    sentences: tuple[str, ...]
    rows: tuple[PreviewRow, ...]


def hours_of_page(page: Any, today: date) -> Hours:
    """Return the hours of a hub as its fields and items are now, stored or not."""
    return hours_of_fields(
        page.hours_state,
        items(page.opening_periods),
        items(page.opening_exceptions),
        items(page.holiday_decisions),
        holidays_around(page),
        today.year,
    )


def hours_of_hubs(hubs: Sequence[HubPage], year: int) -> dict[int, HubHours]:
    """Return the stored hours of several hubs by number, in as many questions as for one."""
    of_hub: list[dict[int, list[Any]]] = []
    for model in (OpeningPeriod, OpeningException, HolidayDecision):
        rows: defaultdict[int, list[Any]] = defaultdict(list)
        numbers = [hub.pk for hub in hubs]
        for each in model._default_manager.filter(page__in=numbers).order_by("sort_order", "pk"):
            rows[each.page_id].append(each)
        of_hub.append(rows)
    codes = {
        place: holidays_around(hub) for place, hub in {_home(hub): hub for hub in hubs}.items()
    }
    found = {}
    for hub in hubs:
        several = [rows.get(hub.pk, []) for rows in of_hub]
        holidays = codes[_home(hub)]
        periods, different, decisions = (list(map(fields_of, rows)) for rows in several)
        hours = hours_of_fields(hub.hours_state, periods, different, decisions, holidays, year)
        found[hub.pk] = HubHours(hours, holidays, several[1], several[2])
    return found


def _home(page: Page) -> str:
    return str(page.path[:HOME_PATH])


def holidays_around(page: Page) -> str:
    """Return the codes of the holidays of the municipality that a page belongs to."""
    site = site_of(page)
    return holidays_of_site(site) if site else ""


def holidays_of_site(site: Site) -> str:
    """Return the codes of the holidays of a municipality."""
    return str(MunicipalitySettings.for_site(site).holidays)


def words_of_site() -> Reader:
    """Return a Reader without content: for the words and dates of the site, in Dutch."""
    return Reader(
        Content(SiteRow(0, "", 443, "", 0), (SOURCE_LANGUAGE,), {}), SOURCE_LANGUAGE, timezone.now()
    )


def preview(hours: Hours, first: date | None = None, count: int = AHEAD) -> HoursPreview:
    """Return what hours mean, in the words of the site."""
    read = words_of_site()
    until = page_until(read)
    always = steady(hours, read.today, until)
    different = (
        stretch_text(read, each) for each in different_days(hours, read.today, until, by_rules=True)
    )
    sentences = (
        rule_sentences(read, hours, until) if always is None else (say.always_text(read, always),)
    )
    return HoursPreview(
        (*sentences, *different),
        tuple(
            PreviewRow(
                say.weekday_text(read, each.date),
                say.day_text(read, each, each.note),
                each.state.value,
            )
            for each in days(hours, first or read.today, count)
        ),
    )


def hubs_changed(count: int) -> str:
    """Return the sentence on how many hubs were changed."""
    words = ngettext("%(count)d hub was changed.", "%(count)d hubs were changed.", count)
    return words % {"count": count}


def words_of_today(hub: Any) -> str:
    """Return what the stored hours of a hub say of today."""
    today = timezone.localdate()
    return today_text(hours_of_page(hub, today))


def today_text(hours: Hours) -> str:
    """Return how a hub is today."""
    read = words_of_site()
    return say.today_text(read, days(hours, read.today, 1)[0])
