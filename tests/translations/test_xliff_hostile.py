"""XLIFF files that nobody means well with: an answer in time and in little memory, and nothing lost."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.bounded import SECONDS, bounded
from tests.cms.world import Municipality, administrator
from tests.effort import effort
from tests.translations.test_po import send, url_of
from tests.translations.test_po_hostile import everything
from tests.translations.town import translated
from translations.drafts import save_draft
from translations.po import reader as po
from translations.po.reader import Deadline
from translations.xliff.reader import is_xliff, read
from translations.xliff.writer import SPACES

HOST = "stad.localhost"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
ROOT = f'<xliff xmlns="{SPACES["1.2"]}" version="1.2">'
FILE = '<file original="stad.localhost/1" source-language="nl" target-language="en"><body>'
UNIT = '<trans-unit id="999999|title"><source>a</source><target>b</target></trans-unit>'
END = "</body></file></xliff>"
START = HEAD + ROOT + FILE
SIZE = po.MAX_BYTES - 1000
NO_PAGE = "Die pagina staat niet in uw lijst."
AT_LINE = "Het bestand kan niet gelezen worden bij regel"
TYPES = "Het bestand bepaalt zelf wat erin mag staan (DOCTYPE)."
ELEMENTS = "meer dan 100000 elementen"
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def filled(unit: str) -> str:
    """Return a file that is as large as one may be, of one thing over and over."""
    return START + unit * ((SIZE - 1000) // len(unit.encode())) + UNIT + END


def inside(words: str) -> str:
    return START + UNIT.replace("<target>b", f"<target>{words}") + END


#: What each is -> the file, and a part of the answer.
FILES: dict[str, tuple[str | bytes, str]] = {
    "a billion laughs": (
        f'{HEAD}<!DOCTYPE x [<!ENTITY a0 "ha">{ENTITIES}]>{ROOT}{FILE}'
        + UNIT.replace("b<", "&a9;<") + END, TYPES),
    "a file of the machine": (
        f'{HEAD}<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{ROOT}{FILE}'
        + UNIT.replace("b<", "&a;<") + END, TYPES),
    "types from elsewhere": (f'{HEAD}<!DOCTYPE x SYSTEM "http://a.example/x.dtd">{ROOT}{END}', TYPES),
    "a parameter entity": (f'{HEAD}<!DOCTYPE x [<!ENTITY % a "b"> %a;]>{ROOT}</xliff>', TYPES),
    "an entity that nobody declared": (inside("&geheim;"), AT_LINE),
    "included from elsewhere": (
        inside('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>b'),
        "een code in"),
    "torn": (START + UNIT, AT_LINE),
    "not closed": (START + "<trans-unit>" + END, AT_LINE),
    "rubbish after the end": (START + UNIT + END + "x", AT_LINE),
    "html": (f"{HEAD}<html><body>x</body></html>", "Dit is geen XLIFF-bestand van versie 1.2 of 2.0"),
    "version 1.1": (START.replace("1.2", "1.1") + END, "Dit is geen XLIFF-bestand"),
    "another municipality": (START.replace("stad", "dorp") + END, "Het bestand is voor “dorp.localhost”"),
    "another language": (START.replace('"en"', '"pl"') + END, "Het bestand is voor “pl”, dit is “en”"),
    "from another language": (START.replace('"nl"', '"de"') + END, "Het bestand is voor “de”, dit is “nl”"),
    "a long language": (START.replace('"en"', f'"{"a_" * 100_000}"') + END, "Het bestand is voor “a_a_"),
    "no language": (START.replace(' target-language="en"', "") + END, "Het bestand is voor “”"),
    "no place": (START.replace("stad.localhost/1", "") + END, "Het bestand is voor “”"),
    "nothing but elements": (filled("<x/>"), ELEMENTS),
    "deep elements": (filled("<group>"), "elementen|regel"),
    "a deep code": (inside("<g id='1'>" * 1000), "elementen"),
    "nothing but units": (filled("<trans-unit id='1'/>"), "20000 teksten"),
    "many attributes": (
        inside("<g " + " ".join(f'a{n}=""' for n in range(400_000)) + ">b</g>"), "een code in"),
    "an attribute twice": (inside('<g id="1" id="2">b</g>'), AT_LINE),
    "spaces that are none": (filled('<x xmlns:a="b"/>'), "elementen"),
    "many codes": (inside('<x id="1"/>' * 99_000 + "b"), "een code in"),
    "nothing but words": (inside("b" * (SIZE - 1000)), NO_PAGE),
    "nothing but line ends": (inside("\n" * (SIZE - 1000) + "b"), NO_PAGE),
    "a billion numbers": (inside("&#65;" * ((SIZE - 1000) // 5)), NO_PAGE),
    "a zero": (inside("&#0;"), AT_LINE),
    "a character that is none": (inside("&#xFFFE;"), AT_LINE),
    "half a character": (inside("b").encode().replace(b">b<", b">\xed\xa0\x80<"), AT_LINE),
    "comments": (inside("b<!--" + "-a" * 2_000_000 + "-->"), NO_PAGE),
    "instructions": (filled("<?x y?>"), NO_PAGE),
    "unmarked words": (inside("<![CDATA[" + "<" * 4_000_000 + "]]>"), NO_PAGE),
    "a page of 5,000 digits": (
        START + UNIT.replace("999999", "9" * 5000) + END, "van welke pagina"),
    "a superscript page": (START + UNIT.replace("999999", "²") + END, "van welke pagina"),
    "no name": (START + UNIT.replace(' id="999999|title"', "") + END, "van welke pagina"),
    "the same twice": (START + UNIT + UNIT + END, "meer dan één keer"),
    "a target without an end of a code": (inside('<bpt id="1">x<g id="2"/></bpt>'), "een code in"),
    "6 MB": (START + " " * 6 * 1024 * 1024, "5120 kB mag"),
    "as other machines write": (inside("b").replace("UTF-8", "UTF-16").encode("utf-16"), NO_PAGE),
}  # fmt: skip
for charset in (
    "utf-7",
    "utf-32",
    "zip",
    "bz2",
    "hex",
    "base64",
    "idna",
    "unicode_escape",
    "x" * 5000,
):
    FILES[f"the charset {charset[:20]}"] = (
        inside("b").replace("UTF-8", charset),
        "schrijf het in UTF-8",
    )


def data_of(name: str) -> bytes:
    data = FILES[name][0]
    return data.encode() if isinstance(data, str) else data


@pytest.mark.django_db
@pytest.mark.usefixtures("deadline_of_work")
def test_hostile_files_are_answered_in_time_and_cost_nobody_work(
    city: Municipality, translator: Client
) -> None:
    source, _version = translated(city)
    save_draft(source, "en", {"title": "By hand"}, administrator())
    before = everything()
    wrong: list[tuple[object, ...]] = []
    for name, (_data, words) in FILES.items():
        with effort(SECONDS, name):
            response = send(translator, url_of(city), data_of(name))
        status = 200 if response.context["outcome"] else 400
        said = response.content.decode()
        # On a machine that is busy with something else, the clock ends it first.
        answers = [*words.split("|"), "langer dan 4,5 seconden"]
        if not any(each in said for each in answers):
            wrong.append((name, words))
        if response.status_code != status or everything() != before:
            wrong.append((name, response.status_code, "saved"))
    assert wrong == []


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_read_in_little_memory(name: str) -> None:
    assert is_xliff(data_of(name))
    ended, _words = bounded(read, data_of(name), HOST, "en", {}, Deadline())
    assert ended in {"returned", "PoError"}


@pytest.mark.django_db
def test_reading_stops_when_it_takes_too_long(
    city: Municipality, translator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(po, "MAX_SECONDS", -1)
    response = send(translator, url_of(city), START + UNIT + END)
    assert response.status_code == 400
    assert "Er is niets opgeslagen" in response.content.decode()
