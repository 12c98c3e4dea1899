"""The mark of a municipality: its icons, and what is taken of a file of its own."""

from __future__ import annotations

import io
import json
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from core.layout.site_layout import site_layout
from core.models import MunicipalitySettings
from core.theme.assets import make, manifest, plan
from core.theme.icons import icon
from core.theme.own_mark import kept, own_mark
from core.theme.theme import Theme
from tests.home.trees import City

MARKS = ("neutral", "bridges", "gardens")
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
DRAWING = f'{HEAD}<path d="M0 0H9V9Z" fill="#0a3"/></svg>'


def picture(width: int = 600, height: int = 300) -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (width, height), "#0a3f").save(file, "PNG")
    return file.getvalue()


def claiming(width: int, height: int) -> bytes:
    """Return a picture that says that it is larger than it is."""
    small = picture(9, 9)
    said = b"IHDR" + struct.pack(">II", width, height) + small[24:29]
    return small[:12] + said + struct.pack(">I", zlib.crc32(said)) + small[33:]


@pytest.mark.parametrize("mark", MARKS)
def test_each_mark_of_ours_is_an_icon(mark: str) -> None:
    found = Image.open(io.BytesIO(icon(Theme("#00811f", "#f2c500", mark=mark), 180)))  # type: ignore[arg-type]
    assert found.size == (180, 180)
    # Something is drawn in the middle, and the corner is the ground.
    colours = found.convert("RGB").getcolors(100_000) or []
    assert len(colours) > 2
    corner, other = found.convert("RGB").getpixel((0, 0)), colours[0][1]
    assert corner != other or len(colours) > 2


@pytest.mark.parametrize(
    ("inside", "gone"),
    [
        ("<script>alert(1)</script>", "script"),
        ('<path d="M0 0" onload="alert(1)"/>', "onload"),
        ('<image href="https://elders.example/x.png"/>', "elders"),
        ('<use xlink:href="https://elders.example/x.svg#a"/>', "elders"),
        ('<a href="javascript:alert(1)"><path d="M0 0"/></a>', "javascript"),
        ("<style>@import url(https://elders.example)</style>", "import"),
        ('<rect fill="url(https://elders.example/#a)"/>', "elders"),
        ("<rect style=\"fill:url('//elders.example')\"/>", "elders"),
        ("<foreignObject><p>x</p></foreignObject>", "foreignObject"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "javascript"),
        ("<metadata>Piet Puk</metadata>", "Piet"),
    ],
)
def test_a_drawing_keeps_nothing_that_does_not_draw(inside: str, gone: str) -> None:
    text = kept(DRAWING.replace("</svg>", f"{inside}</svg>").encode())
    found = own_mark(text)
    assert found is not None
    body = found.body.decode()
    assert gone not in body
    assert 'd="M0 0H9V9Z"' in body
    assert 'fill="#0a3"' in body


def test_a_drawing_keeps_its_own_gradients_and_styles() -> None:
    body = kept(
        f'{HEAD}<defs><linearGradient id="a"><stop style="stop-color:#0a3"/></linearGradient></defs>'
        '<rect style="fill:url(#a);stroke:#111"/><use xlink:href="#a"/></svg>'.encode()
    )
    assert 'fill="url(#a)"' in body
    assert 'stop-color="#0a3"' in body
    assert 'href="#a"' in body


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\nhalf",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"<html><body>x</body></html>",
        f"{HEAD}</svg>".encode(),
        b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
        DRAWING.encode() + b" " * 1_000_001,
        f'{HEAD}<path d="{"M0 0" * 30_000}"/></svg>'.encode(),
        picture(5000, 5000),
        claiming(30_000, 30_000),
        f"{HEAD}{'<g>' * 5000}{'</g>' * 5000}</svg>".encode(),
    ],
)
def test_what_is_no_mark_is_refused_with_a_reason(body: bytes) -> None:
    with pytest.raises(ValidationError) as found:
        kept(body)
    assert len(found.value.messages[0]) > 20


def with_mark(city: City, body: bytes) -> None:
    MunicipalitySettings.objects.filter(site=city.site).update(own_mark=kept(body))


def test_a_picture_of_its_own_is_the_mark_of_a_municipality_everywhere(city: City) -> None:
    with_mark(city, picture())
    read = city.read()
    layout = site_layout(read)
    assert str(layout.mark_svg) == f'<img src="{layout.favicon_url}" alt="">'
    assert layout.favicon_url.startswith("/static/img/mark-")
    targets = {target.path: target for target in plan(read)}
    assert targets[layout.favicon_url].media_type == "image/png"
    assert layout.touch_icon in targets
    shown = Image.open(io.BytesIO(make(read, targets["/favicon.ico"]).body))
    assert shown.format == "ICO"
    for target in targets.values():
        assert make(read, target).body
    named = json.loads(manifest(read))
    assert [each["sizes"] for each in named["icons"]] == ["192x192", "512x512"]
    assert {each["src"] for each in named["icons"]} <= targets.keys()


def test_a_drawing_of_its_own_is_shown_as_it_is(city: City) -> None:
    with_mark(city, DRAWING.encode())
    read = city.read()
    layout = site_layout(read)
    assert layout.favicon_url.endswith(".svg")
    assert layout.touch_icon == ""
    assert json.loads(manifest(read))["icons"] == [
        {"src": layout.favicon_url, "sizes": "any", "type": "image/svg+xml"}
    ]


def test_without_one_the_mark_is_made_of_the_theme(city: City) -> None:
    layout = site_layout(city.read())
    assert "<svg" in str(layout.mark_svg)
    assert layout.touch_icon == "/apple-touch-icon.png"
