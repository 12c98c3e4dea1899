"""Loads the demonstration into the CMS. A municipality that is there already stays as it is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from core.models import Picture
from demo.loader import areas, history, media, rows, site
from demo.loader.content import ContentError, Town
from demo.loader.tree import Tree
from wijkwijzer.municipality.site import clear_welcome, make_locales, make_roles

HOME = "home"
#: Hears of each step: what is being done, how much of it is done, out of how much.
Tell = Callable[[str, int, int], None]
#: Filling in a page is most of the work: tell of it so often, in pages.
EVERY = 25


def load(town: Town, anchor: date, tell: Tell, *, afresh: bool = False) -> int:
    """Load a municipality as seen from a day, all of it or nothing; return the number of pages.

    One that is there already is left alone and gives 0, unless `afresh`: it is taken away first.
    Raises ContentError for what is wrong in its files.
    """
    with transaction.atomic(), contextlib.ExitStack() as undo:
        if site.present(town):
            if not afresh:
                return 0
            tell("taking away", 0, 1)
            site.remove(town)
        make_locales(town.languages)
        clear_welcome()
        tree = planned(town, anchor)
        tell("places in the tree", 0, 1)
        tree.plant()
        own_site = site.make(town, tree.values, tree.page(HOME))
        site.lead(own_site, town, tree.page)
        total = len(media.files(town))
        for number, (record, file) in enumerate(media.load(own_site, town, tree.values)):
            tell("pictures and documents", number, total)
            undo.callback(default_storage.delete, file.file.name)
            tree.files[record.model, record.path.stem] = file
        for number, _page in enumerate(tree.fill()):
            if number % EVERY == 0:
                tell("pages", number, len(tree))
        rows.create_children(tree.pages)
        if anchor <= timezone.localdate():
            # What is written for a day to come may be against the rules of today.
            tree.check()
        tell("neighbourhoods and postcodes", 0, 1)
        areas.load(own_site, town)
        tell("history", 0, 1)
        history.write(tree.pages)
        history.note_translations(tree.pages)
        tell("search", 0, 1)
        history.index(tree.pages)
        make_roles(own_site)
        # All of it is there: the files stay.
        undo.pop_all()
    return len(tree)


def planned(town: Town, anchor: date) -> Tree:
    """Return all pages of a municipality with their places in the tree, nothing saved yet."""
    alts = {record.path.stem: record.prose for record in town.of(Picture)}
    tree = Tree(town.key, anchor, town.languages, alts)
    waiting = town.of(Page)
    while waiting:
        left = [record for record in waiting if not tree.add(record)]
        if len(left) == len(waiting):
            raise ContentError(left[0].path, f"parent: there is no page {left[0].parent!r}")
        waiting = left
    return tree
