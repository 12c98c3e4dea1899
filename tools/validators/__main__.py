"""Run every validator over plain trees and print a table of each: `python -m tools.validators NPM ADDRESS TREE …`.

NPM is where npm has installed its part, ADDRESS where the same sites are served. Runs in the environment that `tools/validate.py` makes.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.validators import carriers, open_data, pages, site_files
from tools.validators.report import Outcome, table

VNU = Path("vnu-jar", "build", "dist", "vnu.jar")


def outcomes(tree: Path, modules: Path, address: str) -> Iterator[Outcome]:
    """Yield what each validator found in a tree."""
    node, java = shutil.which("node"), shutil.which("java")
    there = modules.is_dir()
    no_node = "Node.js with npm is not installed"
    yield (
        pages.w3c(tree, modules / VNU, java)
        if java and there
        else Outcome("vnu", missing="Java or npm is not installed")
    )
    yield pages.html_validate(tree, node) if node else Outcome("html-validate", missing=no_node)
    yield pages.links(tree)
    yield pages.open_graph(tree)
    yield (
        pages.structured_data(tree, modules)
        if there
        else Outcome("JSON-LD, schema-dts", missing=no_node)
    )
    yield carriers.feeds(tree)
    yield carriers.calendars(tree)
    yield carriers.cards(tree)
    yield carriers.pdfs(tree)
    yield open_data.python_client(tree)
    yield (
        open_data.typescript_client(tree, modules, address)
        if there
        else Outcome("openapi-typescript", missing=no_node)
    )
    yield open_data.design_rules(tree)
    yield open_data.catalogue(tree)
    yield open_data.tables(tree)
    yield open_data.shapes(tree)
    yield site_files.sitemaps(tree)
    yield site_files.security(tree)
    yield site_files.publiccode()


def main(npm: str, address: str, *names: str) -> int:
    """Print the table of each tree. Exit status 1 when there is an error or a validator is missing."""
    failed = False
    for name in names:
        modules = Path(npm).resolve() / "node_modules"
        found = list(outcomes(Path(name).resolve(), modules, address))
        print(f"\n{Path(name).name}", *table(found), sep="\n", flush=True)
        failed |= any(each.errors or each.missing for each in found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
