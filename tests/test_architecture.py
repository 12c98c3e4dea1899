"""The claims of docs/architecture.md about a page type hold for all of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from wagtail.models import Page

from core.page import BasePage
from publishing.content.declarations import records
from publishing.registry import registry

PAGE_TYPES = sorted(
    (model for model in apps.get_models() if issubclass(model, BasePage)),
    key=lambda model: model._meta.label_lower,
)


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model._meta.label_lower)
def test_a_page_type_has_its_row_and_its_output(model: type[Page]) -> None:
    rows = {record.model: record.row for record in records()}
    assert rows[model]._fields[:3] == ("id", "introduction", "checked_on")
    kind = model._meta.label_lower
    assert (kind in registry.pages) != (kind in registry.shown_on)


def test_every_output_is_of_a_page_type_and_has_a_template() -> None:
    labels = {model._meta.label_lower for model in PAGE_TYPES}
    assert set(registry.pages) | set(registry.shown_on) == labels
    for output in registry.pages.values():
        assert (Path(settings.PUBLIC_TEMPLATES_DIR) / output.template).is_file()


def test_facts_and_prose_are_apart() -> None:
    from core.forms.panels import field_names

    for model in PAGE_TYPES:
        facts = set(field_names(model.fact_panels))
        prose = set(field_names(model.content_panels))
        assert facts & prose == set(), model


def test_the_worked_example_is_the_code(repository: Path) -> None:
    text = (repository / "docs/architecture.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    files = (
        "home/models/pages.py",
        "home/pages/information.py",
        "home/outputs.py",
        "site/publishing/content/language_table.py",
    )
    code = "\n".join((repository / name).read_text(encoding="utf-8") for name in files)
    known = {re.sub(r"\W+", "", line) for line in code.splitlines()}
    for line in "\n".join(blocks).splitlines():
        shown = re.sub(r"\W+", "", line.partition("  #")[0])
        if "…" not in line and shown:
            assert any(shown in each for each in known), line


def test_the_modules_that_it_names_exist(repository: Path) -> None:
    text = (repository / "docs/architecture.md").read_text(encoding="utf-8")
    for name in re.findall(r"`((?:\w+/)?\w+\.py)`", text):
        top = "tests" if "test_" in name else "site"
        assert (repository / name).exists() or list((repository / top).glob(f"**/{name}")), name
    for name in re.findall(r"`((?:home|templates|tests|site)/[\w/.]+)`", text):
        assert (repository / name).exists(), name


#: Folders that Django wants, of every app, and say nothing about a room.
DJANGO = {"management", "migrations", "models", "templatetags"}


def test_each_room_names_the_folders_in_it(repository: Path) -> None:
    text = (repository / "docs/architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `((?:site/)?\w+)/`.*?\| (.*) \|$", text, re.MULTILINE)
    found = {
        f"{room}/{path.parent.name}"
        for room, _words in rows
        for path in (repository / room).glob("*/__init__.py")
        if path.parent.name not in DJANGO
    }
    assert len(found) > 50
    named = {f"{room}/{name}" for room, words in rows for name in re.findall(r"`(\w+)/`", words)}
    assert found - named == set()
    assert {name for name in named if not (repository / name).is_dir()} == set()
