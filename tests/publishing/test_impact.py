"""Before publishing: exactly the outputs that the publish then changes, with the reasons."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from wagtail.models import Page, PageViewRestriction, Site

from publishing.build.differences import Reason
from publishing.explain import draft_build, impact
from publishing.explain.draft_build import CHANGED, FAILS, NEW, Touched
from publishing.publisher import SitePublisher
from publishing.registry import PageOutput, registry
from tests.publishing.trees import MOMENT, add_page, make_site, translate

pytestmark = pytest.mark.django_db
LATER = MOMENT + timedelta(minutes=5)


@pytest.fixture
def site(settings: Settings, tmp_path: Path) -> Site:
    settings.RELEASES_DIR = tmp_path / "releases"
    site = make_site()
    over = add_page(site.root_page, "Over", introduction="Oud")
    add_page(over, "Onder")
    translate(over, "en", "About")
    publish(site)
    return site


def publish(site: Site) -> Any:
    publisher = SitePublisher(site.pk)
    receipt = publisher.publish(moment=MOMENT)
    publisher.save_graph()
    return receipt


def page(slug: str) -> Any:
    return Page.objects.get(slug=slug).specific


def paths(found: impact.Impact) -> dict[str, str]:
    return {each.path: each.state for each in found.touched}


def foretold_and_done(draft: Any, site: Site) -> tuple[set[str], set[str]]:
    """Ask what publishing would change, then publish; give the owners of both."""
    found = impact.impact(draft, LATER)
    draft.save_revision().publish()
    publisher = SitePublisher(site.pk)
    receipt = publisher.publish(moment=LATER)
    publisher.save_graph()
    assert found.problem == ""
    assert receipt.full == ""
    return {each.owner for each in found.touched}, {each.owner for each in receipt.changed}


def test_a_changed_text_touches_its_own_page_and_says_which_field(site: Site) -> None:
    draft = page("over")
    draft.introduction = "Nieuw"
    found = impact.impact(draft, LATER)
    assert found.touched[0] == Touched(
        f"page:{draft.pk}",
        "home.informationpage",
        "nl",
        "Over",
        "/over/",
        CHANGED,
        (
            Reason("InformationRow", draft.pk, "changed", ("introduction",)),
            Reason(
                "PageDetailRow",
                draft.pk,
                "changed",
                ("first_published_at", "last_published_at"),
            ),
        ),
    )
    # A text in one language is none of another.
    assert (found.languages, found.exact) == (("nl",), True)


@pytest.mark.parametrize(
    "change",
    [
        {"introduction": "Nieuw"},
        {"title": "Ander onderwerp"},
        {"slug": "ander-adres"},
        {"show_in_menus": True},
        {"in_footer": True},
    ],
)
def test_what_is_foretold_is_what_the_publish_does(site: Site, change: dict[str, Any]) -> None:
    draft = page("over")
    for name, value in change.items():
        setattr(draft, name, value)
    foretold, done = foretold_and_done(draft, site)
    assert foretold == done


def test_a_page_that_is_not_online_yet_is_new_with_what_stands_below_it(site: Site) -> None:
    draft = page("over")
    draft.unpublish()
    publish(site)
    draft = page("over")
    found = impact.impact(draft, LATER)
    new = {each.path for each in found.touched if each.state == NEW}
    assert new == {"/over/", "/over/onder/", "/en/over-en/", "/en/nl/over/onder/"}
    foretold, done = foretold_and_done(draft, site)
    assert foretold == done


def test_a_page_below_a_hidden_one_changes_nothing(site: Site) -> None:
    page("over").unpublish()
    publish(site)
    assert impact.impact(page("onder"), LATER) == impact.Impact(
        page("onder").pk, problem=impact.HIDDEN
    )


def test_a_private_page_changes_nothing(site: Site) -> None:
    PageViewRestriction.objects.create(page=page("over"), restriction_type="login")
    publish(site)
    assert impact.impact(page("over"), LATER).problem == impact.HIDDEN


def test_a_page_of_no_website_is_seen_by_nobody(site: Site) -> None:
    draft = page("over")
    site.delete()
    assert impact.impact(draft, LATER).problem == impact.NOWHERE


@pytest.mark.parametrize("damage", ["missing", "other", "never"])
def test_without_usable_notes_it_says_so(site: Site, settings: Settings, damage: str) -> None:
    folder = settings.RELEASES_DIR / f"site-{site.pk}"
    if damage == "missing":
        (folder / "dependencies.json").unlink()
    elif damage == "other":
        text = (
            (folder / "dependencies.json")
            .read_text()
            .replace('"fingerprint": "', '"fingerprint": "x')
        )
        (folder / "dependencies.json").write_text(text)
    else:
        (folder / "current").unlink()
    assert impact.impact(page("over"), LATER).problem == impact.NOT_BUILT


def test_a_draft_that_breaks_a_page_is_told_before_it_is_published(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = "home.informationpage"
    old = registry.pages[kind]

    def view(read: Any, row: Any) -> Any:
        if row.title == "Kapot":
            raise LookupError("weg")
        return old.view(read, row)

    monkeypatch.setitem(registry.pages, kind, PageOutput(kind, view, old.template))
    draft = page("onder")
    draft.title = "Kapot"
    own = impact.impact(draft, LATER).touched[0]
    assert (own.state, own.error) == (FAILS, "LookupError: weg")


def test_a_page_that_goes_online_later_says_when(site: Site) -> None:
    draft = page("over")
    draft.go_live_at = LATER + timedelta(days=1)
    assert impact.impact(draft, LATER).planned == LATER + timedelta(days=1)


def test_when_there_is_no_time_what_was_not_looked_at_counts(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = page("over")
    draft.title = "Ander onderwerp"
    exact = impact.impact(draft, LATER)
    monkeypatch.setattr(draft_build, "LIMIT", 0)
    found = impact.impact(draft, LATER)
    assert not found.exact
    assert {each.owner for each in exact.touched} <= {each.owner for each in found.touched}


def test_it_writes_nothing(site: Site, settings: Settings) -> None:
    folder = settings.RELEASES_DIR
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    draft = page("over")
    draft.title = "Ander onderwerp"
    with CaptureQueriesContext(
        connection,
    ) as queries:
        impact.impact(draft, LATER)
    # What SQLite keeps for this connection alone is not the database.
    statements = {
        each["sql"].split()[0]
        for each in queries.captured_queries
        if "public_page" not in each["sql"]
    }
    assert statements <= {"SELECT", "SAVEPOINT", "RELEASE", "BEGIN"}
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
