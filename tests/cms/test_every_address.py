"""Every address of the CMS, opened by an administrator: none fails, and looking changes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.template import engines
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Page, Revision, Site, Task, Workflow

from contacts.models import HubPage
from core.models import PublicDocument
from home.models import HomePage
from integrations.models import Webhook
from integrations.tokens import keys
from integrations.webhooks.queue import try_out
from integrations.webhooks.signing import new_secret
from publishing.models import Publication
from tests.cms.admin import menus_once
from tests.cms.english import unseen
from tests.cms.files import stored_picture
from tests.cms.localized import localized
from tests.cms.urls import addresses
from tests.cms.world import REQUIRED, Municipality, administrator, locale, page_types

pytestmark = pytest.mark.django_db

WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|TRUNCATE|ALTER|DROP|CREATE)\b", re.IGNORECASE)
TABLE = re.compile(
    r'(?:INTO|UPDATE|FROM|TABLE(?: IF NOT EXISTS)?)\s+(?:temp\.)?"?(\w+)"?', re.IGNORECASE
)
#: What looking may write, and why.
ALLOWED = {
    "wagtailcore_pagesubscription": "whether the user who opened a page hears of remarks on it",
    "wagtailusers_userprofile": "the preferences of the user who looks at them",
    "django_session": "who is logged in",
    "wagtailadmin_editingsession": "who has a page open now, for the others who do",
    "public_page": "a table of this connection alone, gone with it",
    "core_attempts": "how often somebody asked the API",
    "core_picturerendition": "a size of a picture that is looked at: a cache",
    "wagtailcore_modellogentry": "that somebody took a file with texts along",
}


@dataclass(frozen=True)
class Opened:
    """What opening an address gave: a status, and the tables that it wrote to."""

    name: str
    address: str
    status: int
    wrote: frozenset[str]
    #: What is not Dutch on it.
    english: tuple[str, ...] = ()
    #: How many questions the database was asked; what menus ask is asked once for all of them.
    questions: int = 0


def outside_every_site() -> list[Page]:
    """Put a start page that no site has below the root, and a page of every type below it."""
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Los", slug="los", locale=locale("nl")))
    found: list[Page] = [home]
    for number, model in enumerate(page_types()):
        if model is HomePage:
            continue
        home.refresh_from_db()
        page: Any = model(
            title=f"Los {number}",
            slug=f"los-{number}",
            locale=home.locale,
            **REQUIRED.get(f"{model._meta.app_label}.{model.__name__}", {}),
        )
        found.append(home.add_child(instance=page))
    return found


def unfinished_site() -> Site:
    """Make a site whose settings nobody has filled in."""
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Nieuw", slug="nieuw", locale=locale("nl")))
    site: Site = Site.objects.create(hostname="nieuw.localhost", root_page=home)
    return site


def values_of(city: Municipality, user: Any) -> dict[str, Any]:
    """Return the values of all parameters: rows that exist, inside and outside of the sites."""
    loose, unfinished = outside_every_site(), unfinished_site()
    hub, loose_hub = city.pages["hub_one"], next(e for e in loose if isinstance(e, HubPage))
    few = [1, loose_hub.pk, hub.pk]
    sites = [city.site.pk, unfinished.pk]
    picture = stored_picture(file_size=1)
    document = PublicDocument.objects.create(
        title="Stuk", file=ContentFile(b"%PDF-1.7", "a.pdf"), file_size=8
    )
    hub.save_revision(user=user)
    redirect = Redirect.add_redirect("/oud", "/nieuw", site=city.site)
    publication = Publication.objects.create(
        site=city.site,
        release="00000001",
        seconds=1.0,
        changed_count=0,
        removed_count=0,
        failed_count=0,
        changed=[],
        removed=[],
        failed=[],
        causes=[],
        started="2026-11-02T12:00Z",
        finished="2026-11-02T12:00Z",
    )
    rows = localized(city.pages["home"], "en")
    users = [user.pk]
    collections = [Collection.get_first_root_node().add_child(name="Map").pk]
    return {
        **dict.fromkeys(("page_id", "page_pk", "page_to_move_id", "parent_page_id"), few),
        "wagtailadmin_pages:edit:page_id": [1, hub.pk, *(each.pk for each in loose)],
        "wagtailadmin_pages:revisions_revert:page_id": [hub.pk],
        "revision_id": [Revision.objects.filter(object_id=str(hub.pk)).latest("pk").pk],
        "destination_id": [1, unfinished.root_page_id],
        "workflow_pk": list(Workflow.objects.values_list("pk", flat=True))[:1],
        "task_id": list(Task.objects.values_list("pk", flat=True))[:1],
        "site_id": sites,
        "publishing:pk": [publication.pk],
        "cause": ["page-1"],
        **connections(city, user),
        **{f"{space}:pk": few for space in ("checks", "hours", "people", "translations")},
        "wagtailadmin_api:pages:detail:pk": few,
        "wagtailadmin_api:images:detail:pk": [picture.pk],
        "wagtailadmin_api:documents:detail:pk": [document.pk],
        "wagtailadmin_api:pages:action:pk": few[:1],
        "wagtailadmin_pages:pk": few,
        "wagtailadmin_collections:pk": collections,
        "collection_id": collections,
        "wagtailadmin_workflows:pk": list(Workflow.objects.values_list("pk", flat=True))[:1],
        "wagtailsites:pk": sites,
        "wagtailsettings:pk": sites,
        "wagtailusers_users:pk": users,
        "wagtailusers_groups:pk": list(Group.objects.values_list("pk", flat=True))[:1],
        "wagtaillocales:pk": [Locale.objects.get(language_code="en").pk],
        "wagtaildocs_chooser:pk": [document.pk],
        "wagtailimages_chooser:pk": [picture.pk],
        "image_id": [picture.pk],
        "document_id": [document.pk],
        "doc_id": [document.pk],
        "wagtaildocs_serve": [(document.pk, "a.pdf")],
        "redirect_id": [redirect.pk],
        "object_id": few,
        "translation_source_id": [rows.source.pk],
        "translation_id": [rows.translation.pk],
        "string_segment_id": [rows.string.pk],
        "overridable_segment_id": [rows.override.pk],
        "wagtail_localize:pk": few[:1],
        "mode": ["nergens"],
        "app_label": ["wagtailcore"],
        "model_name": ["page"],
        "wagtailadmin_pages:choose_parent:app_label": ["home"],
        "wagtailadmin_pages:choose_parent:model_name": ["homepage", "newspage"],
        "wagtailadmin_workflows:model_name": ["groupapprovaltask"],
        "wagtailsettings:app_name": ["home"],
        "wagtailsettings:model_name": ["municipalitysettings"],
        "app_name": ["taggit"],
        "wagtailadmin_tag_model_autocomplete:model_name": ["tag"],
        "content_type_app_name": ["home"],
        "content_type_model_name": ["homepage", "informationpage"],
    }


def connections(city: Municipality, user: Any) -> dict[str, list[int]]:
    """Connect a program to the city; return the values of the parameters for it."""
    day = timezone.localdate()
    token, _said = keys.make(city.site, user, name="App", drafts=True, ends_on=day)
    hook = Webhook.objects.create(
        site=city.site, name="App", url="https://1.1.1.1/", secret=new_secret()
    )
    message = try_out(hook)
    return {"api_token_id": [token.pk], "webhook_id": [hook.pk], "delivery_id": [message.pk]}


@pytest.fixture(scope="module")
def opened(
    world: tuple[Municipality, Municipality],
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Opened]:
    """Open every address once, each in a transaction that is taken back."""
    folder = tmp_path_factory.mktemp("every")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=folder / "media", RELEASES_DIR=folder / "releases"),
        pytest.MonkeyPatch.context() as patch,
        menus_once(),
        transaction.atomic(),
    ):
        # Wagtail's own templates leave variables out.
        backend: Any = engines["django"]
        patch.setattr(backend.engine, "string_if_invalid", "")
        user = administrator()
        login = Client()
        login.force_login(user)
        found = []
        known = names_of_people()
        for name, address in addresses(values_of(world[0], user)):
            with transaction.atomic():
                found.append(open_address(login.cookies, name, address, known))
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    return found


def names_of_people() -> frozenset[str]:
    """Return what people wrote: titles of pages, names of groups, languages by their own name."""
    titles = [
        *Page.objects.values_list("title", flat=True),
        *Group.objects.values_list("name", flat=True),
        *(name for _code, name in settings.LANGUAGES),
    ]
    return frozenset(str(each) for each in titles)


def open_address(cookies: Any, name: str, address: str, known: frozenset[str]) -> Opened:
    """Open one address, with the statements to the database watched."""
    client = Client(raise_request_exception=False)
    client.cookies.load({key: each.value for key, each in cookies.items()})
    wrote: set[str] = set()
    asked: list[str] = []

    def watch(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        if WRITE.match(sql):
            table = TABLE.search(sql)
            wrote.add(table[1] if table else sql[:80])
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        response: Any = client.get(address)
        if response.streaming:
            b"".join(response.streaming_content)
    english: tuple[str, ...] = ()
    if "text/html" in response.get("Content-Type", "") and address.startswith("/admin/"):
        english = tuple(unseen(response.content.decode(), known))
    return Opened(name, address, response.status_code, frozenset(wrote), english, len(asked))


def test_no_address_of_the_cms_fails(opened: list[Opened]) -> None:
    assert [each for each in opened if each.status >= 500 and each.name != "healthz"] == []


def test_looking_at_the_cms_writes_nothing(opened: list[Opened]) -> None:
    wrote = {each.address: each.wrote - ALLOWED.keys() for each in opened}
    assert {address: tables for address, tables in wrote.items() if tables} == {}


def test_every_screen_is_dutch(opened: list[Opened]) -> None:
    found = {
        each.address: each.english
        for each in opened
        # Rights on pages stand there by the names that Wagtail stores, in English.
        if each.english and not each.name.startswith("wagtailusers_groups:")
    }
    assert found == {}, found


#: Questions that a screen may ask, the menu apart; for each role in the demo: tests/browser/test_screens_ask_little.py.
MOST = 60
#: Wagtail's own editor asks some fifty by itself, and kinds of rows are new to this process.
EDITORS_MORE = 15
OURS = ("hours:", "checks:", "people:", "publishing:", "translations:")
OWN = {"to_do", "new_news", "new_alert", "manual", "edit_by_address", "wagtailadmin_home"}
#: Screens that build what a reader would see, or look through everything that is stored.
WORK = {
    "people:erasing": "looks for somebody in every table",
    "people:looking": "looks for words in every table",
    "publishing:impact": "builds the pages that a draft would change",
    "translations:preview": "builds a page",
    "hours:preview": "builds a preview",
}


def test_screens_ask_few_questions(opened: list[Opened]) -> None:
    looked = [
        each
        for each in opened
        if each.status == 200
        and (each.name.startswith(OURS) or each.name in {*OWN, "wagtailadmin_pages:edit"})
        and each.name not in WORK
    ]
    assert len({each.name for each in looked}) > 25
    many = {
        each.address: each.questions
        for each in looked
        if each.questions > MOST + (each.name == "wagtailadmin_pages:edit") * EDITORS_MORE
    }
    assert many == {}, many


def test_what_is_not_dutch_is_seen() -> None:
    html = (
        "<p lang=en>The house</p><p>Choose your page</p><b>True</b><i>picture_alt</i>"
        "<a title='Page type'>Wijk</a><textarea>the</textarea><p>Pagina van The Hague</p>"
        "<p>1-2van 2 pagina</p><p>Op de 2de dag, 3 MB</p><p>alle 2 None</p>"
    )
    assert list(unseen(html, frozenset({"The Hague"}))) == [
        "Choose your page", "True", "picture_alt", "Page type", "1-2van 2 pagina", "alle 2 None",
    ]  # fmt: skip


def test_most_addresses_show_something(opened: list[Opened]) -> None:
    # Else the two tests above would say little.
    shown = {each.name for each in opened if each.status == 200}
    assert len(shown) > 170
