"""Which words may be in no release now: those that only stand in what nobody may see."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from core.models import Picture, PublicDocument
from publishing.store.blobs import digest_of, expanded
from publishing.store.releases import ReleaseStore

WORD = re.compile(rb"kanarie-[a-z]?[0-9]+q")


def hidden_pages(moment: datetime) -> set[int]:
    """Return the pages that may not be public, told in another way than the publisher does."""
    pages = list(
        Page.objects.values(
            "pk",
            "path",
            "live",
            "expire_at",
            "alias_of_id",
            "translation_key",
            "locale__language_code",
        )
    )
    private = set(PageViewRestriction.objects.values_list("page__path", flat=True))
    dead = {
        each["path"]
        for each in pages
        if not each["live"] or (each["expire_at"] is not None and each["expire_at"] <= moment)
    }
    hidden = {each["pk"] for each in pages if _within(each["path"], private | dead)}
    secret_keys = {each["translation_key"] for each in pages if _within(each["path"], private)}
    while True:
        without_source = {
            each["translation_key"]
            for each in pages
            if each["locale__language_code"] == "nl" and each["pk"] in hidden
        }
        more = {
            each["pk"]
            for each in pages
            if each["alias_of_id"] in hidden
            or each["translation_key"] in secret_keys
            or each["translation_key"] in without_source
        }
        if more <= hidden:
            return hidden
        hidden |= more


def _within(path: str, places: set[str]) -> bool:
    return any(path[:end] in places for end in range(4, len(path) + 1, 4))


def public_files(model: Any) -> set[int]:
    """Return the pictures or documents that stand in no private collection."""
    private = set(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
    paths = dict(Collection.objects.values_list("pk", "path"))
    return {
        pk
        for pk, collection in model.objects.values_list("pk", "collection_id")
        if not _within(paths[collection], private)
    }


def stored_texts(documents: Iterable[PublicDocument]) -> dict[str, str]:
    """Return the texts of the files that are there, by the digest of their bytes."""
    found = {}
    for document in documents:
        with contextlib.suppress(FileNotFoundError), document.file.open() as stored:
            body = stored.read()
            found[digest_of(body)] = body.decode()
    return found


@dataclass
class Words:
    """Where each word has stood."""

    places: dict[bytes, set[tuple[str, int | str]]] = field(default_factory=dict)

    def look(self) -> None:
        """Write down where words stand now, drafts not."""
        self._note("page", Page.objects.values_list("pk", "title"))
        self._note("picture", Picture.objects.values_list("pk", "title"))
        self._note("document", PublicDocument.objects.values_list("pk", "title"))
        for digest, text in stored_texts(PublicDocument.objects.all()).items():
            self._note("bytes", [(digest, text)])

    def _note(self, kind: str, rows: Iterable[tuple[int | str, str]]) -> None:
        for pk, text in rows:
            for word in WORD.findall(text.encode()):
                self.places.setdefault(word, set()).add((kind, pk))

    def forbidden(self, found: set[bytes], moment: datetime) -> set[bytes]:
        """Return the words of `found` that stand, or have stood, in nothing that is public."""
        pages = set(Page.objects.values_list("pk", flat=True)) - hidden_pages(moment)
        public: set[tuple[str, int | str]] = {("page", pk) for pk in pages}
        public |= {("picture", pk) for pk in public_files(Picture)}
        documents = public_files(PublicDocument)
        public |= {("document", pk) for pk in documents}
        # What stood in a file that was replaced under its name stands in nothing any more.
        stored = stored_texts(PublicDocument.objects.filter(pk__in=documents))
        public |= {("bytes", digest) for digest in stored}
        return {word for word in found if public.isdisjoint(self.places.get(word, ()))}


class StoreWords:
    """The words in the files of a store, each file read once."""

    def __init__(self, store: ReleaseStore) -> None:
        self._store = store
        self._read: dict[str, set[bytes]] = {}

    def on_disk(self) -> dict[str, set[bytes]]:
        """Return the words of every file: blobs, what their copies expand to, manifests."""
        found = {}
        for path in [*self._store.blobs.files(), *self._store.manifests.glob("*")]:
            name = path.name
            if name not in self._read:
                data = path.read_bytes()
                if path.suffix in (".br", ".gz"):
                    data = expanded(path.suffix, data)
                self._read[name] = set(WORD.findall(data))
            found[name] = self._read[name]
        return found
