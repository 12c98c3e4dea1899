"""Reads the files of the content. Everything in them stays text until a field takes it.

``<town>/<kind>/<name>.yaml`` holds the facts of a record and ``<name>.<language>.md`` its prose in a
language: fields in the front matter, the body below it. What ``both/`` holds belongs to every town.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

CONTENT = Path(__file__).resolve().parents[1] / "content"
BOTH, AREAS, SITE, KINDS = "both", "areas", "site", "kinds.yaml"
#: Files that records name in a field: pictures and documents.
ATTACHED = {".webp", ".pdf"}
#: The order of records that do not say theirs: behind those that do, by name.
LAST = "1000"
FRONT = re.compile(r"---\n(.*?)^---\n(.*)", re.DOTALL | re.MULTILINE)
#: A word that both towns fill in their own way: ``{name}``.
WORD = re.compile(r"\{(\w+)\}")
Fields = dict[str, Any]
#: What a town fills in, by language, the source first.
Words = Mapping[str, Mapping[str, str]]


class ContentError(Exception):
    """Something in the content is wrong. The message begins with the file, and names the key."""

    def __init__(self, path: Path, words: str) -> None:
        shown = path.relative_to(CONTENT) if path.is_relative_to(CONTENT) else path
        super().__init__(f"{shown}: {words}")


@dataclass(frozen=True, slots=True)
class Prose:
    """What is said of a record in a language."""

    path: Path
    fields: Fields
    body: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A record as its files give it. The key is how others refer to it: ``hub:wijkhub-carnisse``."""

    key: str
    path: Path
    model: type[models.Model]
    facts: Fields
    prose: Mapping[str, Prose]
    parent: str | None = None
    slug: str = ""
    order: int = 0


@dataclass(slots=True)
class Town:
    """A municipality of the content: its site, and its records in the order of their kinds."""

    key: str
    path: Path
    name: str
    hostname: str
    #: What the site serves, the source first.
    languages: list[str]
    settings: Fields
    prose: Mapping[str, Prose]
    #: Addresses that lead to a page, each with the name of the page.
    addresses: Mapping[str, str] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)

    def of(self, base: type[models.Model]) -> list[Record]:
        """Return the records of a kind of model."""
        return [record for record in self.records if issubclass(record.model, base)]


def towns(content: Path = CONTENT) -> list[Town]:
    """Return every town in the content, each of them read. Raises ContentError."""
    if not (content / KINDS).is_file():
        where = "It is part of the sources, not of an installed package: use a checkout."
        raise ContentError(content, f"there is no content of the demonstration. {where}")
    names = [path.parent.name for path in content.glob(f"*/{SITE}.yaml")]
    # The first one loaded answers to unknown host names in the CMS: the largest.
    return sorted((town(content, name) for name in names), key=lambda each: -len(each.records))


@cache
def town(content: Path, key: str) -> Town:
    """Return a town with its records. Raises ContentError for what is not in its place."""
    path = content / key / f"{SITE}.yaml"
    facts, prose = mapping(path), said(path)
    settings = facts.get("settings", {})
    try:
        name, hostname, languages = settings["name"], facts["hostname"], settings["languages"]
    except KeyError as error:
        raise ContentError(path, f"{error.args[0]}: is missing") from None
    read = Town(key, path, name, hostname, languages, settings, prose, facts.get("addresses", {}))
    words: dict[str, dict[str, str]] = {
        code: {"town": key, "hostname": read.hostname} for code in read.languages
    }
    for code in words:
        for each in (prose.get(read.languages[0]), prose.get(code)):
            words[code] |= each.fields.get("words", {}) if each else {}
    kinds = mapping(content / KINDS)
    for path in (*(content / key).iterdir(), *(content / BOTH).iterdir()):
        if path.is_dir() and path.name not in {*kinds, AREAS}:
            raise ContentError(path, f"no kind {path.name!r} in {KINDS}")
    for name, kind in kinds.items():
        found = [*records(content / key / name, kind), *records(content / BOTH / name, kind, words)]
        read.records += sorted(found, key=lambda each: (each.order, each.path.stem))
    return read


def records(folder: Path, kind: Fields, words: Words | None = None) -> Iterator[Record]:
    """Read the records in the folder of a kind, if it is there."""
    files = sorted(folder.glob("*"))
    names = {path.stem: path for path in files if path.suffix == ".yaml"}
    for path in files:
        if path.suffix not in {".yaml", ".md", *ATTACHED}:
            raise ContentError(path, "is neither YAML nor Markdown, nor a picture or document")
        if (name := path.name.split(".")[0]) not in names:
            raise ContentError(path, f"belongs to {name}.yaml, which is not there")
    for name, path in names.items():
        facts = mapping(path, next(iter(words.values())) if words else None)
        own = {each: facts.pop(each, kind.get(each, "")) for each in ("model", "parent", "order")}
        order = own["order"] or LAST
        try:
            model = apps.get_model(own["model"])
        except (LookupError, ValueError):
            raise ContentError(path, f"model: no model {own['model']!r}") from None
        if not order.isdecimal():
            raise ContentError(path, f"order: {order!r} is no number")
        key = name if kind.get("key") == "name" else f"{folder.name}:{name}"
        slug, parent = name if kind.get("slug") == "name" else "", own["parent"] or None
        yield Record(key, path, model, facts, said(path, words), parent, slug, int(order))


def said(path: Path, words: Words | None = None) -> dict[str, Prose]:
    """Read what is said of a record, by language; of both towns in the languages of one."""
    found = {each.name.split(".")[1]: each for each in path.parent.glob(f"{path.stem}.*.md")}
    read = {}
    for code, each in sorted(found.items()):
        if words is None or code in words:
            parts = FRONT.fullmatch(text_of(each, words[code] if words else None))
            if parts is None:
                raise ContentError(
                    each, "does not begin with front matter between two lines of ---"
                )
            read[code] = Prose(each, parsed(each, parts[1]), parts[2].strip())
    return read


def mapping(path: Path, words: Mapping[str, str] | None = None) -> Fields:
    """Read a file of facts."""
    if not path.is_file():
        raise ContentError(path, "is missing")
    return parsed(path, text_of(path, words))


def text_of(path: Path, words: Mapping[str, str] | None) -> str:
    """Return the text of a file, in one of both towns with the words of a town in their places."""
    text = path.read_text(encoding="utf-8")
    if words is None:
        return text
    if unknown := {each for each in WORD.findall(text) if each not in words}:
        raise ContentError(path, f"{{{', '.join(sorted(unknown))}}} is no word of {words['town']}")
    return WORD.sub(lambda found: words[found[1]], text)


def parsed(path: Path, text: str) -> Fields:
    """Read YAML whose values are all text, lists or mappings; keys that come twice are refused."""
    # Imported late: an installed package has neither the content nor what reads it.
    try:
        import yaml
    except ImportError:
        raise ContentError(path, "reading it needs requirements/demo.txt to be installed") from None

    class Loader(yaml.CBaseLoader):
        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
            keys = [key.value for key, _value in node.value]
            if twice := {key for key in keys if keys.count(key) > 1}:
                raise ContentError(path, f"{', '.join(sorted(twice))}: twice")
            return super().construct_mapping(node, deep)

    try:
        read = yaml.load(text, Loader=Loader) or {}  # noqa: S506 - makes text, lists and mappings only
    except yaml.YAMLError as error:
        raise ContentError(path, " ".join(str(error).split())) from None
    if not isinstance(read, dict):
        raise ContentError(path, "holds no names with values")
    return read
