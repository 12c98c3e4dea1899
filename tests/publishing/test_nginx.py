"""The site of nginx in docs/hosting.md, started as it stands there, before servers of ours."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.needed import needed
from tests.publishing import serving_processes, slow
from tests.publishing.installs import REPOSITORY, until
from tests.publishing.serving_processes import (
    DOCUMENT,
    LENGTH,
    Running,
    free_port,
    open_connections,
)
from tests.publishing.stores import HOST
from tests.publishing.test_serving import HALF_A_HEAD, threaded

HOSTING = REPOSITORY / "docs" / "hosting.md"
#: Answers that one address may have at a time, here.
AT_ONCE = 20
#: What Debian's `nginx.conf` has around it, and what a test needs: its own folder.
AROUND = """
daemon off; user root; error_log {folder}/error.log; pid {folder}/pid;
{main}
http {{
  access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  {site}
}}
"""


def blocks() -> tuple[str, str]:
    """Return the lines for `nginx.conf`, and the site."""
    section = HOSTING.read_text(encoding="utf-8").partition("## nginx before both")[2]
    found = re.search(r"```\n(.*?)```.*?```nginx\n(.*?)```", section, re.DOTALL)
    assert found
    return found[1], found[2]


def written(folder: Path, ports: dict[str, int]) -> Path:
    """Write the site with other ports, names and certificates, and nothing else."""
    main, site = blocks()
    for old, new in (
        ("127.0.0.1:8000", f"127.0.0.1:{ports['public']}"),
        ("127.0.0.1:8001", f"127.0.0.1:{ports['cms']}"),
        ("listen 80 ", f"listen 127.0.0.1:{ports['plain']} "),
        # Plain sockets are what the slow visitors have; TLS is asked for on another port.
        (
            "listen 443 ssl http2;",
            f"listen 127.0.0.1:{ports['tls']} ssl http2; listen 127.0.0.1:{ports['open']};",
        ),
        ("listen 443 ssl ", f"listen 127.0.0.1:{ports['tls']} ssl "),
        # Each reader of the test costs the disk 15 MB.
        ("limit_conn visitor 200;", f"limit_conn visitor {AT_ONCE};"),
        ("stad.example.nl dorp.example.nl", f"{HOST} dorp.example.nl"),
    ):
        assert old in site, old
        site = site.replace(old, new)
    site, count = re.subn(r"/etc/letsencrypt/live/[a-z.]+/", f"{folder}/", site)
    assert count == 4
    conf = folder / "nginx.conf"
    conf.write_text(AROUND.format(folder=folder, main=main, site=site))
    return conf


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nginx")
    serving_processes.fill(folder / "releases")
    line = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=stad".split()
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run([*line, *files], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def servers(folder: Path) -> Iterator[dict[str, Running]]:
    """nginx, the public server and an application with threads."""
    needed(shutil.which("nginx"), "no nginx on this machine (apt-get install nginx-light)")
    with (
        serving_processes.public(folder / "releases") as public,
        threaded(folder) as cms,
        contextlib.ExitStack() as stack,
    ):
        ports = {"public": public.port, "cms": cms.port}
        ports |= {name: free_port() for name in ("plain", "open", "tls")}
        line = ["nginx", "-c", str(written(folder, ports)), "-e", str(folder / "error.log")]
        subprocess.run([*line, "-t"], check=True, capture_output=True)
        serving = serving_processes.running(line, ports["open"], dict(os.environ))
        nginx = stack.enter_context(serving)
        found = {"public": public, "cms": cms, "nginx": nginx}
        yield found | {name: Running(ports[name], nginx.process) for name in ("plain", "tls")}


def test_slow_readers_have_their_documents_from_nginx(servers: dict[str, Running]) -> None:
    """Our servers sent all that they had, and closed what was idle afterwards."""
    port = servers["nginx"].port
    with (
        slow.connections(port, 8, slow.request(HOST, DOCUMENT), taken=1),
        slow.connections(port, 8, slow.request("cms.example.nl", "/file"), taken=1),
    ):
        until(lambda: open_connections(servers["public"].port) == 0, 60)
        until(lambda: open_connections(servers["cms"].port) == 0, 60)
        assert slow.visit(port, HOST, "/", 20).errors == []
        assert slow.visit(port, "cms.example.nl", "/", 5).errors == []


def test_half_open_heads_and_forms_reach_nobody(servers: dict[str, Running]) -> None:
    port = servers["nginx"].port
    form = b"POST / HTTP/1.1\r\nHost: cms.example.nl\r\nContent-Length: 9\r\n\r\na"
    before = open_connections(servers["cms"].port)
    with (
        slow.connections(port, 1100, HALF_A_HEAD),
        slow.connections(port, AT_ONCE // 2, form),
    ):
        assert slow.visit(port, HOST, "/", 20).errors == []
        assert open_connections(servers["cms"].port) <= before


def test_one_address_has_a_number_of_answers_at_a_time(servers: dict[str, Running]) -> None:
    port = servers["nginx"].port
    with slow.connections(port, AT_ONCE, slow.request(HOST, DOCUMENT), taken=1):
        assert slow.visit(port, HOST, "/", 1, status=503).errors == []
    until(lambda: not slow.visit(port, HOST, "/", 1).errors)


def test_a_document_is_whole_and_forms_have_a_limit(servers: dict[str, Running]) -> None:
    port = servers["nginx"].port

    def said(method: str, host: str, path: str, length: int = 0) -> tuple[int, int]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request(method, path, b"x" * length, {"Host": host})
        answer = connection.getresponse()
        try:
            return answer.status, len(answer.read())
        finally:
            connection.close()

    assert said("GET", HOST, DOCUMENT) == (200, LENGTH)
    assert said("GET", "cms.example.nl", "/file") == (200, LENGTH)
    assert said("POST", "cms.example.nl", "/", 3_000_000) == (200, len("3000000"))
    assert said("POST", HOST, "/", 3_000)[0] == 413


def test_visitors_are_led_to_tls_and_other_names_get_nothing(servers: dict[str, Running]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", servers["plain"].port, timeout=20)
    connection.request("GET", "/wijk/?a=1", headers={"Host": HOST})
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/wijk/?a=1")
    connection.close()
    context = ssl.create_default_context(cafile=None)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE

    def asked(name: str) -> int:
        raw = slow.connected(servers["tls"].port)
        with raw, context.wrap_socket(raw, server_hostname=name) as visitor:
            visitor.sendall(slow.request(name, "/"))
            return int(visitor.recv(1000).split()[1])

    assert asked(HOST) == 200
    with pytest.raises(ssl.SSLError, match=r"(?i)unrecognized[ _]name"):
        asked("elders.example")
