"""The ways to reach people: what they are called, and how cards, tables, print and programs show one.

A new way is a field of `WayFields`. It is found on every row that has a field of that name, and stands in
each card, table, sheet and vCard.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from core.phone import dialled, display_phone, tel_url
from core.site_files.icalendar import escaped
from publishing.content.phrases import public


@dataclass(frozen=True, slots=True)
class WayType:
    """A way to reach people, as it is shown.

    icon    its icon (templates/icons)
    label   a phrase of residents, heard before it
    column  the column of a table that it stands in: `phone` or `email`
    url     makes the address of a link to it
    text    makes what is read
    vcard   makes the line of a vCard of a version, 4.0 or 3.0
    """

    icon: str
    label: str
    column: str
    url: Callable[[str], str]
    text: Callable[[str], str]
    vcard: Callable[[str, str], str]


def _number(icon: str, label: str, kind: str) -> Any:
    """Declare a phone number, stored as E.164; `kind` is its type in a vCard."""

    def vcard(value: str, version: str) -> str:
        if version == "3.0":
            return f"TEL;TYPE=work,{kind}:{dialled(value)}"
        return f'TEL;VALUE=uri;TYPE="work,{kind}":{tel_url(value)}'

    way = WayType(icon, label, "phone", tel_url, display_phone, vcard)
    return field(default=None, metadata={"way": way})


def _mailbox(icon: str, label: str) -> Any:
    """Declare a mail address."""

    def vcard(value: str, version: str) -> str:
        kind = "internet,work" if version == "3.0" else "work"
        return f"EMAIL;TYPE={kind}:{escaped(value)}"

    way = WayType(icon, label, "email", lambda value: f"mailto:{value}", str, vcard)
    return field(default=None, metadata={"way": way})


@dataclass(frozen=True, slots=True, kw_only=True)
class WayFields:
    """How somebody is reached, in the order in which it is shown."""

    phone: str | None = _number("phone", public("Phone:"), "voice")
    mobile: str | None = _number("mobile", public("Mobile:"), "cell")
    email: str | None = _mailbox("mail", public("E-mail:"))


#: Name of a way -> its type. The names are those of the fields of models and rows that hold them.
WAYS: Mapping[str, WayType] = {each.name: each.metadata["way"] for each in fields(WayFields)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways(WayFields):
    """Ways to reach somebody; true when there is one."""

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in WAYS)

    def before(self, other: Ways) -> Ways:
        """Return these, and of `other` what is missing here."""
        return Ways(**{name: getattr(self, name) or getattr(other, name) for name in WAYS})

    def named(self) -> dict[str, str | None]:
        """Return them by name, for a view that has the same fields."""
        return {name: getattr(self, name) for name in WAYS}


def ways_of(row: Any) -> Ways:
    """Return the ways that a row holds: each field of it that has the name of one."""
    return Ways(**{name: getattr(row, name, "") or None for name in WAYS})


@dataclass(frozen=True, slots=True)
class ShownWay:
    """A way to reach somebody, ready for a template."""

    icon: str
    label: str
    column: str
    url: str
    text: str


def shown_ways(holder: Any, column: str = "") -> tuple[ShownWay, ...]:
    """Return the ways of a view, or of a mapping by name; of one column of a table when it is named."""
    found = []
    for name, way in WAYS.items():
        value = holder.get(name) if isinstance(holder, Mapping) else getattr(holder, name, None)
        if value and column in ("", way.column):
            found.append(ShownWay(way.icon, way.label, way.column, way.url(value), way.text(value)))
    return tuple(found)
