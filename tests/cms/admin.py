"""Filling in the real forms of the CMS: read them as a browser does, change a few fields, send."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.admin.menu import Menu
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text


def form_data(response: Any) -> dict[str, Any]:
    """Return what a browser would send of the page's main form, without pressing a button."""
    assert response.status_code == 200, response
    soup = BeautifulSoup(response.content, "html.parser")
    forms = [each for each in soup.find_all("form") if str(each.get("method")).lower() == "post"]
    # Around the editor stand small forms with one button each.
    form = max(forms, key=lambda each: len(each.find_all(["input", "select", "textarea"])))
    data: dict[str, Any] = {}
    for field in form.find_all(["input", "select", "textarea"]):
        name = str(field.get("name") or "")
        if not name or field.has_attr("disabled") or field.find_parent("template"):
            continue
        for value in _values(field):
            data.setdefault(name, []).append(value)
    instance = response.context["form"].instance
    # The editor of a text is built in the browser, from the text itself.
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField) and field.name in response.context["form"].fields:
            data |= stream_data(field.name, getattr(instance, field.name))
    return data


def stream_data(prefix: str, value: Any) -> dict[str, Any]:
    """Return what the editor of a text sends."""
    data: dict[str, Any] = {f"{prefix}-count": str(len(value))}
    for number, child in enumerate(value):
        place = f"{prefix}-{number}"
        data |= {
            f"{place}-deleted": "",
            f"{place}-order": str(number),
            f"{place}-id": child.id or "",
        }
        data[f"{place}-type"] = child.block_type
        data |= block_data(f"{place}-value", child.block, child.value)
    return data


def block_data(prefix: str, block: Any, value: Any) -> dict[str, Any]:
    """Return what the fields of one block send."""
    if isinstance(block, blocks.StructBlock):
        found: dict[str, Any] = {}
        for name, child in block.child_blocks.items():
            found |= block_data(f"{prefix}-{name}", child, value[name])
        return found
    if isinstance(block, blocks.ListBlock):
        found = {f"{prefix}-count": str(len(value))}
        for number, item in enumerate(value):
            place = f"{prefix}-{number}"
            found |= {f"{place}-deleted": "", f"{place}-order": str(number), f"{place}-id": ""}
            found |= block_data(f"{place}-value", block.child_block, item)
        return found
    if isinstance(block, TypedTableBlock):
        return _table_data(prefix, block, value)
    if isinstance(block, blocks.RichTextBlock):
        return {prefix: rich_text(value.source, features=block.features)}
    plain = block.value_for_form(value)
    return {prefix: "" if plain is None else str(getattr(plain, "pk", plain))}


def _table_data(prefix: str, block: Any, value: Any) -> dict[str, Any]:
    columns, rows = value.columns, value.row_data
    data = {f"{prefix}-column-count": str(len(columns)), f"{prefix}-row-count": str(len(rows))}
    data[f"{prefix}-caption"] = value.caption
    for number, column in enumerate(columns):
        place = f"{prefix}-column-{number}"
        data |= {f"{place}-type": column["block"].name, f"{place}-heading": column["heading"]}
        data |= {f"{place}-order": str(number), f"{place}-deleted": ""}
    for line, row in enumerate(rows):
        data |= {f"{prefix}-row-{line}-order": str(line), f"{prefix}-row-{line}-deleted": ""}
        for number, column in enumerate(columns):
            cell = f"{prefix}-cell-{line}-{number}"
            data |= block_data(cell, column["block"], row["values"][number])
    return data


def _values(field: Tag) -> list[str]:
    if field.name == "textarea":
        return [field.get_text().removeprefix("\n")]
    if field.name == "select":
        chosen = [str(each.get("value", "")) for each in field.find_all("option", selected=True)]
        if not chosen and not field.has_attr("multiple"):
            first = field.find("option")
            chosen = [str(first.get("value", ""))] if isinstance(first, Tag) else []
        return chosen
    kind = str(field.get("type") or "text")
    if kind in ("submit", "button", "file", "image", "reset"):
        return []
    if kind in ("checkbox", "radio") and not field.has_attr("checked"):
        return []
    return [str(field.get("value") or ("on" if kind == "checkbox" else ""))]


def edit_url(page: Page) -> str:
    """Return the address of the editor of a page."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add_url(model: type[Page], parent: Page) -> str:
    """Return the address of the form for a new page."""
    return reverse(
        "wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk]
    )


def send(client: Client, url: str, button: str = "action-publish", **changes: Any) -> Any:
    """Open a form, change some of its fields, press a button; give the answer."""
    data = form_data(client.get(url))
    for name, value in changes.items():
        data[name] = value
    data = {name: value for name, value in data.items() if value is not None}
    if button:
        data[button] = "1"
    return client.post(url, data)


def add_item(data: dict[str, Any], relation: str, **fields: Any) -> dict[str, Any]:
    """Add an item to an inline panel in form data, as its button does."""
    number = int(data[f"{relation}-TOTAL_FORMS"][0])
    item = {f"{relation}-{number}-{name}": value for name, value in fields.items()}
    item |= {
        f"{relation}-{number}-{name}": value
        for name, value in {"id": "", "ORDER": str(number + 1), "DELETE": ""}.items()
    }
    return data | {f"{relation}-TOTAL_FORMS": [str(number + 1)]} | item


def errors(response: Any) -> str:
    """Return the messages of a form that was refused."""
    soup = BeautifulSoup(response.content, "html.parser")
    found = soup.select(".error-message, .w-field__errors, .messages, .help-critical")
    return " ".join(" ".join(each.get_text(" ").split()) for each in found)


@contextmanager
def menus_once() -> Iterator[None]:
    """Choose the items of each menu once for everybody, while the block runs.

    They are a quarter of the work, and the same whatever is asked.
    """
    choose, known = Menu.menu_items_for_request, {}

    def chosen(menu: Menu, request: Any) -> Any:
        # A menu is kept with its items: another one does not get its number.
        key = id(menu), request.user.pk
        if key not in known:
            known[key] = menu, choose(menu, request)
        return known[key][1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Menu, "menu_items_for_request", chosen)
        yield
