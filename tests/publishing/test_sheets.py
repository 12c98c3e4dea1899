"""PDFs of sheets: made after a release, of exactly what is served, and gone with it."""

from __future__ import annotations

import gzip
import logging
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from PIL import ImageFile
from pytest_django import Settings

from contacts.erasure.finding import finder
from contacts.erasure.patterns import SearchPatterns
from contacts.erasure.scan import Look, _in_releases
from publishing.pdf import sheets, weasyprint
from publishing.pdf.worker import Finisher
from publishing.serve.wsgi import PublicSites
from publishing.store.manifests import Entry
from publishing.store.releases import ReleaseStore
from tests.publishing.client import Answer
from tests.publishing.stores import HOST, page, publish

POSTER = "/wijken/noord/poster.html"
PDF = "/wijken/noord/poster.pdf"
CSS = "/static/css/sheet.css"


def sheet(store: ReleaseStore, text: str, path: str = POSTER, **fields: object) -> Entry:
    """Make a sheet that shows a style sheet."""
    body = (
        f'<!DOCTYPE html><html lang="nl"><head><title>Poster</title>'
        f'<link rel="stylesheet" href="{CSS}"></head><body><h1>{text}</h1><!--pdf<a href="poster.pdf">PDF</a>pdf--></body></html>'
    )
    return page(store, path, body.encode(), f"poster:{path}", kind="poster", **fields)


@pytest.fixture
def store(settings: Settings, tmp_path: Path) -> ReleaseStore:
    settings.RELEASES_DIR = tmp_path
    return ReleaseStore(tmp_path, 1)


@pytest.fixture
def style(store: ReleaseStore) -> Entry:
    body = b"h1 { color: #0a3 }"
    return replace(page(store, CSS, body), media_type="text/css", kind="static")


def test_the_address_leads_to_the_page_until_there_is_a_pdf_of_it(
    store: ReleaseStore, style: Entry
) -> None:
    publish(store, style, sheet(store, "Open"))
    app = PublicSites(store.folder.parent)
    first = Answer(app, PDF)
    assert (first.status, first.headers["Location"]) == (302, POSTER)
    assert first.headers["Cache-Control"] == "no-store"
    assert sheets.make_all(store) == 1
    made = Answer(app, PDF)
    assert made.status == 200
    assert made.headers["Content-Type"] == "application/pdf"
    assert made.headers["Content-Language"] == "nl"
    assert made.headers["Content-Disposition"] == 'inline; filename="noord-poster.pdf"'
    assert weasyprint.is_whole(made.body)
    assert Answer(app, PDF, "HEAD").body == b""
    assert Answer(app, PDF, HTTP_IF_NONE_MATCH=made.headers["ETag"]).status == 304
    assert Answer(app, PDF, HTTP_IF_NONE_MATCH='"other"').status == 200
    # Nothing is made twice; what is no sheet has none.
    assert sheets.make_all(store) == 0
    assert Answer(app, "/wijken/zuid/poster.pdf").status == 404


LINK = b'<a href="poster.pdf">PDF</a>'


def test_a_sheet_links_to_its_pdf_from_the_moment_that_it_is_there(
    store: ReleaseStore, style: Entry
) -> None:
    publish(store, style, sheet(store, "Open"))
    app = PublicSites(store.folder.parent)
    without = Answer(app, POSTER)
    assert b"<!--pdf" + LINK + b"pdf-->" in without.body
    sheets.make_all(store)
    made = Answer(app, POSTER)
    assert made.body == without.body.replace(b"<!--pdf", b"").replace(b"pdf-->", b"")
    # Who has the page without the link is given the other one.
    assert Answer(app, POSTER, HTTP_IF_NONE_MATCH=without.headers["ETag"]).status == 200
    assert Answer(app, POSTER, HTTP_IF_NONE_MATCH=made.headers["ETag"]).status == 304
    assert Answer(app, POSTER, "HEAD").body == b""
    packed = Answer(app, POSTER, HTTP_ACCEPT_ENCODING="gzip")
    assert gzip.decompress(packed.body) == made.body
    assert {*packed.headers} - {*made.headers} == {"Content-Encoding"}
    publish(store, style, sheet(store, "Gesloten"))
    app.refresh()
    assert b"<!--pdf" + LINK in Answer(app, POSTER).body


def test_a_damaged_sheet_is_not_served_though_its_pdf_is_there(
    store: ReleaseStore, style: Entry
) -> None:
    entry = sheet(store, "Open")
    publish(store, style, entry)
    sheets.make_all(store)
    app = PublicSites(store.folder.parent)
    assert Answer(app, POSTER).status == 200
    store.blob_path(entry.blob).write_bytes(b"?")
    assert Answer(app, POSTER).status == 503
    store.blob_path(entry.blob).unlink()
    assert Answer(app, POSTER).status == 503


def test_a_pdf_never_says_what_the_page_does_not(store: ReleaseStore, style: Entry) -> None:
    publish(store, style, sheet(store, "Open"))
    app = PublicSites(store.folder.parent)
    sheets.make_all(store)
    before = Answer(app, PDF)
    publish(store, style, sheet(store, "Gesloten"))
    app.refresh()
    assert Answer(app, PDF).status == 302
    assert sheets.make_all(store) == 1
    assert Answer(app, PDF).headers["ETag"] != before.headers["ETag"]


def test_half_a_pdf_is_not_served_and_named_in_the_check(store: ReleaseStore, style: Entry) -> None:
    entry = sheet(store, "Open")
    made = publish(store, style, entry)
    sheets.make_all(store)
    place = store.blobs.pdf(entry.blob)
    place.write_bytes(place.read_bytes()[:500])
    assert Answer(PublicSites(store.folder.parent), PDF).status == 302
    assert store.check(made) == [
        f"{POSTER}: {place.name} is no whole PDF: remove it, and it is made anew"
    ]


def test_a_pdf_goes_with_its_page(store: ReleaseStore, style: Entry) -> None:
    old = sheet(store, "Piet Puk")
    publish(store, style, old)
    sheets.make_all(store)
    publish(store, style)
    assert store.blobs.pdf(old.blob).exists()
    assert store.withdraw([old.blob]) == ["00000001"]
    assert not store.blobs.pdf(old.blob).exists()


def test_what_is_withdrawn_while_its_pdf_is_made_leaves_none(
    store: ReleaseStore, style: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = sheet(store, "Piet Puk")
    manifest = publish(store, style, entry)

    def make_pdf(*_args: Any) -> bytes:
        store.blobs.remove(entry.blob)
        return b"%PDF-1.7 %%EOF"

    monkeypatch.setattr(sheets, "make_pdf", make_pdf)
    assert sheets.make(store, manifest, entry) is False
    assert not store.blobs.pdf(entry.blob).exists()


def test_a_pdf_without_its_page_is_a_place_that_may_hold_somebody(
    store: ReleaseStore, style: Entry
) -> None:
    entry = sheet(store, "Piet Puk")
    publish(store, style, entry)
    sheets.make_all(store)
    look = Look(finder(SearchPatterns(names=frozenset({"Nobody Here"}))))
    assert list(_in_releases(look, None)) == []
    store.blob_path(entry.blob).unlink()
    assert list(_in_releases(look, None)) == [(f"{HOST}{POSTER}", True)]


def test_the_last_changed_goes_first_and_one_that_fails_stops_no_other(
    store: ReleaseStore, style: Entry, caplog: pytest.LogCaptureFixture
) -> None:
    bad = page(
        store,
        "/b.html",
        b'<html lang="nl"><title>B</title><link rel="stylesheet" href="/static/none.css">',
        kind="poster",
        since="2026-11-23T09:00:00+00:00",
    )
    old = sheet(store, "Oud", "/a.html", since="2026-11-20T09:00:00+00:00")
    new = sheet(store, "Nieuw", "/c.html", since="2026-11-22T09:00:00+00:00")
    manifest = publish(store, style, bad, old, new)
    assert [each.path for each in sheets.lacking(store, manifest)] == [
        "/b.html",
        "/c.html",
        "/a.html",
    ]
    with caplog.at_level(logging.ERROR, logger="publishing"):
        assert sheets.make_all(store, limit=1) == 1
    assert [each.getMessage() for each in caplog.records] == [
        f"no PDF of {HOST}/b.html: /b.html shows what is not in its release: /static/none.css"
    ]
    assert [each.path for each in sheets.lacking(store, manifest)] == ["/b.html", "/a.html"]


def test_the_command_makes_what_is_missing_and_says_so(
    store: ReleaseStore, style: Entry, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(store, style, sheet(store, "Open"))
    call_command("finish_releases", nice=0)
    assert capsys.readouterr().out == (
        f"{HOST}: search index up to date\n{HOST}: 1 PDF made\n{HOST}: 0 pictures to share made\n"
    )
    with pytest.raises(CommandError, match="there is no release of elders"):
        call_command("finish_releases", site="elders", nice=0)


def test_half_a_picture_is_still_none_in_a_process_that_makes_a_pdf(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    monkeypatch.setattr(weasyprint, "_fonts", None)
    weasyprint.prepare()
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


def test_without_the_library_it_says_what_to_install(
    store: ReleaseStore, style: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(store, style, sheet(store, "Open"))
    monkeypatch.setattr(weasyprint, "_fonts", None)
    monkeypatch.setitem(sys.modules, "weasyprint.text.fonts", None)
    with pytest.raises(CommandError, match="install the library Pango, in Debian the package"):
        call_command("finish_releases", nice=0)


class Process:
    """A process that ends when the test says so."""

    started: list[Process]

    def __init__(self, command: tuple[str, ...], **_rest: Any) -> None:
        self.command, self.ended = command, False
        self.status: int | None = None
        self.started.append(self)

    def poll(self) -> int | None:
        return self.status

    def terminate(self) -> None:
        self.ended = True

    def wait(self, _seconds: float) -> int:
        return 0


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[Process]:
    monkeypatch.setattr(Process, "started", [], raising=False)
    monkeypatch.setattr(subprocess, "Popen", Process)
    return Process.started


def test_one_process_at_a_time_finishes_releases(processes: list[Process]) -> None:
    own = Finisher()
    own.look()
    assert processes == []
    own.want()
    assert processes == []
    own.look()
    assert [each.command for each in processes] == [
        (sys.executable, "-m", "wijkwijzer", "finish_releases")
    ]
    own.want()
    own.look()
    assert len(processes) == 1
    # What came meanwhile is seen after it, once.
    processes[0].status = 1
    own.look()
    own.look()
    assert len(processes) == 2
    own.stop()
    assert processes[1].ended
    own.look()
    assert len(processes) == 2


def test_what_cannot_be_started_stops_no_publish(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def nothing(*_args: Any, **_rest: Any) -> None:
        raise OSError("no memory")

    monkeypatch.setattr(subprocess, "Popen", nothing)
    with caplog.at_level(logging.ERROR, logger="publishing"):
        own = Finisher()
        own.want()
        own.look()
    assert [e.getMessage() for e in caplog.records] == [
        "finish_releases cannot be started: no memory"
    ]
