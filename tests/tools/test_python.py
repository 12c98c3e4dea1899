from __future__ import annotations

import os
import subprocess
from pathlib import Path


def ask(repository: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [repository / "tools" / "python.sh"],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_python_that_is_new_enough_is_found(repository: Path) -> None:
    answer = ask(repository)
    assert answer.returncode == 0
    assert Path(answer.stdout.strip()).exists()


def test_a_python_that_is_too_old_is_named_beside_what_is_needed(
    repository: Path, tmp_path: Path
) -> None:
    old = tmp_path / "python3.9"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit 0\nexit 1\n')
    old.chmod(0o755)
    answer = ask(repository, PYTHON=str(old))
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.count("\n") == 1
    assert "needs Python 3.11 or newer" in answer.stderr
    assert f"Python 3.9.2 at {old}" in answer.stderr


def test_no_python_at_all_is_one_line_too(repository: Path) -> None:
    answer = ask(repository, PYTHON="there-is-no-such-python")
    assert answer.returncode == 1
    assert "found none" in answer.stderr
