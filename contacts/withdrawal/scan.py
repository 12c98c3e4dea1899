"""Looking for a person in everything that the system holds: database, files, releases."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from PIL import Image
from wagtail.models import Page

from contacts.withdrawal.needles import Needles, compiled, single_words
from publishing import on_disk
from publishing.blobs import CODINGS, UNREADABLE, expanded
from publishing.manifests import ReleaseError
from publishing.sheet_addresses import PDF

PDF_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
#: Types of columns, of both databases, that hold no text.
NO_TEXT = re.compile(
    r"int|bool|real|double|numeric|decimal|date|time|serial|uuid|inet", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that holds the person. `public`: residents can see it, or a release can bring it back.

    What is not `certain` is a name of one word, which may be somebody else, or no name.
    """

    place: str
    public: bool
    certain: bool = True


def scan(needles: Needles) -> list[Hit]:
    """Give all places that hold one of the needles."""
    found: dict[str, Hit] = {}
    for expression, certain in ((compiled(needles), True), (single_words(needles), False)):
        for place, public in _places(expression) if expression is not None else ():
            found.setdefault(place, Hit(place, public, certain))
    return list(found.values())


def _places(expression: re.Pattern[str]) -> Iterator[tuple[str, bool]]:
    yield from ((place, True) for place in _in_releases(expression))
    yield from ((place, False) for place in _in_media(expression))
    yield from ((place, False) for place in _in_database(expression))


def holds(data: bytes, ending: str, expression: re.Pattern[str]) -> bool:
    """Tell whether a file holds a needle: as it is, expanded, or in what is packed inside it."""
    return any(expression.search(text) for text in _texts(data, ending))


def _texts(data: bytes, ending: str) -> Iterator[str]:
    if ending in CODINGS.values():
        try:
            data = expanded(ending, data)
        except UNREADABLE:
            return
    yield data.decode("utf-8", errors="ignore")
    if data.startswith(b"\x1f\x8b"):
        # Parts of the search index, whatever their ending.
        with contextlib.suppress(*UNREADABLE):
            yield expanded(CODINGS["gzip"], data).decode("utf-8", errors="ignore")
    elif data.startswith(b"%PDF"):
        for match in PDF_STREAM.finditer(data):
            try:
                yield zlib.decompressobj().decompress(match[1]).decode("utf-8", errors="ignore")
            except zlib.error:
                continue
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield packed.read(name).decode("utf-8", errors="ignore")
    elif data[:4] in (b"\x89PNG", b"RIFF") or data[:3] == b"\xff\xd8\xff" or data[4:8] == b"ftyp":
        yield _about_picture(data)


def _about_picture(data: bytes) -> str:
    """Give what the header of a picture says beside its pixels."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            said = [*picture.info.values(), *picture.getexif().values()]
    except (OSError, SyntaxError, ValueError):
        return ""
    return "\n".join(
        each.decode("utf-8", errors="ignore") if isinstance(each, bytes) else str(each)
        for each in said
    )


def _in_releases(expression: re.Pattern[str]) -> Iterator[str]:
    for store in on_disk.stores(settings.RELEASES_DIR):
        addresses: dict[str, str] = {}
        for release_id in store.ids():
            try:
                manifest = store.manifest(release_id)
            except ReleaseError:
                continue
            for entry in manifest.entries:
                addresses[entry.blob] = f"{manifest.hostname}{_address(entry.path)}"
        for path in sorted(store.folder.rglob("*")):
            if not path.is_file():
                continue
            # The text of a PDF is in numbers of its own fonts. It says what its page says; without
            # its page it may say anything.
            alone = path.suffix == PDF and not path.with_suffix("").exists()
            if alone or holds(path.read_bytes(), path.suffix, expression):
                name = path.name.lstrip(".").partition(".")[0]
                yield addresses.get(name, f"{store.folder.name}/{path.relative_to(store.folder)}")


def _address(path: str) -> str:
    return "/" + path.lstrip("/").removesuffix("index.html")


def _in_media(expression: re.Pattern[str]) -> Iterator[str]:
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")) if root.is_dir() else ():
        if path.is_file():
            name = str(path.relative_to(root))
            if expression.search(name) or holds(path.read_bytes(), path.suffix, expression):
                yield f"media/{name}"


def _in_database(expression: re.Pattern[str]) -> Iterator[str]:
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
                for name, value in zip(columns, values, strict=True):
                    text = value.decode("utf-8", "ignore") if isinstance(value, bytes) else value
                    text = str(text or "")
                    if text and expression.search(text):
                        yield _named(model, table, name, number)


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
