"""The digest of a view: how a publish knows that a page is still what it was, without rendering it."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import io
import operator
import pickle
from collections.abc import Callable
from typing import Any


class _Pickler(pickle.Pickler):
    """Writes a view down as its class and its values, without asking the class how each time."""

    def reducer_override(self, value: Any) -> Any:
        """Return the class and the values of a dataclass; anything else goes the usual way."""
        kind: Any = type(value)
        getter = _values_of(kind)
        return NotImplemented if getter is None else (kind, getter(value))


@functools.cache
def _values_of(kind: type[Any]) -> Callable[[Any], Any] | None:
    if not dataclasses.is_dataclass(kind):
        return None
    names = [field.name for field in dataclasses.fields(kind)]
    if len(names) > 1:
        return operator.attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def view_digest(value: Any) -> str:
    """Return a digest of a view. Equal digests mean equal views; unequal ones at worst a render."""
    data = io.BytesIO()
    _Pickler(data, protocol=pickle.HIGHEST_PROTOCOL).dump(value)
    return hashlib.blake2b(data.getbuffer(), digest_size=12).hexdigest()
