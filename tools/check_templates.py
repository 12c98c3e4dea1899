"""Reads every public template without a page: names, macros, contracts, and what the policy forbids.

What StrictUndefined would find on the one page that takes a branch is found here on all of them.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from jinja2 import Environment, TemplateSyntaxError, meta, nodes

REPOSITORY = Path(__file__).resolve().parents[1]
TEMPLATES = REPOSITORY / "templates"
#: What the generator hands to every page, besides the environment's own globals.
CONTEXT = {"around", "frame", "view"}
#: The content security policy allows no inline style, script or handler; `javascript:` neither.
FORBIDDEN = {
    "an inline style": re.compile(r"<style\b|\sstyle\s*=", re.I),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "a javascript: address": re.compile(r"javascript:", re.I),
    "an inline script": re.compile(r"<script(?![^>]*(?:\ssrc=|application/ld\+json))", re.I),
    "an address over plain http": re.compile(r"(?:href|src)=[\"']http:", re.I),
}
COMMENT = re.compile(r"\{#.*?#\}", re.S)


def environment() -> Environment:
    """Return the environment that renders the pages, with the filters of all apps."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkwijzer.settings.test")
    django.setup()
    from publishing.build import render
    from publishing.content.languages import language

    return render.environment(language("nl"))


def faults(env: Environment, name: str, text: str) -> Iterator[str]:
    """Name what is wrong with the template `name`."""
    try:
        tree = env.parse(text, name)
    except TemplateSyntaxError as error:
        yield f"{name}:{error.lineno}: {error.message}"
        return
    wrong_filters = list(unknown_filters(env, name, tree))
    yield from wrong_filters
    if not wrong_filters:
        # Jinja2 cannot list the names of a template whose filters it does not know.
        yield from unknown_names(env, name, tree)
    yield from broken_imports(env, name, tree)
    folder = name.partition("/")[0]
    if folder in {"components", "blocks"} and not text.startswith("{#"):
        yield f"{name}:1: a component opens with its contract: {{# name(arguments) … #}}"
    markup = COMMENT.sub("", text)
    for what, pattern in FORBIDDEN.items():
        if match := pattern.search(markup):
            yield f"{name}: {what}: {match.group().strip()[:60]}"


def unknown_filters(env: Environment, name: str, tree: nodes.Template) -> Iterator[str]:
    """Name filters and tests that do not exist."""
    for kind, known in ((nodes.Filter, env.filters), (nodes.Test, env.tests)):
        for node in tree.find_all(kind):
            if node.name not in known:
                yield f"{name}:{node.lineno}: no {kind.__name__.lower()} {node.name!r}"


def unknown_names(env: Environment, name: str, tree: nodes.Template) -> Iterator[str]:
    """Name variables that nothing gives."""
    given = CONTEXT | set(env.globals)
    if name.startswith("blocks/"):
        given |= {"block"}
    if name.startswith("start/"):
        given |= {"part"}
    defaulted = {
        node.node.name
        for node in tree.find_all(nodes.Filter)
        if node.name in {"default", "d"} and isinstance(node.node, nodes.Name)
    }
    # Inside a block Jinja2 lists what the template imports or sets at its top as well.
    given |= top_names(tree)
    unknown = meta.find_undeclared_variables(tree) - given - defaulted
    for variable in sorted(unknown):
        yield f"{name}: nothing gives {variable!r}"


def broken_imports(env: Environment, name: str, tree: nodes.Template) -> Iterator[str]:
    """Name imported templates and macros that are not there."""
    for node in tree.find_all((nodes.FromImport, nodes.Include, nodes.Extends, nodes.Import)):
        assert isinstance(node, (nodes.FromImport, nodes.Include, nodes.Extends, nodes.Import))
        if not isinstance(node.template, nodes.Const):
            continue
        target = str(node.template.value)
        path = TEMPLATES / target
        if not path.is_file():
            yield f"{name}:{node.lineno}: no template {target!r}"
        elif isinstance(node, nodes.FromImport):
            there = exported(env, path)
            for entry in node.names:
                wanted = entry[0] if isinstance(entry, tuple) else entry
                if wanted not in there:
                    yield f"{name}:{node.lineno}: {target} has no macro {wanted!r}"


def top_names(tree: nodes.Template) -> set[str]:
    """Return the names that a template imports, defines or sets at its top."""
    names = {
        entry[-1] if isinstance(entry, tuple) else entry
        for node in tree.body
        if isinstance(node, nodes.FromImport)
        for entry in node.names
    }
    names |= {node.name for node in tree.body if isinstance(node, nodes.Macro)}
    return names | {
        node.target.name
        for node in tree.body
        if isinstance(node, (nodes.Assign, nodes.AssignBlock))
        and isinstance(node.target, nodes.Name)
    }


def exported(env: Environment, path: Path) -> set[str]:
    """Return the names that a template defines at its top."""
    tree = env.parse(path.read_text(encoding="utf-8"))
    macros = {node.name for node in tree.find_all(nodes.Macro)}
    return macros | {
        node.target.name
        for node in tree.find_all(nodes.Assign)
        if isinstance(node.target, nodes.Name)
    }


def main() -> int:
    """Print every fault; return 1 when there are any."""
    env = environment()
    found = [
        fault
        for path in sorted(TEMPLATES.rglob("*.html"))
        if "wagtailadmin" not in path.parts
        for fault in faults(
            env, path.relative_to(TEMPLATES).as_posix(), path.read_text(encoding="utf-8")
        )
    ]
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
