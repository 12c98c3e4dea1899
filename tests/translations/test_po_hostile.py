"""PO files that nobody means well with: an answer in time and in little memory, and nothing lost."""

from __future__ import annotations

import time

import pytest
from django.test import Client
from wagtail.models import Page, Revision

from tests.bounded import SECONDS, bounded
from tests.cms.world import Municipality, administrator
from tests.effort import effort
from tests.translations.test_po import send, url_of
from tests.translations.town import translated
from translations.drafts import save_draft
from translations.models import MadeFrom
from translations.po import reader
from translations.po.reader import Deadline, Read, read

pytestmark = pytest.mark.django_db

SIZE = reader.MAX_BYTES - 1000
#: Of a page that is on no desk.
ONE = 'msgctxt "999999|title"\nmsgid "a"\nmsgstr "b"\n\n'
PLURAL = 'msgctxt "999999|a"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[{}] "x"\n\n'


def head(*lines: str) -> str:
    own = "X-Wijkwijzer-Site: stad.localhost", "Language: en"
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{each}\\n"\n' for each in (*own, *lines)) + "\n"


def filled(unit: str, size: int = SIZE) -> str:
    """Return a file that is as large as one may be, of one thing over and over."""
    return head() + unit * ((size - 500) // len(unit.encode())) + "\n" + ONE


def plurals(expression: str) -> str:
    return head(f"Plural-Forms: {expression}") + PLURAL.format(0) + ONE


LINES = "meer dan 150000 regels"
NO_PAGE = "Die pagina staat niet in uw lijst."
AT_LINE = "Het bestand kan niet gelezen worden bij regel"
#: What each is -> the file, and a part of the answer.
FILES: dict[str, tuple[str | bytes, str]] = {
    "as many plurals as nobody has": (plurals("nplurals=99999999; plural=0;"), NO_PAGE),
    "a number of plurals of 5,000 digits": (plurals(f"nplurals={'9' * 5000}; plural=0;"), NO_PAGE),
    "a superscript of plurals": (plurals("nplurals=²; plural=²;"), NO_PAGE),
    "a deep rule for plurals": (
        plurals(f"nplurals=2; plural={'(' * 100_000}n{')' * 100_000};"), NO_PAGE),
    "a long rule for plurals": (plurals(f"nplurals=2; plural={'n+' * 1_000_000}n;"), NO_PAGE),
    "a plural with a high number": (head() + PLURAL.format("99999999") + ONE, AT_LINE),
    "a plural of 5,000 digits": (head() + PLURAL.format("9" * 5000) + ONE, AT_LINE),
    "a superscript plural": (head() + PLURAL.format("²") + ONE, AT_LINE),
    "a plural below zero": (head() + PLURAL.format("-1") + ONE, "meervoudsvormen"),
    "many plurals": (
        head() + PLURAL.format(0) + 'msgstr[0] "x"\n' * 149_000 + ONE, "meervoudsvormen"),
    "spaces in a header": (head("a:" + " " * 100_000) + ONE, NO_PAGE),
    "spaces without an end": (
        head().rstrip() + '\n"a:' + " " * 100_000 + '"\n\n' + ONE, NO_PAGE),
    "a date of digits": (head("POT-Creation-Date: " + "9" * 100_000) + ONE, NO_PAGE),
    "many headers": (head(*["a: b"] * 149_000) + ONE, NO_PAGE),
    "more headers": (head(*["a: b"] * 300_000) + ONE, LINES),
    "a long language": (head("Language: " + "a_" * 100_000) + ONE, NO_PAGE),
    "another language": (head().replace("en", "a_" * 100_000) + ONE, "Het bestand is voor “a_a_"),
    "many small texts": (filled(ONE), LINES),
    "texts without a page": (
        head() + "".join(f'msgid "{each}"\nmsgstr "b"\n\n' for each in range(19_990)),
        "van welke pagina"),
    "nothing but contexts": (filled('msgctxt "a"\n'), LINES),
    "nothing but translations": (filled('msgstr "a"\n'), LINES),
    "empty strings": (filled('""\n'), LINES),
    "a billion comments": (filled("#.\n"), NO_PAGE),
    "a billion marks": (filled("#,\n"), LINES),
    "a long mark": (head() + "#, " + "a," * 2_000_000 + "\n" + ONE, NO_PAGE),
    "what is no longer used": (filled('#~ msgid "a"\n#~ msgstr "b"\n'), LINES),
    "obsolete rubbish": (filled("#~ x\n", 500_000), AT_LINE),
    "nothing but line ends": (head() + "\n" * (SIZE - 500) + ONE, NO_PAGE),
    "line ends of old machines": (head() + "\r" * (SIZE - 500) + ONE, NO_PAGE),
    "line ends of Unicode": (head() + ONE + "\u2028" * 1_000_000, NO_PAGE),
    "escapes that are none": (head() + ONE.replace('"b"', '"\\q\\u12\\x"'), NO_PAGE),
    "an escape at the end": (head() + ONE.replace('"b"', '"b\\"'), NO_PAGE),
    "nothing but escapes": (head() + ONE.replace("b", "\\\\" * 2_400_000), NO_PAGE),
    "nothing but quotes": (head() + ONE.replace('"b"', '"' * 5_000_000), NO_PAGE),
    "a zero": (head() + ONE.replace("b", "a\x00b"), "geen PO-bestand"),
    "half a character": (head().encode() + ONE.encode().replace(b"b", b"\xed\xa0\x80"), "UTF-8"),
    "another charset": (
        head("Content-Type: text/plain; charset=latin-1").encode() + ONE.encode() + b"#\xe9",
        "UTF-8"),
    "a page of 5,000 digits": (head() + ONE.replace("999999", "9" * 5000), "van welke pagina"),
    "a superscript page": (head() + ONE.replace("999999", "²"), "van welke pagina"),
}  # fmt: skip
for charset in "utf-7", "utf-16", "zip", "bz2", "hex", "base64", "idna", "unicode_escape", "²":
    header = head(f"Content-Type: text/plain; charset={charset}")
    FILES[f"the charset {charset}"] = (header + ONE, NO_PAGE)


def data_of(name: str) -> bytes:
    data = FILES[name][0]
    return data.encode() if isinstance(data, str) else data


def everything() -> list[list[object]]:
    """Return what a file could change."""
    return [
        list(Revision.objects.order_by("pk").values_list("pk", "content")),
        list(MadeFrom.objects.order_by("pk").values()),
        list(Page.objects.order_by("pk").values()),
    ]


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
        if words not in response.content.decode():
            wrong.append((name, words))
        if response.status_code != status or everything() != before:
            wrong.append((name, response.status_code, "saved"))
    assert wrong == []


@pytest.mark.sqlite
@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_read_in_little_memory(name: str) -> None:
    ended, _words = bounded(read, data_of(name), "stad.localhost", "en", Deadline())
    assert ended in {"returned", "PoError"}


def test_the_lines_that_are_allowed_are_read() -> None:
    text = '"' + "a" * 30 + '"\n'
    whole = head() + 'msgctxt "1|title"\nmsgid ""\n' + text * 149_000 + 'msgstr "x"\n'
    found: Read = read(whole.encode(), "stad.localhost", "en", Deadline())
    assert [len(each.source) for each in found.entries] == [30 * 149_000]


def test_a_file_has_one_deadline_for_reading_and_for_saving(
    city: Municipality, translator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, _version = translated(city)
    save_draft(source, "en", {"title": "By hand"}, administrator())
    before = everything()
    moments = iter([100.0, 100.0, *[104.6] * 100])
    monkeypatch.setattr(time, "monotonic", lambda: next(moments))
    data = head() + f'msgctxt "{source.pk}|title"\nmsgid "Over ons"\nmsgstr "New"\n'
    response = send(translator, url_of(city), data)
    assert response.status_code == 400
    assert "langer dan 4,5 seconden" in response.content.decode()
    assert everything() == before
