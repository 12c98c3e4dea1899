"""The system checks: clean as it is, and each of them sees what it is for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.checks import run_checks
from django.core.checks.registry import registry as django_checks
from pytest_django import Settings

from home.models import InformationPage
from publishing.content import declarations as records_module
from publishing.content.declarations import records
from publishing.registry import PageOutput, registry
from wijkwijzer import checks


def ids(messages: Any) -> set[str]:
    return {str(message.id) for message in messages}


def test_everything_is_in_order() -> None:
    assert run_checks() == []


def test_the_checks_are_registered() -> None:
    registered: Any = django_checks.get_checks(include_deployment_checks=True)
    for check in (
        checks.check_page_types,
        checks.check_declarations,
        checks.check_settings,
        checks.check_folders,
    ):
        assert check in registered


def test_every_page_type_is_looked_at() -> None:
    labels = {model._meta.label for model in checks.page_types()}
    assert {"home.HomePage", "contacts.HubPage", "districts.DistrictPage"} <= labels
    assert len(labels) >= 20


def test_a_page_type_without_public_fields_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(InformationPage, "public_row")
    assert ids(checks.check_page_types(None)) == {"wijkwijzer.E001"}


def test_a_row_without_the_fields_of_every_page_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    class ShortRow(NamedTuple):
        id: int
        body: str

    monkeypatch.setattr(InformationPage, "public_row", ShortRow)
    assert ids(checks.check_page_types(None)) == {"wijkwijzer.E005"}


def test_a_page_type_without_a_page_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(registry.pages, "home.informationpage")
    assert ids(checks.check_page_types(None)) == {"wijkwijzer.E002"}
    monkeypatch.setitem(registry.shown_on, "home.informationpage", lambda read, page: None)
    assert checks.check_page_types(None) == []


def test_a_template_that_does_not_exist_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    output: PageOutput = registry.pages["home.informationpage"]
    changed = replace(output, template="home/nergens.html")
    monkeypatch.setitem(registry.pages, "home.informationpage", changed)
    (found,) = checks.check_page_types(None)
    assert found.id == "wijkwijzer.E003"
    assert "home/nergens.html" in found.msg


def test_a_public_field_that_does_not_exist_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    class WrongRow(NamedTuple):
        id: int
        introduction: str
        checked_on: str
        nowhere: str

    monkeypatch.setattr(InformationPage, "public_row", WrongRow)
    records.cache_clear()
    try:
        (found,) = checks.check_declarations(None)
    finally:
        monkeypatch.undo()
        records_module.records.cache_clear()
    assert found.id == "wijkwijzer.E004"
    assert "nowhere" in found.msg


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("WAGTAILIMAGES_EXTENSIONS", ["jpg", "SVG"], "wijkwijzer.E006"),
        ("WAGTAILIMAGES_EXTENSIONS", None, "wijkwijzer.E006"),
        ("WAGTAILDOCS_EXTENSIONS", ["pdf", "html"], "wijkwijzer.E006"),
        ("WAGTAIL_ENABLE_UPDATE_CHECK", True, "wijkwijzer.E006"),
        ("WAGTAIL_GRAVATAR_PROVIDER_URL", "//www.gravatar.com/avatar", "wijkwijzer.E006"),
        ("WAGTAILEMBEDS_FINDERS", [{"class": "wagtail.embeds.finders.oembed"}], "wijkwijzer.E006"),
        ("WAGTAIL_CONTENT_LANGUAGES", [("en", "English"), ("nl", "Dutch")], "wijkwijzer.E007"),
        ("LANGUAGE_CODE", "en", "wijkwijzer.E007"),
    ],
)
def test_a_setting_that_opens_something_is_seen(
    settings: Settings, name: str, value: object, expected: str
) -> None:
    setattr(settings, name, value)
    assert ids(checks.check_settings(None)) == {expected}


def test_a_data_folder_inside_what_is_served_is_seen(settings: Settings) -> None:
    settings.DATA_DIR = Path(settings.PUBLIC_STATIC_DIR) / "data"
    assert ids(checks.check_folders(None)) == {"wijkwijzer.E008"}
