"""Several requests at once, in threads with connections of their own, which meet at a point that is named."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections


def at_once(
    monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, *actions: Callable[[], Any]
) -> list[Any]:
    """Return what actions gave that ran at once, an exception in the place of an answer.

    All wait for each other after their first call of `owner.name`. One of them may wait for the other to
    end instead; then they do not meet.
    """
    answers: list[Any] = [None] * len(actions)
    meet, here = threading.Barrier(len(actions)), threading.local()
    called = getattr(owner, name)

    def together(*arguments: Any, **named: Any) -> Any:
        found = called(*arguments, **named)
        if getattr(here, "waits", False):
            here.waits = False
            with contextlib.suppress(threading.BrokenBarrierError):
                meet.wait(timeout=2)
        return found

    def work(number: int) -> None:
        here.waits = True
        try:
            answers[number] = actions[number]()
        except Exception as error:  # noqa: BLE001 -- the test looks at it
            answers[number] = error
        finally:
            connections.close_all()

    monkeypatch.setattr(owner, name, together)
    threads = [threading.Thread(target=work, args=[number]) for number in range(len(actions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers
