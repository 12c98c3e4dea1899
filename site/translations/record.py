"""Writing down what a translation was made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from core.forms.panels import source_page
from translations.models import MadeFrom
from translations.segments import Segment, segments_of, text_hash


def hashes(segments: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return what the public site may know of a record."""
    return {key: text_hash(each["source"]) for key, each in segments.items()}


def unread(segments: Mapping[str, Mapping[str, str]], translation: Iterable[Segment]) -> list[str]:
    """Return the keys of what a machine wrote and nobody has read or changed since."""
    texts = {each.key: each.hash for each in translation}
    return sorted(
        key
        for key, each in segments.items()
        if each.get("machine") and texts.get(each["target"]) == each["machine"]
    )


def adopt(page: Any) -> MadeFrom | None:
    """Take a translation that has no record for one of the source as it is now.

    Texts are paired by their place. None when the page is no translation, or has a record.
    """
    source = source_page(page)
    if source is None or MadeFrom.objects.filter(page_id=page.pk).exists():
        return None
    made = pairs(segments_of(source.specific), segments_of(page.specific))
    return MadeFrom.objects.create(page_id=page.pk, segments=made, live=hashes(made))


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
