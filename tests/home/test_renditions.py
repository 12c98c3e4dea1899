"""Picture sizes: made for what is shown, without camera data, and never again for nothing."""

from __future__ import annotations

import io
import logging
import zlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pytest_django import Settings

from core.layout.reading import picture as picture_view
from core.media.renditions import Size, UnreadablePictureError, encode, read_original, size_of
from core.media.sizes import rendition_specs
from core.models import Picture, PictureRendition
from publishing.store.export import export
from tests.home.bodies import blocks
from tests.home.pictures import CANARY, add_picture, photo, prepare
from tests.home.trees import MOMENT, City


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RELEASES_DIR = tmp_path / "releases"


def sizes(picture: Picture) -> dict[str, tuple[int, int]]:
    made = PictureRendition.objects.filter(image=picture)
    return {each.filter_spec: (each.width, each.height) for each in made}


def test_every_size_of_a_picture_that_a_page_shows_is_made(city: City) -> None:
    field, block, draft = (add_picture(name, photo()) for name in ("Veld", "Blok", "Concept"))
    city.add_news("Veld", date(2026, 11, 3), picture=field)
    value = {"image": block.pk, "alt": "", "caption": ""}
    city.add_news("Blok", date(2026, 11, 3), body=blocks(("picture", value)))
    city.add_news("Concept", date(2026, 11, 3), picture=draft, live=False)
    add_picture("Nergens", photo())
    prepare(city.site)
    webp = {
        f"width-{width}|format-webp|webpquality-72": (width, width * 1000 // 1600)
        for width in (400, 720, 1200)
    }
    expected = {**webp, "width-800|format-jpeg|jpegquality-76": (800, 500)}
    assert (sizes(field), sizes(block), sizes(draft)) == (expected, expected, {})
    assert PictureRendition.objects.count() == 8
    view = picture_view(city.read(), field.pk, "Een plein")
    assert view is not None
    assert (view.width, view.height, view.alt, view.credit) == (
        800,
        500,
        "Een plein",
        "Foto: Jan Jansen",
    )


def test_a_second_run_makes_nothing_and_asks_little(city: City) -> None:
    for number in range(3):
        picture = add_picture(f"Foto {number}", photo(500, 300))
        city.add_news(f"Nieuws {number}", date(2026, 11, 3), picture=picture)
    prepare(city.site)
    before = set(PictureRendition.objects.values_list("pk", "file"))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        prepare(city.site)
    assert set(PictureRendition.objects.values_list("pk", "file")) == before
    written = [each for each in queries if "INSERT" in each["sql"]]
    assert not [each for each in written if "temp.public_page" not in each["sql"]]
    alone = len(queries)
    city.add_news("Vier", date(2026, 11, 3), picture=add_picture("Vier", photo(500, 300)))
    prepare(city.site)
    with CaptureQueriesContext(connection) as queries:
        prepare(city.site)
    assert len(queries) == alone


def test_nothing_that_a_camera_wrote_is_in_the_release(city: City, tmp_path: Path) -> None:
    picture = add_picture("Plein", photo())
    assert CANARY.encode() in Path(picture.file.path).read_bytes()
    city.add_news("Plein", date(2026, 11, 3), picture=picture)
    export(city.site, tmp_path / "out", moment=MOMENT)
    files = list((tmp_path / "out").glob("*/media/*"))
    assert sorted(file.suffix for file in files) == [".jpg", ".webp", ".webp", ".webp"]
    for file in files:
        body = file.read_bytes()
        assert CANARY.encode() not in body
        with Image.open(io.BytesIO(body)) as image:
            assert dict(image.getexif()) == {}
            assert {"exif", "xmp", "comment", "icc_profile", "photoshop"} & set(image.info) == set()


def test_a_picture_that_cannot_be_read_is_left_out_and_named(
    city: City, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = add_picture("Kapot", photo()[:400])
    gone = add_picture("Weg", photo())
    gone.file.storage.delete(gone.file.name)
    fine = add_picture("Goed", photo(300, 200))
    for picture in (broken, gone, fine):
        city.add_news(picture.title, date(2026, 11, 3), picture=picture)
    with caplog.at_level(logging.WARNING, "publishing"):
        export(city.site, tmp_path, moment=MOMENT)
    named = [record.getMessage().split(":")[0] for record in caplog.records]
    assert named == [
        f"picture {broken.pk} “Kapot” is left out",
        f"picture {gone.pk} “Weg” is left out",
    ]
    page = (tmp_path / "stad.localhost" / "nieuws" / "kapot" / "index.html").read_text()
    assert "<picture>" not in page.split("<main")[0]
    assert (
        (tmp_path / "stad.localhost" / "nieuws" / "goed" / "index.html")
        .read_text()
        .count("<picture>")
    )


@pytest.mark.parametrize(
    "body",
    [
        b"geen foto",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        photo()[:2000],
    ],
    ids=["text", "png", "gif", "half"],
)
def test_what_is_no_picture_is_refused(city: City, body: bytes) -> None:
    with pytest.raises(UnreadablePictureError):
        read_original(add_picture("Kapot", body))


@pytest.mark.parametrize(("width", "height"), [(9000, 5000), (12000, 8000), (14000, 14000)])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(
    city: City, width: int, height: int
) -> None:
    target = io.BytesIO()
    # Written by its header alone: decoding it would take as much memory as it says.
    Image.new("1", (16, 16)).save(target, "PNG")
    body = bytearray(target.getvalue())
    body[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    body[29:33] = zlib.crc32(bytes(body[12:29])).to_bytes(4, "big")
    with pytest.raises(UnreadablePictureError):
        read_original(add_picture("Groot", bytes(body)))


def test_a_turned_picture_is_put_upright(city: City) -> None:
    original = read_original(add_picture("Staand", photo(1600, 1000, turned=True)))
    assert original.size == (1000, 1600)
    assert encode(original, Size(400, "jpeg", 76))[1:] == (400, 640)


def test_a_small_picture_is_never_enlarged() -> None:
    assert encode(Image.new("RGB", (300, 200)), Size(800, "webp", 72))[1:] == (300, 200)


def test_what_is_transparent_becomes_white_in_a_format_that_cannot_be() -> None:
    body, _width, _height = encode(Image.new("RGBA", (10, 10), (0, 0, 0, 0)), Size(400, "jpeg", 90))
    with Image.open(io.BytesIO(body)) as image:
        assert image.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_a_size_is_read_from_its_spec() -> None:
    assert [size_of(spec) for spec in rendition_specs()] == [
        Size(400, "webp", 72),
        Size(720, "webp", 72),
        Size(1200, "webp", 72),
        Size(800, "jpeg", 76),
    ]
    with pytest.raises(ValueError, match="'fill-800x600' is no size of a public page"):
        size_of("fill-800x600")


def test_the_same_original_gives_the_same_bytes() -> None:
    def made() -> Any:
        return encode(Image.linear_gradient("L").convert("RGB"), Size(200, "webp", 72))

    assert made() == made()
