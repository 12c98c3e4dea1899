"""The sizes that public pages show pictures in."""

from __future__ import annotations

#: Widths in pixels that a picture is made in as WebP. 720 is two for each of a phone's 360.
WIDTHS = (400, 720, 1200)
#: A phone may have three pixels for one, and eyes see two: it is told that a picture is smaller than it is.
PHONE = "(min-width: 30rem) 100vw, 60vw"
#: For browsers that cannot show WebP, and for whom a link is shared with.
FALLBACK = "width-800|format-jpeg|jpegquality-76"


def webp(width: int) -> str:
    """Return the filter spec of a picture as WebP, so many pixels wide."""
    return f"width-{width}|format-webp|webpquality-72"


def rendition_specs() -> tuple[str, ...]:
    """Return the filter specs of all sizes that public pages use."""
    return (*map(webp, WIDTHS), FALLBACK)
