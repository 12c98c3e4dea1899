"""What several outputs show is made once, and counts as read for each of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from wagtail.models import Site

from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.content.snapshot import Content
from publishing.publisher import load_site
from tests.publishing.trees import MOMENT, add_page, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def content() -> Content:
    site: Site = make_site()
    add_page(site.root_page, "Over")
    return load_site(site, MOMENT)


made: list[str] = []


def card(read: Reader, key: int, words: str) -> str:
    made.append(words)
    read.until(MOMENT + timedelta(hours=1))
    return f"{read.row(PageRow, key).title} {words} {read.code}"


def lost(read: Reader, key: int) -> str:
    read.until(MOMENT + timedelta(hours=2))
    return read.row(PageRow, key).title


def test_it_is_made_once_and_noted_for_each(content: Content) -> None:
    [over] = [page for page in content.table(PageRow) if page.title == "Over"]
    del made[:]
    first, second = Reader(content, "nl", MOMENT), Reader(content, "nl", MOMENT)
    assert [each.shared(card, over.id, "a") for each in (first, second)] == ["Over a nl"] * 2
    assert made == ["a"]
    assert first.queries == second.queries == {("get", ("PageRow", over.id))}
    assert first.valid_until == second.valid_until == MOMENT + timedelta(hours=1)
    assert first.shared(card, over.id, "b") == "Over b nl"
    assert Reader(content, "en", MOMENT).shared(card, over.id, "a") == "Over a en"
    later = Reader(content, "nl", MOMENT + timedelta(minutes=90))
    assert later.shared(card, over.id, "a") == "Over a nl"
    assert later.valid_until is None
    assert made == ["a", "b", "a", "a"]


def test_what_it_read_counts_also_when_it_is_not_there(content: Content) -> None:
    read = Reader(content, "nl", MOMENT)
    with pytest.raises(LookupError):
        read.shared(lost, 999)
    assert read.queries == {("get", ("PageRow", 999))}
    assert read.valid_until == MOMENT + timedelta(hours=2)
