"""The shape of the repository: what would break quietly if someone changed it."""

from __future__ import annotations

import ast
import re
import site
import subprocess
import sysconfig
import tomllib
from pathlib import Path

import grimp
import pytest

PACKAGES = ("site", "home", "districts", "contacts", "tests", "tools", "benchmarks")
PRODUCT = ("site", "home", "districts", "contacts")
LONGEST_FILE = 400
MOST_MODULES = 15
TEXT_SUFFIXES = {
    *(".cfg", ".css", ".html", ".in", ".js", ".json", ".md", ".mjs", ".po", ".py", ".sh"),
    *(".svg", ".toml", ".txt", ".xml", ".yaml", ".yml", ""),
}
# Put together from parts, so that this file does not hold what it looks for.
REGISTRY_HOSTS = re.compile(
    "|".join(
        [
            r"pypi\." + "org",
            r"python" + r"hosted\.org",
            r"registry\." + "npm",
            r"deb\.debian" + r"\.org",
            r"security\.debian" + r"\.org",
            r"npm" + "mirror",
        ]
    )
)
MACHINE_PATHS = re.compile(r"(?<![\w./-])/(?:work|root|opt/pypi|opt/wheels|home/\w+)/[\w.]")


def tracked(repository: Path) -> list[Path]:
    """All files that git holds or would hold."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    answer = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True)
    names = [name for name in answer.stdout.split("\0") if name]
    return [path for path in map(repository.joinpath, names) if path.is_file()]


def ours(repository: Path) -> list[Path]:
    """The tracked files that were not made elsewhere."""
    return [
        path
        for path in tracked(repository)
        if "vendor" not in path.relative_to(repository).parts and path.name != "LICENSE"
    ]


def test_site_folder_is_not_a_package(repository: Path) -> None:
    assert not (repository / "site" / "__init__.py").exists()
    assert [path.name for path in (repository / "site").iterdir() if path.suffix == ".py"] == []


def test_site_module_is_the_standard_library_one() -> None:
    assert Path(site.__file__ or "").parent == Path(sysconfig.get_path("stdlib"))


def test_git_does_not_ignore_the_project(repository: Path) -> None:
    text = (repository / ".gitignore").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if not line.startswith("#")]
    assert not {"site", "site/", "/site", "/site/", "*/"} & set(lines)
    ignored = subprocess.run(
        ["git", "check-ignore", "--no-index", "site/wijkwijzer/__main__.py"],
        cwd=repository,
        capture_output=True,
        check=False,
    )
    assert ignored.returncode == 1


def test_nothing_tracked_names_a_package_registry(repository: Path) -> None:
    found = [
        f"{path.relative_to(repository)}: {match.group()}"
        for path in ours(repository)
        if path.suffix in TEXT_SUFFIXES
        for match in REGISTRY_HOSTS.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_nothing_tracked_names_a_folder_of_one_machine(repository: Path) -> None:
    found = [
        f"{path.relative_to(repository)}: {match.group()}"
        for path in ours(repository)
        if path.suffix in TEXT_SUFFIXES
        for match in MACHINE_PATHS.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_source_file_is_too_long_to_read(repository: Path, package: str) -> None:
    long = {
        str(path.relative_to(repository)): lines
        for path in ours(repository)
        if path.suffix == ".py"
        and path.relative_to(repository).parts[0] == package
        and "migrations" not in path.parts
        and (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST_FILE
    }
    assert long == {}


def rooms(repository: Path) -> dict[str, list[Path]]:
    """Return the modules of each folder of the product, by its name; migrations, commands and the demonstration apart."""
    found: dict[str, list[Path]] = {}
    for path in ours(repository):
        place = path.relative_to(repository)
        apart = {"migrations", "demo", "management"} & set(place.parts)
        if path.suffix == ".py" and place.parts[0] in PRODUCT and not apart:
            found.setdefault(str(place.parent), []).append(path)
    return found


def test_a_folder_holds_so_many_modules_that_one_look_is_enough(repository: Path) -> None:
    crowded = {
        name: count
        for name, paths in rooms(repository).items()
        if (count := sum(path.name != "__init__.py" for path in paths)) > MOST_MODULES
    }
    assert crowded == {}


def test_docstrings_of_functions_use_the_words_of_the_field(repository: Path) -> None:
    """What a function gives or says, it returns, prints, stores or raises."""
    vague = [
        f"{path.relative_to(repository)}: {node.name}"
        for part in PRODUCT
        for path in sorted((repository / part).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (ast.get_docstring(node) or "").split(" ")[0] in ("Give", "Gives", "Say", "Tell")
    ]
    assert vague == []


def test_every_folder_says_what_it_is_for(repository: Path) -> None:
    silent = []
    for name, paths in rooms(repository).items():
        inits = [path for path in paths if path.name == "__init__.py"]
        if not inits or not ast.get_docstring(ast.parse(inits[0].read_text(encoding="utf-8"))):
            silent.append(name)
    assert silent == []


def test_every_vendored_folder_carries_its_licence(repository: Path) -> None:
    roots = [repository / "tests" / "vendor", repository / "static" / "vendor"]
    folders = [path for root in roots if root.exists() for path in root.iterdir() if path.is_dir()]
    assert folders
    without = [
        str(folder.relative_to(repository))
        for folder in folders
        if not any(path.name.upper().startswith("LICEN") for path in folder.rglob("*"))
    ]
    assert without == []


def test_nothing_built_is_tracked(repository: Path) -> None:
    built = {".mo", ".sqlite3", ".pyc", ".gz", ".br", ".zip", ".whl"}
    found = [str(path) for path in tracked(repository) if path.suffix in built]
    assert found == []


def test_no_module_is_a_drawer_for_everything(repository: Path) -> None:
    drawers = {"utils.py", "helpers.py", "misc.py", "common.py"}
    assert [str(path) for path in ours(repository) if path.name in drawers] == []


def test_no_module_imports_what_imports_it(repository: Path) -> None:
    """No circles, however long; imports inside functions and for types count."""
    config = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    packages = config["tool"]["importlinter"]["root_packages"]
    graph = grimp.build_graph(*packages)
    below = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    # Who imports nothing that is left goes; what stays is in a circle, or stands on one.
    while free := {name for name, found in below.items() if not found & below.keys()}:
        below = {name: found for name, found in below.items() if name not in free}
    assert sorted(below) == []


#: Django then makes its template engines anew; templates that Wagtail has loaded keep the old ones.
ENGINES = re.compile(r"settings\.(?:DEBUG|TEMPLATES|INSTALLED_APPS)\s*=[^=]")


def test_no_test_changes_a_setting_that_makes_template_engines_anew(repository: Path) -> None:
    found = {
        str(path.relative_to(repository))
        for path in (repository / "tests").rglob("*.py")
        if ENGINES.search(path.read_text(encoding="utf-8"))
    }
    assert found == set()
