"""The demo, built once for a run from an empty folder, and served on a port of its own.

python -m tests.browser.demo FOLDER     build it before it is asked for
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

from publishing.store.releases import Entry, Manifest, ReleaseStore
from tests.migrated import CACHE, migrated_copy

REPOSITORY = Path(__file__).resolve().parents[2]
COMMANDS = (
    ("migrate", "--no-input", "--verbosity", "0"),
    ("load_demo",),
    ("build",),
)
SECONDS_TO_START = 180


@dataclass(frozen=True)
class Page:
    """An HTML page of the release."""

    path: str
    kind: str
    language: str
    entry: Entry
    store: ReleaseStore

    @property
    def status(self) -> int:
        """The status that it is answered with."""
        return self.entry.status

    @cached_property
    def html(self) -> str:
        """The page as text."""
        return self.store.read_blob(self.entry.blob).decode()


@dataclass(frozen=True)
class PublicSite:
    """One municipality: its release as files."""

    store: ReleaseStore
    manifest: Manifest

    @property
    def hostname(self) -> str:
        """The name that it is served under."""
        return self.manifest.hostname

    @property
    def name(self) -> str:
        """The first part of its host name, for the names of tests."""
        return self.hostname.partition(".")[0]

    @cached_property
    def pages(self) -> list[Page]:
        """Every HTML page, by address."""
        return sorted(
            (
                Page(e.path, e.kind, e.language, e, self.store)
                for e in self.manifest.entries
                if e.media_type.startswith("text/html")
            ),
            key=lambda page: page.path,
        )

    def read(self, entry: Entry) -> bytes:
        """Return the entry's bytes."""
        return self.store.read_blob(entry.blob)

    def samples(self, language: str) -> list[Page]:
        """One page of every kind in the language: the one with the most in it."""
        fullest: dict[str, Page] = {}
        for page in self.pages:
            if page.language != language:
                continue
            known = fullest.get(page.kind)
            if known is None or page.entry.size > known.entry.size:
                fullest[page.kind] = page
        return [fullest[kind] for kind in sorted(fullest)]

    def sample(self, kind: str, language: str) -> Page:
        """Return the fullest page of a kind. Raises LookupError when there is none."""
        for page in self.samples(language):
            if page.kind == kind:
                return page
        kinds = ", ".join(page.kind for page in self.samples(language))
        raise LookupError(f"{self.hostname} has no {kind} page in {language}; it has {kinds}")


@dataclass(frozen=True)
class Demo:
    """All sites of the built demo."""

    sites: tuple[PublicSite, ...]

    def site(self, name: str) -> PublicSite:
        """Return the site whose host name starts with `name`. Raises LookupError without one."""
        for site in self.sites:
            if site.name == name:
                return site
        raise LookupError(f"no site {name}; there are {[site.name for site in self.sites]}")


@dataclass(frozen=True)
class Server:
    """The running public server."""

    port: int

    def url(self, site: PublicSite, path: str) -> str:
        """Return the address of a page for the browser."""
        return f"http://{site.hostname}:{self.port}{path}"

    def get(self, site: PublicSite, path: str, **headers: str) -> Answer:
        """Fetch without a browser; the host goes in a header, so no name has to be looked up."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", headers={"Host": site.hostname, **headers}
        )
        try:
            with OPENER.open(request, timeout=10) as response:
                return Answer(response.status, dict(response.headers), response.read())
        except HTTPError as error:
            with error:
                return Answer(error.code, dict(error.headers), error.read())


@dataclass(frozen=True)
class Answer:
    """Status, headers by lower-case name, and body."""

    status: int
    headers: dict[str, str]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return a header, whatever its case."""
        return next((v for k, v in self.headers.items() if k.lower() == name.lower()), None)


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


#: Follows no redirect and asks no proxy: a test wants to see what the server itself says.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay)


def environment(data: Path) -> dict[str, str]:
    """The environment of the demo's commands: its own folder, SQLite, nothing of the caller's."""
    kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "PYTEST_ADDOPTS"}}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "wijkwijzer.settings.dev",
        "WIJKWIJZER_DATA_DIR": str(data),
    }


def built_demo(data: Path, migrated_cache: Path) -> Demo:
    """Load and build the demo in `data`, unless another worker of this run has done so."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        failed = data / ".failed"
        # Another worker's failure is this one's too: trying again would only take as long.
        assert not failed.exists(), failed.read_text(encoding="utf-8")
        if not (data / ".built").exists():
            try:
                migrated_copy(migrated_cache, data / "wijkwijzer.sqlite3")
                for command in COMMANDS:
                    manage(data, *command)
            except AssertionError as error:
                failed.write_text(str(error), encoding="utf-8")
                raise
            (data / ".built").touch()
    stores = [
        ReleaseStore(data / "releases", int(folder.name.removeprefix("site-")))
        for folder in sorted((data / "releases").glob("site-*"))
    ]
    current = [(store, store.current()) for store in stores]
    return Demo(tuple(PublicSite(store, manifest) for store, manifest in current if manifest))


def manage(data: Path, *command: str) -> str:
    """Run a management command on the demo. Raises AssertionError with its words when it fails."""
    answer = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=REPOSITORY,
        env=environment(data),
        capture_output=True,
        text=True,
        check=False,
    )
    words = "\n".join([*answer.stdout.splitlines()[-5:], *answer.stderr.splitlines()[-15:]])
    assert answer.returncode == 0, f"manage.py {' '.join(command)}:\n{words}"
    return answer.stdout


@contextlib.contextmanager
def running_server(data: Path, log: Path) -> Iterator[Server]:
    """Serve the demo until the block ends."""
    port = free_port()
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve_public", "--port", str(port)],
            cwd=REPOSITORY,
            env=environment(data),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(port, process, log)
            yield Server(port)
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers. Raises AssertionError with its log when it does not."""
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise AssertionError(f"the server did not start:\n{log.read_text(encoding='utf-8')}")


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_local(url: str) -> bool:
    """Return whether a request stays on this machine."""
    parts = urlsplit(url)
    if parts.scheme in {"data", "blob", "about"}:
        return True
    return bool(re.search(r"(^|\.)localhost$|^127\.0\.0\.1$", parts.hostname or ""))


if __name__ == "__main__":
    built_demo(Path(sys.argv[1]), CACHE)
