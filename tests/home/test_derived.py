"""Questions with short answers: what they read stays within what they say, and touches nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from home.models import NewsPage
from home.models.news import NewsRow
from home.models.pages import InformationRow
from home.news.cards import newest_news, newest_of_district
from publishing.build.dependencies import DependencyGraph
from publishing.build.differences import difference
from publishing.build.media import stored_file
from publishing.content.declarations import PageRow, PublicFile
from publishing.content.derived import DerivedError, question
from publishing.content.load import load
from publishing.content.queries import ABOUT, ANSWERS, SUMMARIES, answer, tables_of
from publishing.content.reader import Reader
from tests.home.trees import LANGUAGES, MOMENT, City

Make = Callable[..., Any]


@pytest.fixture
def made() -> Iterator[list[str]]:
    names: list[str] = []
    yield names
    for name in names:
        for known in (ANSWERS, ABOUT, SUMMARIES):
            known.pop(name, None)


def test_the_answer_alone_is_noted(city: City) -> None:
    read = city.read()
    newest_news(read, 3)
    assert read.queries == {("newest_news", ("nl", 3))}
    assert tables_of(("newest_news", ("nl", 3))) == (PageRow, NewsRow)


def test_it_is_compared_when_any_of_its_tables_differs() -> None:
    graph = DependencyGraph()
    number = graph.number(("newest_news", ("nl", 3)))
    assert (graph.about(PageRow), graph.about(NewsRow)) == ([number], [number])


def test_long_texts_that_it_does_not_read_touch_it_not(city: City) -> None:
    item = city.add_news("Markt", date(2026, 5, 1))
    before = city.content()
    graph = DependencyGraph()
    queries = [("newest_news", ("nl", 3)), ("summary", ("NewsRow", item.pk))]
    numbers = {graph.number(query) for query in queries}
    for query in queries:
        answer(before, query)
    NewsPage.objects.filter(pk=item.pk).update(body=[("rich_text", "<p>Nieuw</p>")])
    text = load(city.site, LANGUAGES, MOMENT, previous=before)
    assert not text.shares(before, NewsRow)
    assert text.shares_summaries(before, NewsRow)
    assert difference(graph, before, text).numbers == set()
    NewsPage.objects.filter(pk=item.pk).update(date=date(2001, 1, 1))
    day = load(city.site, LANGUAGES, MOMENT, previous=text)
    assert not day.shares_summaries(text, NewsRow)
    assert difference(graph, text, day).numbers == {graph.number(queries[1])}
    assert numbers == set(graph.about(NewsRow))


def test_what_it_says_to_read_in_brief_it_must_not_read_whole(city: City, made: list[str]) -> None:
    made += ["test whole", "test brief"]
    whole = question("test whole", PageRow, summaries=(NewsRow,))(lambda read: read.all(NewsRow))
    summary = question("test brief", PageRow, summaries=(NewsRow,))(
        lambda read: read.summaries(NewsRow)
    )
    with pytest.raises(DerivedError):
        whole(city.read())
    assert summary(city.read()) == city.content().summaries(NewsRow)


@pytest.mark.parametrize(
    "function",
    [
        lambda read: read.all(InformationRow),
        lambda read: stored_file(read, PublicFile("file:1", "a.png", "0" * 32, 1), "media", "a"),
        lambda read: read.today,
        lambda read: read.until_day(date(2050, 1, 1)),
    ],
    ids=["another table", "a file", "the clock", "an end"],
)
def test_what_it_does_not_say_it_must_not_read(
    city: City, made: list[str], function: Callable[[Reader], Any]
) -> None:
    made.append("test question")
    ask = question("test question", PageRow)(function)
    with pytest.raises(DerivedError):
        ask(city.read())


def test_about_what_is_gone_it_is_still_compared(city: City) -> None:
    before = city.content()
    query = ("district_news", ("nl", city.north.pk, 3))
    graph = DependencyGraph()
    number = graph.number(query)
    assert answer(before, query) == ()
    city.north.unpublish()
    now = load(city.site, LANGUAGES, MOMENT, previous=before)
    assert answer(now, query) is None
    assert difference(graph, before, now).numbers == {number}
    with pytest.raises(LookupError):
        newest_of_district(city.read(), city.north.pk, 3)


def test_a_name_is_given_once() -> None:
    with pytest.raises(ValueError, match="exists already"):
        question("newest_news")


def test_an_answer_belongs_to_its_content(city: City) -> None:
    before = city.read()._content
    query = ("all", ("PageRow",))
    seen = answer(before, query)
    city.north.unpublish()
    now = city.read()._content
    assert city.north.pk in {page.id for page in seen}
    assert city.north.pk not in {page.id for page in answer(now, query)}
    assert answer(before, query) is seen


def test_a_row_in_brief_has_no_long_texts(city: City) -> None:
    read = city.read()
    rows = read.all(NewsRow)
    assert read.summaries(NewsRow) == tuple(row._replace(body="") for row in rows)
    assert [read.summary(NewsRow, row.id) for row in rows] == list(read.summaries(NewsRow))
    with pytest.raises(LookupError):
        read.summary(NewsRow, 0)
    assert NewsPage.objects.count() == len(rows)


def test_only_questions_about_changed_rows_are_compared(city: City) -> None:
    """Asking all others anew took longer than the rest of a publish."""
    item = city.add_news("Nieuw plein", date(2026, 11, 1), city.north)
    city.add_news("Oude brug", date(2026, 11, 2), city.south)
    before = city.content()
    graph = DependencyGraph()
    for row in before.table(NewsRow):
        graph.number(("get", ("NewsRow", row.id)))
        graph.number(("summary", ("NewsRow", row.id)))
    whole = graph.number(("summaries", ("NewsRow",)))
    link = graph.number(("where", ("NewsDistrictRow", "districtpage_id", city.north.pk)))
    other = graph.number(("where", ("NewsDistrictRow", "districtpage_id", city.south.pk)))
    NewsPage.objects.filter(pk=item.pk).update(introduction="Anders")
    NewsPage.districts.through.objects.filter(newspage_id=item.pk).delete()
    now = load(city.site, LANGUAGES, MOMENT, previous=before)
    found = difference(graph, before, now)
    assert found.numbers == {
        graph.number(("get", ("NewsRow", item.pk))),
        graph.number(("summary", ("NewsRow", item.pk))),
        whole,
        link,
    }
    assert other not in found.numbers
    asked = set(now.answers)
    assert asked == {graph.queries[number] for number in found.numbers}
