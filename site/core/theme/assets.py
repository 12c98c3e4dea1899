"""Style sheet, scripts, fonts and icon of a municipality, as outputs of its site."""

from __future__ import annotations

import functools
import hashlib
import json
import mimetypes
from collections.abc import Iterator
from typing import Any

from django.conf import settings

from core.municipality import municipality, texts
from core.theme.dark import dark_css
from core.theme.icons import LARGE, SMALL, TOUCH, icon, tab_icon
from core.theme.own_mark import own_mark
from core.theme.properties import without_unread
from core.theme.theme import Theme, font_files, image_files, theme_css, theme_properties
from publishing.content.reader import Reader
from publishing.registry import Document, Target

mimetypes.add_type("font/woff2", ".woff2")
# What a machine says of this name differs.
mimetypes.add_type("image/x-icon", ".ico")
TOUCH_ICON, MANIFEST = "/apple-touch-icon.png", "/site.webmanifest"
JAVASCRIPT = "text/javascript"
#: The scripts of public pages (static/js).
SCRIPTS = ("filter", "finder", "finder-field", "hours", "search", "search-engine")
#: Style sheets beside that of the municipality (static/css): what few pages need.
SHEETS = ("printouts", "filter", "finder", "search")


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
    folder = settings.PUBLIC_STATIC_DIR / "css"
    base = (folder / "site.css").read_text(encoding="utf-8")
    beside = "".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    # Last: the colours of the dark go before all others.
    body = without_unread(f"{theme_css(theme)}\n{base}\n{dark_css(theme)}", beside).encode()
    return f"/static/css/site-{_digest(body)}.css", body


def stylesheet_url(read: Reader) -> str:
    """Return the address of the municipality's style sheet."""
    return stylesheet(theme_of(read))[0]


@functools.lru_cache(maxsize=64)
def icon_file(mark: str, own: str = "") -> tuple[str, bytes]:
    """Return the name and the bytes of a municipality's icon: the mark of its own, or one of ours."""
    found = own_mark(own)
    if found is not None:
        return f"/static/img/mark-{_digest(found.body)}{found.suffix}", found.body
    body = (settings.PUBLIC_STATIC_DIR / "img" / "marks" / f"{mark}.svg").read_bytes()
    return f"/static/img/{mark}-{_digest(body)}.svg", body


@functools.lru_cache(maxsize=32)
def icons(theme: Theme, own: str) -> tuple[tuple[str, str, bytes], ...]:
    """Return the icons of a municipality in pixels: address, size as a manifest names it, and bytes.

    Of a drawing of its own there are none: it is shown as it is, and ours would be another mark.
    """
    found = own_mark(own)
    if found is not None and found.suffix != ".png":
        return ()
    picture = found.body if found is not None else None
    named = [
        (f"/static/img/icon-{size}-{_digest(body)}.png", f"{size}x{size}", body)
        for size in (SMALL, LARGE)
        if (body := icon(theme, size, picture))
    ]
    touch = icon(theme, TOUCH, picture)
    return (
        ("/favicon.ico", "", tab_icon(theme, picture)),
        (TOUCH_ICON, "", touch),
        *named,
    )


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
    own = municipality(read)
    return icon_file(own.mark, own.own_mark)[0]


def icons_of(read: Reader) -> tuple[tuple[str, str, bytes], ...]:
    """Return the icons of the municipality in pixels; see `icons`."""
    return icons(theme_of(read), municipality(read).own_mark)


def touch_icon_url(read: Reader) -> str:
    """Return the address of the icon that telephones put on their first screen; empty without one."""
    return TOUCH_ICON if icons_of(read) else ""


def logo_url(read: Reader) -> str:
    """Return the address of the largest icon in pixels, else of the drawing."""
    found = icons_of(read)
    return found[-1][0] if found else favicon_url(read)


def manifest(read: Reader) -> bytes:
    """Return what a telephone needs to keep the site as an app (W3C, Web Application Manifest)."""
    colours = theme_properties(theme_of(read))
    words = texts(read)
    images = [
        {"src": url, "sizes": sizes, "type": "image/png", "purpose": "any maskable"}
        for url, sizes, _body in icons_of(read)
        if sizes
    ]
    drawing = {"src": favicon_url(read), "sizes": "any", "type": media_type_of(favicon_url(read))}
    said = {
        "name": words.site_title,
        "short_name": words.site_title[:30],
        "lang": read.code,
        "dir": read.language.direction,
        "start_url": "/",
        "display": "browser",
        "theme_color": colours["--wijk-hero-bg"],
        "background_color": colours["--wijk-header-bg"],
        "icons": images or [drawing],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def media_type_of(path: str) -> str:
    """Return the media type of a file of ours by its name."""
    return mimetypes.guess_type(path)[0] or "application/octet-stream"


def plan(read: Reader) -> Iterator[Target]:
    """List the style sheet, the icon, the scripts, the fonts and the drawings of the site."""
    theme = theme_of(read)
    yield Target(stylesheet(theme)[0], "", "text/css", "css")
    yield Target(favicon_url(read), "", media_type_of(favicon_url(read)), "icon")
    for url, _sizes, _body in icons_of(read):
        yield Target(url, "", media_type_of(url), f"icon{url}")
    yield Target(MANIFEST, "", "application/manifest+json", "manifest")
    for name in SCRIPTS:
        yield Target(script_file(name)[0], "", JAVASCRIPT, f"js/{name}")
    for name in SHEETS:
        yield Target(sheet_file(name)[0], "", "text/css", f"css/{name}")
    for name in (*font_files(theme), *image_files(theme)):
        yield Target(f"/static/{name}", "", media_type_of(name), name)


def make(read: Reader, target: Target) -> Document:
    """Make one of them."""
    if target.key == "css":
        return Document(stylesheet(theme_of(read))[1], target.media_type)
    if target.key == "icon":
        own = municipality(read)
        return Document(icon_file(own.mark, own.own_mark)[1], target.media_type)
    if target.key == "manifest":
        return Document(manifest(read), target.media_type)
    for url, _sizes, body in icons_of(read):
        if target.key == f"icon{url}":
            return Document(body, target.media_type)
    if target.key.removeprefix("js/") in SCRIPTS:
        return Document(script_file(target.key.removeprefix("js/"))[1], target.media_type)
    if target.key.removeprefix("css/") in SHEETS:
        return Document(sheet_file(target.key.removeprefix("css/"))[1], target.media_type)
    body = (settings.PUBLIC_STATIC_DIR / target.key).read_bytes()
    return Document(body, target.media_type)


def _digest(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=6).hexdigest()
