"""Values from outside: what is read, what is refused, and that the work grows with the size alone."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.from_outside import (
    DEEPEST,
    OutsideError,
    is_shallow,
    is_text,
    json_value,
    short,
    whole_number,
)

#: With four times the input, linear work takes four times as long; quadratic work sixteen times.
ROOM = 9.0


def seconds(work: Callable[[], object]) -> float:
    """Measure the processor time of some work: the best of three."""
    found = []
    for _round in range(3):
        started = time.process_time()
        work()
        found.append(time.process_time() - started)
    return max(min(found), 1e-4)


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("12", 12), (" 7 ", 7), (5, 5), ("007", 7)])
def test_a_number_in_plain_digits_is_read(text: object, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "²", "٣", "１２", "-1", "+1", "1.0", "1e3", "1_000", "9" * 19, "9" * 5000, "a", None],
)
def test_all_else_is_no_number(text: object) -> None:
    assert whole_number(text) is None


def test_a_number_above_the_most_is_none() -> None:
    assert (whole_number("10", most=10), whole_number("11", most=10)) == (10, None)


@given(st.text())
def test_a_number_is_what_int_reads_or_none(text: str) -> None:
    found = whole_number(text)
    assert found is None or found == int(text)


@pytest.mark.parametrize(
    "text",
    ["NaN", "Infinity", "-Infinity", "[1e999]", "-1e999", "9" * 5000, "", "{", "nul", b"\xff"],
    ids=range(10),
)
def test_what_is_no_json_is_refused_in_a_short_line(text: str | bytes) -> None:
    with pytest.raises(OutsideError) as refused:
        json_value(text)
    assert 0 < len(str(refused.value)) < 200
    assert "\n" not in str(refused.value)


def test_json_of_the_greatest_depth_is_read_and_one_deeper_refused() -> None:
    assert json_value("[" * DEEPEST + "]" * DEEPEST)
    with pytest.raises(OutsideError, match="deep in each other"):
        json_value("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"a":' * 100_000, '["' + "[" * 100 + '", '])
def test_json_that_is_deep_or_only_looks_so_is_refused(deep: str) -> None:
    with pytest.raises(OutsideError):
        json_value(deep)


def test_brackets_in_a_text_are_no_depth() -> None:
    assert json_value('["' + "[" * 1000 + '\\""]') == ["[" * 1000 + '"']


@settings(max_examples=50)
@given(st.recursive(st.none() | st.integers(0, 9), st.lists, max_leaves=20))
def test_shallow_is_what_the_depth_says(value: object) -> None:
    def depth(each: object) -> int:
        return 1 + max(map(depth, each), default=0) if isinstance(each, list) else 0

    assert is_shallow(value) == (depth(value) <= DEEPEST)


@pytest.mark.parametrize(("text", "good"), [("a", True), ("é😀", True), ("\x00", False)])
def test_a_text_has_no_character_that_a_database_refuses(text: str, good: bool) -> None:
    assert is_text(text) is good
    assert not is_text(chr(0xD800))


def test_what_is_shown_of_a_value_is_one_short_line() -> None:
    assert short("a\n b") == "a b"
    assert short("9" * 5000) == "9" * 79 + "…"
    assert short(f"a\x00{chr(0xD800)}") == "a␀?"


@pytest.mark.parametrize("piece", ['"', '\\"', "[", '["a",', " ", '"\\'])
def test_the_work_of_json_grows_with_its_size(piece: str) -> None:
    def read(times: int) -> None:
        with pytest.raises(OutsideError):
            json_value('"' + piece * times)

    assert seconds(lambda: read(40_000)) / seconds(lambda: read(10_000)) < ROOM
