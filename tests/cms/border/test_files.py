"""Pictures and documents stay with their municipality: uploads, collections, and who opens them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from core.models import Picture, PublicDocument
from core.permissions import (
    chief_editors,
    district_collection,
    district_editors,
    municipality_collection,
    translators,
)
from tests.cms.admin import edit_url, errors
from tests.cms.files import PDF, body_of, picture_bytes, stored_picture
from tests.cms.world import Municipality, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folders")]
FOREIGN = "van een andere gemeente"


@pytest.fixture(params=["administrator", "chief of both"])
def uploader(request: Any, city: Municipality, other: Municipality, admin: Client) -> Client:
    """Somebody who may upload for both municipalities."""
    for each in (city, other):
        municipality_collection(each.site)
    if request.param == "administrator":
        return admin
    client = Client()
    client.force_login(member("beide", chief_editors(city.site), chief_editors(other.site)))
    return client


KINDS: dict[str, tuple[str, Any, Callable[[], Any]]] = {
    "picture": ("wagtailimages", Picture, lambda: SimpleUploadedFile("p.png", picture_bytes())),
    "document": ("wagtaildocs", PublicDocument, lambda: SimpleUploadedFile("d.pdf", PDF)),
}


def upload(client: Client, kind: str, referer: str, **data: Any) -> Any:
    """Upload in the chooser that was opened in the editor of a page."""
    space, _model, file = KINDS[kind]
    url = reverse(f"{space}_chooser:create")
    prefix = f"{'image' if kind == 'picture' else 'document'}-chooser-upload"
    fields = {"title": "Nieuw", "file": file(), "language": "nl", "tags": ""} | data
    sent = {f"{prefix}-{name}": value for name, value in fields.items()}
    return client.post(url, sent, headers={"Referer": f"http://testserver{referer}"})


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_uploaded_on_a_page_is_of_its_town(
    uploader: Client, city: Municipality, other: Municipality, kind: str
) -> None:
    _space, model, _file = KINDS[kind]
    for town in (city, other):
        page = town.pages["information"]
        add = reverse("wagtailadmin_pages:add", args=["home", "newspage", town.pages["news"].pk])
        own = municipality_collection(town.site)
        for place in (edit_url(page), add):
            answer = upload(uploader, kind, place)
            assert answer.status_code == 200
            if model.objects.exists():
                assert model.objects.get().collection == own
                model.objects.all().delete()
                continue
            # There is something to choose: the town's own comes first.
            answer = upload(uploader, kind, place, collection=own.pk)
            assert model.objects.get().collection == own
            model.objects.all().delete()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_uploaded_on_a_page_for_another_town(
    uploader: Client, city: Municipality, other: Municipality, kind: str
) -> None:
    _space, model, _file = KINDS[kind]
    # With a district below it there are two to choose from.
    district_collection(city.pages["one"])
    foreign = municipality_collection(other.site)
    root = Collection.get_first_root_node()
    for collection in (foreign, root):
        answer = upload(
            uploader, kind, edit_url(city.pages["information"]), collection=collection.pk
        )
        assert model.objects.count() == 0
        assert FOREIGN in answer.content.decode()


def test_the_form_in_the_editor_starts_with_the_collection_of_the_town(
    uploader: Client, city: Municipality, other: Municipality
) -> None:
    for town in (city, other):
        district_collection(town.pages["one"])
        url = reverse("wagtailimages_chooser:choose")
        referer = f"http://testserver{edit_url(town.pages['information'])}"
        html = json.loads(uploader.get(url, headers={"Referer": referer}).content)["html"]
        own = municipality_collection(town.site)
        assert f'<option value="{own.pk}" selected>' in html


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_does_not_change_towns(
    uploader: Client, city: Municipality, other: Municipality, kind: str
) -> None:
    space, model, _file = KINDS[kind]
    own, foreign = municipality_collection(city.site), municipality_collection(other.site)
    district_collection(city.pages["one"])
    if kind == "picture":
        row: Any = stored_picture(collection=own)
    else:
        row = PublicDocument.objects.create(
            title="Nota", collection=own, file=ContentFile(PDF, "nota.pdf")
        )
    edit = reverse(f"{space}:edit", args=[row.pk])
    data = {"title": row.title, "language": "nl", "tags": "", "collection": foreign.pk}
    answer = uploader.post(edit, data)
    assert answer.status_code == 200
    assert FOREIGN in errors(answer)
    several = reverse(f"{space}:edit_multiple", args=[row.pk])
    prefix = "image" if kind == "picture" else "doc"
    sent = {f"{prefix}-{row.pk}-{name}": value for name, value in data.items()}
    answer = uploader.post(several, sent, headers={"X-Requested-With": "XMLHttpRequest"})
    assert FOREIGN in json.loads(answer.content)["form"]
    label = model._meta.app_label, model._meta.model_name
    bulk = reverse("wagtail_bulk_action", args=[*label, "add_to_collection"])
    answer = uploader.post(f"{bulk}?id={row.pk}&next=/admin/", {"collection": foreign.pk})
    assert answer.status_code == 302
    assert FOREIGN in errors(uploader.get("/admin/"))
    assert model.objects.get(pk=row.pk).collection == own


def test_a_collection_does_not_change_towns(
    admin: Client, city: Municipality, other: Municipality
) -> None:
    own = district_collection(city.pages["one"])
    foreign = municipality_collection(other.site)
    url = reverse("wagtailadmin_collections:edit", args=[own.pk])
    answer = admin.post(url, {"name": "Wijk", "parent": foreign.pk})
    assert FOREIGN in " ".join(answer.context["form"].errors["parent"])
    own.refresh_from_db()
    assert own.get_parent() == municipality_collection(city.site)


def address(row: Any) -> str:
    """Return where the CMS host serves a file."""
    if isinstance(row, Picture):
        return f"/media/{row.get_rendition('width-10').file.name}"
    return f"/documents/{row.pk}/{row.filename}"


def test_who_opens_a_file_on_the_host_of_the_cms(
    city: Municipality, other: Municipality, admin: Client
) -> None:
    top = municipality_collection(city.site)
    private = top.add_child(instance=Collection(name="Besloten"))
    for_some = top.add_child(instance=Collection(name="Voor een groep"))
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    restriction = CollectionViewRestriction.objects.create(
        collection=for_some, restriction_type="groups"
    )
    restriction.groups.add(Group.objects.create(name="Een groep"))
    clients = {"administrator": admin, "anonymous": Client()}
    for name, groups in (
        ("chief", [chief_editors(city.site)]),
        ("district", [district_editors(city.pages["one"])]),
        ("translator", [translators(city.site, "en")]),
        ("elsewhere", [chief_editors(other.site)]),
        ("without", []),
    ):
        clients[name] = Client()
        clients[name].force_login(member(name, *groups))
    everybody = {"administrator", "chief", "district", "translator"}
    # The editor of a picture shows it to who keeps it.
    for collection, allowed, keepers in (
        (top, everybody, set()),
        (private, everybody, set()),
        (for_some, {"administrator"}, {"chief"}),
    ):
        document = PublicDocument.objects.create(
            title="Nota", collection=collection, file=ContentFile(PDF, "nota.pdf")
        )
        for row in (document, stored_picture(collection=collection)):
            opened = set()
            for name, client in clients.items():
                answer = client.get(address(row))
                body_of(answer)
                if answer.status_code == 200:
                    opened.add(name)
                else:
                    assert answer.status_code in (302, 403)
            more = keepers if isinstance(row, Picture) else set()
            assert opened == allowed | more, (row, collection.name)
