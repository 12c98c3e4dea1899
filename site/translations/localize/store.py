"""The tables of wagtail-localize: what of a page is to be translated, and what was made of it.

Our drafts are written by `translations.drafts` alone. What stands in them is kept here as well, string
by string, so that every tool for wagtail-localize finds it; and what such a tool wrote is waiting here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    SegmentOverride,
    String,
    StringSegment,
    StringTranslation,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
)

from publishing.removal.redaction import STRUCK
from translations.localize.strings import apart, hash_of, joined, path_of, strings_of
from translations.segments import Segment, text_hash
from translations.texts.paragraphs import parts_of

MANUAL = StringTranslation.TRANSLATION_TYPE_MANUAL
MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE
CHANGING = (
    *("data", "translation_type", "tool_name", "last_translated_by", "updated_at"),
    *("has_error", "field_error"),
)
#: A string of a page: where it stands, and the hash of its words.
Place = tuple[str, Any]
#: The words of a string, its translation, and who made that: MANUAL or MACHINE.
Made = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text whose strings are all translated, newest at `at`."""

    text: str
    at: datetime
    machine: bool


def waiting(segments: Iterable[Segment], page: Any, locale: Locale) -> dict[str, Waiting]:
    """Return the texts of a Dutch page whose strings are all translated without an error, by key."""
    rows = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale=locale, has_error=False
    ).values_list(
        "context__path", "translation_of__data_hash", "data", "updated_at", "translation_type"
    )
    known = {(path, name): rest for path, name, *rest in rows}
    found: dict[str, Waiting] = {}
    for segment in segments if known else ():
        path = path_of(segment)
        strings = strings_of(segment)
        made = [known[path, name] for each in strings if (path, name := hash_of(each)) in known]
        if not strings or len(made) != len(strings):
            continue
        try:
            text = joined(segment, [data for data, _at, _kind in made])
        except ValueError:
            continue
        if text.strip():
            newest = max(at for _data, at, _kind in made)
            machine = any(kind == MACHINE for _data, _at, kind in made)
            found[segment.key] = Waiting(text, newest, machine)
    return found


@transaction.atomic
def keep(
    page: Any,
    locale: Locale,
    texts: Iterable[tuple[Segment, str]],
    user: Any,
    at: datetime,
    marks: Mapping[str, Collection[str]] | None = None,
) -> list[str]:
    """Keep translations (Dutch text as it was, its translation) string by string, as written at `at`.

    `marks` has, by the key of a text, the hashes of what of its translation a machine made.

    What is kept already stays as it is, with who wrote it and when. A translation of another shape has no
    strings: what was kept of it goes. Returns the keys of those.
    """
    wanted: dict[Place, Made] = {}
    gone: set[Place] = set()
    strange: list[str] = []
    for segment, text in texts:
        path, strings = path_of(segment), strings_of(segment)
        made = apart(segment, text) if strings else None
        if made is None:
            strange.append(segment.key)
            gone.update((path, hash_of(each)) for each in strings)
            continue
        by_machine = (marks or {}).get(segment.key, ())
        whole = text_hash(text) in by_machine
        parts = parts_of(text) if segment.rich and by_machine else None
        for number, (string, translation) in enumerate(zip(strings, made, strict=True)):
            read = not parts or text_hash(parts.paragraphs[number].html) not in by_machine
            kind = MANUAL if read and not whole else MACHINE
            wanted.setdefault((path, hash_of(string)), (string, translation, kind))
    put(page, locale, wanted, user, at, gone=gone - set(wanted))
    return strange


def put(
    page: Any,
    locale: Locale,
    wanted: Mapping[Place, Made],
    user: Any,
    at: datetime,
    *,
    gone: Collection[Place] = (),
    tool: str = "",
) -> int:
    """Write translations of strings as made at `at`; return how many are new or changed."""
    there = {
        (row.context.path, row.translation_of.data_hash): row
        for row in StringTranslation.objects.filter(
            context__object_id=page.translation_key, locale=locale
        ).select_related("context", "translation_of")
    }
    numbers = [there[place].pk for place in gone if place in there]
    if numbers:
        StringTranslation.objects.filter(pk__in=numbers).delete()
    changed, new = [], {}
    for place, (string, translation, kind) in wanted.items():
        row = there.get(place)
        if row is None:
            new[place] = (string, translation, kind)
        elif (row.data, row.translation_type, row.has_error) != (translation, kind, False):
            row.data, row.translation_type, row.tool_name = translation, kind, tool
            row.last_translated_by, row.updated_at = user, at
            row.has_error, row.field_error = False, ""
            changed.append(row)
    StringTranslation.objects.bulk_update(changed, CHANGING)
    if not new:
        return len(changed)
    strings = strings_by_hash(page.locale_id, {name: new[path, name][0] for path, name in new})
    contexts = contexts_of(page.translation_key, {path for path, _name in new})
    made = StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of=strings[name],
            context=contexts[path],
            locale=locale,
            data=translation,
            translation_type=kind,
            tool_name=tool,
            last_translated_by=user,
        )
        for (path, name), (_string, translation, kind) in new.items()
    )
    # The database writes the moment itself when a row is made: what was written then is no newer.
    StringTranslation.objects.filter(pk__in=[each.pk for each in made]).update(updated_at=at)
    return len(changed) + len(made)


def strings_by_hash(locale: int, wanted: Mapping[Any, str]) -> dict[Any, String]:
    """Return the strings of a language by their hashes; what is not there is made."""
    String.objects.bulk_create(
        [String(locale_id=locale, data_hash=name, data=data) for name, data in wanted.items()],
        ignore_conflicts=True,
    )
    rows = String.objects.filter(locale_id=locale, data_hash__in=wanted)
    return {row.data_hash: row for row in rows}


def contexts_of(
    key: Any, paths: set[str], field_of: Callable[[TranslationContext], str] | None = None
) -> dict[str, TranslationContext]:
    """Return the places of a page by their paths; what is not there is made, in the field that is said."""
    found = _contexts_there(key, paths)
    new = [
        TranslationContext(object_id=key, path=path, path_id=TranslationContext._get_path_id(path))
        for path in sorted(paths - found.keys())
    ]
    if not new:
        return found
    if field_of is not None:
        for each in new:
            each.field_path = field_of(each)
    TranslationContext.objects.bulk_create(new, ignore_conflicts=True)
    return _contexts_there(key, paths)


def _contexts_there(key: Any, paths: set[str]) -> dict[str, TranslationContext]:
    rows = TranslationContext.objects.filter(object_id=key, path__in=paths)
    return {row.path: row for row in rows}


def forget(keys: Collection[Any]) -> None:
    """Delete all that is kept of pages by their translation keys, and words that nothing uses any more."""
    for model in (OverridableSegment, RelatedObjectSegment, StringSegment, TemplateSegment):
        model.objects.filter(context__object_id__in=keys).delete()
    for model in (SegmentOverride, StringTranslation):
        model.objects.filter(context__object_id__in=keys).delete()
    TranslatableObject.objects.filter(translation_key__in=keys).delete()
    drop_unused()


def drop_unused() -> None:
    """Delete words that stand on no page and have no translation."""
    String.objects.filter(segments=None, translations=None).delete()
    Template.objects.filter(segments=None).delete()


def name_anew() -> None:
    """Name each string whose words were struck out by what is left of them.

    By its old one, a page that has those words again would be given the string without them.
    """
    for row in String.objects.filter(data__contains=STRUCK):
        name = hash_of(row.data)
        if name == row.data_hash:
            continue
        others = String.objects.filter(locale_id=row.locale_id, data_hash=name)
        if others.exclude(pk=row.pk).exists():
            row.delete()
        else:
            String.objects.filter(pk=row.pk).update(data_hash=name)
