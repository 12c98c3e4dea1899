"""Blobs: every file once, under the digest of its bytes, with its compressed copies."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import brotli

from publishing.pdf.weasyprint import is_whole
from publishing.store.atomic import write_new, write_whole

#: Compressing these saves traffic; pictures and fonts are compressed already.
COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/ld+json",
    "application/geo+json",
    "application/xml",
    "application/atom+xml",
    "application/vnd.oai",
    "image/svg+xml",
)
ON_EVERY_PAGE = ("text/css", "text/javascript")
#: Bytes up to which a compressed copy saves nothing that counts.
SMALL = 200
#: The endings of the copies, by the name of their coding in HTTP.
CODINGS = {"br": ".br", "gzip": ".gz"}
#: Levels of brotli and gzip for what is made while somebody waits: quick ones, and for a release
#: with thousands of new pages quicker ones. `improve` makes the best when nobody waits.
QUICK, QUICKER = (5, 6), (1, 1)
#: The ninth byte of a gzip file says that it was made at the best level.
BEST = 2
#: What a damaged copy raises.
UNREADABLE = (zlib.error, brotli.error)


def digest_of(body: bytes) -> str:
    """Return the name of a blob."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def has_copies(media_type: str, size: int) -> bool:
    """Return whether a file is served compressed."""
    return size > SMALL and media_type.startswith(COMPRESSIBLE)


class Blobs:
    """The files of one site by the digest of their bytes. A blob never changes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._root = f"{folder}/"
        self._improved: set[str] = set()
        self.levels = QUICK

    def path(self, digest: str) -> Path:
        """Return the place of a blob."""
        return self.folder / digest[:2] / digest

    def copies(self, digest: str) -> tuple[Path, ...]:
        """Return the places of the compressed copies of a blob, there or not."""
        path = self.path(digest)
        return tuple(path.with_name(f"{digest}{ending}") for ending in CODINGS.values())

    def pdf(self, digest: str) -> Path:
        """Return the place of the PDF that was made of a page, there or not."""
        path = self.path(digest)
        return path.with_name(f"{digest}.pdf")

    def add(self, body: bytes, media_type: str) -> str:
        """Keep `body`, and its compressed copies, when it is new. Returns its digest."""
        digest = digest_of(body)
        place = f"{self._root}{digest[:2]}/{digest}"
        try:
            if os.stat(place).st_size == len(body):
                return digest
        except FileNotFoundError:
            folder = os.path.dirname(place)
            if not os.path.isdir(folder):
                os.makedirs(folder, exist_ok=True)
        if has_copies(media_type, len(body)):
            # lgwin 16 fits pages below 64 KB and is thirty times faster than the default.
            # A style sheet or script is on every page and made once in a while: the best at once.
            quality, level = (11, 8) if media_type in ON_EVERY_PAGE else self.levels
            write_new(f"{place}.br", brotli.compress(body, quality=quality, lgwin=16))
            write_new(f"{place}.gz", zipped(body, level))
        # Last: a blob without its copies would be taken for complete.
        write_new(place, body)
        return digest

    def size(self, digest: str) -> int | None:
        """Return the number of bytes of a blob; None when it is missing."""
        try:
            return self.path(digest).stat().st_size
        except FileNotFoundError:
            return None

    def read(self, digest: str) -> bytes:
        """Read a blob. Raises OSError when it is missing."""
        return self.path(digest).read_bytes()

    def remove(self, digest: str) -> None:
        """Remove a blob, then what was made of it: see `improve` for the order."""
        for path in (self.path(digest), *self.copies(digest), self.pdf(digest)):
            path.unlink(missing_ok=True)

    def files(self) -> Iterator[Path]:
        """Return all files: blobs, copies, and what a killed process left."""
        yield from (Path(entry.path) for entry in self.entries())

    def entries(self) -> Iterator[os.DirEntry[str]]:
        """Return the same as entries of their folders: ten times faster, for who looks at most names only."""
        if not self.folder.is_dir():
            return
        for folder in sorted(os.scandir(self.folder), key=lambda each: each.name):
            if folder.is_dir():
                yield from (each for each in os.scandir(folder) if each.is_file())

    def problems(self, digest: str, size: int) -> Iterator[str]:
        """Return what is wrong with a blob and its copies, in words for an operator."""
        try:
            body = self.read(digest)
        except OSError as error:
            yield f"blob {digest} cannot be read: {error.strerror}"
        else:
            if len(body) != size:
                yield f"blob {digest} has {len(body)} bytes in the place of {size}"
            elif digest_of(body) != digest:
                yield f"blob {digest} has other bytes than it is named after"
        for path in self.copies(digest):
            try:
                if path.exists() and digest_of(expanded(path.suffix, path.read_bytes())) != digest:
                    yield f"{path.name} holds other bytes than its blob"
            except (OSError, *UNREADABLE) as error:
                yield f"{path.name} cannot be expanded: {error}"
        pdf = self.pdf(digest)
        if pdf.exists() and not is_whole(pdf.read_bytes()):
            yield f"{pdf.name} is no whole PDF: remove it, and it is made anew"

    def improve(self, digest: str) -> bool:
        """Replace the copies of a blob by the smallest ones. Tells whether there was work to do."""
        brotli_copy, gzip_copy = self.copies(digest)
        if digest in self._improved:
            return False
        self._improved.add(digest)
        try:
            with gzip_copy.open("rb") as file:
                if file.read(9)[-1:] == bytes([BEST]):
                    return False
            body = self.read(digest)
        except FileNotFoundError:
            return False
        if digest_of(body) != digest:
            return False
        write_whole(brotli_copy, brotli.compress(body, quality=11, lgwin=20))
        # Last: its level says that both are made.
        write_whole(gzip_copy, zipped(body, 9))
        if not self.path(digest).exists():
            # Withdrawn meanwhile: the copies must not outlive it.
            self.remove(digest)
        return True


def zipped(body: bytes, level: int) -> bytes:
    """Compress to the gzip format; the same bytes whenever it is done."""
    compressor = zlib.compressobj(level, zlib.DEFLATED, 31)
    return compressor.compress(body) + compressor.flush()


def expanded(ending: str, data: bytes) -> bytes:
    """Return the bytes that a compressed copy stands for. Raises the errors of `UNREADABLE`."""
    if ending == CODINGS["br"]:
        return cast(bytes, brotli.decompress(data))
    return zlib.decompress(data, 31)
