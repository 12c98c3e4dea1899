"""A publish that is killed right before each step that has a name."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from publishing.content.load import no_sql
from publishing.publisher import SitePublisher
from publishing.store.releases import ReleaseStore
from tests.publishing.processes import complete, end_of, fork, kill_me
from tests.publishing.steps import IDLE, STEPS, before
from tests.publishing.street import Street
from tests.publishing.trees import MOMENT

pytestmark = pytest.mark.django_db
#: From here on a killed publish has switched.
SWITCHED = ("withdraw", "prune", "notes")


@pytest.fixture
def street(settings: Settings, tmp_path: Path) -> Iterator[Street]:
    settings.RELEASES_DIR = tmp_path / "releases"
    found = Street(tmp_path, 2)
    with no_sql():
        yield found


@pytest.mark.parametrize("step", STEPS)
def test_killed_before_a_step(street: Street, step: str) -> None:
    street.back()

    def work() -> None:
        before(step, kill_me)
        street.town.publish()

    assert end_of(fork(work)) == -signal.SIGKILL
    store = ReleaseStore(street.store.folder.parent, street.store_id)
    assert complete(store).id == ("00000002" if step in SWITCHED else "00000001")
    street.check_goes_on()


def test_what_was_announced_is_withdrawn_by_whoever_comes_next(street: Street) -> None:
    street.back()

    def work() -> None:
        before("withdraw", kill_me)
        street.town.publish()

    assert end_of(fork(work)) == -signal.SIGKILL
    # No publish with its notes is needed for it.
    assert ReleaseStore(street.store.folder.parent, street.store_id).withdraw() == ["00000001"]
    street.check_withdrawn()


@pytest.mark.parametrize("step", IDLE)
def test_killed_in_an_idle_moment(street: Street, step: str) -> None:
    street.back()
    street.town.publish()

    def work() -> None:
        before(step, kill_me)
        store = ReleaseStore(street.store.folder.parent, street.store_id)
        # As long ago as it takes for everything to be old.
        store.prune(keep=2)
        store.improve(60)
        store.collect(now=10**10)

    assert end_of(fork(work)) == -signal.SIGKILL
    street.check_is(1)
    street.check_goes_on()


def test_every_phase_of_a_publish_is_a_named_step(street: Street) -> None:
    """`release` is what the steps from `manifest` on are together."""
    street.back()
    publisher = SitePublisher(street.store_id)
    with street.town.in_memory():
        receipt = publisher.publish(moment=MOMENT)
    assert set(receipt.phases) - {"release"} < set(STEPS)
