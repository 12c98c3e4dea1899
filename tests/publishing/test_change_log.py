"""The change log: every change of what a load reads is written down by the database, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from core.models import FooterLink, MunicipalitySettings
from core.models.municipality import FooterLinkRow
from home.models import InformationPage
from home.models.pages import InformationRow
from publishing.changes import log, triggers
from publishing.changes.log import Entry, Position
from publishing.changes.watched import PLANNED, TREE, of_page, read_by, watched
from publishing.changes.whose import sites_of
from publishing.content import load as loading
from publishing.content import visibility
from publishing.content.declarations import PageRow
from publishing.content.load import DECIDES_PAGES
from publishing.content.statements import Statement
from publishing.models import Change
from publishing.publisher import load_site
from publishing.runtime import migrations
from tests.publishing.trees import MOMENT, add_page, locale, make_site, translate

pytestmark = pytest.mark.django_db


def begin() -> Position:
    found = log.position()
    assert found is not None
    return found


def written(since: Position) -> set[str]:
    entries = log.since(since)
    assert entries is not None
    return {each.about for each in entries}


@pytest.fixture
def over() -> Any:
    return add_page(make_site().root_page, "Over", introduction="Oud")


def test_every_table_that_is_watched_has_its_triggers() -> None:
    assert triggers.lacking() == []
    assert triggers.install() is False


@pytest.mark.parametrize("watch", watched(), ids=lambda watch: watch.about)
def test_rows_that_are_added_changed_and_removed_are_in_the_log_of_each_table(watch: Any) -> None:
    """The triggers say so: a row of each table cannot be made here, but what would be written can be read."""
    wanted = {"INSERT", "UPDATE", "DELETE"} if watch.moves else {"UPDATE"}
    made = {
        sql.split(" AFTER ")[1].split(" ")[0]: sql
        for name, sql in triggers._wanted().items()
        if f"'{watch.about}'" in sql and "TRUNCATE" not in sql
    }
    assert made.keys() == wanted
    assert all(f'"{watch.table}"' in sql for sql in made.values())


def test_raw_sql_is_written_down_like_anything_else(over: Any) -> None:
    before = begin()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE home_informationpage SET introduction = 'Nieuw' WHERE page_ptr_id = %s",
            [over.pk],
        )
    assert log.since(before) == [Entry("home_informationpage", over.pk, None, "", "", over.pk)]


@pytest.mark.parametrize(
    ("values", "kinds"),
    [
        ({"title": "Anders"}, {"row"}),
        ({"live": False}, {"tree"}),
        ({"expire_at": MOMENT}, {"tree"}),
        ({"last_published_at": MOMENT}, {"detail"}),
        ({"draft_title": "Anders", "has_unpublished_changes": True}, set()),
    ],
)
def test_a_change_of_a_page_is_of_its_kind(
    over: Any, values: dict[str, Any], kinds: set[str]
) -> None:
    before = begin()
    Page.objects.filter(pk=over.pk).update(**values)
    assert written(before) == {of_page(kind) for kind in kinds}


def test_what_is_no_content_writes_nothing(over: Any) -> None:
    before = begin()
    Group.objects.create(name="Redactie")
    Session.objects.create(session_key="a", session_data="", expire_date=MOMENT)
    over.save_revision()
    assert (log.since(before), log.moved(before)) == ([], False)


def test_what_is_planned_is_written_down(over: Any) -> None:
    before = begin()
    over.go_live_at = datetime(2190, 1, 1, tzinfo=UTC)
    over.save_revision(approved_go_live_at=over.go_live_at)
    assert PLANNED in written(before)


def test_a_page_that_is_added_moved_and_removed_is_of_the_tree(over: Any) -> None:
    before = begin()
    page = add_page(over, "Onder")
    assert TREE in written(before)
    home, was = over.get_parent(), page.path
    before = begin()
    page.move(home, pos="last-child")
    [moved] = [each for each in log.since(before) or () if each.was == was]
    assert (moved.page, moved.path) == (page.pk, Page.objects.get(pk=page.pk).path)
    before = begin()
    Page.objects.get(pk=page.pk).delete()
    assert (TREE, page.pk) in {(each.about, each.page) for each in log.since(before) or ()}


def test_whose_a_change_is(over: Any) -> None:
    town = Site.objects.get(hostname="stad.localhost")
    other = make_site("dorp.localhost")
    theirs = add_page(other.root_page, "Bij ons")
    before = begin()
    type(over).objects.filter(pk=over.pk).update(introduction="Nieuw")
    assert sites_of(log.since(before) or ()) == {town.pk}
    before = begin()
    MunicipalitySettings.objects.filter(site=other).update(name="Dorp")
    Page.objects.filter(pk=theirs.pk).update(title="Bij ons thuis")
    assert sites_of(log.since(before) or ()) == {other.pk}


def test_a_page_that_is_gone_is_of_the_site_where_it_stood(over: Any) -> None:
    town = Site.objects.get(hostname="stad.localhost")
    make_site("dorp.localhost")
    translate(over, "en", "About")
    before = begin()
    over.get_translation(locale("en")).delete()
    assert sites_of(log.since(before) or ()) == {town.pk}


def test_what_others_have_of_a_page_is_touched_with_it(over: Any) -> None:
    town = Site.objects.get(hostname="stad.localhost")
    other = make_site("dorp.localhost")
    onder = add_page(over, "Onder")
    alias = InformationPage(title="Daar", slug="daar", locale=onder.locale, alias_of=onder)
    other.root_page.add_child(instance=alias)
    before = begin()
    # What stands below a page that goes off the site goes with it, and so does its alias elsewhere.
    Page.objects.filter(pk=over.pk).update(live=False)
    assert sites_of(log.since(before) or ()) == {town.pk, other.pk}


@pytest.mark.parametrize(
    "entry",
    [
        Entry("wagtailcore_locale", None, None, "", ""),
        Entry("home_informationpage", 987654321, None, "", ""),
    ],
)
def test_a_change_of_nobody_in_particular_is_of_all(entry: Entry) -> None:
    make_site()
    assert sites_of([entry]) is None


def test_an_entry_about_nothing_touches_nobody() -> None:
    make_site()
    assert sites_of([Entry("", None, None, "", "")]) == set()


def test_a_log_that_is_another_one_is_not_read_on(over: Any) -> None:
    before = begin()
    assert log.since(before) == []
    assert log.since(before._replace(token="of a backup")) is None
    assert log.since(None) is None


def test_old_entries_go_and_the_last_one_stays(over: Any) -> None:
    Change.objects.update(at=MOMENT - log.KEPT - timedelta(seconds=1))
    last = begin().last
    log.old_entries(MOMENT).delete()
    assert list(Change.objects.values_list("pk", flat=True)) == [last]
    log.old_entries(MOMENT).delete()
    assert Change.objects.count() == 1


def test_everything_that_a_load_asks_is_watched(over: Any) -> None:
    """A table that nobody watches would change unseen: naming what a statement reads fails then."""
    translate(over, "en", "About")
    site = Site.objects.select_related("root_page").get(hostname="stad.localhost")
    with CaptureQueriesContext(connection) as asked:
        visibility.page_ids(site, ("nl", "en"), MOMENT)
        visibility.next_expiry(MOMENT)
    read = frozenset().union(*(read_by(each["sql"]) for each in asked.captured_queries))
    assert read <= DECIDES_PAGES, read - DECIDES_PAGES
    with CaptureQueriesContext(connection) as asked:
        load_site(site, MOMENT)
    own = Change._meta.db_table
    statements = [
        each["sql"]
        for each in asked.captured_queries
        if each["sql"].startswith("SELECT") and f'"{own}"' not in each["sql"]
    ]
    assert len(statements) > 20
    for sql in statements:
        read_by(sql)


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT "a"."b" FROM "unknown" "a"',
        'SELECT "wagtailcore_page"."draft_title" FROM "wagtailcore_page"',
    ],
)
def test_a_statement_that_reads_what_nobody_watches_is_refused(sql: str) -> None:
    with pytest.raises(LookupError, match="is written down"):
        read_by(sql)


def test_what_did_not_change_is_not_read_again(over: Any) -> None:
    site = Site.objects.get(hostname="stad.localhost")
    first = load_site(site, MOMENT)
    type(over).objects.filter(pk=over.pk).update(introduction="Nieuw")
    with CaptureQueriesContext(connection) as asked:
        second = load_site(site, MOMENT, previous=first)
    own = Change._meta.db_table
    read = [each["sql"] for each in asked.captured_queries if f'"{own}"' not in each["sql"]]
    tables = {row.__name__ for row in first.tables if first.tables[row] is not second.tables[row]}
    assert tables == {"InformationRow"}
    assert [sql for sql in read if '"home_homepage"' in sql] == []


def _reworded(over: Any) -> None:
    type(over).objects.filter(pk=over.pk).update(introduction="Nieuw")


def _renamed(over: Any) -> None:
    Page.objects.filter(pk=over.pk).update(title="Anders", seo_title="Anders")


def _added(over: Any) -> None:
    add_page(over, "Onder")


def _removed(over: Any) -> None:
    over.delete()


def _of_nobody(over: Any) -> None:
    _reworded(over)
    Change.objects.update(row=None)


#: What changes -> the tables that are read whole for it.
BY_ROW: dict[Any, set[str]] = {
    _reworded: set(),
    _renamed: set(),
    _of_nobody: {"InformationRow"},
}


@pytest.mark.parametrize("change", [*BY_ROW, _added, _removed], ids=lambda each: each.__name__[1:])
def test_only_the_rows_that_the_log_names_are_read(
    over: Any, monkeypatch: pytest.MonkeyPatch, change: Any
) -> None:
    site = Site.objects.get(hostname="stad.localhost")
    add_page(over.get_parent(), "Nog een", introduction="Blijft")
    first = load_site(site, MOMENT)
    first.where(InformationRow, "id", over.pk)
    first.summaries(InformationRow)
    change(over)
    whole: set[str] = set()
    run = Statement.run

    def noted(prepared: Statement, ids: Any) -> Any:
        whole.add(prepared.record.row.__name__ if prepared.record else "of all pages")
        return run(prepared, ids)

    monkeypatch.setattr(Statement, "run", noted)
    second = load_site(site, MOMENT, previous=first)
    monkeypatch.undo()
    if change in BY_ROW:
        assert whole == BY_ROW[change]
    fresh = load_site(site, MOMENT)
    assert second.tables == fresh.tables
    assert second.raw == fresh.raw
    for row in fresh.tables:
        assert second.summaries(row) == fresh.summaries(row)
    for page in fresh.table(PageRow):
        for content in (second, fresh):
            assert content.url(page) == fresh.url(page)
            assert content.children(page) == fresh.children(page)
            assert content.translations(page) == fresh.translations(page)
        assert second.where(InformationRow, "id", page.id) == fresh.where(
            InformationRow, "id", page.id
        )


def test_a_row_that_stands_elsewhere_in_its_table_is_read_with_all_of_it(over: Any) -> None:
    site = Site.objects.get(hostname="stad.localhost")
    settings, _made = MunicipalitySettings.objects.get_or_create(site=site)
    rows = [
        FooterLink.objects.create(
            settings=settings, language="nl", text=text, url="/", sort_order=n
        )
        for n, text in enumerate(("Een", "Twee"))
    ]
    first = load_site(site, MOMENT)
    FooterLink.objects.filter(pk=rows[0].pk).update(sort_order=7)
    second = load_site(site, MOMENT, previous=first)
    assert [row.text for row in second.table(FooterLinkRow)] == ["Twee", "Een"]


def test_more_rows_than_a_few_are_read_with_their_table(
    over: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site.objects.get(hostname="stad.localhost")
    first = load_site(site, MOMENT)
    monkeypatch.setattr(loading, "FEW", 0)
    _reworded(over)
    monkeypatch.setattr(Statement, "run_some", None)
    second = load_site(site, MOMENT, previous=first)
    assert second.tables == load_site(site, MOMENT).tables


def test_a_page_that_expires_is_no_change_and_is_seen(over: Any) -> None:
    site = Site.objects.get(hostname="stad.localhost")
    Page.objects.filter(pk=over.pk).update(expire_at=MOMENT + timedelta(hours=1))
    first = load_site(site, MOMENT)
    assert over.pk in first.pages
    second = load_site(site, MOMENT + timedelta(hours=1), previous=first)
    assert over.pk not in second.pages
    assert over.pk in load_site(site, MOMENT, previous=second).pages


def test_a_sweep_finds_what_the_log_missed(over: Any) -> None:
    site = Site.objects.get(hostname="stad.localhost")
    first = load_site(site, MOMENT)
    triggers.remove()
    type(over).objects.filter(pk=over.pk).update(introduction="Nieuw")
    assert load_site(site, MOMENT, previous=first).missed == ()
    swept = load_site(site, MOMENT, previous=first, sweep=True)
    assert swept.missed == ("InformationRow",)
    assert triggers.lacking() != []
    assert migrations.lacking() == triggers.lacking()
    assert triggers.install()
    assert triggers.lacking() == []


def test_a_sweep_finds_that_other_pages_are_public(over: Any) -> None:
    site = Site.objects.get(hostname="stad.localhost")
    first = load_site(site, MOMENT)
    Page.objects.filter(pk=over.pk).update(live=False)
    assert load_site(site, MOMENT, previous=first, sweep=True).missed == ()
    Page.objects.filter(pk=over.pk).update(live=True)
    again = load_site(site, MOMENT)
    triggers.remove()
    Page.objects.filter(pk=over.pk).update(live=False)
    assert load_site(site, MOMENT, previous=again, sweep=True).missed == ("PageRow",)


def test_a_sweep_finds_nothing_where_the_log_is_whole(over: Any) -> None:
    site = Site.objects.get(hostname="stad.localhost")
    first = load_site(site, MOMENT)
    add_page(over, "Onder")
    type(over).objects.filter(pk=over.pk).update(introduction="Nieuw")
    assert load_site(site, MOMENT, previous=first, sweep=True).missed == ()
