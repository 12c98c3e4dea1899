"""`wijkwijzer-public` serves a release without Django, a database or a secret."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from publishing import publisher
from tests.browser.demo import OPENER, free_port, wait_for
from tests.publishing.trees import make_site
from wijkwijzer.public_server import main

#: What a machine that only serves has no use for. Importing one of them ends the program.
ABSENT = "django wagtail psycopg PIL jinja2 babel weasyprint shapely".split()
PROGRAM = f"""
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {ABSENT!r}:
            raise ImportError(name + " is not installed here")
sys.meta_path.insert(0, Absent())
from wijkwijzer.public_server import main
main(sys.argv[1:])
"""


@pytest.mark.django_db
def test_it_serves_with_two_packages(
    repository: Path, settings: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.conf.settings.RELEASES_DIR", tmp_path / "releases")
    site = make_site()
    publisher.build(site)
    port, log = free_port(), tmp_path / "log.txt"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "--port", str(port), "--workers", "1"],
            # Nothing of the caller's: no settings, no key, no database.
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": f"{repository}:{repository / 'site'}",
                "WIJKWIJZER_RELEASES_DIR": str(tmp_path / "releases"),
            },
            cwd=tmp_path,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(port, process, log)
            request = urllib.request.Request(
                f"http://127.0.0.1:{port}/", headers={"Host": site.hostname}
            )
            with OPENER.open(request, timeout=20) as answer:
                assert answer.status == 200
                assert b'<html lang="nl"' in answer.read()
        finally:
            process.terminate()
            assert process.wait(timeout=20) == 0
    # From the first line to the last, what a server says is for machines where there is no terminal.
    said = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert said[0]["message"].startswith("Starting granian")
    assert {each["logger"] for each in said} == {"_granian", "_granian.serve"}


def test_a_format_of_the_log_that_is_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOG_FORMAT", "xml")
    with pytest.raises(SystemExit, match="LOG_FORMAT is 'xml': it must be one of json, lines"):
        main(["--releases", str(tmp_path), "--port", "1"])


def test_a_folder_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "nergens"
    monkeypatch.setenv("WIJKWIJZER_RELEASES_DIR", str(folder))
    with pytest.raises(SystemExit, match=f"there is no folder {folder}"):
        main([])


@pytest.mark.parametrize("port", ["0", "99999", "web", "٣"])
def test_a_port_that_is_none_is_named(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--port", port])
    assert f"{port!r} is no port; allowed are 1 to 65535" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            SystemExit, match=f"^wijkwijzer-public: Port {port} on 127.0.0.1 cannot"
        ):
            main(["--releases", str(tmp_path), "--port", str(port)])


def test_the_entry_point_is_declared(repository: Path) -> None:
    text = (repository / "pyproject.toml").read_text(encoding="utf-8")
    assert 'wijkwijzer-public = "wijkwijzer.public_server:main"' in text
