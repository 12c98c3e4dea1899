"""Loads the demonstration into the CMS: what is missing is added, what is there stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from home.models import HomePage
from wijkwijzer.demo import (
    load_districts,
    load_files,
    load_hubs,
    load_records,
    load_sections,
    load_site,
)
from wijkwijzer.demo.quiet import without_indexing
from wijkwijzer.demo.rotterdam import ROTTERDAM
from wijkwijzer.demo.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from wijkwijzer.demo.shapes_pages import Municipality

MUNICIPALITIES: tuple[Municipality, ...] = (ROTTERDAM,)
STEPS = ("site", "pictures", "sections", "districts", "hubs", "news and agenda", "texts", "indexes")


def load(municipality: Municipality, anchor: date, tell: Callable[[str], None]) -> int:
    """Load a municipality; return how many pages were added. `tell` hears each step."""
    alts = {picture.key: picture.alt for picture in municipality.pictures}
    files: dict[tuple[str, str], int] = {}
    with transaction.atomic(), without_indexing():
        load_site.make_locales()
        load_site.clear_welcome()
        tree = Tree(municipality.key, anchor, files, lambda key, language: alts[key].get(language))
        tell("site")
        site = load_site.start(tree, municipality)
        tell("pictures")
        files.update(load_files.load(site, municipality))
        home = HomePage.objects.filter(pk=tree.number("home"), picture=None)
        if tree.added:
            home.update(picture_id=files["picture", municipality.home_picture])
        tell("sections")
        load_sections.load(tree, municipality)
        tell("districts")
        load_districts.load(tree, municipality)
        tell("hubs")
        load_hubs.load(tree, municipality)
        tell("news and agenda")
        load_records.load(tree, municipality)
        tell("texts")
        tree.write()
        tell("indexes")
        tree.index()
    return tree.added
