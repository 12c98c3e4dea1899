"""The audit: each kind of act leaves its six fields, each municipality reads its own, nobody changes a line."""

from __future__ import annotations

import csv
import io
import logging
import re
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings as django_settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import Error
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import BaseLogEntry, ModelLogEntry, PageLogEntry
from wagtail.snippets.models import get_snippet_models

from contacts.erasure import erase
from core.audit import origin
from core.audit.kinds import FAILED, GIVEN, KINDS, SIGNED_IN, TAKEN
from core.audit.lines import LOGS, UnchangeableError, write
from core.permissions import chief_editors, district_editors, translators, user_managers
from integrations.models import Token
from publishing.store.releases import ReleaseStore
from tests.cms.admin import edit_url, send
from tests.cms.signing_in.test_passwords import sign_in
from tests.cms.test_erasing_border import post_erasure
from tests.cms.world import PASSWORD, Municipality, administrator, member
from tests.publishing.stores import page as release_page
from tests.publishing.stores import publish as store_release

pytestmark = pytest.mark.django_db
REPORT = "/admin/logboek/"
ADDRESS = "203.0.113.7"
COMMAND = origin.command()


@pytest.fixture(autouse=True)
def own_folders(settings: Settings, tmp_path: Path) -> None:
    settings.RELEASES_DIR = tmp_path / "releases"
    settings.WITHDRAWN_DIR = tmp_path / "withdrawn"
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def erased_from_releases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish nothing after somebody is taken out."""
    monkeypatch.setattr(erase, "publish_and_forget", lambda *_args, **_more: erase.Forgotten())


def newest(kind: str) -> Any:
    """Return the newest line of a kind."""
    lines = [line for model in LOGS for line in model.objects.filter(KINDS[kind].lines())]
    return max(lines, key=lambda line: (line.timestamp, line.pk))


def fields(line: Any) -> dict[str, Any]:
    """Return the six fields of a line, but for the moment that it was."""
    said = line.data["audit"]
    number = line.page_id if isinstance(line, PageLogEntry) else line.object_id
    return {
        "action": line.action,
        "object": (line.content_type.model, str(number), line.label),
        "result": said["result"],
        "origin": said["origin"],
        "actor": line.user.get_username() if line.user_id else said["actor"],
    }


def client_of(user: Any) -> Client:
    """Return a browser in which somebody is signed in."""
    client = Client(REMOTE_ADDR=ADDRESS)
    client.force_login(user)
    return client


class Acts:
    """Does one thing of each kind; returns what its line has to say."""

    def __init__(self, city: Municipality) -> None:
        self.city = city
        self.chief = member("hoofd", chief_editors(city.site))
        self.group = user_managers(city.site)
        self.admin = administrator()

    def of_user(self, action: str, result: str, actor: str) -> dict[str, Any]:
        about = ("user", str(self.chief.pk), "hoofd")
        return {"action": action, "object": about, "result": result, "actor": actor}

    def sign_in(self) -> dict[str, Any]:
        assert sign_in(Client(), "hoofd", PASSWORD, ADDRESS).status_code == 302
        return self.of_user("core.signed_in", "ok", "hoofd")

    def failure(self) -> dict[str, Any]:
        sign_in(Client(), "HOOFD", "fout", ADDRESS)
        return self.of_user("core.sign_in_failed", "refused", "")

    def role(self) -> dict[str, Any]:
        form = {
            "username": "hoofd",
            "email": "h@example.nl",
            "first_name": "H",
            "last_name": "D",
            "is_active": "on",
            "groups": [str(self.group.pk)],
        }
        url = f"/admin/users/edit/{self.chief.pk}/"
        assert client_of(self.admin).post(url, form).status_code == 302
        return self.of_user("core.role_given", "ok", "beheerder")

    def account(self) -> dict[str, Any]:
        TOTP.activate(self.chief, "JBSWY3DPEHPK3PXP")
        call_command("forget_second_factor", "hoofd", stdout=io.StringIO())
        return self.of_user("core.account_changed", "ok", origin.operator()) | {"origin": COMMAND}

    def publish(self) -> dict[str, Any]:
        page = self.city.pages["information"]
        send(client_of(self.chief), edit_url(page), introduction="Nieuw")
        return self.of_page("wagtail.publish", page)

    def of_page(self, action: str, page: Any) -> dict[str, Any]:
        about = (type(page)._meta.model_name, str(page.pk), page.title)
        return {"action": action, "object": about, "result": "ok", "actor": "hoofd"}

    def unpublish(self) -> dict[str, Any]:
        page = self.city.pages["information"]
        client_of(self.chief).post(f"/admin/pages/{page.pk}/unpublish/")
        return self.of_page("wagtail.unpublish", page)

    def erase(self) -> dict[str, Any]:
        above = self.city.pages["people_one"]
        post_erasure(client_of(self.chief), self.city.pages["person_one"], texts="on")
        return self.of_page("contacts.withdraw", above) | {
            "object": ("page", str(above.pk), above.title)
        }

    def export(self) -> dict[str, Any]:
        answer = client_of(self.chief).get("/admin/reports/locked/?export=csv")
        assert answer.status_code == 200
        name = re.findall(r'filename="(.*)"', answer["Content-Disposition"])[0]
        about = ("site", "0", name)
        return {"action": "core.exported", "object": about, "result": "ok", "actor": "hoofd"}

    def token(self) -> dict[str, Any]:
        form = {"name": "App", "ends_on": timezone.localdate().strftime("%d-%m-%Y")}
        client_of(self.chief).post(f"/admin/koppelingen/{self.city.site.pk}/sleutel/", form)
        token = Token.objects.get()
        return {
            "action": "integrations.token_made",
            "object": ("token", str(token.pk), str(token)),
            "result": "ok",
            "actor": "hoofd",
        }

    def rollback(self) -> dict[str, Any]:
        store = ReleaseStore(Path(django_settings.RELEASES_DIR), self.city.site.pk)
        for body in (b"een", b"twee"):
            store_release(store, release_page(store, "/", body), host=self.city.site.hostname)
        call_command("rollback", "--site", self.city.site.hostname, stdout=io.StringIO())
        about = ("site", str(self.city.site.pk), str(self.city.site))
        return {
            "action": "publishing.rollback",
            "object": about,
            "result": "ok",
            "actor": origin.operator(),
            "origin": COMMAND,
        }


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_act_leaves_its_six_fields(city: Municipality, kind: str) -> None:
    acts = Acts(city)
    began = timezone.now()
    expected = {"origin": ADDRESS} | getattr(acts, kind)()
    line = newest(kind)
    if kind == "role":
        # What was there goes, and this comes: in whichever order, each has its line.
        line = ModelLogEntry.objects.filter(action=GIVEN).first()
        assert line.data["role"] == acts.group.name
        taken = ModelLogEntry.objects.filter(action=TAKEN).first()
        assert fields(taken) == expected | {"action": TAKEN}
    assert fields(line) == expected
    assert began <= line.timestamp <= timezone.now()
    # Whoever answers for the municipality reads it.
    assert str(city.pages["home"].translation_key) in line.data["audit"]["towns"]


def test_each_kind_is_told_to_the_log(
    city: Municipality, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Any
) -> None:
    user = member("hoofd", chief_editors(city.site))
    with (
        caplog.at_level(logging.INFO, "wijkwijzer.audit"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        sign_in(Client(), "hoofd", "fout", ADDRESS)
    (told,) = [each for each in caplog.records if each.name == "wijkwijzer.audit"]
    line = newest("failure")
    assert told.levelname == "WARNING"
    assert told.__dict__["audit"] == {
        "kind": "failure",
        "action": FAILED,
        "object": f"user:{user.pk}",
        "result": "refused",
        "origin": ADDRESS,
        "actor": "",
        "timestamp": line.timestamp.isoformat(timespec="milliseconds"),
    }


def test_a_name_without_an_account_is_not_kept(city: Municipality) -> None:
    sign_in(Client(), "mijn-wachtwoord-123", "fout", ADDRESS)
    line = newest("failure")
    assert fields(line)["object"] == ("site", "0", "?")
    assert "mijn-wachtwoord" not in str((line.label, line.data))


def test_who_may_try_no_more_writes_one_line_however_often(city: Municipality) -> None:
    member("hoofd", chief_editors(city.site))
    for _number in range(9):
        sign_in(Client(), "hoofd", "fout", ADDRESS)
    found = ModelLogEntry.objects.filter(action=FAILED).order_by("pk")
    assert [line.data["how"] for line in found] == ["password"] * 5 + ["too often"]


@pytest.mark.parametrize(
    ("proxies", "address"), [(0, "192.0.2.1"), (1, "203.0.113.7"), (3, "192.0.2.1")]
)
def test_what_a_request_says_of_its_address_counts_from_a_proxy_of_our_own(
    city: Municipality, settings: Settings, proxies: int, address: str
) -> None:
    member("hoofd", chief_editors(city.site))
    client = Client(
        headers={"x-forwarded-for": "198.51.100.1, 203.0.113.7"}, REMOTE_ADDR="192.0.2.1"
    )
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    if proxies < 3:
        client.post("/admin/login/", {"username": "hoofd", "password": "fout"})
        assert newest("failure").data["audit"]["origin"] == address
    else:
        client.force_login(administrator())
        client.get("/admin/reports/locked/?export=csv")
        assert newest("export").data["audit"]["origin"] == address


def test_roles_by_every_way(city: Municipality) -> None:
    group = chief_editors(city.site)
    user = member("nieuw")
    group.user_set.add(user)
    user.groups.add(group)
    user.groups.clear()
    user.is_superuser = True
    user.save()
    user.is_active = False
    user.save(update_fields=["is_active"])
    found = ModelLogEntry.objects.filter(object_id=str(user.pk), action__in=(GIVEN, TAKEN))
    assert [(line.action, line.data["role"]) for line in found.order_by("pk")] == [
        *((GIVEN, group.name), (TAKEN, group.name)),
        *((GIVEN, "*administrator"), (TAKEN, "*active")),
    ]


def test_a_database_that_takes_no_line_keeps_nobody_out(
    city: Municipality, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_args: Any, **_more: Any) -> None:
        raise Error("disk full")

    member("hoofd", chief_editors(city.site))
    monkeypatch.setattr(ModelLogEntry.objects, "create", broken)
    assert sign_in(Client(), "hoofd", PASSWORD, ADDRESS).status_code == 302
    assert f"{SIGNED_IN} was not written to the audit: disk full" in caplog.text


# --- who reads it --------------------------------------------------------------------------
def rows(client: Client, query: str = "") -> list[list[str]]:
    """Return the table of the report."""
    soup = BeautifulSoup(client.get(REPORT + query).content, "html.parser")
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")]
        for row in soup.select("table.listing tbody tr")
    ]


def test_a_municipality_reads_its_own(city: Municipality, other: Municipality) -> None:
    ours = member("hoofd", chief_editors(city.site))
    theirs = member("ander", chief_editors(other.site))
    for name in ("hoofd", "ander", "niemand"):
        sign_in(Client(), name, "fout", ADDRESS)
    failed = "?kind=failure"
    own = ["", f"gebruiker hoofd ({ours.pk})", "Geweigerd", ADDRESS]
    foreign = ["", f"gebruiker ander ({theirs.pk})", "Geweigerd", ADDRESS]
    unknown = ["", "een account dat niet bestaat", "Geweigerd", ADDRESS]

    def read(user: Any, query: str = failed) -> list[list[str]]:
        return [["", *row[3:]] for row in rows(client_of(user), query)]

    assert read(ours) == [own]
    assert read(theirs) == [foreign]
    admin = administrator()
    assert read(admin) == [unknown, foreign, own]
    assert read(admin, f"{failed}&site={other.site.pk}") == [foreign]
    assert read(admin, f"{failed}&result=ok") == []
    assert read(admin, f"{failed}&origin=203.0.113.8") == []
    # The website of another municipality is none to choose: the filter says so, and shows the own lines.
    assert "ander" not in str(read(ours, f"{failed}&site={other.site.pk}"))
    manager = member("beheert", user_managers(city.site))
    assert read(manager) == [own]
    # Chief here, and a translator there: the other audit is for those who answer for it.
    ours.groups.add(district_editors(other.pages["one"]))
    assert read(ours) == [own]


def test_nobody_else_reads_it(city: Municipality) -> None:
    groups = [district_editors(city.pages["one"]), translators(city.site, "en")]
    for number, group in enumerate(groups):
        client = client_of(member(f"lid{number}", group))
        for url in (REPORT, f"{REPORT}results/", f"{REPORT}?export=csv"):
            assert client.get(url).status_code == 302
        assert REPORT not in client.get("/admin/").content.decode()
    assert Client().get(REPORT).status_code == 302


def test_the_export_has_the_six_fields_and_no_formula_and_is_noted(city: Municipality) -> None:
    admin = administrator()
    chief = member("hoofd", chief_editors(city.site))
    write(FAILED, chief, label="=1+1", result="refused", how="password")
    answer: Any = client_of(admin).get(f"{REPORT}?kind=failure&export=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    head, line = csv.reader(io.StringIO(text), delimiter=";")
    assert head == [
        *("Wanneer", "Wie", "Nummer van het account", "Wat er gebeurde", "Actie"),
        *("Waaraan", "Resultaat", "Vanaf"),
    ]
    assert line[1:] == [
        *(origin.operator(), "", "Inloggen mislukt: Inloggen mislukt (wachtwoord)", FAILED),
        *(f"gebruiker =1+1 ({chief.pk})", "Geweigerd", COMMAND.replace("command", "opdracht")),
    ]
    assert fields(newest("export"))["object"] == ("site", "0", "logboek.csv")


# --- nobody changes it -----------------------------------------------------------------------
def test_a_line_is_written_once(city: Municipality) -> None:
    write(FAILED, member("hoofd"), result="refused", how="password")
    line = ModelLogEntry.objects.get(action=FAILED)
    line.label = "iemand anders"
    with pytest.raises(UnchangeableError):
        line.save()
    line.refresh_from_db()
    assert line.label == "hoofd"


def test_no_screen_changes_a_line(city: Municipality) -> None:
    client = client_of(administrator())
    write(FAILED, member("hoofd"), result="refused", how="password")
    logs = {model for model in apps.get_models() if issubclass(model, BaseLogEntry)}
    assert logs == set(LOGS)
    assert not logs & set(get_snippet_models())
    before = [list(model.objects.order_by("pk").values()) for model in LOGS]
    for method in ("post", "put", "patch", "delete"):
        for url in (REPORT, f"{REPORT}results/"):
            assert getattr(client, method)(url).status_code == 405
    assert [list(model.objects.order_by("pk").values()) for model in LOGS] == before


def test_what_is_erased_leaves_the_number_of_the_account(city: Municipality) -> None:
    """A name goes out of the log with the person; which account it was stays."""
    person = city.pages["person_one"]
    person.title = "Quirijn Kanariezanger"
    person.save()
    chief = member("hoofd", chief_editors(city.site))
    user = member("Quirijn Kanariezanger", Group.objects.get(user=chief))
    sign_in(Client(), "Quirijn Kanariezanger", "fout", ADDRESS)
    # Accounts are of the install: nobody but an administrator takes a name out of them.
    post_erasure(client_of(administrator()), person, texts="on")
    line = ModelLogEntry.objects.get(action=FAILED)
    assert (line.object_id, line.label) == (str(user.pk), "[…]")
