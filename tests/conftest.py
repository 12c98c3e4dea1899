"""What every test shares, and the count that tools/checks.py adds up."""

from __future__ import annotations

import gc
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.kept_database import kept_database
from tests.migrated import CACHE, fill_postgres, migrated_copy

# How long one example takes says how busy the machine is, not whether the code is right.
hypothesis_settings.register_profile("wijkwijzer", deadline=None)
hypothesis_settings.load_profile("wijkwijzer")

# Looking for garbage among all that was imported is a tenth of a run.
gc.set_threshold(10_000, 20, 20)

REPOSITORY = Path(__file__).resolve().parents[1]
#: Modules with few tests that take long.
DEAREST = (
    "cms/border/test_matrix.py",
    "wijkwijzer/test_remove_municipality.py",
    "demo/test_load_demo.py",
    "demo/test_load_demo_again.py",
    "cms/border/test_posted_numbers.py",
    "wijkwijzer/test_wizard.py",
    "cms/test_hostile_queries.py",
    "recipes/test_recipes.py",
    "publishing/machine/test_machine.py",
    "translations/test_po_hostile.py",
    "cms/border/test_references.py",
)
COUNTED = ("passed", "failed", "error", "skipped", "xfailed", "xpassed")


@pytest.fixture(autouse=True)
def _environment() -> Iterator[None]:
    """Put the variables of the environment back: a command that is called in a test may set some for its process."""
    before = dict(os.environ)
    yield
    for name in os.environ.keys() | before.keys():
        # pytest itself says there which test runs.
        if name.startswith("PYTEST_") or os.environ.get(name) == before.get(name):
            continue
        if name in before:
            os.environ[name] = before[name]
        else:
            del os.environ[name]


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def migrated_cache() -> Path:
    """The folder of the migrated database that runs share."""
    return CACHE


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Let pytest-django take the migrated copy as it stands."""
    return connection.vendor == "postgresql" or bool(connection.settings_dict["TEST"]["NAME"])


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_keepdb: bool,
    migrated_cache: Path,
) -> None:
    """Put the migrated copy where the tests of this worker look for their database."""
    if connection.vendor == "postgresql":
        creation: Any = connection.creation
        fill_postgres(migrated_cache, creation._get_test_db_name())
    elif django_db_keepdb:
        migrated_copy(migrated_cache, Path(connection.settings_dict["TEST"]["NAME"]))


@pytest.fixture(scope="module")
def emptied_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """For modules whose tests commit: such a test leaves an empty database to those after it."""
    with django_db_blocker.unblock():
        kept = kept_database()
        yield
        kept.put_back()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the browser tests by where they stand, so that none can be forgotten.

    On PostgreSQL leave out what has no part in a database, or nothing that differs there: it ran on SQLite. On that
    leave out what only PostgreSQL has.
    """
    browser = Path(__file__).parent / "browser"
    if "PYTEST_XDIST_WORKER" in os.environ:
        # Modules go to the workers in this order: none is left alone with a long one at the end.
        sizes = Counter(item.path for item in items)
        dear = {REPOSITORY / "tests" / name: number for number, name in enumerate(DEAREST)}
        items.sort(key=lambda item: (dear.get(item.path, len(dear)), -sizes[item.path]))
    for item in items:
        if browser in item.path.parents:
            item.add_marker(pytest.mark.browser)
    if connection.vendor == "postgresql":
        asking = [
            item
            for item in without_repeats(items)
            if asks_a_database(item) and not item.get_closest_marker("sqlite")
        ]
    else:
        asking = [item for item in items if not item.get_closest_marker("postgresql")]
    kept = set(asking)
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = asking


def pytest_collection_finish() -> None:
    """Leave what is there now out of every search for garbage: it stays."""
    gc.collect()
    gc.freeze()


def without_repeats(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    """Return of the tests marked `repeats` one for each value of the parameters that it does not name."""
    seen = set()
    for item in items:
        mark, call = item.get_closest_marker("repeats"), getattr(item, "callspec", None)
        if mark is not None and call is not None:
            unknown = set(mark.args) - set(call.params)
            assert not unknown, f"{item.nodeid} has no parameter {unknown}"
            others = {
                (name, repr(value))
                for name, value in call.params.items()
                if mark.args and name not in mark.args
            }
            one = item.nodeid.partition("[")[0], frozenset(others)
            if one in seen:
                continue
            seen.add(one)
        yield item


#: With one of these a test, or a fixture that it uses, may ask the database.
DATABASE = {"db", "transactional_db", "django_db_setup"}
MARKS = ("django_db", "browser", "engine", "faults", "install")


def asks_a_database(item: pytest.Item) -> bool:
    """Return whether a test may ask the database: by its class, its marks or its fixtures."""
    if issubclass(getattr(item, "cls", None) or object, TransactionTestCase):
        return True
    if any(item.get_closest_marker(mark) for mark in MARKS):
        return True
    return bool(DATABASE & set(getattr(item, "fixturenames", DATABASE)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write how many tests passed and failed to the file that tools/checks.py names."""
    target = os.environ.get("WIJKWIJZER_TALLY")
    if not target:
        return
    stats = terminalreporter.stats
    counts = {word: len(stats.get(word, ())) for word in COUNTED}
    counts["failed"] += counts.pop("error")
    counts = {word: number for word, number in counts.items() if number}
    Path(target).write_text(json.dumps(counts), encoding="utf-8")
