"""A macro is rendered once for the same values, and anew for others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from publishing.build.render import REMEMBERED, Once


@dataclass(frozen=True, slots=True)
class Card:
    title: str


def test_equal_values_are_rendered_once_and_others_anew() -> None:
    calls: list[Any] = []

    def macro(*values: Any, **named: Any) -> str:
        calls.append((values, named))
        return f"{values}{named}"

    once = Once()
    first = once(macro, Card("a"), level=2)
    assert once(macro, Card("a"), level=2) is first
    assert once(macro, Card("b"), level=2) != first
    assert once(macro, Card("a"), level=3) != first
    assert once(macro, [1]) == once(macro, [1]) == "([1],){}"
    assert len(calls) == 5


def test_it_forgets_before_it_is_large() -> None:
    once = Once()
    for number in range(REMEMBERED + 1):
        once(str, number)
    assert len(once._known) == 1
