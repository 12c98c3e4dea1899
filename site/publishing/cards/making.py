"""Making the pictures that a served release lists, when it is online: a publish waits for none."""

from __future__ import annotations

import logging

from publishing.cards import folder
from publishing.cards.card import LIST, Card, read
from publishing.cards.drawing import CardError, NoPangoError, draw
from publishing.store.atomic import write_whole
from publishing.store.manifests import Manifest
from publishing.store.releases import ReleaseStore

logger = logging.getLogger("publishing")


def make_all(store: ReleaseStore, limit: int | None = None) -> int:
    """Make the pictures that the served release lacks, and remove what it lists no more.

    Gives the number of those that were made. One that cannot be made is named in the log. Raises
    OSError when there is no room.
    """
    made = 0
    failed: set[str] = set()
    while manifest := store.current():
        lacking = [
            card
            for name, card in listed(store, manifest).items()
            if name not in failed and not folder.place(store.folder, name).exists()
        ]
        for card in lacking[: None if limit is None else limit - made]:
            if store.current_id() != manifest.id:
                break
            try:
                body = draw(card, store.read_blob(manifest.by_path()[card.font].blob))
            except NoPangoError as error:
                # Said once, not for each page of the site.
                logger.error("no pictures of shared pages in %s: %s", manifest.hostname, error)
                limit = made
                break
            except (CardError, KeyError, ValueError) as error:
                logger.error("no picture of %r in %s: %s", card.title, manifest.hostname, error)
                failed.add(card.name)
                continue
            picture = folder.place(store.folder, card.name)
            picture.parent.mkdir(exist_ok=True)
            write_whole(picture, body, durable=False)
            made += 1
        if store.current_id() == manifest.id:
            # What was withdrawn while its picture was made goes here.
            folder.keep_listed(store.folder, store.blobs, manifest.entries)
            break
    return made


def listed(store: ReleaseStore, manifest: Manifest) -> dict[str, Card]:
    """Return the cards that a release lists, by name. Raises OSError when it is withdrawn now."""
    entry = manifest.by_path().get(LIST)
    return dict(read(store.read_blob(entry.blob))) if entry else {}
