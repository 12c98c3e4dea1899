"""Whatever is written, in whatever order and way: draft and strings agree, and no hand work is lost."""

from __future__ import annotations

import contextlib
import itertools
import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail_localize.models import StringSegment, StringTranslation

from home.models import InformationPage
from tests.cms.world import Municipality, administrator, locale, translate
from tests.translations.localize.records import put, record
from tests.translations.town import draft_of, put_body
from translations.cms.desk_list import lines_of
from translations.drafts import save_draft
from translations.localize.strings import apart, hash_of, path_of, strings_of
from translations.models import MadeFrom
from translations.po.importer import save
from translations.po.reader import Deadline, read
from translations.po.writer import po_file
from translations.record import adopt
from translations.state import COMPLETE, MACHINE, MISSING, OUTDATED, Piece, State, state_of

pytestmark = pytest.mark.django_db
WAYS = ("dutch", "desk", "page_editor", "own_editor", "file", "machine")
OWN_BLOCK = {"type": "heading", "id": "own", "value": {"text": "own words", "level": "2"}}
OWN_ADDRESS = "https://a.example/own"


class Town:
    """A page that is written in two languages, and what a hand wrote last of each Dutch text."""

    def __init__(self, city: Municipality, user: Any, seed: int) -> None:
        self.city, self.user = city, user
        self.random = random.Random(seed)
        self.number = itertools.count()
        self.client = Client()
        self.client.force_login(user)
        page = InformationPage.objects.get(pk=city.pages["information"].pk)
        page.title, page.introduction = self.word("nl"), self.word("nl")
        self.source = put_body(page, self._body())
        version = translate(self.source, "en", self.word("en"))
        version.save_revision().publish()
        adopt(version)
        for piece in self.state().pieces:
            self._write(piece, "desk")
        #: By the Dutch words: what a hand wrote of them last.
        self.hands: dict[str, str] = {}

    def word(self, language: str) -> str:
        return f"{language}{next(self.number)}"

    def _body(self) -> list[dict[str, Any]]:
        words = [self.word("nl") for _ in range(8)]
        text = f'<p>{words[0]} <a href="https://a.example">{words[1]}</a></p><p>{words[2]}</p>'
        rows = [{"values": [words[3], words[4]]}, {"values": ["", words[5]]}]
        columns = [{"type": "text", "heading": "nlname"}, {"type": "text", "heading": ""}]
        table = {"caption": "", "columns": columns, "rows": rows}
        button = {"title": words[6], "text": "", "label": words[7], "page": None}
        return [
            {"type": "rich_text", "id": "text", "value": text + f"<p>{self.word('nl')}</p>"},
            {"type": "table", "id": "table", "value": table},
            {"type": "call_to_action", "id": "go", "value": {**button, "url": "https://a.example"}},
        ]

    def state(self) -> State:
        self.source = InformationPage.objects.get(pk=self.source.pk)
        return state_of(self.source, "en", draft_of(self.source))

    def _text(self, piece: Piece) -> str:
        word = self.word("en")
        if "<a " in piece.new:
            start = "<p>" if piece.new.startswith("<p") else ""
            link = (piece.translation or piece.new).partition("<a ")[2].partition(">")[0]
            return f"{start}{word} <a {link}>{word}</a>{'</p>' if start else ''}"
        return f"<p>{word}</p>" if piece.new.startswith("<p") else word

    def _write(self, piece: Piece, way: str) -> str:
        text = self._text(piece)
        machine = [piece.key] if way == "machine" else []
        save_draft(self.source, "en", {piece.key: text}, self.user, machine=machine)
        return text

    def _noted(self, piece: Piece, text: str) -> None:
        self.hands[piece.new] = _words(text)

    def dutch(self) -> None:
        raws = [dict(each) for each in self.source.body.raw_data]
        [text] = [each for each in raws if each["id"] == "text"]
        [table] = [each for each in raws if each["id"] == "table"]
        parts = text["value"].split("</p>")[:-1]
        rows = list(table["value"]["rows"])
        match self.random.randrange(6):
            case 0:
                parts.insert(self.random.randrange(len(parts) + 1), f"<p>{self.word('nl')}")
            case 1:
                parts[-1] = f"<p>{self.word('nl')}"
            case 2:
                self.random.shuffle(parts)
            case 3:
                row = {"values": [self.word("nl"), self.word("nl")]}
                rows.insert(self.random.randrange(len(rows) + 1), row)
            case 4:
                self.random.shuffle(raws)
            case _:
                self.source.introduction = self.word("nl")
        text["value"] = "".join(f"{each}</p>" for each in parts)
        table["value"] = {**table["value"], "rows": rows}
        self.source = put_body(self.source, raws)

    def desk(self) -> None:
        piece = self.random.choice(self.state().pieces)
        self._noted(piece, self._write(piece, "desk"))

    def machine(self) -> None:
        wanting = [each for each in self.state().pieces if each.state in (MISSING, OUTDATED)]
        if wanting:
            self._write(self.random.choice(wanting), "machine")

    def page_editor(self) -> None:
        page = draft_of(self.source)
        pieces = [
            each
            for each in self.state().pieces
            if each.translation and not each.waits and each.state in (COMPLETE, MACHINE)
        ]
        raws = [dict(each) for each in page.body.raw_data]
        if not any(each["id"] == "own" for each in raws):
            raws.insert(self.random.randrange(len(raws) + 1), OWN_BLOCK)
        for each in raws:
            if each["id"] == "go":
                each["value"] = {**each["value"], "url": OWN_ADDRESS}
        stored = page.serializable_data()
        if pieces:
            piece = self.random.choice(pieces)
            old, new = _words(piece.translation or "").split()[0], self.word("en")
            raws = _replaced(raws, old, new)
            for name in ("title", "introduction"):
                setattr(page, name, _replaced(stored[name], old, new))
            self._noted(piece, _replaced(_words(piece.translation or ""), old, new))
        page.body = page.body.stream_block.to_python(raws)
        page.save_revision()

    def own_editor(self) -> None:
        translation = record(self.source)
        segments = StringSegment.objects.filter(source=translation.source).order_by("order")
        segment = self.random.choice(list(segments.select_related("context", "string")))
        number = list(segments.filter(context=segment.context)).index(segment)
        word = self.word("en")
        text = f'{word} <a id="a1">{word}</a>' if "<a" in segment.string.data else word
        answer = put(self.client, translation, segment.context.path, text, number)
        assert answer.status_code in (200, 201), answer.content
        for piece in self.state().pieces:
            if hash_of(segment.string.data) in map(hash_of, strings_of(piece.segment)) and (
                path_of(piece.segment) == segment.context.path
            ):
                self._noted(piece, text)

    def file(self) -> None:
        state = self.state()
        piece = self.random.choice(state.pieces)
        data = po_file("stad.localhost", "en", [(self.source, state)])
        found = read(data, "stad.localhost", "en", Deadline())
        text = self._text(piece)
        entries = [each for each in found.entries if each.key == piece.key]
        for each in entries:
            object.__setattr__(each, "text", text)
            object.__setattr__(each, "fuzzy", False)
        lines = lines_of(self.city.pages["home"], "en", date(2026, 11, 23), set())
        outcome = save(found, lines, "en", self.user, Deadline())
        if entries:
            assert outcome.saved == 1, outcome.rejected
            self._noted(piece, text)

    def check(self) -> None:
        state = self.state()
        draft = draft_of(self.source)
        kept = MadeFrom.objects.get(page_id=draft.pk)
        said = str(draft.serializable_data()) + str(kept.waiting)
        rows = {
            (row.context.path, row.translation_of.data_hash): row.data
            for row in StringTranslation.objects.filter(
                context__object_id=self.source.translation_key, locale=locale("en")
            ).select_related("context", "translation_of")
        }
        for piece in state.pieces:
            # Draft and strings agree.
            if piece.state in (COMPLETE, MACHINE):
                strings = apart(piece.segment, piece.translation or "")
                assert strings is not None
                path = path_of(piece.segment)
                for dutch, text in zip(strings_of(piece.segment), strings, strict=True):
                    assert rows[path, hash_of(dutch)] == text, piece
            # What a hand wrote last of these Dutch words is there.
            if piece.new in self.hands:
                assert all(word in said for word in self.hands[piece.new].split()), piece
        words = str(draft.body.raw_data) + draft.title + draft.introduction
        assert "nl" not in words.replace("nl-", ""), words
        if any(each["id"] == "own" for each in draft.body.raw_data):
            self.own = True
        if getattr(self, "own", False):
            assert OWN_BLOCK in list(draft.body.raw_data)
            assert OWN_ADDRESS in str(draft.body.raw_data)


def _words(text: str) -> str:
    import re

    return " ".join(re.sub("<[^>]*>", " ", text).split())


def _replaced(value: Any, old: str, new: str) -> Any:
    if isinstance(value, str):
        import re

        return re.sub(rf"\b{old}\b", new, value)
    if isinstance(value, list):
        return [_replaced(each, old, new) for each in value]
    if isinstance(value, dict):
        return {name: _replaced(each, old, new) for name, each in value.items()}
    return value


class RollBack(Exception):
    """Take all back that an example wrote."""


def rolled_back(work: Callable[[], None]) -> None:
    with contextlib.suppress(RollBack), transaction.atomic():
        work()
        raise RollBack


def test_draft_and_strings_agree_and_no_hand_work_is_lost(city: Municipality) -> None:
    user = administrator()

    @settings(
        max_examples=12,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 10**6), st.lists(st.sampled_from(WAYS), min_size=4, max_size=9))
    def play(seed: int, ways: list[str]) -> None:
        def work() -> None:
            town = Town(city, user, seed)
            town.check()
            for way in ways:
                getattr(town, way)()
                town.check()

        rolled_back(work)

    play()
