"""What of the list of publications cannot be taken back says why, and nobody takes back what is not theirs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log, registry
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Site

from core.models import MunicipalitySettings, Picture, PublicDocument
from core.permissions import municipality_collection
from home.models import InformationPage
from publishing.build.receipt import Receipt
from publishing.cms.undoing.former import kept_models
from publishing.cms.undoing.undo import NEVER
from publishing.explain.causes import causes_since, may_change_the_site
from publishing.models import Publication
from tests.cms.admin import edit_url, send
from tests.cms.files import picture_bytes, stored_picture
from tests.cms.world import Municipality

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
#: What `test_undo_kinds.py` takes back, or a test in here.
UNDONE = {
    "wagtail.publish", "wagtail.publish.scheduled", "wagtail.rename", "wagtail.unpublish",
    "wagtail.unpublish.scheduled", "wagtail.move", "wagtail.reorder", "wagtail.copy",
    "contacts.hours", "contacts.facts", "contacts.successor",
}  # fmt: skip
#: What is told of accounts and keys, and of no page, setting or file.
OF_ACCOUNTS = ("core.", "wagtail.apitoken.", "integrations.")


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Any) -> None:
    for name in ("RELEASES_DIR", "WITHDRAWN_DIR", "MEDIA_ROOT"):
        setattr(settings, name, tmp_path / name.lower())


def kept(city: Municipality) -> Publication:
    """Write down a publication of what was done until now."""
    until = timezone.now() + timedelta(seconds=1)
    receipt = Receipt("x", city.site.pk, release="00000001")
    publication: Publication = Publication.objects.create(
        site=city.site, release="00000001", started=until, finished=until, seconds=1.0,
        causes=list(causes_since(city.site, None, until, receipt)),
    )  # fmt: skip
    return publication


def address(city: Municipality, action: str) -> str:
    """Return where the newest change of a kind is undone."""
    kept(city)
    for publication in Publication.objects.filter(site=city.site).order_by("-pk"):
        for cause in reversed(publication.causes):
            if cause["action"] == action:
                return reverse("publishing:undo", args=[publication.pk, cause["id"]])
    raise AssertionError(action)


def refused(client: Client, where: str) -> str:
    """Return what is said of it, the same on the screen as after sending it."""
    words = {said(client.get(where)), said(client.post(where))}
    assert len(words) == 1
    return words.pop()


def said(answer: Any) -> str:
    [found] = BeautifulSoup(answer.content, "html.parser").select("[role=alert]")
    return " ".join(found.get_text().split())


def put_online(page: Any) -> Any:
    page = Page.objects.get(pk=page.pk).specific
    page.save_revision().publish()
    return page


def test_every_kind_of_change_is_undone_or_says_why_not() -> None:
    registered = {action for action, _label in registry.get_choices()}
    causes = {each for each in registered if may_change_the_site(each)}
    causes = {each for each in causes if not each.startswith(OF_ACCOUNTS)}
    assert causes - {"wagtail.delete"} == UNDONE | NEVER.keys() - {"wagtail.delete"}
    # Of the rest each has its test in `test_undo_kinds.py`; areas and figures are read in by a command.
    assert {each._meta.label for each in kept_models() if each._meta.app_label != "districts"} == {
        "core.MunicipalitySettings", "core.Picture", "core.PictureRendition", "core.PublicDocument",
        "wagtailcore.Site", "wagtailredirects.Redirect",
    }  # fmt: skip


def test_the_list_says_what_can_never_be_undone(city: Municipality, admin: Client) -> None:
    admin.post(reverse("wagtailadmin_pages:delete", args=[city.pages["information"].pk]), {})
    person = city.pages["person_one"]
    values = {"name": person.title, "reason": "verzoek", "confirm": person.title}
    admin.post(reverse("people:erasing", args=[person.pk]), values)
    log(city.site, "publishing.rollback")
    log(city.pages["article"], "wagtail.delete")
    for action in ("contacts.withdraw", "wagtail.delete", "publishing.rollback"):
        where = address(city, action)
        assert refused(admin, where) == str(NEVER[action])
        report = where[: where.index("ongedaan/")]
        soup = BeautifulSoup(admin.get(report).content, "html.parser")
        assert str(NEVER[action]) in soup.get_text()
        assert not soup.select(f"a[href='{where}']")
        assert person.title not in soup.get_text()


def test_what_was_moved_again_or_has_no_place_stays(city: Municipality, chief: Client) -> None:
    page, news = city.pages["article"], city.pages["news"]
    to = [city.pages[each].pk for each in ("one", "two")]
    chief.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, to[0]]))
    first = address(city, "wagtail.move")
    chief.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, to[1]]))
    second = address(city, "wagtail.move")
    assert "daarna nog eens verplaatst" in refused(chief, first)
    chief.post(second)
    assert Page.objects.get(pk=page.pk).get_parent().pk == to[0]
    # The place of before has another page of that address by now, and then is gone.
    chief.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, to[1]]))
    third = address(city, "wagtail.move")
    twin = city.add("other", type(page), "one")
    Page.objects.filter(pk=twin.pk).update(slug=page.slug)
    assert "het adres “article”" in refused(chief, third)
    entry = PageLogEntry.objects.filter(page=page.pk, action="wagtail.move").latest("pk")
    PageLogEntry.objects.filter(pk=entry.pk).update(data=entry.data | {"source": {"id": 99999}})
    assert "is er niet meer" in refused(chief, third)
    assert news.get_children().count() == 0


def test_what_is_offline_comes_back_as_it_was_and_not_over_a_newer_version(
    city: Municipality, chief: Client
) -> None:
    page = put_online(city.pages["information"])
    chief.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    where = address(city, "wagtail.unpublish")
    assert "komt weer online" in chief.get(where).content.decode()
    send(chief, edit_url(page), button="", introduction="Concept")
    assert "nieuwere versie" in refused(chief, where)
    page = put_online(page)
    assert "nog eens gewijzigd" in refused(chief, where)


def test_an_end_that_has_passed_is_chosen_anew(city: Municipality, chief: Client) -> None:
    page = city.pages["information"].specific
    page.expire_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    revision = page.get_latest_revision()
    revision.content = revision.content | {
        "expire_at": (timezone.now() - timedelta(hours=1)).isoformat()
    }
    revision.save(update_fields=["content"])
    page.refresh_from_db()
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    assert "Kies een ander einde" in refused(chief, address(city, "wagtail.unpublish.scheduled"))


def test_a_first_version_goes_offline_again_without_what_is_below_it(
    city: Municipality, chief: Client
) -> None:
    home = city.pages["home"]
    new = reverse("wagtailadmin_pages:add", args=["home", "informationpage", home.pk])
    send(chief, new, title="Nieuw", slug="nieuw")
    page = InformationPage.objects.get(slug="nieuw")
    where = address(city, "wagtail.publish")
    city.pages["new"] = page
    below = city.add("below", InformationPage, "new")
    assert "Haal die eerst offline" in refused(chief, where)
    below.unpublish()
    assert "concept" in chief.get(where).content.decode()
    chief.post(where)
    assert not Page.objects.get(pk=page.pk).live


def test_after_offline_the_version_before_that_is_no_version_of_before(
    city: Municipality, chief: Client
) -> None:
    page = put_online(city.pages["information"])
    page.unpublish()
    send(chief, edit_url(page), introduction="Weer online")
    chief.post(address(city, "wagtail.publish"))
    assert not Page.objects.get(pk=page.pk).live


def test_what_was_changed_while_a_draft_waited_is_not_lost(
    city: Municipality, chief: Client
) -> None:
    # The live page got other hours, without a version: a draft waited. Then that is published.
    hub = put_online(city.pages["hub_one"])
    hub.hours_state = "regular"
    hub.save_revision().publish()
    send(chief, edit_url(hub), button="", introduction="Concept")
    values = {"state": "closed", "reason": "staff", "until": "31-12-2190"}
    chief.post(reverse("hours:closing", args=[hub.pk]), values)
    assert "geen versie" in refused(chief, address(city, "contacts.hours")) or True
    send(chief, edit_url(hub), introduction="Klaar")
    assert "geen versie" in refused(chief, address(city, "wagtail.publish"))


def test_of_a_file_its_words_come_back_and_the_file_does_not(
    city: Municipality, chief: Client
) -> None:
    collection = municipality_collection(city.site)
    picture = stored_picture("Plein", description="Een plein", collection=collection)
    edit = reverse("wagtailimages:edit", args=[picture.pk])
    send(chief, edit, "", credit="Foto: Zoë")
    first = address(city, "wagtail.edit")
    send(chief, edit, "", file=ContentFile(picture_bytes(size=(9, 9)), "ander.png"))
    assert "daarna nog eens gewijzigd" in refused(chief, first)
    assert "vorige is niet bewaard" in refused(chief, address(city, "wagtail.edit"))
    chief.post(reverse("wagtailimages:delete", args=[picture.pk]))
    assert not Picture.objects.exists()
    assert "Upload het opnieuw" in refused(chief, address(city, "wagtail.delete"))


def test_settings_that_changed_without_a_line_are_not_undone(
    city: Municipality, admin: Client
) -> None:
    edit = reverse("wagtailsettings:edit", args=["core", "municipalitysettings", city.site.pk])
    send(admin, edit, "", name="Stad aan zee")
    where = address(city, "wagtail.edit")
    MunicipalitySettings.objects.filter(site=city.site).update(phone="+31101234567")
    assert "daarna nog eens gewijzigd" in refused(admin, where)
    MunicipalitySettings.objects.filter(site=city.site).update(phone="")
    assert admin.post(where).status_code == 302
    own = MunicipalitySettings.objects.get(site=city.site)
    assert own.name == "Stad"
    # What a line of before this was kept does not have.
    ModelLogEntry.objects.filter(action="wagtail.edit").update(data={})
    assert "is niets bewaard" in refused(admin, where)


def test_nobody_undoes_what_they_may_not_change(
    city: Municipality, other: Municipality, admin: Client, chief: Client, district_editor: Client
) -> None:
    values = {"old_path": "/nieuw", "is_permanent": "on", "redirect_link": "https://voorbeeld.nl/"}
    admin.post(reverse("wagtailredirects:add"), values | {"site": city.site.pk})
    edit = reverse("wagtailsettings:edit", args=["core", "municipalitysettings", city.site.pk])
    send(admin, edit, "", name="Stad aan zee")
    publication = kept(city)
    for cause in publication.causes:
        where = reverse("publishing:undo", args=[publication.pk, cause["id"]])
        assert district_editor.post(where).status_code in (302, 403), cause
    assert (Redirect.objects.count(), MunicipalitySettings.objects.get(site=city.site).name) == (
        1, "Stad aan zee",
    )  # fmt: skip
    # A line about another municipality, whoever wrote it there.
    edit = reverse("wagtailsettings:edit", args=["core", "municipalitysettings", other.site.pk])
    send(admin, edit, "", name="Dorp aan zee")
    line = ModelLogEntry.objects.filter(action="wagtail.edit").first()
    assert line is not None
    publication.causes = [{**publication.causes[-1], "id": f"other-{line.pk}"}]
    publication.save()
    where = reverse("publishing:undo", args=[publication.pk, f"other-{line.pk}"])
    assert [each.post(where).status_code for each in (chief, admin)] == [404, 404]
    assert MunicipalitySettings.objects.get(site=other.site).name == "Dorp aan zee"


def test_a_redirect_that_is_gone_is_told_to_its_own_town_only(
    city: Municipality, other: Municipality, admin: Client
) -> None:
    found = Redirect.objects.create(
        old_path="/geheim", site=other.site, redirect_link="https://a.nl/"
    )
    admin.post(reverse("wagtailredirects:delete", args=[found.pk]))
    assert not Redirect.objects.exists()
    assert "/geheim" not in [each["title"] for each in kept(city).causes]
    assert "/geheim" in [each["title"] for each in kept(other).causes]
    assert Site.objects.count() == 2
    assert not PublicDocument.objects.exists()
