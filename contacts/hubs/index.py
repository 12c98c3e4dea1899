"""The public view of the list of hubs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from contacts.hours.rows import hours_of
from contacts.hubs.holidays import coming_links, holidays_link, hub_pages
from contacts.models.hubs import HubPage, HubRow, HubService, HubServiceRow
from contacts.people.cards import HubCardView, hub_card
from contacts.people.facts import spoken
from core.fields import split_codes
from core.layout.reading import choice_label
from core.layout.views import Link
from core.municipality import municipality, term
from hours_engine.engine import DAY, Admission, days
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

#: Days of which the script knows the times, from yesterday: what opens once a week and is closed now opens within them.
KNOWN = 9
#: Holidays that the list names.
HOLIDAYS = 4
#: What the list is asked for, in the order of the form. The district of a hub stands on its card.
KINDS = ("today", "service", "language", "accessibility", "district")


@dataclass(frozen=True, slots=True)
class ListedHub:
    """A hub in the list: its card, what it has (`kind:code`), and when anybody can walk in.

    `open` are pairs of moments of the clock on the wall in the Netherlands, `from/until`.
    """

    card: HubCardView
    has: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that hubs have, and those that have it."""

    code: str
    label: str
    hubs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen of one kind."""

    kind: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class HubIndexView:
    """All hubs, whatever language they are in: district by district, by name, and by what they have."""

    hubs: tuple[ListedHub, ...]
    by_name: tuple[Link, ...]
    by: tuple[Choices, ...]
    #: The next holidays, and the page of all of them.
    holidays: tuple[Link, ...]
    all_holidays: Link | None
    #: Whom to call about a hub whose hours are not certain.
    phone: str | None


def hub_index_view(read: Reader, _page: PageRow) -> HubIndexView:
    """Make the view of the list of hubs."""
    labels: dict[str, str] = {}
    hubs = []
    for hub in hub_pages(read):
        card = hub_card(read, hub)
        has = dict(_has(read, hub, card))
        labels |= has
        hubs.append(ListedHub(card, tuple(has), tuple(_open(read, hub))))
    by_name = sorted(
        (_link(hub) for hub in hubs),
        key=lambda hub: (read.language.sort_key(hub.text), hub.url),
    )
    all_holidays = holidays_link(read)
    return HubIndexView(
        tuple(hubs),
        tuple(by_name),
        tuple(_choices(read, hubs, labels)),
        coming_links(read, HOLIDAYS) if all_holidays else (),
        all_holidays,
        municipality(read).phone or None,
    )


def _has(read: Reader, hub: PageRow, card: HubCardView) -> Iterator[tuple[str, str]]:
    """Yield what a hub has, and what that is called. `hub` is the source page."""
    facts = read.row(HubRow, hub.id)
    yield f"today:{card.status}", card.status_text
    for row in read.where(HubServiceRow, "page_id", hub.id):
        # “Something else” is another thing at each hub.
        if row.kind != HubService.Kind.OTHER:
            yield f"service:{row.kind}", choice_label(read, HubService.Kind, row.kind)
    for code in split_codes(facts.languages):
        for name in spoken(read, code):
            yield f"language:{code}", name
    for code in split_codes(facts.accessibility):
        yield f"accessibility:{code}", choice_label(read, HubPage.Accessibility, code)
    district = read.parent(hub)
    if district is not None and card.district is not None:
        yield f"district:{district.id}", card.district.text


def _open(read: Reader, hub: PageRow) -> Iterator[str]:
    """Yield from when until when anybody can walk in, calling first or not."""
    for each in days(hours_of(read, hub), read.today - DAY, KNOWN):
        for span in each.spans:
            if span.admission is not Admission.APPOINTMENT:
                last = each.date + DAY if span.end <= span.start else each.date
                start, end = (
                    datetime.combine(on, at).isoformat(timespec="minutes")
                    for on, at in ((each.date, span.start), (last, span.end))
                )
                yield f"{start}/{end}"


def _choices(read: Reader, hubs: Iterable[ListedHub], labels: dict[str, str]) -> Iterator[Choices]:
    """Yield each kind of which there is something to choose, by name."""
    words = read.language
    headings = {
        "today": words.gettext("Today"),
        "service": words.gettext("What you can come for"),
        "language": words.gettext("Language spoken"),
        "accessibility": words.gettext("Accessibility"),
        "district": words.capital(term(read, "district")),
    }
    for kind in KINDS:
        found = [
            Choice(
                code.removeprefix(f"{kind}:"),
                label,
                tuple(_link(hub) for hub in hubs if code in hub.has),
            )
            for code, label in labels.items()
            if code.startswith(f"{kind}:")
        ]
        if found:
            found.sort(key=lambda each: (words.sort_key(each.label), each.code))
            yield Choices(kind, headings[kind], tuple(found))


def _link(hub: ListedHub) -> Link:
    return Link(hub.card.name, hub.card.url, hub.card.lang)
