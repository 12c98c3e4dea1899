"""News, agenda, deals, budgets and alerts of a demonstration municipality."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from districts.models import BudgetItem, BudgetPage, DealPage
from home.models import AlertPage, EventPage, EventSkip, NewsPage
from home.recurrence import dates
from wijkwijzer.demo.days import day, optional_day
from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.tree import at, spread

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes_pages import Alert, Budget, Deal, Event, Municipality, News
    from wijkwijzer.demo.tree import Tree


def load(tree: Tree, municipality: Municipality) -> None:
    """Make the records, the oldest news first."""
    for item in sorted(municipality.news, key=lambda news: -news.days_ago):
        add_news(tree, item)
    for event in municipality.events:
        add_event(tree, event)
    for deal in municipality.deals:
        add_deal(tree, deal)
    for budget in municipality.budgets:
        add_budget(tree, municipality, budget)
    for alert in municipality.alerts:
        add_alert(tree, alert)


def add_news(tree: Tree, news: News) -> None:
    """Add a news item."""
    published = tree.anchor - timedelta(days=news.days_ago)

    def facts(page: Any) -> None:
        page.category = news.category
        page.picture_id = tree.picture(news.picture)
        page.districts = tree.districts(news.districts)

    def prose(page: Any, language: str) -> None:
        page.picture_alt = tree.alt(news.picture, language)

    tree.add(
        f"news:{news.key}",
        NewsPage,
        "news",
        news.title,
        introduction=news.introduction,
        body=news.body,
        needed={"date": published},
        facts=facts,
        prose=prose,
        since=published,
    )


def add_event(tree: Tree, event: Event) -> None:
    """Add an agenda item."""
    on = day(event.day, tree.anchor)

    def facts(page: Any) -> None:
        page.kind = event.kind
        page.ends_at = at(on, event.ends)
        page.location, page.address = event.location, event.address
        page.hub_id = tree.number(f"hub:{event.hub}") if event.hub else None
        page.organiser = event.organiser
        page.registration_url = event.registration_url
        page.price = event.price
        page.cancelled = event.cancelled
        page.repeats = event.repeats
        if event.repeats:
            page.repeats_until = on + timedelta(days=event.lasts)
            series = dates(on, event.repeats, page.repeats_until)
            page.skips = [
                EventSkip(date=series[number], reason=reason) for number, reason in event.skips
            ]
        page.districts = tree.districts(event.districts)

    tree.add(
        f"event:{event.key}",
        EventPage,
        "agenda",
        event.title,
        introduction=event.introduction,
        body=event.body,
        needed={"starts_at": at(on, event.starts)},
        facts=facts,
        since=min(on, tree.anchor) - timedelta(days=14 + spread(event.key, 28)),
    )


def add_deal(tree: Tree, deal: Deal) -> None:
    """Add an agreement with residents."""

    def facts(page: Any) -> None:
        page.kind, page.status, page.amount = deal.kind, deal.status, deal.amount
        page.starts_on = optional_day(deal.start, tree.anchor)
        page.ends_on = optional_day(deal.end, tree.anchor)
        page.picture_id = tree.picture(deal.picture)
        page.checked_on = tree.checked(f"deal:{deal.key}")

    def prose(page: Any, language: str) -> None:
        page.picture_alt = tree.alt(deal.picture, language)

    tree.add(
        f"deal:{deal.key}",
        DealPage,
        f"district:{deal.district}",
        deal.title,
        introduction=deal.introduction,
        body=deal.body,
        needed={"partner": deal.partner},
        facts=facts,
        prose=prose,
    )


def add_budget(tree: Tree, municipality: Municipality, budget: Budget) -> None:
    """Add the budget of a district in a year."""
    name = next(found.name for found in municipality.districts if found.key == budget.district)

    def facts(page: Any) -> None:
        page.as_of = day(budget.as_of, tree.anchor)
        page.checked_on = tree.checked(f"budget:{budget.district}-{budget.year}")
        page.items = [
            BudgetItem(
                sort_order=number,
                key=item.purpose,
                label=item.label,
                amount=item.amount,
                spent=item.spent,
            )
            for number, item in enumerate(budget.items)
        ]

    # A page whose text stays behind would be a translation with a hole in it.
    arabic = name.ar and (budget.body is None or budget.body.ar)
    tree.add(
        f"budget:{budget.district}-{budget.year}",
        BudgetPage,
        f"district:{budget.district}",
        Text(
            f"Wijkbudget {budget.year}",
            f"District budget {budget.year}",
            f"ميزانية الحي {budget.year}" if arabic else "",
        ),
        introduction=Text(
            f"Waar gaat het wijkbudget van {name.nl} in {budget.year} naartoe, en wat is er nog over?",
            f"Where does the district budget of {name.en} go in {budget.year}, and what is left?",
            f"أين تذهب ميزانية حي {name.ar} لسنة {budget.year} وما الذي تبقى منها؟"
            if arabic
            else "",
        ),
        body=budget.body,
        needed={"year": budget.year, "amount": budget.amount},
        facts=facts,
        since=min(date(budget.year, 1, 15), tree.anchor - timedelta(days=9)),
    )


def add_alert(tree: Tree, alert: Alert) -> None:
    """Add a banner."""

    def facts(page: Any) -> None:
        page.level = alert.level
        page.starts_at = at(day(alert.start, tree.anchor), "06:00")
        page.link_page_id = tree.number(alert.link) if alert.link else None

    tree.add(
        f"alert:{alert.key}",
        AlertPage,
        alert.place or "home",
        alert.title,
        introduction=alert.message,
        needed={"ends_at": at(day(alert.end, tree.anchor), "18:00")},
        facts=facts,
        since=day(alert.start, tree.anchor),
    )
