"""What a form says of a choice that it does not offer: which one, and what it does offer.

Django says "that choice is not one of the available choices", which helps nobody who did not forge it: a
hub that was removed meanwhile, a page of another town that was open in a second tab.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.fields import ChoiceField
from django.forms.models import ModelChoiceField, ModelMultipleChoiceField
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.border.acting import now_acting

#: Codes of Django for a choice that is not offered, or is none at all.
CODES = frozenset({"invalid_choice", "invalid_pk_value"})
#: Choices that a message names, and characters of what was sent.
NAMED, SHOWN = 8, 60


def name_refusals() -> None:
    """Put the words into Django's fields: every form of Wagtail's and ours is made of them."""
    for field in (ChoiceField, ModelMultipleChoiceField):
        setattr(field, "clean", _in_words(field.clean))  # noqa: B010


def refusal(value: object, names: Iterable[object]) -> str:
    """Return the message that a row cannot be chosen, and what can: for screens without a form field."""
    words = _row_words() % {"value": str(value)[:SHOWN]}
    return f"{words} {_offered(map(str, names))}"


def _row_words() -> str:
    return _(
        "“%(value)s” cannot be chosen here: it is of another municipality, does not fit here or is "
        "gone."
    )


def _in_words(clean: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(clean)
    def wrapped(field: Any, value: Any) -> Any:
        try:
            return clean(field, value)
        except ValidationError as error:
            found = getattr(error, "error_list", [error])
            if now_acting() is None or not any(each.code in CODES for each in found):
                raise
            raise ValidationError([_refusal(field, value, each) for each in found]) from None

    return wrapped


def _refusal(field: Any, value: Any, error: ValidationError) -> ValidationError:
    if error.code not in CODES:
        return error
    wrong = (error.params or {}).get("value", (error.params or {}).get("pk", value))
    words = _("“%(value)s” cannot be chosen here.")
    if isinstance(field, ModelChoiceField):
        words = _row_words()
    shown = {"value": str(getattr(wrong, "pk", wrong))[:SHOWN]}
    return ValidationError(f"{words} {_allowed(field)}", code=error.code, params=shown)


def _allowed(field: Any) -> str:
    """Return what may be chosen, in words; percent signs are doubled, for the values that are filled in later."""
    if field.widget.is_hidden:
        return _("Open this screen anew and try again.")
    return _offered(_names(field)).replace("%", "%%")


def _offered(names: Iterable[str]) -> str:
    several = list(islice(names, NAMED + 1))
    if not several:
        return _("There is nothing to choose here.")
    more = " …" if len(several) > NAMED else ""
    return _("You may choose: %(names)s.") % {"names": ", ".join(several[:NAMED]) + more}


def _names(field: Any) -> Iterator[str]:
    if isinstance(field, ModelChoiceField):
        rows = field.queryset
        for row in rows[: NAMED + 1] if rows is not None else ():
            yield capfirst(str(field.label_from_instance(row)))
    else:
        yield from _flat(field.choices)


def _flat(choices: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    for key, label in choices:
        if isinstance(label, (list, tuple)):
            yield from _flat(label)
        elif key not in (None, ""):
            yield str(label)
