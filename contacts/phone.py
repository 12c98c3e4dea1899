"""Phone numbers: stored as E.164, shown as people in the Netherlands write them."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: Numbers of municipalities (14 + area code) and of emergency services have no international form.
SHORT_NUMBER = re.compile(r"14\d{2,3}|1[0-9]{2}|0800\d{4,7}|0900\d{4,7}|088\d{7}")
E164 = re.compile(r"\+[1-9]\d{7,14}")


def normalise_phone(value: str) -> str:
    """Return `value` without spaces, Dutch numbers as E.164. Raises ValueError when it is none."""
    digits = re.sub(r"[\s().\-–]", "", value)
    digits = re.sub(r"^00", "+", digits)
    if SHORT_NUMBER.fullmatch(digits):
        return digits
    if re.fullmatch(r"0\d{9}", digits):
        return f"+31{digits[1:]}"
    if E164.fullmatch(digits):
        return digits
    raise ValueError(value)


def display_phone(value: str) -> str:
    """Write a stored number as people in the Netherlands do: 06 0000 0000, 14 010, 010 000 00 00."""
    try:
        number = normalise_phone(value)
    except ValueError:
        return value
    if re.fullmatch(r"14\d{2,3}", number):
        return f"{number[:2]} {number[2:]}"
    if number.startswith(("0800", "0900")):
        return f"{number[:4]} {number[4:]}"
    if number.startswith("088"):
        return f"{number[:3]} {number[3:6]} {number[6:8]} {number[8:]}"
    if number.startswith("+316"):
        return f"06 {number[4:8]} {number[8:]}"
    if number.startswith("+31"):
        national = f"0{number[3:]}"
        return f"{national[:3]} {national[3:6]} {national[6:8]} {national[8:]}"
    return number


def validate_phone(value: str) -> None:
    """Accept a phone number in any usual form. Raises ValidationError with the value."""
    try:
        normalise_phone(value)
    except ValueError:
        raise ValidationError(
            _("“%(value)s” is not a phone number. Examples: 14 010, 010 123 45 67, 06 1234 5678."),
            params={"value": value},
        ) from None
