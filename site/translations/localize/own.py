"""What a translation chooses for itself, as wagtail-localize keeps it: addresses, documents, pictures, pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.fields import StreamField
from wagtail.models import Locale
from wagtail_localize.models import OverridableSegment, SegmentOverride
from wagtail_localize.segments.extract import quote_path_component

from translations.localize.strings import path_of
from translations.segments import Segment, prose_fields
from translations.texts.filling import There
from translations.texts.links import own_links


def own_values(source: Any, page: Any, texts: Iterable[tuple[Segment, str]]) -> dict[str, Any]:
    """Return what stands in a translation, by the places at which wagtail-localize lets a value differ."""
    found: dict[str, Any] = {}
    for name in prose_fields(type(source)):
        field = type(source)._meta.get_field(name)
        if isinstance(field, StreamField):
            there = There(field.stream_block, getattr(page, name).raw_data, name)
            found |= {key.replace("/", "."): value for key, value in there.values.items()}
    for segment, text in texts:
        for link, own in own_links(segment.text, text).items() if segment.rich else ():
            if "href" in dict(link) and "href" in dict(own):
                place = f"{path_of(segment)}.{quote_path_component(dict(link)['href'])}"
                found[place] = dict(own)["href"]
    return found


def keep_own(source: Any, page: Any, texts: Iterable[tuple[Segment, str]], user: Any) -> None:
    """Let wagtail-localize have what a translation chose for itself; what is as in Dutch is no choice."""
    places = OverridableSegment.objects.filter(
        source__object_id=source.translation_key, source__locale=source.locale
    ).values_list("context_id", "context__path", "data_json")
    rows = {row.context_id: row for row in _rows(source, page.locale)}
    if not places and not rows:
        return
    values = own_values(source, page, texts)
    kept = set()
    for number, path, dutch in places:
        if path not in values or _same(values[path], json.loads(dutch)):
            continue
        kept.add(number)
        data = json.dumps(values[path], cls=DjangoJSONEncoder)
        row = rows.get(number)
        if row is None or row.data_json != data or row.has_error:
            SegmentOverride.objects.update_or_create(
                locale=page.locale,
                context_id=number,
                defaults={
                    "data_json": data,
                    "last_translated_by": user,
                    "has_error": False,
                    "field_error": "",
                },
            )
    gone = [row.pk for number, row in rows.items() if number not in kept]
    if gone:
        SegmentOverride.objects.filter(pk__in=gone).delete()


def _rows(source: Any, locale: Locale) -> Any:
    return SegmentOverride.objects.filter(context__object_id=source.translation_key, locale=locale)


def _same(value: Any, other: Any) -> bool:
    return bool(value == other) or str(value or "") == str(other or "")


def links_chosen(segment: Segment, chosen: Mapping[str, Any]) -> dict[str, str]:
    """Return where links of a Dutch text are to lead, by their Dutch addresses."""
    start = f"{path_of(segment)}.'"
    return {
        path.removeprefix(start)[:-1].replace("\\'", "'").replace("\\\\", "\\"): str(value)
        for path, value in chosen.items()
        if path.startswith(start) and path.endswith("'")
    }
