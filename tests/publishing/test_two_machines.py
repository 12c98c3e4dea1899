"""Two machines on one PostgreSQL: each with a CMS, a publisher and folders of its own, and a bucket between them.

Every page is edited once, by whatever machine. One machine is killed half-way. No edit is lost, each is online
once, and what stands in the bucket is what the other machine has.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import boto3
import httpx
import psycopg
import pytest
from moto.server import ThreadedMotoServer

from publishing.serve.wsgi import PublicSites
from tests.migrated import CACHE, address, fill_postgres
from tests.publishing.client import Answer
from tests.publishing.installs import Install, until
from tests.publishing.serving_processes import free_port

pytestmark = [
    pytest.mark.faults,
    # In a database of its own: this says that it asks one.
    pytest.mark.django_db,
    pytest.mark.postgresql,
]

#: How many pages are edited: a sample, or 200 in `make test-machines`.
EDITS = int(os.environ.get("WIJKWIJZER_EDITS") or 6)
HOSTS = ("een.localhost", "twee.localhost")
PASSWORD = "een-lang-wachtwoord-voor-de-proef"
MAKE = f"""
from django.contrib.auth import get_user_model
from tests.publishing.trees import add_page, make_site
get_user_model().objects.create_superuser("beheer", "beheer@example.nl", "{PASSWORD}")
for host in {HOSTS!r}:
    site = make_site(host, languages="nl")
    for number in range({EDITS // 2}):
        add_page(site.root_page, f"Pagina {{number}}")
"""


class Fields(HTMLParser):
    """What a browser would send of the forms of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.data: dict[str, str] = {}
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "select":
            self._open = given.get("name", "")
        elif tag == "option" and "selected" in given and self._open:
            self.data[self._open] = given.get("value", "")
        elif tag == "textarea":
            self._open = given.get("name", "")
            self.data[self._open] = ""
        elif tag == "input" and (name := given.get("name")):
            kind = given.get("type", "text")
            if kind not in ("submit", "button", "file") and (
                kind not in ("checkbox", "radio") or "checked" in given
            ):
                self.data[name] = given.get("value", "on" if kind == "checkbox" else "")

    def handle_data(self, data: str) -> None:
        if self._open and self._open in self.data:
            self.data[self._open] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea"):
            self._open = ""


class Node:
    """A machine: a CMS and a publisher, which do not know of the other's folders."""

    def __init__(self, install: Install) -> None:
        self.install, self.port = install, free_port()
        self.processes: list[subprocess.Popen[bytes]] = []
        self.client = httpx.Client(base_url=f"http://localhost:{self.port}", timeout=60)

    def start(self) -> None:
        for name, command in {
            "publish": ["publish", "--watch", "--processes", "1"],
            "cms": ["serve_cms", "--port", str(self.port), "--workers", "1"],
        }.items():
            with (self.install.folder / f"{name}.log").open("wb") as log:
                self.processes.append(
                    subprocess.Popen(
                        self.install.command(*command),
                        cwd=Path(__file__).parents[2],
                        env=self.install.own_environment(),
                        stdout=log,
                        stderr=log,
                        start_new_session=True,
                    )
                )

    def answers(self) -> bool:
        with contextlib.suppress(httpx.HTTPError):
            return self.client.get("/admin/login/").status_code == 200
        return False

    def sign_in(self) -> None:
        form = Fields(self.client.get("/admin/login/").text).data
        form |= {"login": "beheer", "username": "beheer", "password": PASSWORD}
        answer = self.client.post("/admin/login/", data=form, headers=self.headers())
        assert answer.status_code == 302, answer.text[-2000:]

    def headers(self) -> dict[str, str]:
        return {"Referer": f"http://localhost:{self.port}/admin/"}

    def edit(self, page: int, title: str) -> None:
        """Change the title of a page and publish it, as an editor does."""
        place = f"/admin/pages/{page}/edit/"
        form = Fields(self.client.get(place).text).data
        assert "title" in form
        form |= {"title": title, "body-count": "0", "action-publish": "action-publish"}
        answer = self.client.post(place, data=form, headers=self.headers())
        assert answer.status_code == 302, answer.text[-3000:]

    def kill(self) -> None:
        for process in self.processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def said(self) -> str:
        return "\n".join(path.read_text()[-3000:] for path in self.install.folder.glob("*.log"))


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Object storage on this machine, with a bucket for uploads and one for the public machines."""
    server = ThreadedMotoServer(port=free_port(), verbose=False)
    server.start()
    endpoint = f"http://127.0.0.1:{server._port}"
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "S3_ENDPOINT": endpoint,
        "S3_REGION": "us-east-1", "MEDIA_S3_BUCKET": "uploads", "PUSH_TO": "s3://public/stad",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    made = boto3.resource("s3", endpoint_url=endpoint, region_name="us-east-1")
    made.create_bucket(Bucket="uploads")
    try:
        yield made.create_bucket(Bucket="public")
    finally:
        server.stop()


@pytest.fixture
def nodes(storage: Any, tmp_path: Path) -> Iterator[list[Node]]:
    name = f"machines_{os.getpid()}"
    fill_postgres(CACHE, name)
    environment = {"DATABASE_URL": address(name), "SEVERAL_MACHINES": "1"}
    installs = []
    for number in (1, 2):
        folder = tmp_path / f"machine{number}"
        folder.mkdir()
        (folder / "secret-key").write_text("s" * 60)
        installs.append(Install(folder, environment))
    installs[0].code(MAKE)
    found = [Node(install) for install in installs]
    try:
        for node in found:
            node.start()
        yield found
    finally:
        for node in found:
            node.kill()
            node.client.close()
        subprocess.run(["dropdb", "--force", f"--maintenance-db={address()}", name], check=False)


def rows(node: Node, sql: str) -> list[Any]:
    with psycopg.connect(node.install.environment["DATABASE_URL"]) as connection:
        return connection.execute(sql).fetchall()


def fetch(bucket: Any, folder: Path) -> None:
    """Bring a public machine what is in the bucket."""
    shutil.rmtree(folder, ignore_errors=True)
    for each in bucket.objects.all():
        path = folder / each.key.removeprefix("stad/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.get()["Body"].read())


def test_edits_on_two_machines_of_which_one_is_killed(
    nodes: list[Node], storage: Any, tmp_path: Path
) -> None:
    try:
        _edit_and_kill(nodes, storage, tmp_path / "public")
    except BaseException as error:
        error.add_note("\n".join(node.said() for node in nodes))
        raise


def _edit_and_kill(nodes: list[Node], bucket: Any, public: Path) -> None:
    for node in nodes:
        until(node.answers, 300)
        node.sign_in()
    sql = "SELECT place FROM publishing_standing WHERE release <> ''"
    # Each has taken one of the two sites.
    until(lambda: len({place for (place,) in rows(nodes[0], sql)}) == 2, 300)
    pages = rows(
        nodes[0],
        "SELECT id, url_path FROM wagtailcore_page WHERE title LIKE 'Pagina %' ORDER BY id",
    )
    titles = {page: f"Bewerking {page}" for page, _path in pages}
    assert len(titles) == EDITS // 2 * 2
    alive = list(nodes)

    def edit(number: int, page: int) -> None:
        for attempt in range(3):
            node = alive[(number + attempt) % len(alive)]
            try:
                node.edit(page, titles[page])
            except httpx.HTTPError:
                # As a proxy does: the other node.
                continue
            return
        raise AssertionError(f"page {page} could not be edited")

    # Those of one site and those of the other in turn.
    order = [
        page
        for pair in zip(pages[: EDITS // 2], pages[EDITS // 2 :], strict=True)
        for page, _path in pair
    ]
    with ThreadPoolExecutor(2) as editors:
        half = len(order) // 2
        first = [editors.submit(edit, number, page) for number, page in enumerate(order[:half])]
        first[-1].result()
        nodes[0].kill()
        killed = time.monotonic()
        alive.remove(nodes[0])
        second = [editors.submit(edit, number, page) for number, page in enumerate(order[half:])]
        for each in [*first, *second]:
            each.result()
    other = nodes[1]
    until(lambda: _all_answered(other), 300)
    took = time.monotonic() - killed
    seen = online(other)
    missing = set(titles.values()) - seen.keys()
    sys.stdout.write(
        f"{len(titles)} edits, all online {took:.1f} s after the kill; {len(missing)} not in the report\n"
    )
    assert {title for title, times in seen.items() if times > 1} == set()
    # Killed between the switch and the line in the report, as one machine may be too.
    assert len(missing) <= len(HOSTS)
    # And so they are for who has the bucket alone.
    until(lambda: _problems(other) == "", 300)
    fetch(bucket, public)
    sites = PublicSites(public)
    for page, path in pages:
        host, _slash, rest = path.strip("/").partition("/")
        answer = Answer(sites, f"/{rest}/", HTTP_HOST=host.replace("-", "."))
        assert answer.status == 200
        assert titles[page].encode() in answer.body
    assert len(rows(other, "SELECT DISTINCT place FROM publishing_standing")) == 1


def _all_answered(node: Node) -> bool:
    """Return whether everything that was asked for was published since."""
    [(waiting,)] = rows(
        node,
        "SELECT count(*) FROM wagtailcore_site s WHERE NOT EXISTS (SELECT 1 FROM publishing_moment a, "
        "publishing_moment r WHERE r.name = 'requested' AND a.at >= r.at "
        "AND a.name = 'answered-' || s.id)",
    )
    return bool(waiting == 0)


def online(node: Node) -> Counter[str]:
    """Count in how many publications each edit came online."""
    found: Counter[str] = Counter()
    for changed, full in rows(
        node, 'SELECT changed, "full" FROM publishing_publication ORDER BY id'
    ):
        titles = {
            each["title"]
            for each in changed
            if each["owner"] == f"page:{each['title'].removeprefix('Bewerking ')}"
            and not each["path"].startswith("/api/")
            # Another edit changes what this page lists, and its own title is online already. Who takes a
            # site over makes everything anew, and knows of no page what it was made of before.
            and ("PageDetailRow" in json.dumps(each) or (full and each["title"] not in found))
        }
        found.update(titles)
    return found


def _problems(node: Node) -> str:
    """Return what of the pushed releases is not as it should be."""
    done = subprocess.run(
        node.install.command("releases", "push", "s3://public/stad", "--verify"),
        cwd=Path(__file__).parents[2],
        env=node.install.own_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr
