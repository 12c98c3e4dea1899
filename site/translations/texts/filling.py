"""Putting a translation into the shape of the Dutch text; what only the translation has stays.

Three things are compared for each value that is no word, such as an address or a document: that of the
Dutch text when the translation was last written (its name is kept), that of the Dutch text now, and that
of the translation. An editor of the language chose what differs from the first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import StreamField

from translations.texts.walk import LEFT_OUT, NotTranslatedError, Walk, walk_stream

MISSING = object()


def name_of_value(value: Any) -> str:
    """Name a stored value by its content."""
    stored = json.dumps(value, sort_keys=True, default=str)
    return hashlib.sha256(stored.encode()).hexdigest()[:16]


def values_of(page: Any, fields: Iterable[str]) -> dict[str, str]:
    """Name every value of a page that is no word, by its place."""
    found: dict[str, str] = {}

    class Naming(Walk):
        def value(self, key: str, raw: Any, block: Any) -> Any:
            found[key] = name_of_value(raw)
            return raw

    for name in fields:
        field = type(page)._meta.get_field(name)
        if isinstance(field, StreamField):
            walk_stream(Naming(), field.stream_block, getattr(page, name).raw_data, name)
    return found


class There(Walk):
    """What stands in the newest draft of a translation, by its place in it."""

    def __init__(self, stream: Any, raws: Iterable[Any], above: str) -> None:
        self.raws: dict[str, Any] = {}
        self.values: dict[str, Any] = {}
        self.below: dict[str, list[Any]] = {}
        self.tables: dict[str, list[Any]] = {}
        walk_stream(self, stream, raws, above)

    def enter(self, key: str, raw: Any) -> Any:
        self.raws[key] = raw
        return None

    def words(self, key: str, text: str, block: Any, table: str) -> str:
        self.values[key] = text
        return text

    def value(self, key: str, raw: Any, block: Any) -> Any:
        self.values[key] = raw
        return raw

    def children(self, key: str, raws: list[Any]) -> list[Any]:
        self.below[key] = raws
        return raws

    def rows(self, key: str, rows: list[tuple[int, Any]]) -> list[Any]:
        self.tables[key] = found = super().rows(key, rows)
        return found


def names_there(targets: Mapping[str, str]) -> dict[str, str]:
    """Return what blocks of the Dutch text are called in the translation, where that is another name."""
    found = {}
    for key, target in targets.items():
        ours, theirs = key.split("/"), target.split("/")
        if ours == theirs or len(ours) != len(theirs):
            continue
        for number in range(1, len(ours) + 1):
            found["/".join(ours[:number])] = "/".join(theirs[:number])
    return found


class Filling(Walk):
    """A walk through the Dutch text that puts the translation in its place."""

    def __init__(
        self,
        there: There,
        texts: Mapping[str, str],
        targets: Mapping[str, str],
        before: Mapping[str, str],
        given: Collection[str],
        chosen: Mapping[str, Any],
    ) -> None:
        """Take what is there, the texts by the place of the Dutch ones, and what was there before.

        `targets` says where the translation of each text stood, `before` names the Dutch values of
        then. `given` are the places of texts that somebody writes now, `chosen` has values that somebody
        chooses now.
        """
        self.there, self.texts, self.before = there, texts, before
        self.given, self.chosen = given, chosen
        self.names = names_there(targets)
        self.targets = set(targets.values())
        filled = {*self.targets, *(self.name(key) for key in before)}
        self.of_source = {
            "/".join(parts[:number])
            for parts in (key.split("/") for key in filled)
            for number in range(1, len(parts) + 1)
        }
        #: Where the text of each place stands now.
        self.written: dict[str, str] = {}
        self.values: dict[str, str] = {}

    def name(self, key: str) -> str:
        """Return what a place is called in the translation that is there."""
        if not self.names:
            return key
        parts = key.split("/")
        for number in range(len(parts), 0, -1):
            found = self.names.get("/".join(parts[:number]))
            if found is not None:
                return "/".join([found, *parts[number:]])
        return key

    def words(self, key: str, text: str, block: Any, table: str) -> str:
        if key not in self.texts:
            raise NotTranslatedError(key)
        self.written[key] = key
        return self.texts[key]

    def value(self, key: str, raw: Any, block: Any) -> Any:
        self.values[key] = name_of_value(raw)
        path = key.replace("/", ".")
        if path in self.chosen:
            return checked(block, self.chosen[path])
        name = self.name(key)
        now = self.there.values.get(name, MISSING)
        if now is MISSING or now == raw or name in self.targets:
            return raw
        return raw if self.before.get(key) == name_of_value(now) else now

    def enter(self, key: str, raw: Any) -> Any:
        """Leave out what an editor took away, unless somebody writes a text of it again."""
        above = key.rpartition("/")[0]
        below = f"{key}/"
        if self.name(above) not in self.there.below or self.name(key) in self.there.raws:
            return None
        filled = any(each == key or each.startswith(below) for each in self.before)
        wanted = any(each == key or each.startswith((below, f"{key}#")) for each in self.given)
        if not filled or wanted:
            return None
        self._as_before(key)
        return LEFT_OUT

    def _as_before(self, key: str) -> None:
        """Go on knowing what the Dutch values were of what is not written now."""
        for each, value in self.before.items():
            if each == key or each.startswith(f"{key}/"):
                self.values[each] = value

    def without(self, key: str, above: str) -> Any:
        """Keep what is there as it is; leave a new part out of what is there; else wait with all of it."""
        below = f"{key}/"
        for kept in (self.written, self.values):
            for each in [each for each in kept if each == key or each.startswith(below)]:
                del kept[each]
        name = self.name(above)
        if name in self.there.tables:
            return LEFT_OUT
        if self.name(key) in self.there.raws:
            self._as_before(key)
            return self.there.raws[self.name(key)]
        if name in self.there.below or "/" not in above:
            return LEFT_OUT
        raise NotTranslatedError(key)

    def rows(self, key: str, rows: list[tuple[int, Any]]) -> list[Any]:
        """Put the rows that only the translation has below those that they stood below."""
        name = self.name(key)
        there = self.there.tables.get(name, [])
        lines = {self._line_there(key, line): number for number, (line, _row) in enumerate(rows)}
        found: list[tuple[int | None, Any]] = list(rows)
        width = len(rows[0][1]["values"]) if rows else 0
        for line, row in enumerate(there):
            words = any(str(cell or "").strip() for cell in row["values"])
            if not words or f"{name}/rows/{line}" in self.of_source or len(row["values"]) != width:
                continue
            above = max(
                (lines[each] for each in lines if each is not None and each < line), default=-1
            )
            place = next(
                (
                    n + 1
                    for n, (each, _row) in enumerate(found)
                    if above >= 0 and each == rows[above][0]
                ),
                0,
            )
            while place < len(found) and found[place][0] is None:
                place += 1
            found.insert(place, (None, row))
        for number, (old, _row) in enumerate(found):
            if old is not None and old != number:
                below = f"{key}/rows/{old}/"
                for each in self.written:
                    if each.startswith(below):
                        self.written[each] = f"{key}/rows/{number}/{each.removeprefix(below)}"
        return [row for _line, row in found]

    def _line_there(self, key: str, line: int) -> int | None:
        moved = self.names.get(f"{key}/rows/{line}")
        if moved is not None:
            return int(moved.rpartition("/")[2])
        return line if f"{self.name(key)}/rows/{line}" in self.of_source else None

    def children(self, key: str, raws: list[Any]) -> list[Any]:
        """Put the blocks that only the translation has below those that they stood below."""
        name = self.name(key)
        there = [each for each in self.there.below.get(name, ()) if _id(each)]
        if not all(_id(each) for each in raws):
            return raws
        found = list(raws)
        ours = {_id(each) for each in raws}
        called = {self.name(f"{key}/{_id(each)}").rpartition("/")[2]: _id(each) for each in raws}
        place = 0
        for each in there:
            own = called.get(_id(each), _id(each))
            if own in ours:
                place = next(n for n, raw in enumerate(found) if _id(raw) == own) + 1
            elif f"{name}/{_id(each)}" not in self.of_source:
                found.insert(place, each)
                place += 1
        return found


def _id(raw: Any) -> str:
    return str(raw.get("id") or "") if isinstance(raw, dict) else ""


def checked(block: Any, value: Any) -> Any:
    """Return a value that somebody chose, as it is stored. Raises ValidationError in words for editors."""
    try:
        if isinstance(block, blocks.ChooserBlock):
            value = int(value) if str(value).isdecimal() else None
        found = block.clean(block.to_python(value))
    except (TypeError, ValueError, ValidationError) as error:
        words = " ".join(error.messages) if isinstance(error, ValidationError) else ""
        raise ValidationError(
            _("“%(value)s” cannot stand here. %(why)s") % {"value": value, "why": words}
        ) from error
    if found is None and value not in (None, ""):
        raise ValidationError(
            _("“%(value)s” cannot stand here. %(why)s") % {"value": value, "why": ""}
        )
    return block.get_prep_value(found)
