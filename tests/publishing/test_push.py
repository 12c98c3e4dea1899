"""Pushing releases: what a machine with nothing else serves is the same, and what was withdrawn is gone there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.core.management import CommandError, call_command
from moto import mock_aws
from pytest_django import Settings

from publishing.machines.push import Pusher
from publishing.machines.pushing import Pushing
from publishing.machines.targets import TargetError, target_of
from publishing.serve.wsgi import PublicSites
from publishing.store.releases import ReleaseStore
from tests.needed import needed
from tests.publishing.client import Answer
from tests.publishing.stores import HOST, page, publish

pytestmark = pytest.mark.sqlite
#: What of a page is large enough to be compressed.
LONG = b"<p>" + b"wijk " * 200 + b"</p>"


@dataclass
class Place:
    """A target, and how a machine that has only that gets its files."""

    address: str
    fetch: Callable[[Path], None]
    #: The names of everything that it keeps, earlier versions too.
    names: Callable[[], set[str]]
    damage: Callable[[str], None]


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Place]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("S3_REGION", "us-east-1")
    with mock_aws():
        made: Any = boto3.resource("s3", region_name="us-east-1").create_bucket(Bucket="public")
        made.Versioning().enable()

        def fetch(folder: Path) -> None:
            for each in made.objects.all():
                path = folder / each.key.removeprefix("stad/")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(each.get()["Body"].read())

        def names() -> set[str]:
            return {each.object_key.removeprefix("stad/") for each in made.object_versions.all()}

        yield Place(
            "s3://public/stad",
            fetch,
            names,
            lambda name: made.Object(f"stad/{name}").put(Body=b"anders"),
        )


@pytest.fixture
def rsync(tmp_path: Path) -> Place:
    needed(shutil.which("rsync"), "rsync is not here: apt install rsync")
    folder = tmp_path / "elders" / "releases"

    def damage(name: str) -> None:
        (folder / name).write_bytes(b"anders")

    def fetch(target: Path) -> None:
        shutil.copytree(folder, target)

    return Place(
        str(folder),
        fetch,
        lambda: {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()},
        damage,
    )


@pytest.fixture(params=["bucket", "rsync"])
def place(request: pytest.FixtureRequest) -> Place:
    found: Place = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def store(settings: Settings, tmp_path: Path) -> ReleaseStore:
    settings.RELEASES_DIR = tmp_path / "releases"
    store = ReleaseStore(tmp_path / "releases", 1)
    publish(store, page(store, "/", b"<p>start</p>"), page(store, "/a/", LONG, "page:2"))
    return store


def served(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return what a public machine answers that has only this folder."""
    sites = PublicSites(folder)
    answers = {path: Answer(sites, path) for path in ("/", "/a/", "/b/")}
    return {path: (each.status, each.body) for path, each in answers.items()}


def fetched(place: Place, tmp_path: Path) -> Path:
    folder = tmp_path / "public"
    shutil.rmtree(folder, ignore_errors=True)
    place.fetch(folder)
    return folder


def test_a_machine_with_the_pushed_release_alone_serves_the_same(
    store: ReleaseStore, place: Place, tmp_path: Path
) -> None:
    pusher = Pusher(store, place.address)
    first = pusher.push()
    assert first is not None
    assert (first.release, first.addresses) == ("00000001", ["*"])
    assert served(fetched(place, tmp_path)) == served(store.folder.parent)
    assert pusher.verify() == []
    # Nothing of the workshop goes along.
    assert {each.split("/")[1] for each in place.names()} == {"blobs", "manifests", "current"}


def test_a_second_push_sends_what_is_new_and_tells_which_addresses_changed(
    store: ReleaseStore, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tmp_path / "said"
    hook = tmp_path / "hook"
    hook.write_text(f"#!/bin/sh\ncat >> {said}\necho >> {said}\n")
    hook.chmod(0o755)
    monkeypatch.setenv("AFTER_PUSH", str(hook))
    pusher = Pusher(store, place.address)
    pusher.push()
    publish(store, page(store, "/", b"<p>start</p>"), page(store, "/b/", LONG + b"b", "page:3"))
    second = pusher.push()
    assert second is not None
    addresses = [f"http://{HOST}:8000/a/", f"http://{HOST}:8000/b/"]
    assert second.addresses == addresses
    # The page and the manifest.
    assert second.sent == 2
    again = pusher.push()
    assert again is not None
    assert again.addresses == []
    told = [json.loads(line) for line in said.read_text().splitlines()]
    assert [each["addresses"] for each in told] == [["*"], addresses]
    assert served(fetched(place, tmp_path)) == served(store.folder.parent)


def test_what_is_withdrawn_is_gone_there_at_once(
    store: ReleaseStore, place: Place, tmp_path: Path
) -> None:
    pusher = Pusher(store, place.address)
    pusher.push()
    current = store.current()
    assert current is not None
    entry = current.by_path()["/a/"]
    publish(store, page(store, "/", b"<p>start</p>"))
    store.withdraw([entry.blob])
    # By a process that did not see it: one that knows what was there does no better.
    assert Pusher(store, place.address).push() is not None
    left = place.names()
    assert not any(entry.blob in name for name in left)
    assert not any("00000001" in name for name in left)
    assert served(fetched(place, tmp_path))["/a/"][0] == 410


def test_what_another_machine_pushed_meanwhile_is_known(
    store: ReleaseStore, bucket: Place, tmp_path: Path
) -> None:
    pusher = Pusher(store, bucket.address)
    pusher.push()
    other = ReleaseStore(tmp_path / "twee", 1)
    made = publish(other, page(other, "/", b"<p>van de ander</p>"))
    Pusher(other, bucket.address).push()
    store.take_over(made.id, other.manifest_path(made.id).read_bytes(), made.id)
    publish(store, page(store, "/", b"<p>start</p>"))
    pusher.push()
    theirs = made.by_path()["/"].blob
    assert not any(theirs in name for name in bucket.names())


def test_what_is_not_as_it_should_be_is_named(
    store: ReleaseStore, place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("releases", "push", place.address)
    assert "stad.localhost: release 00000001 is there" in capsys.readouterr().out
    call_command("releases", "push", place.address, "--verify")
    [name] = [each for each in place.names() if each.endswith(".jsonl")]
    place.damage(name)
    with pytest.raises(CommandError, match=r"1 file at .* not as it should be"):
        call_command("releases", "push", place.address, "--verify")
    assert "manifests/00000001.jsonl: is missing or differs" in capsys.readouterr().out


def test_the_pointer_comes_last(store: ReleaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[set[str]] = []

    class Noting:
        def put(self, folder: Path, names: set[str]) -> None:
            order.append(set(names))

        def names(self) -> set[str]:
            return set()

        def remove(self, folder: Path, names: set[str]) -> None: ...

    monkeypatch.setattr("publishing.machines.push.target_of", lambda *_: Noting())
    Pusher(store, "anywhere").push()
    assert len(order) == 2
    assert "manifests/00000001.jsonl" in order[0]
    assert order[1] == {"current"}


@pytest.mark.parametrize("address", ["ftp://host/map", "map", "s3://", "", "http://host"])
def test_a_place_of_another_kind_is_named(address: str) -> None:
    with pytest.raises(TargetError, match="is no target: s3://BUCKET/PREFIX"):
        target_of(address, "site-1")


def test_a_place_that_is_away_stops_nobody(
    store: ReleaseStore, rsync: Place, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "bestand").write_text("")
    settings.PUSH_TO = [f"{tmp_path}/bestand/releases", rsync.address]
    [problem] = Pushing().now([1])
    assert problem.startswith(f"site 1 is not pushed to {tmp_path}/bestand/releases: rsync: ")
    assert any(each.endswith("/current") for each in rsync.names())


def test_the_commands_of_the_manual_do_what_it_says(
    store: ReleaseStore, rsync: Place, repository: Path
) -> None:
    manual = (repository / "docs/hosting.md").read_text(encoding="utf-8")
    chapter = manual.partition("### Public machines of their own")[2].partition("\n## ")[0]
    commands = [
        line.removeprefix("wijkwijzer ").replace("/srv/public/releases", rsync.address).split()
        for line in chapter.splitlines()
        if line.startswith("wijkwijzer ")
    ]
    assert len(commands) == 2
    for command in commands:
        call_command(*command)
    assert served(Path(rsync.address)) == served(store.folder.parent)
