"""Conditions, ranges and codings of the public server (RFC 9110)."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from publishing.serve import file_response
from publishing.serve.file_response import codings
from publishing.serve.headers import CONTENT_SECURITY_POLICY, SECURITY_HEADERS
from publishing.serve.wsgi import PublicSites
from publishing.store.releases import Entry, ReleaseStore
from tests.publishing.client import Answer
from tests.publishing.stores import page, publish

TEXT = b"<p>welkom in de wijk</p>" * 50
PICTURE = bytes(range(256)) * 4


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    store = ReleaseStore(tmp_path, 1)
    blob = store.add_blob(PICTURE, "image/webp")
    picture = Entry("/images/a.webp", blob, len(PICTURE), "image/webp", "file", "")
    publish(store, page(store, "/", TEXT), picture)
    return store


@pytest.fixture
def app(store: ReleaseStore) -> PublicSites:
    return PublicSites(store.folder.parent)


@pytest.fixture(params=["from memory", "from disk"])
def either(
    app: PublicSites, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> PublicSites:
    if request.param == "from disk":
        monkeypatch.setattr(file_response, "LARGE", 1)
    return app


def test_an_unchanged_page_is_not_sent_again(app: PublicSites) -> None:
    tag = Answer(app, "/").headers["ETag"]
    strong = tag.removeprefix("W/")
    for condition in (tag, strong, f'"x", {tag}', f'W/"x" ,{strong}', "*", " * ", f'"a,b", {tag}'):
        answer = Answer(app, "/", HTTP_IF_NONE_MATCH=condition)
        assert (answer.status, answer.body) == (304, b"")
        assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
        assert answer.headers["ETag"] == tag
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert not {"Content-Type", "Content-Length", "Content-Encoding"} & set(answer.headers)
    for condition in ('"x"', "", strong.strip('"'), f'"{strong}"'):
        assert Answer(app, "/", HTTP_IF_NONE_MATCH=condition).status == 200


def test_the_tag_of_what_is_compressed_is_weak(app: PublicSites) -> None:
    # The same tag stands for several codings, and a copy may be made smaller.
    assert Answer(app, "/").headers["ETag"].startswith('W/"')
    assert Answer(app, "/images/a.webp").headers["ETag"].startswith('"')


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("bytes=1000-", 1000, 1023),
        ("bytes=-5", 1019, 1023),
        ("bytes=-5000", 0, 1023),
        ("bytes=1000-5000", 1000, 1023),
        ("bytes = 3 - 4", 3, 4),
    ],
)
def test_a_part_is_sent_alone(app: PublicSites, asked: str, first: int, last: int) -> None:
    answer = Answer(app, "/images/a.webp", HTTP_RANGE=asked)
    assert (answer.status, answer.body) == (206, PICTURE[first : last + 1])
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/1024"


@pytest.mark.parametrize("asked", ["bytes=1024-", "bytes=5000-6000", "bytes=-0"])
def test_a_part_that_is_not_there(app: PublicSites, asked: str) -> None:
    answer = Answer(app, "/images/a.webp", HTTP_RANGE=asked)
    assert (answer.status, answer.headers["Content-Range"]) == (416, "bytes */1024")


@pytest.mark.parametrize(
    "asked", ["bytes=5-2", "bytes=-", "bytes=0-1,3-4", "items=0-1", "x", "", "bytes=a-b"]
)
def test_a_part_that_cannot_be_understood_is_everything(app: PublicSites, asked: str) -> None:
    assert Answer(app, "/images/a.webp", HTTP_RANGE=asked).status == 200


MANY = "9" * 5000


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        (f"bytes=0-{MANY}", 206, "bytes 0-1023/1024"),
        (f"bytes=-{MANY}", 206, "bytes 0-1023/1024"),
        (f"bytes={'0' * 5000}5-{'0' * 5000}9", 206, "bytes 5-9/1024"),
        (f"bytes={MANY}-", 416, "bytes */1024"),
        (f"bytes={MANY}-{MANY}", 416, "bytes */1024"),
        # Ends before it begins: no range at all.
        (f"bytes={MANY}9-{MANY}", 200, None),
        ("bytes=10-9", 200, None),
        ("bytes=²-", 200, None),
        ("bytes=-²", 200, None),
        ("bytes=٣-٤", 200, None),
        ("bytes=1_0-2_0", 200, None),
        ("bytes=+1-2", 200, None),
        ("bytes=1e3-", 200, None),
        ("bytes=--1", 200, None),
    ],
)
def test_a_range_of_odd_numbers(
    either: PublicSites, asked: str, status: int, part: str | None
) -> None:
    answer = Answer(either, "/images/a.webp", HTTP_RANGE=asked)
    assert (answer.status, answer.headers.get("Content-Range")) == (status, part)
    assert {*SECURITY_HEADERS} <= {*answer.headers.items()}


def test_a_part_of_what_has_changed_is_everything(app: PublicSites) -> None:
    tag = Answer(app, "/images/a.webp").headers["ETag"]
    for condition, status in ((tag, 206), ('"x"', 200), (f"W/{tag}", 200), ("Sun, 22 Nov", 200)):
        answer = Answer(app, "/images/a.webp", HTTP_RANGE="bytes=0-1", HTTP_IF_RANGE=condition)
        assert answer.status == status


def test_a_part_of_a_page_is_of_the_page_itself(app: PublicSites) -> None:
    answer = Answer(app, "/", HTTP_RANGE="bytes=3-8", HTTP_ACCEPT_ENCODING="br")
    assert (answer.status, answer.body) == (206, b"welkom")
    assert "Content-Encoding" not in answer.headers
    weak = answer.headers["ETag"]
    for tag in (weak, weak.removeprefix("W/")):
        assert Answer(app, "/", HTTP_RANGE="bytes=3-8", HTTP_IF_RANGE=tag).status == 200


def test_a_range_is_for_get_only(app: PublicSites) -> None:
    assert Answer(app, "/images/a.webp", "HEAD", HTTP_RANGE="bytes=0-1").status == 200


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", ("",)),
        ("gzip", ("gzip", "")),
        ("gzip, deflate, br, zstd", ("br", "gzip", "")),
        ("br;q=0, gzip", ("gzip", "")),
        ("br;q=0.5, gzip;q=0.8", ("gzip", "br", "")),
        ("*", ("br", "gzip", "")),
        ("*;q=0", ("",)),
        ("gzip;q=x", ("",)),
        ("GZIP ; q=1", ("gzip", "")),
        ("identity", ("",)),
        ("brotli, xgzip", ("",)),
    ],
)
def test_what_a_browser_takes(accept: str, expected: tuple[str, ...]) -> None:
    assert codings(accept) == expected


def test_every_coding_holds_the_page(store: ReleaseStore, either: PublicSites) -> None:
    store.improve(limit_seconds=60)
    for coding, expand in (("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)):
        answer = Answer(either, "/", HTTP_ACCEPT_ENCODING=coding)
        assert answer.headers.get("Content-Encoding", "") == coding
        assert expand(answer.body) == TEXT
        head = Answer(either, "/", "HEAD", HTTP_ACCEPT_ENCODING=coding)
        assert (head.status, head.body, head.headers) == (200, b"", answer.headers)


def test_a_better_copy_is_served_with_its_own_length(
    store: ReleaseStore, either: PublicSites
) -> None:
    before = Answer(either, "/", HTTP_ACCEPT_ENCODING="br")
    assert before.body == TEXT
    store.improve(limit_seconds=60)
    for app in (either, PublicSites(store.folder.parent)):
        answer = Answer(app, "/", HTTP_ACCEPT_ENCODING="br")
        assert brotli.decompress(answer.body) == TEXT
        assert answer.headers["ETag"] == before.headers["ETag"]


@pytest.mark.parametrize("damage", [b"", b"\x00", None])
def test_a_damaged_copy_is_passed_over(
    store: ReleaseStore, app: PublicSites, damage: bytes | None
) -> None:
    copy, _gzip = store.blobs.copies(Answer(app, "/").headers["ETag"][3:-1])
    if damage is not None:
        copy.write_bytes(damage)
    answer = Answer(PublicSites(app.root), "/", HTTP_ACCEPT_ENCODING="br, gzip")
    assert gzip.decompress(answer.body) == TEXT


def test_a_copy_with_other_bytes_is_passed_over(store: ReleaseStore, app: PublicSites) -> None:
    copy, _gzip = store.blobs.copies(Answer(app, "/").headers["ETag"][3:-1])
    copy.write_bytes(brotli.compress(TEXT.replace(b"welkom", b"gehackt")))
    answer = Answer(PublicSites(app.root), "/", HTTP_ACCEPT_ENCODING="br")
    assert answer.body == TEXT
