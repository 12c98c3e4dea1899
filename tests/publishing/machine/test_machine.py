"""Incremental equals full, whatever is edited, whenever (I9, I10)."""

from __future__ import annotations

import os
import sys

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.publishing.machine.conftest import World
from tests.publishing.machine.core import Tally
from tests.publishing.machine.kinds import parts, tour
from tests.publishing.machine.place import EDITS
from tests.publishing.machine.walk import Walk

pytestmark = pytest.mark.django_db
STEPS = int(os.environ.get("WIJKWIJZER_STEPS", "50"))
#: Up to so many steps the examples are always the same.
FIXED = 1000
#: From so many steps on, each edit is done by itself first, and counts.
LONG = 200
#: Steps of an example: many enough that edits meet, few enough that a failure can be read.
LENGTH = 25


def test_incremental_equals_full(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally()

    class Machine(RuleBasedStateMachine):
        """Steps of a walk. Hypothesis likes to repeat a part of an example; a walk never does."""

        def __init__(self) -> None:
            super().__init__()
            self.savepoint = transaction.atomic()
            self.savepoint.__enter__()
            #: Enough was done. A failing example is always done again whole.
            self.idle = tally.steps >= STEPS and not tally.failed
            if not self.idle:
                self.walk = Walk(world.steps(tally))

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

        @rule(number=st.integers(0, 1_000_000))
        def step(self, number: int) -> None:
            if self.idle or (tally.steps >= STEPS and not tally.failed):
                return
            try:
                self.walk.step(number)
            except BaseException:
                tally.failed = True
                raise

    if STEPS >= LONG:
        for names in parts(LENGTH):
            with transaction.atomic():
                tour(world.steps(tally), names)
                transaction.set_rollback(True)
        assert [name for name in EDITS if not tally.done[name]] == []
    run_state_machine_as_test(
        Machine,
        settings=hypothesis_settings(
            # Some examples are shorter than planned: there are too many, and those after the last
            # step do nothing.
            max_examples=2 * STEPS // LENGTH + 10,
            stateful_step_count=LENGTH,
            deadline=None,
            database=None,
            # The same examples each time, so that a change is judged by what it changes; a long
            # run (STEPS=10000, at night) looks for new ones.
            derandomize=STEPS <= FIXED,
            print_blob=True,
            # A failure is told as it was found: making it smaller takes an hour.
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        ),
    )
    with capsys.disabled():
        done = ", ".join(f"{name} {count}" for name, count in sorted(tally.done.items()))
        sys.stdout.write(f"\n{tally.steps} steps, {tally.publishes} publishes: {done}\n")
    assert tally.steps >= STEPS
