"""What a draft comes to say: new texts, those that stay, and which Dutch text each was made from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.fields import StreamField

from core.rows import ProseRow
from translations.localize.own import links_chosen
from translations.models import MadeFrom
from translations.record import marks_in, placed
from translations.segments import (
    Segment,
    prose_fields,
    prose_relations,
    row_fields,
    rows_of,
    segments_of,
    text_hash,
)
from translations.texts.filling import Filling, There
from translations.texts.links import Link, is_safe, links_in, own_links, relinked
from translations.texts.paragraphs import compose, inline, units_of
from translations.texts.walk import walk_stream

#: What of a row is neither prose nor a fact.
OF_THE_ROW = ("id", "page", "sort_order", "key", "translation_key", "locale")


class Writing:
    """One draft that is being written."""

    def __init__(
        self,
        source: Any,
        page: Any,
        record: MadeFrom,
        given: Mapping[str, str],
        machine: Collection[str],
        chosen: Mapping[str, Any],
    ) -> None:
        """Take a Dutch page, its translation with what that was made from, and what somebody writes."""
        self.source, self.page, self.given = source, page, given
        self.machine, self.chosen = machine, chosen
        self.segments = segments_of(source)
        self.made = placed(record.segments, self.segments)
        self.before: Mapping[str, str] = record.values
        self.there = {each.key: each for each in segments_of(page)}
        self.values: dict[str, str] = {}
        self.targets: dict[str, str] = {}
        #: What somebody wrote now or before, and what waits, by the piece that it is of.
        self.pool = {
            unit.key: text
            for segment in self.segments
            for unit in (segment, *units_of(segment))
            if (text := self._written(unit, record.waiting))
        }
        #: By the key of the Dutch text: what it was when it was translated, and the translation.
        self.texts = dict(self._texts())

    def _written(self, unit: Segment, waiting: Mapping[str, Mapping[str, Any]]) -> str:
        if unit.key in self.given:
            return self.given[unit.key]
        waits = waiting.get(unit.key)
        if waits is None or waits["source"].strip() != unit.text.strip():
            return ""
        if waits.get("machine"):
            self.machine = {*self.machine, unit.key}
        return str(waits["text"])

    def _texts(self) -> Iterator[tuple[str, tuple[str, str]]]:
        for segment in self.segments:
            entry = self.made.get(segment.key)
            now = self.there.get(entry["target"]) if entry else None
            there = (str(entry["source"]), now.text) if entry and now else None
            if segment.key in self.pool:
                found: tuple[str, str] | None = (segment.text, self.pool[segment.key])
            elif len(units_of(segment)) == 1:
                found = there
            else:
                found = compose(segment, there, self.pool)
            if found is not None:
                yield segment.key, (found[0], self._linked(segment, found[1]))

    def _linked(self, segment: Segment, text: str) -> str:
        """Return a text whose links lead where somebody chose that they lead."""
        wanted = links_chosen(segment, self.chosen) if segment.rich else {}
        if not wanted:
            return text
        own = own_links(segment.text, text)
        links: dict[Link, Link] = {}
        for link in links_in(segment.text):
            address = wanted.get(dict(link).get("href", ""))
            if address is None:
                continue
            if not is_safe((("href", address),)):
                words = _("“%(value)s” cannot stand here. %(why)s")
                raise ValidationError(words % {"value": address, "why": ""})
            links[own.get(link, link)] = tuple(
                sorted((name, address if name == "href" else value) for name, value in link)
            )
        return relinked(text, links)

    def fill(self) -> None:
        """Put the texts into the page in the shape of its source; what only the translation has stays."""
        texts = {key: text for key, (_source, text) in self.texts.items()}
        old = {str(each["target"]) for each in self.made.values()}
        for name, model in prose_relations(type(self.source)).items():
            setattr(self.page, name, self._rows(name, model, texts, old))
        for name in prose_fields(type(self.source)):
            field = type(self.source)._meta.get_field(name)
            if isinstance(field, StreamField):
                self._fill_blocks(name, field, texts)
            elif name in texts:
                setattr(self.page, name, texts[name].strip())
                self.targets[name] = name

    def _fill_blocks(self, name: str, field: Any, texts: Mapping[str, str]) -> None:
        targets = {
            key: str(entry["target"])
            for key, entry in self.made.items()
            if key.startswith(f"{name}/")
        }
        before = {key: value for key, value in self.before.items() if key.startswith(f"{name}/")}
        stream = field.stream_block
        there = There(stream, getattr(self.page, name).raw_data, name)
        filling = Filling(there, texts, targets, before, self.given, self.chosen)
        raws = walk_stream(filling, stream, getattr(self.source, name).raw_data, name)
        self.values |= filling.values
        self.targets |= filling.written
        setattr(self.page, name, stream.to_python(raws))

    def _rows(
        self, name: str, model: type[ProseRow], texts: Mapping[str, str], replaced: set[str]
    ) -> list[ProseRow]:
        there = {row.key: row for row in rows_of(self.page, name)}
        ours = {key.split("/")[1] for key in replaced if key.startswith(f"{name}/")}
        prose = row_fields(model)
        facts = [
            field.name
            for field in model._meta.concrete_fields
            if field.name not in (*prose, *OF_THE_ROW)
        ]
        rows = []
        for each in rows_of(self.source, name):
            wanted = [field for field in prose if str(getattr(each, field) or "").strip()]
            words = {field: texts.get(f"{name}/{each.key}/{field}", "").strip() for field in wanted}
            old = there.get(each.key)
            if not all(words.values()):
                # What is there was written by somebody; a new row waits for all of its texts.
                rows += [old] if old else []
                continue
            row = old or model(key=each.key)
            for field in wanted:
                setattr(row, field, words[field])
                self.targets[f"{name}/{each.key}/{field}"] = f"{name}/{each.key}/{field}"
            for field in set(prose) - set(wanted):
                if f"{name}/{each.key}/{field}" in replaced:
                    setattr(row, field, "")
            for field in facts:
                setattr(row, field, getattr(each, field))
            rows.append(row)
        known = {each.key for each in rows_of(self.source, name)}
        rows += [row for key, row in there.items() if key not in known and key not in ours]
        for number, row in enumerate(rows):
            row.sort_order = number
        return rows

    def note(self, record: MadeFrom) -> list[tuple[Segment, str]]:
        """Write down what the draft was made from; give what is in no draft yet."""
        now = {each.key: each for each in segments_of(self.page)}
        segments: dict[str, dict[str, Any]] = {}
        waiting: dict[str, dict[str, Any]] = {}
        left_out = []
        for segment in self.segments:
            target = self._target(segment, now)
            entry = self.made.get(segment.key)
            if target is not None:
                segments[segment.key] = {"source": self.texts[segment.key][0], "target": target}
                if marks := self._marks(segment, entry, now[target]):
                    segments[segment.key]["machine"] = sorted(marks)
                continue
            if entry is not None and entry["target"] in now:
                segments[segment.key] = dict(entry)
            for unit in dict.fromkeys((segment, *units_of(segment))):
                if unit.key in self.pool:
                    text = self.pool[unit.key]
                    waiting[unit.key] = {"source": unit.text, "text": text}
                    if unit.key in self.machine:
                        waiting[unit.key]["machine"] = True
                    left_out.append((unit, text))
        record.segments, record.values, record.waiting = segments, self.values, waiting
        return left_out

    def _target(self, segment: Segment, now: Mapping[str, Segment]) -> str | None:
        """Return where the text of a segment stands in the draft; None when it does not."""
        target = self.targets.get(segment.key)
        return target if target in now else None

    def _marks(
        self, segment: Segment, entry: Mapping[str, Any] | None, there: Segment
    ) -> frozenset[str]:
        """Return the hashes of what a machine made in a text and nobody has read."""
        old = marks_in(entry, there) if entry else frozenset()
        read: set[str] = set()
        made: set[str] = set()
        for unit in dict.fromkeys((segment, *units_of(segment))):
            if unit.key in self.pool:
                name = text_hash(self._as_it_stands(unit, there))
                (made if unit.key in self.machine else read).add(name)
        return (old - read) | made

    def _as_it_stands(self, unit: Segment, there: Segment) -> str:
        return there.text if "#" not in unit.key else inline(self.pool[unit.key])
