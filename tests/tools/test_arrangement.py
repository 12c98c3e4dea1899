"""How the tests are arranged: limits of work, repeats on PostgreSQL, and long modules first."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import Any

import pytest

from tests import effort
from tests.conftest import DEAREST, REPOSITORY, without_repeats


def busy(seconds: float) -> None:
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def test_more_work_than_allowed_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "fixed_task", lambda: effort.USUAL)
    with effort.effort(10):
        busy(0.02)
    with pytest.raises(AssertionError, match=r"reading took 0\.\d+ s, 1\.0 times as slow"):  # noqa: SIM117
        with effort.effort(0.01, "reading"):
            busy(0.02)


def test_a_slow_machine_has_more_time_and_a_quick_one_as_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured = iter([effort.USUAL, 1000 * effort.USUAL, effort.USUAL / 1000, effort.USUAL / 1000])
    monkeypatch.setattr(effort, "fixed_task", lambda: next(measured))
    with effort.effort(0.001):
        busy(0.01)
    with effort.effort(10):
        busy(0.02)


def test_the_work_of_a_fault_is_that_of_the_test_alone() -> None:
    with pytest.raises(ValueError, match="wrong"), effort.effort(0):
        raise ValueError("wrong")


def item(name: str, *repeats: str, marked: bool = True, **values: int) -> Any:
    """Return what pytest makes of a test with parameters."""
    mark = SimpleNamespace(args=repeats) if marked else None
    ending = f"[{'-'.join(map(str, values.values()))}]"
    return SimpleNamespace(
        nodeid=f"{name}{ending}",
        get_closest_marker=lambda _name: mark,
        callspec=SimpleNamespace(params=values),
    )


def test_of_repeats_one_is_left_for_each_value_of_the_others() -> None:
    found = [
        *(item("a", "what", what=what, way=way) for what in range(3) for way in range(2)),
        *(item("b", what=what, way=way) for what in range(3) for way in range(2)),
        *(item("c", marked=False, what=what) for what in range(2)),
    ]
    left = [each.nodeid for each in without_repeats(found)]
    assert left == ["a[0-0]", "a[0-1]", "b[0-0]", "c[0]", "c[1]"]
    with pytest.raises(AssertionError, match="has no parameter"):
        list(without_repeats([item("a", "wat", what=1)]))


def test_the_long_modules_are_there() -> None:
    assert [name for name in DEAREST if not (REPOSITORY / "tests" / name).is_file()] == []
