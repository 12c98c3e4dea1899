"""The search index of a release: made when the release is online (decisions 17 and 26)."""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import brotli

from publishing.registry import registry
from publishing.search import folder as search_folder
from publishing.search.addresses import MADE_OF, index_file, text_file
from publishing.search.documents import SearchDocument, documents, made_of
from publishing.search.words import index_of
from publishing.store.atomic import lock
from publishing.store.releases import ReleaseStore

logger = logging.getLogger("publishing")
#: Raised by one when the same pages give another index.
FORM = 2
#: Of brotli, for the index that each first search loads; the texts are small, and there are many.
QUALITY, QUALITY_OF_TEXTS = 11, 5
#: How often a release may come in between before somebody else tries again.
ATTEMPTS = 3


def make(store: ReleaseStore) -> bool:
    """Bring the index of a site up to date with what is served; tells whether it was made anew.

    Raises OSError when the disk does not take it. A publish never waits for more than the switch of a
    name.
    """
    for _attempt in range(ATTEMPTS):
        manifest = store.current()
        parts = made_of(manifest.entries) if manifest else {}
        if manifest is None or not parts:
            search_folder.remove(store.folder)
            return False
        name = name_of(parts)
        found = search_folder.current(store.folder)
        if found is not None and found.name == name:
            return False
        fresh = search_folder.folder_of(store.folder) / f".{secrets.token_hex(8)}"
        try:
            try:
                write(fresh, documents(store.read_blob, manifest.entries), parts)
            except OSError:
                if store.current_id() == manifest.id:
                    raise
                # Withdrawn meanwhile, with the folder: what is served now has other pages.
                continue
            if _switch(store, fresh, name, parts):
                return True
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    logger.info("%s changes too quickly for an index", store.folder.name)
    return False


def name_of(parts: Mapping[str, str]) -> str:
    """Return the name of the index of these files, made by this code."""
    how = [FORM, sorted(parts.items()), sorted(map(repr, registry.searchable.items()))]
    text = json.dumps(how, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _switch(store: ReleaseStore, fresh: Path, name: str, parts: Mapping[str, str]) -> bool:
    """Make an index the current one, unless what it says is served no more."""
    with lock(store.folder):
        manifest = store.current()
        served = {entry.path: entry.blob for entry in manifest.entries} if manifest else {}
        if not search_folder.fits(parts, served) or not (fresh / MADE_OF).is_file():
            return False
        place = fresh.with_name(name)
        shutil.rmtree(place, ignore_errors=True)
        fresh.rename(place)
        search_folder.show(store.folder, name)
        return True


def write(folder: Path, found: Iterable[SearchDocument], parts: Mapping[str, str]) -> None:
    """Write an index to a folder: of each language its words, and the texts of its pages."""
    folder.mkdir(parents=True)
    languages: dict[str, list[SearchDocument]] = defaultdict(list)
    for document in found:
        languages[document.language].append(document)
    for code, pages in languages.items():
        (folder / code).mkdir()
        _put(folder / index_file(code), index_of(pages), QUALITY)
        for number, page in enumerate(pages):
            # With its address: another index may have come since somebody began to search.
            said = [page.url, page.text]
            _put(folder / text_file(code, number), said, QUALITY_OF_TEXTS)
    text = json.dumps(dict(parts), ensure_ascii=False, sort_keys=True)
    (folder / MADE_OF).write_text(text, encoding="utf-8")


def _put(path: Path, value: object, quality: int) -> None:
    """Write a value as JSON, and beside it compressed."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(body)
    path.with_name(f"{path.name}.br").write_bytes(brotli.compress(body, quality=quality))
