"""The search index of a release: made by Pagefind when the release is online (decision 17)."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import secrets
import shutil
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import brotli

from publishing.registry import registry
from publishing.search import folder as search_folder
from publishing.search.addresses import MADE_OF
from publishing.search.documents import SearchDocument, documents, made_of
from publishing.store.atomic import lock
from publishing.store.plain_tree import plain_path
from publishing.store.releases import ReleaseStore

logger = logging.getLogger("publishing")
#: Raised by one when the same pages give another index.
FORM = 1
#: What of Pagefind's files the search page loads; its own interfaces are left out.
KEPT = ("pagefind.js", "pagefind-entry.json", "pagefind.*.pf_meta", "wasm.*.pagefind")
FRAGMENTS = "fragment"
FOLDERS = (FRAGMENTS, "index", "filter")
GZIP = b"\x1f\x8b"
#: Of brotli. The best takes two seconds longer, once, and spares each first search eight kilobytes.
QUALITY = 11
#: How often, and after how many seconds each time, we look whether all files are whole.
LOOKS, PAUSE = 100, 0.1
#: How often a release may come in between before somebody else tries again.
ATTEMPTS = 3


class SearchError(RuntimeError):
    """No index can be made."""


def make(store: ReleaseStore) -> bool:
    """Bring the index of a site up to date with what is served; tells whether it was made anew.

    Raises SearchError when none can be made, and OSError when the disk does not take it. A publish
    never waits for more than the switch of a name.
    """
    for _attempt in range(ATTEMPTS):
        manifest = store.current()
        parts = made_of(manifest) if manifest else {}
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
                _write(fresh, documents(store, manifest), parts)
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
    """Return the name of the index of these files, made by this code with these synonyms."""
    how = [FORM, sorted(parts.items()), sorted(map(repr, registry.searchable.items()))]
    how.append(list(registry.unsearched))
    words = [(code, sorted(found.items())) for code, found in sorted(registry.synonyms.items())]
    text = json.dumps([*how, words], ensure_ascii=False)
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


def _write(folder: Path, found: Iterable[SearchDocument], parts: Mapping[str, str]) -> None:
    """Write an index to a folder: what the search page loads, and nothing else."""
    folder.mkdir(parents=True)
    asyncio.run(_pagefind(folder, list(found)))
    for path in folder.iterdir():
        if path.name not in FOLDERS and not any(map(path.match, KEPT)):
            path.unlink()
    for path in [
        each for each in folder.rglob("*") if each.is_file() and FRAGMENTS not in each.parts
    ]:
        path.with_name(f"{path.name}.br").write_bytes(_smaller(path.read_bytes()))
    text = json.dumps(dict(parts), ensure_ascii=False, sort_keys=True)
    (folder / MADE_OF).write_text(text, encoding="utf-8")


def _smaller(body: bytes) -> bytes:
    """Compress a file with brotli. What Pagefind compressed itself its script takes expanded too."""
    if body.startswith(GZIP):
        body = zlib.decompress(body, wbits=31)
    smaller: bytes = brotli.compress(body, quality=QUALITY)
    return smaller


async def _pagefind(folder: Path, found: list[SearchDocument]) -> None:
    try:
        # Only here: whoever serves or publishes needs no Pagefind.
        from pagefind.index import IndexConfig
        from pagefind.service import PagefindService
    except ImportError as error:
        raise SearchError(f"Pagefind is not installed: {error}") from error
    # As files: handing them over one by one costs Pagefind a tenth of a second each.
    pages = folder / ".pages"
    for document in found:
        place = plain_path(pages.resolve(), document.url, "text/html")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(document.html, encoding="utf-8")
    config = IndexConfig(output_path=str(folder), exclude_selectors=registry.unsearched)
    try:
        async with PagefindService() as service:
            index = await service.create_index(config=config)
            await index.add_directory(str(pages))
            await index.write_files()
            # Pagefind answers before its files are on the disk, and is stopped at the end of this.
            await _until_whole(folder, pages)
    except Exception as error:
        raise SearchError(f"Pagefind made no index: {error}") from error
    finally:
        shutil.rmtree(pages, ignore_errors=True)


async def _until_whole(folder: Path, pages: Path) -> None:
    """Wait until every file of an index is there to its last byte. Raises SearchError after a while."""
    sizes: dict[Path, int] = {}
    for _look in range(LOOKS):
        files = [each for each in folder.rglob("*") if each.is_file() and pages not in each.parents]
        before, sizes = sizes, {path: path.stat().st_size for path in files}
        if files and sizes == before and all(map(_is_whole, files)):
            return
        await asyncio.sleep(PAUSE)
    raise SearchError("its files stay incomplete")


def _is_whole(path: Path) -> bool:
    body = path.read_bytes()
    try:
        if body.startswith(GZIP):
            zlib.decompress(body, wbits=31)
        elif path.suffix == ".json":
            json.loads(body)
    except (zlib.error, ValueError):
        return False
    return bool(body)
