"""Phone numbers: stored as E.164, shown as people in the Netherlands write them."""

from __future__ import annotations

import functools
import re
from typing import Any

import phonenumbers
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

#: Numbers of municipalities (14 + area code), of emergency services and free or paid service numbers
#: have no international form that works everywhere.
SHORT_NUMBER = re.compile(r"14[0-9]{2,3}|1[0-9]{2}|(?:0800|090[069])[0-9]{4,7}")
EMERGENCY = "112"
E164 = re.compile(r"\+[1-9][0-9]{7,14}")
#: No operator has these: examples and tests are made of them.
INVENTED_MOBILE = re.compile(r"60[0-9]{7}")
#: Area codes of three digits, without their zero; all others have four (Dutch numbering plan, ACM).
SHORT_AREA_CODES = frozenset(
    "10 13 15 20 23 24 26 30 33 35 36 38 40 43 45 46 50 53 55 58 70 71 72 73 74 75 76 77 78 79 "
    "85 88".split()
)


def normalise_phone(value: str) -> str:
    """Return `value` without spaces, Dutch numbers as E.164. Raises ValueError when it is none."""
    digits = re.sub(r"[\s().\-–]", "", value)
    if SHORT_NUMBER.fullmatch(digits):
        return digits
    found = _international(digits) if re.fullmatch(r"[+0][0-9]+", digits) else ""
    if not found:
        raise ValueError(f"{value!r} is no phone number")
    return found


# Asked of each number on each page: the numbering plans take a tenth of a millisecond.
@functools.lru_cache(maxsize=8192)
def _international(digits: str) -> str:
    """Return digits as E.164; nothing when the numbering plan of their country has no such number.

    Of another country the length is looked at: its plan may be newer than what is known here.
    """
    try:
        number = phonenumbers.parse(digits, "NL")
    except phonenumbers.NumberParseException:
        return ""
    if number.country_code != 31:
        exists = phonenumbers.is_possible_number(number)
    else:
        exists = phonenumbers.is_valid_number(number) or bool(
            INVENTED_MOBILE.fullmatch(str(number.national_number))
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if exists else ""


def display_phone(value: str) -> str:
    """Write a stored number as people in the Netherlands do: 06 0000 0000, 14 010, 010 000 00 00.

    Its spaces do not break (U+00A0): half a number on the next line is misread.
    """
    try:
        number = normalise_phone(value)
    except ValueError:
        return value
    return "\N{NO-BREAK SPACE}".join(_groups(number))


def _groups(number: str) -> tuple[str, ...]:
    """Split a stored number as it is spoken."""
    if re.fullmatch(r"14[0-9]{2,3}", number):
        return number[:2], number[2:]
    if number.startswith(("08", "09")):
        return number[:4], number[4:]
    if number.startswith("+316"):
        return "06", number[4:8], number[8:]
    if number.startswith("+31"):
        national = f"0{number[3:]}"
        area = 3 if number[3:5] in SHORT_AREA_CODES else 4
        rest = national[area:]
        return national[:area], rest[:-4], rest[-4:-2], rest[-2:]
    return (number,)


def dialled(value: str) -> str:
    """Return what a telephone dials for a stored number; digits alone when it has no known form."""
    try:
        return normalise_phone(value)
    except ValueError:
        return re.sub(r"[^0-9+]", "", value)


def tel_url(value: str) -> str:
    """Return the address of a call (RFC 3966).

    A number that exists in the Netherlands only says so: without its context it is no address. 112 is
    the same in each country of Europe.
    """
    number = dialled(value)
    local = SHORT_NUMBER.fullmatch(number) is not None and number != EMERGENCY
    return f"tel:{number};phone-context=+31" if local else f"tel:{number}"


def validate_abroad(value: str) -> None:
    """Accept a number that can be dialled from any country. Raises ValidationError with the value."""
    validate_phone(value)
    if not E164.fullmatch(normalise_phone(value)):
        raise ValidationError(
            _("“%(value)s” cannot be dialled from abroad. Example: +31 10 123 45 67."),
            params={"value": value},
        )


def validate_phone(value: str) -> None:
    """Accept a phone number in any usual form. Raises ValidationError with the value."""
    try:
        normalise_phone(value)
    except ValueError:
        raise ValidationError(
            _("“%(value)s” is not a phone number. Examples: 14 010, 010 123 45 67, 06 1234 5678."),
            params={"value": value},
        ) from None


class PhoneField(models.CharField):  # type: ignore[type-arg]
    """A phone number: typed in any usual way, stored as E.164 (or a short Dutch number)."""

    @cached_property
    def validators(self) -> list[Any]:
        """Return the checks: that of a phone number once, whether the model names it or not."""
        given = super().validators
        return [validate_phone, *(each for each in given if each is not validate_phone)]

    def deconstruct(self) -> Any:
        """Be a plain column to migrations."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Store the number in its one form. Raises ValidationError for what is no number."""
        value = getattr(model_instance, self.attname)
        if value:
            validate_phone(value)
            value = normalise_phone(value)
            setattr(model_instance, self.attname, value)
        return value
