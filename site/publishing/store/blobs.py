"""Blobs: every file once, under the digest of its bytes; texts compressed."""

from __future__ import annotations

import errno
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
#: Bytes from which a file is read while it is sent, and not kept in memory: as much as a visitor
#: may keep occupied who takes nothing. Of a text of that size the plain bytes are kept as well.
LARGE = 262_144
#: The endings of the compressed files, by the name of their coding in HTTP.
CODINGS = {"br": ".br", "gzip": ".gz"}
PACKED = CODINGS["gzip"]
#: The level of gzip for what is made while somebody waits: half the time of the usual one, an eighth
#: more bytes. `improve` makes a brotli copy, a quarter smaller, when nobody waits.
QUICK = 1
BEST = 9
#: The last bytes of a gzip file: the CRC-32 and the size of what it holds (RFC 1952, 2.3.1).
TRAILER = 8
#: What a damaged copy raises.
UNREADABLE = (zlib.error, brotli.error)


def digest_of(body: bytes) -> str:
    """Return the name of a blob."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def has_copies(media_type: str, size: int) -> bool:
    """Return whether a file is served compressed."""
    return size > SMALL and media_type.startswith(COMPRESSIBLE)


class Blobs:
    """The files of one site by the digest of their bytes. A blob never changes.

    What is served compressed is one `.gz` file and nothing else until `improve` lays a `.br` beside it;
    its plain bytes are made of it for who asks for them. All else is a file of its own bytes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._root = f"{folder}/"
        self._improved: set[str] = set()
        #: Digest -> sizes of the `.gz` file and of what it holds, of those that were written here.
        self._written: dict[str, tuple[int, int]] = {}

    def path(self, digest: str) -> Path:
        """Return the place of the plain bytes of a blob, there or not."""
        return self.folder / digest[:2] / digest

    def copies(self, digest: str) -> tuple[Path, ...]:
        """Return the places of the compressed files of a blob, there or not."""
        path = self.path(digest)
        return tuple(path.with_name(f"{digest}{ending}") for ending in CODINGS.values())

    def pdf(self, digest: str) -> Path:
        """Return the place of the PDF that was made of a page, there or not."""
        path = self.path(digest)
        return path.with_name(f"{digest}.pdf")

    def add(self, body: bytes, media_type: str) -> str:
        """Keep `body`, compressed where that pays, when it is new. Returns its digest."""
        digest = digest_of(body)
        place = f"{self._root}{digest[:2]}/{digest}"
        packed = has_copies(media_type, len(body))
        try:
            if _holds(f"{place}{PACKED}", body) if packed else _size_of(place) == len(body):
                return digest
        except FileNotFoundError:
            folder = os.path.dirname(place)
            if not os.path.isdir(folder):
                os.makedirs(folder, exist_ok=True)
        if not packed:
            write_new(place, body)
            return digest
        if len(body) >= LARGE:
            write_new(place, body)
        often = media_type in ON_EVERY_PAGE
        if often:
            # A style sheet or script is on every page and made once in a while: the best at once.
            write_new(f"{place}{CODINGS['br']}", brotli.compress(body, quality=11, lgwin=16))
        data = zipped(body, BEST if often else QUICK)
        # Last: it says that all is there.
        write_new(f"{place}{PACKED}", data)
        self._written[digest] = len(data), len(body)
        return digest

    def has(self, digest: str) -> bool:
        """Return whether a blob is there."""
        path = self.path(digest)
        return path.exists() or path.with_name(f"{digest}{PACKED}").exists()

    def size(self, digest: str) -> int | None:
        """Return the number of plain bytes of a blob; None when it is missing.

        Of one that is not whole it is another number.
        """
        place = f"{self._root}{digest[:2]}/{digest}"
        try:
            return _size_of(place)
        except FileNotFoundError:
            pass
        try:
            found, known = _size_of(f"{place}{PACKED}"), self._written.get(digest)
            # What was written here just now needs no opening: thousands of files in a full build.
            if known and known[0] == found:
                return known[1]
            return int.from_bytes(_trailer(f"{place}{PACKED}")[4:], "little")
        except FileNotFoundError:
            return None

    def forget_written(self) -> None:
        """Let go of what `size` remembers of blobs that were written here."""
        self._written.clear()

    def read(self, digest: str) -> bytes:
        """Return the plain bytes of a blob. Raises OSError when it is missing or cannot be expanded."""
        path = self.path(digest)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            data = path.with_name(f"{digest}{PACKED}").read_bytes()
        try:
            return expanded(PACKED, data)
        except UNREADABLE as error:
            raise OSError(errno.EIO, f"it cannot be expanded: {error}") from error

    def remove(self, digest: str) -> None:
        """Remove a blob, then what was made of it: see `improve` for the order."""
        brotli_copy, packed = self.copies(digest)
        for path in (self.path(digest), packed, brotli_copy, self.pdf(digest)):
            path.unlink(missing_ok=True)
        self._written.pop(digest, None)

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
        """Return what is wrong with the files of a blob, in words for an operator."""
        if not self.has(digest):
            yield f"blob {digest} cannot be read: {os.strerror(errno.ENOENT)}"
        path = self.path(digest)
        if path.exists():
            body = path.read_bytes()
            if len(body) != size:
                yield f"blob {digest} has {len(body)} bytes in the place of {size}"
            elif digest_of(body) != digest:
                yield f"blob {digest} has other bytes than it is named after"
        for copy in self.copies(digest):
            try:
                if copy.exists() and digest_of(expanded(copy.suffix, copy.read_bytes())) != digest:
                    yield f"{copy.name} holds other bytes than its blob"
            except (OSError, *UNREADABLE) as error:
                yield f"{copy.name} cannot be expanded: {error}"
        pdf = self.pdf(digest)
        if pdf.exists() and not is_whole(pdf.read_bytes()):
            yield f"{pdf.name} is no whole PDF: remove it, and it is made anew"

    def improve(self, digest: str) -> bool:
        """Lay a brotli copy beside a compressed blob. Tells whether there was work to do."""
        if digest in self._improved:
            return False
        self._improved.add(digest)
        copy, packed = self.copies(digest)
        if copy.exists() or not packed.exists():
            return False
        try:
            body = self.read(digest)
        except OSError:
            return False
        if digest_of(body) != digest:
            return False
        write_whole(copy, brotli.compress(body, quality=11, lgwin=20))
        if not self.has(digest):
            # Withdrawn meanwhile: the copy must not outlive it.
            self.remove(digest)
        return True


def _size_of(place: str) -> int:
    return os.stat(place).st_size


def _trailer(place: str) -> bytes:
    """Return the last bytes of a gzip file; those of nothing for a file that has none."""
    with open(place, "rb", buffering=0) as file:
        try:
            file.seek(-TRAILER, os.SEEK_END)
        except OSError:
            return b""
        return file.read(TRAILER)


def _holds(place: str, body: bytes) -> bool:
    """Return whether a gzip file ends as that of `body` does: the beginning of one does not."""
    wanted = zlib.crc32(body).to_bytes(4, "little") + len(body).to_bytes(4, "little")
    return _trailer(place) == wanted


def zipped(body: bytes, level: int) -> bytes:
    """Compress to the gzip format; the same bytes whenever it is done."""
    compressor = zlib.compressobj(level, zlib.DEFLATED, 31)
    return compressor.compress(body) + compressor.flush()


def expanded(ending: str, data: bytes) -> bytes:
    """Return the bytes that a compressed copy stands for. Raises the errors of `UNREADABLE`."""
    if ending == CODINGS["br"]:
        return cast(bytes, brotli.decompress(data))
    return zlib.decompress(data, 31)
