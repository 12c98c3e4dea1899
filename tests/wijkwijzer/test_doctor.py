"""`doctor` is quiet on a good install, and names each thing that is missing with what mends it."""

from __future__ import annotations

import fcntl
import io
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.staticfiles.finders import get_finders
from django.core.mail.backends.smtp import EmailBackend
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings
from wagtail.models import Page, Site

from core.models import MunicipalitySettings
from core.signing_in.provider import Provider
from publishing import publisher
from publishing.pdf import weasyprint
from publishing.store.releases import ReleaseStore
from tests.cms.world import administrator
from tests.publishing.trees import make_site
from wijkwijzer.doctor import content, install

pytestmark = pytest.mark.django_db
#: As in production, behind a proxy.
GOOD = {
    "SECURE_SSL_REDIRECT": True,
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    "EMAIL_HOST": "mail.example.nl",
    "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
}


@pytest.fixture
def site(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A good install: its settings, an administrator, a site that is published, a publisher."""
    for name, value in GOOD.items():
        setattr(settings, name, value)
    settings.DATA_DIR = tmp_path
    for name in ("MEDIA_ROOT", "RELEASES_DIR", "WITHDRAWN_DIR"):
        setattr(settings, name, tmp_path / name.lower())
    # The settings of the tests are no good ones: what they lack is looked at one by one below.
    monkeypatch.setattr(install, "run_checks", lambda **_: [])
    administrator()
    made = make_site()
    publisher.build(made)
    with (tmp_path / "releases_dir" / "resident.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield made


def told(*arguments: str) -> list[tuple[str, str, str]]:
    """Run the command; return what it names."""
    out = io.StringIO()
    status = 0
    try:
        call_command("doctor", "--json", *arguments, stdout=out)
    except SystemExit as error:
        status = int(str(error.code))
    answer = json.loads(out.getvalue())
    found = [(each["check"], each["words"], each["mend"]) for each in answer["findings"]]
    assert (answer["ok"], status) == (not found, 1 if found else 0)
    return found


def test_a_good_install_is_told_nothing_of(site: Site) -> None:
    out = io.StringIO()
    call_command("doctor", stdout=out)
    assert out.getvalue() == ""
    assert told() == []


@pytest.mark.sqlite
def test_it_tells_people_in_two_lines(site: Site, settings: Settings) -> None:
    settings.EMAIL_HOST = ""
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("doctor", stdout=out)
    assert out.getvalue().splitlines() == [
        "mail: no mail server is named",
        "    → EMAIL_URL=smtp+tls://… (docs/settings.md)",
    ]


@pytest.mark.sqlite
def test_what_is_not_to_be_here_is_left_out(site: Site, settings: Settings) -> None:
    settings.EMAIL_HOST = ""
    assert told("--without", "mail") == []


@pytest.mark.sqlite
def test_roles_of_the_provider_that_the_cms_does_not_have(site: Site, settings: Settings) -> None:
    Group.objects.create(name="Stad: hoofdredactie")
    roles = {
        "a": ("Stad: hoofdredactie", "Stad: hoofdredaktie"),
        "b": ("*administrator", "Dorp: vertalers"),
    }
    settings.OIDC = Provider("https://login.example.nl", "cms", "geheim", "Stad", "groups", roles)
    mend = "OIDC_ROLES, with the names of CMS → Instellingen → Groepen"
    assert told() == [
        ("roles", f"OIDC_ROLES names {name!r}, a group that is not there: it gives nothing", mend)
        for name in ("Dorp: vertalers", "Stad: hoofdredaktie")
    ]


@pytest.mark.sqlite
def test_settings_of_development(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "wijkwijzer.settings.dev")
    assert told() == [
        (
            "settings",
            "wijkwijzer.settings.dev is for development",
            "DJANGO_SETTINGS_MODULE=wijkwijzer.settings.production (docs/settings.md)",
        )
    ]


def test_what_the_checks_of_django_say(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    found = told()
    assert {check for check, _words, _mend in found} >= {"settings"}
    assert any(words.startswith("security.W009: ") for _check, words, _mend in found)


def without(folder: Path, name: str) -> None:
    (folder / "nl" / "LC_MESSAGES" / f"{name}.mo").unlink()


def older(folder: Path, name: str) -> None:
    path = folder / "nl" / "LC_MESSAGES" / f"{name}.mo"
    os.utime(path, (0, 0))


@pytest.mark.sqlite
@pytest.mark.parametrize("name", ["public", "django"])
@pytest.mark.parametrize(
    ("spoil", "words"),
    [(without, "nl/{}.mo is missing"), (older, "nl/{}.mo is older than its source")],
)
def test_catalogues_that_nobody_compiled(
    site: Site,
    settings: Settings,
    tmp_path: Path,
    name: str,
    spoil: Callable[[Path, str], None],
    words: str,
) -> None:
    locale = tmp_path / "locale"
    shutil.copytree(django_settings.LOCALE_PATHS[0], locale)
    for path in locale.rglob("*.mo"):
        os.utime(path)
    settings.LOCALE_PATHS = [locale]
    assert told() == []
    spoil(locale, name)
    mend = "python tools/catalogues.py compile"
    assert told() == [("catalogues", words.format(name), mend)]
    # Installed from a wheel: nothing there compiles, and the times are those of unpacking.
    settings.CHECKOUT_DIR = tmp_path
    gone = [("catalogues", words.format(name), "install a whole wheel")]
    assert told() == (gone if spoil is without else [])


@pytest.mark.sqlite
def test_static_files_that_were_not_collected(
    site: Site, settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = str(tmp_path / "static")
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
        },
    }
    (found,) = told()
    assert found[0] == "static files"
    # Packages have hidden files too, which nobody collects.
    listed = {path for finder in get_finders() for path, _storage in finder.list([])}
    number = len([path for path in listed if not Path(path).name.startswith(".")])
    assert number < len(listed)
    assert found[1].startswith(f"{number} of {number} were not collected: ")
    assert found[2] == "manage.py collectstatic --no-input"


@pytest.mark.sqlite
def test_no_library_for_pdfs(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def prepare() -> None:
        raise weasyprint.PdfError("no PDF can be made")

    monkeypatch.setattr(weasyprint, "prepare", prepare)
    assert told() == [
        ("fonts", "no PDF can be made", "apt install libpangoft2-1.0-0 fonts-noto-core")
    ]


@pytest.mark.sqlite
def test_no_font_for_a_script(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "has_font", lambda language: language != "ar")
    assert told() == [("fonts", "no font for the script of ar", "apt install fonts-noto-core")]


@pytest.mark.sqlite
def test_fontconfig_is_asked_for_fonts(site: Site) -> None:
    assert install.has_font("nl")
    # Nobody writes in it: a code that no font says it is for.
    assert not install.has_font("qqq")


@pytest.mark.sqlite
def test_a_mail_server_that_does_not_answer(site: Site, settings: Settings) -> None:
    settings.EMAIL_BACKEND = f"{EmailBackend.__module__}.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    (found,) = told()
    assert found[0] == "mail"
    assert found[1].startswith("127.0.0.1:9 does not answer: ")


@pytest.mark.sqlite
def test_a_proxy_that_is_not_believed(site: Site, settings: Settings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = None
    assert [(check, mend.split(",")[0]) for check, _words, mend in told()] == [
        ("TLS", "BEHIND_TLS_PROXY=1")
    ]


@pytest.mark.sqlite
def test_a_folder_that_cannot_be_written_to(
    site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != Path(settings.RELEASES_DIR))
    folder = settings.RELEASES_DIR
    assert told() == [
        ("folders", f"{folder} cannot be written to", f"chown -R wijkwijzer: {folder}")
    ]


@pytest.mark.sqlite
def test_a_disk_that_is_full(
    site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage: Any = type("Usage", (), {"free": 300 << 20})
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    assert [each[:2] for each in told()] == [
        ("folders", f"300 MB are free for {settings.DATA_DIR}")
    ]


@pytest.mark.sqlite
def test_a_clock_that_is_behind(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    # The clock of files is not the moved one of this run.
    written = Path(install.__file__).stat().st_mtime
    monkeypatch.setattr(time, "time", lambda: written - 7200)
    (found,) = told()
    assert (found[0], found[2]) == ("clock", "timedatectl set-ntp true")
    assert "minutes behind the newest file" in found[1]


def test_a_database_that_is_away(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setattr(connection, "ensure_connection", away)
    assert told() == [
        (
            "database",
            "connection refused Is the server running?",
            "DATABASE_URL; systemctl status postgresql",
        )
    ]


def test_migrations_that_are_to_be_made(site: Site) -> None:
    MigrationRecorder(connection).record_unapplied("core", "0001_user")
    (found,) = told()
    assert (found[0], found[2]) == ("migrations", "manage.py migrate")
    assert found[1] == "1 are to be made: core.0001_user is the first"


def test_nobody_is_administrator(site: Site) -> None:
    get_user_model().objects.all().delete()
    assert told() == [("users", "there is no administrator", "manage.py createsuperuser")]


def test_no_municipality(site: Site) -> None:
    Site.objects.all().delete()
    assert told() == [
        ("sites", "there is no municipality", "manage.py start_municipality HOSTNAME")
    ]


def test_a_site_that_is_unfinished(site: Site) -> None:
    MunicipalitySettings.objects.filter(site=site).update(name="")
    (found,) = told()
    assert found[0] == "sites"
    assert found[1] == (
        f"{site.hostname} is not finished: "
        "Nobody filled in the name of the municipality: Settings, Municipality."
    )
    assert found[2] == f"manage.py start_municipality {site.hostname}, or the CMS"


def test_a_site_that_was_never_published(site: Site) -> None:
    home = Page.objects.get(pk=site.root_page_id)
    other = Site.objects.create(hostname="ander.localhost", root_page=home)
    MunicipalitySettings.objects.create(site=other, name="Ander")
    assert told() == [("sites", "ander.localhost was never published", "manage.py publish")]


@pytest.mark.sqlite
def test_a_release_that_is_damaged(site: Site, settings: Settings) -> None:
    store = ReleaseStore(settings.RELEASES_DIR, site.pk)
    newest = store.current_id() or ""
    store.manifest_path(newest).write_text("{", encoding="utf-8")
    (found,) = told()
    assert found == (
        "sites",
        f"{site.hostname}: damaged releases: {newest}",
        "manage.py build",
    )


@pytest.mark.sqlite
def test_no_publisher_runs(site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "PUBLISHER_LIMIT", 0.0)
    (settings.RELEASES_DIR / "resident.lock").unlink()
    assert told() == [
        (
            "publisher",
            f"no resident publisher works in {settings.RELEASES_DIR}",
            "systemctl start wijkwijzer-publish",
        )
    ]


def test_a_publisher_that_is_being_started_is_waited_for(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([False, None, True, True])
    monkeypatch.setattr(content, "resident_lives", lambda: next(answers))
    assert told() == []
