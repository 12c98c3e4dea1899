"""Thousands of wrong passwords for two processes of a started server: none is accepted, also not the right one.

ATTEMPTS is how many; `make test-signin` takes 10,000, and measures the times of answers with a clock.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import sqlite3
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.publishing.installs import Install, until
from tests.publishing.serving_processes import Running, free_port, running

# A whole server; counting attempts in PostgreSQL is the same cache table (test_passwords.py).
pytestmark = pytest.mark.sqlite
ATTEMPTS = int(os.environ.get("ATTEMPTS", "60"))
RIGHT = "het-juiste-wachtwoord-is-lang"
ACCOUNTS = f"""
from django.contrib.auth import get_user_model
users = get_user_model().objects
first = users.create_superuser("beheerder", "beheerder@example.nl", {RIGHT!r})
users.bulk_create(
    type(first)(username=f"lid{{n}}", email=f"lid{{n}}@example.nl", password=first.password)
    for n in range(40)
)
"""


class Visitor:
    """Sends forms to the CMS, each from another address: the proxy before it says which."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._token = self._cookie = ""
        _status, self._cookie, page = self._ask("GET", "/admin/login/")
        found = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
        assert found, page[:500]
        self._token = found[1]

    def _ask(
        self, method: str, path: str, body: str = "", address: str = ""
    ) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=120)
        headers = {"Host": "localhost", "Content-Type": "application/x-www-form-urlencoded"}
        headers |= {"X-Forwarded-For": address or "192.0.2.1", "Cookie": self._cookie}
        with contextlib.closing(connection):
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            cookie = (answer.headers["Set-Cookie"] or "").partition(";")[0]
            return answer.status, cookie, answer.read().decode()

    def signs_in(self, name: str, password: str, address: str) -> str:
        """Return what came of it: in, wrong or too often."""
        form = {"username": name, "password": password, "csrfmiddlewaretoken": self._token}
        status, _cookie, page = self._ask("POST", "/admin/login/", urlencode(form), address)
        if status == 302:
            return "in"
        if status == 429 or "Te vaak geprobeerd" in page:
            return "too often"
        return "wrong" if "klopt niet" in page else f"{status} {page[:200]}"

    def asks_password(self, email: str, address: str) -> int:
        """Ask for a new password; return the status."""
        form = {"email": email, "csrfmiddlewaretoken": self._token}
        return self._ask("POST", "/admin/password_reset/", urlencode(form), address)[0]


def place(number: int) -> str:
    """Return an address that nobody else has."""
    return f"198.{18 + number // 65536}.{number // 256 % 256}.{number % 256}"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    """The CMS in two processes, behind a proxy, with a mail server that does not answer."""
    more = {"TRUSTED_PROXIES": "1", "EMAIL_URL": "smtp://127.0.0.1:9"}
    install = Install(tmp_path, more)
    install.migrate()
    install.code(ACCOUNTS)
    port = free_port()
    command = [sys.executable, "manage.py", "serve_cms", "--port", str(port), "--workers", "2"]
    with running(command, port, install.own_environment()) as found:
        yield found


def test_wrong_passwords_lock_the_account_for_all_processes(
    server: Running, tmp_path: Path
) -> None:
    until(lambda: len(server.workers()) == 2)
    visitors = [Visitor(server.port) for _ in range(4)]

    def attempt(number: int) -> str:
        # The right one among them, once it is locked: it tells nobody that it is right.
        password = RIGHT if 20 < number < 200 and number % 10 == 0 else f"fout-{number}"
        return visitors[number % 4].signs_in("beheerder", password, place(number))

    with ThreadPoolExecutor(4) as pool:
        seen = Counter(pool.map(attempt, range(ATTEMPTS)))
    assert set(seen) == {"wrong", "too often"}, seen
    # Five in five minutes and twenty in an hour, together and not for each process.
    assert seen["wrong"] <= (5 if ATTEMPTS < 1000 else 20), seen
    sys.stdout.write(f"{ATTEMPTS} attempts: {dict(seen)}, accepted 0\n")
    # Somebody else signs in.
    assert visitors[0].signs_in("lid0", RIGHT, place(ATTEMPTS)) == "in"
    with contextlib.closing(sqlite3.connect(tmp_path / "wijkwijzer.sqlite3")) as connection:
        [(sessions,)] = connection.execute(
            "SELECT count(*) FROM core_user WHERE username = 'beheerder' AND last_login IS NOT NULL"
        ).fetchall()
    assert sessions == 0


@pytest.mark.faults
def test_answers_take_as_long_for_an_account_as_for_none(server: Running) -> None:
    visitor = Visitor(server.port)

    def timed(kind: str, number: int, known: bool) -> float:
        name = f"lid{number}" if known else f"geen{number}"
        address = place(20_000 + 4 * number + 2 * (kind == "reset") + known)
        began = time.perf_counter()
        if kind == "login":
            assert visitor.signs_in(name, "fout", address) == "wrong"
        else:
            assert visitor.asks_password(f"{name}@example.nl", address) == 302
        return time.perf_counter() - began

    for kind in ("login", "reset"):
        timed(kind, 39, known=True)
        taken: dict[bool, list[float]] = {True: [], False: []}
        for number in range(38):
            # Whichever goes first; each has the leftovers of the other beside it half of the time.
            for each in (True, False) if number % 2 else (False, True):
                taken[each].append(timed(kind, number, known=each))
        # What else the machine does makes some slower, and none quicker.
        known, unknown = (statistics.quantiles(taken[each])[0] for each in (True, False))
        said = f"{known * 1000:.1f} ms for an account, {unknown * 1000:.1f} ms for none"
        sys.stdout.write(f"{kind}: {said}\n")
        assert 0.8 < known / unknown < 1.25
