"""A row of steps from one number: the same again each time, to find a known fault quickly."""

from __future__ import annotations

import random
from datetime import timedelta

from tests.publishing.machine.core import DST, SECONDS, Choice, Steps
from tests.publishing.machine.place import weighted


def walk(steps: Steps, seed: int, count: int) -> None:
    """Do `count` steps. The AssertionError of a failing one tells which it was."""
    dice = random.Random(seed)  # noqa: S311
    log: list[str] = []
    for _number in range(count):
        try:
            step(steps, dice, log)
        except AssertionError as error:
            raise AssertionError(f"{error}\nafter\n" + "\n".join(log)) from error


def step(steps: Steps, dice: random.Random, log: list[str]) -> None:
    """Do one step, chosen like the rules of the state machine."""
    kind = dice.choice(
        ("edit",) * 12 + ("elsewhere", "wait", "wait", "wake", *("restart",) * 4, "rarely")
    )
    if kind in ("edit", "elsewhere"):
        choices = [_choice(dice) for _ in range(dice.choice((1, 1, 2, 3)))]
        log.append(f"{kind} {choices}")
        steps.edit(choices) if kind == "edit" else steps.second_process(choices)
    elif kind == "wait":
        seconds = dice.choice(SECONDS)
        log.append(f"wait {seconds}")
        steps.wait(seconds)
    elif kind == "wake":
        early = dice.random() < 0.5
        log.append(f"wake {early}")
        steps.wake(early)
    elif kind == "restart":
        saved = dice.random() < 0.7
        choices = [_choice(dice) for _ in range(dice.choice((1, 2)))]
        log.append(f"restart {saved} {choices}")
        steps.restart(saved, choices)
    else:
        name = dice.choice(("rollback", "tidy", "clock_back", "night"))
        log.append(name)
        if name == "night":
            steps.wait_until(dice.choice(DST) + timedelta(seconds=dice.choice((-1, 0, 3600))))
        else:
            getattr(steps, name)()


def _choice(dice: random.Random) -> Choice:
    return dice.choice(weighted()), dice.randrange(10_000)
