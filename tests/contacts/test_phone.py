"""Phone numbers: what people type, what is stored and what is shown."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from core.phone import dialled, display_phone, normalise_phone, validate_phone


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("14 010", "14010", "14 010"),
        ("14035", "14035", "14 035"),
        ("112", "112", "112"),
        ("06-0000 0000", "+31600000000", "06 0000 0000"),
        ("+31 6 0000 0000", "+31600000000", "06 0000 0000"),
        ("0031600000000", "+31600000000", "06 0000 0000"),
        ("010 - 000 00 00", "+31100000000", "010 000 00 00"),
        ("(010) 0000000", "+31100000000", "010 000 00 00"),
        ("+31 (0)10 000 00 00", "+31100000000", "010 000 00 00"),
        ("0113-000000", "+31113000000", "0113 00 00 00"),
        ("088 000 00 00", "+31880000000", "088 000 00 00"),
        ("0800-0000", "08000000", "0800 0000"),
        ("0900-0000", "09000000", "0900 0000"),
        ("+31 (0) 6 12345678", "+31612345678", "06 1234 5678"),
        ("085 000 00 00", "+31850000000", "085 000 00 00"),
        ("0970 1234 5678", "+3197012345678", "0970 1234 56 78"),
        ("+49 30 0000000", "+49300000000", "+49300000000"),
    ],
)
def test_a_number_is_stored_one_way_and_shown_one_way(typed: str, stored: str, shown: str) -> None:
    unbroken = shown.replace(" ", "\N{NO-BREAK SPACE}")
    assert (normalise_phone(typed), display_phone(typed)) == (stored, unbroken)
    assert (normalise_phone(stored), display_phone(stored)) == (stored, unbroken)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "bel mij", "010 12", "+", "06 0000 0000 0", "٠٦٠٠٠٠٠٠٠٠", "101234567"),
        # No such area code, no such country.
        *("012 345 6789", "+31 12 345 6789", "069 000 00 00", "+999 12 34 56 78"),
    ],
)
def test_what_is_no_number_is_refused_and_shown_as_it_is(typed: str) -> None:
    with pytest.raises(ValueError, match="is no phone number"):
        normalise_phone(typed)
    with pytest.raises(ValidationError):
        validate_phone(typed)
    assert display_phone(typed) == typed


@given(st.from_regex(r"\A0(?:(?:10|40|70|88|6[0-6])[0-9]{7}|(?:113|222)[0-9]{6})\Z"))
def test_what_is_shown_is_the_same_number(typed: str) -> None:
    shown = display_phone(typed)
    assert shown.replace("\N{NO-BREAK SPACE}", "") == typed
    assert normalise_phone(shown) == f"+31{typed[1:]}"


@pytest.mark.parametrize(
    ("stored", "number"),
    [("14010", "14010"), ("010 123 45 67", "+31101234567"), ("toestel 12", "12")],
)
def test_a_number_can_be_dialled_whatever_is_stored(stored: str, number: str) -> None:
    assert dialled(stored) == number
