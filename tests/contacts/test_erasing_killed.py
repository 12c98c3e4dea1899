"""An erasure that is killed at a step: the person is wholly there afterwards, or wholly gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings
from wagtail.models import Collection, Page

from contacts.erasure import erase as everywhere
from contacts.erasure import removal
from contacts.erasure.erase import erase
from contacts.erasure.subject import subject_of
from contacts.models import ContactsPage, PersonPage
from core.models import Picture
from publishing.all_sites import AllSites
from publishing.build.receipt import Receipt
from publishing.models import Publication
from publishing.removal import erasures, tombstones
from publishing.removal.erasures import Erasure
from publishing.store.releases import ReleaseStore
from tests.contacts.agreed import agreed
from tests.home.pictures import add_picture, photo
from tests.publishing.processes import end_of, fork, kill_me
from tests.publishing.stores import page, publish
from tests.publishing.trees import MOMENT, locale, make_site

NAME = "Quirijn Kanariezanger"


class NoPublisher:
    """A publisher of a site that finds nothing to do."""

    next_change = None

    def __init__(self, site_id: int, **_options: Any) -> None:
        self.site_id = site_id
        self.store = ReleaseStore(Path(), site_id)

    def publish(self, **_options: Any) -> Receipt:
        """Change nothing."""
        return Receipt("stad.localhost", self.site_id)

    def save_graph(self) -> None:
        """Keep nothing."""


@pytest.fixture
def person(
    emptied_database: None, transactional_db: None, settings: Settings, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[PersonPage]:  # fmt: skip
    """Somebody with a photo, on a site with two releases of which the first names them."""
    for name in ("RELEASES_DIR", "WITHDRAWN_DIR", "MEDIA_ROOT"):
        setattr(settings, name, tmp_path / name.lower())
    monkeypatch.setattr("publishing.all_sites.SitePublisher", NoPublisher)
    monkeypatch.setattr(NoPublisher, "__init__", publisher(tmp_path / "releases_dir"))
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root", locale=locale("nl")))
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    site = make_site()
    contacts = site.root_page.add_child(
        instance=ContactsPage(title="Contact", slug="contact", locale=locale("nl"))
    )
    picture = add_picture("Foto", photo(40, 40), "foto.jpg")
    store = ReleaseStore(tmp_path / "releases_dir", site.pk)
    publish(store, page(store, "/", NAME.encode()))
    publish(store, page(store, "/", b"Niemand"))
    Publication.objects.create(
        site=site, release="1", started=MOMENT, finished="2100-01-01T00:00Z", seconds=1,
        removed=[f"/{NAME}/"], searched=NAME,
    )  # fmt: skip
    yield contacts.add_child(
        instance=PersonPage(
            title=NAME, slug="quirijn", locale=locale("nl"), **agreed(photo=picture)
        )
    )
    connection.close()


def publisher(root: Path) -> Callable[..., None]:
    def make(self: NoPublisher, site_id: int, **_options: Any) -> None:
        self.site_id = site_id
        self.store = ReleaseStore(root, site_id)

    return make


def killed_before(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
    """Let the next call end the process, as a power cut would."""
    monkeypatch.setattr(owner, name, lambda *_arguments, **_options: kill_me())


def killed_in(work: Callable[[], None]) -> None:
    """Do `work` in a process of its own that is killed on the way."""
    # A connection is of one process.
    connection.close()
    assert end_of(fork(work)) == -9


def erase_wholly(person: PersonPage) -> None:
    erase(subject_of(person), prose=True)


def stored() -> list[str]:
    """Return the files of the photo."""
    root = Path(default_storage.path(""))
    return sorted(path.name for path in root.rglob("foto*"))


def released(person_site: int, settings: Settings) -> list[bytes]:
    store = ReleaseStore(Path(settings.RELEASES_DIR), person_site)
    return [store.read_blob(path.name.partition(".")[0]) for path in store.blobs.files()]


BEFORE = [
    (erasures, "_write"),
    (erasures, "sync_path"),
    (removal, "_leave_roles"),
    (removal, "strike_out"),
]
AFTER = [
    (Erasure, "remember"),
    (Erasure, "delete_files"),
    (everywhere, "publish_and_forget"),
    (everywhere, "overwrite_deleted"),
    (Erasure, "end"),
]


def test_killed_before_the_commit_nothing_happened(
    person: PersonPage, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    for owner, name in BEFORE:
        with monkeypatch.context() as patch:
            killed_before(patch, owner, name)
            killed_in(lambda: erase_wholly(person))
        AllSites().publish(by_hand=True)
        assert PersonPage.objects.get(pk=person.pk).title == NAME
        assert tombstones.tombstones() == ()
        assert list(tombstones.folder().glob("*erasing-*")) == []
        # The small size of lists in the CMS is made with a picture.
        assert stored() == ["foto.jpg", "foto.max-165x165.jpg"]
        assert sorted(released(site_of(person), settings)) == [b"Niemand", NAME.encode()]
        assert Publication.objects.get().searched == NAME
    erase_wholly(person)
    assert_gone(person, settings)


@pytest.mark.parametrize(("owner", "name"), AFTER, ids=lambda each: str(each))
def test_killed_after_the_commit_the_next_publish_finishes_it(
    person: PersonPage, monkeypatch: pytest.MonkeyPatch, settings: Settings, owner: Any, name: str
) -> None:
    with monkeypatch.context() as patch:
        killed_before(patch, owner, name)
        killed_in(lambda: erase_wholly(person))
    assert not PersonPage.objects.exists()
    AllSites().publish(by_hand=True)
    assert_gone(person, settings)


def assert_gone(person: PersonPage, settings: Settings) -> None:
    assert not PersonPage.objects.exists()
    assert not Picture.objects.exists()
    assert {(each.kind, each.id) for each in tombstones.tombstones()} == {
        ("page", person.pk),
        ("picture", person.photo_id),
    }
    assert list(tombstones.folder().glob("*erasing-*")) == []
    assert stored() == []
    assert released(site_of(person), settings) == [b"Niemand"]
    assert NAME not in f"{list(Publication.objects.values())}"


def site_of(person: PersonPage) -> int:
    return int(Publication.objects.get().site_id)


def test_an_erasure_that_somebody_works_on_is_left_alone(
    person: PersonPage, settings: Settings
) -> None:
    erasure = removal.remove(subject_of(person))
    assert erasures.unfinished() == []
    erasure.unlock()
    (other,) = erasures.unfinished()
    assert other.marks == erasure.marks
    other.end()
    assert erasures.unfinished() == []


def test_a_note_that_somebody_writes_is_left_alone(person: PersonPage) -> None:
    folder = tombstones.folder()
    folder.mkdir(parents=True, exist_ok=True)
    with erasures._locked_draft(folder / ".erasing-1-a") as file:
        assert erasures.unfinished() == []
        assert [path.name for path in folder.glob("*erasing-*")] == [".erasing-1-a"]
        file.write(b"{")
    assert erasures.unfinished() == []
    assert list(folder.glob("*erasing-*")) == []


def test_what_a_killed_process_began_of_the_tombstones_goes(person: PersonPage) -> None:
    folder = tombstones.folder()
    folder.mkdir(parents=True, exist_ok=True)
    for name in (".tombstones.jsonl.0a1b2c3d", ".key.0a1b2c3d"):
        (folder / name).write_text("half")
    tombstones.remember("page", [(1, "a")], "2026-11-01T00:00:00+00:00")
    assert sorted(path.name for path in folder.iterdir()) == ["key", "lock", "tombstones.jsonl"]


def test_it_waits_for_the_sites_that_were_not_published(
    person: PersonPage, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    removal.remove(subject_of(person)).unlock()
    with monkeypatch.context() as patch:
        patch.setattr(NoPublisher, "publish", lambda *_a, **_o: 1 / 0)
        AllSites().publish(by_hand=True)
    assert len(list(tombstones.folder().glob("erasing-*"))) == 1
    AllSites().publish(only=[])
    assert len(list(tombstones.folder().glob("erasing-*"))) == 1
    AllSites().publish()
    assert_gone(person, settings)


def test_again_finishes_after_a_backup_with_office_hours_and_translations(
    person: PersonPage, tmp_path: Path
) -> None:
    person.office_periods.create(weekday=1, opens="09:00", closes="10:00")
    dump = tmp_path / "dump.json"
    call_command(
        "dumpdata", exclude=["contenttypes", "auth.permission", "wagtailsearch"], output=dump
    )
    erase_wholly(person)
    call_command("loaddata", dump, verbosity=0)
    assert PersonPage.objects.count() == 1
    call_command("withdraw_person", "--again", "--yes", "--json")
    assert not PersonPage.objects.exists()
