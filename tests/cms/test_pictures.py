"""Bad uploads: a clear message, no error page, and nothing left behind."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, UploadedFile

from core.models import Picture, PictureRendition
from core.permissions import municipality_collection
from tests.cms.admin import errors
from tests.cms.files import (
    PDF,
    SVG,
    files_in,
    picture_bytes,
    picture_with_secrets,
    png_with_size,
)
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db

#: Case -> (file name, content, a part of the message besides the name).
BAD_PICTURES: dict[str, tuple[str, bytes, str]] = {
    "text as jpg": ("vakantie.jpg", b"Dit is geen foto.\n" * 50, "JPG, PNG, WEBP, AVIF"),
    "web page as png": ("plein.png", b"<html><script>alert(1)</script>", "JPG, PNG, WEBP, AVIF"),
    "svg with script": ("logo.svg", SVG, "JPG, PNG, WEBP, AVIF"),
    "svg as png": ("logo.png", SVG, "JPG, PNG, WEBP, AVIF"),
    "121 megapixels in 14 KB": ("groot.png", png_with_size(11_000, 11_000, rows=11_000), "121"),
    "100 megapixels": ("groot.png", png_with_size(10_000, 10_000, rows=10_000), "100"),
    "400 megapixels": ("enorm.png", png_with_size(20_000, 20_000), "400"),
    "header that lies": ("leugen.png", png_with_size(60_000, 60_000), "600"),
    "truncated png": ("half.png", picture_bytes()[:60], ""),
    "truncated jpg": ("half.jpg", picture_bytes("JPEG", (400, 400))[:-300], ""),
    "png without content": ("leeg.png", png_with_size(100, 100), ""),
    "gif as jpg": ("beweegt.jpg", picture_bytes("GIF"), "JPG, PNG, WEBP, AVIF"),
    "gif": ("beweegt.gif", picture_bytes("GIF"), "JPG, PNG, WEBP, AVIF"),
    "tiff as jpg": ("scan.jpg", picture_bytes("TIFF"), "JPG, PNG, WEBP, AVIF"),
    "psd as jpg": ("ontwerp.jpg", b"8BPS\x00\x01" + b"\0" * 200, "JPG, PNG, WEBP, AVIF"),
    "png as jpg": ("verkeerd.jpg", picture_bytes("PNG"), "JPG, PNG, WEBP, AVIF"),
    "pdf as jpg": ("folder.jpg", PDF, "JPG, PNG, WEBP, AVIF"),
    "too heavy": ("zwaar.png", picture_bytes() + b"\0" * (10 * 1024 * 1024), "10"),
    "no ending": ("plein", picture_bytes(), "JPG, PNG, WEBP, AVIF"),
}


def add_picture(client: Client, city: Municipality, name: str, body: bytes) -> Any:
    collection = municipality_collection(city.site)
    return client.post(
        reverse("wagtailimages:add"),
        {
            "title": "Nieuw",
            "file": SimpleUploadedFile(name, body),
            "collection": collection.pk,
            "focal_point_x": "",
        },
    )


def drop_picture(client: Client, city: Municipality, name: str, body: bytes) -> Any:
    return client.post(
        reverse("wagtailimages:add_multiple"),
        {
            "title": "Nieuw",
            "files[]": SimpleUploadedFile(name, body),
            "collection": municipality_collection(city.site).pk,
        },
        headers={"X-Requested-With": "XMLHttpRequest"},
    )


def choose_picture(client: Client, city: Municipality, name: str, body: bytes) -> Any:
    return client.post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "Nieuw",
            "image-chooser-upload-file": SimpleUploadedFile(name, body),
            "image-chooser-upload-collection": municipality_collection(city.site).pk,
        },
    )


@pytest.mark.repeats("case")
@pytest.mark.parametrize("way", [add_picture, drop_picture, choose_picture])
@pytest.mark.parametrize("case", BAD_PICTURES)
def test_a_bad_picture_is_refused_with_a_message(
    admin: Client,
    city: Municipality,
    folders: Path,
    case: str,
    way: Callable[..., Any],
) -> None:
    name, body, part = BAD_PICTURES[case]
    response = way(admin, city, name, body)
    assert response.status_code == 200
    text = response.content.decode("unicode_escape" if way is drop_picture else "utf-8")
    assert name in text, text
    assert part in text, text
    assert Picture.objects.count() == 0
    assert UploadedFile.objects.count() == 0
    assert files_in(folders) == []


@pytest.mark.repeats("kind")
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF"])
@pytest.mark.parametrize("way", [add_picture, drop_picture, choose_picture])
def test_a_good_picture_is_taken(
    admin: Client, city: Municipality, folders: Path, kind: str, way: Callable[..., Any]
) -> None:
    response = way(admin, city, f"plein.{kind.lower()}", picture_bytes(kind))
    assert response.status_code in (200, 302), errors(response)
    picture = Picture.objects.get()
    with Image.open(picture.file.path) as stored:
        assert (stored.format, stored.size) == (kind, (40, 20))
    assert picture.file_size == Path(picture.file.path).stat().st_size


@pytest.mark.parametrize("way", [add_picture, drop_picture, choose_picture])
def test_what_the_camera_wrote_stays_outside(
    admin: Client, city: Municipality, folders: Path, way: Callable[..., Any]
) -> None:
    way(admin, city, "vakantie.jpg", picture_with_secrets())
    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (20, 40)
    picture.get_rendition("width-10|format-webp")
    for file in files_in(folders / "media"):
        body = file.read_bytes()
        assert b"geheim" not in body
        with Image.open(io.BytesIO(body)) as stored:
            assert not stored.getexif()
            assert "xmp" not in stored.info
    assert PictureRendition.objects.count() >= 1


def test_a_picture_that_waits_for_its_form_is_clean_too(
    admin: Client, city: Municipality, folders: Path
) -> None:
    """Wagtail keeps an upload aside until the title is right; that copy must be clean."""
    admin.post(
        reverse("wagtailimages:add_multiple"),
        {
            "title": "t" * 300,
            "files[]": SimpleUploadedFile("vakantie.jpg", picture_with_secrets()),
            "collection": municipality_collection(city.site).pk,
        },
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    waiting = UploadedFile.objects.get()
    with waiting.file.open() as file:
        assert b"geheim" not in file.read()


def test_a_picture_that_code_stores_is_clean(city: Municipality, folders: Path) -> None:
    picture = Picture.objects.create(
        title="Plein", file=ContentFile(picture_with_secrets(), "plein.jpg")
    )
    assert (picture.width, picture.height) == (20, 40)
    assert b"geheim" not in Path(picture.file.path).read_bytes()
    assert picture.file_size == Path(picture.file.path).stat().st_size
    with pytest.raises(ValidationError, match=r"logo\.svg"):
        Picture.objects.create(title="Logo", file=ContentFile(SVG, "logo.svg"))


def test_a_picture_without_metadata_is_stored_as_it_is(folders: Path, db: Any) -> None:
    for kind in ("PNG", "JPEG", "WEBP"):
        body = picture_bytes(kind)
        picture = Picture.objects.create(
            title="Plein", file=ContentFile(body, f"plein.{kind.lower()}")
        )
        assert Path(picture.file.path).read_bytes() == body


def test_replacing_a_picture_is_held_to_the_same_rules(
    admin: Client, city: Municipality, folders: Path
) -> None:
    add_picture(admin, city, "plein.png", picture_bytes())
    picture = Picture.objects.get()
    before = Path(picture.file.path).read_bytes()
    response = admin.post(
        reverse("wagtailimages:edit", args=[picture.pk]),
        {
            "title": "Nieuw",
            "file": SimpleUploadedFile("kapot.png", picture_bytes()[:60]),
            "collection": picture.collection_id,
        },
    )
    assert response.status_code == 200
    assert "kapot.png" in response.content.decode()
    assert Path(Picture.objects.get().file.path).read_bytes() == before


@pytest.mark.repeats
@pytest.mark.parametrize(
    "name", ["../../evil.png", "x" * 300 + ".png", "CON.png", "a\u202egnp.png", "plein 😀.png"]
)
def test_a_strange_name_becomes_a_safe_one(
    admin: Client, city: Municipality, folders: Path, name: str
) -> None:
    add_picture(admin, city, name, picture_bytes())
    stored = Picture.objects.get().file
    assert stored.name.isascii()
    assert len(stored.name) < 100
    assert Path(stored.path).parent == folders / "media" / "original_images"


def test_an_editor_adds_to_the_own_collection_whatever_the_form_says(
    chief: Client, city: Municipality, folders: Path
) -> None:
    chief.post(
        reverse("wagtailimages:add"),
        {
            "title": "Nieuw",
            "file": SimpleUploadedFile("plein.png", picture_bytes()),
            "collection": Collection.get_first_root_node().pk,
        },
    )
    stored = Picture.objects.values_list("collection", flat=True)
    assert set(stored) <= {municipality_collection(city.site).pk}
