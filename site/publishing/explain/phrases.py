"""Why an output changed, in words that editors understand.

Fields and records are called what their models call them in the CMS. Where that reads badly an app
registers a phrase of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from wagtail.models import Page

from publishing.content.declarations import PageDetailRow, PageRow, record_of
from publishing.models import SeenRow

#: Where the record stands, seen from the output: on it, right below it, elsewhere; or it has no page
#: of its own (a person, an alert); or nobody knows.
SELF, BELOW, ELSEWHERE, PART, UNKNOWN = "self", "below", "elsewhere", "part", ""
#: (name of a row type, name of a field or "*") -> a phrase with %(title)s.
_phrases: dict[tuple[str, str], Any] = {}


def phrase(row: type[Any], text: Any, *fields: str) -> None:
    """Register `text` (lazily translated, with %(title)s) of these fields of a row; of all when none."""
    for name in fields or ("*",):
        _phrases[row.__name__, name] = text


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reason with the name of what it is about, so that it can be read later."""

    record: str
    change: str
    fields: tuple[str, ...] = ()
    title: str = ""
    place: str = UNKNOWN

    def as_dict(self) -> dict[str, Any]:
        """Return it for JSON."""
        return {**asdict(self), "fields": list(self.fields)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Explanation:
        """Read it from JSON. Raises TypeError for what `as_dict` did not write."""
        return cls(**{**values, "fields": tuple(values.get("fields", ()))})


def sentences(reasons: Iterable[Explanation]) -> list[str]:
    """Return the reasons of one output, each once, the telling ones only."""
    merged: dict[tuple[str, ...], Explanation] = {}
    for told in reasons:
        key = (told.record, told.change, told.title, told.place)
        before = merged.get(key)
        fields = (*(before.fields if before else ()), *told.fields)
        merged[key] = replace(told, fields=tuple(dict.fromkeys(fields)))
    # Titles say most.
    found = sorted(merged.values(), key=lambda told: told.record != PageRow.__name__)
    telling = [each for each in found if not _is_noise(each)]
    return list(dict.fromkeys(text for told in telling or found for text in _words(told)))


def subjects(reasons: Iterable[Explanation]) -> list[str]:
    """Return what was changed and of what, each once: “Wijkhub Noord: periodes”. Nothing when only time went by."""
    found = []
    for told in reasons:
        if not told.title or not told.record or told.change == "time" or _is_noise(told):
            continue
        model = model_of(told.record)
        fields = [name for name in told.fields if name not in _DATES]
        what = _labels(model, fields) if issubclass(model, Page) else _plural(model)
        found.append(f"{told.title}: {what}" if what else told.title)
    return list(dict.fromkeys(found))


def _is_noise(told: Explanation) -> bool:
    """Dates and sizes that change along with something that says more."""
    return told.record in ("RenditionRow", SeenRow.__name__) or (
        told.record == PageDetailRow.__name__ and set(told.fields) <= _DATES
    )


_DATES = {"first_published_at", "last_published_at"}


def _words(told: Explanation) -> list[str]:
    if told.change == "time":
        return [_("a moment was reached: opening hours, the agenda or an appointment changes")]
    if not told.record:
        return [_("the settings of the website")]
    model = model_of(told.record)
    if told.record == PageRow.__name__:
        return _of_page(told)
    if told.record == PageDetailRow.__name__:
        return [_of_details(told)]
    if issubclass(model, Page) and told.change != "changed":
        return _of_page(replace(told, record=PageRow.__name__))
    if issubclass(model, Page):
        return _of_fields(told, model)
    return [_of_items(told, model)]


def _of_page(told: Explanation) -> list[str]:
    values = {"title": told.title}
    if not told.title:
        return [_("refers to a page that is no longer there")]
    if told.place == SELF:
        if told.change == "changed" and "title" in told.fields:
            return [_("the title of this page changes")]
        if told.change == "changed" and {"slug", "path"} & set(told.fields):
            return [_("the address of this page changes")]
        return [_("this page itself changes")]
    if told.place == PART:
        gone = told.change == "removed"
        return [(_("no longer shows ‘%(title)s’") if gone else _("shows ‘%(title)s’")) % values]
    if told.change == "removed":
        return [_("no longer refers to ‘%(title)s’") % values]
    if told.place == BELOW:
        return [_("‘%(title)s’ stands in the list on this page") % values]
    if told.change == "added":
        return [_("refers to the new page ‘%(title)s’") % values]
    if {"slug", "path"} & set(told.fields):
        return [_("refers to ‘%(title)s’, which gets another address") % values]
    if "title" in told.fields:
        return [_("mentions ‘%(title)s’") % values]
    return [_("refers to ‘%(title)s’") % values]


def _of_details(told: Explanation) -> str:
    if not set(told.fields) <= _DATES:
        return _("shows search engines the description of ‘%(title)s’") % {"title": told.title}
    if told.place == SELF:
        return _("shows the date of publishing")
    return _("shows the date on which ‘%(title)s’ was published") % {"title": told.title}


def _of_fields(told: Explanation, model: type[Any]) -> list[str]:
    """Return which fields of a page changed."""
    if told.place == SELF:
        if not told.fields:
            return [_("this page itself changes")]
        return [_("changes on this page: %(fields)s") % {"fields": _labels(model, told.fields)}]
    found, plain = [], []
    for name in told.fields:
        text = _phrases.get((told.record, name)) or _phrases.get((told.record, "*"))
        if text is not None:
            found.append(str(text) % {"title": told.title})
        else:
            plain.append(name)
    if plain:
        found.append(
            _("shows details of ‘%(title)s’: %(fields)s")
            % {"title": told.title, "fields": _labels(model, plain)}
        )
    return found or [_("shows details of ‘%(title)s’") % {"title": told.title}]


def _of_items(told: Explanation, model: type[Any]) -> str:
    """Return what of a page, of a municipality or of the library changed."""
    special = _phrases.get((told.record, "*"))
    if special is not None and (told.title or "%(title)s" not in str(special)):
        return str(special) % {"title": told.title}
    names = {"records": _plural(model), "title": told.title}
    if told.place == SELF:
        return _("changes on this page: %(fields)s") % {"fields": names["records"]}
    if told.title:
        return _("shows %(records)s of ‘%(title)s’") % names
    return _("shows %(records)s") % names


def _plural(model: type[Any]) -> str:
    """Return the name of several records; of a link between two, that of what it belongs to."""
    if model._meta.auto_created:
        model = cast("Any", model._meta.auto_created)
    return str(model._meta.verbose_name_plural)


def _labels(model: type[Any], names: Iterable[str]) -> str:
    # No “and”: it is in some names.
    return ", ".join(dict.fromkeys(_label(model, name) for name in names))


def _label(model: type[Any], name: str) -> str:
    for each in (name, name.removesuffix("_id")):
        try:
            return str(model._meta.get_field(each).verbose_name)
        except FieldDoesNotExist:
            continue
    return name


def model_of(record: str) -> type[Any]:
    """Return the model that a row comes from. Raises KeyError when there is none."""
    if record in (PageRow.__name__, PageDetailRow.__name__):
        found: type[Any] = Page
        return found
    return record_of(record).model
