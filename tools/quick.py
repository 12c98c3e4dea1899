"""The checks of the inner loop: everything that is quick, and the tests of what changed.

tools/quick.py          all of it (make check)
tools/quick.py --hook   without types and tests, for git before a commit (make hooks)

What changed is what differs from the main branch, and what is not committed. Its tests are the test
modules among it, and those that import a module among it.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
BIN = REPOSITORY / ".venv" / "bin"
SOURCES = ("site/", "")
#: More test modules than this are for `make test`.
MOST = 25
QUICK = ("lint", "layers", "templates", "catalogues")
HOOK = """#!/bin/sh
exec .venv/bin/python tools/quick.py --hook
"""


def changed() -> list[str]:
    """Return the paths that differ from the main branch, and those that git does not know yet."""
    base = _git("merge-base", "HEAD", "main") or ["HEAD"]
    new = _git("ls-files", "--others", "--exclude-standard")
    return sorted({*_git("diff", "--name-only", base[0]), *new})


def _git(*arguments: str) -> list[str]:
    done = subprocess.run(
        ["git", *arguments], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    return done.stdout.split("\n")[:-1] if done.returncode == 0 else []


def modules(paths: list[str]) -> set[str]:
    """Return the dotted names of the modules among paths."""
    found = set()
    for path in paths:
        if path.endswith(".py"):
            name = path.removesuffix(".py").removesuffix("/__init__")
            for folder in SOURCES:
                if name.startswith(folder):
                    found.add(name.removeprefix(folder).replace("/", "."))
                    break
    return found


def tests_of(paths: list[str]) -> list[str]:
    """Return the test modules that changed, and those that import what changed; none of the browser."""
    names = modules(paths)
    found = []
    for path in sorted((REPOSITORY / "tests").rglob("test_*.py")):
        relative = path.relative_to(REPOSITORY).as_posix()
        if relative.startswith("tests/browser/"):
            continue
        if relative in paths or names & imported(path.read_text(encoding="utf-8")):
            found.append(relative)
    return found


def imported(source: str) -> set[str]:
    """Return the modules that a module imports, each name that it takes from one too."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found


def install_hook() -> int:
    """Let git run the quick checks before each commit."""
    [folder] = _git("rev-parse", "--git-path", "hooks")
    target = REPOSITORY / folder / "pre-commit"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(HOOK, encoding="utf-8")
    target.chmod(0o755)
    print(f"{target}: runs the quick checks")
    return 0


def main(arguments: list[str]) -> int:
    """Run the checks. Returns 1 when one fails."""
    if arguments == ["--install-hook"]:
        return install_hook()
    hook = arguments == ["--hook"]
    stages = QUICK if hook else (*QUICK, "types")
    status = subprocess.run(
        [str(BIN / "python"), "tools/checks.py", *stages], cwd=REPOSITORY, check=False
    ).returncode
    if hook or status:
        return status
    tests = tests_of(changed())
    if len(tests) > MOST:
        print(f"\n{len(tests)} test modules use what changed: run make test.")
        tests = tests[:MOST]
    if not tests:
        return 0
    workers = os.environ.get("TEST_WORKERS", "2")
    command = [str(BIN / "python"), "-m", "pytest", "-q", "-n", workers, "-m"]
    command += ["not browser and not engine and not faults and not install", *tests]
    return subprocess.run(command, cwd=REPOSITORY, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
