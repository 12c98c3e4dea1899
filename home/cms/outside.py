"""Looking at links to other websites: politely, with limits, and never at machines of our own."""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from publishing.releases import ReleaseStore

#: Seconds that a server gets to answer.
TIMEOUT = 10
#: So many servers are asked at a time; one server gets one question at a time.
SERVERS = 6
AGENT = "Wijkwijzer link check"
MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
LINK = re.compile(r'<a\b[^>]*?\bhref="(https?://[^"]+)"')
#: Servers that refuse a question without a body answer one of these.
ASK_AGAIN = frozenset({403, 405, 501})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. `problem` is "" when the link works."""

    status: int | None
    problem: str


class RefusedError(Exception):
    """An address that is not asked: it is no public server."""


def links_of(store: ReleaseStore) -> dict[str, list[int]]:
    """Give the links to other websites in what is served, with the numbers of their pages."""
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
    """Tell whether an IP address is one of the internet, and not of a machine or network of ours."""
    return ipaddress.ip_address(address).is_global


def ask(address: str, allowed: Callable[[str], bool]) -> Answer:
    """Ask one address, and follow where it leads. Raises nothing: a failure is an answer."""
    opener = urllib.request.build_opener(_Guard(allowed), _NoCookies())
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT})  # noqa: S310
        try:
            _refuse(address, allowed)
            with opener.open(request, timeout=TIMEOUT) as response:
                return Answer(response.status, "")
        except RefusedError as error:
            return Answer(None, str(error))
        except urllib.error.HTTPError as error:
            error.close()
            if method == "HEAD" and error.code in ASK_AGAIN:
                continue
            # Who lets nobody but people in says nothing about the page.
            problem = "" if error.code in (401, 403, 429) else f"HTTP {error.code}"
            return Answer(error.code, problem)
        except TimeoutError:
            return Answer(None, "timeout")
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Answer(None, _short(error))
    return Answer(None, "HTTP 405")


def _refuse(address: str, allowed: Callable[[str], bool]) -> None:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise RefusedError("not an address of a website")
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedError("unknown host") from error
    if not all(allowed(str(each[4][0])) for each in found):
        raise RefusedError("not a public server")


class _Guard(urllib.request.HTTPRedirectHandler):
    """Looks at every redirect as at the first address."""

    def __init__(self, allowed: Callable[[str], bool]) -> None:
        self.allowed = allowed

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        _refuse(newurl, self.allowed)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _NoCookies(urllib.request.HTTPSHandler):
    """Checks certificates, and keeps nothing from one question to the next."""

    def __init__(self) -> None:
        super().__init__(context=ssl.create_default_context())


def _short(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return "timeout"
    if isinstance(reason, RefusedError):
        return str(reason)
    return str(reason)[:200] or type(reason).__name__
