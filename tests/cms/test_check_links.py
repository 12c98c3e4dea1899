"""Links to other websites: what they answer, whom we never ask, and when an editor hears of it."""

from __future__ import annotations

import contextlib
import http.server
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core.management import call_command
from django.utils import timezone

from core.cms import link_checker
from core.cms.findings import editor_of
from core.cms.link_checker import Answer, ask, check, is_public
from core.models import OutsideLink
from tests.cms.test_todo import found
from tests.cms.world import Municipality, administrator

pytestmark = pytest.mark.django_db


class Pages(http.server.BaseHTTPRequestHandler):
    """Answers as the address says."""

    def do_GET(self) -> None:
        code = int(self.path.strip("/").partition("/")[0])
        self.send_response(code if self.command == "GET" or "get" not in self.path else 405)
        HOSTS.append(str(self.headers["Host"]))
        if code == 302:
            self.send_header("Location", "http://127.0.0.1:1/")
        elif code == 308:
            self.send_header("Location", self.path)
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *args: Any) -> None:
        """Do nothing."""


#: What `Host` named, request by request.
HOSTS: list[str] = []


@contextlib.contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[str]:
    """Serve `Pages`, over TLS when there is a context."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_args: None  # type: ignore[method-assign]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def server() -> Iterator[str]:
    with running() as address:
        yield address


@pytest.fixture
def heard(server: str) -> tuple[str, list[str]]:
    """A server, and the names that it is asked for."""
    HOSTS.clear()
    return server, HOSTS


def test_what_servers_answer(server: str) -> None:
    wanted = {
        "/200": Answer(200, ""),
        "/200/get": Answer(200, ""),
        "/403": Answer(403, ""),
        "/404": Answer(404, "HTTP 404"),
        "/500": Answer(500, "HTTP 500"),
    }
    addresses = [f"{server}{path}" for path in wanted]
    answers = check(addresses, allowed=lambda _address: True)
    assert {address.removeprefix(server): each for address, each in answers.items()} == wanted


def test_machines_of_ours_are_not_asked(server: str) -> None:
    assert ask(f"{server}/200", is_public) == Answer(None, "not a public server")
    assert ask("ftp://example.nl/", is_public) == Answer(None, "not an address of a website")
    # Neither are those that a public server sends us to.
    asked: list[str] = []

    def only_first(address: str) -> bool:
        asked.append(address)
        return len(asked) == 1

    assert ask(f"{server}/302", only_first) == Answer(None, "not a public server")


#: Addresses of no server of the internet, each with what it is.
NOT_PUBLIC = {
    "0.0.0.0": "this machine",  # noqa: S104  it is refused
    "10.0.0.1": "a network of our own",
    "100.64.0.1": "shared by the customers of a provider",
    "127.0.0.1": "this machine",
    "169.254.169.254": "link-local: what a cloud tells its machines",
    "192.0.2.1": "for documentation",
    "192.168.1.1": "a network of our own",
    "224.0.0.1": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "everybody",
    "::": "this machine",
    "::1": "this machine",
    "::127.0.0.1": "IPv4-compatible",
    "::ffff:127.0.0.1": "IPv4-mapped",
    "::ffff:10.0.0.1": "IPv4-mapped",
    "::ffff:100.64.0.1": "IPv4-mapped",
    "2002:7f00:1::": "6to4 of 127.0.0.1",
    "2001:0:7f00:1:0:0:0:0": "Teredo",
    "64:ff9b::7f00:1": "NAT64 of 127.0.0.1",
    "fc00::1": "a network of our own",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "ff02::1": "multicast",
    "2001:db8::1": "for documentation",
}


@pytest.mark.sqlite
@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_of_no_public_server_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["145.7.0.1", "2a00:1450:4001::1", "::ffff:145.7.0.1", "64:ff9b::9107:1"]
)
def test_an_address_of_a_public_server_is_asked(address: str) -> None:
    assert is_public(address)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """Names with the addresses that they have at each question; what is not here is as usual."""
    known: dict[str, list[list[str]]] = {}
    usual = socket.getaddrinfo

    def resolve(host: Any, port: Any, *args: Any, **options: Any) -> Any:
        if host in known:
            return [each for ip in known[host].pop(0) for each in usual(ip, port, *args, **options)]
        assert str(host).replace(".", "").isdigit(), f"{host} was looked up again"
        return usual(host, port, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return known


def test_a_name_is_looked_up_once_and_the_connection_goes_to_what_was_found(
    names: dict[str, list[list[str]]], heard: tuple[str, list[str]]
) -> None:
    address, hosts = heard
    port = urlsplit(address).port
    # The second answer is the one of a server that changes its mind: rebinding.
    names["wissel.example"] = [["127.0.0.1"], ["127.0.0.2"]]
    judged: list[str] = []

    def judge(ip: str) -> bool:
        judged.append(ip)
        return True

    assert ask(f"http://wissel.example:{port}/200", judge) == Answer(200, "")
    assert judged == ["127.0.0.1"]
    assert hosts == [f"wissel.example:{port}"]
    assert names["wissel.example"] == [["127.0.0.2"]]


def test_a_name_with_one_address_of_ours_is_not_asked(
    names: dict[str, list[list[str]]], heard: tuple[str, list[str]]
) -> None:
    names["half.example"] = [["145.7.0.1", "127.0.0.1"]]
    assert ask("http://half.example/200", is_public) == Answer(None, "not a public server")
    assert heard[1] == []


def test_a_redirect_is_looked_up_and_judged_anew(names: dict[str, list[list[str]]]) -> None:
    def answer(_method: str, target: link_checker.Target) -> tuple[int, str]:
        return (302, "http://binnen.example/") if target.host == "buiten.example" else (200, "")

    names |= {"buiten.example": [["145.7.0.1"]], "binnen.example": [["10.0.0.1"]]}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(link_checker, "put_question", answer)
        assert ask("http://buiten.example/", is_public) == Answer(None, "not a public server")
    assert names == {"buiten.example": [], "binnen.example": []}


def test_redirects_in_a_circle_end(server: str) -> None:
    assert ask(f"{server}/308/rond", lambda _ip: True) == Answer(None, "leads on and on")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of “goed.example” that signs itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "goed.example")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        # The clock of OpenSSL is the machine's own: a run on another day does not move it.
        .not_valid_before(datetime(2000, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2200, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("goed.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "goed.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


def test_a_certificate_is_checked_with_the_name_and_not_with_the_address(
    names: dict[str, list[list[str]]], certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = lambda _socket, name, _context: asked.append(name)
    monkeypatch.setattr(
        link_checker, "trusted", lambda: ssl.create_default_context(cafile=str(certificate))
    )
    with running(context) as address:
        port = urlsplit(address).port
        names |= {"goed.example": [["127.0.0.1"]], "fout.example": [["127.0.0.1"]]}
        good = ask(f"https://goed.example:{port}/200", lambda _ip: True)
        wrong = ask(f"https://fout.example:{port}/200", lambda _ip: True)
    assert good == Answer(200, "")
    assert wrong.status is None
    assert "certificate verify failed" in wrong.problem
    assert asked == ["goed.example", "fout.example"]


def test_a_link_is_broken_when_it_is_gone_or_fails_on_two_days(
    city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = city.pages["information"]
    command = "home.management.commands.check_links"
    monkeypatch.setattr(f"{command}.links_of", lambda _store: {"https://a.nl/": [page.pk]})
    answers = {"https://a.nl/": Answer(None, "timeout")}
    monkeypatch.setattr(f"{command}.check", lambda _links: answers)
    admin = administrator()
    call_command("check_links", site=city.site.hostname)
    assert found(admin, "outside") == []
    OutsideLink.objects.update(failing_since=timezone.now() - timedelta(days=1))
    call_command("check_links", site=city.site.hostname)
    [(title, words, url)] = found(admin, "outside")
    assert (title, url) == (page.title, editor_of(page.pk))
    assert words.startswith("https://a.nl/: timeout (bekeken op ")
    answers["https://a.nl/"] = Answer(200, "")
    call_command("check_links", site=city.site.hostname)
    assert found(admin, "outside") == []
    answers["https://a.nl/"] = Answer(404, "HTTP 404")
    call_command("check_links", site=city.site.hostname)
    assert len(found(admin, "outside")) == 1
    monkeypatch.setattr(f"{command}.links_of", lambda _store: {})
    call_command("check_links", site=city.site.hostname)
    assert not OutsideLink.objects.exists()
