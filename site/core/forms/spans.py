"""From … until …: which dates of a model belong together, and what an end may be.

A model names each of its dates once: in a span, or as one that stands alone. The check of the order
is made from that, and so is the check of an end that is over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Ends(Enum):
    """What an end that somebody fills in may be."""

    #: Something that is written down, also afterwards: it may be over.
    RECORD = "record"
    #: Something that is announced: what is new, or has not begun, cannot be over.
    COMING = "coming"
    #: Something that readers see until then and no longer: it cannot be over.
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Span:
    """Two date fields of a model, `end` not before `start`. Days include the last one."""

    start: str
    end: str
    ends: Ends = Ends.RECORD
    #: What is said at the end when it comes first; `end` and `start` are the two, as typed.
    words: Any = ""


class Spanned:
    """A model with dates: each stands in a span, or in `alone`."""

    spans: ClassVar[tuple[Span, ...]] = ()
    #: Dates that neither begin nor end anything, and those that a rule of their own checks.
    alone: ClassVar[tuple[str, ...]] = ()

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Refuse an end before its start, together with what is wrong in single fields."""
        errors: dict[str, list[Any]] = {}
        try:
            super().clean_fields(exclude=exclude)  # type: ignore[misc]
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        for name, wrong in _out_of_order(self, {*(exclude or ()), *errors}):
            errors.setdefault(name, []).append(wrong)
        if errors:
            raise ValidationError(errors)


def _out_of_order(
    instance: Spanned, skipped: Collection[str]
) -> Iterator[tuple[str, ValidationError]]:
    for span in instance.spans:
        if span.start in skipped or span.end in skipped:
            continue
        start, end = getattr(instance, span.start), getattr(instance, span.end)
        if not start or not end:
            continue
        moments = isinstance(end, datetime)
        if end < start or (moments and end == start):
            default = (
                _("The end (%(end)s) must be later than the start (%(start)s).")
                if moments
                else _("The last day (%(end)s) lies before the first (%(start)s).")
            )
            params = {"start": as_typed(start), "end": as_typed(end)}
            yield span.end, ValidationError(span.words or default, code="order", params=params)


def ends_that_are_over(
    spans: Iterable[Span],
    values: Mapping[str, Any],
    before: Mapping[str, Any],
    *,
    changed: Collection[str],
    publishing: bool,
) -> Iterator[tuple[str, ValidationError]]:
    """Return the ends that cannot be over and are, with what is wrong.

    `values` are as filled in, `before` as they were (empty when it is new), `changed` the names of
    the fields that somebody changed.
    """
    for span in spans:
        end = values.get(span.end)
        if span.ends is Ends.RECORD or not end or not is_over(end):
            continue
        shown = span.ends is Ends.SHOWN
        begun = before.get(span.end) is not None and _has_begun(before.get(span.start))
        if (span.end in changed and (shown or not begun)) or (publishing and shown):
            yield span.end, over(end)


def over(end: date) -> ValidationError:
    """Return the message that an end is over."""
    words = (
        _("%(end)s is over: nobody would see it. Choose a later moment.")
        if isinstance(end, datetime)
        else _("%(end)s is over. Choose today or a later day.")
    )
    return ValidationError(words, code="over", params={"end": as_typed(end)})


def is_over(end: date) -> bool:
    """Return whether a moment, or a last day, is over."""
    if isinstance(end, datetime):
        return end <= timezone.now()
    return end < timezone.localdate()


def _has_begun(start: date | None) -> bool:
    if start is None:
        return True
    if isinstance(start, datetime):
        return start <= timezone.now()
    return start <= timezone.localdate()


def shown_between(instance: Spanned) -> tuple[datetime | None, datetime | None]:
    """Return since when and until when readers see something; None where there is no limit."""
    for span in instance.spans:
        if span.ends is Ends.SHOWN:
            return getattr(instance, span.start), getattr(instance, span.end)
    return None, None


def as_typed(value: date) -> str:
    """Return a day, or a moment in the time of the install, as editors type it."""
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        return f"{local.day}-{local.month}-{local.year} {local:%H:%M}"
    return f"{value.day}-{value.month}-{value.year}"
