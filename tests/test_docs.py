"""The documentation names what there is: commands and settings."""

from __future__ import annotations

import re
from pathlib import Path

from django.core.management import get_commands

OURS = (
    *("wijkwijzer", "demo", "publishing", "core", "open_data", "hours_engine"),
    *("home", "districts", "contacts", "translations", "integrations"),
)


def test_every_command_is_documented(repository: Path) -> None:
    text = (repository / "docs/hosting.md").read_text(encoding="utf-8")
    own = {name for name, app in get_commands().items() if app in OURS}
    assert own - set(re.findall(r"manage\.py (\w+)", text)) == set()


def test_every_documented_command_exists(repository: Path) -> None:
    text = (repository / "docs/hosting.md").read_text(encoding="utf-8")
    assert set(re.findall(r"manage\.py (\w+)", text)) - set(get_commands()) == set()


def test_every_setting_is_documented_and_the_other_way_round(repository: Path) -> None:
    text = (repository / "docs/settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([A-Z_]+)`", text, re.MULTILINE))
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("site", "home", "contacts", "districts", "tools", "tests")
        for path in (repository / folder).rglob("*.py")
    )
    used = set(re.findall(r"(?:environ(?:\.get)?[\[(]|required\(|flag\()\s*\"([A-Z_]+)\"", code))
    not_settings = {
        # What a web server hands to a WSGI application, what CI sets, what the tests tell each other.
        "PATH_INFO", "QUERY_STRING", "REQUEST_METHOD", "CI", "DJANGO_SETTINGS_MODULE", "PATH", "PYTHONPATH",
        "WIJKWIJZER_BROWSER_DATA", "WIJKWIJZER_TALLY", "WIJKWIJZER_DAY", "WIJKWIJZER_SECONDS_AHEAD",
        "STEPS", "WIJKWIJZER_FAULTS", "WIJKWIJZER_EDITS", "WIJKWIJZER_STEPS", "FAULTS", "HOURS_EXAMPLES", "BORDER_TABLE", "EVERY_PAGE", "EVERY_PAGE_DONE",
            "RUNS", "ATTEMPTS",
    }  # fmt: skip
    headers = {name for name in used if name.startswith("HTTP_")}
    assert documented == used - not_settings - headers


def test_decisions_are_numbered_without_gaps(repository: Path) -> None:
    pages = sorted((repository / "docs/decisions").glob("*.md"))
    assert [page.name[:4] for page in pages] == [f"{n:04d}" for n in range(1, len(pages) + 1)]
    wrong = [
        page.name
        for number, page in enumerate(pages, start=1)
        if not page.read_text(encoding="utf-8").startswith(f"# {number}. ")
    ]
    assert wrong == []
