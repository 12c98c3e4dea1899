"""The system checks of page types and blocks: each sees what it is for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pytest_django import Settings

from core.blocks.block_types import BLOCK_TYPES
from core.blocks.start_parts import PARTS
from core.page_types import PAGE_TYPES, UNDECIDED, PageType, register
from home.models import InformationPage
from publishing.registry import PageOutput, registry
from wijkwijzer.checks import content as content_checks

KIND = "home.informationpage"


def ids(messages: Any) -> set[str]:
    return {str(message.id) for message in messages}


def test_every_page_type_is_looked_at() -> None:
    labels = {model._meta.label for model in content_checks.page_types()}
    assert {"home.HomePage", "contacts.HubPage", "districts.DistrictPage"} <= labels
    assert len(labels) >= 20


def test_a_page_type_without_public_fields_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(InformationPage, "public_row")
    assert ids(content_checks.check_page_types(None)) == {"wijkwijzer.E001"}


def test_a_row_without_the_fields_of_every_page_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    class ShortRow(NamedTuple):
        id: int
        body: str

    monkeypatch.setattr(InformationPage, "public_row", ShortRow)
    assert ids(content_checks.check_page_types(None)) == {"wijkwijzer.E005"}


def test_a_page_type_without_a_page_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(registry.pages, "home.informationpage")
    assert ids(content_checks.check_page_types(None)) == {"wijkwijzer.E002"}
    monkeypatch.setitem(registry.shown_on, "home.informationpage", lambda read, page: None)
    assert content_checks.check_page_types(None) == []


def test_a_template_that_does_not_exist_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    output: PageOutput = registry.pages["home.informationpage"]
    changed = replace(output, template="home/nergens.html")
    monkeypatch.setitem(registry.pages, "home.informationpage", changed)
    (found,) = content_checks.check_page_types(None)
    assert found.id == "wijkwijzer.E003"
    assert "home/nergens.html" in found.msg


@pytest.mark.parametrize("name", ["search", "structured_data"])
def test_a_decision_that_is_left_open_is_seen(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    undecided: dict[str, Any] = {name: UNDECIDED}
    open_one = replace(PAGE_TYPES[KIND], **undecided)
    monkeypatch.setitem(PAGE_TYPES, KIND, open_one)
    (found,) = content_checks.check_page_types(None)
    assert found.id == "wijkwijzer.E011"
    assert f"does not say its {name}" in found.msg


def test_a_page_type_without_a_name_for_editors_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    attributes = dict(InformationPage._meta.original_attrs)
    del attributes["verbose_name"]
    monkeypatch.setattr(InformationPage._meta, "original_attrs", attributes)
    assert ids(content_checks.check_page_types(None)) == {"wijkwijzer.E012"}


def test_a_public_field_that_is_neither_prose_nor_fact_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(InformationPage, "fact_panels", [])
    (found,) = content_checks.check_page_types(None)
    assert found.id == "wijkwijzer.E013"
    assert "InformationPage.in_footer" in found.msg


def test_a_page_type_that_may_stand_anywhere_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(InformationPage, "parent_page_types", None)
    assert ids(content_checks.check_page_types(None)) == {"wijkwijzer.E016"}


def test_a_module_that_declares_no_block_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(BLOCK_TYPES, "quote")
    (found,) = content_checks.check_blocks(None)
    assert found.id == "wijkwijzer.E014"
    assert found.msg == "The module core.text_blocks.quote declares no block."


def test_blocks_and_parts_without_a_template_are_seen(settings: Settings, tmp_path: Path) -> None:
    settings.PUBLIC_TEMPLATES_DIR = tmp_path
    found = content_checks.check_blocks(None)
    assert ids(found) == {"wijkwijzer.E015"}
    assert len(found) == len(BLOCK_TYPES) + len(PARTS)


def test_a_page_type_is_declared_once() -> None:
    with pytest.raises(ValueError, match="registered already"):
        register(PageType(model=InformationPage))
