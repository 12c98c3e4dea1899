"""The hours of hubs as a list to read in and write out: hours.json, or CSV for a spreadsheet.

Both hold the same: a record for each hub, period, stretch of different days and holiday decision.
Times are hh:mm, dates yyyy-mm-dd, choices the codes of the CMS; what is empty is left out.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from core.from_outside import OutsideError, is_text, json_value, short, whole_number
from core.tables.reading import separator_in, without_guard, without_name
from core.tables.writing import for_excel

VERSION = 1
#: Bytes and rows of a list, and rows of one hub: each of these is compared with all others.
MOST_BYTES, MOST_ROWS, MOST_ITEMS = 5 << 20, 20_000, 400
#: The parts of a hub's hours: their name in the file, and the fields in the order of columns.
PARTS: dict[str, tuple[str, ...]] = {
    "period": (
        "weekday",
        "weeks",
        "counted_from",
        "opens",
        "closes",
        "admission",
        "valid_from",
        "valid_until",
        "season",
        "yearly",
        "service",
        "place",
    ),
    "days": (
        "first_day",
        "last_day",
        "state",
        "opens",
        "closes",
        "admission",
        "reason",
        "note",
        "urgent",
        "banner",
    ),
    "holiday": ("holiday", "year", "decision", "opens", "closes", "admission"),
}
FIELDS = tuple(dict.fromkeys(name for names in PARTS.values() for name in names))
COLUMNS = ("hub", "kind", "hours_state", *FIELDS)
CLOCKS = ("opens", "closes")
DATES = ("counted_from", "valid_from", "valid_until", "first_day", "last_day")
NUMBERS = ("weekday", "year")
TICKS = ("season", "yearly", "urgent", "banner")
#: How the end of a day is written; a whole day is from 0:00 to it.
END_OF_DAY = ("24:00", "24:00:00")
YES, NO = ("yes", "ja", "true", "1"), ("no", "nee", "false", "0", "")


class FileError(ValueError):
    """A list of hours cannot be read at all."""


@dataclass(slots=True)
class Item:
    """A part of a hub's hours, and where it stands in the file."""

    kind: str
    fields: dict[str, Any]
    row: int


@dataclass(slots=True)
class HubHours:
    """All hours of one hub in a file. `key` is its place: `district/hub`."""

    key: str
    hours_state: str = ""
    items: list[Item] = field(default_factory=list)
    row: int = 0


@dataclass(slots=True)
class Reading:
    """What was read: hubs by key in the order of the file, and faults by row."""

    hubs: dict[str, HubHours] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)


def to_json(hubs: Iterable[HubHours]) -> str:
    """Write hours.json."""
    data = {
        "version": VERSION,
        "hubs": [
            {
                "hub": hub.key,
                "hours_state": hub.hours_state,
                **{
                    kind: [written(each.fields) for each in hub.items if each.kind == kind]
                    for kind in PARTS
                },
            }
            for hub in hubs
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def to_csv(hubs: Iterable[HubHours]) -> str:
    """Write a table that a Dutch Excel opens as columns, a header first."""
    return for_excel(COLUMNS, _cells(hubs))


def _cells(hubs: Iterable[HubHours]) -> Iterator[dict[str, Any]]:
    for hub in hubs:
        yield {"hub": hub.key, "kind": "hub", "hours_state": hub.hours_state}
        for item in hub.items:
            yield {"hub": hub.key, "kind": item.kind, **written(item.fields)}


def written(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Write fields as text and numbers; what is empty is left out."""
    found: dict[str, Any] = {}
    for name, value in fields.items():
        if value is None or value == "" or value is False:
            continue
        if isinstance(value, time):
            found[name] = value.isoformat("seconds" if value.second else "minutes")
        elif isinstance(value, date):
            found[name] = value.isoformat()
        else:
            found[name] = value if isinstance(value, (bool, int)) else str(value)
    return found


def from_json(text: str) -> Reading:
    """Read hours.json; items are numbered from 1. Raises FileError when it is none."""
    try:
        data = json_value(text)
        records = data["hubs"]
        if data["version"] != VERSION:
            raise FileError(
                _("version %(value)s is not %(allowed)s")
                % {"value": short(str(data["version"])), "allowed": VERSION}
            )
        rows = [
            {"hub": hub["hub"], "kind": kind, **each}
            for hub in records
            for kind, several in (
                ("hub", [{"hours_state": hub["hours_state"]}]),
                *((kind, hub.get(kind, [])) for kind in PARTS),
            )
            for each in several
        ]
    except (KeyError, TypeError, AttributeError, OutsideError) as error:
        raise FileError(_("this is no hours.json: %(why)s") % {"why": short(str(error))}) from error
    return _read(enumerate(rows, start=1))


def from_csv(text: str) -> Reading:
    """Read a table with any separator; rows are numbered as in a spreadsheet.

    Raises FileError without the header.
    """
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="")
    separator = separator_in(lines.readline())
    lines.seek(0)
    reader = csv.DictReader(without_name(lines), restkey="?", delimiter=separator)
    try:
        unknown = set(reader.fieldnames or ()) - set(COLUMNS)
        if unknown or not {"hub", "kind"} <= set(reader.fieldnames or ()):
            names = short(", ".join(sorted(unknown)), 200)
            raise FileError(
                _("columns are %(allowed)s; not known: %(names)s")
                % {"allowed": ", ".join(COLUMNS), "names": names}
            )
        return _read(enumerate(map(_without_guards, reader), start=2))
    except csv.Error as error:
        raise FileError(
            _("row %(row)d: %(words)s")
            % {"row": reader.line_num, "words": _("this is no CSV: %(why)s") % {"why": error}}
        ) from error


def _without_guards(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: without_guard(value) if isinstance(value, str) else value
        for name, value in row.items()
    }


def _read(rows: Iterable[tuple[int, Mapping[str, Any]]]) -> Reading:
    found = Reading()
    for number, row in rows:
        if number > MOST_ROWS:
            raise FileError(_("the list has more than %(num)d rows") % {"num": MOST_ROWS})
        key, kind = str(row.get("hub") or "").strip(), str(row.get("kind") or "").strip()
        if kind not in ("hub", *PARTS):
            words = _("kind “%(value)s” is not one of %(allowed)s") % {
                "value": short(kind),
                "allowed": ", ".join(("hub", *PARTS)),
            }
            found.faults.append((number, words))
            continue
        if not is_text(key):
            found.faults.append((number, f"hub: {_no_text(key)}"))
            continue
        hub = found.hubs.setdefault(key, HubHours(key, row=number))
        if kind == "hub":
            hub.hours_state = str(row.get("hours_state") or "")
            continue
        fields: dict[str, Any] = {}
        for name, value in _given(row, kind):
            try:
                fields[name] = _value(name, value)
            except ValueError as error:
                found.faults.append((number, f"{name}: {error}"))
        if len(hub.items) == MOST_ITEMS:
            words = _("“%(hub)s” has more than %(num)d rows") % {
                "hub": short(key),
                "num": MOST_ITEMS,
            }
            raise FileError(_("row %(row)d: %(words)s") % {"row": number, "words": words})
        hub.items.append(Item(kind, fields, number))
    return found


def _given(row: Mapping[str, Any], kind: str) -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if name in PARTS[kind] and value not in (None, ""):
            yield name, value


def _value(name: str, value: Any) -> Any:
    """Read one field. Raises ValueError with what was written and what is allowed."""
    text = str(value).strip()
    if not is_text(text):
        raise ValueError(_no_text(text))
    try:
        if name in CLOCKS:
            return time() if name == "closes" and text in END_OF_DAY else _clock(text)
        if name in DATES:
            return date.fromisoformat(text)
        if name in NUMBERS:
            if (number := whole_number(text)) is None:
                raise ValueError(text)
            return number
    except ValueError:
        if name in NUMBERS:
            words = _("“%(value)s” is not a number")
        elif name in CLOCKS:
            words = _("“%(value)s” is not a time as 09:00")
        else:
            words = _("“%(value)s” is not a date as 2026-11-22")
        raise ValueError(words % {"value": short(text)}) from None
    if name in TICKS:
        if text.lower() not in YES + NO:
            raise ValueError(_("“%(value)s” is not yes or no") % {"value": short(text)})
        return text.lower() in YES
    return text


def _no_text(value: str) -> str:
    return _("“%(value)s” has characters that no text has") % {"value": short(value)}


def _clock(text: str) -> time:
    """Read a time of the clock on the wall. Raises ValueError, also for one with a time zone."""
    found = time.fromisoformat(text if len(text) > 4 else f"0{text}")
    if found.tzinfo is not None:
        raise ValueError(text)
    return found
