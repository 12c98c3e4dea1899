"""What a publish does not do: guards that cost nothing but time when they are gone."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest
from wagtail.models import Page, Site

from home.models.pages import InformationRow
from publishing.build import differences
from publishing.build.dependencies import DependencyGraph
from publishing.content import queries
from publishing.content.declarations import PageRow
from publishing.keeping.revisions import Remembered
from publishing.publisher import SitePublisher, load_site
from tests.publishing.increments import publisher, site
from tests.publishing.trees import MOMENT

__all__ = ["publisher", "site"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[queries.Query]:
    """The questions of which two answers are compared."""
    found: list[queries.Query] = []

    def answer(content: Any, query: queries.Query) -> Any:
        found.append(query)
        return queries.answer(content, query)

    monkeypatch.setattr(differences, "answer", answer)
    return found


def test_without_a_change_no_answer_is_compared(
    publisher: SitePublisher, compared: list[queries.Query]
) -> None:
    publisher.publish(moment=MOMENT)
    assert compared == []


def test_of_a_table_with_a_change_only_what_may_differ_is_compared(
    publisher: SitePublisher, compared: list[queries.Query]
) -> None:
    """Who asked for another row of the table is not asked again."""
    page = Page.objects.get(slug="over").specific
    type(page).objects.filter(pk=page.pk).update(introduction="Nieuw")
    publisher.publish(moment=MOMENT)
    names = {(name, key[0], key[1]) for name, key in compared if name in ("get", "summary")}
    assert names == {("get", "InformationRow", page.pk)}


def test_a_text_that_changes_is_all_that_is_looked_at(
    publisher: SitePublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the plan nor what is seen of other pages is made anew."""
    looked: list[str] = []
    look = Remembered.look

    def noted(self: Remembered, content: Any, owner: str, moment: Any) -> None:
        looked.append(owner)
        look(self, content, owner, moment)

    Page.objects.update(first_published_at=MOMENT, last_published_at=MOMENT)
    publisher.publish(moment=MOMENT)
    plan = publisher._state and publisher._state.plan
    monkeypatch.setattr(Remembered, "look", noted)
    page = Page.objects.get(slug="over").specific
    type(page).objects.filter(pk=page.pk).update(introduction="Nieuw")
    publisher.publish(moment=MOMENT)
    assert looked == [f"nl:0:{page.pk}"]
    assert publisher._state is not None
    assert publisher._state.plan is plan
    Page.objects.filter(pk=page.pk).update(title="Nieuw")
    publisher.publish(moment=MOMENT)
    assert publisher._state.plan is not plan


def test_who_asked_is_found_as_if_all_were_looked_at() -> None:
    chance = random.Random(1)
    graph = DependencyGraph()
    queries = [("get", ("InformationRow", number)) for number in range(30)]
    for step in range(400):
        owner = f"page:{chance.randrange(20)}"
        if owner in graph.outputs and chance.random() < 0.3:
            graph.drop(owner)
        else:
            until = chance.choice([None, MOMENT, MOMENT + timedelta(hours=chance.randrange(9))])
            graph.record(owner, chance.sample(queries, chance.randrange(6)), until)
        if step % 90 == 80:
            graph.forget_unused(few=True)
        numbers = set(chance.sample(range(len(graph.queries)), min(3, len(graph.queries))))
        records = graph.outputs.items()
        assert graph.asking(numbers) == {o for o, each in records if numbers & {*each.asked}}
        moments = [each.valid_until for _owner, each in records if each.valid_until]
        assert graph.first == min(moments, default=None)


def test_a_load_makes_only_the_rows_that_differ(publisher: SitePublisher, site: Site) -> None:
    before = load_site(site, MOMENT)
    assert load_site(site, MOMENT, previous=before).shares(before, InformationRow)
    page = Page.objects.get(slug="over").specific
    type(page).objects.filter(pk=page.pk).update(introduction="Nieuw")
    now = load_site(site, MOMENT, previous=before)
    assert now.shares(before, PageRow)
    assert not now.shares(before, InformationRow)
    same = [row is before.get(InformationRow, row.id) for row in now.table(InformationRow)]
    assert same.count(False) == 1
    assert len(same) > 1
