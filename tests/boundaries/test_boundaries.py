"""Each moment at which a page becomes wrong is held by a case in which it is the only one."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import timedelta

import pytest

from tests.boundaries import contacts, districts, home  # noqa: F401  these register the cases
from tests.boundaries.cases import CASES, Boundary
from tests.boundaries.sites import in_place, mutants, sites
from tests.districts.town import Town


def check(case: Boundary) -> None:
    """Raise AssertionError unless the view holds up to exactly this moment, and no longer."""
    town = Town()
    view = case.make(town)
    read = town.read(moment=case.now)
    now = repr(view(read))
    assert read.valid_until == case.at
    assert repr(view(town.read(moment=case.at - timedelta(microseconds=1)))) == now
    assert repr(view(town.read(moment=case.at))) != now


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_view_holds_until_its_boundary_and_no_longer(case: Boundary) -> None:
    check(case)


def test_each_call_of_until_has_a_case_in_which_it_is_the_only_one() -> None:
    assert sorted({case.site for case in CASES}) == sorted(sites())


def test_every_fault_in_a_call_of_until_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    """A call that is forgotten, late, or without a part of its moment, fails a case of its own."""
    tally: Counter[str] = Counter()
    alive = []
    for mutant in mutants():
        tally[mutant.fault if mutant.fault == "is forgotten" else "is another moment"] += 1
        with in_place(mutant):
            if all(_holds(case) for case in CASES if case.site == mutant.site):
                alive.append(f"{mutant.site} {mutant.fault}")
    with capsys.disabled():
        counts = ", ".join(f"{count} that {fault}" for fault, count in tally.items())
        sys.stdout.write(
            f"\n{len(sites())} calls of until, {len(alive)} faults alive of {counts}\n"
        )
    assert alive == []


def _holds(case: Boundary) -> bool:
    try:
        check(case)
    except Exception:  # noqa: BLE001  whatever fails, the fault was found
        return False
    return True
