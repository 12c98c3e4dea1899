"""Load: declared fields of public rows only, one snapshot, no SQL afterwards."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.models import InformationPage
from home.models.pages import InformationRow
from publishing.content import declarations
from publishing.content.declarations import DeclarationError, PageRow, Record
from publishing.content.load import SqlAfterLoadError, load, no_sql
from publishing.content.snapshot import Content
from tests.publishing.trees import MOMENT, add_page, make_site, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> Site:
    return make_site()


def content_of(site: Site) -> Content:
    return load(site, ("nl", "en"), MOMENT)


def test_rows_hold_the_declared_fields_and_no_more(site: Site) -> None:
    page = add_page(
        site.root_page,
        "Over",
        introduction="Kort.",
        body=[("quote", {"text": "Ja", "name": "", "role": ""})],
    )
    row = content_of(site).get(InformationRow, page.pk)
    assert row is not None
    assert row._replace(body="") == InformationRow(page.pk, "Kort.", None, True, "")
    assert '"text": "Ja"' in row.body


def test_a_draft_of_a_live_page_is_not_loaded(site: Site) -> None:
    page = add_page(site.root_page, "Over", introduction="Openbaar")
    page.introduction = "GEHEIM-CONCEPT"
    page.save_revision()
    assert "GEHEIM-CONCEPT" not in repr(content_of(site).tables)


def test_rows_of_hidden_pages_are_in_no_table(site: Site) -> None:
    add_page(site.root_page, "Verborgen", introduction="GEHEIM", live=False)
    assert "GEHEIM" not in repr(content_of(site).tables)


def test_every_page_type_is_loaded_in_a_bounded_number_of_statements(site: Site) -> None:
    with CaptureQueriesContext(
        connection,
    ) as few:
        content_of(site)
    for number in range(30):
        add_page(site.root_page, f"Pagina {number}")
    with CaptureQueriesContext(connection) as many:
        content_of(site)
    assert len(many) == len(few)


def test_sql_after_load_raises(site: Site) -> None:
    with no_sql(), pytest.raises(SqlAfterLoadError, match="SELECT"):
        InformationPage.objects.first()


def test_sql_is_allowed_again_after_the_views(site: Site) -> None:
    with no_sql():
        pass
    assert InformationPage.objects.count() == 0


def test_a_row_that_names_a_field_that_does_not_exist_is_refused() -> None:
    class WrongRow(NamedTuple):
        id: int
        unknown_field: str

    with pytest.raises(DeclarationError, match="unknown_field"):
        declarations._checked(Record(InformationPage, WrongRow))


def test_a_row_that_names_a_relation_is_refused() -> None:
    class RelationRow(NamedTuple):
        id: int
        locale: int

    with pytest.raises(DeclarationError, match="locale_id"):
        declarations._checked(Record(InformationPage, RelationRow))


def test_addresses_come_from_the_tree_and_the_language(site: Site) -> None:
    parent = add_page(site.root_page, "Boven")
    below = translate(add_page(parent, "Onder"), "en", "Below")
    content = content_of(site)
    urls = {page.title: content.url(page) for page in content.table(PageRow)}
    assert urls == {
        "Stad": "/",
        "Boven": "/boven/",
        "Onder": "/boven/onder/",
        "Stad en": "/en/",
        "Boven en": "/en/boven-en/",
        "Below": f"/en/boven-en/{below.slug}/",
    }


def test_content_answers_about_the_tree(site: Site) -> None:
    parent = add_page(site.root_page, "Boven")
    child = add_page(parent, "Onder")
    english = translate(child, "en", "Below")
    content = content_of(site)
    row = content.get(PageRow, child.pk)
    assert row is not None
    assert [each.title for each in content.ancestors(row)] == ["Stad", "Boven"]
    assert content.children(row) == ()
    assert {code: each.id for code, each in content.translations(row).items()} == {
        "nl": child.pk,
        "en": english.pk,
    }
