"""One edit of an article's text with ours and with Hugo: until the new bytes are written, or served."""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import measuring
from benchmarks.measuring import Row
from benchmarks.peers import hugo
from benchmarks.peers.content import Page
from benchmarks.peers.sites import Sites

#: Seconds after which an edit that is not served counts as lost.
PATIENCE = 300.0
NUMBERS = count(1)
Edit = Callable[[], str]


def measure(sites: Sites, pages: int, options: argparse.Namespace) -> list[Row]:
    """Edit with both `--times` times; give the medians."""
    rows = _ours(sites, options.times) if "ours" not in options.skip else []
    for way in sites.hugo if "hugo" not in options.skip else ():
        edit = editor(sites, way)
        rows.append(_again(sites, way, edit, options.times))
        for flag in ("--renderToMemory", "--disableFastRender"):
            rows.append(_watched(sites, way, edit, options.times, flag))
    return [{"edit": row.pop("edit"), "content": pages, **row} for row in rows]


def _ours(sites: Sites, times: int) -> list[dict[str, Any]]:
    """Edit beside our own publisher: the publish alone, and until the public server has it."""
    measuring.set_aside(sites.folder)
    printed = sites.own("benchmarks.peers.edited", str(times)).output
    # The processes that it starts print too.
    found = json.loads(next(line for line in printed.splitlines() if line.startswith("[{")))
    return [
        {**row, "edit": f"ours, {row['edit']}", "until": until}
        for row, until in zip(found, ("written", "served"), strict=True)
    ]


def editor(sites: Sites, way: str) -> Edit:
    """Return a function that edits the source of an article, and gives the words that are new."""
    page = article(sites)

    def markdown() -> str:
        words = f"Bericht {next(NUMBERS)}."
        path = hugo.markdown_file(sites.hugo[way], page, sites.source.sections())
        front, _end, text = path.read_text("utf-8").partition("\n}\n")
        own = text.removeprefix(text.partition("\n\n")[0]) if text.startswith("Bericht") else text
        path.write_text(f"{front}\n}}\n{words}\n\n{own}", "utf-8")
        return words

    def adapter() -> str:
        words = f"Bericht {next(NUMBERS)}."
        path = hugo.adapter_file(sites.hugo[way])
        data = json.loads(path.read_text("utf-8"))
        (own,) = [each for each in data["pages"] if each["path"] == page.path.strip("/")]
        own["content"]["value"] = f"<p>{words}</p>{page.html}"
        path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        return words

    return {"Markdown": markdown, "adapter": adapter}[way]


def _again(sites: Sites, way: str, edit: Edit, times: int) -> dict[str, Any]:
    """Build everything again after an edit, where it was built before."""
    output = sites.fresh()
    command = sites.hugo_command(way, output, "--quiet")
    measuring.run(command)
    runs = []
    for _time in range(times):
        words = edit()
        runs.append(measuring.run(command))
        _page(sites, words, output)
    return {
        "edit": f"Hugo, {way}: everything again",
        "until": "written",
        "seconds": median(run.seconds for run in runs),
        "cpu s": median(run.cpu for run in runs),
        "load": round(runs[-1].load, 1),
    }


def _page(sites: Sites, words: str, output: Path) -> None:
    path = output / article(sites).path.strip("/") / "index.html"
    if words not in path.read_text("utf-8"):
        raise RuntimeError(f"{path} does not show the edit")


def article(sites: Sites) -> Page:
    """Return the article that is edited."""
    news = [page for page in sites.source.pages if page.facts["kind"] == "newspage"]
    return news[len(news) // 2]


def _watched(sites: Sites, way: str, edit: Edit, times: int, flag: str) -> dict[str, Any]:
    """Edit beside `hugo server`, until it serves the new page."""
    with _server(sites, way, flag) as (process, address):
        url = address + article(sites).path
        seconds = []
        before = _processor_seconds(process.pid)
        # The first edit is slower than those that follow.
        for _time in range(1 + times):
            words = edit()
            started = time.perf_counter()
            _wait(process, url, words)
            seconds.append(time.perf_counter() - started)
        cpu = (_processor_seconds(process.pid) - before) / (1 + times)
        peak = _peak(process.pid)
    # In memory it makes only what was asked for lately; the other way everything that changed.
    where = "in memory, pages seen lately" if "Memory" in flag else "on disk, all pages"
    return {
        "edit": f"Hugo, {way}: server, {where}",
        "until": "served",
        "seconds": median(seconds[1:]),
        "cpu s": cpu,
        "load": round(os.getloadavg()[0], 1),
        "peak MB": peak,
    }


@contextmanager
def _server(sites: Sites, way: str, flag: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["server", "--quiet", "--disableLiveReload", "--bind", "127.0.0.1"]
    # In memory it takes no folder to write to.
    output = None if "Memory" in flag else sites.fresh()
    command = sites.hugo_command(way, output, *words, "--port", str(port), flag)
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            _wait(process, address + article(sites).path, "</html>")
            # Its watcher starts after the first answer.
            time.sleep(2)
            yield process, address
        finally:
            process.terminate()


def _wait(process: subprocess.Popen[bytes], url: str, words: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            # Loopback alone.
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.01)
    raise TimeoutError(f"{url} does not show “{words}”; Hugo ended with {process.poll()}")


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024
