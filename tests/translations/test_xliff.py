"""XLIFF 1.2 and 2.0: out and in again byte for byte, through the tools of translators, each refusal named."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import xliff as toolkit_one
from translate.storage import xliff2 as toolkit_two

from tests.cms.world import Municipality, administrator
from tests.translations.test_po import send, url_of
from tests.translations.town import BODY, draft_of, put_body, translated
from translations.drafts import save_draft
from translations.po.reader import Deadline, Read
from translations.state import Piece, State
from translations.xliff.codes import UNWRITABLE, named_as, runs, text_of
from translations.xliff.reader import read
from translations.xliff.writer import VERSIONS, xliff_file

HOST = "stad.localhost"
RICH = '<p data-block-key="k1">Bel <b>ons</b><br/> of <a linktype="page" id="3">mail</a> &amp; kom&nbsp;!</p>'
MADE = '<p data-block-key="k9">Call <b>us</b><br/> or <a linktype="page" id="3">mail</a> &amp; come&nbsp;!</p>'


class Page:
    """As much of a page as a file says of it."""

    pk, title, full_url = 7, 'Over "ons" & <meer>', "https://stad.localhost/over/"


def piece(key: str, new: str, translation: str | None = None, **more: Any) -> Piece:
    old = more.pop("old", new if translation else None)
    rich = more.pop("rich", False)
    return Piece(key, new, old, translation, rich, more.pop("limit", None), **more)


PIECES = (
    piece("title", "Over ons", "About us", limit=255),
    piece("introduction", 'Regel een\r\nregel twee\tmet "tab" & <haak>'),
    piece("body/b2", RICH, MADE, rich=True),
    piece("body/b3", RICH, MADE.replace("k9", "k3"), rich=True, old=RICH.replace("Bel", "Mail")),
    piece("body/b4", "Gemaakt", "Made", unread=True),
    piece("body/b5", "<p>Los < en &eacute; &lt;b&gt; <br>x</p>", "<p>y</p>", rich=True),
)
KNOWN = {f"7|{each.key}": each for each in PIECES}


def written(version: str, pieces: tuple[Piece, ...] = PIECES) -> bytes:
    return xliff_file(version, HOST, "en", [(Page, State(pieces, exists=True))])


def taken(data: bytes, known: dict[str, Piece] = KNOWN) -> Read:
    return read(data, HOST, "en", known, Deadline())


@pytest.mark.parametrize("version", VERSIONS)
def test_what_goes_out_comes_in_byte_for_byte(version: str) -> None:
    found = taken(written(version))
    assert found.rejected == []
    assert found.empty == 1
    by_key = {each.key: each for each in PIECES}
    for entry in found.entries:
        assert entry.source == by_key[entry.key].new
        assert entry.text == by_key[entry.key].translation
    assert [each.key for each in found.entries if each.fuzzy] == ["body/b3", "body/b4"]
    assert len(found.entries) == len(PIECES) - 1
    after = tuple(
        piece(
            each.key,
            each.new,
            next((e.text for e in found.entries if e.key == each.key), None),
            rich=each.rich,
            old=each.old,
            limit=each.limit,
            unread=each.unread,
        )
        for each in PIECES
    )
    assert written(version, after) == written(version)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).filter(
    lambda text: not UNWRITABLE.search(text)
)
TAGGED = st.lists(
    TEXT
    | st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<br/>", "&amp;", "&nbsp;", "&#13;", "<", "&"])
).map("".join)


@given(TAGGED, TAGGED, st.booleans())
def test_any_text_comes_back_as_it_was(source: str, translation: str, rich: bool) -> None:
    assert text_of(runs(source, rich=rich), rich=rich) == source
    named = named_as(runs(translation, rich=rich), runs(source, rich=rich))
    assert text_of(named, rich=rich) == translation
    if not source.strip() or not translation.strip():
        return
    one = piece("title", source, translation, rich=rich)
    for version in VERSIONS:
        [entry] = taken(written(version, (one,)), {"7|title": one}).entries
        assert (entry.source, entry.text) == (source, translation)


@pytest.mark.parametrize(
    ("version", "toolkit"), [("1.2", toolkit_one.xlifffile), ("2.0", toolkit_two.Xliff2File)]
)
def test_the_translate_toolkit_reads_it_and_what_it_writes_is_read(
    version: str, toolkit: Any
) -> None:
    data = written(version)
    store = toolkit.parsestring(data)
    units = [each for each in store.units if each.istranslatable()]
    assert len(units) == len(PIECES)
    out = io.BytesIO()
    store.serialize(out)
    kept = taken(out.getvalue())
    before = taken(data)
    assert (kept.entries, kept.rejected, kept.empty) == (
        before.entries,
        before.rejected,
        before.empty,
    )
    units[1].target = "Line one"
    out = io.BytesIO()
    store.serialize(out)
    found = {each.key: each.text for each in taken(out.getvalue()).entries}
    assert found["introduction"] == "Line one"
    assert found["body/b2"] == MADE


def test_codes_that_a_tool_left_empty_are_those_of_the_dutch_text() -> None:
    one = piece("body/b2", "<p>Bel <b>ons</b> <br/></p>", rich=True)
    known = {"7|body/b2": one}
    data = written("1.2", (one,)).decode()
    words = '<g id="1">Call <g id="2">us</g> <x id="3"/></g>'
    data = data.replace("</source>", f"</source><target>{words}</target>")
    [entry] = taken(data.encode(), known).entries
    assert entry.text == "<p>Call <b>us</b> <br/></p>"
    data = data.replace('<x id="3"/>', '<x id="9"/>')
    found = taken(data.encode(), known)
    assert (found.entries, [name for name, _why in found.rejected]) == ([], ["7|body/b2"])
    two = written("2.0", (one,)).decode()
    words = (
        '<sc id="1" dataRef="d1"/>Call <pc id="2"><mrk id="m">us</mrk></pc></target></segment>'
        "<ignorable><source> </source></ignorable><segment><source/><target>"
        '<cp hex="0041"/><ph id="3" dataRef="d4"/><ec startRef="1" dataRef="d5"/>'
    )
    assert [*re.findall(r'<data id="(d\d)">([^<]*)<', two)] == [
        ("d1", "&lt;p&gt;"), ("d2", "&lt;b&gt;"), ("d3", "&lt;/b&gt;"), ("d4", "&lt;br/&gt;"),
        ("d5", "&lt;/p&gt;"),
    ]  # fmt: skip
    two = two.replace("</source>", f"</source><target>{words}</target>", 1)
    [entry] = taken(two.encode(), known).entries
    assert entry.text == "<p>Call <b>us</b>A<br/></p>"


def test_a_proposal_in_the_file_is_no_translation() -> None:
    one = piece("title", "Over ons")
    known = {"7|title": one}
    proposal = "<alt-trans><source>x</source><target>Proposal</target></alt-trans>"
    data = written("1.2", (one,)).decode().replace("</source>", f"</source>{proposal}", 1)
    found = taken(data.encode(), known)
    assert (found.entries, found.empty) == ([], 1)
    assert found.rejected == []


@pytest.mark.django_db
@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_goes_out_and_comes_in_as_drafts(
    city: Municipality, translator: Client, version: str
) -> None:
    source, version_of = translated(city)
    put_body(source, BODY[1:])
    for url in (url_of(city, source), url_of(city)):
        answer = translator.get(f"{url}?file={version}")
        data = answer.content
        assert answer["Content-Type"] == "application/xliff+xml"
        assert f"{version}.xlf" in answer["Content-Disposition"]
        outcome = send(translator, url, data).context["outcome"]
        assert (outcome.saved, outcome.pages, outcome.rejected) == (0, [], [])
    text = data.decode().replace(">About us<", ">Our work<")
    outcome = send(translator, url_of(city), text).context["outcome"]
    assert (outcome.saved, outcome.pages, outcome.rejected) == (1, ["Over ons"], [])
    assert draft_of(source).title == "Our work"
    version_of.refresh_from_db()
    assert (version_of.title, version_of.live) == ("About us", True)
    again = translator.get(f"{url_of(city)}?file={version}").content
    assert again.decode() == text


@pytest.mark.django_db
def test_every_text_that_is_refused_is_named_as_with_po(
    city: Municipality, translator: Client
) -> None:
    source, _version = translated(city)
    data = translator.get(f"{url_of(city, source)}?file=1.2").content.decode()
    changes = {
        ">About us<": ">&lt;script&gt;x&lt;/script&gt;<",
        "Bel <": "Call \u202e<",
        f"{source.pk}|introduction": "999999|introduction",
        "<source>Kom langs<": "<source>Ga weg<",
    }
    for old, new in changes.items():
        assert old in data
        at = data.rindex(old) if old == "Bel <" else data.index(old)
        data = data.replace(old, new) if "|" in old else data[:at] + new + data[at + len(old) :]
    outcome = send(translator, url_of(city), data).context["outcome"]
    found = dict(outcome.rejected)
    assert found.pop(f"{source.pk}|title").startswith("Er staat een code (tag) in")
    assert found.pop("999999|introduction") == "Die pagina staat niet in uw lijst."
    assert "niemand ziet" in found.pop(f"{source.pk}|body/b2")
    assert "veranderd sinds" in found.pop(f"{source.pk}|body/b3/items/i1/title")
    assert found == {}


@pytest.mark.django_db
def test_what_a_machine_made_stays_marked_until_a_translator_confirms_it(
    city: Municipality, translator: Client
) -> None:
    source, _version = translated(city)
    save_draft(source, "en", {"title": "By machine"}, administrator(), machine={"title"})
    url = url_of(city, source)
    data = translator.get(f"{url}?file=1.2").content.decode()
    assert 'state="needs-review-translation" state-qualifier="mt-suggestion">By machine<' in data
    assert send(translator, url, data).context["outcome"].saved == 0
    po = translator.get(f"{url}?file").content.decode()
    assert '#, fuzzy\nmsgctxt "' in po
    assert send(translator, url, po).context["outcome"].saved == 0
    edit = reverse("translations:edit", args=[city.site.pk, "en", source.pk])
    states = {each.key: each.state for each in translator.get(edit).context["state"].pieces}
    assert states["title"] == "machine"
    confirmed = data.replace('state="needs-review-translation"', 'state="final"')
    assert send(translator, url, confirmed).context["outcome"].saved == 1
    states = {each.key: each.state for each in translator.get(edit).context["state"].pieces}
    assert states["title"] == "complete"


@pytest.mark.django_db
def test_a_kind_of_file_that_is_none_is_answered(city: Municipality, translator: Client) -> None:
    answer = translator.get(f"{url_of(city)}?file=3.0")
    assert answer.status_code == 400
    assert "“3.0” is geen soort bestand. Kies uit: po, 1.2, 2.0." in answer.content.decode()


@pytest.mark.django_db
def test_a_text_that_xml_cannot_have_stays_on_the_desk(
    city: Municipality, translator: Client
) -> None:
    source, _version = translated(city)
    source.introduction = "Een\x0bbel"
    source.save_revision().publish()
    for version in VERSIONS:
        data = translator.get(f"{url_of(city, source)}?file={version}").content.decode()
        assert f"{source.pk}|introduction" not in data
        assert send(translator, url_of(city), data).context["outcome"].rejected == []


@pytest.mark.django_db
def test_the_upload_says_what_it_takes(translator: Client, city: Municipality) -> None:
    page = translator.get(url_of(city)).content.decode()
    assert 'accept=".po,.xlf,.xliff"' in page
