"""A mark of the municipality's own: what is taken of an uploaded drawing or picture.

It is kept as text beside the other settings: `image/svg+xml,` and the drawing, or `image/png;base64,` and
the picture.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: Bytes of what may be uploaded; pixels of a picture, and of its longest side as it is kept.
LARGEST, PIXELS, SIDE = 1_000_000, 20_000_000, 512
#: Characters of a drawing as it is kept: it is on every page.
DRAWING = 60_000
#: Elements in each other.
DEEPEST = 100
SVG_NAMESPACE = "http://www.w3.org/2000/svg"
SVG, PNG = "image/svg+xml", "image/png"
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: What draws (SVG 1.1): no script, no foreign content, no animation, no picture from elsewhere, no font.
ELEMENTS = frozenset(
    "svg g defs title desc path rect circle ellipse line polyline polygon use symbol clipPath mask "
    "linearGradient radialGradient stop pattern".split()
)
ATTRIBUTES = frozenset(
    "id class d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points viewBox preserveAspectRatio transform "
    "fill fill-rule fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-dasharray stroke-dashoffset stroke-opacity opacity clip-path clip-rule clipPathUnits mask maskUnits "
    "maskContentUnits offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod patternUnits "
    "patternTransform patternContentUnits color display visibility version role".split()
)
HREF = ("href", "{http://www.w3.org/1999/xlink}href")
#: A way to something else than a part of the drawing itself.
ELSEWHERE = re.compile(
    r"url\s*\(\s*['\"]?(?!#)|javascript:|expression|@import|\\|/\*", re.IGNORECASE
)
STYLED = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")


@dataclass(frozen=True, slots=True)
class OwnMark:
    """A mark as it is served."""

    media_type: str
    body: bytes

    @property
    def suffix(self) -> str:
        """The end of its file name."""
        return ".svg" if self.media_type == SVG else ".png"


def kept(body: bytes) -> str:
    """Return an upload as it is kept. Raises ValidationError that says what is wrong with it."""
    if len(body) > LARGEST:
        raise ValidationError(_("This file is too large: at most 1 MB."))
    if body.startswith(PNG_SIGNATURE):
        return f"{PNG};base64,{base64.b64encode(_picture(body)).decode()}"
    return f"{SVG},{_drawing(body)}"


def own_mark(text: str) -> OwnMark | None:
    """Return what is kept as it is served; None for nothing, or what nobody could have kept."""
    kind, _comma, rest = text.partition(",")
    if kind == SVG:
        return OwnMark(SVG, rest.encode())
    if kind == f"{PNG};base64":
        try:
            return OwnMark(PNG, base64.b64decode(rest, validate=True))
        except (binascii.Error, ValueError):
            return None
    return None


def _picture(body: bytes) -> bytes:
    """Return a picture in its pixels alone, small enough for an icon. Raises ValidationError."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(body), formats=["PNG"]) as found:
            if found.width * found.height > PIXELS:
                raise ValidationError(
                    _("This picture has %(width)s by %(height)s pixels: that is too many.")
                    % {"width": found.width, "height": found.height}
                )
            picture = found.convert("RGBA")
    except Image.DecompressionBombError as error:
        raise ValidationError(_("This picture has more pixels than may be uploaded.")) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise ValidationError(_("This picture is damaged: it cannot be read.")) from error
    picture.thumbnail((SIDE, SIDE))
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def _drawing(body: bytes) -> str:
    """Return a drawing without all that does not draw. Raises ValidationError."""
    try:
        root: Any = fromstring(body, forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise ValidationError(_("This is no drawing (SVG) and no picture (PNG).")) from error
    if root.tag != f"{{{SVG_NAMESPACE}}}svg":
        raise ValidationError(_("This is no drawing (SVG) and no picture (PNG)."))
    if _depth(root) > DEEPEST:
        raise ValidationError(_("This drawing has too many groups within groups."))
    _clean(root)
    if "viewBox" not in root.attrib:
        width, height = (_number(root.get(name, "")) for name in ("width", "height"))
        if not width or not height:
            raise ValidationError(
                _("This drawing does not say how large it is: give it a viewBox.")
            )
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    if not any(each.tag.rpartition("}")[2] in DRAWN for each in root.iter()):
        raise ValidationError(_("Nothing is drawn in this file that can be shown."))
    ElementTree.register_namespace("", SVG_NAMESPACE)
    text = ElementTree.tostring(root, encoding="unicode")
    if len(text) > DRAWING:
        raise ValidationError(
            _("This drawing is too large: at most 60 kB without what is left out.")
        )
    return text


def _depth(root: Any) -> int:
    """Return how many elements stand in each other, by a list: the file decides how many that are."""
    depth, level = 0, [root]
    while level:
        depth, level = depth + 1, [child for element in level for child in element]
    return depth


DRAWN = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use"})


def _clean(element: Any) -> None:
    """Take from an element and what is in it all that is not on our lists."""
    _styles_as_attributes(element)
    for name, value in list(element.attrib.items()):
        inside = name in HREF and value.strip().startswith("#")
        if not inside and (name not in ATTRIBUTES or ELSEWHERE.search(value)):
            del element.attrib[name]
    for child in list(element):
        space, _brace, name = str(child.tag).rpartition("}")
        if space != f"{{{SVG_NAMESPACE}" or name not in ELEMENTS:
            element.remove(child)
        else:
            _clean(child)


def _styles_as_attributes(element: Any) -> None:
    """Write `style` as the attributes that it stands for: pages allow no style in a file."""
    for name, value in STYLED.findall(element.attrib.pop("style", "")):
        if name in ATTRIBUTES:
            element.set(name, value.strip())


def _number(text: str) -> float:
    found = re.fullmatch(r"\s*(\d{1,6}(?:\.\d+)?)(?:px)?\s*", text)
    return float(found[1]) if found else 0.0
