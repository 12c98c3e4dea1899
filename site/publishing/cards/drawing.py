"""A card as a picture.

Pango sets the words: any script, from right to left too, with the fonts of the machine for the letters that
the town's own font has not.
"""

from __future__ import annotations

import functools
import hashlib
import io
import tempfile
from pathlib import Path
from typing import Any

from publishing.cards.card import HEIGHT, WIDTH, Card

EDGE = 72
#: Room for the words: the art stands beside them.
WORDS = 800
#: Pixels of a line of the title, from the largest; the first that fits is taken.
SIZES = (76, 66, 58, 50, 43, 37, 31, 26)
TITLE_HEIGHT = 350
LABEL = 34
TILE = 157
LIBRARIES = {
    "pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "pangoft2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "gobject": ("libgobject-2.0.so.0", "libgobject-2.0.dylib", "libgobject-2.0-0.dll"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
}
DECLARATIONS = """
typedef struct { unsigned int rows; unsigned int width; int pitch; unsigned char* buffer;
  unsigned short num_grays; unsigned char pixel_mode; unsigned char palette_mode; void* palette; } FT_Bitmap;
void* pango_ft2_font_map_new(void);
void pango_ft2_font_map_set_resolution(void*, double, double);
void pango_ft2_render_layout(FT_Bitmap*, void*, int, int);
void* pango_font_map_create_context(void*);
void pango_context_set_base_dir(void*, int);
void pango_context_set_language(void*, void*);
void* pango_language_from_string(const char*);
void* pango_layout_new(void*);
void pango_layout_set_text(void*, const char*, int);
void pango_layout_set_width(void*, int);
void pango_layout_set_wrap(void*, int);
void pango_layout_set_auto_dir(void*, int);
void pango_layout_set_alignment(void*, int);
void pango_layout_set_font_description(void*, void*);
void pango_layout_get_pixel_size(void*, int*, int*);
int pango_layout_get_unknown_glyphs_count(void*);
void* pango_font_description_from_string(const char*);
void pango_font_description_set_absolute_size(void*, double);
void pango_font_description_free(void*);
void g_object_unref(void*);
int FcConfigAppFontAddFile(void*, const char*);
"""
UNIT = 1024
WRAP_WORDS, WRAP_ANYWHERE = 0, 2
LTR, RTL = 0, 1
LEFT, RIGHT = 0, 2
#: Of the table `name` of a font (OpenType 1.9): the family, and that of its weights together.
FAMILY_NAMES = (1, 16)
TITLE, LABELS = "Ultra-Bold", "Semi-Bold"


class CardError(RuntimeError):
    """A picture cannot be made here, or not of these words."""


class NoPangoError(CardError):
    """No picture at all can be made here."""


class Pango:
    """The system's library for setting text. Raises NoPangoError when it is not there."""

    def __init__(self) -> None:
        from cffi import FFI

        self.ffi: Any = FFI()
        self.ffi.cdef(DECLARATIONS)
        self.pango, self.ft2, self.gobject, self.fontconfig = map(self._open, LIBRARIES)
        self._map: Any = None
        self._known: set[str] = set()

    def _open(self, library: str) -> Any:
        for name in LIBRARIES[library]:
            try:
                return self.ffi.dlopen(name)
            except OSError:
                continue
        raise NoPangoError(
            f"the library {library} is missing: install Pango, in Debian libpangoft2-1.0-0"
        )

    def add_font(self, font: bytes, family: str) -> None:
        """Let a font file (WOFF2) be found under a family, in this process."""
        digest = hashlib.blake2b(font, digest_size=8).hexdigest()
        if digest in self._known:
            return
        from fontTools.ttLib import TTFont

        found = TTFont(io.BytesIO(font))
        found.flavor = None
        # A file with all weights calls itself after the thinnest: "Public Sans Thin".
        for record in found["name"].names:
            if record.nameID in FAMILY_NAMES:
                record.string = family
        path = Path(_folder()) / f"{digest}.ttf"
        found.save(path)
        self.fontconfig.FcConfigAppFontAddFile(self.ffi.NULL, str(path).encode())
        self._known.add(digest)
        self._map = None

    def text(self, words: str, card: Card, size: int, weight: str, wrap: int) -> Text:
        """Set a text in a width of WORDS pixels."""
        if self._map is None:
            self._map = self.ft2.pango_ft2_font_map_new()
            self.ft2.pango_ft2_font_map_set_resolution(self._map, 72, 72)
        return Text(self, self._map, words, card, size, weight, wrap)


class Text:
    """A text that is set: its size in pixels, and itself as a mask."""

    def __init__(
        self, lib: Pango, fonts: Any, words: str, card: Card, size: int, weight: str, wrap: int
    ) -> None:
        self._lib, ffi, pango = lib, lib.ffi, lib.pango
        context = ffi.gc(pango.pango_font_map_create_context(fonts), lib.gobject.g_object_unref)
        pango.pango_context_set_base_dir(context, RTL if card.rtl else LTR)
        language = pango.pango_language_from_string(card.language.encode())
        pango.pango_context_set_language(context, language)
        self._layout = ffi.gc(pango.pango_layout_new(context), lib.gobject.g_object_unref)
        wanted = ffi.gc(
            pango.pango_font_description_from_string(
                f"{card.family},sans-serif, {weight}".encode()
            ),
            pango.pango_font_description_free,
        )
        pango.pango_font_description_set_absolute_size(wanted, float(size * UNIT))
        pango.pango_layout_set_font_description(self._layout, wanted)
        pango.pango_layout_set_width(self._layout, WORDS * UNIT)
        pango.pango_layout_set_wrap(self._layout, wrap)
        # The side that the card is read from, whatever letters a text begins with.
        pango.pango_layout_set_auto_dir(self._layout, 0)
        pango.pango_layout_set_alignment(self._layout, RIGHT if card.rtl else LEFT)
        encoded = words.encode()
        pango.pango_layout_set_text(self._layout, encoded, len(encoded))
        width, height = ffi.new("int*"), ffi.new("int*")
        pango.pango_layout_get_pixel_size(self._layout, width, height)
        self.width, self.height = int(width[0]), int(height[0])

    @property
    def unknown(self) -> int:
        """How many of its letters no font of the machine has."""
        return int(self._lib.pango.pango_layout_get_unknown_glyphs_count(self._layout))

    def mask(self) -> Any:
        """Return it as a grey picture (Pillow, mode L), WORDS wide."""
        from PIL import Image

        ffi = self._lib.ffi
        height = max(self.height, 1)
        room = ffi.new("unsigned char[]", WORDS * height)
        bitmap = ffi.new("FT_Bitmap*")
        bitmap.rows, bitmap.width, bitmap.pitch, bitmap.buffer = height, WORDS, WORDS, room
        bitmap.num_grays, bitmap.pixel_mode = 256, 2
        self._lib.ft2.pango_ft2_render_layout(bitmap, self._layout, 0, 0)
        return Image.frombytes("L", (WORDS, height), bytes(ffi.buffer(room)))


@functools.cache
def pango() -> Pango:
    """Return the library, opened once. Raises NoPangoError."""
    try:
        return Pango()
    except ImportError as error:
        raise NoPangoError(
            f"no picture can be made ({error}): install the packages for PDFs"
        ) from None


@functools.cache
def _folder() -> str:
    # Kept open as long as the process runs: fontconfig reads the files when it needs letters.
    held = tempfile.TemporaryDirectory(prefix="wijkwijzer-fonts-")
    _HELD.append(held)
    return held.name


_HELD: list[tempfile.TemporaryDirectory[str]] = []


def draw(card: Card, font: bytes) -> bytes:
    """Return a card as PNG of 1200 × 630. Raises CardError when no font here has its letters.

    The whole title stands on it: in the largest size that it fits in.
    """
    from PIL import Image

    lib = pango()
    lib.add_font(font, card.family)
    picture = Image.new("RGB", (WIDTH, HEIGHT), card.background)
    _art(picture, card)
    title = _title(lib, card)
    above = lib.text(card.above, card, LABEL, LABELS, WRAP_ANYWHERE) if card.above else None
    below = lib.text(card.below, card, LABEL, LABELS, WRAP_ANYWHERE)
    lacking = sum(each.unknown for each in (title, above, below) if each)
    if lacking:
        raise CardError(f"no font of this machine has {lacking} of its letters")
    start = WIDTH - EDGE - WORDS if card.rtl else EDGE
    top = EDGE
    if above:
        picture.paste(card.ink, (start, top), above.mask())
        top += above.height + 18
    picture.paste(card.ink, (start, top), title.mask())
    foot = HEIGHT - EDGE - below.height
    bar = WIDTH - EDGE - 96 if card.rtl else EDGE
    picture.paste(card.accent, (bar, foot - 26, bar + 96, foot - 16))
    picture.paste(card.ink, (start, foot), below.mask())
    file = io.BytesIO()
    # Few colours, so few bytes: the edges of letters need no more.
    picture.quantize(48, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def _title(lib: Pango, card: Card) -> Text:
    room = TITLE_HEIGHT - (LABEL + 30 if card.above else 0)
    for size in SIZES:
        found = lib.text(card.title, card, size, TITLE, WRAP_WORDS)
        if found.width <= WORDS and found.height <= room:
            return found
    # One word without end, or a title as long as a paragraph: broken where it must, small enough.
    for size in range(SIZES[-1], 7, -2):
        found = lib.text(card.title, card, size, TITLE, WRAP_ANYWHERE)
        if found.height <= room:
            return found
    raise CardError("its title is too long for a picture")


def _art(picture: Any, card: Card) -> None:
    """Draw a column of quarter circles beside the words: which, the title decides."""
    from PIL import Image, ImageDraw

    drawn = hashlib.blake2b(card.title.encode(), digest_size=16).digest()
    sharp = 4
    for number in range(8):
        column, row = number % 2, number // 2
        tile = Image.new("L", (TILE * sharp, TILE * sharp))
        brush, side = ImageDraw.Draw(tile), TILE * sharp
        x, y = (drawn[number] & 1) * side, (drawn[number] >> 1 & 1) * side
        brush.ellipse((x - side, y - side, x + side, y + side), fill=255)
        if drawn[number] & 4:
            brush.ellipse((x - side // 2, y - side // 2, x + side // 2, y + side // 2), fill=0)
        left = column * TILE if card.rtl else WIDTH - (2 - column) * TILE
        colour = card.accent if drawn[number] % 7 == 0 else card.art
        picture.paste(colour, (left, row * TILE), tile.resize((TILE, TILE)))
