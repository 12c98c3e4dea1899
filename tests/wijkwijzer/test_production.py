"""Production fails closed: it starts only when all that it needs is there, and checks clean."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "wijkwijzer.settings.production",
    "SECRET_KEY": "een-sleutel-alleen-voor-deze-test-0123456789-abcdefghijklmnop",
    "CMS_HOSTS": "cms.example.nl",
    "CMS_BASE_URL": "https://cms.example.nl",
    "DATABASE_URL": "sqlite://:memory:",
}


def run(
    repository: Path, data: Path, *arguments: str, **changes: str
) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"]} | ENVIRONMENT
    environment |= {"WIJKWIJZER_DATA_DIR": str(data)} | changes
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=repository,
        env={name: value for name, value in environment.items() if value},
        capture_output=True,
        text=True,
        check=False,
    )


def check(repository: Path, data: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    return run(
        repository, data, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **changes
    )


def test_the_deployment_check_is_clean(repository: Path, tmp_path: Path) -> None:
    answer = check(repository, tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert "no issues" in answer.stdout


@pytest.mark.parametrize(
    "name", ["SECRET_KEY", "CMS_HOSTS", "CMS_BASE_URL", "DATABASE_URL", "WIJKWIJZER_DATA_DIR"]
)
def test_it_does_not_start_without(repository: Path, tmp_path: Path, name: str) -> None:
    answer = run(repository, tmp_path, "-c", "import django; django.setup()", **{name: ""})
    assert answer.returncode != 0
    assert f"The environment variable {name} is missing" in answer.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "kort"),
        ("SECRET_KEY", "a" * 60),
        ("CMS_HOSTS", "*"),
        ("CMS_HOSTS", "cms.example.nl,*"),
        ("CMS_HOSTS", "https://cms.example.nl/"),
        ("CMS_HOSTS", "cms.example.nl:8001"),
        ("DATABASE_URL", "mysql://cms@db.example.nl/cms"),
        ("CMS_BASE_URL", "https://cms.exampel.nl"),
        ("CMS_BASE_URL", "http://cms.example.nl"),
        ("CMS_BASE_URL", "cms.example.nl"),
    ],
)
def test_it_does_not_start_with(repository: Path, tmp_path: Path, name: str, value: str) -> None:
    answer = run(repository, tmp_path, "-c", "import django; django.setup()", **{name: value})
    assert answer.returncode != 0
    assert name in answer.stderr
    assert "ImproperlyConfigured" in answer.stderr


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SECRET_KEY", "", "The environment variable SECRET_KEY is missing: "),
        ("SECRET_KEY", "kort", "SECRET_KEY has 4 characters, 4 different ones: "),
        ("DATABASE_URL", "postgres://a:geheim@h:poort/n", "DATABASE_URL is no address: "),
        ("DJANGO_SETTINGS_MODULE", "wijkwijzer.settings.nl", "DJANGO_SETTINGS_MODULE is "),
    ],
)
def test_settings_with_which_nothing_starts_are_told_in_two_lines(
    repository: Path, tmp_path: Path, name: str, value: str, words: str
) -> None:
    answer = run(repository, tmp_path, "manage.py", "doctor", **{name: value})
    told, mend = answer.stdout.splitlines()
    assert (answer.returncode, answer.stderr) == (1, "")
    assert told.startswith(f"settings: {words}")
    assert mend == "    → /etc/wijkwijzer.env, or the environment (docs/settings.md)"
    assert "geheim" not in told
    answer = run(repository, tmp_path, "manage.py", "doctor", "--json", **{name: value})
    assert [each["check"] for each in json.loads(answer.stdout)["findings"]] == ["settings"]
    answer = run(repository, tmp_path, "manage.py", "migrate", **{name: value})
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.splitlines() == [told, mend]


def test_nothing_is_written_into_the_code(repository: Path, tmp_path: Path) -> None:
    program = (
        "from django.conf import settings as s; import django; django.setup();"
        "print(s.MEDIA_ROOT, s.RELEASES_DIR, s.STATIC_ROOT)"
    )
    answer = run(repository, tmp_path, "-c", program)
    assert answer.stdout.split() == [
        str(tmp_path.resolve() / name) for name in ("media", "releases", "static")
    ]
    assert answer.stderr == ""


def test_mail_is_sent_through_the_server_that_is_named(repository: Path, tmp_path: Path) -> None:
    program = (
        "from django.conf import settings as s;"
        "print(s.EMAIL_BACKEND.split('.')[-2], s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_HOST_PASSWORD,"
        " s.EMAIL_USE_TLS, s.EMAIL_USE_SSL, s.PASSWORD_RESET_ENABLED)"
    )
    url = "smtp+tls://cms:p%40ss@mail.example.nl:587"
    answer = run(repository, tmp_path, "-c", program, EMAIL_URL=url)
    assert answer.stdout.split() == [
        *("smtp", "mail.example.nl", "587", "p@ss", "True", "False", "True")
    ]
    answer = run(repository, tmp_path, "-c", program)
    assert answer.stdout.split()[0] == "dummy"
    assert answer.stdout.split()[-1] == "False"
