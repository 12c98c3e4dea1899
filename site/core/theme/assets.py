"""Style sheet, scripts, fonts and icon of a municipality, as outputs of its site."""

from __future__ import annotations

import functools
import hashlib
import mimetypes
from collections.abc import Iterator
from typing import Any

from django.conf import settings

from core.municipality import municipality
from core.theme.theme import Theme, font_files, image_files, theme_css
from publishing.content.reader import Reader
from publishing.registry import Document, Target

mimetypes.add_type("font/woff2", ".woff2")
JAVASCRIPT = "text/javascript"
#: The scripts of public pages (static/js).
SCRIPTS = ("finder", "finder-field", "hours", "search", "search-engine")
#: Style sheets beside that of the municipality (static/css): what few pages need.
SHEETS = ("printouts", "finder", "search")


def looks_of(read: Reader) -> dict[str, str]:
    """Return the looks that the municipality chose, as they are stored."""
    own = municipality(read)
    return {
        "primary": own.colour_primary,
        "accent": own.colour_accent,
        "font": own.font,
        "corners": own.corners,
        "mark": own.mark,
    }


def theme_of(read: Reader) -> Theme:
    """Return the theme of the municipality."""
    # Theme itself refuses what is none of its fonts, corners and marks.
    looks: dict[str, Any] = looks_of(read)
    return Theme(**looks)


@functools.lru_cache(maxsize=64)
def stylesheet(theme: Theme) -> tuple[str, bytes]:
    """Return the name and the bytes of the style sheet of a theme."""
    base = (settings.PUBLIC_STATIC_DIR / "css" / "site.css").read_text(encoding="utf-8")
    body = f"{theme_css(theme)}\n{base}".encode()
    return f"/static/css/site-{_digest(body)}.css", body


def stylesheet_url(read: Reader) -> str:
    """Return the address of the municipality's style sheet."""
    return stylesheet(theme_of(read))[0]


@functools.cache
def icon_file(mark: str) -> tuple[str, bytes]:
    """Return the name and the bytes of a municipality's icon."""
    body = (settings.PUBLIC_STATIC_DIR / "img" / "marks" / f"{mark}.svg").read_bytes()
    return f"/static/img/{mark}-{_digest(body)}.svg", body


@functools.cache
def script_file(name: str) -> tuple[str, bytes]:
    """Return the name and the bytes of a script of public pages."""
    body = (settings.PUBLIC_STATIC_DIR / "js" / f"{name}.js").read_bytes()
    return f"/static/js/{name}-{_digest(body)}.js", body


@functools.cache
def sheet_file(name: str) -> tuple[str, bytes]:
    """Return the name and the bytes of a style sheet beside that of the municipality."""
    body = (settings.PUBLIC_STATIC_DIR / "css" / f"{name}.css").read_bytes()
    return f"/static/css/{name}-{_digest(body)}.css", body


def sheet_url(name: str) -> str:
    """Return the address of a style sheet beside that of the municipality."""
    return sheet_file(name)[0]


def script_url(name: str) -> str:
    """Return the address of a script of public pages, for the template of such a page."""
    return script_file(name)[0]


def font_url(read: Reader) -> str:
    """Return the address of the font file that every page needs, whatever letters are on it."""
    return f"/static/{font_files(theme_of(read))[0]}"


def favicon_url(read: Reader) -> str:
    """Return the address of the municipality's icon."""
    return icon_file(municipality(read).mark)[0]


def plan(read: Reader) -> Iterator[Target]:
    """List the style sheet, the icon, the scripts, the fonts and the drawings of the site."""
    theme = theme_of(read)
    yield Target(stylesheet(theme)[0], "", "text/css", "css")
    yield Target(favicon_url(read), "", "image/svg+xml", "icon")
    for name in SCRIPTS:
        yield Target(script_file(name)[0], "", JAVASCRIPT, f"js/{name}")
    for name in SHEETS:
        yield Target(sheet_file(name)[0], "", "text/css", f"css/{name}")
    for name in (*font_files(theme), *image_files(theme)):
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        yield Target(f"/static/{name}", "", media_type, name)


def make(read: Reader, target: Target) -> Document:
    """Make one of them."""
    if target.key == "css":
        return Document(stylesheet(theme_of(read))[1], target.media_type)
    if target.key == "icon":
        return Document(icon_file(municipality(read).mark)[1], target.media_type)
    if target.key.removeprefix("js/") in SCRIPTS:
        return Document(script_file(target.key.removeprefix("js/"))[1], target.media_type)
    if target.key.removeprefix("css/") in SHEETS:
        return Document(sheet_file(target.key.removeprefix("css/"))[1], target.media_type)
    body = (settings.PUBLIC_STATIC_DIR / target.key).read_bytes()
    return Document(body, target.media_type)


def _digest(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=6).hexdigest()
