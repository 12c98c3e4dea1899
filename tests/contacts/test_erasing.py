"""A person who is erased is in no byte that the system holds, and no backup brings them back."""

from __future__ import annotations

import json
import shutil
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Collection, Page, PageLogEntry, Revision, Site

from contacts.erasure import scan
from contacts.erasure.finding import finder
from contacts.erasure.patterns import SearchPatterns, single_words
from contacts.erasure.removal import LOG_ACTION
from contacts.erasure.scan import Look
from contacts.erasure.subject import subject_of
from contacts.models import Check, ContactsPage, PersonPage, RolePage
from core.models import Picture
from core.site_files.redirects import RedirectRow
from districts.models import DistrictAppointment, DistrictIndexPage, DistrictPage, PeoplePage
from districts.models.people import CouncilSeat
from home.models import NewsIndexPage, NewsPage
from home.models.news import NewsRow
from publishing.content.visibility import page_ids
from publishing.models import DeletedSource
from publishing.publisher import load_site
from publishing.removal import tombstones
from tests.contacts.agreed import agreed
from tests.home.pictures import add_picture, photo, prepare
from tests.publishing.trees import MOMENT, locale, make_site, translate

NAME = "Quirijn Kanariezanger"
WORDS = ("kanariezanger", "611122233", "11122233", "611 122 233", "quirijn")


@pytest.fixture
def site(
    emptied_database: None, transactional_db: None, settings: Settings, tmp_path: Path
) -> Site:
    settings.DATA_DIR = tmp_path
    for name in ("RELEASES_DIR", "WITHDRAWN_DIR", "MEDIA_ROOT"):
        setattr(settings, name, tmp_path / name.lower())
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root", locale=locale("nl")))
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    return make_site()


def below(parent: Page, model: type[Page], title: str, **fields: Any) -> Any:
    parent.refresh_from_db()
    slug = fields.pop("slug", title.lower().replace(" ", "-"))
    return parent.add_child(instance=model(title=title, slug=slug, locale=parent.locale, **fields))


@pytest.fixture
def person(site: Site) -> PersonPage:
    """Somebody with unmistakable words wherever a person can stand."""
    home = site.root_page
    picture = add_picture(NAME, photo(400, 400), "quirijn-kanariezanger.jpg")
    contacts = below(home, ContactsPage, "Contact")
    role = below(contacts, RolePage, "Wijkmanager")
    district = below(below(home, DistrictIndexPage, "Wijken"), DistrictPage, "Oost")
    people = below(district, PeoplePage, "Wie is wie", has_council=True, council_seats=1)
    person: PersonPage = below(
        people, PersonPage, NAME, motivation="Voor de wijk", **agreed(
            phone="010 1112223", mobile="0611122233", email="q.kanariezanger@stad.example",
            photo=picture,
        ),
    )  # fmt: skip
    DistrictAppointment.objects.create(
        page=people, role=role, person=person, note="Bel Quirijn op 06 111 222 33"
    )
    CouncilSeat.objects.create(page=people, person=person)
    card = [
        {"type": "contact_card", "value": {"person": person.pk}, "id": "a"},
        {
            "type": "picture",
            "value": {"image": picture.pk, "alt": "Foto", "caption": ""},
            "id": "b",
        },
    ]
    news = below(
        below(home, NewsIndexPage, "Nieuws"), NewsPage, "Feest", date=date(2026, 11, 2),
        body=json.dumps(card),
    )  # fmt: skip
    translate(person, "en", NAME)
    for page in (person, news, PeoplePage.objects.get(pk=people.pk)):
        page.specific.save_revision(log_action=True)
    news.introduction = f"Met {NAME.upper()}, 06-11122233"
    news.save_revision()
    log(instance=news, action="wagtail.edit", data={"note": f"gevraagd door {NAME}"})
    Redirect.objects.create(old_path="/quirijn-kanariezanger", redirect_page=home, site=site)
    for page in (person, news):
        Check.objects.create(
            page=page, asked_at=timezone.now(), remark=f"{NAME} zegt het", proposal={"phone": NAME}
        )
    DeletedSource.objects.create(translation_key=uuid4(), title=f"Afscheid van {NAME}")
    prepare(site)
    call_command("publish", "--json", stdout=StringIO())
    return person


def everything(folder: Path) -> list[str]:
    """Return the files that hold one of the words, whatever they are packed in."""
    look = Look(finder(SearchPatterns(names=frozenset([NAME]), phones=frozenset(["+31611122233"]))))
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            plain = any(word in data.decode("latin-1").lower() for word in WORDS[:2])
            if plain or look.in_file(data, path.suffix) is not None:
                found.append(str(path.relative_to(folder)))
    return found


def database_texts() -> list[str]:
    """Return the rows that hold one of the words: of SQLite all bytes of the file and of its log."""
    connection.close()
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        files = [Path(name), Path(f"{name}-wal")]
        text = "".join(f.read_bytes().decode("latin-1") for f in files if f.exists()).lower()
        return [word for word in WORDS[:2] if word in text]
    look = Look(finder(SearchPatterns(names=frozenset([NAME]))))
    return [place for place, _certain in scan._in_database(look)]


def erase(*arguments: str) -> tuple[int, dict[str, Any]]:
    """Run the command; give its exit status and its report."""
    out = StringIO()
    status = 0
    try:
        call_command("withdraw_person", *arguments, "--yes", "--json", stdout=out)
    except SystemExit as error:
        status = int(str(error.code))
    return status, json.loads(out.getvalue())


def test_nothing_holds_a_erased_person_and_no_backup_brings_them_back(
    person: PersonPage, site: Site, tmp_path: Path, settings: Settings
) -> None:
    assert everything(tmp_path) != []
    assert database_texts() != []
    dump = tmp_path.parent / f"{tmp_path.name}.json"
    call_command(
        "dumpdata", exclude=["contenttypes", "auth.permission", "wagtailsearch"], output=str(dump)
    )
    media = tmp_path.parent / f"{tmp_path.name}-media"
    shutil.copytree(settings.MEDIA_ROOT, media)

    status, report = erase(str(person.pk))
    assert (status, report["left"], report["problems"]) == (0, [], [])
    assert (report["pages"], report["pictures"], report["seconds"] < 60) == (2, 1, True)
    assert everything(tmp_path) == []
    assert database_texts() == []
    assert set(DistrictAppointment.objects.values_list("person", "note")) == {(None, "")}
    assert set(CouncilSeat.objects.values_list("person", flat=True)) == {None}
    assert Picture.objects.count() == Redirect.objects.count() == 0

    call_command("loaddata", str(dump), verbosity=0)
    shutil.copytree(media, settings.MEDIA_ROOT, dirs_exist_ok=True)
    assert PersonPage.objects.count() == 2
    news = NewsPage.objects.get()
    NewsPage.objects.update(introduction=f"{NAME}: 06 11 12 22 33.")
    call_command("publish", "--json", stdout=StringIO())
    assert everything(settings.RELEASES_DIR) == []
    assert tombstones.erased_pictures() != frozenset()
    read = load_site(site, MOMENT)
    assert getattr(read.get(NewsRow, news.pk), "introduction", "") == "[…]: […]."
    assert read.table(RedirectRow) == ()

    status, report = erase("--again")
    assert Redirect.objects.count() == 0
    assert NewsPage.objects.get().introduction == "[…]: […]."
    assert (status, report["left"]) == (0, [])
    assert everything(tmp_path) == []
    assert database_texts() == []
    assert erase("--again")[0] == 0


def test_a_name_in_somebodys_text_is_reported_until_it_is_corrected(
    person: PersonPage, site: Site, settings: Settings
) -> None:
    news = NewsPage.objects.get()
    news.introduction = f"{NAME} vertelt."
    news.save()
    status, report = erase("quirijn-kanariezanger")
    places = [hit["place"] for hit in report["left"] if hit["public"]]
    assert status == 1
    assert "stad.localhost/nieuws/feest/" in places
    place = f"page {news.pk} “Feest”: introduction"
    assert {"place": place, "public": False, "certain": True} in report["left"]
    status, report = erase("--again", "--name", NAME)
    assert (status, place in [hit["place"] for hit in report["left"]]) == (1, True)
    news.introduction = "Iemand vertelt."
    news.save()
    assert erase("--again")[0] == 0
    assert everything(settings.RELEASES_DIR) == []


def test_a_dry_run_changes_nothing(person: PersonPage) -> None:
    before = (Page.objects.count(), Revision.objects.count())
    _status, report = erase(str(person.pk), "--dry-run")
    assert report["left"] != []
    assert (Page.objects.count(), Revision.objects.count()) == before
    assert tombstones.tombstones() == ()


def test_a_new_page_with_the_number_of_an_erased_one_is_public(
    person: PersonPage, site: Site
) -> None:
    tombstones.remember("page", [(person.pk, "another")], "2026-11-23T00:00:00+00:00")
    assert person.pk in page_ids(site, ("nl", "en"), MOMENT)
    tombstones.remember("page", [(person.pk, str(person.translation_key))], "2026-11-23")
    assert person.pk not in page_ids(site, ("nl", "en"), MOMENT)


def test_without_its_key_nothing_is_published(
    person: PersonPage, site: Site, settings: Settings
) -> None:
    tombstones.remember("page", [(person.pk, str(person.translation_key))], "2026-11-23")
    (settings.WITHDRAWN_DIR / "key").unlink()
    with pytest.raises(tombstones.TombstoneError, match="key is missing"):
        page_ids(site, ("nl", "en"), MOMENT)


def test_what_others_have_too_is_not_looked_for(person: PersonPage) -> None:
    below(person.get_parent(), PersonPage, "Collega", mobile="0611122233")
    subject = subject_of(person)
    assert subject.shared == ("+31611122233",)
    assert subject.patterns.phones == {"+31101112223"}


def test_the_name_can_go_out_of_texts_at_once(person: PersonPage, settings: Settings) -> None:
    news = NewsPage.objects.get()
    news.introduction = f"{NAME} vertelt."
    news.title = f"Op bezoek bij {NAME}"
    news.save()
    status, report = erase("quirijn-kanariezanger", "--texts", "--reason", f"{NAME} vroeg het")
    assert (status, report["left"]) == (0, [])
    news.refresh_from_db()
    assert (news.title, news.introduction) == ("Op bezoek bij […]", "[…] vertelt.")
    entries = PageLogEntry.objects.filter(action=LOG_ACTION)
    assert [entry.data["reason"] for entry in entries] == ["[…] vroeg het"] * 2
    assert everything(settings.RELEASES_DIR) == []


def test_a_photo_that_others_show_is_named_and_can_stay(person: PersonPage) -> None:
    subject = subject_of(person)
    assert [str(use) for use in subject.photo_on] == ["nieuwsbericht “Nieuws › Feest”"]
    _status, report = erase(str(person.pk), "--keep-photo")
    assert (report["pictures"], Picture.objects.count()) == (0, 1)
    assert report["photo_on"] == ["nieuwsbericht “Nieuws › Feest”"]


def test_a_name_of_one_word_is_looked_for_as_a_whole_word(person: PersonPage) -> None:
    single = below(person.get_parent(), PersonPage, "Roos")
    news = NewsPage.objects.get()
    news.title = "Roos en haar rozen"
    news.introduction = "Rooster, roos en kroos."
    news.save()
    _status, report = erase(str(single.pk))
    places = [(hit["place"], hit["certain"]) for hit in report["left"]]
    assert (f"page {news.pk} “Roos en haar rozen”: title", False) in places
    assert f"page {news.pk} “Roos en haar rozen”: introduction" not in dict(places)
    assert _status == 0
    found = single_words(SearchPatterns(names=frozenset(["Roos", "ab", NAME])))
    assert found is not None
    text = "Roos ROOS roos Rooster ab"
    assert found.findall(text) == ["Roos", "ROOS"]


def test_somebody_of_the_same_name_keeps_theirs(person: PersonPage) -> None:
    below(person.get_parent(), PersonPage, NAME, slug="een-ander")
    subject = subject_of(person)
    assert NAME not in subject.patterns.names
    assert subject.shared == (NAME, NAME.lower())
