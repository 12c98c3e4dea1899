"""Writing a translation: always a draft of the translated page, which goes through the workflow."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, Revision

from core.border.references import Border
from core.languages import SOURCE_LANGUAGE
from core.rows import ProseRow
from translations.localize.arriving import arriving
from translations.localize.harvest import harvest, written_by_us
from translations.models import MadeFrom
from translations.segments import (
    prose_fields,
    prose_relations,
    row_fields,
    rows_of,
    segments_of,
    walk_block,
)

#: For so long one draft takes what its maker goes on writing, text by text.
GOING_ON = timedelta(hours=1)


class NotTranslatedError(Exception):
    """A block holds a text that has no translation yet."""


def translation_of(source: Any, language: str) -> Any | None:
    """Return the translated page with its newest draft; None when there is none, or only an alias."""
    page = (
        Page.objects.filter(
            translation_key=source.translation_key,
            locale__language_code=language,
            alias_of__isnull=True,
        )
        .exclude(pk=source.pk)
        .first()
    )
    return page.get_latest_revision_as_object() if page else None


def parent_in(source: Page, language: str) -> Page | None:
    """Return the page that a translation of `source` is to stand under; None when there is none."""
    parent = source.get_parent()
    found: Page | None = Page.objects.filter(
        translation_key=parent.translation_key, locale__language_code=language
    ).first()
    return found


@transaction.atomic
def save_draft(
    source: Any,
    language: str,
    texts: Mapping[str, str],
    user: Any,
    *,
    machine: Collection[str] = (),
    going_on: bool = False,
) -> Any:
    """Save new texts (key of the source segment -> text) as a draft; give the page.

    `machine` names those that a machine made and nobody has read: they are marked until somebody has.

    Texts that are not named stay as they are, but for what was written in wagtail-localize meanwhile.
    The live page is not touched. A block of the source
    that has a text without a translation is left out: Dutch never goes live as a translation.
    With `going_on` the newest draft is written anew if it is of this user and goes nowhere yet.
    Raises PermissionDenied, and ValidationError when there is no title or no page to stand under.
    """
    page = translation_of(source, language)
    locale = Locale.objects.get(language_code=language)
    meanwhile = {
        key: each for key, each in arriving(source, page, locale).items() if key not in texts
    }
    machine = {*machine, *(key for key, each in meanwhile.items() if each.machine)}
    texts = {key: each.text for key, each in meanwhile.items()} | dict(texts)
    if page is None:
        page = _begin(source, language, texts, user)
    elif page.locked_by_id or page.get_lock() is not None:
        raise ValidationError(_("“%(title)s” is locked.") % {"title": page.title})
    elif not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    record, _made = MadeFrom.objects.get_or_create(page_id=page.pk)
    old = record.segments
    current = {each.key: each.text for each in segments_of(page)}
    known = {key: current[each["target"]] for key, each in old.items() if each["target"] in current}
    given = {key: text for key, text in texts.items() if text.strip()}
    fill(page, source, known | given, {each["target"] for each in old.values()})
    Border(page, page.path, user).check_texts()
    with written_by_us():
        revision = page.save_revision(
            user=user,
            log_action=True,
            clean=True,
            overwrite_revision=_own_draft(page, user) if going_on else None,
        )
    segments: dict[str, dict[str, str]] = {}
    hashes = {each.key: each.hash for each in segments_of(page)}
    left_out = []
    for each in segments_of(source):
        if each.key in given and each.key not in hashes:
            # Its block waits for other texts: it is kept, and comes along with them.
            left_out.append((each, given[each.key]))
        elif each.key in given:
            segments[each.key] = {"source": each.text, "target": each.key}
            if each.key in machine:
                segments[each.key]["machine"] = hashes[each.key]
        elif each.key in known:
            segments[each.key] = {**old[each.key], "target": each.key}
    record.segments, record.revision = segments, revision.pk
    record.save()
    harvest(source, page, user, left_out, machine)
    return page


def _own_draft(page: Any, user: Any) -> Revision | None:
    """Return a draft of this user of just now that is neither online, planned nor with an approver."""
    revision: Revision | None = page.get_latest_revision()
    if revision is None or revision.user_id != user.pk or page.workflow_in_progress:
        return None
    used = revision.pk == page.live_revision_id or revision.approved_go_live_at
    old = timezone.now() - revision.created_at > GOING_ON
    return None if used or old else revision


def fill(page: Any, source: Any, texts: Mapping[str, str], replaced: set[str]) -> None:
    """Put texts into a page in the shape of its source; what only the translation has stays."""
    for name, model in prose_relations(type(source)).items():
        setattr(page, name, _fill_rows(page, source, name, model, texts, replaced))
    for name in prose_fields(type(source)):
        field = type(source)._meta.get_field(name)
        if not isinstance(field, StreamField):
            if name in texts:
                setattr(page, name, texts[name].strip())
            continue

        def put(key: str, _text: str, _rich: bool, _table: str) -> str:
            if key not in texts:
                raise NotTranslatedError(key)
            return texts[key]

        raw = []
        for number, each in enumerate(getattr(source, name).raw_data):
            try:
                raw.append(walk_block(field.stream_block, each, number, name, put))
            except NotTranslatedError:
                continue
        ids = {each.get("id") for each in getattr(source, name).raw_data}
        ours = {key.split("/")[1] for key in replaced if key.startswith(f"{name}/")}
        own = [
            each
            for number, each in enumerate(getattr(page, name).raw_data)
            if each.get("id") not in ids and (each.get("id") or str(number)) not in ours
        ]
        setattr(page, name, field.stream_block.to_python(raw + own))


def _fill_rows(
    page: Any,
    source: Any,
    name: str,
    model: type[ProseRow],
    texts: Mapping[str, str],
    replaced: set[str],
) -> list[ProseRow]:
    there = {row.key: row for row in rows_of(page, name)}
    ours = {key.split("/")[1] for key in replaced if key.startswith(f"{name}/")}
    prose = row_fields(model)
    facts = [
        field.name
        for field in model._meta.concrete_fields
        if field.name not in (*prose, "id", "page", "sort_order", "key")
    ]
    rows = []
    for each in rows_of(source, name):
        wanted = [field for field in prose if str(getattr(each, field) or "").strip()]
        words = {field: texts.get(f"{name}/{each.key}/{field}", "").strip() for field in wanted}
        old = there.get(each.key)
        if not all(words.values()):
            # What is there was written by somebody; a new row waits for all of its texts.
            rows += [old] if old else []
            continue
        row = old or model(key=each.key)
        for field in prose:
            setattr(row, field, words.get(field, ""))
        for field in facts:
            setattr(row, field, getattr(each, field))
        rows.append(row)
    known = {each.key for each in rows_of(source, name)}
    rows += [row for key, row in there.items() if key not in known and key not in ours]
    for number, row in enumerate(rows):
        row.sort_order = number
    return rows


def _begin(source: Any, language: str, texts: Mapping[str, str], user: Any) -> Any:
    if not texts.get("title", "").strip():
        raise ValidationError(_("Translate the title first: a page needs one."))
    if language == SOURCE_LANGUAGE:
        raise PermissionDenied
    parent = parent_in(source, language)
    if parent is None:
        words = _("First translate the page above it: “%(title)s”.")
        raise ValidationError(words % {"title": source.get_parent().title})
    if not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    page = source.copy_for_translation(Locale.objects.get(language_code=language))
    for name in prose_fields(type(source)):
        field = type(source)._meta.get_field(name)
        if name not in ("title",):
            setattr(page, name, field.get_default() if isinstance(field, StreamField) else "")
    for name in prose_relations(type(source)):
        # Dutch rows never stay: those with a translation are made anew.
        setattr(page, name, [])
    # Those of the source: as a date on this page they would keep it offline, or take it there.
    page.go_live_at = page.expire_at = None
    page.title = page.draft_title = texts["title"].strip()
    page.save(clean=False)
    return page
