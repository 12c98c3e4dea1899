"""Looking for a person in everything that the system holds: database, files, releases."""

from __future__ import annotations

import contextlib
import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import TextField
from django.db.models.functions import Cast
from PIL import Image
from wagtail.models import Page, Site

from contacts.erasure.columns import NO_TEXT, models_with_text, text_fields
from contacts.erasure.finding import Finder, doubtful, finder
from contacts.erasure.patterns import SearchPatterns
from contacts.erasure.reached import rows_reached
from core.media.documents import DAMAGED
from core.media.walking import stored_files
from publishing.pdf.addresses import PDF
from publishing.store import sites as on_disk
from publishing.store.blobs import CODINGS, PACKED, UNREADABLE, expanded
from publishing.store.manifests import ReleaseError
from publishing.store.releases import ReleaseStore

#: Parts of pictures whose words are packed, or written in two bytes a letter.
PACKED_IN_PICTURES = (b"zTXt", b"iTXt", b"iCCP", b"eXIf", b"Exif", b"EXIF")
#: Where the packed parts of a PDF begin and end.
STREAM, STREAM_ENDS = re.compile(rb"(?<!end)stream\r?\n"), b"endstream"
#: Bytes that one file may unfold to in all: more is nowhere looked at, and said.
MOST_UNFOLDED = 100 * 1024 * 1024


class UnreadError(Exception):
    """A part of a file cannot be looked at: it is damaged, or unfolds to too much."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that holds the person. `public`: residents can see it, or a release can bring it back.

    What is not `certain` is a name of one word, which may be somebody else, or no name.
    """

    place: str
    public: bool
    certain: bool = True


def scan(patterns: SearchPatterns, sites: Iterable[Site] | None = None) -> list[Hit]:
    """Return all places that hold one of the needles.

    Of `sites` only their own rows, files and releases are looked at; None stands for the install.
    """
    found: dict[str, Hit] = {}
    own = None if sites is None else list(sites)
    look = Look(finder(patterns), doubtful(patterns))
    rows = _in_database(look) if own is None else _in_rows(look, own)
    for public, places in (
        (True, _in_releases(look, own)),
        (False, _in_media(look, own)),
        (False, rows),
    ):
        for place, certain in places:
            known = found.get(place)
            if known is None or (certain and not known.certain):
                found[place] = Hit(place, public, certain)
    return sorted(found.values(), key=lambda hit: (not hit.certain, not hit.public))


#: A place, and whether what it holds is certain.
Place = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Look:
    """What to look for: everything is read once for both. None looks for nothing."""

    certain: Finder | None
    doubtful: Finder | None = None

    def in_text(self, text: str) -> bool | None:
        """Return whether what stands in a text is certain; None when nothing does."""
        for each, certain in ((self.certain, True), (self.doubtful, False)):
            if each is not None and each.search(text):
                return certain
        return None

    def in_file(self, data: bytes, ending: str) -> bool | None:
        """Return the same of a file: as it is, expanded, or in what is packed inside it."""
        found = None
        try:
            for text in _texts(data, ending):
                if self.certain is not None and self.certain.search_bytes(text):
                    return True
                if self.doubtful is not None and self.doubtful.search_bytes(text):
                    found = False
        except UnreadError:
            # What nobody could look at may hold it.
            return False if self.certain or self.doubtful else None
        return found

    def may_be_in(self, data: bytes) -> bool:
        """Return whether either could be in these bytes: never false when one is."""
        return any(each.may_be_in(data) for each in (self.certain, self.doubtful) if each)


def _texts(data: bytes, ending: str) -> Iterator[bytes]:
    if ending in CODINGS.values():
        try:
            data = expanded(ending, data)
        except UNREADABLE:
            return
    yield data
    if data.startswith(b"\x1f\x8b"):
        # Parts of the search index, whatever their ending.
        with contextlib.suppress(*UNREADABLE):
            yield expanded(CODINGS["gzip"], data)
    elif data.startswith(b"%PDF"):
        yield from _of_pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        yield from _of_zip(data)
    elif _is_picture(data) and any(mark in data for mark in PACKED_IN_PICTURES):
        yield _about_picture(data)


def _of_pdf(data: bytes) -> Iterator[bytes]:
    """Return what is packed in a PDF. Raises UnreadError when that is too much."""
    place, left = 0, MOST_UNFOLDED
    while begins := STREAM.search(data, place):
        place = data.find(STREAM_ENDS, begins.end())
        if place < 0:
            return
        # Only what zlib packed (RFC 1950) is text; pictures are not.
        if data[begins.end()] & 15 != 8:
            continue
        unfolding = zlib.decompressobj()
        try:
            text = unfolding.decompress(data[begins.end() : place], left)
        except zlib.error:
            continue
        left -= len(text)
        yield text
        if left <= 0:
            raise UnreadError


def _of_zip(data: bytes) -> Iterator[bytes]:
    """Return what is packed in a document. Raises UnreadError when that is damaged, or too much."""
    left = MOST_UNFOLDED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            # Several entries may have one name: each is another text.
            for entry in packed.infolist():
                with packed.open(entry) as file:
                    text = file.read(left)
                left -= len(text)
                yield text
                if left <= 0:
                    raise UnreadError
    except DAMAGED as error:
        raise UnreadError from error


def _is_picture(data: bytes) -> bool:
    head = data[:4] in (b"\x89PNG", b"RIFF") or data[:3] == b"\xff\xd8\xff"
    return head or data[4:8] == b"ftyp"


def _about_picture(data: bytes) -> bytes:
    """Return what the header of a picture says beside its pixels."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            said = [*picture.info.values(), *picture.getexif().values()]
    except (OSError, SyntaxError, ValueError):
        return b""
    return b"\n".join(each if isinstance(each, bytes) else str(each).encode() for each in said)


def _in_releases(look: Look, sites: list[Site] | None) -> Iterator[Place]:
    wanted = None if sites is None else {site.pk for site in sites}
    for store in on_disk.stores(settings.RELEASES_DIR):
        if wanted is not None and store.site_id not in wanted:
            continue
        found = list(_in_blobs(store.folder, look))
        addresses = _addresses(store) if found else {}
        for path, certain in found:
            name = path.name.lstrip(".").partition(".")[0]
            place = addresses.get(name, f"{store.folder.name}/{path.relative_to(store.folder)}")
            yield place, certain


def _in_blobs(folder: Path, look: Look) -> Iterator[tuple[Path, bool]]:
    for root, _folders, names in os.walk(folder):
        there = set(names)
        for name in sorted(names):
            stem, dot, ending = name.rpartition(".")
            suffix = f"{dot}{ending}" if stem else ""
            whole = stem in there or f"{stem}{PACKED}" in there
            if (stem in there and suffix == PACKED) or (whole and suffix == CODINGS["br"]):
                # It has the digest of the file beside it, which is looked at.
                continue
            # The text of a PDF is in numbers of its own fonts. It says what its page says; without
            # its page it may say anything.
            if suffix == PDF and not whole:
                yield Path(root, name), look.certain is not None
                continue
            with open(os.path.join(root, name), "rb") as file:
                certain = look.in_file(file.read(), suffix)
            if certain is not None:
                yield Path(root, name), certain


def _addresses(store: ReleaseStore) -> dict[str, str]:
    """Return by blob the address of what it is served at, in the last release that has it."""
    found: dict[str, str] = {}
    for release_id in store.ids():
        with contextlib.suppress(ReleaseError):
            manifest = store.manifest(release_id)
            for entry in manifest.entries:
                found[entry.blob] = f"{manifest.hostname}{_address(entry.path)}"
    return found


def _address(path: str) -> str:
    return "/" + path.lstrip("/").removesuffix("index.html")


def _in_media(look: Look, sites: list[Site] | None) -> Iterator[Place]:
    for name in _media(sites):
        try:
            with default_storage.open(name) as file:
                body = file.read()
        except FileNotFoundError:
            continue
        of_name = look.in_text(name)
        certain = of_name or look.in_file(body, PurePosixPath(name).suffix)
        if certain is not None or of_name is not None:
            yield f"media/{name}", bool(certain)


def _media(sites: list[Site] | None) -> Iterator[str]:
    """Yield the names of the stored files: all, or those that rows of these sites name."""
    if sites is None:
        yield from stored_files()
        return
    for model in models_with_text():
        names = [f.name for f in text_fields(model) if f.get_internal_type() == "FileField"]
        for values in rows_reached(model, sites).values_list(*names) if names else ():
            yield from (name for name in values if name)


def _in_rows(look: Look, sites: list[Site]) -> Iterator[Place]:
    """Look at every text of the rows that belong to these sites."""
    for model in models_with_text():
        fields = text_fields(model)
        marks = {f"text_of_{field.name}": Cast(field.name, TextField()) for field in fields}
        rows = rows_reached(model, sites).annotate(**marks).order_by().values_list("pk", *marks)
        for pk, *texts in rows.iterator():
            of_row = {str(f.column): text or "" for f, text in zip(fields, texts, strict=True)}
            for name, certain in _holding(look, of_row):
                yield _named(model, model._meta.db_table, name, pk), certain


def _in_database(look: Look) -> Iterator[Place]:
    """Look at every column of every table that can hold text, whatever made the table."""
    models: dict[str, Any] = {model._meta.db_table: model for model in apps.get_models()}
    with connection.cursor() as cursor:
        tables = [t.name for t in connection.introspection.get_table_list(cursor) if t.type == "t"]
        for table in sorted(tables):
            columns = _columns(cursor, table)
            if not columns:
                continue
            quote = connection.ops.quote_name
            model = models.get(table)
            key = model._meta.pk.column if model is not None else columns[0]
            # SQLite cannot cast what is no text in the tables of its index of words.
            form = "CAST({} AS TEXT)" if connection.vendor == "postgresql" else "{}"
            chosen = ", ".join(form.format(quote(name)) for name in (key, *columns))
            cursor.execute(f"SELECT {chosen} FROM {quote(table)}")  # noqa: S608
            for number, *values in cursor.fetchall():
                texts = [
                    value.decode("utf-8", "ignore")
                    if isinstance(value, bytes)
                    else str(value or "")
                    for value in values
                ]
                for name, certain in _holding(look, dict(zip(columns, texts, strict=True))):
                    yield _named(model, table, name, number), certain


def _holding(look: Look, texts: dict[str, str]) -> list[Place]:
    """Return the columns that hold something of a row; most rows need one look."""
    if not look.may_be_in("\n".join(texts.values()).encode()):
        return []
    found = [(name, look.in_text(text)) for name, text in texts.items() if text]
    return [(name, certain) for name, certain in found if certain is not None]


def _columns(cursor: Any, table: str) -> list[str]:
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT column_name, data_type FROM information_schema.columns "
            "WHERE table_schema = current_schema() AND table_name = %s ORDER BY ordinal_position",
            [table],
        )
    else:
        cursor.execute("SELECT name, type FROM pragma_table_info(%s)", [table])
    return [name for name, kind in cursor.fetchall() if not NO_TEXT.search(kind or "")]


def _named(model: Any, table: str, column: str, number: str) -> str:
    """Name a place so that an editor finds it."""
    if model is None:
        return f"{table}.{column}"
    if issubclass(model, Page):
        title = Page.objects.filter(pk=number).values_list("title", flat=True).first()
        return f"page {number} “{title}”: {column}"
    return f"{model._meta.label} {number}: {column}"
