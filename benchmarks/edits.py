"""The edits that are measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one field of one page; `shown` tells by the page at `path` that it is online."""

    name: str
    page: Any
    field: str
    value: Callable[[int], Any]
    path: str
    shown: Callable[[int, str], bool]


def edits() -> list[Edit]:
    """Return the edits of the issue."""
    from django.utils import timezone

    from contacts.models import PersonPage
    from home.models import AlertPage, HomePage, NewsIndexPage, NewsPage

    article = NewsPage.objects.order_by("pk")[NewsPage.objects.count() // 2]
    person = PersonPage.objects.order_by("pk").first()
    index = NewsIndexPage.objects.get()
    home = HomePage.objects.get()
    alert = AlertPage.objects.first()
    if alert is None:
        alert = AlertPage(title="Let op", ends_at=timezone.now() - timedelta(days=1))
        home.add_child(instance=alert)
    district = person.get_parent().get_parent()
    state = {"on": alert.ends_at > timezone.now()}
    return [
        Edit(
            "article text",
            article,
            "body",
            lambda number: _body(article, f"Bericht {number}."),
            f"/nieuws/{article.slug}/",
            lambda number, page: f"Bericht {number}." in page,
        ),
        Edit(
            "coordinator's phone",
            person,
            "phone",
            lambda number: f"+3110{2000000 + number}",
            f"/wijken/{district.slug}/",
            lambda number, page: f"+3110{2000000 + number}" in page,
        ),
        Edit(
            "navigation title",
            index,
            "title",
            lambda number: f"Nieuws {number}",
            f"/nieuws/{article.slug}/",
            lambda number, page: f">Nieuws {number}<" in page,
        ),
        Edit(
            "alert on or off",
            alert,
            "ends_at",
            lambda _number: timezone.now() + timedelta(days=turned(state)),
            "/",
            lambda _number, page: ("Let op" in page) == state["on"],
        ),
    ]


def turned(state: dict[str, bool]) -> int:
    """Turn the alert on or off; give the days from now until its end."""
    state["on"] = not state["on"]
    return 1 if state["on"] else -1


def _body(page: Any, words: str) -> Any:
    """Return the text of a page with a first paragraph of its own."""
    first = {"type": "rich_text", "value": f"<p>{words}</p>", "id": "benchmark"}
    rest = [block for block in page.body.raw_data if block["id"] != "benchmark"]
    return page.body.stream_block.to_python([first, *rest])
