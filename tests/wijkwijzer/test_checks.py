"""The system checks: clean as it is, and each of them sees what it is for."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.checks import run_checks
from django.core.checks.registry import registry as django_checks
from pytest_django import Settings

from home.models import InformationPage
from publishing.content import declarations as records_module
from publishing.content.declarations import records
from wijkwijzer.checks import content as content_checks
from wijkwijzer.checks import project as checks


def ids(messages: Any) -> set[str]:
    return {str(message.id) for message in messages}


def test_everything_is_in_order() -> None:
    assert run_checks() == []


def test_the_checks_are_registered() -> None:
    registered: Any = django_checks.get_checks(include_deployment_checks=True)
    for check in (
        content_checks.check_page_types,
        content_checks.check_blocks,
        checks.check_declarations,
        checks.check_settings,
        checks.check_editors_catalogues,
        checks.check_folders,
    ):
        assert check in registered


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


def test_a_cms_without_its_dutch_phrases_is_named(tmp_path: Path) -> None:
    assert [error.id for error in checks.editors_faults(tmp_path)] == ["wijkwijzer.E017"]
    (tmp_path / "nl" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "nl" / "LC_MESSAGES" / "django.mo").touch()
    assert list(checks.editors_faults(tmp_path)) == []
