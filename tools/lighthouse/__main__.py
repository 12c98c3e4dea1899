"""`make lighthouse`: ten pages of the demo on a slow phone, by Lighthouse and by the clock.

Lighthouse is pinned in tools/lighthouse/npm/package-lock.json and goes into var/lighthouse; it needs Node.js with
npm, which is installed on a Debian where this runs as root. Of RUNS (3) runs of a page the median counts: a busy
machine makes one slow that is not. Ends with status 1 when a page has less than 100, is heavier than its budget, or
shows its largest part later than a second.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publishing.store.releases import ReleaseStore
from tools.lighthouse.slow_phone import SECOND, Measured, measured

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("WIJKWIJZER_DATA_DIR") or REPOSITORY / "var").resolve() / "lighthouse"
NPM = REPOSITORY / "tools" / "lighthouse" / "npm"
RUNS = int(os.environ.get("RUNS") or 3)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
#: What searching weighs at its first use; search engines are kept from it, so Lighthouse does not look at it.
SEARCH = {"rotterdam.localhost/zoeken/": 100 * 1024}
#: Ten pages: what residents open most, in both directions of writing. The bytes are those over the line at a first
#: visit, with everything that the page asks for; a page without a number has no budget of its own.
PAGES = {
    "rotterdam.localhost/": 60 * 1024,
    "rotterdam.localhost/ar/": 60 * 1024,
    "rotterdam.localhost/wijken/afrikaanderwijk/": 50 * 1024,
    "rotterdam.localhost/wijken/afrikaanderwijk/wijkhub-afrikaanderplein/": None,
    "rotterdam.localhost/nieuws/": None,
    "rotterdam.localhost/contact/": None,
    "rotterdam.localhost/meedoen/": None,
    "rotterdam.localhost/feestdagen/": None,
    "hilversum.localhost/": 60 * 1024,
    "hilversum.localhost/wijken/oost/": 50 * 1024,
}


def main() -> int:
    """Install, build, serve and measure; return 1 when a page falls short."""
    status = subprocess.run([sys.executable, "tools/make_demo.py"], cwd=REPOSITORY, check=False)
    if status.returncode:
        return status.returncode
    install()
    finish()
    short = []
    with served() as port:
        print(f"{'page':<70} {' '.join(name[:13].rjust(13) for name in CATEGORIES)}", flush=True)
        for page, budget in [*PAGES.items(), *SEARCH.items()]:
            host, _slash, path = page.partition("/")
            address = f"http://{host}:{port}/{path}"
            scores = [] if page in SEARCH else scored(address)
            seen = measured(address)
            heavy = budget is not None and seen.bytes > budget
            told = f"{page:<70} {' '.join(f'{score:13.0f}' for score in scores):<55}"
            print(f"{told}  {words(seen)}{' TOO HEAVY' if heavy else ''}", flush=True)
            if min(scores, default=100) < 100 or heavy or seen.largest > SECOND:
                short.append(page)
    print(f"{len(PAGES) + len(SEARCH) - len(short)} passed, {len(short)} failed")
    return 1 if short else 0


def finish() -> None:
    """Do what the resident publisher does after a release: the index of searching, and the smallest copies."""
    command = ["finish_releases", "--limit", "0", "--nice", "0"]
    subprocess.run([sys.executable, "manage.py", *command], cwd=REPOSITORY, check=True)
    releases = FOLDER.parent / "releases"
    for folder in sorted(releases.glob("site-*")):
        ReleaseStore(releases, int(folder.name.removeprefix("site-"))).improve(600)


def words(seen: Measured) -> str:
    """Return what was measured of a page, in words."""
    return (
        f"{seen.bytes / 1024:.1f} KiB; first {seen.first:.0f} ms, "
        f"largest {seen.largest:.0f} ms, loaded {seen.loaded:.0f} ms"
    )


def scored(address: str) -> list[float]:
    """Return the median score of each of the `CATEGORIES`."""
    runs = [_run(address) for _number in range(RUNS)]
    return [
        statistics.median(round(100 * run[name]["score"]) for run in runs) for name in CATEGORIES
    ]


def _run(address: str) -> dict[str, Any]:
    answer = subprocess.run(
        [
            *("node", str(FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"), address),
            *("--quiet", "--output=json", "--output-path=stdout"),
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        env={**os.environ, "CHROME_PATH": os.environ["CHROMIUM"]},
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(answer.stdout)
    for audit in report["audits"].values():
        if audit["scoreDisplayMode"] in {"binary", "error"} and audit["score"] != 1:
            print(f"    {address}: {audit['id']}: {audit['title']}", flush=True)
    categories: dict[str, Any] = report["categories"]
    return categories


def install() -> None:
    """Install the pinned packages, unless they are there."""
    missing = [package for package in ("nodejs", "npm") if not shutil.which(PROGRAMS[package])]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["update", "-qq"], ["install", "-y", "-qq", *missing]):
            subprocess.run(["apt-get", *command], check=True, stdout=subprocess.DEVNULL)
    pins = [NPM / name for name in ("package.json", "package-lock.json")]
    wanted = hashlib.sha256(b"".join(pin.read_bytes() for pin in pins)).hexdigest()
    stamp = FOLDER / "installed"
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    print("Installing Lighthouse (the first time takes a minute)", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    shutil.copytree(NPM, FOLDER)
    npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(npm, cwd=FOLDER, check=True)
    stamp.write_text(wanted, encoding="ascii")


PROGRAMS = {"nodejs": "node", "npm": "npm"}


@contextlib.contextmanager
def served() -> Iterator[int]:
    """Serve the built demo until the block ends; yield the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve_public", "--port", str(port)],
        cwd=REPOSITORY,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.2)
    raise SystemExit("the public server did not start")


if __name__ == "__main__":
    sys.exit(main())
