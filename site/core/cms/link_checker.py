"""Looking at links to other websites: politely, with limits, and never at machines of our own."""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3 import exceptions

from publishing.store.releases import ReleaseStore

#: Seconds that a server gets to answer.
TIMEOUT = 10
#: So many servers are asked at a time; one server gets one question at a time.
SERVERS = 6
AGENT = "Wijkwijzer link check"
MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
LINK = re.compile(r'<a\b[^>]*?\bhref="(https?://[^"]+)"')
#: So many times a server may send us on, and of so many addresses of one name a connection is tried.
REDIRECTS, TRIES = 5, 3
#: Answers that lead elsewhere.
ELSEWHERE = frozenset({301, 302, 303, 307, 308})
#: Networks whose addresses stand for an IPv4 address (RFC 6052, RFC 4291).
TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("::/96"))
#: Servers that refuse a question without a body answer one of these.
ASK_AGAIN = frozenset({403, 405, 501})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. `problem` is "" when the link works."""

    status: int | None
    problem: str


class RefusedError(Exception):
    """An address that is not asked: it is no public server."""


@dataclass(frozen=True, slots=True)
class Target:
    """A server as it was found once: every connection goes to one of these IP addresses."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]


def links_of(store: ReleaseStore) -> dict[str, list[int]]:
    """Return the links to other websites in what is served, with the numbers of their pages."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    manifest = store.current()
    for entry in manifest.entries if manifest else ():
        kind, _colon, number = entry.owner.partition(":")
        if entry.media_type != "text/html" or kind != "page" or not number.isdigit():
            continue
        main = MAIN.search(store.read_blob(entry.blob).decode())
        for address in LINK.findall(main[1]) if main else ():
            found[unescape(address).partition("#")[0]].add(int(number))
    return {address: sorted(pages) for address, pages in sorted(found.items())}


def check(
    addresses: Iterable[str], *, allowed: Callable[[str], bool] | None = None
) -> dict[str, Answer]:
    """Ask every address, server by server. `allowed` tells whether an IP address may be asked."""
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[urlsplit(address).netloc].append(address)
    judge = allowed or is_public

    def one_host(several: list[str]) -> list[tuple[str, Answer]]:
        return [(address, ask(address, judge)) for address in several]

    with ThreadPoolExecutor(SERVERS) as pool:
        return dict(pair for pairs in pool.map(one_host, hosts.values()) for pair in pairs)


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the internet, and not of a machine or network of ours.

    An IPv6 address that stands for an IPv4 address is public when that one is.
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    return all(
        each.is_global and not each.is_multicast and not each.is_reserved
        for each in (_embedded(found) or (found,))
    )


def _embedded(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> tuple[ipaddress.IPv4Address, ...]:
    """Return the IPv4 addresses that an IPv6 address stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in TRANSLATED):
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(each for each in found if each is not None)


def ask(address: str, allowed: Callable[[str], bool]) -> Answer:
    """Ask one address, and follow where it leads. Raises nothing: a failure is an answer."""
    answer = Answer(None, "HTTP 405")
    for method in ("HEAD", "GET"):
        try:
            status = _follow(method, address, allowed)
        except RefusedError as error:
            return Answer(None, str(error))
        except (exceptions.TimeoutError, TimeoutError):
            return Answer(None, "timeout")
        except (exceptions.HTTPError, OSError, ValueError) as error:
            return Answer(None, short_reason(error))
        if status < 400:
            return Answer(status, "")
        # Who lets nobody but people in says nothing about the page.
        answer = Answer(status, "" if status in (401, 403, 429) else f"HTTP {status}")
        if status not in ASK_AGAIN:
            break
    return answer


def _follow(method: str, address: str, allowed: Callable[[str], bool]) -> int:
    """Ask an address, and those that it leads to; give the last status."""
    for _step in range(REDIRECTS + 1):
        status, location = put_question(method, target_of(address, allowed))
        if status not in ELSEWHERE or not location:
            return status
        address = urljoin(address, location)
    raise RefusedError("leads on and on")


def target_of(address: str, allowed: Callable[[str], bool]) -> Target:
    """Find a server, once. Raises RefusedError when one of its addresses may not be asked."""
    try:
        parts = urllib3.util.parse_url(address)
    except exceptions.LocationValueError:
        parts = urllib3.util.Url()
    if parts.scheme not in ("http", "https") or not parts.host:
        raise RefusedError("not an address of a website")
    host = parts.host.strip("[]")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedError("unknown host") from error
    addresses = tuple(dict.fromkeys(str(each[4][0]) for each in found))
    if not all(allowed(each) for each in addresses):
        raise RefusedError("not a public server")
    return Target(parts.scheme, host, port, parts.request_uri, addresses)


def put_question(
    method: str,
    target: Target,
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
) -> tuple[int, str]:
    """Ask a server that was found: the status, and where it leads to. Follows nothing."""
    failed: Exception | None = None
    for pool in _pools(target):
        with pool:
            try:
                response = pool.request(
                    method,
                    target.path,
                    body=body,
                    headers={"User-Agent": AGENT, "Host": _authority(target), **(headers or {})},
                    redirect=False,
                    retries=False,
                    preload_content=False,
                )
            except (exceptions.NewConnectionError, OSError) as error:
                failed = error
                continue
            response.close()
            return response.status, response.headers.get("Location", "")
    raise failed or RefusedError("unknown host")


def _pools(target: Target) -> Iterator[urllib3.HTTPConnectionPool]:
    """Make ways to a server by its IP addresses. A certificate has to be of its name."""
    for address in target.addresses[:TRIES]:
        if target.scheme == "http":
            yield urllib3.HTTPConnectionPool(address, target.port, timeout=TIMEOUT)
        else:
            yield urllib3.HTTPSConnectionPool(
                address,
                target.port,
                timeout=TIMEOUT,
                ssl_context=trusted(),
                server_hostname=target.host,
            )


def trusted() -> ssl.SSLContext:
    """Return what certificates are checked with: those that this machine trusts."""
    return ssl.create_default_context()


def _authority(target: Target) -> str:
    """Write the name of a server as RFC 9110 (7.2) has it in `Host`."""
    host = f"[{target.host}]" if ":" in target.host else target.host
    usual = 443 if target.scheme == "https" else 80
    return host if target.port == usual else f"{host}:{target.port}"


def short_reason(error: Exception) -> str:
    """Return the innermost reason of a failure, in a line that fits on the screen."""
    reason: BaseException = error
    while (inner := getattr(reason, "reason", None) or reason.__cause__) is not None:
        if not isinstance(inner, BaseException):
            break
        reason = inner
    return str(reason)[:200] or type(reason).__name__
