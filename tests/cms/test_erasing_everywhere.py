"""A person stands in no column of any model after they were erased, and no reference leads to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, models
from django.db.models import TextField
from django.db.models.functions import Cast
from pytest_django import Settings
from treebeard.mp_tree import MP_Node
from wagtail.fields import StreamField
from wagtail.models import Page, Revision
from wagtail_localize.models import String, TranslationContext, TranslationSource

from contacts.erasure.columns import OF_PROGRAM
from contacts.erasure.removal import remove
from contacts.erasure.subject import Subject, references_to_people, subject_of
from contacts.models import PersonPage
from publishing.removal import tombstones
from tests.cms.world import Municipality
from tests.home.pictures import add_picture, photo
from tests.registry import a_row
from translations.localize.sources import source_for

pytestmark = pytest.mark.django_db
NAME, SHORT = "Quirijn Kanariezanger", "Qzy Xwv"
#: No text: places in a tree, what the program numbers, and keys of rows.
NO_TEXT = (
    "int",
    "bool",
    "real",
    "double",
    "numeric",
    "decimal",
    "date",
    "time",
    "uuid",
    "tsvector",
)


@pytest.fixture(autouse=True)
def own_folders(settings: Settings, tmp_path: Path) -> None:
    for name in ("RELEASES_DIR", "WITHDRAWN_DIR", "MEDIA_ROOT"):
        setattr(settings, name, tmp_path / name.lower())


@pytest.fixture
def person(city: Municipality) -> PersonPage:
    found: PersonPage = city.pages["person_one"]
    found.title, found.slug = NAME, "quirijn-kanariezanger"
    found.save()
    return found


def subject(person: PersonPage) -> Subject:
    return subject_of(person, [SHORT])


def text_columns() -> list[tuple[Any, models.Field[Any, Any]]]:
    """Return every column of text of every model with a table, by what the database calls it."""
    tables = set(connection.introspection.table_names())
    return [
        (model, field)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if model._meta.db_table in tables
        and not field.is_relation
        and not isinstance(field, models.UUIDField | models.BinaryField)
        and not (field.name == "path" and issubclass(model, MP_Node))
        and not any(word in (field.db_type(connection) or "") for word in NO_TEXT)
    ]


def planted(field: models.Field[Any, Any]) -> Any:
    """Return a value with the name in it, of the kind that a column holds."""
    room = field.max_length or 1000
    if isinstance(field, StreamField):
        return json.dumps([{"type": "rich_text", "value": f"<p>Met {NAME}.</p>", "id": "a"}])
    if isinstance(field, models.JSONField):
        return [{"title": NAME, NAME: [f"Bel {NAME}"]}]
    if isinstance(field, models.FileField):
        # A folder for each column: the storage makes no name unique by chance, which may spell the name.
        name = f"{field.model._meta.label_lower}/{field.name}/met-quirijn-kanariezanger.txt"
        return default_storage.save(name, ContentFile(b"x"))
    if isinstance(field, models.SlugField):
        return "bij-quirijn-kanariezanger"
    return f"Met {NAME}" if room > len(NAME) + 4 else SHORT


def holding(model: Any, field: models.Field[Any, Any]) -> list[str]:
    texts = model._base_manager.annotate(text_held=Cast(field.name, TextField()))
    return [
        text
        for text in texts.values_list("text_held", flat=True)
        if text and any(word in text.lower() for word in ("kanariezanger", "qzy"))
    ]


def test_every_text_column_of_every_model_loses_the_name(
    person: PersonPage, city: Municipality
) -> None:
    # What wagtail-localize keeps hangs on a page by its key alone.
    source_for(city.pages["article"])
    columns = [
        (model, field)
        for model, field in text_columns()
        if not field.primary_key
        and model._meta.label not in OF_PROGRAM
        and (field.max_length or 1000) >= len(SHORT)
    ]
    who = subject(person)
    rows: dict[Any, Any] = {}
    for model, field in columns:
        if model not in rows:
            rows[model] = other_row(model, person)
        model._base_manager.filter(pk=rows[model].pk).update(**{field.name: planted(field)})
    assert [str(field) for model, field in columns if not holding(model, field)] == []
    remove(who, prose=True).end()
    left = [f"{field}: {holding(model, field)}" for model, field in columns]
    assert [each for each in left if not each.endswith(": []")] == []
    assert list(Path(default_storage.path("")).rglob("*quirijn*")) == []
    assert len(columns) > 200


def other_row(model: Any, person: PersonPage) -> Any:
    """Return a row that is not the person's own."""
    if issubclass(model, Page):
        return model._base_manager.exclude(pk=person.pk).order_by("-pk").first()
    if any(field.name == "page" and field.is_relation for field in model._meta.local_fields):
        target = model._meta.get_field("page").related_model
        page = target._base_manager.exclude(pk=person.pk).order_by("-pk").first()
        return a_row(model, page=page)
    if any(field.name == "context" for field in model._meta.local_fields):
        return a_row(model, context=TranslationContext.objects.order_by("pk").last())
    return a_row(model)


def test_what_is_left_out_is_made_by_the_program() -> None:
    assert set(OF_PROGRAM) == {
        "auth.Permission",
        "contenttypes.ContentType",
        "wagtailadmin.Admin",
        "wagtailcore.Locale",
        "wagtailsearch.SQLiteFTSIndexEntry",
    }


def test_without_texts_only_history_loses_the_name(person: PersonPage, city: Municipality) -> None:
    article = city.pages["article"]
    article.introduction = f"Met {NAME}"
    article.save_revision(log_action=True)
    Page.objects.filter(pk=article.pk).update(title=f"Bij {NAME}")
    remove(subject(person)).end()
    assert Page.objects.get(pk=article.pk).title == f"Bij {NAME}"
    assert not Revision.objects.filter(content__icontains="kanariezanger").exists()


def test_strings_of_translations_lose_the_name_and_the_person(
    person: PersonPage, city: Municipality
) -> None:
    """What is kept of a Dutch text from before a change stands on no page any more."""
    article = city.pages["article"]
    article.introduction = f"Met {NAME}"
    of_article, of_person = source_for(article), source_for(person)
    assert of_article is not None
    assert of_person is not None
    article.introduction = "Zonder"
    source_for(article)
    assert String.objects.filter(data__icontains="kanariezanger").exists()
    remove(subject(person)).end()
    assert not TranslationSource.objects.filter(pk=of_person.pk).exists()
    assert not String.objects.filter(data__icontains="kanariezanger").exists()
    article.introduction = "Met […]"
    of_article = source_for(article)
    assert of_article is not None
    strings = of_article.stringsegment_set.values_list("string__data", flat=True)
    assert "Met […]" in strings


def test_a_string_that_was_struck_is_not_given_for_the_words_that_it_had(
    person: PersonPage, city: Municipality
) -> None:
    article = city.pages["article"]
    article.introduction = f"Met {NAME}"
    source_for(article)
    remove(subject(person)).end()
    of_article = source_for(article)
    assert of_article is not None
    of_article.update_from_db()
    article.save()
    of_article.update_from_db()
    strings = of_article.stringsegment_set.values_list("string__data", flat=True)
    assert f"Met {NAME}" in strings


def test_every_foreign_key_to_a_person_keeps_its_rule(
    person: PersonPage, city: Municipality
) -> None:
    made = []
    for model, field in references_to_people():
        target = model._meta.get_field("page") if has(model, "page") else None
        given: dict[str, Any] = {field.name: person}
        if target is not None and field.name != "page":
            given["page"] = target.related_model._base_manager.order_by("pk").first()
        if has(model, "note"):
            given["note"] = "Bel thuis"
        made.append((model, field, a_row(model, **given).pk))
    assert {field.name for _model, field, _pk in made} >= {"page", "person", "deputy"}
    remove(subject(person)).end()
    for model, field, pk in made:
        row = model._base_manager.filter(pk=pk).values().first()
        if not field.null:
            assert row is None, model
            continue
        assert row is not None, model
        assert row[field.attname] is None, model
        assert row.get("note", "") == ""
    rules = {field.remote_field.on_delete for _model, field in references_to_people()}
    assert rules <= {models.CASCADE, models.SET_NULL}


def has(model: Any, name: str) -> bool:
    return any(field.name == name for field in model._meta.local_fields)


def test_no_stream_and_no_version_leads_to_who_is_erased(
    person: PersonPage, city: Municipality
) -> None:
    picture = add_picture("Foto", photo(40, 40), "foto.jpg")
    person.photo = picture
    person.save()
    body: list[dict[str, Any]] = [
        {"type": "contact_card", "value": {"person": person.pk}, "id": "a"},
        {"type": "picture", "value": {"image": picture.pk, "alt": "", "caption": ""}, "id": "b"},
        {"type": "rich_text", "id": "c", "value": (
            f'<p>Vraag <a linktype="page" id="{person.pk}">haar</a> of '
            f'<a linktype="page" id="{city.pages["role"].pk}">de wijkmanager</a>.</p>'
        )},
        {"type": "call_to_action", "id": "d", "value": {
            "title": "Bel", "text": "", "label": "Bel", "page": person.pk, "url": "",
        }},
        {"type": "details", "id": "e", "value": {"items": [{"type": "item", "id": "f", "value": {
            "summary": "Wie?", "text": f'<a linktype="page" id="{person.pk}">Zij</a>',
        }}]}},
    ]  # fmt: skip
    after = [
        {"type": "rich_text", "id": "c", "value": (
            f'<p>Vraag haar of <a linktype="page" id="{city.pages["role"].pk}">de wijkmanager'
            "</a>.</p>"
        )},
        {"type": "call_to_action", "id": "d", "value": {
            "title": "Bel", "text": "", "label": "Bel", "page": None, "url": "",
        }},
        {"type": "details", "id": "e", "value": {"items": [{"type": "item", "id": "f", "value": {
            "summary": "Wie?", "text": "Zij",
        }}]}},
    ]  # fmt: skip
    streams: list[tuple[Any, str]] = [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, StreamField) and has_rows(model)
        # The parts of a start page hold no text and lead to nobody.
        if {each["type"] for each in body} <= set(field.stream_block.child_blocks)
    ]
    assert len(streams) > 10
    for model, name in streams:
        page: Any = model._base_manager.order_by("pk").first()
        setattr(page, name, json.dumps(body))
        page.save()
        page.save_revision()
    remove(subject(person)).end()
    for model, name in streams:
        page = model._base_manager.order_by("pk").first()
        assert list(getattr(page, name).raw_data) == after, model
        assert json.loads(page.get_latest_revision().content[name]) == after, model


def has_rows(model: Any) -> bool:
    return bool(model._base_manager.exists())


def test_a_version_of_a_council_loses_the_person_and_what_was_said_about_them(
    person: PersonPage, city: Municipality
) -> None:
    people = city.pages["people_one"]
    people.appointments.create(role=city.pages["role"], person=person, note="Bel thuis")
    people.save()
    revision = people.save_revision()
    remove(subject(person)).end()
    revision.refresh_from_db()
    (row,) = revision.content["appointments"]
    assert (row["person"], row["note"]) == (None, "")


def test_an_error_halfway_leaves_everything_as_it_was(
    person: PersonPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: Any, **_options: Any) -> Any:
        raise RuntimeError("halfway")

    monkeypatch.setattr("contacts.erasure.removal.strike_out", fail)
    with pytest.raises(RuntimeError, match="halfway"):
        remove(subject(person), prose=True)
    assert PersonPage.objects.filter(pk=person.pk).exists()
    assert tombstones.tombstones() == ()
    assert list(tombstones.folder().glob("erasing-*")) == []
