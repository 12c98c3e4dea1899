"""The PO file of one page, sent to wagtail-localize: our reader, our limits, and nothing unsaid."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cms.world import Municipality
from tests.effort import effort
from tests.translations.localize.records import known, record, row_of, said, strings
from tests.translations.town import draft_of

pytestmark = pytest.mark.django_db


def send(client: Client, translation: Any, data: bytes | None) -> list[str]:
    """Send a file as its editor does, and return what the next screen says."""
    sent: dict[str, Any] = {"next": reverse("wagtailadmin_home")}
    if data is not None:
        sent["file"] = SimpleUploadedFile("a.po", data)
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    answer = client.post(address, sent, follow=True)
    assert answer.status_code == 200
    return said(answer)


def file_of(client: Client, translation: Any) -> str:
    address = reverse("wagtail_localize:download_pofile", args=[translation.pk])
    return client.get(address).content.decode()


def test_out_and_in_again_becomes_a_draft(translator: Client, city: Municipality) -> None:
    source, version, translation = known(city)
    before = row_of(version)
    text = file_of(translator, translation)
    changed = text.replace('msgstr "About us"', 'msgstr "All about us"')
    changed = changed.replace('msgstr "Wie wij zijn."', 'msgstr "Who we are."')
    assert send(translator, translation, changed.encode()) == [
        "Ingelezen: 2 nieuwe vertalingen.",
        "English: Als concept opgeslagen: 2 teksten.",
    ]
    draft = draft_of(source)
    assert (draft.title, draft.introduction) == ("All about us", "Who we are.")
    assert row_of(version) == before
    assert send(translator, translation, changed.encode()) == [
        "Ingelezen: 0 nieuwe vertalingen.",
        "English: Niets nieuws voor het concept.",
    ]


def test_each_text_that_is_refused_is_named(translator: Client, city: Municipality) -> None:
    source, _version, translation = known(city)
    before = strings(source)
    text = file_of(translator, translation)
    head = text.partition("\nmsgctxt")[0]
    data = head + "".join(
        f'\nmsgctxt "{path}"\nmsgid "{dutch}"\nmsgstr "{english}"\n'
        for path, dutch, english in (
            ("title", "Iets anders", "Something else"),
            ("body.b1.text", "Zo werkt het", "<script>x</script>"),
            ("introduction", "Wie wij zijn.", "Who\u202ewe are"),
        )
    )
    assert send(translator, translation, data.encode()) == [
        "Ingelezen: 0 nieuwe vertalingen.",
        "Iets anders: De pagina heeft die tekst niet meer.",
        "Zo werkt het: Er staat een code of een link in die deze tekst niet kan hebben.",
        "Wie wij zijn.: Er staan tekens in die niemand ziet.",
        "English: Niets nieuws voor het concept.",
    ]
    assert strings(source) == before


@pytest.mark.repeats
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (None, "Kies eerst een PO-bestand."),
        (b"", "Het bestand is leeg."),
        (b"\xff\xfe", "Het bestand is geen tekst in UTF-8."),
        (b"/etc/passwd", "Dit is geen PO-bestand."),
        (b'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n', "X-WagtailLocalize-TranslationID"),
        (b'msgid ""\nmsgstr "nplurals=999999999; plural=9**9**9;\\n"\n', ""),
    ],
)
def test_bad_files_are_refused_with_the_reason(
    translator: Client, city: Municipality, data: bytes | None, expected: str
) -> None:
    """Upstream fails on the first five, and leaves a file behind for each."""
    source, _version, translation = known(city)
    before = strings(source)
    [words] = send(translator, translation, data)
    assert expected in words
    assert strings(source) == before


def test_the_file_of_another_page_is_refused(translator: Client, city: Municipality) -> None:
    source, _version, translation = known(city)
    before = strings(source)
    home = record(city.pages["home"])
    [words] = send(translator, translation, file_of(translator, home).encode())
    assert str(home.uuid) in words
    assert strings(source) == before


def test_a_large_file_takes_no_time(translator: Client, city: Municipality) -> None:
    """Upstream reads one long text in quadratic time: 20 MB take minutes, and hold everybody up."""
    _source, _version, translation = known(city)
    head = file_of(translator, translation).partition("\nmsgctxt")[0]
    line = '"' + "a" * 70 + '"\n'
    data = (head + '\nmsgctxt "title"\nmsgid "Over ons"\nmsgstr ""\n' + line * 65_000).encode()
    assert 4_500_000 < len(data) < 5 * 1024 * 1024
    with effort(4.5):
        words = send(translator, translation, data)
    assert words[0] == "Ingelezen: 1 nieuwe vertalingen."
    assert "5120 kB" in send(translator, translation, data + b"\n" * 1024 * 1024)[0]
