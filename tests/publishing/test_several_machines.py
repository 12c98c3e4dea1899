"""Several publishers on one PostgreSQL: who publishes which site, and what each leaves to the next."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import Page, Site

from publishing.all_sites import AllSites
from publishing.cms.state import states_of
from publishing.machines import standing
from publishing.machines.advisory import Share, publishers, working
from publishing.models import Standing
from publishing.runtime import figures, migrations, queue
from publishing.runtime.figures import beat_age
from publishing.runtime.watcher import Resident
from publishing.store.atomic import LockTimeoutError
from publishing.store.releases import ReleaseStore
from publishing.store.status import publish_state, resident_lives, served_paths
from tests.publishing.trees import add_page, make_site

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture(autouse=True)
def _postgresql(settings: Settings, tmp_path: Path) -> None:
    settings.SEVERAL_MACHINES = True
    settings.RELEASES_DIR = tmp_path / "een"
    Site.objects.all().delete()


@contextlib.contextmanager
def shares(number: int) -> Iterator[list[Share]]:
    found = [Share() for _ in range(number)]
    try:
        yield found
    finally:
        for each in found:
            each.close()


def looked(share: Share, sites: range) -> set[int]:
    share._looked = 0.0
    return set(share.look(sites) or ())


def test_publishers_share_the_sites_and_take_over_those_of_one_that_is_gone() -> None:
    sites = range(1, 6)
    with shares(2) as (one, two):
        assert looked(one, sites) == {1, 2, 3, 4, 5}
        # The second has come: the first lets go, and then there is something to take.
        assert looked(two, sites) == set()
        assert looked(one, sites) == {1, 2, 3}
        assert looked(two, sites) == {4, 5}
        assert len(publishers()) == 2
        one.close()
        assert looked(two, sites) == {1, 2, 3, 4, 5}
        # Sites that are gone are let go, new ones taken.
        assert looked(two, range(5, 8)) == {5, 6, 7}
    assert publishers() == []


def test_one_publish_of_a_site_at_a_time_on_whatever_machine() -> None:
    with shares(1) as [other]:
        looked(other, range(0))
        with other._own.cursor() as cursor, working(7, 0):
            cursor.execute("SELECT pg_try_advisory_lock(1465319425, 7)")
            assert cursor.fetchone() == (False,)
        with other._own.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(1465319425, 7)")
            assert cursor.fetchone() == (True,)
        with (
            pytest.raises(LockTimeoutError, match="another machine publishes site 7"),
            working(7, 0),
        ):
            pass
    with working(7, 0):
        pass


class Machine:
    """A machine with a folder of releases of its own, and a publisher that remembers."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.settings, self.folder = settings, folder
        self.sites: AllSites | None = None

    def publish(self) -> list[tuple[str, bool]]:
        """Publish here; give the release of each site, and whether it is a new one."""
        self.settings.RELEASES_DIR = self.folder
        self.sites = self.sites or AllSites()
        receipts, errors = self.sites.publish()
        assert errors == {}
        return [(each.release, each.new) for each in receipts]

    def store(self, site: Site) -> ReleaseStore:
        return ReleaseStore(self.folder, site.pk)


@pytest.fixture
def machines(settings: Settings, tmp_path: Path) -> tuple[Machine, Machine]:
    return Machine(settings, tmp_path / "een"), Machine(settings, tmp_path / "twee")


def rename(site: Site, title: str) -> None:
    Page.objects.filter(pk=site.root_page_id).update(title=title)


def served(store: ReleaseStore) -> dict[str, tuple[str, str]]:
    manifest = store.current()
    assert manifest is not None
    assert store.check(manifest) == []
    return {entry.path: (entry.blob, entry.since) for entry in manifest.entries}


def test_another_folder_goes_on_from_the_release_that_is_served(
    machines: tuple[Machine, Machine],
) -> None:
    one, two = machines
    site = make_site()
    assert one.publish() == [("00000001", True)]
    rename(site, "Nieuw")
    assert one.publish() == [("00000002", True)]
    before = served(one.store(site))
    # Nothing changed: the same release, made anew, and what is online keeps its moment.
    assert two.publish() == [("00000002", False)]
    assert served(two.store(site)) == before
    assert standing.elsewhere() == {}
    rename(site, "Nieuwer")
    assert two.publish() == [("00000003", True)]
    # The first learns that it is behind although nothing changed since, and keeps no release of before.
    assert one.publish() == [("00000003", False)]
    assert one.store(site).ids() == ["00000003"]
    assert served(one.store(site)) == served(two.store(site))


def test_what_another_folder_has_newer_is_forgotten(
    machines: tuple[Machine, Machine], settings: Settings
) -> None:
    one, two = machines
    site, other = make_site(), make_site("ander.localhost")
    one.publish()
    two.publish()
    settings.RELEASES_DIR = one.folder
    standing.forget_theirs([other.pk])
    assert one.store(site).ids() == []
    assert one.store(site).current_id() is None
    assert one.store(other).ids() == ["00000001"]
    settings.RELEASES_DIR = two.folder
    standing.forget_theirs([])
    assert two.store(site).ids() == ["00000001"]


def test_the_cms_knows_what_is_online_without_a_release_of_its_own(
    machines: tuple[Machine, Machine], settings: Settings
) -> None:
    one, _two = machines
    site = make_site()
    page = add_page(site.root_page, "Parkeren")
    queue.ask()
    assert queue.waiting() > 0
    one.publish()
    assert queue.waiting() == 0
    settings.RELEASES_DIR = one.folder
    here = states_of(page)
    settings.RELEASES_DIR = one.folder.parent / "cms"
    [state] = states_of(page)
    assert [state] == here
    assert state.state == "online"
    assert standing.shown(site.pk).release == "00000001"


def test_a_number_of_a_release_is_given_once_after_going_back(
    machines: tuple[Machine, Machine], settings: Settings
) -> None:
    one, two = machines
    site = make_site()
    one.publish()
    rename(site, "Nieuw")
    one.publish()
    # Asked for on a machine that has nothing of it.
    settings.RELEASES_DIR = two.folder
    call_command("rollback")
    assert Standing.objects.get().wanted == "before"
    settings.RELEASES_DIR = one.folder
    standing.go_back()
    assert (one.store(site).current_id(), one.store(site).pinned()) == ("00000001", "00000001")
    # Held on all machines, until somebody publishes by hand; then with a number that nobody had.
    assert two.publish() == []
    settings.RELEASES_DIR = two.folder
    receipts, _errors = AllSites().publish(by_hand=True)
    assert [each.release for each in receipts] == ["00000003"]
    assert Standing.objects.get().held == ""


def test_without_the_setting_a_new_folder_goes_on_counting(
    machines: tuple[Machine, Machine], settings: Settings
) -> None:
    settings.SEVERAL_MACHINES = False
    one, two = machines
    make_site()
    one.publish()
    assert Standing.objects.get().manifest is None
    assert two.publish() == [("00000002", True)]


def test_a_monitor_on_any_machine_sees_the_publishers_and_how_they_do(
    machines: tuple[Machine, Machine], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _two = machines
    site = make_site()
    assert resident_lives() is None
    with queue.resident(), shares(1) as [share]:
        queue.note_started()
        looked(share, range(2))
        one.publish()
        settings.RELEASES_DIR = one.folder.parent / "cms"
        assert resident_lives() is True
        assert (beat_age() or 0.0) >= 0.0
        assert figures.read()[site.pk].passes == 1
        assert publish_state(site).release == "00000001"
        assert publish_state(site).published_at is not None
        assert "/" in served_paths(site)[0]
    assert resident_lives() is False

    def away() -> list[float]:
        raise OperationalError("it is away")

    monkeypatch.setattr("publishing.machines.advisory.publishers", away)
    assert (resident_lives(), beat_age()) == (None, None)


def test_a_publisher_that_is_there_before_its_tables_asks_them_for_nothing(
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    lacking = ["publishing.0001_initial"]
    monkeypatch.setattr(migrations, "lacking", lambda: list(lacking))
    with django_assert_num_queries(0), queue.resident() as knock:
        resident = Resident(knock)
        assert resident._is_migrated() is False
    with queue.resident() as knock:
        assert resident_lives() is None
        lacking.clear()
        assert resident._is_migrated() is True
        # It was started, and holds no share of the sites yet.
        assert resident_lives() is False
