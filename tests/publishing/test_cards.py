"""Pictures of shared pages: made after a release, used again, and gone with what they say."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from publishing.cards import drawing, folder, making
from publishing.cards.card import HEIGHT, LIST, WIDTH, Card, written
from publishing.cards.drawing import CardError, draw
from publishing.serve.wsgi import PublicSites
from publishing.store.manifests import Entry
from publishing.store.releases import ReleaseStore
from tests.conftest import REPOSITORY
from tests.publishing.client import Answer
from tests.publishing.stores import page, publish

FONT = "/static/fonts/public-sans.woff2"
BODY = (REPOSITORY / "static/fonts/public-sans.woff2").read_bytes()
CARD = Card(
    above="Noord",
    title="Wie is wie",
    below="Wijk aan Zet",
    language="nl",
    rtl=False,
    font=FONT,
    family="Public Sans",
    background="#0b4a2b",
    ink="#ffffff",
    art="#1c6b45",
    accent="#f2c500",
)
SAID = {
    "short": ("nl", "Wie is wie"),
    "polish": ("pl", "Śródmieście: źle działające łóżka"),
    "turkish": ("tr", "Iğdır'ın ışığı, şöför, çağrı"),
    "arabic": ("ar", "مركز الحي فاينورد Wijk aan Zet والمزيد"),
    "one long word": ("nl", "Wijkbudgetaanvraagformulier" * 9),
    "as long as a title may be": ("nl", "Wat er allemaal in de wijk is " * 8),
}


def letters(body: bytes, card: Card) -> tuple[int, int, int, int]:
    """Return the box around everything in the colour of the words."""
    picture = Image.open(io.BytesIO(body)).convert("RGB")
    mask = picture.point(lambda value: 255 if value > 200 else 0).convert("L")
    found = mask.point(lambda value: 255 if value == 255 else 0).getbbox()
    assert found is not None, card
    return found


@pytest.mark.parametrize("said", SAID)
def test_a_picture_holds_its_whole_title_in_every_script(said: str) -> None:
    language, title = SAID[said]
    rtl = language == "ar"
    card = replace(CARD, title=title, language=language, rtl=rtl)
    body = draw(card, BODY)
    assert len(body) <= 60_000
    assert Image.open(io.BytesIO(body)).size == (WIDTH, HEIGHT)
    left, top, right, bottom = letters(body, card)
    start, end = (
        (WIDTH - drawing.EDGE - drawing.WORDS, WIDTH - drawing.EDGE)
        if rtl
        else (drawing.EDGE, drawing.EDGE + drawing.WORDS)
    )
    assert start - 4 <= left < right <= end + 4
    assert drawing.EDGE - 4 <= top < bottom <= HEIGHT - drawing.EDGE + 4


def test_a_picture_is_not_made_of_boxes_for_unknown_letters() -> None:
    with pytest.raises(CardError, match="no font"):
        draw(replace(CARD, title="\U0001e922\U0001e923"), BODY)


def listing(store: ReleaseStore, *cards: Card) -> Entry:
    found = page(store, LIST, written(cards), f"cards:{LIST}")
    return replace(found, media_type="application/json", kind="cards")


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path, 1)


@pytest.fixture
def font(store: ReleaseStore) -> Entry:
    return replace(page(store, FONT, BODY), media_type="font/woff2", kind="asset")


def test_a_picture_is_there_when_it_is_made_and_is_made_once(
    store: ReleaseStore, font: Entry
) -> None:
    publish(store, font, listing(store, CARD))
    app = PublicSites(store.folder.parent)
    assert (Answer(app, CARD.url).status, Answer(app, CARD.url).headers["Cache-Control"]) == (
        404,
        "no-store",
    )
    assert making.make_all(store) == 1
    made = Answer(app, CARD.url)
    assert (made.status, made.headers["Content-Type"]) == (200, "image/png")
    assert Answer(app, CARD.url, HTTP_IF_NONE_MATCH=made.headers["ETag"]).status == 304
    other = replace(CARD, title="Nieuws")
    publish(store, font, listing(store, CARD, other))
    assert making.make_all(store) == 1
    app.refresh()
    assert Answer(app, CARD.url).body == made.body
    assert Answer(app, other.url).status == 200


def test_what_no_page_is_called_any_more_is_served_to_nobody(
    store: ReleaseStore, font: Entry
) -> None:
    named = replace(CARD, title="Piet Puk")
    before = listing(store, CARD, named)
    publish(store, font, before)
    making.make_all(store)
    publish(store, font, listing(store, CARD))
    app = PublicSites(store.folder.parent)
    # The picture still lies there, and is not public.
    assert folder.place(store.folder, named.name).exists()
    assert Answer(app, named.url).status == 404
    store.withdraw([before.blob])
    assert not folder.place(store.folder, named.name).exists()
    assert Answer(app, CARD.url).status == 200


def test_finishing_removes_what_is_listed_no_more(store: ReleaseStore, font: Entry) -> None:
    publish(store, font, listing(store, CARD))
    making.make_all(store)
    publish(store, font, listing(store))
    assert making.make_all(store) == 0
    assert not list((store.folder / "cards").iterdir())


def test_a_card_that_cannot_be_made_stops_no_other(
    store: ReleaseStore, font: Entry, caplog: pytest.LogCaptureFixture
) -> None:
    odd = replace(CARD, title="\U0001e922")
    publish(store, font, listing(store, odd, CARD))
    assert making.make_all(store) == 1
    assert "no font of this machine" in caplog.text


def test_without_the_library_it_is_said_once_and_the_list_still_holds(
    store: ReleaseStore,
    font: Entry,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(store, font, listing(store, CARD))
    making.make_all(store)
    publish(store, font, listing(store, *(replace(CARD, title=f"Wijk {n}") for n in range(3))))

    def away() -> None:
        raise drawing.NoPangoError("Pango is missing")

    monkeypatch.setattr(drawing, "pango", away)
    assert making.make_all(store) == 0
    assert [record.getMessage() for record in caplog.records if "Pango" in record.getMessage()] == [
        "no pictures of shared pages in stad.localhost: Pango is missing"
    ]
    assert not list((store.folder / "cards").iterdir())


@pytest.mark.parametrize("path", ["/share/../secret.png", "/share/x.png", f"{CARD.url}/"])
def test_no_other_file_is_answered(store: ReleaseStore, font: Entry, path: str) -> None:
    publish(store, font, listing(store, CARD))
    making.make_all(store)
    assert Answer(PublicSites(store.folder.parent), path).status in (301, 404)
