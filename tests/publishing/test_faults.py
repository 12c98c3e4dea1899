"""A publish that is killed, starved or raced: the old release or the new one, and whole.

`make test-faults` does this at length; here a selection.
"""

from __future__ import annotations

import functools
import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from publishing.content.load import no_sql
from publishing.store.releases import ReleaseStore
from tests.publishing.processes import (
    at_file_event,
    complete,
    end_of,
    files_of_at_most,
    fork,
    kill_me,
)
from tests.publishing.street import VERSIONS, Street

pytestmark = pytest.mark.django_db
#: How much is done of everything; 10 in `make test-faults`.
TIMES = int(os.environ.get("WIJKWIJZER_FAULTS", "1"))


@pytest.fixture
def street(settings: Settings, tmp_path: Path) -> Iterator[Street]:
    settings.RELEASES_DIR = tmp_path / "releases"
    found = Street(tmp_path)
    with no_sql():
        yield found


def test_killed_before_each_thing_that_is_done_to_a_file(street: Street) -> None:
    """Every named step lies between two of these: write, sync, announce, switch, withdraw, notes."""
    number, killed = 0, 0
    while True:
        folder = street.back().folder

        def work(folder: Path = folder, number: int = number) -> None:
            at_file_event(folder, number, kill_me)
            street.town.publish()

        status = end_of(fork(work))
        street.check_goes_on()
        if status == 0:
            break
        assert status == -signal.SIGKILL
        number, killed = number + (1 if TIMES > 1 else 3), killed + 1
    assert killed > 20


def test_killed_at_random_moments(street: Street) -> None:
    dice = random.Random(7)
    started = time.monotonic()
    street.back()
    assert end_of(fork(street.town.publish)) == 0
    longest = time.monotonic() - started
    killed = 0
    for _round in range(22 * TIMES):
        street.back()
        child = fork(street.town.publish)
        time.sleep(dice.random() * longest)
        os.kill(child, signal.SIGKILL)
        killed += end_of(child) == -signal.SIGKILL
        street.check_goes_on()
    assert killed > 5 * TIMES


def no_space() -> None:
    raise OSError(28, "No space left on device")


def test_no_space_at_each_thing_that_is_done_to_a_file(street: Street) -> None:
    number, failed = 0, 0
    while True:
        folder = street.back().folder

        def work(folder: Path = folder, number: int = number) -> None:
            at_file_event(folder, number, no_space)
            street.town.publish()

        status = end_of(fork(work))
        street.check_goes_on()
        number, failed = number + (1 if TIMES > 1 else 4), failed + (status != 0)
        if status == 0 and number > 20:
            break
    assert failed > 5


def test_files_that_may_not_grow(street: Street) -> None:
    sizes = [0, 10, 300, 1500, 5000, *range(8000, 40000, 40000 // (4 * TIMES))]
    statuses = []
    for size in sizes:
        street.back()

        def work(size: int = size) -> None:
            files_of_at_most(size)
            street.town.publish()

        statuses.append(end_of(fork(work)))
        street.check_goes_on()
    assert statuses[0] == 1


def may_mount(folder: Path) -> bool:
    """Return whether a file system can be made here: only root may, and not everywhere."""
    place = folder / "probe"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "x", place], check=False, capture_output=True
    )
    if made.returncode == 0:
        subprocess.run(["umount", place], check=True)
    place.rmdir()
    return made.returncode == 0


def test_a_disk_that_is_full(street: Street) -> None:
    """On a file system of its own, with a little more room each time; then one to read only."""
    place = street.store.folder.parent
    if not may_mount(place.parent):
        # A full disk is also met, without one, by the two tests before this.
        pytest.skip("this machine lets us make no file system")
    failed = 0
    for kilobytes in range(8, 1500, 64 if TIMES > 1 else 400):
        street.back()
        saved = place.with_name("saved")
        shutil.rmtree(saved, ignore_errors=True)
        place.rename(saved)
        place.mkdir()
        used = sum(-(-p.stat().st_size // 4096) * 4 for p in saved.rglob("*") if p.is_file())
        options = f"size={used + 100 + kilobytes}k"
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "x", place], check=True)
        try:
            shutil.copytree(saved, place, dirs_exist_ok=True)
            with (place / "filler").open("wb") as filler:
                filler.write(bytes(100 * 1024))
            here = ReleaseStore(place, street.store_id)
            before = set(here.blobs.files())
            if end_of(fork(street.town.publish)) != 0:
                failed += 1
                if here.current_id() == "00000001":
                    assert set(here.blobs.files()) == before
            assert complete(ReleaseStore(place, street.store_id)).id in ("00000001", "00000002")
            subprocess.run(["mount", "-o", "remount,size=50m", place], check=True)
            street.check_goes_on()
            subprocess.run(["mount", "-o", "remount,ro", place], check=True)
            assert end_of(fork(street.town.publish)) == 1
            street.check_is(1)
        finally:
            subprocess.run(["umount", place], check=True)
            place.rmdir()
            saved.rename(place)
    assert failed > 0


def test_eight_at_once(street: Street) -> None:
    """Each commits a version and publishes; what was committed last is served in the end."""
    for turn in range(max(2, 25 * TIMES // 10)):
        street.back()

        def work(version: int) -> None:
            time.sleep(random.Random(version * 31 + turn).random() / 20)  # noqa: B023
            street.write(version)
            street.town.publish()

        children = [fork(functools.partial(work, number)) for number in range(1, VERSIONS)]
        assert [end_of(child) for child in children] == [0] * len(children)
        street.check_is(int(street.database.read_text()))


def test_too_many_open_files(street: Street) -> None:
    street.back()

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (4, 4))
        street.town.publish()

    assert end_of(fork(work)) == 1
    street.check_goes_on()
