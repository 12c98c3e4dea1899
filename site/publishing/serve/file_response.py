"""One file of a release as it is answered: headers, codings, conditions and ranges (RFC 9110)."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING

from publishing.serve.gateway import FilePart
from publishing.serve.headers import SECURITY_HEADERS, headers_for
from publishing.store.blobs import (
    CODINGS,
    LARGE,
    UNREADABLE,
    Blobs,
    digest_of,
    expanded,
    has_copies,
)
from publishing.store.manifests import Entry

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Headers = list[tuple[str, str]]

TAG = re.compile(r'(W/)?("[^"]*")')
#: One range (RFC 9110, 14.1.1). Other digits than these are no numbers there.
RANGE = re.compile(r"\s*bytes\s*=\s*([0-9]*)\s*-\s*([0-9]*)\s*")
#: Digits of the largest number that is read as one: no file is as large.
DIGITS = 18
#: What a 304 says of the page (RFC 9110, 15.4.5).
NOT_MODIFIED = {name for name, _value in SECURITY_HEADERS} | {
    "Access-Control-Allow-Origin",
    "API-Version",
    "Cache-Control",
    "ETag",
    "Vary",
}
IDENTITY = ("",)
OK = "200 OK"


class DamagedError(RuntimeError):
    """The bytes of a file are not there, or are not those that the release names."""


class Memory:
    """What all files together may keep in memory: `limit` in bytes. Beyond it all start anew."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.used = 0
        self._files: list[ServedFile] = []
        self._lock = threading.Lock()

    def keep(self, file: ServedFile, coding: str, headers: Headers, body: bytes) -> None:
        """Keep an answer, when it fits."""
        if len(body) > self.limit:
            return
        with self._lock:
            if self.used + len(body) > self.limit:
                for each in self._files:
                    each.ready.clear()
                self._files, self.used = [], 0
            self._files.append(file)
            self.used += len(body)
            file.ready[coding] = (headers, body)

    def forget(self, files: Iterable[ServedFile]) -> None:
        """Let go of what the files of an earlier release kept."""
        gone = {id(file) for file in files if file.ready}
        with self._lock:
            kept = {id(file): file for file in self._files if id(file) not in gone}
            self._files = list(kept.values())
            bodies = (body for file in self._files for _headers, body in file.ready.values())
            self.used = sum(map(len, bodies))


class ServedFile:
    """A file of a release. Its ETag is its content.

    The tag of a file with compressed copies is weak: one tag for several codings, of which the
    copies may be replaced by smaller ones.
    """

    __slots__ = ("blobs", "coded", "entry", "memory", "ready", "tag")

    def __init__(self, entry: Entry, blobs: Blobs, memory: Memory) -> None:
        self.entry = entry
        self.blobs = blobs
        self.memory = memory
        self.ready: dict[str, tuple[Headers, bytes]] = {}
        self.coded = has_copies(entry.media_type, entry.size)
        self.tag = f'"{entry.blob}"' if entry.status == HTTPStatus.OK else ""

    def answer(
        self, environ: WSGIEnvironment, start_response: StartResponse, status_line: str = OK
    ) -> Iterable[bytes]:
        """Answer a GET or HEAD. Raises DamagedError before anything is sent."""
        if self.tag:
            if has_tag(environ.get("HTTP_IF_NONE_MATCH"), self.tag):
                headers = [pair for pair in self.headers("") if pair[0] in NOT_MODIFIED]
                start_response("304 Not Modified", headers)
                return []
            if "HTTP_RANGE" in environ and environ["REQUEST_METHOD"] == "GET":
                part = self._part(environ, start_response)
                if part is not None:
                    return part
        wanted = codings(environ.get("HTTP_ACCEPT_ENCODING", "")) if self.coded else IDENTITY
        if self.entry.size >= LARGE:
            return self._stream(wanted, environ, start_response, status_line)
        for coding in wanted:
            found = self.ready.get(coding) or self._load(coding)
            if found:
                # A copy: who is given a list of headers may change it.
                start_response(status_line, [*found[0]])
                return [] if environ["REQUEST_METHOD"] == "HEAD" else [found[1]]
        raise DamagedError(f"{self.entry.path} cannot be served")

    def headers(self, coding: str) -> Headers:
        """Return the headers in one coding, but for the length."""
        entry = self.entry
        headers = headers_for(entry.path, entry.media_type, entry.language, entry.kind)
        if self.tag:
            headers.append(("ETag", f"W/{self.tag}" if self.coded else self.tag))
        if self.coded:
            headers.append(("Vary", "Accept-Encoding"))
        elif self.tag:
            headers.append(("Accept-Ranges", "bytes"))
        if coding:
            headers.append(("Content-Encoding", coding))
        return headers

    def _load(self, coding: str) -> tuple[Headers, bytes] | None:
        """Read the bytes in one coding; None when that copy is not there, or not good.

        What is kept was compared with the digest: bit rot is never served from then on.
        """
        blob = self.entry.blob
        try:
            if coding:
                path = self.blobs.path(blob)
                body = path.with_name(path.name + CODINGS[coding]).read_bytes()
                content = expanded(CODINGS[coding], body)
            else:
                body = content = self.blobs.read(blob)
        except OSError as error:
            if coding:
                return None
            raise DamagedError(f"{self.entry.path}: {error}") from error
        except UNREADABLE:
            return None
        if len(content) != self.entry.size or digest_of(content) != self.entry.blob:
            if coding:
                return None
            raise DamagedError(f"{self.entry.path}: blob {self.entry.blob} is damaged")
        headers = [*self.headers(coding), ("Content-Length", str(len(body)))]
        self.memory.keep(self, coding, headers, body)
        return headers, body

    def _plain(self) -> tuple[Headers, bytes]:
        """Return the plain bytes, with their headers. Raises DamagedError."""
        found = self.ready.get("") or self._load("")
        if found is None:
            raise DamagedError(f"{self.entry.path} cannot be served")
        return found

    def _find(self, coding: str) -> tuple[str, int]:
        """Return the file in one coding, and its length. Raises OSError, DamagedError."""
        path = self.blobs.path(self.entry.blob)
        if coding:
            path = path.with_name(path.name + CODINGS[coding])
        size = path.stat().st_size
        if not coding and size != self.entry.size:
            raise DamagedError(f"{self.entry.path}: blob {self.entry.blob} has {size} bytes")
        return str(path), size

    def _stream(
        self,
        wanted: tuple[str, ...],
        environ: WSGIEnvironment,
        start_response: StartResponse,
        status_line: str,
    ) -> Iterable[bytes]:
        """Send a large file from disk: a blob never changes, and goes long after its last release.

        Raises DamagedError.
        """
        for coding in wanted:
            try:
                path, size = self._find(coding)
            except OSError:
                continue
            start_response(status_line, [*self.headers(coding), ("Content-Length", str(size))])
            return [] if environ["REQUEST_METHOD"] == "HEAD" else FilePart(path, 0, size)
        headers, body = self._plain()
        start_response(status_line, [*headers])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _part(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes] | None:
        """Answer one range of the bytes; None for a condition or a form that asks for all."""
        asked = RANGE.fullmatch(environ["HTTP_RANGE"])
        if not asked or asked[1] == asked[2] == "":
            return None
        if "HTTP_IF_RANGE" in environ and (self.coded or environ["HTTP_IF_RANGE"] != self.tag):
            return None
        size = self.entry.size
        # "-5" is the last five bytes.
        first = number(asked[1]) if asked[1] else max(size - number(asked[2]), 0)
        last = min(number(asked[2]), size - 1) if asked[1] and asked[2] else size - 1
        if asked[1] and asked[2] and _smaller(asked[2], asked[1]):
            return None
        if first >= size:
            headers = [*SECURITY_HEADERS, ("Content-Range", f"bytes */{size}")]
            start_response("416 Range Not Satisfiable", [*headers, ("Content-Length", "0")])
            return []
        part: Iterable[bytes]
        try:
            part = FilePart(self._find("")[0], first, last - first + 1)
        except OSError:
            # It is there compressed only, or not at all.
            part = [self._plain()[1][first : last + 1]]
        headers = [
            *self.headers(""),
            ("Content-Range", f"bytes {first}-{last}/{size}"),
            ("Content-Length", str(last - first + 1)),
        ]
        start_response("206 Partial Content", headers)
        return part


def has_tag(condition: str | None, tag: str) -> bool:
    """Compare a tag weakly with each one that the browser has (RFC 9110, 13.1.2)."""
    return condition is not None and (
        condition.strip() == "*" or any(match[2] == tag for match in TAG.finditer(condition))
    )


def number(digits: str) -> int:
    """Read a number of any length; what has too many digits is larger than any file."""
    shorter = digits.lstrip("0")
    return int(shorter or "0") if len(shorter) <= DIGITS else 10**DIGITS


def _smaller(digits: str, others: str) -> bool:
    """Return whether a number of any length is smaller than another one."""
    one, other = digits.lstrip("0"), others.lstrip("0")
    return (len(one), one) < (len(other), other)


@lru_cache(maxsize=1024)
def codings(accept: str) -> tuple[str, ...]:
    """Return the codings that a browser takes, the best first; the last is the file as it is."""
    weights: dict[str, float] = {}
    for part in accept.lower().split(","):
        name, _semicolon, parameter = part.partition(";")
        weight = parameter.replace(" ", "").removeprefix("q=")
        try:
            weights[name.strip()] = float(weight) if weight else 1.0
        except ValueError:
            weights[name.strip()] = 0.0
    found = {coding: weights.get(coding, weights.get("*", 0.0)) for coding in CODINGS}
    taken = [coding for coding, weight in found.items() if weight > 0]
    return (*sorted(taken, key=lambda coding: -found[coding]), "")
