"""Loads the demonstration into the CMS. A municipality that is there already stays as it is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import date

from django.core.files.storage import default_storage
from django.db import transaction

from wijkwijzer.demo import (
    load_areas,
    load_districts,
    load_files,
    load_history,
    load_hubs,
    load_plans,
    load_records,
    load_reset,
    load_rows,
    load_sections,
    load_site,
    load_users,
)
from wijkwijzer.demo.hilversum import HILVERSUM
from wijkwijzer.demo.rotterdam import ROTTERDAM
from wijkwijzer.demo.shapes_pages import Municipality
from wijkwijzer.demo.tree import Tree

MUNICIPALITIES: tuple[Municipality, ...] = (ROTTERDAM, HILVERSUM)
#: Hears of each step: what is being done, how much of it is done, out of how much.
Tell = Callable[[str, int, int], None]
#: Filling in a page is most of the work: tell of it so often, in pages.
EVERY = 25


def load(municipality: Municipality, anchor: date, tell: Tell, *, reset: bool = False) -> int:
    """Load a municipality as seen from a day, all of it or nothing; return the number of pages.

    One that is there already is left alone and gives 0, unless `reset`: it is taken away first.
    """
    with transaction.atomic(), new_files() as made:
        if load_reset.present(municipality):
            if not reset:
                return 0
            tell("taking away", 0, 1)
            load_reset.remove(municipality)
        load_site.make_locales()
        load_site.clear_welcome()
        tree = planned(municipality, anchor)
        tell("places in the tree", 0, 1)
        tree.plant()
        site = load_site.make(tree, municipality)
        total = len(municipality.pictures) + len(municipality.documents)
        for number, (kind, key, file) in enumerate(load_files.load(site, municipality)):
            tell("pictures and documents", number, total)
            made.append(file.file.name)
            tree.files[kind, key] = file.pk
        for number, _page in enumerate(tree.fill()):
            if number % EVERY == 0:
                tell("pages", number, len(tree))
        load_rows.create_children(tree.pages)
        tell("neighbourhoods and postcodes", 0, 1)
        load_areas.load(site, municipality)
        tell("history", 0, 1)
        load_history.write(tree.pages)
        load_history.note_translations(tree.pages)
        tell("search", 0, 1)
        load_history.index(tree.pages)
        load_users.make_groups(site)
    return len(tree)


def planned(municipality: Municipality, anchor: date) -> Tree:
    """Return all pages of a municipality with their places in the tree, nothing saved yet."""
    alts = {picture.key: picture.alt for picture in municipality.pictures}
    tree = Tree(municipality.key, anchor, alts, municipality.languages)
    load_site.add_start(tree, municipality)
    load_sections.load(tree, municipality)
    load_districts.load(tree, municipality)
    load_hubs.load(tree, municipality)
    load_records.load(tree, municipality)
    load_plans.load(tree, municipality)
    return tree


@contextlib.contextmanager
def new_files() -> Iterator[list[str]]:
    """Take the files whose names are in the list off the disk again when the load fails."""
    made: list[str] = []
    try:
        yield made
    except BaseException:
        for name in made:
            default_storage.delete(name)
        raise
