"""Incremental equals full, whatever is edited, whenever (I9, I10)."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.publishing.machine.conftest import World
from tests.publishing.machine.core import DST, SECONDS, Tally
from tests.publishing.machine.place import weighted

pytestmark = pytest.mark.django_db
STEPS = int(os.environ.get("WIJKWIJZER_STEPS", "50"))
#: Up to so many steps the examples are always the same.
FIXED = 1000
#: Steps of an example: many enough that edits meet, few enough that a failure can be read.
LENGTH = 25


def test_incremental_equals_full(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally()
    choices = st.lists(
        st.tuples(st.sampled_from(weighted()), st.integers(0, 9999)), min_size=1, max_size=3
    )

    class Machine(RuleBasedStateMachine):
        """The rules; what they do is in `Steps`."""

        def __init__(self) -> None:
            super().__init__()
            self.savepoint = transaction.atomic()
            self.savepoint.__enter__()
            self.steps = world.steps(tally)

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

        @rule(choices=choices)
        def edit(self, choices: list[tuple[str, int]]) -> None:
            self.steps.edit(choices)

        @rule(choices=choices)
        def edit_more(self, choices: list[tuple[str, int]]) -> None:
            self.steps.edit(choices)

        @rule(choices=choices)
        def edit_and_publish_elsewhere(self, choices: list[tuple[str, int]]) -> None:
            self.steps.second_process(choices)

        @rule(seconds=st.sampled_from(SECONDS))
        def wait(self, seconds: int) -> None:
            self.steps.wait(seconds)

        @rule(early=st.booleans())
        def wake(self, early: bool) -> None:
            self.steps.wake(early)

        @rule(night=st.sampled_from(DST), seconds=st.sampled_from((-3600, -1, 0, 1, 3600)))
        def night_of_the_clock(self, night: datetime, seconds: int) -> None:
            self.steps.wait_until(night + timedelta(seconds=seconds))

        @rule(saved=st.booleans(), choices=choices)
        def restart(self, saved: bool, choices: list[tuple[str, int]]) -> None:
            self.steps.restart(saved, choices)

        @rule(kind=st.sampled_from(("rollback", "tidy", "clock_back")))
        def rarely(self, kind: str) -> None:
            getattr(self.steps, kind)()

    run_state_machine_as_test(
        Machine,
        settings=hypothesis_settings(
            # The first example is the simplest there is, and tells little.
            max_examples=STEPS // LENGTH + 1,
            stateful_step_count=LENGTH,
            deadline=None,
            database=None,
            # The same examples each time, so that a change is judged by what it changes; a long
            # run (STEPS=10000, at night) looks for new ones.
            derandomize=STEPS <= FIXED,
            print_blob=True,
            # A failure is told as it was found: making it smaller takes an hour, and `walk` replays.
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        ),
    )
    with capsys.disabled():
        done = ", ".join(f"{name} {count}" for name, count in sorted(tally.done.items()))
        sys.stdout.write(f"\n{tally.steps} steps, {tally.publishes} publishes: {done}\n")
