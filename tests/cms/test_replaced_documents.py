"""A document and a picture that are replaced in the CMS, as editors do, and what is online then."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import Page

from core.models import Picture, PublicDocument
from core.permissions import municipality_collection
from publishing.publisher import SitePublisher
from publishing.store.blobs import digest_of
from tests.cms.admin import errors
from tests.cms.files import PDF, picture_bytes
from tests.cms.world import Municipality
from tests.home.bodies import blocks, item
from tests.publishing.stores import digests, plain_bytes
from tests.publishing.trees import MOMENT

pytestmark = pytest.mark.django_db

WITH_A_NAME = PDF.replace(b"%%EOF", b"% kanarie\n%%EOF")


@pytest.mark.parametrize("kind", ["document", "picture"])
def test_what_an_editor_replaces_under_its_name_is_online_and_the_old_one_gone(
    admin: Client, city: Municipality, settings: Settings, tmp_path: Path, kind: str
) -> None:
    settings.MEDIA_ROOT, settings.RELEASES_DIR = tmp_path / "media", tmp_path / "releases"
    model: Any
    app, name, model = {
        "document": ("wagtaildocs", "brief.pdf", PublicDocument),
        "picture": ("wagtailimages", "plein.png", Picture),
    }[kind]
    old, new = {
        "document": (WITH_A_NAME, PDF),
        "picture": (picture_bytes(colour="red"), picture_bytes(colour="blue")),
    }[kind]
    fields = {"title": "Stuk", "collection": municipality_collection(city.site).pk}
    fields |= (
        {"language": "nl"} if kind == "document" else {"credit": "", "description": "Een plein"}
    )

    def post(address: str, body: bytes) -> None:
        response = admin.post(address, {**fields, "file": SimpleUploadedFile(name, body)})
        assert response.status_code == 302, errors(response)

    post(reverse(f"{app}:add"), old)
    found = model.objects.get(title="Stuk")
    stored = found.file.name
    part = {
        "document": ("documents", {"title": "", "items": [item(found.pk)]}),
        "picture": ("picture", {"image": found.pk, "alt": "Een plein", "caption": ""}),
    }[kind]
    page = Page.objects.get(pk=city.pages["information"].pk).specific
    page.body = blocks(part)
    page.save()
    publisher = SitePublisher(city.site.pk)
    publisher.publish(moment=MOMENT)
    folder = {"document": "documents", "picture": "media"}[kind]

    def online() -> dict[str, str]:
        current = publisher.store.current()
        assert current is not None
        return {e.path: e.blob for e in current.entries if e.path.startswith(f"/{folder}/stuk-")}

    before = online()
    post(reverse(f"{app}:edit", args=[found.pk]), new)
    found.refresh_from_db()
    publisher.publish(moment=MOMENT)
    after = online()
    if kind == "document":
        assert found.file.name == stored
        assert list(after.values()) == [digest_of(new)]
    assert len(after) == len(before) > 0
    assert before.keys().isdisjoint(after)
    left = digests(publisher.store)
    assert left.isdisjoint(before.values())
    assert not any(
        b"kanarie" in plain_bytes(path) for path in tmp_path.rglob("*") if path.is_file()
    )
