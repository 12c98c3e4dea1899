"""Every field of every form that takes the number of a row: a number over the border is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceField, ModelMultipleChoiceField
from django.test import Client
from django.urls import get_resolver
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text

from core.border.acting import acting
from home.models import InformationPage, NewsPage
from tests.cms.admin import add_item, edit_url, errors, form_data
from tests.cms.border.towns import MARK, Town
from tests.cms.world import page_types

pytestmark = pytest.mark.django_db


def rows_of(model: type[Any], town: Town) -> list[Any]:
    """Return all rows of a model that are of one town only."""
    with acting(town.users["chief"]) as asking:
        rows = model._base_manager.all()
        return [row for row in rows if asking.atlas.of(row) == asking.own]


def owned(model: type[Any]) -> bool:
    """Return whether rows of a model are chosen, and are of a municipality."""
    wanted = {"Page", "Picture", "PublicDocument", "Collection", "Site", "Group", "User"}
    return bool(wanted & {base.__name__ for base in model.__mro__})


def choice_fields(form_class: type[Any]) -> Iterator[tuple[str, Any]]:
    """Return the fields of a form, and of the forms of its items, that name rows with an owner."""
    for name, field in getattr(form_class, "base_fields", {}).items():
        rows: Any = field.queryset if isinstance(field, ModelChoiceField) else None
        if rows is not None and owned(rows.model):
            yield name, field
    for relation, formset in getattr(form_class, "formsets", {}).items():
        for name, field in choice_fields(formset.form):
            yield f"{relation}-{name}", field


def page_forms() -> Iterator[tuple[str, Any]]:
    """Return the fields of the editors of all page types."""
    for model in page_types():
        form_class = model.get_edit_handler().get_form_class()
        for name, field in choice_fields(form_class):
            yield f"{model._meta.label} {name}", field


def all_forms(base: type[Any] = forms.BaseForm) -> Iterator[type[Any]]:
    """Return every form class that this process has loaded."""
    for form_class in base.__subclasses__():
        yield form_class
        yield from all_forms(form_class)


def block_choices(block: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Return the blocks inside a block that choose a row."""
    if isinstance(block, blocks.ChooserBlock):
        yield path, block
    for name, child in getattr(block, "child_blocks", {}).items():
        yield from block_choices(child, f"{path}/{name}")
    if isinstance(block, blocks.ListBlock):
        yield from block_choices(block.child_block, f"{path}/*")


def refused(field: Any, row: Any) -> bool:
    """Return whether a field refuses a row, with a message."""
    several = isinstance(field, ModelMultipleChoiceField)
    try:
        field.clean([str(row.pk)] if several else str(row.pk))
    except ValidationError as error:
        return all(message.strip() for message in error.messages)
    return False


def test_every_field_of_every_page_editor_refuses_what_is_of_another_town(
    towns: tuple[Town, Town],
) -> None:
    mine, other = towns
    fields = dict(page_forms())
    assert {"home.NewsPage districts", "districts.PeoplePage appointments-person"} <= fields.keys()
    with acting(mine.users["chief"]):
        for name, field in fields.items():
            for row in rows_of(field.queryset.model, other)[:3]:
                assert refused(field, row), f"{name} takes {row}"


def test_every_form_of_the_cms_offers_and_takes_nothing_of_another_town(
    towns: tuple[Town, Town],
) -> None:
    mine, other = towns
    # Forms that are made when somebody asks are loaded with their views.
    assert get_resolver().url_patterns
    import_module("wagtail.images.views.bulk_actions.add_to_collection")
    seen = 0
    with acting(mine.users["chief"]):
        for form_class in set(all_forms()):
            for name, field in choice_fields(form_class):
                foreign = rows_of(field.queryset.model, other)
                assert not set(field.queryset) & set(foreign), f"{form_class} {name}"
                for row in foreign[:1]:
                    assert refused(field, row), f"{form_class} {name} takes {row}"
                seen += 1
    assert seen > 15


def test_every_chooser_in_a_text_refuses_what_is_of_another_town(
    towns: tuple[Town, Town],
) -> None:
    mine, other = towns
    found = {
        f"{model._meta.label} {field.name}{path}": block
        for model in page_types()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
        for path, block in block_choices(field.stream_block)
    }
    assert len(found) > 10
    with acting(mine.users["chief"]):
        for name, block in found.items():
            for row in rows_of(block.model_class, other)[:1]:
                with pytest.raises(ValidationError):
                    block.clean(row)
                assert name


def with_body(data: dict[str, Any], *blocks: tuple[str, dict[str, str]]) -> dict[str, Any]:
    """Put blocks into the text of a form."""
    data = data | {"body-count": str(len(blocks))}
    for number, (kind, values) in enumerate(blocks):
        place = f"body-{number}"
        data |= {f"{place}-{name}": "" for name in ("deleted", "id")}
        data |= {f"{place}-order": str(number), f"{place}-type": kind}
        data |= {f"{place}-value{name}": value for name, value in values.items()}
    return data


def link(kind: str, number: int) -> str:
    """Write what the editor of rich text sends for a link."""
    value = json.loads(rich_text('<p><a linktype="page" id="1">hier</a></p>'))
    (entity,) = value["entityMap"].values()
    entity["type"] = {"page": "LINK", "document": "DOCUMENT"}[kind]
    entity["data"] = {"id": number}
    return json.dumps(value)


@pytest.mark.parametrize("button", ["", "action-publish"])
def test_nothing_over_the_border_is_stored_in_a_text(towns: tuple[Town, Town], button: str) -> None:
    mine, other = towns
    page = mine.made.pages["information"]
    pictures, documents = other.rows["core.Picture"], other.rows["core.PublicDocument"]
    foreign = other.rows["wagtailcore.Page"]
    client = Client()
    client.force_login(mine.users["chief"])
    data = form_data(client.get(edit_url(page)))
    before = InformationPage.objects.get(pk=page.pk).latest_revision_id
    for kind, values in (
        ("picture", {"-image": str(pictures["public"]), "-alt": "", "-caption": ""}),
        ("hub_card", {"-hub": str(other.made.pages["hub_one"].pk)}),
        ("rich_text", {"": link("page", foreign["draft"])}),
        ("rich_text", {"": link("document", documents["private"])}),
    ):
        answer = client.post(edit_url(page), with_body(data, (kind, values)) | {button: "1"})
        assert answer.status_code == 200, (kind, values)
        assert answer.context["form"].errors["body"], (kind, values)
        assert errors(answer)
        # Not even its title, in what is shown again.
        assert MARK not in answer.content.decode().lower(), (kind, values)
    page = InformationPage.objects.get(pk=page.pk)
    assert page.latest_revision_id == before


def test_an_administrator_is_told_whose_it_is(
    towns: tuple[Town, Town], admin_client: Client
) -> None:
    mine, other = towns
    page = mine.made.pages["article"]
    data = form_data(admin_client.get(edit_url(page)))
    picture = other.rows["core.Picture"]["public"]
    answer = admin_client.post(edit_url(page), data | {"picture": str(picture)})
    assert answer.status_code == 200
    (message,) = answer.context["form"].errors["picture"]
    assert MARK in message.lower()
    assert "andere gemeente" in message
    assert NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object().picture_id is None


def test_an_item_of_another_page_is_not_changed(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    client = Client()
    client.force_login(mine.users["chief"])
    hub, foreign = mine.made.pages["hub_one"], other.made.pages["hub_one"]
    row = foreign.opening_periods.get()
    data = add_item(form_data(client.get(edit_url(hub))), "opening_periods")
    number = int(data["opening_periods-TOTAL_FORMS"][0]) - 1
    data[f"opening_periods-{number}-id"] = str(row.pk)
    answer = client.post(edit_url(hub), data)
    assert answer.status_code == 200
    assert foreign.opening_periods.get().pk == row.pk
    assert Page.objects.get(pk=row.page_id).pk == foreign.pk
