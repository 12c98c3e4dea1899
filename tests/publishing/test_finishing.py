"""A plain tree is whole: PDFs, search index and pictures are made for it, or their lack is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publishing.build.build_tasks import Output
from publishing.cards.card import LIST, written
from publishing.cards.drawing import NoPangoError
from publishing.pdf.weasyprint import PdfError
from publishing.registry import Document, Searchable, registry
from publishing.store import finishing as module
from publishing.store.blobs import digest_of
from publishing.store.finishing import (
    Finishing,
    finished,
    pages_for_pdfs,
    with_links_to_pdfs,
)
from publishing.store.releases import ReleaseStore
from tests.publishing.stores import page, publish
from tests.publishing.test_cards import CARD, FONT

POSTER, CSS = "/wijken/noord/poster.html", "/static/sheet.css"


def output(path: str, body: bytes, media_type: str = "text/html", kind: str = "static") -> Output:
    return Output(path, Document(body, media_type), kind, "nl", owner=f"page:{path}")


@pytest.fixture(autouse=True)
def searchable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "searchable", {"news": Searchable("news", 0.4)})


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path / "releases", 1)


@pytest.fixture
def outputs(repository: Path) -> list[Output]:
    sheet = f'<html lang="nl"><title>Blad</title><link rel="stylesheet" href="{CSS}"><h1>Noord</h1>'
    font = next((repository / "static").rglob(FONT.rpartition("/")[2])).read_bytes()
    return [
        output("/nieuws/", b"<html><main><h1>Feest</h1><p>Muziek</p></main>", kind="news"),
        output(POSTER, sheet.encode(), kind="poster"),
        output(CSS, b"h1 { color: #0a3 }", "text/css"),
        output(FONT, font, "font/woff2"),
        output(LIST, written([CARD]), "application/json"),
    ]


def test_what_follows_a_release_is_made_for_a_tree(
    store: ReleaseStore, outputs: list[Output]
) -> None:
    told: list[tuple[str, int, int]] = []
    finishing = Finishing(lambda *step: told.append(step))
    made = {each.path: each.document for each in finished(store, outputs, finishing)}
    assert set(made) == {
        "/wijken/noord/poster.pdf",
        "/static/search/nl.json",
        "/static/search/nl/0.json",
        CARD.url,
    }
    assert made["/wijken/noord/poster.pdf"].body.startswith(b"%PDF-")
    assert b"Muziek" in made["/static/search/nl/0.json"].body
    assert made[CARD.url].body.startswith(b"\x89PNG")
    assert told == [("PDFs", 1, 1), ("pictures to share", 1, 1)]
    assert (finishing.complaints, list(pages_for_pdfs(outputs, set(made)))) == ([], [])


def test_without_making_what_is_there_comes_along(
    store: ReleaseStore, outputs: list[Output]
) -> None:
    assert list(finished(store, outputs, None)) == []
    (rule,) = pages_for_pdfs(outputs, set())
    assert (rule.path, rule.status, rule.target) == ("/wijken/noord/poster.pdf", 302, POSTER)


def test_in_a_tree_a_sheet_links_to_its_pdf_only_when_that_is_there() -> None:
    body = b'Terug<!--pdf, <a href="poster.pdf">PDF</a>pdf-->.'
    sheet, other = output(POSTER, body, kind="poster"), output("/nieuws/", body, kind="news")
    assert list(with_links_to_pdfs([sheet, other], set())) == [(sheet, body), (other, body)]
    linked = b'Terug, <a href="poster.pdf">PDF</a>.'
    made = {"/wijken/noord/poster.pdf"}
    assert list(with_links_to_pdfs([sheet, other], made)) == [(sheet, linked), (other, body)]


def test_a_pdf_is_kept_beside_its_page_and_nowhere_else(
    store: ReleaseStore, outputs: list[Output], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "make_pdf", lambda *_sheet: b"%PDF- %%EOF")
    place = store.blobs.pdf(digest_of(outputs[1].document.body))
    list(finished(store, outputs, Finishing(lambda *_step: None)))
    assert not place.exists()
    publish(store, page(store, POSTER, outputs[1].document.body, "poster:1", kind="poster"))
    list(finished(store, outputs, Finishing(lambda *_step: None)))
    assert place.read_bytes() == b"%PDF- %%EOF"
    monkeypatch.delattr(module, "make_pdf")
    (found,) = [
        e for e in finished(store, outputs, Finishing(lambda *_s: None)) if e.path[-3:] == "pdf"
    ]
    assert found.document.body == b"%PDF- %%EOF"


def test_what_cannot_be_made_is_said_once_and_stops_nothing(
    store: ReleaseStore, outputs: list[Output], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_pdf() -> None:
        raise PdfError("Pango ontbreekt")

    def no_card(*_card: object) -> bytes:
        raise NoPangoError("Pango ontbreekt")

    monkeypatch.setattr(module, "prepare", no_pdf)
    monkeypatch.setattr(module, "draw", no_card)
    finishing = Finishing(lambda *_step: None)
    made = [each.path for each in finished(store, outputs, finishing)]
    assert made == ["/static/search/nl.json", "/static/search/nl/0.json"]
    assert finishing.complaints == [
        "Pango ontbreekt; the addresses of PDFs lead to their pages",
        "no pictures of shared pages: Pango ontbreekt",
    ]


def test_a_sheet_that_fails_is_named_and_the_others_are_made(
    store: ReleaseStore, outputs: list[Output]
) -> None:
    broken = output(
        "/ander.html",
        outputs[1].document.body.replace(CSS.encode(), b"/static/weg.css"),
        kind="poster",
    )
    finishing = Finishing(lambda *_step: None)
    made = [each.path for each in finished(store, [broken, *outputs[:3]], finishing)]
    assert "/wijken/noord/poster.pdf" in made
    assert "/ander.pdf" not in made
    (line,) = finishing.complaints
    assert re.fullmatch(r"no PDF of /ander\.html: .*/static/weg\.css", line)
