"""Requests a second of the public server, beside bare granian + WhiteNoise over the same tree.

python -m benchmarks.serving             three rounds of 5 seconds each; needs wrk (Debian: wrk)
python -m benchmarks.serving --check     exit 1 when a floor of benchmarks/README.md is missed
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import http.client
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks import wrk
from publishing.store.plain_tree import plain_path
from publishing.store.releases import Entry, Manifest, ReleaseStore

REPOSITORY = Path(__file__).resolve().parents[1]
HOST = "stad.localhost"
PORTS = {"bare": 8391, "ours": 8392}
CONNECTIONS = (50, 500)
WORDS = (
    "wijk hub buurt coördinator afspraak telefoon adres <p> </p> gemeente bewoners plein".split()
)
#: Floors: share of what bare WhiteNoise serves, and milliseconds at 500 connections.
SHARE, LATEST = 0.7, 300.0


def page_body(chance: random.Random, number: int) -> bytes:
    """Make a page of the size that real ones have: 14 kB, of which a third after gzip."""
    words = " ".join(
        f"{chance.choice(WORDS)}{chance.randrange(400) or ''}" for _word in range(1500)
    )
    return f"<!doctype html><title>Wijk {number}</title>{words}".encode()


class Content:
    """A site of `pages` pages as a release and as a plain tree."""

    def __init__(self, folder: Path, pages: int) -> None:
        self.chance = random.Random(8)
        self.store = ReleaseStore(folder / "releases", 1)
        self.tree = folder / "tree"
        self.entries = [self._entry(number) for number in range(pages)]
        self.publish()
        for entry in self.entries:
            self._write_plain(entry)

    def _entry(self, number: int) -> Entry:
        body = page_body(self.chance, number)
        path = f"/wijken/wijk-{number:05d}/"
        blob = self.store.add_blob(body, "text/html")
        return Entry(path, blob, len(body), "text/html", "page", "nl", owner=f"page:{number}")

    def _write_plain(self, entry: Entry) -> None:
        path = plain_path(self.tree, entry.path, entry.media_type)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.store.read_blob(entry.blob))
        self.store.blobs.improve(entry.blob)
        for copy in self.store.blobs.copies(entry.blob):
            if copy.exists():
                shutil.copyfile(copy, f"{path}{copy.suffix}")

    def publish(self) -> None:
        """Serve the pages as a new release."""
        made = Manifest(
            self.store.next_id(), 1, HOST, f"http://{HOST}", ("nl",), tuple(self.entries)
        )
        self.store.write(made)
        self.store.switch(made.id)
        self.store.prune(keep=3)

    def change(self) -> None:
        """Publish three pages anew."""
        for number in self.chance.sample(range(len(self.entries)), 3):
            self.entries[number] = replace(self._entry(number), since=f"{time.time():.0f}")
        self.publish()


@contextlib.contextmanager
def server(name: str, content: Content, workers: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run granian with one of the two applications."""
    environment = {
        **os.environ,
        "PYTHONPATH": f"{REPOSITORY}:{REPOSITORY / 'site'}",
        "BENCHMARK_TREE": str(content.tree),
        "WIJKWIJZER_RELEASES_DIR": str(content.store.folder.parent),
    }
    if name == "bare":
        options = ["--interface", "wsgi", "--workers", str(workers), "--no-ws"]
        options += ["--blocking-threads", str(os.cpu_count() or 1), "--log-level", "error"]
        command = ["-m", "granian", *options, "--port", str(PORTS[name])]
        command += ["benchmarks.bare:application"]
    else:
        command = ["manage.py", "serve_public", "--workers", str(workers)]
        command += ["--port", str(PORTS[name])]
        environment["WIJKWIJZER_DATA_DIR"] = str(content.store.folder.parent.parent)
    line = [sys.executable, *command]
    with subprocess.Popen(
        line, env=environment, cwd=REPOSITORY, stderr=subprocess.DEVNULL
    ) as process:
        try:
            for _time in range(400):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", PORTS[name])) == 0:
                        break
                time.sleep(0.1)
            yield process
        finally:
            process.terminate()


class Loop(contextlib.AbstractContextManager["Loop"]):
    """Publishes all the time, and asks for pages whose bytes it compares with their tag."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.switches = self.asked = self.wrong = 0
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=each) for each in (self._publish, self._ask)]

    def __enter__(self) -> Loop:
        for each in self._threads:
            each.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        for each in self._threads:
            each.join()

    def _publish(self) -> None:
        while not self._stop.wait(0.05):
            self.content.change()
            self.switches += 1

    def _ask(self) -> None:
        number = 0
        while not self._stop.wait(0.005):
            connection = http.client.HTTPConnection("127.0.0.1", PORTS["ours"], timeout=5)
            number = (number + 7) % len(self.content.entries)
            connection.request("GET", f"/wijken/wijk-{number:05d}/", headers={"Host": HOST})
            answer = connection.getresponse()
            tag = (answer.headers["ETag"] or "").removeprefix("W/").strip('"')
            digest = hashlib.blake2b(answer.read(), digest_size=16).hexdigest()
            self.asked += 1
            self.wrong += answer.status != 200 or digest != tag
            connection.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=5, help="of each run")
    parser.add_argument("--workers", type=int, default=2, help="processes of each server")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 when a floor is missed")
    options = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is missing: apt-get install wrk")
    with tempfile.TemporaryDirectory() as name:
        result = measure(Path(name), options)
    if options.json:
        print(json.dumps(result, indent=2))
    else:
        show(result)
    if options.check and (missed := misses(result)):
        sys.exit("; ".join(missed))


Runs = dict[str, dict[str, float]]


def measure(folder: Path, options: argparse.Namespace) -> Runs:
    """Load both servers in turn, so that a slow moment of the machine hits both."""
    content = Content(folder, options.pages)
    lua = folder / "paths.lua"
    lua.write_text(wrk.script([entry.path for entry in content.entries], HOST))
    loads: dict[str, list[wrk.Load]] = {}
    switches = asked = wrong = 0
    with server("bare", content, options.workers), server("ours", content, options.workers):
        for _round in range(options.rounds):
            for connections in CONNECTIONS:
                for name, port in PORTS.items():
                    found = wrk.run(port, lua, connections=connections, seconds=options.seconds)
                    loads.setdefault(f"{name} {connections}", []).append(found)
                with Loop(content) as loop:
                    found = wrk.run(
                        PORTS["ours"], lua, connections=connections, seconds=options.seconds
                    )
                loads.setdefault(f"publishing {connections}", []).append(found)
                switches, asked = switches + loop.switches, asked + loop.asked
                wrong += loop.wrong
    runs: Runs = {
        key: {
            "requests": median(each.requests for each in found),
            "p99": median(each.p99 for each in found),
            "errors": sum(each.errors for each in found),
        }
        for key, found in loads.items()
    }
    runs["while publishing"] = {"switches": switches, "compared": asked, "wrong": wrong}
    return runs


def misses(runs: Runs) -> list[str]:
    """Return which floors are missed."""
    found = []
    for connections in CONNECTIONS:
        share = runs[f"ours {connections}"]["requests"] / runs[f"bare {connections}"]["requests"]
        if share < SHARE:
            found.append(f"{share:.2f} x bare at {connections} connections, in place of {SHARE}")
    for name in ("ours 500", "publishing 500"):
        if runs[name]["p99"] > LATEST:
            found.append(f"{name}: p99 {runs[name]['p99']:.0f} ms, in place of {LATEST:.0f}")
    errors = sum(int(run.get("errors", 0)) for key, run in runs.items() if "bare" not in key)
    errors += int(runs["while publishing"]["wrong"])
    return [*found, f"{errors} errors"] if errors else found


def show(runs: Runs) -> None:
    """Print a table."""
    print(f"{'':16}{'requests/s':>12}{'p99 ms':>10}{'errors':>8}{'x bare':>8}")
    for key, run in runs.items():
        if "requests" in run:
            bare = runs[f"bare {key.split()[1]}"]["requests"]
            figures = f"{run['requests']:12.0f}{run['p99']:10.1f}{run['errors']:8.0f}"
            print(f"{key:16}{figures}{run['requests'] / bare:8.2f}")
    loop = runs["while publishing"]
    print(
        f"while publishing: {loop['switches']:.0f} switches, {loop['compared']:.0f} bodies "
        f"compared with their tag, {loop['wrong']:.0f} wrong"
    )


if __name__ == "__main__":
    main()
