"""A plain tree behind nginx as docs/hosting.md has it, asked beside the public server."""

from __future__ import annotations

import contextlib
import http.client
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from publishing.serve.wsgi import PublicSites
from tests.needed import needed
from tests.publishing.client import Answer
from tests.publishing.installs import REPOSITORY

#: What Debian's `nginx.conf` has around it, and what a test needs: its own folder.
NGINX = """
daemon off; user root; worker_processes 1; error_log {folder}/error.log; pid {folder}/pid;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  {site}
}}
"""
#: Headers that each server has of its own: of the connection, of its validators, of how long a file is.
OWN = frozenset(
    "etag connection date server last-modified accept-ranges content-length transfer-encoding vary".split()
)


@dataclass(frozen=True)
class Said:
    """What nginx answered; headers by their names in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


def documented(tree: Path, hostname: str, folder: Path, port: int) -> str:
    """Return what docs/hosting.md says for a plain tree, for this site, folder and port."""
    text = (REPOSITORY / "docs" / "hosting.md").read_text(encoding="utf-8")
    found = re.search(r"```nginx\nhttp \{\n(.*?)\n\}\n```", text, re.DOTALL)
    assert found
    site = found[1]
    for old, new in (
        ("/srv/www/stad.example", f"{tree}/{hostname}"),
        ("$stad_example_", f"${re.sub('[^a-z0-9]', '_', hostname)}_"),
        ("server_name stad.example;", f"listen 127.0.0.1:{port};"),
    ):
        assert old in site, old
        site = site.replace(old, new)
    return NGINX.format(folder=folder, site=site)


@contextlib.contextmanager
def serving(tree: Path, hostname: str, folder: Path) -> Iterator[int]:
    """Start nginx over a plain tree; give its port."""
    needed(shutil.which("nginx"), "no nginx on this machine (apt-get install nginx-light)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    conf = folder / "nginx.conf"
    conf.write_text(documented(tree, hostname, folder, port))
    with subprocess.Popen(["nginx", "-c", conf, "-e", folder / "error.log"]) as server:
        for _time in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0 or server.poll() is not None:
                    break
            time.sleep(0.05)
        assert server.poll() is None, (folder / "error.log").read_text()
        try:
            yield port
        finally:
            server.terminate()


def asked(port: int, hostname: str, path: str, method: str = "GET") -> Said:
    """Ask nginx."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, headers={"Host": hostname})
        answer = connection.getresponse()
        body = answer.read()
        return Said(answer.status, {k.lower(): v for k, v in answer.getheaders()}, body)
    finally:
        connection.close()


def different(
    app: PublicSites, port: int, hostname: str, paths: Iterable[str], method: str = "GET"
) -> list[str]:
    """Name every path that nginx answers in another way: status, headers, media type, bytes."""
    found = []
    for path in paths:
        address, _mark, query = path.partition("?")
        ours = Answer(
            app, unquote(address), method, HTTP_HOST=hostname, QUERY_STRING=query, SCRIPT_NAME=""
        )
        said = asked(port, hostname, path, method)
        headers = {name.lower(): value for name, value in ours.headers.items()}
        if "location" in headers:
            # A dollar begins a variable of nginx.
            headers["location"] = headers["location"].replace("$", "%24")
        if said.status != ours.status:
            found.append(f"{path}: status {said.status} for {ours.status}")
            continue
        leads_on = 300 <= said.status < 400
        if not leads_on and said.body != ours.body:
            found.append(f"{path}: other bytes, {len(said.body)} for {len(ours.body)}")
        # A redirect of nginx has a page of its own, which no browser shows.
        names = (
            (headers.keys() | said.headers.keys()) - OWN - ({"content-type"} if leads_on else set())
        )
        found += [
            f"{path}: {name} is {said.headers.get(name)!r} for {headers.get(name)!r}"
            for name in sorted(names)
            if said.headers.get(name) != headers.get(name)
        ]
        if "vary" in headers and said.headers.get("vary") != headers["vary"]:
            found.append(f"{path}: vary is {said.headers.get('vary')!r}")
    return found
