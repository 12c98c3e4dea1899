"""Steps that are chosen by numbers: the same again each time, so that what was found is found again."""

from __future__ import annotations

import random
from datetime import timedelta

from tests.publishing.machine.core import DST, SECONDS, Choice, Steps
from tests.publishing.machine.place import weighted

#: How often what is done.
KINDS = (
    *("edit",) * 10,
    *("elsewhere",) * 2,
    *("wait",) * 2,
    *("wake",) * 2,
    *("restart",) * 4,
    *("rollback", "tidy", "clock back", "night"),
)


class Walk:
    """A row of steps. The AssertionError of a failing one tells all that was done."""

    def __init__(self, steps: Steps, kinds: tuple[str, ...] = KINDS) -> None:
        self.steps = steps
        self._kinds = kinds
        self._log: list[str] = []

    def step(self, number: int) -> None:
        """Do a step. The same number is another step in another place of the walk."""
        dice = random.Random(f"{number}/{len(self._log)}")
        try:
            self._step(dice)
        except AssertionError as error:
            raise AssertionError(f"{error}\nafter\n" + "\n".join(self._log)) from error

    def _step(self, dice: random.Random) -> None:
        kind, steps = dice.choice(self._kinds), self.steps
        if kind in ("edit", "elsewhere"):
            choices = [_choice(dice) for _ in range(dice.choice((1, 1, 2, 3)))]
            self._log.append(f"{kind} {choices}")
            steps.edit(choices) if kind == "edit" else steps.second_process(choices)
        elif kind == "restart":
            saved = dice.random() < 0.7
            choices = [_choice(dice) for _ in range(dice.choice((1, 2)))]
            self._log.append(f"restart {saved} {choices}")
            steps.restart(saved, choices)
        elif kind == "wait":
            seconds = dice.choice(SECONDS)
            self._log.append(f"wait {seconds}")
            steps.wait(seconds)
        elif kind == "wake":
            early = dice.random() < 0.5
            self._log.append(f"wake {early}")
            steps.wake(early)
        elif kind == "night":
            moment = dice.choice(DST) + timedelta(seconds=dice.choice((-3600, -1, 0, 1, 3600)))
            self._log.append(f"night {moment}")
            steps.wait_until(moment)
        else:
            self._log.append(kind)
            getattr(steps, kind.replace(" ", "_"))()


def _choice(dice: random.Random) -> Choice:
    return dice.choice(weighted()), dice.randrange(10_000)
