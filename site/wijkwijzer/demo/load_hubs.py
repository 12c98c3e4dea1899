"""The hubs of a demonstration municipality."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from contacts.models import (
    HolidayDecision,
    HubPage,
    HubPartner,
    HubService,
    OpeningException,
    OpeningPeriod,
)
from wijkwijzer.demo.days import day, optional_day

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes import Hub
    from wijkwijzer.demo.shapes_pages import Municipality
    from wijkwijzer.demo.tree import Tree

# Hours are what people come for: somebody calls each hub every other month.
CHECKED_WITHIN = 60


def load(tree: Tree, municipality: Municipality) -> None:
    """Make the hubs."""
    for hub in municipality.hubs:
        add_hub(tree, municipality, hub)


def add_hub(tree: Tree, municipality: Municipality, hub: Hub) -> None:
    """Add a hub under its district."""

    def facts(page: Any) -> None:
        page.checked_on = tree.checked(f"hub:{hub.key}", CHECKED_WITHIN)
        page.latitude, page.longitude = hub.lat, hub.lon
        page.phone, page.email, page.appointment_url = hub.phone, hub.email, hub.appointment_url
        page.hours_state = hub.hours_state
        page.languages = ",".join(hub.languages)
        page.accessibility = ",".join(hub.accessibility)
        page.picture_id = tree.picture(hub.picture)
        page.opening_periods = periods(tree, hub)
        page.opening_exceptions = exceptions(tree, hub)
        page.holiday_decisions = holidays(hub)
        page.services = [
            HubService(sort_order=number, kind=kind) for number, kind in enumerate(hub.services)
        ]
        page.partners = [
            HubPartner(sort_order=number, name=name) for number, name in enumerate(hub.partners)
        ]

    def prose(page: Any, language: str) -> None:
        page.entrance = hub.entrance.get(language)
        page.hours_explanation = hub.explanation.get(language) if hub.explanation else ""
        page.picture_alt = tree.alt(hub.picture, language)

    tree.add(
        f"hub:{hub.key}",
        HubPage,
        f"district:{hub.district}",
        hub.name,
        introduction=hub.introduction,
        body=hub.body,
        slug_in=lambda _language: hub.key,
        needed={
            "street": hub.street,
            "postcode": hub.postcode,
            "city": hub.city or municipality.name,
        },
        facts=facts,
        prose=prose,
    )


def periods(tree: Tree, hub: Hub) -> list[OpeningPeriod]:
    """Return the week of a hub."""
    return [
        OpeningPeriod(
            sort_order=number,
            weekday=period.weekday,
            opens=time.fromisoformat(period.opens),
            closes=time.fromisoformat(period.closes),
            admission=period.admission,
            valid_from=optional_day(period.valid_from, tree.anchor),
            valid_until=optional_day(period.valid_until, tree.anchor),
            weeks=period.weeks,
            counted_from=optional_day(period.counted_from, tree.anchor),
            season=period.season,
            service=period.service,
            place=period.place,
        )
        for number, period in enumerate(hub.periods)
    ]


def exceptions(tree: Tree, hub: Hub) -> list[OpeningException]:
    """Return the days on which the week of a hub does not hold."""
    made = []
    for number, deviation in enumerate(hub.deviations):
        first = day(deviation.first, tree.anchor)
        last = day(deviation.last, tree.anchor)
        # On the second day of a yearly stretch the next first day is a year away.
        if last < first:
            first = first.replace(year=last.year)
        made.append(
            OpeningException(
                sort_order=number,
                first_day=first,
                last_day=last,
                state=deviation.state,
                opens=time.fromisoformat(deviation.opens) if deviation.opens else None,
                closes=time.fromisoformat(deviation.closes) if deviation.closes else None,
                admission=deviation.admission,
                reason=deviation.reason,
                note=deviation.note,
                urgent=deviation.urgent,
                banner=deviation.banner,
            )
        )
    return made


def holidays(hub: Hub) -> list[HolidayDecision]:
    """Return what a hub decided about holidays."""
    return [
        HolidayDecision(
            sort_order=number,
            holiday=each.holiday,
            decision=each.decision,
            opens=time.fromisoformat(each.opens) if each.opens else None,
            closes=time.fromisoformat(each.closes) if each.closes else None,
        )
        for number, each in enumerate(hub.holidays)
    ]
