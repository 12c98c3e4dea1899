"""The checks of the inner loop find the tests of what changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tools import quick


def test_the_tests_of_a_module_are_those_that_import_it() -> None:
    found = quick.tests_of(["site/core/blocks/start_parts.py"])
    assert "tests/home/test_start.py" in found
    assert "tests/home/test_feeds.py" not in found


def test_a_test_that_changed_is_run_itself() -> None:
    assert quick.tests_of(["tests/tools/test_quick.py"]) == ["tests/tools/test_quick.py"]


def test_tests_of_the_browser_are_left_to_make_test() -> None:
    assert quick.tests_of(["tests/browser/test_names.py", "docs/hosting.md"]) == []


def test_modules_have_their_import_names() -> None:
    paths = ["site/core/page.py", "home/__init__.py", "tools/clock.py", "README.md"]
    assert quick.modules(paths) == {"core.page", "home", "tools.clock"}


def test_the_hook_runs_the_quick_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    monkeypatch.setattr(quick, "REPOSITORY", tmp_path)
    assert quick.install_hook() == 0
    hook = tmp_path / ".git/hooks/pre-commit"
    assert hook.read_text(encoding="utf-8") == quick.HOOK
    assert hook.stat().st_mode & 0o111
