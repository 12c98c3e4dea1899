"""The file of a release: nothing in it is taken on trust, unchanged lines are not made anew."""

from __future__ import annotations

import json
import random
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from publishing.store import manifests
from publishing.store.manifests import Entry, ReleaseError, decode_entry, encode_entry
from publishing.store.releases import ReleaseStore, former_addresses
from tests.publishing.stores import manifest, page, publish

ENTRY = Entry(
    "/wijken/",
    "0" * 32,
    5,
    "text/html",
    "page",
    "nl",
    200,
    "page:3",
    "",
    "2026-11-22T13:02:07+00:00",
)


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path, 1)


def test_a_line_has_every_field_of_an_entry() -> None:
    assert json.loads(encode_entry(ENTRY)) == list(astuple(ENTRY))
    assert decode_entry(encode_entry(ENTRY)) == ENTRY


@pytest.mark.parametrize(
    "wrong",
    [
        {"path": "wijken/"},
        {"path": "//evil.example/"},
        {"path": "/../../etc/passwd"},
        {"path": "/a/.."},
        {"path": "/a/./b"},
        {"path": "/a\\b"},
        {"path": "/a\r\nSet-Cookie: x"},
        {"blob": "../../../etc/passwd"},
        {"blob": "0" * 31},
        {"size": -1},
        {"size": "5"},
        {"status": 500},
        {"status": 301},
        {"location": "/elders/"},
        {"status": 302, "location": "/x\r\nSet-Cookie: x"},
        {"media_type": "text/html\r\nX: y"},
        {"language": "nl\n"},
    ],
    ids=str,
)
def test_a_line_that_no_publish_wrote_is_refused(wrong: dict[str, object]) -> None:
    line = encode_entry(replace(ENTRY, **wrong))  # type: ignore[arg-type]
    with pytest.raises(ReleaseError):
        decode_entry(line)


@pytest.mark.parametrize("line", ["", "[]", "{}", "7", '["/"]', "[" * 3000])
def test_a_line_of_another_form_is_refused(line: str) -> None:
    with pytest.raises(ReleaseError):
        decode_entry(line)


def test_everything_in_the_file_reads_back(store: ReleaseStore) -> None:
    made = manifest(
        store,
        page(store, "/", b"thuis", "page:1", since="2026-11-22T23:00:00+00:00"),
        page(store, "/café/\u2028wijk/", b"regels", "page:2"),
        page(store, "/oud", b"link", status=301, location="/wijken/"),
    )
    made = replace(made, former={"/weg/": "page:9"})
    store.write(made)
    assert ReleaseStore(store.folder.parent, 1).manifest(made.id) == made


def test_any_changed_byte_is_found(store: ReleaseStore) -> None:
    made = publish(store, page(store, "/", b"thuis", "page:1"))
    path = store.manifest_path(made.id)
    data = path.read_bytes()
    chance = random.Random(3)
    for _time in range(100):
        place, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
        path.write_bytes(data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :])
        with pytest.raises(ReleaseError):
            store.lines(made.id)
    path.write_bytes(data)
    assert store.current() == made


def test_a_manifest_under_another_name_is_refused(store: ReleaseStore) -> None:
    made = publish(store, page(store, "/", b"thuis"))
    store.manifest_path(made.id).rename(store.manifest_path("00000002"))
    with pytest.raises(ReleaseError, match="says that it is 00000001"):
        store.manifest("00000002")


@pytest.mark.parametrize("release_id", ["../../x", "", "1", "current", "00000001\n"])
def test_what_is_no_number_names_no_file(store: ReleaseStore, release_id: str) -> None:
    with pytest.raises(ReleaseError, match="is no id of a release"):
        store.manifest(release_id)


def test_an_address_stands_in_a_release_once(store: ReleaseStore) -> None:
    twice = (page(store, "/", b"een"), page(store, "/", b"twee"))
    with pytest.raises(ReleaseError, match="names an address twice"):
        store.write(manifest(store, *twice))
    made = manifest(store, *twice)
    store.manifests.mkdir(parents=True, exist_ok=True)
    data = manifests.encode_manifest(made, map(encode_entry, made.entries))
    store.manifest_path(made.id).write_bytes(data)
    with pytest.raises(ReleaseError, match="names an address twice"):
        store.manifest(made.id)


def test_a_release_without_end_is_refused(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = publish(store, page(store, "/", b"een"), page(store, "/twee/", b"twee"))
    monkeypatch.setattr(manifests, "MAX_ENTRIES", 1)
    with pytest.raises(ReleaseError, match="has 2 files"):
        store.manifest(made.id)


def test_unchanged_lines_are_used_again(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [page(store, f"/{number}/", b"%d" % number) for number in range(20)]
    publish(store, *entries)
    made: list[str] = []

    def noted(entry: Entry) -> str:
        made.append(entry.path)
        return encode_entry(entry)

    monkeypatch.setattr("publishing.store.releases.encode_entry", noted)
    entries[7] = page(store, "/7/", b"anders")
    again = publish(ReleaseStore(store.folder.parent, 1), *entries)
    assert made == ["/7/"]
    assert ReleaseStore(store.folder.parent, 1).current() == again


def test_former_addresses_are_those_of_pages_that_are_nobodys_now(store: ReleaseStore) -> None:
    first = manifest(
        store,
        page(store, "/", b"thuis", "page:1"),
        page(store, "/oud/", b"verhuist", "page:2"),
        page(store, "/terug/", b"komt terug", "page:3"),
        page(store, "/api/v1/nl/pages/oud", b"{}", "page:2", kind="data"),
        page(store, "/nieuws.xml", b"<feed/>", "feed:/nieuws.xml"),
    )
    second = replace(
        manifest(store, first.entries[0], page(store, "/nieuw/", b"verhuist", "page:2")),
        former=former_addresses(first, ()),
    )
    assert former_addresses(None, first.entries) == {}
    assert former_addresses(first, second.entries) == {"/oud/": "page:2", "/terug/": "page:3"}
    assert former_addresses(second, (second.entries[0], page(store, "/terug/", b"", "page:3"))) == {
        "/oud/": "page:2",
        "/nieuw/": "page:2",
    }


def test_a_file_of_another_format_is_refused(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = publish(store, page(store, "/", b"een"))
    monkeypatch.setattr(manifests, "FORMAT", 3)
    with pytest.raises(ReleaseError, match="damaged"):
        store.manifest(made.id)
