"""The name of a file is no title and no description of a picture, wherever a picture comes in."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from core.media.file_names import says_nothing
from core.models import Picture
from core.permissions import municipality_collection
from tests.cms.files import picture_bytes, stored_picture
from tests.cms.world import Municipality

NOTHING = (
    "DSC_0042", "IMG_1234", "foto (3)", "Foto", "IMG-20240501-WA0003", "20240501_123456", "P1010023",
    "WhatsApp Image 2024-05-01 at 12.34.56", "image001", "1", "plein.jpg", "dsc0042",
    "3f2a9c1d-aaaa-bbbb-cccc-123456789abc", "PXL_20231111_120000123.MP", "Schermafbeelding 2024-05-01",
)  # fmt: skip
SOMETHING = (
    "Plein",
    "Plein 1940",
    "Foto van het plein",
    "Wijkhub 2",
    "De wijk-hub",
    "Café 't Hoekje",
)


@pytest.mark.parametrize("words", NOTHING)
def test_the_name_of_a_file_says_nothing(words: str) -> None:
    assert says_nothing(words)


@pytest.mark.parametrize("words", ["", *SOMETHING])
def test_words_say_something(words: str) -> None:
    assert not says_nothing(words)


def test_the_name_of_this_very_file_says_nothing() -> None:
    assert says_nothing("plein-noord", "plein-noord.jpg")
    assert not says_nothing("Plein", "plein.jpg")


def file() -> SimpleUploadedFile:
    return SimpleUploadedFile("DSC_0042.png", picture_bytes())


@pytest.fixture
def left_open() -> Iterator[None]:
    """Close what Wagtail's upload leaves open before another test is blamed for it."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def words(response: Any) -> str:
    return str(BeautifulSoup(response.content, "html.parser").get_text(" "))


@pytest.mark.django_db
@pytest.mark.sqlite
@pytest.mark.usefixtures("left_open")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("title", "description"), [("DSC_0042", ""), ("Plein", "IMG_1234")])
def test_every_form_of_a_picture_refuses_it(
    city: Municipality, chief: Client, title: str, description: str
) -> None:
    said = f"“{title if title != 'Plein' else description}” is de naam van een bestand."
    fields = {
        "title": title,
        "description": description,
        "collection": str(municipality_collection(city.site).pk),
        "tags": "",
    }
    assert said in words(chief.post(reverse("wagtailimages:add"), {**fields, "file": file()}))
    chosen = {f"image-chooser-upload-{name}": value for name, value in fields.items()}
    chosen["image-chooser-upload-file"] = file()  # type: ignore[assignment]
    response = chief.post(reverse("wagtailimages_chooser:create"), chosen)
    assert said in words_of_json(response)
    assert not Picture.objects.exists()
    picture = stored_picture(collection=municipality_collection(city.site))
    response = chief.post(reverse("wagtailimages:edit", args=[picture.pk]), fields)
    assert said in words(response)
    several = {f"image-{picture.pk}-{name}": value for name, value in fields.items()}
    response = chief.post(reverse("wagtailimages:edit_multiple", args=[picture.pk]), several)
    assert said in words_of_json(response)
    picture.refresh_from_db()
    assert (picture.title, picture.description) == ("Plein", "")


def words_of_json(response: Any) -> str:
    data = response.json()
    html = data.get("form") or data.get("htmlFragment") or data.get("html") or ""
    return str(BeautifulSoup(html, "html.parser").get_text(" "))


@pytest.mark.django_db
@pytest.mark.sqlite
@pytest.mark.usefixtures("left_open")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_several_files_at_once_wait_for_a_title(city: Municipality, chief: Client) -> None:
    data = {
        "title": "DSC_0042",
        "files[]": file(),
        "collection": municipality_collection(city.site).pk,
    }
    answer = chief.post(reverse("wagtailimages:add_multiple"), data).json()
    assert not Picture.objects.exists()
    form = BeautifulSoup(answer["form"], "html.parser")
    [field] = form.select("input[name$=-title]")
    assert field.get("value", "") == ""
    prefix = str(field["name"]).removesuffix("title")
    sent = {f"{prefix}{name}": value for name, value in (("title", "Plein"), ("tags", ""))}
    sent[f"{prefix}collection"] = str(municipality_collection(city.site).pk)
    action = str(form.select_one("form")["action"])  # type: ignore[index]
    assert chief.post(action, sent).json()["success"]
    assert Picture.objects.get().title == "Plein"
