"""What wagtail-localize has of a Dutch page, made in a few questions to the database instead of some seventy."""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID, uuid5

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    Template,
    TemplateSegment,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

from translations.localize.store import contexts_of, strings_by_hash
from translations.localize.strings import hash_of

logger = logging.getLogger(__name__)


def source_for(page: Any) -> TranslationSource | None:
    """Return what wagtail-localize has of a Dutch page, as translators are to read it, up to date.

    None for a page with a text that it cannot take apart.
    """
    try:
        with transaction.atomic():
            source, _changed = TranslationSource.update_or_create_from_instance(page)
    except ValueError:
        logger.warning("wagtail-localize cannot take “%s” (%s) apart", page, page.pk, exc_info=True)
        return None
    return source


def translation_for(source: TranslationSource, locale: Locale) -> Translation:
    """Return the record of one language; a new one leaves the page to the page editor."""
    found, _new = Translation.objects.get_or_create(
        source=source, target_locale=locale, defaults={"enabled": False}
    )
    return found


@transaction.atomic
def refresh_segments(self: TranslationSource) -> None:
    """Stand in for the method of `TranslationSource`: the same rows, in a dozen questions.

    Raises ValueError for a text that cannot be taken apart.
    """
    page = self.as_instance()
    values = extract_segments(page)
    contexts = contexts_of(
        self.object_id, {each.path for each in values}, lambda each: _field_of(each, page)
    )
    _name_fields(contexts.values(), page)
    texts = {
        hash_of(each.string.data): each.string.data
        for each in values
        if isinstance(each, StringSegmentValue)
    }
    strings = strings_by_hash(self.locale_id, texts)
    templates = _templates(values)
    rows: dict[Any, list[dict[str, Any]]] = {
        StringSegment: [
            {
                "string_id": strings[hash_of(each.string.data)].pk,
                "attrs": json.dumps(each.attrs, cls=DjangoJSONEncoder),
                **_place(each, contexts),
            }
            for each in values
            if isinstance(each, StringSegmentValue)
        ],
        TemplateSegment: [
            {"template_id": templates[each.template].pk, **_place(each, contexts)}
            for each in values
            if isinstance(each, TemplateSegmentValue)
        ],
        OverridableSegment: [
            {"data_json": json.dumps(each.data, cls=DjangoJSONEncoder), **_place(each, contexts)}
            for each in values
            if isinstance(each, OverridableSegmentValue)
        ],
    }
    for model, wanted in rows.items():
        _replace(model, self, wanted)


def _place(value: Any, contexts: dict[str, TranslationContext]) -> dict[str, Any]:
    return {"context_id": contexts[value.path].pk, "order": value.order}


def _replace(model: Any, source: TranslationSource, wanted: list[dict[str, Any]]) -> None:
    """Let a source have exactly these segments; those that it has keep their numbers."""
    names = ["context_id", "order", *(set().union(*wanted) - {"context_id", "order"})]
    there = {
        tuple(values): pk
        for pk, *values in model.objects.filter(source=source).values_list("pk", *names)
    }
    kept = {tuple(each[name] for name in names): each for each in wanted}
    gone = [pk for values, pk in there.items() if values not in kept]
    if gone:
        model.objects.filter(pk__in=gone).delete()
    model.objects.bulk_create(
        model(source=source, **each) for values, each in kept.items() if values not in there
    )


def _name_fields(contexts: Iterable[TranslationContext], page: Any) -> None:
    """Write down in which field each place is that was made without a page; upstream does so one by one."""
    new = [each for each in contexts if not each.field_path]
    for each in new:
        each.field_path = _field_of(each, page)
    if new:
        TranslationContext.objects.bulk_update(new, ["field_path"])


def _field_of(context: TranslationContext, page: Any) -> str:
    """Return in which field of a page a place is; upstream would save it at once."""
    context.save = lambda **_kwargs: None
    try:
        context.get_field_path(page)
    finally:
        del context.save
    return str(context.field_path)


def _templates(values: Iterable[Any]) -> dict[str, Template]:
    """Return the templates of texts by what they are; what is not there is made."""
    wanted = {
        uuid5(uuid5(Template.BASE_UUID_NAMESPACE, each.format), each.template): each
        for each in values
        if isinstance(each, TemplateSegmentValue)
    }
    there = _templates_there(wanted)
    new = [
        Template(
            uuid=name,
            template=each.template,
            template_format=each.format,
            string_count=each.string_count,
        )
        for name, each in wanted.items()
        if name not in there
    ]
    if new:
        Template.objects.bulk_create(new, ignore_conflicts=True)
        there = _templates_there(wanted)
    return {each.template: there[name] for name, each in wanted.items()}


def _templates_there(names: Collection[UUID]) -> dict[UUID, Template]:
    if not names:
        return {}
    return {row.uuid: row for row in Template.objects.filter(uuid__in=names)}
