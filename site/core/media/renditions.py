"""Picture sizes: made before a publish loads, without anything that a camera wrote into the file."""

from __future__ import annotations

import functools
import io
import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey
from PIL import Image, ImageOps

from core.layout.reading import stream
from core.media.colours import in_srgb, opened_key
from core.media.sizes import rendition_specs
from core.models.media import Picture, PictureRendition, PictureRow, RenditionRow
from publishing.content.declarations import records
from publishing.content.snapshot import Content
from publishing.store.blobs import digest_of

logger = logging.getLogger("publishing")

#: The only formats that are decoded; Pillow knows forty, some of them with a history of faults.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
#: More pixels than this are refused when they are uploaded; a file that got in otherwise is too.
MAX_PIXELS = 40_000_000
#: What Pillow raises for a file that is no picture, broken or a bomb; SyntaxError for a bad PNG.
UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
SPEC = re.compile(
    r"width-(?P<width>\d+)\|format-(?P<format>webp|jpeg)\|\w+quality-(?P<quality>\d+)"
)


class UnreadablePictureError(RuntimeError):
    """An original that cannot be made into other sizes."""


@dataclass(frozen=True, slots=True)
class Size:
    """One size of a picture: at most `width` pixels wide."""

    width: int
    format: str
    quality: int


#: The rows of a table, and the pictures that each of them names.
Shown = tuple[tuple[Any, ...], tuple[frozenset[int], ...]]
NONE: frozenset[int] = frozenset()


def complete(content: Content, previous: Content | None) -> bool:
    """Make the sizes that are missing of the pictures in `content`; tell whether any row differs.

    Sizes of an original that was replaced, under whatever name, are removed first. A picture that
    cannot be read is logged and left out: its pages are built without it.
    """
    shown = shown_pictures(content, previous)
    originals = original_digests(content, shown)
    stale = stale_pictures(content, originals)
    if stale:
        # Those that the CMS shows as well: nothing else tells it.
        PictureRendition.objects.filter(image__in=stale).delete()
    made = bool(stale)
    missing = missing_specs(content, originals.keys() & shown, stale)
    for picture in Picture.objects.filter(pk__in=missing).order_by("pk"):
        try:
            make_sizes(picture, missing[picture.pk])
            made = True
        except UnreadablePictureError as error:
            logger.warning("picture %s “%s” is left out: %s", picture.pk, picture.title, error)
    return made


def original_digests(content: Content, shown: set[int]) -> dict[int, str]:
    """Return the digest of the original of each public picture that is shown or has sizes.

    It is empty when the original is not there: then the sizes that exist are all that there is.
    """
    keys = shown | {row.image_id for row in content.table(RenditionRow)}
    keys &= {row.id for row in content.table(PictureRow)}
    stored = Picture.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "file")
    return {key: content.files.of(name)[0] for key, name in stored}


def stale_pictures(content: Content, originals: Mapping[int, str]) -> set[int]:
    """Return the pictures with sizes that were made of another original than they have now."""
    return {
        row.image_id
        for row in content.table(RenditionRow)
        if originals.get(row.image_id) and row.original != originals[row.image_id]
    }


def missing_specs(content: Content, shown: set[int], stale: set[int]) -> dict[int, tuple[str, ...]]:
    """Return, for each of the pictures that pages show, the sizes that do not exist yet."""
    made = {
        (row.image_id, row.filter_spec)
        for row in content.table(RenditionRow)
        if row.image_id not in stale
    }
    found = {}
    for key in sorted(shown):
        specs = tuple(spec for spec in rendition_specs() if (key, spec) not in made)
        if specs:
            found[key] = specs
    return found


def shown_pictures(content: Content, previous: Content | None = None) -> set[int]:
    """Return the pictures that public rows name, in a field or in the blocks of a text.

    Only rows that the content `previous` did not have are read.
    """
    known = previous.shown if previous is not None else {}
    found: dict[type[Any], Shown] = {}
    for record in records():
        fields = tuple(name for name in record.fields if _is_picture(record.model, name))
        texts = tuple(name for name in record.fields if record.is_text(name))
        if not fields and not texts:
            continue
        rows = content.table(record.row)
        then, named = known.get(record.row, ((), ()))
        if then is not rows:
            same = len(then) == len(rows)
            pairs = zip(then, named, strict=True) if same else ((None, NONE) for _row in rows)
            named = tuple(
                before if was is now else _named(now, fields, texts)
                for (was, before), now in zip(pairs, rows, strict=True)
            )
        found[record.row] = rows, named
    content.shown = found
    return {key for _rows, named in found.values() for keys in named for key in keys}


def _named(row: Any, fields: tuple[str, ...], texts: tuple[str, ...]) -> frozenset[int]:
    found: set[Any] = {getattr(row, name) for name in fields}
    for name in texts:
        text = getattr(row, name)
        if text and '"picture"' in text:
            found |= _pictures_of(text)
    return frozenset(found - {None}) or NONE


# A publish looks at all texts of the site, and nearly all of them are those of the publish before.
@functools.lru_cache(maxsize=50_000)
def _pictures_of(text: str) -> frozenset[int]:
    return frozenset(_in_blocks(stream(text)))


def _is_picture(model: Any, name: str) -> bool:
    if not name.endswith("_id") or model is PictureRendition:
        return False
    names = {field.attname: field for field in model._meta.fields}
    field = names.get(name)
    return isinstance(field, ForeignKey) and field.related_model is Picture


def _in_blocks(value: Any) -> Iterator[int]:
    if isinstance(value, list | tuple):
        for each in value:
            yield from _in_blocks(each)
    elif isinstance(value, dict):
        if value.get("type") == "picture" and isinstance(value.get("value"), dict):
            yield value["value"]["image"]
        for each in value.values():
            yield from _in_blocks(each)


def make_sizes(picture: Picture, specs: tuple[str, ...]) -> None:
    """Make sizes of a picture. Raises UnreadablePictureError when its file cannot be used."""
    body = read_bytes(picture)
    digest, original = digest_of(body), decoded(body)
    for spec in specs:
        size = size_of(spec)
        made, width, height = encode(original, size)
        extension = {"webp": "webp", "jpeg": "jpg"}[size.format]
        stem = PurePosixPath(picture.file.name).stem[:40]
        rendition = PictureRendition(
            image=picture,
            filter_spec=spec,
            focal_point_key="",
            width=width,
            height=height,
            original=digest,
        )
        # The name holds a digest: a replaced original never hides behind a cached size of the old.
        name = f"{stem}.{size.width}.{digest_of(made)[:8]}.{extension}"
        rendition.file = ContentFile(made, name=name)
        try:
            with transaction.atomic():
                rendition.save()
        except IntegrityError:
            # Another publish made this size in the meantime.
            rendition.file.delete(save=False)


def size_of(spec: str) -> Size:
    """Read a filter spec of Wagtail. Raises ValueError for one that pages do not use."""
    match = SPEC.fullmatch(spec)
    if match is None:
        raise ValueError(f"{spec!r} is no size of a public page: see core.media.sizes")
    return Size(int(match["width"]), match["format"], int(match["quality"]))


def read_original(picture: Picture) -> Image.Image:
    """Decode the original of a picture. Raises UnreadablePictureError."""
    return decoded(read_bytes(picture))


def read_bytes(picture: Picture) -> bytes:
    """Read the original of a picture. Raises UnreadablePictureError."""
    try:
        with picture.file.storage.open(picture.file.name) as file:
            body: bytes = file.read()
            return body
    except OSError as error:
        raise UnreadablePictureError(str(error) or type(error).__name__) from error


def decoded(body: bytes) -> Image.Image:
    """Decode a picture, upright and in sRGB. Raises UnreadablePictureError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(body), formats=FORMATS)
            if image.width * image.height > MAX_PIXELS:
                raise UnreadablePictureError(f"{image.width} by {image.height} pixels is too much")
            opened_key(image)
            return in_srgb(ImageOps.exif_transpose(image))
    except UNREADABLE as error:
        raise UnreadablePictureError(str(error) or type(error).__name__) from error


def encode(original: Image.Image, size: Size) -> tuple[bytes, int, int]:
    """Return the bytes, width and height of a picture in a size. Small ones are never enlarged.

    Only pixels go into it: no EXIF, XMP, comment or thumbnail of the original. Raises
    UnreadablePictureError for a strip that the format cannot hold.
    """
    width = min(size.width, original.width)
    height = max(1, round(original.height * width / original.width))
    image = original.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    if size.format == "jpeg" and image.mode == "RGBA":
        flat = Image.new("RGB", image.size, "white")
        flat.paste(image, mask=image.getchannel("A"))
        image = flat
    image.info.clear()
    target = io.BytesIO()
    try:
        if size.format == "jpeg":
            image.save(target, "JPEG", quality=size.quality, progressive=True, optimize=True)
        else:
            image.save(target, "WEBP", quality=size.quality, method=6)
    except (OSError, ValueError) as error:
        raise UnreadablePictureError(f"{width} by {height} pixels: {error}") from error
    return target.getvalue(), width, height
