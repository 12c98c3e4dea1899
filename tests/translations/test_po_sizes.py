"""A PO file of 5 MB as a whole municipality makes it, and one whose header is poisoned; on the desk and upstream."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.bounded import SECONDS
from tests.cms.world import Municipality, administrator
from tests.effort import effort
from tests.translations.localize.records import known
from tests.translations.test_po import entry, send, url_of
from tests.translations.test_po_hostile import everything, head
from tests.translations.town import draft_of, translated
from translations.drafts import save_draft
from translations.po.reader import MAX_BYTES, Deadline, read

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
WORDS = "In deze wijk wonen veel mensen die elkaar graag helpen, en dat merkt u meteen. "
#: Headers that promise, name or hide more than a file has.
POISONED = {
    "plural forms without end": "Plural-Forms: nplurals=99999999; plural=n;",
    "a rule that is a program": "Plural-Forms: nplurals=2; plural=__import__('os').system('x');",
    "another charset": "Content-Type: text/plain; charset=utf-7",
    "a charset that unpacks": "Content-Type: text/plain; charset=zip",
    "a date that is none": "PO-Revision-Date: " + "9" * 100_000,
    "a second municipality": "X-Wijkwijzer-Site: dorp.localhost",
    "a second language": "Language: pl",
    "a header of tags": "X-Name: <script>alert(1)</script>",
    "a header that ends the line": "X-Name: a\\r\\nSet-Cookie: b",
}


def real_file(source_pk: int) -> str:
    """Return 5 MB of texts as long as ours are, wrapped at 77 characters, with comments and old ones."""
    parts = [head(), entry(f"{source_pk}|introduction", "Wie wij zijn.", "Who we are!")]
    size, number = len("".join(parts)), 0
    while True:
        text = WORDS * (1 + number % 5)
        lines = "".join(f'"{text[at : at + 77]}"\n' for at in range(0, len(text), 77))
        part = (
            f"#. Pagina {number}: https://stad.localhost/pagina-{number}/\n"
            f'msgctxt "{900_000 + number // 9}|body/b{number}"\nmsgid ""\n{lines}msgstr ""\n{lines}\n'
        )
        if size + len(part.encode()) > MAX_BYTES - 100:
            return "".join(parts)
        parts.append(part)
        size += len(part.encode())
        number += 1


@pytest.mark.usefixtures("deadline_of_work")
def test_a_real_file_of_five_megabytes_is_read_and_saved(
    city: Municipality, translator: Client
) -> None:
    source, _version = translated(city)
    data = real_file(source.pk)
    assert MAX_BYTES - 2000 < len(data.encode()) <= MAX_BYTES
    with effort(SECONDS):
        found = read(data.encode(), "stad.localhost", "en", Deadline())
    assert len(found.entries) > 5000
    assert found.rejected == []
    answer = send(translator, url_of(city), data)
    outcome = answer.context["outcome"]
    if outcome is None:
        # On a machine that is busy with something else, the clock ends it, and nothing is half done.
        assert "langer dan 4,5 seconden" in answer.content.decode()
        assert draft_of(source).introduction != "Who we are!"
        return
    assert outcome.saved == 1
    assert len(outcome.rejected) == len(found.entries) - 1
    assert draft_of(source).introduction == "Who we are!"


@pytest.mark.parametrize("name", POISONED)
def test_a_poisoned_header_is_believed_in_nothing(
    name: str, city: Municipality, other: Municipality, translator: Client
) -> None:
    source, _version = translated(city)
    save_draft(source, "en", {"title": "By hand"}, administrator())
    text = entry(f"{source.pk}|introduction", "Wie wij zijn.", "Who we are!")
    with effort(SECONDS):
        answer = send(translator, url_of(city), head(POISONED[name]) + text)
    assert (answer.status_code, answer.context["outcome"].saved) == (200, 1)
    assert "<script>alert(1)" not in answer.content.decode()
    assert "Set-Cookie" not in answer.headers
    draft = draft_of(source)
    assert (draft.title, draft.introduction) == ("By hand", "Who we are!")


@pytest.mark.parametrize("name", POISONED)
def test_poison_before_our_header_is_refused_where_it_says_another_place(
    name: str, city: Municipality, translator: Client
) -> None:
    source, _version, _translation = known(city)
    before = everything()
    own = '"X-Wijkwijzer-Site: stad.localhost\\n"\n"Language: en\\n"\n'
    poison = f'"{POISONED[name]}\\n"\n'
    data = head().replace(own, poison + own) + entry(f"{source.pk}|title", "Over ons", "X")
    answer = send(translator, url_of(city), data)
    other_place = "second" in name
    assert answer.status_code == (400 if other_place else 200)
    if other_place:
        assert everything() == before
