"""Pictures as they come in: only what we can show, without what the camera wrote along.

Nothing is decoded before its header says that it is one of four formats and small enough; then it
is decoded whole and written anew, so that places, names, comments and anything that hides behind
the picture stay outside (and what is broken is found now, not when a page is published).
"""

from __future__ import annotations

import io
import re
from pathlib import PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, PngImagePlugin

from core.media.colours import in_srgb, opened_key

#: Pillow's name of a format -> the endings that its files may have.
FORMATS = {
    "JPEG": ("jpg", "jpeg"),
    "PNG": ("png",),
    "WEBP": ("webp",),
    "AVIF": ("avif",),
}
ALLOWED = "JPG, PNG, WEBP, AVIF"
SAVING: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90, "optimize": True},
    "PNG": {"compress_level": 6},
    "WEBP": {"quality": 90, "method": 4},
    # The pace that Pillow chooses takes four times as long for files that are hardly smaller.
    "AVIF": {"quality": 80, "speed": 8},
}
#: Scans of a JPEG, each of which goes over the whole picture; a progressive one has about ten.
MOST_SCANS = 50
#: Pieces that an AVIF may be put together from, each of which is decoded by itself; phones make 50.
MOST_PIECES = 300
#: Pixels along a side of what a page shows: WebP has no larger ones (RFC 9649, 2.5).
MOST_SIDE = 16_383
#: Bytes that a colour profile or a text in a PNG may unfold to; profiles of printers have up to three.
MOST_PACKED = 4 * 1024 * 1024
#: The chunks of a PNG that hold text (PNG, third edition, 11.3.3).
TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
#: What Pillow says of one that unfolds to more.
TOO_LARGE = "Decompressed data too large"
#: A marker between the scans of a JPEG: what stands inside one is none (ITU-T T.81, B.1.1).
MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
#: What Pillow's decoders raise for broken files.
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError)
PngImagePlugin.MAX_TEXT_CHUNK = MOST_PACKED

#: What a header may hold beside the pixels without telling anything about who made it.
HARMLESS = {
    *("transparency", "gamma", "dpi", "aspect", "interlace", "srgb", "background", "loop"),
    *("jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"),
    *("chromaticity", "duration", "timestamp", "default_image", "bbox"),
}


def format_of(start: bytes) -> str | None:
    """Return the format that the first bytes of a file belong to; None for all others."""
    if start.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "WEBP"
    if start[4:12] in (b"ftypavif", b"ftypavis"):
        return "AVIF"
    return None


def cleaned_picture(file: IO[bytes], name: str, size: int) -> bytes:
    """Return the picture in `file`, upright and without metadata.

    Raises ValidationError, naming the file and what is allowed, for anything else.
    """
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    if not any(ending in endings for endings in FORMATS.values()):
        raise _refusal(
            _("“%(name)s” is not a picture that we can show. Allowed are %(allowed)s."), name
        )
    limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if size > limit:
        raise _refusal(
            _("“%(name)s” is %(size)s. A picture may be %(limit)s."),
            name,
            size=filesizeformat(size),
            limit=filesizeformat(limit),
        )
    file.seek(0)
    found = format_of(file.read(16))
    if found is None or ending not in FORMATS[found]:
        raise _refusal(
            _(
                "“%(name)s” is called .%(ending)s, but that is not what is inside. Allowed are "
                "%(allowed)s."
            ),
            name,
            ending=ending,
        )
    _check_work(file, name, found)
    if found == "PNG":
        file.seek(0)
        file = io.BytesIO(_without_texts(file.read()))
    picture = _opened(file, name, found)
    try:
        return _rewritten(picture, found)
    except BROKEN as error:
        words = _("“%(name)s” is damaged: it cannot be read to its end.")
        raise _unreadable(name, error, words) from None
    finally:
        picture.close()


def checked_picture(file: IO[bytes], name: str, size: int) -> bytes | None:
    """Return the cleaned picture for one that code stores; None when it is clean already.

    Raises ValidationError as `cleaned_picture` does.
    """
    file.seek(0)
    kind = format_of(file.read(16))
    if kind is not None:
        with _opened(file, name, kind) as picture:
            if set(picture.info) <= HARMLESS and not picture.getexif():
                file.seek(0)
                return None
    return cleaned_picture(file, name, size)


def _check_work(file: IO[bytes], name: str, kind: str) -> None:
    """Refuse a picture that takes no room, and much time: it asks for the same work over and over."""
    file.seek(0)
    body = file.read()
    if kind == "JPEG":
        _check_scans(body, name)
    elif kind == "AVIF" and (pieces := body.count(b"infe")) > MOST_PIECES:
        raise _refusal(
            _(
                "“%(name)s” is put together from %(pieces)s pieces; %(most)s are allowed. Save it "
                "again in a program for pictures, and upload that file."
            ),
            name,
            pieces=number_format(pieces),
            most=str(MOST_PIECES),
        )
    elif kind == "PNG" and (profiles := _profiles(body)) > 1:
        raise _refusal(
            _(
                "“%(name)s” has %(profiles)s colour profiles; a picture has one. Save it again in a "
                "program for pictures, and upload that file."
            ),
            name,
            profiles=number_format(profiles),
        )


def _profiles(body: bytes) -> int:
    """Return how many colour profiles a PNG has: each would be unfolded."""
    place, found = 8, 0
    while len(head := body[place : place + 8]) == 8:
        found += head[4:] == b"iCCP"
        place += 12 + int.from_bytes(head[:4], "big")
    return found


def _without_texts(body: bytes) -> bytes:
    """Return a PNG without its texts, which go anyway: Pillow makes objects of each, and there may be many."""
    place, kept, begun = 8, [body[:8]], 8
    while len(head := body[place : place + 8]) == 8:
        end = place + 12 + int.from_bytes(head[:4], "big")
        if head[4:] in TEXTS:
            kept.append(body[begun:place])
            begun = end
        place = end
    return b"".join([*kept, body[begun:]])


def _check_scans(body: bytes, name: str) -> None:
    place, scans = 2, 0
    while (found := MARKER.search(body, place)) and found[0] != b"\xff\xd9":
        length = int.from_bytes(body[found.end() : found.end() + 2], "big")
        place = found.end() + length
        scans += found[0] == b"\xff\xda"
        if scans > MOST_SCANS:
            raise _refusal(
                _(
                    "“%(name)s” is drawn in more than %(most)s steps. Save it again in a program "
                    "for pictures, and upload that file."
                ),
                name,
                most=str(MOST_SCANS),
            )


def _opened(file: IO[bytes], name: str, kind: str) -> Image.Image:
    """Read the header of a picture and refuse what would take too much memory to decode."""
    file.seek(0)
    try:
        # A copy: Pillow closes what it has read to the end.
        picture = Image.open(io.BytesIO(file.read()), formats=[kind])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        digits = re.search(r"\((\d+) pixels\)", str(error))
        raise _too_many_pixels(name, int(digits[1]) if digits else 0) from None
    except BROKEN as error:
        raise _unreadable(name, error, _("“%(name)s” is damaged: it cannot be read.")) from None
    pixels = picture.width * picture.height
    if pixels > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        picture.close()
        raise _too_many_pixels(name, pixels)
    try:
        _check_shape(picture, name, kind)
    except ValidationError:
        picture.close()
        raise
    return picture


def _check_shape(picture: Image.Image, name: str, kind: str) -> None:
    """Refuse what would be shown as something else than it is: a strip, and what moves."""
    if max(picture.size) > MOST_SIDE:
        raise _refusal(
            _(
                "“%(name)s” is %(width)s pixels wide and %(height)s high; a side may have "
                "%(most)s. Cut it into several pictures."
            ),
            name,
            width=number_format(picture.width),
            height=number_format(picture.height),
            most=number_format(MOST_SIDE),
        )
    # The second picture of a JPEG is its preview, or its brightness for bright screens.
    if kind != "JPEG" and (frames := getattr(picture, "n_frames", 1)) > 1:
        raise _refusal(
            _(
                "“%(name)s” moves: it holds %(frames)s pictures, and a page would show the first one "
                "alone. Upload one that stands still."
            ),
            name,
            frames=number_format(frames),
        )


def _unreadable(name: str, error: Exception, words: str) -> ValidationError:
    if TOO_LARGE not in str(error):
        return _refusal(words, name)
    return _refusal(
        _(
            "“%(name)s” holds a colour profile or a text of more than %(most)s. Save it again in a "
            "program for pictures, and upload that file."
        ),
        name,
        most=filesizeformat(MOST_PACKED),
    )


def _too_many_pixels(name: str, pixels: int) -> ValidationError:
    return _refusal(
        _(
            "“%(name)s” has %(pixels)s million pixels. A picture may have %(limit)s million: "
            "make it smaller, 3000 pixels wide is plenty."
        ),
        name,
        pixels=number_format(round(pixels / 1_000_000)),
        limit=number_format(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000),
    )


def _rewritten(picture: Image.Image, kind: str) -> bytes:
    opened_key(picture)
    picture.load()
    upright = in_srgb(ImageOps.exif_transpose(picture))
    # Everything that is no pixel lives here; Pillow would write parts of it again.
    upright.info = {}
    if (kind == "JPEG" and upright.mode == "RGBA") or (kind == "AVIF" and upright.mode == "L"):
        upright = upright.convert("RGB")
    buffer = io.BytesIO()
    upright.save(buffer, kind, **SAVING[kind])
    return buffer.getvalue()


def _refusal(message: str, name: str, **values: str) -> ValidationError:
    return ValidationError(message, params={"name": shown_name(name), "allowed": ALLOWED, **values})


def shown_name(name: str) -> str:
    """Return a file's name so that it fits into a message and shows what it is."""
    plain = re.sub(r"[^\w.() -]", "�", name)
    return plain if len(plain) <= 60 else f"{plain[:45]}…{plain[-12:]}"
