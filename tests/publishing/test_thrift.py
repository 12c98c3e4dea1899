"""What a publish does not do: guards that cost nothing but time when they are gone."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Page, Site

from home.models.pages import InformationRow
from publishing.build import invalidation
from publishing.content import queries
from publishing.content.declarations import PageRow
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

    monkeypatch.setattr(invalidation, "answer", answer)
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
