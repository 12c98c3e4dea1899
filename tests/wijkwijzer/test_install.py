"""docs/hosting.md carried out: from a clean clone to pages that are served, upgraded and restored."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.demo import OPENER, free_port
from tests.needed import needed
from tests.wijkwijzer.manual import (
    BACKUP,
    INSTALLING,
    SYSTEMCTL,
    UPGRADING,
    Machine,
    blocks,
    mail_server,
)

SERVICES = ("wijkwijzer-cms", "wijkwijzer-public", "wijkwijzer-publish")
#: Seconds in which a service answers, on a machine that is busy.
PATIENCE = 120


@pytest.fixture
def machine(repository: Path, tmp_path: Path) -> Iterator[Machine]:
    """A server on which nothing is installed yet."""
    url = urlsplit(os.environ.get("DATABASE_URL", ""))
    needed(url.scheme.startswith("postgres"), "needs a PostgreSQL of its own: make test-install")
    host = unquote(url.netloc.rpartition("@")[2])
    with mail_server() as mail:
        made = Machine(tmp_path / "server", host, mail, free_port(), free_port())
        made.prepare(repository)
        try:
            yield made
        finally:
            subprocess.run(
                [sys.executable, str(SYSTEMCTL), str(made.root), "stop", *SERVICES], check=False
            )


def page(port: int, host: str, path: str) -> str:
    """Return a page as the proxy gets it; waits until the server is there."""
    headers = {"Host": host, "X-Forwarded-Proto": "https"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with OPENER.open(request, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except (URLError, OSError):
            if time.monotonic() > end:
                raise
            time.sleep(0.5)


def look(machine: Machine) -> None:
    """Look at the public site in two languages, and at the CMS: all of it in its own language."""
    for path, lang, words in (
        ("/", "nl", ("Wijken in Utrecht", "Ga naar de hoofdinhoud")),
        ("/en/", "en", ("Districts of Utrecht",)),
    ):
        html = page(machine.public_port, "wijken.example.nl", path)
        assert f'<html lang="{lang}"' in html
        for each in words:
            assert each in html
    html = page(machine.cms_port, "cms.example.nl", "/admin/login/")
    assert 'lang="nl"' in html


@pytest.mark.install
def test_the_manual_leads_to_a_site(repository: Path, machine: Machine) -> None:
    for block in blocks(repository, INSTALLING):
        machine.carry_out(block)
    look(machine)
    # A newer version: only a line is different, the way is the same.
    with (machine.root / "origin/CHANGELOG.md").open("a", encoding="utf-8") as file:
        file.write("\nA line.\n")
    machine.commit("A newer version")
    beside, switch, back = blocks(repository, UPGRADING)
    for block in (beside, switch):
        machine.carry_out(block)
    look(machine)
    machine.carry_out(back)
    # The last block leads back: both programs stand there, and the one of before serves.
    for name, there in (("next", True), ("before", False)):
        changes = machine.root / f"srv/wijkwijzer-{name}/CHANGELOG.md"
        assert ("A line." in changes.read_text(encoding="utf-8")) is there
    serving = (machine.root / "srv/wijkwijzer").resolve()
    assert serving == (machine.root / "srv/wijkwijzer-before").resolve()
    look(machine)
    save, put_back = blocks(repository, BACKUP)
    machine.carry_out(save)
    lost = "from core.models import MunicipalitySettings as S; S.objects.update(name='Weg')"
    machine.carry_out(f'wijkwijzer shell -c "{lost}"')
    machine.carry_out(put_back)
    machine.carry_out("wijkwijzer doctor")
    look(machine)


def test_the_manual_names_what_there_is(repository: Path) -> None:
    """The sample: the files that are copied, the units that are started, the commands."""
    sections = {name: blocks(repository, name) for name in (INSTALLING, UPGRADING, BACKUP)}
    assert [len(each) for each in sections.values()] == [6, 3, 2]
    text = "".join(block for each in sections.values() for block in each)
    for name in ("tools/deploy/wijkwijzer.env", "tools/deploy/wijkwijzer", "tools/catalogues.py"):
        assert name in text
        assert (repository / name).is_file()
    units = {path.stem for path in (repository / "tools/deploy/systemd").glob("*.service")}
    started = [line for line in text.splitlines() if line.startswith("systemctl enable")]
    timed = ("wijkwijzer-checks", "wijkwijzer-translators")
    assert {*SERVICES, *timed} == units
    timers = " ".join(f"{each}.timer" for each in timed)
    sockets = " ".join(f"wijkwijzer-{name}.socket" for name in ("cms", "public"))
    assert started == [
        f"systemctl enable --now {sockets}",
        f"systemctl enable --now {' '.join(SERVICES)} {timers}",
    ]
    for name in ("build.txt", "runtime.txt", "imports.txt"):
        assert f"requirements/{name}" in text


def test_units_are_what_systemd_reads(repository: Path, tmp_path: Path) -> None:
    """systemd itself finds no fault in them, and the public one is well shut."""
    folder = tmp_path / "units"
    folder.mkdir()
    for path in (repository / "tools/deploy/systemd").iterdir():
        text = path.read_text(encoding="utf-8")
        # The program is installed where the tests run.
        text = text.replace("/srv/wijkwijzer/.venv/bin", str(Path(sys.executable).parent))
        (folder / path.name).write_text(text, encoding="utf-8")
    with suppress(FileNotFoundError):
        answer = subprocess.run(
            ["systemd-analyze", "verify", *map(str, sorted(folder.iterdir()))],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (answer.returncode, answer.stdout + answer.stderr) == (0, "")
    for path in folder.glob("*.service"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert "User=wijkwijzer" in lines
        assert "ProtectSystem=strict" in lines
        assert "NoNewPrivileges=yes" in lines
        writes = [line for line in lines if line.startswith("ReadWritePaths=")]
        public = path.stem == "wijkwijzer-public"
        assert writes == ([] if public else ["ReadWritePaths=/var/lib/wijkwijzer"])
        # It gets no secret.
        assert ("EnvironmentFile=/etc/wijkwijzer.env" in lines) is not public
