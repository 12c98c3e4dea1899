"""The installed wagtail-localize writes where we think that it does, and nowhere else."""

from __future__ import annotations

import ast
import inspect
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import wagtail_localize
from django.db.models.signals import post_delete, post_save
from django.urls import resolve, reverse
from wagtail_localize import models, synctree
from wagtail_localize.fields import TranslatableField, get_translatable_fields
from wagtail_localize.models import StringTranslation, TranslationSource
from wagtail_localize.views import edit_translation as upstream

from core.page import BasePage
from tests.cms.world import page_types
from translations.localize import door, editor, views
from translations.segments import prose_fields, prose_relations, row_fields

PACKAGE = Path(wagtail_localize.__file__).parent
#: Not installed, or of its own tests.
LEFT_OUT = ("test", "migrations", "locales", "modeladmin")
WRITING = frozenset(
    """save save_revision publish unpublish copy_for_translation create_alias update_aliases
    move update bulk_update bulk_create copy""".split()
)
OF_ITS_OWN_TABLES = {
    "components:BaseComponentManager.save": ["component_form.save"],
    "components:TranslationComponentManager.save": ["component_form.save"],
    "models:Translation.import_po": ["string_translation.save"],
    "models:String.save": ["super().save"],
    "models:TranslationContext.save": ["super().save"],
    "models:TranslationContext.get_field_path": ["self.save"],
    "models:StringTranslation.save": ["self.save", "super().save"],
    "models:StringTranslation.set_field_error": ["self.save"],
    "models:SegmentOverride.set_field_error": ["self.save"],
    "operations:translate_object": ["components.save"],
    "operations:translate_page_subtree": ["components.save"],
    "views/edit_translation:restart_translation": ["translation.save"],
    "views/edit_translation:stop_translation": ["translation.save"],
    "views/submit_translations:SubmitTranslationView.get_context_data": ["context.update"],
}
#: What would write to a page, or around our door: something of ours stands in the place of each.
REPLACED = {
    "models:TranslationSource.create_or_update_translation": [
        "new_revision.publish",
        "original.copy_for_translation",
        "translation.save",
        "translation.save_revision",
    ],
    "models:TranslationSource.update_from_db": ["self.save"],
    "models:TranslationSource.sync_view_restrictions": [
        "translation_restriction.save",
        "view_restriction.save",
    ],
    "models:post_save_string_translation": ["Page.objects.filter.update"],
    "models:post_delete_string_translation": ["Page.objects.filter.update"],
    "synctree:synchronize_tree": ["source_page.copy_for_translation"],
    "synctree:create_aliases_for_new_page": ["page.copy_for_translation"],
    "views/convert:convert_to_alias": ["page_to_alias.save"],
    "views/convert:sync_alias": ["alias_page.update_aliases", "alias_updated.save"],
    "views/update_translations:UpdateTranslationsView.form_valid": ["self.components.save"],
    "views/update_translations:UpdateTranslationsView.get_context_data": ["context.update"],
}
DISABLING = {"models:disable_translation_on_delete": ["Translation.objects.filter.filter.update"]}


def writing_places() -> dict[str, list[str]]:
    """Return each function of the package that writes, and what it calls for that."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE).with_suffix("").as_posix()
        if not name.startswith(LEFT_OUT):
            _walk(ast.parse(file.read_text(encoding="utf-8")), name, "", found)
    return {place: sorted(calls) for place, calls in found.items()}


def _walk(node: ast.AST, module: str, name: str, found: defaultdict[str, set[str]]) -> None:
    for child in ast.iter_child_nodes(node):
        inner = name
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inner = f"{name}.{child.name}".lstrip(".")
        if isinstance(child, ast.Attribute) and child.attr in WRITING:
            found[f"{module}:{name}"].add(_plain(child))
        _walk(child, module, inner, found)


def _plain(node: ast.expr) -> str:
    """Return a chain of attributes without what is given to the calls in it, but for `super()`."""
    if isinstance(node, ast.Attribute):
        return f"{_plain(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return "super()" if ast.unparse(node) == "super()" else _plain(node.func)
    return ast.unparse(node)


def test_it_writes_nowhere_else() -> None:
    """A release that saves a page at a new place fails here, before anybody installs it."""
    assert writing_places() == OF_ITS_OWN_TABLES | REPLACED | DISABLING


def test_the_method_that_the_door_stands_for_is_called_as_it_was() -> None:
    tree = ast.parse((PACKAGE / "models.py").read_text(encoding="utf-8"))
    [cls] = [n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "TranslationSource"]
    methods = {node.name: node for node in cls.body if isinstance(node, ast.FunctionDef)}
    assert ast.unparse(methods["create_or_update_translation"].args) == (
        "self, locale, user=None, publish=True, copy_parent_pages=False, fallback=False"
    )
    assert list(inspect.signature(door.create_or_update_translation).parameters) == [
        each.arg for each in methods["create_or_update_translation"].args.args
    ]
    calls = [
        f"{file.stem}:{ast.unparse(node.func)}"
        for file in sorted(PACKAGE.rglob("*.py"))
        if "test" not in file.parts
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("create_or_update_translation")
        and "tests" not in file.relative_to(PACKAGE).parts
    ]
    assert calls == ["models:self.source.create_or_update_translation"]


def test_the_door_and_our_limits_are_in_place() -> None:
    assert TranslationSource.create_or_update_translation is door.create_or_update_translation
    assert TranslationSource.update_from_db is door.refresh
    names = {"sync_view_restrictions", "update_target_view_restrictions"}
    replaced = {getattr(TranslationSource, name).__name__ for name in names}
    trees = {synctree.synchronize_tree.__name__, synctree.create_aliases_for_new_page.__name__}
    assert replaced | trees | {models.LocaleSynchronization.sync_trees.__name__} == {"_nothing"}
    for signal, receiver in (
        (post_save, models.post_save_string_translation),
        (post_delete, models.post_delete_string_translation),
    ):
        assert not signal.disconnect(receiver, sender=StringTranslation)
    for name, view in editor.OURS.items():
        assert getattr(upstream, name) is view


@pytest.mark.parametrize(
    ("name", "arguments", "view"),
    [
        ("submit_page_translation", [1], views.SubmitPageView),
        ("submit_snippet_translation", ["core", "picture", "1"], views.NoSnippetView),
        ("update_translations", [1], views.SyncView),
        ("translations_report", [], views.ReportView),
        ("translations_report_results", [], views.ReportView),
    ],
)
def test_its_addresses_lead_to_our_screens(name: str, arguments: list[object], view: type) -> None:
    found: Any = resolve(reverse(f"wagtail_localize:{name}", args=arguments)).func
    while hasattr(found, "__wrapped__") and not hasattr(found, "view_class"):
        found = found.__wrapped__
    assert found.view_class is view


def test_only_prose_is_translated() -> None:
    """Left alone it takes addresses, streets and phone numbers for words."""
    models = [model for model in page_types() if issubclass(model, BasePage)]
    assert models
    for model in models:
        fields = get_translatable_fields(model)
        names = [*prose_fields(model), *prose_relations(model)]
        assert [each.field_name for each in fields] == names
        assert {type(each) for each in fields} == {TranslatableField}
        for row in prose_relations(model).values():
            of_row = get_translatable_fields(row)
            assert [each.field_name for each in of_row] == list(row_fields(row))
