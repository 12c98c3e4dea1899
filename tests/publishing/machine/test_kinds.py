"""The machine knows every kind of edit."""

from __future__ import annotations

import itertools

from publishing.content.declarations import records
from tests.publishing.machine import (
    core,  # noqa: F401  its import registers the edits
    walk,
)
from tests.publishing.machine.edit_rows import columns
from tests.publishing.machine.kinds import FIRST, KINDS
from tests.publishing.machine.place import EDITS


def test_each_edit_is_of_one_kind_and_each_kind_has_edits() -> None:
    named = list(itertools.chain.from_iterable(KINDS.values()))
    assert sorted(named) == sorted(EDITS)
    assert all(KINDS.values())
    assert {*FIRST, *FIRST.values()} <= set(EDITS)


def test_time_and_processes_are_part_of_the_walk() -> None:
    wanted = {"edit", "elsewhere", "restart", "wait", "wake", "night", "clock back", "rollback"}
    assert set(walk.KINDS) == wanted | {"tidy"}


def test_update_and_sql_reach_a_column_of_every_table() -> None:
    assert [r.model for r in records() if r.owner is None and not columns(r)] == []
