"""A municipality goes wholly: nothing of it is left in any table or folder, and no other notices."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import translation
from pytest_django import Settings
from taggit.models import Tag
from wagtail.models import Locale, Page, Site

from contacts.models import PersonPage
from core.models import Picture, User
from publishing.all_sites import AllSites
from publishing.models import DeletedSource
from publishing.store.releases import ReleaseStore
from tests.cms.border.towns import FIRST, MARK, Town, town
from tests.cms.world import locale, member
from tests.kept_rows import rows_of_all_tables
from wijkwijzer.management.commands import remove_municipality  # noqa: F401  before a step is replaced
from wijkwijzer.municipality import removing

pytestmark = pytest.mark.django_db
HOST = f"{MARK}.localhost"
#: What an install learns and keeps: kinds of rows, and languages.
OF_INSTALL = {ContentType, Locale}


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Any:
    settings.DATA_DIR = tmp_path / "data"
    settings.RELEASES_DIR = tmp_path / "releases"
    settings.MEDIA_ROOT = tmp_path / "media"
    for code in ("nl", "en"):
        locale(code)
    with translation.override("nl"):
        yield tmp_path


def run(*arguments: str, host: str = HOST, **options: Any) -> str:
    out = io.StringIO()
    call_command("remove_municipality", host, *arguments, stdout=out, stderr=out, **options)
    return out.getvalue()


def remove(folder: Path) -> str:
    return run("--export", str(folder / "export"), "--confirm", HOST)


def files(folder: Path) -> dict[str, bytes]:
    """Return all files of the data of an install, without locks, clocks and counts of passes."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in found
        if path.name not in ("lock", "clock", "figures.json") and "export" not in path.parts
    }


def different(before: Any, after: Any) -> dict[str, Any]:
    """Return the rows that differ, by model."""
    return {
        model._meta.label: (sorted(before[model] - rows), sorted(rows - before[model]))
        for model, rows in after.items()
        if rows != before[model] and model not in OF_INSTALL
    }


def lived_in(made: Town) -> None:
    """Let things happen in a town that leave rows behind."""
    chief, person = made.users["chief"], made.made.pages["person_one"]
    client = Client()
    client.force_login(chief)
    client.get("/admin/")
    gone = made.made.add("later_gone", PersonPage, "contacts", "Iemand die ging")
    Page.objects.get(pk=gone.pk).delete(user=chief)
    DeletedSource.objects.create(translation_key=person.translation_key, title="x")


def test_nothing_is_left_and_no_other_municipality_notices(folder: Path) -> None:
    other = town(FIRST)
    shared = Picture.objects.get(pk=other.rows["core.Picture"]["public"])
    shared.tags.add("van-allen")
    AllSites().publish()
    before, on_disk = rows_of_all_tables(), files(folder)
    made = town(MARK)
    Picture.objects.get(pk=made.rows["core.Picture"]["public"]).tags.add("van-allen")
    lived_in(made)
    AllSites().publish()
    assert len(files(folder)) > len(on_disk) + 50
    said = remove(folder)
    assert f"{HOST} is weg." in said
    assert different(before, rows_of_all_tables()) == {}
    assert Tag.objects.filter(name="van-allen").exists()
    site = made.made.site.pk
    left = files(folder)
    store = {name: body for name, body in left.items() if name.startswith(f"releases/site-{site}/")}
    assert {name: left[name] for name in left.keys() - store.keys()} == on_disk
    # What stays says that nothing is served.
    assert not any(MARK in body.decode(errors="replace") for body in store.values())
    manifest = ReleaseStore(folder / "releases", site).current()
    assert manifest is not None
    assert manifest.entries == ()
    assert run() == (
        f"Op “{HOST}” staat geen gemeente: er is niets te verwijderen. Er zijn: {FIRST}.localhost\n"
    )


@pytest.mark.sqlite
def test_the_only_municipality_goes_too(folder: Path) -> None:
    before = rows_of_all_tables()
    made = town(MARK)
    lived_in(made)
    remove(folder)
    left = different(before, rows_of_all_tables())
    # The welcome page of a new database went when the town came.
    assert left.keys() == {"wagtailcore.Page", "wagtailcore.Site"}, left
    assert not Site.objects.exists()
    assert list(Page.objects.values_list("depth", flat=True)) == [1]


@pytest.mark.sqlite
def test_the_export_holds_the_site_the_content_and_the_files(folder: Path) -> None:
    town(FIRST)
    made = town(MARK)
    AllSites().publish()
    picture = Picture.objects.get(pk=made.rows["core.Picture"]["public"])
    body = Path(picture.file.path).read_bytes()
    remove(folder)
    export = folder / "export"
    assert MARK in (export / HOST / "index.html").read_text(encoding="utf-8").lower()
    lines = (export / "content" / "home.newspage.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["model"] for line in lines] == ["home.newspage"]
    users = (export / "content" / "core.user.jsonl").read_text(encoding="utf-8")
    assert {json.loads(line)["username"] for line in users.splitlines()} == {
        user.username for user in made.users.values()
    }
    assert "password" not in users
    assert (export / "media" / picture.file.name).read_bytes() == body
    assert picture.file.name in (export / "media.csv").read_text(encoding="utf-8")
    for path in (export / "content").iterdir():
        assert FIRST not in path.read_text(encoding="utf-8").lower(), path.name


@pytest.mark.sqlite
def test_a_dry_run_and_another_name_change_nothing(folder: Path) -> None:
    town(FIRST)
    town(MARK)
    before, on_disk = rows_of_all_tables(), files(folder)
    said = run("--dry-run")
    assert "Proef: er is niets verwijderd." in said
    assert "- pagina's: " in said
    with pytest.raises(CommandError, match="Noem eerst een map voor de export"):
        run("--confirm", HOST)
    with pytest.raises(
        CommandError, match=r"is niet “zwartewater\.localhost”: er is niets verwijderd"
    ):
        run("--export", str(folder / "export"), "--confirm", "veenkamp.localhost")
    assert different(before, rows_of_all_tables()) == {}
    assert files(folder) == on_disk


@pytest.mark.sqlite
def test_the_host_name_is_typed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town(FIRST)
    town(MARK)
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return f"{HOST} "

    monkeypatch.setattr("builtins.input", answer)
    assert f"{HOST} is weg." in run("--export", str(folder / "export"))
    assert asked == ["Typ de websitenaam om alles te verwijderen: "]


@pytest.mark.sqlite
def test_who_works_elsewhere_too_stays(folder: Path) -> None:
    other, made = town(FIRST), town(MARK)
    both = member("beide", other.users["chief"].groups.get(), made.users["chief"].groups.get())
    # Made a page of the other town, and works there no more.
    left_traces = made.users["district"]
    other.made.pages["news"].save_revision(user=left_traces, log_action=True)
    shared: Any = Group.objects.create(name="Van beide")
    for each in (other, made):
        right = each.users["chief"].groups.get().page_permissions.first()
        right.pk, right.group = None, shared
        right.save()
    in_shared = member("gedeeld", shared)
    assert "“zwartewater-district” komt voor in wat een andere gemeente heeft" in run("--dry-run")
    before = other.made.pages["news"].get_latest_revision()
    remove(folder)
    assert list(User.objects.get(pk=both.pk).groups.all()) == [other.users["chief"].groups.get()]
    stays = User.objects.get(pk=left_traces.pk)
    assert (stays.is_active, list(stays.groups.all())) == (False, [])
    assert before.__class__.objects.get(pk=before.pk).user == stays
    assert list(User.objects.get(pk=in_shared.pk).groups.all()) == [shared]
    assert shared.page_permissions.count() == 1
    assert not User.objects.filter(pk=made.users["chief"].pk).exists()


STEPS = ("_delete_rows", "_delete_unused", "finish", "write_whole")


@pytest.mark.sqlite
@pytest.mark.parametrize("step", STEPS)
def test_killed_half_way_it_goes_when_it_is_run_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    town(FIRST)
    before, on_disk = rows_of_all_tables(), files(folder)
    made = town(MARK)
    lived_in(made)

    class Killed(BaseException):
        pass

    def kill(*args: Any, **kwargs: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(removing, step, kill)
        with pytest.raises(Killed):
            remove(folder)
    there = Site.objects.filter(hostname=HOST).exists()
    assert there is (step != "finish")
    assert f"{HOST} is weg." in remove(folder)
    assert different(before, rows_of_all_tables()) == {}
    left = {
        name: body
        for name, body in files(folder).items()
        if not name.startswith(f"releases/site-{made.made.site.pk}/")
    }
    assert left == on_disk


def test_a_session_of_who_is_gone_is_gone(folder: Path) -> None:
    other, made = town(FIRST), town(MARK)
    for each in (other, made):
        client = Client()
        client.force_login(each.users["chief"])
    remove(folder)
    [session] = Session.objects.all()
    assert session.get_decoded()["_auth_user_id"] == str(other.users["chief"].pk)


def test_a_file_that_somebody_stored_under_the_name_meanwhile_stays(folder: Path) -> None:
    other = town(FIRST)
    picture = Picture.objects.get(pk=other.rows["core.Picture"]["public"])
    removing.Note(HOST, 9999, (picture.file.name, "weg.png")).write()
    assert f"{HOST} is weg." in run()
    assert default_storage.exists(picture.file.name)
    assert "er is niets te verwijderen" in run()
