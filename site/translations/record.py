"""Writing down what a translation was made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from core.forms.panels import source_page
from translations.models import MadeFrom
from translations.segments import Segment, prose_fields, segments_of, text_hash
from translations.texts.filling import values_of
from translations.texts.paragraphs import pairs as pairs_of
from translations.texts.paragraphs import units_of


def hashes(segments: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return what the public site may know of a record."""
    return {key: text_hash(each["source"]) for key, each in segments.items()}


def unread(segments: Mapping[str, Mapping[str, Any]], translation: Iterable[Segment]) -> list[str]:
    """Return the keys of what a machine wrote, or a part of it, and nobody has read or changed since."""
    texts = {each.key: each for each in translation}
    return sorted(
        key
        for key, each in segments.items()
        if (there := texts.get(each["target"])) is not None and marks_in(each, there)
    )


def marks_in(entry: Mapping[str, Any], translation: Segment) -> frozenset[str]:
    """Return the hashes of what a machine wrote and still stands in a translation as it wrote it."""
    marks = entry.get("machine") or ()
    if not marks:
        return frozenset()
    there = {translation.hash} | {each.hash for each in units_of(translation)}
    return frozenset(there & {marks} if isinstance(marks, str) else there & {*marks})


def placed(
    segments: Mapping[str, Mapping[str, Any]], source: Iterable[Segment]
) -> dict[str, Mapping[str, Any]]:
    """Return a record with the cells of tables where they stand in the Dutch text now.

    A cell is known by its words: a row that comes between others makes only itself new.
    """
    found: dict[str, Mapping[str, Any]] = dict(segments)
    cells: dict[str, list[Segment]] = {}
    for each in source:
        if each.place and each.key.startswith(f"{each.place}/"):
            cells.setdefault(each.place, []).append(each)
    for table, now in cells.items():
        then = sorted((key for key in segments if key.startswith(f"{table}/")), key=_place_in_table)
        order = pairs_of(
            [str(segments[key]["source"]).strip() for key in then],
            [each.text.strip() for each in now],
        )
        for key in then:
            del found[key]
        for each, number in zip(now, order, strict=True):
            if number is not None:
                found[each.key] = segments[then[number]]
    return found


def _place_in_table(key: str) -> tuple[int, ...]:
    """Return where a cell stands: the caption first, headings, then row by row."""
    numbers = tuple(int(each) for each in key.split("/") if each.isdecimal())
    return (1 if "/columns/" in key else 2 if "/rows/" in key else 0, *numbers)


def adopt(page: Any) -> MadeFrom | None:
    """Take a translation that has no record for one of the source as it is now.

    Texts are paired by their place. None when the page is no translation, or has a record.
    """
    source = source_page(page)
    if source is None or MadeFrom.objects.filter(page_id=page.pk).exists():
        return None
    made = pairs(segments_of(source.specific), segments_of(page.specific))
    return MadeFrom.objects.create(
        page_id=page.pk,
        segments=made,
        live=hashes(made),
        values=values_of(source.specific, prose_fields(type(source.specific))),
    )


def pairs(source: tuple[Segment, ...], target: tuple[Segment, ...]) -> dict[str, dict[str, str]]:
    """Pair segments: by key where blocks were copied, else by place in a field of the same shape."""
    found: dict[str, dict[str, str]] = {}
    for field in dict.fromkeys(each.field for each in source):
        ours = [each for each in source if each.field == field]
        theirs = [each for each in target if each.field == field]
        keys = {each.key for each in theirs}
        same_keys = any(each.key in keys for each in ours)
        # Other lengths: nobody can tell which text belongs to which, so none is claimed.
        same_shape = [each.rich for each in ours] == [each.rich for each in theirs]
        for number, each in enumerate(ours):
            if same_keys:
                match = each.key if each.key in keys else None
            else:
                match = theirs[number].key if same_shape else None
            if match is not None:
                found[each.key] = {"source": each.text, "target": match}
    return found
