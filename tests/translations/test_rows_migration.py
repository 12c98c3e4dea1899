"""Rows of an install from before get the names and places that new ones have."""

from __future__ import annotations

from importlib import import_module
from typing import Any
from uuid import uuid5

import pytest
from django.apps import apps
from django.db import connection
from wagtail_localize.models import TranslatableObject, TranslationContext

from core.rows import translation_key_of
from home.models import ProgrammePage
from home.models.programme import ProgrammeGoal
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db
migration: Any = import_module("home.migrations.0002_rows_of_languages")


def test_a_row_from_before_is_named_and_its_texts_move_along(city: Municipality) -> None:
    page = ProgrammePage.objects.get(pk=city.pages["programme"].pk)
    page.goals = [ProgrammeGoal(key=key, title=key, sort_order=n) for n, key in enumerate("ab")]
    page.save()
    one, two = page.goals.all()
    ProgrammeGoal.objects.filter(pk=one.pk).update(translation_key=uuid5(migration.ROWS, "x"))
    # Nothing kept two rows of one page from having one key.
    ProgrammeGoal.objects.filter(pk=two.pk).update(key="a")
    thing = TranslatableObject.objects.get_or_create_from_instance(page)[0]
    old = f"goals.{uuid5(migration.ROWS, 'a')}.title"
    place = TranslationContext.objects.create(
        object=thing, path=old, path_id=uuid5(migration.PATHS, old)
    )
    migration.name_rows(apps, connection.SchemaEditorClass(connection))
    one.refresh_from_db()
    two.refresh_from_db()
    assert two.key != "a"
    assert two.translation_key == translation_key_of(page.translation_key, two.key)
    assert one.translation_key == translation_key_of(page.translation_key, "a")
    assert (one.locale, two.locale) == (page.locale, page.locale)
    place.refresh_from_db()
    assert place.path == f"goals.{one.translation_key}.title"
    assert place.path_id == TranslationContext._get_path_id(place.path)
