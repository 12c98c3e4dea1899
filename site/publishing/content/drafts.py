"""A draft in the place of what is live: content as it would be when an editor published now."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.db.models import Model
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from publishing.cms.start_pages import all_sites, start_pages
from publishing.content.conditions import empty, may_be_public
from publishing.content.declarations import PageDetailRow, PageRow, Record, records
from publishing.content.file_digests import FileDigests
from publishing.content.load import frozen
from publishing.content.snapshot import Content
from publishing.preview.public_now import public_now

#: The id of a page that has never been saved.
NEW = 0


def content_with_draft(page: Page, moment: datetime) -> Content:
    """Load the site of `page` with the unsaved page, its items and its links put in place.

    Raises LookupError when the page belongs to no site.
    """
    above = _ancestor_ids(page)
    also = frozenset({*above, page.pk} if page.pk else above)
    return draft_into(public_now(site_that_holds(page), moment, also), page)


def draft_into(content: Content, page: Page) -> Content:
    """Put the unsaved page, its items and its links in the place of what `content` has of them."""
    tables: dict[type[Any], list[Any]] = {}
    row = _page_row(page)
    others = [each for each in content.table(PageRow) if each.id != row.id]
    tables[PageRow] = sorted([*others, row], key=lambda each: each.path)
    details = [each for each in content.table(PageDetailRow) if each.id != row.id]
    tables[PageDetailRow] = [*details, _detail_row(page, content)]
    for record in records():
        if record.model is type(page):
            kept = [each for each in content.table(record.row) if each.id != row.id]
            tables[record.row] = [*kept, _row(record, page, row.id, content.files)]
        else:
            rows = _items(record, page, row.id, content.files)
            if rows is not None:
                owner = f"{record.owner}_id" if record.owner else "page_id"
                replaced = _owners(record, page, row.id)
                kept = [e for e in content.table(record.row) if getattr(e, owner) not in replaced]
                tables[record.row] = [*kept, *rows]
    return content.with_rows(tables)


def draft_page_row(content: Content, page: Page) -> PageRow:
    """Return the row of the draft in `content`."""
    row = content.get(PageRow, page.pk or NEW)
    if row is None:
        raise LookupError(f"page {page.pk} is not in the content")
    return row


def site_of(page: Page) -> Site | None:
    """Return the site whose tree, in whatever language, holds `page`; None when none does.

    Every page can be outside all sites: Wagtail's root, the first page of a municipality before
    its site is made, and the pages of a site that was deleted.
    """
    for site in all_sites():
        if page.path.startswith(tuple(each.path for each in start_pages(site))):
            return site
    return None


def site_that_holds(page: Page) -> Site:
    """Return the site of `page`. Raises LookupError when it belongs to none."""
    site = site_of(page)
    if site is None:
        raise LookupError(f"page {page.pk or page.title!r} belongs to no site")
    return site


def _ancestor_ids(page: Page) -> set[int]:
    """Return the pages above `page`, and the source versions of it and of them."""
    paths = [page.path[:end] for end in range(8, len(page.path), 4)]
    keys = Page.objects.filter(path__in=paths).values("translation_key")
    return set(Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True)) | set(
        Page.objects.filter(translation_key=page.translation_key)
        .exclude(pk=page.pk)
        .values_list("pk", flat=True)
    )


def _page_row(page: Page) -> PageRow:
    """Make the row that every page has from an unsaved page."""
    values = {
        "id": page.pk or NEW,
        "path": page.path,
        "depth": page.depth,
        "slug": page.slug or "voorbeeld",
        "title": page.title,
        "language": page.locale.language_code,
        "translation_key": page.translation_key.hex,
        "kind": page._meta.label_lower,
        "show_in_menus": page.show_in_menus,
        "alias_of_id": page.alias_of_id,
    }
    return PageRow(**values)


def _detail_row(page: Page, content: Content) -> PageDetailRow:
    """Make the row with the dates that a page has now and the words that its draft has."""
    stored = content.get(PageDetailRow, page.pk or NEW)
    return PageDetailRow(
        page.pk or NEW,
        page.seo_title,
        page.search_description,
        stored.first_published_at if stored else None,
        stored.last_published_at if stored else None,
    )


def _row(record: Record, instance: Model, key: int, files: FileDigests) -> Any:
    """Make a row of public fields from an unsaved instance."""
    values: list[Any] = []
    for name in record.fields:
        if name == "id":
            values.append(key)
        elif not may_be_public(instance, name):
            values.append(empty(record.model, name))
        elif record.is_text(name):
            field: Any = instance._meta.get_field(name)
            value = field.value_from_object(instance)
            plain = list(value.raw_data) if isinstance(field, StreamField) else value
            values.append(None if plain is None else json.dumps(plain, ensure_ascii=False))
        elif name in record.files:
            stored = getattr(instance, name)
            owner = record.file_owner({**vars(instance), "id": key})
            values.append(files.public(owner, stored.name) if stored else stored.name)
        else:
            values.append(frozen(getattr(instance, name)))
    return record.row(*values)


def _items(record: Record, page: Page, page_id: int, files: FileDigests) -> list[Any] | None:
    """Make the rows of one kind of item or link that `page` has; None for another page's kind."""
    if record.owner is not None:
        return _links(record, page, page_id)
    name = _relation(record.model, page)
    if name is None:
        return None
    return [
        _row(record, item, key, files)._replace(page_id=page_id)
        for key, item in _numbered(page, name)
    ]


def _relation(model: type[Model], page: Page) -> str | None:
    """Return the name under which `page` has items of `model`."""
    field = next((each for each in model._meta.fields if each.name == "page"), None)
    if isinstance(field, ParentalKey) and isinstance(page, field.related_model):
        return str(field.related_query_name())
    return None


def _numbered(page: Page, name: str) -> list[tuple[int, Any]]:
    """Return the items of `page` with their ids; new ones get ids that no stored one has."""
    items = enumerate(getattr(page, name).all())
    found = [(item.pk or -(number + 1), item) for number, item in items]
    # A form keeps the items in the order of its fields, not in the one that the editor dragged.
    return sorted(found, key=lambda pair: getattr(pair[1], "sort_order", None) or 0)


def _links(record: Record, page: Page, page_id: int) -> list[Any] | None:
    """Make the rows of a many-to-many field of `page`, or of the items of `page`."""
    owners = _linked(record, page, page_id)
    if owners is None:
        return None
    rows: list[Any] = []
    for key, owner, field in owners:
        target = f"{field.m2m_reverse_field_name()}_id"
        for linked in getattr(owner, field.name).all():
            values = {"id": -(len(rows) + 1), f"{record.owner}_id": key, target: linked.pk}
            rows.append(record.row(**values))
    return rows


def _linked(record: Record, page: Page, page_id: int) -> list[tuple[int, Any, Any]] | None:
    """Return what the links of `record` start from, with its id and its field."""
    key = record.model._meta.get_field(str(record.owner))
    model: Any = key.related_model
    field = next(f for f in model._meta.many_to_many if f.remote_field.through is record.model)
    if isinstance(page, model):
        return [(page_id, page, field)]
    name = _relation(model, page)
    if name is None:
        return None
    return [(number, item, field) for number, item in _numbered(page, name)]


def _owners(record: Record, page: Page, page_id: int) -> set[int]:
    """Return the ids whose stored rows the draft's rows replace."""
    if record.owner is None:
        return {page_id}
    return {key for key, _owner, _field in _linked(record, page, page_id) or []}
