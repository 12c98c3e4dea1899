"""PO files: out and in again, and the catalogue of bad ones. Each text that is refused is named."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.cms.world import Municipality
from tests.effort import effort
from tests.translations.town import BODY, draft_of, put_body, translated
from translations.po import reader
from translations.po.reader import Deadline, PoError, read

pytestmark = pytest.mark.django_db
HEAD = 'msgid ""\nmsgstr ""\n"X-Wijkwijzer-Site: stad.localhost\\n"\n"Language: en\\n"\n\n'
SCRIPT = '<p>Call <b>us</b> or <a linktype=\\"page\\" id=\\"3\\">mail</a>.</p><script>x</script>'
LINK = '<p>Call <b>us</b> or <a href=\\"javascript:x\\">mail</a>.</p>'
IMAGE = '<p>Call <b>us</b><img src=\\"x\\" onerror=\\"y\\"></p>'
FRAME = '<p>Call</p><iframe src=\\"https://a.example\\"></iframe>'
RICH = '<p>Bel <b>ons</b> of <a linktype=\\"page\\" id=\\"3\\">mail</a>.</p>'


def url_of(city: Municipality, page: Any = None) -> str:
    args = [city.site.pk, "en"]
    if page is not None:
        return reverse("translations:page_po", args=[*args, page.pk])
    return reverse("translations:po", args=args)


def entry(context: str, source: str, text: str, before: str = "") -> str:
    return f'{before}msgctxt "{context}"\nmsgid "{source}"\nmsgstr "{text}"\n\n'


def send(client: Client, url: str, data: bytes | str) -> Any:
    raw = data.encode() if isinstance(data, str) else data
    return client.post(url, {"file": SimpleUploadedFile("en.po", raw)})


def test_a_file_goes_out_and_comes_in_again(city: Municipality, translator: Client) -> None:
    source, version = translated(city)
    source.title = "Over ons werk"
    source.save_revision().publish()
    for url in (url_of(city, source), url_of(city)):
        data = translator.get(f"{url}?file").content.decode()
        assert f'msgctxt "{source.pk}|title"\nmsgid "Over ons werk"\nmsgstr "About us"' in data
        outcome = send(translator, url, data).context["outcome"]
        assert (outcome.saved, outcome.pages, outcome.rejected) == (0, [], [])
    data = data.replace("#, fuzzy\n", "").replace('msgstr "About us"', 'msgstr "Our work"')
    outcome = send(translator, url_of(city), data).context["outcome"]
    assert (outcome.saved, outcome.pages, outcome.rejected) == (1, ["Over ons werk"], [])
    assert draft_of(source).title == "Our work"
    version.refresh_from_db()
    assert (version.title, version.live) == ("About us", True)


@pytest.mark.repeats
@pytest.mark.parametrize(
    ("key", "source", "text", "reason"),
    [
        ("title", "Over ons", "<script>x</script>", "alleen woorden"),
        ("title", "Over ons", "x" * 5000, "255 mag"),
        ("title", "Anders", "Other", "veranderd sinds"),
        ("body/b9", "Over ons", "x", "heeft die tekst niet meer"),
        ("title", "OVER ONS", "x", "veranderd sinds"),
        ("body/b2", RICH, SCRIPT, "&lt;script&gt;"),
        ("body/b2", RICH, LINK, "&lt;a&gt;"),
        ("body/b2", RICH, IMAGE, "&lt;img&gt;"),
        ("body/b2", RICH, FRAME, "&lt;iframe&gt;"),
        ("body/b2", RICH, "<p>Call", "niet gesloten"),
        ("body/b2", RICH, "<p>Call</p>", "Een link"),
        ("title", "Over ons", b"About\\u202e us".decode("unicode_escape"), "niemand ziet"),
        ("title", "Over ons", "About %(us)s", "invulplek"),
    ],
)
def test_a_bad_text_is_named_and_nothing_is_stored(
    city: Municipality, translator: Client, key: str, source: str, text: str, reason: str
) -> None:
    page, version = translated(city)
    good = entry(f"{page.pk}|introduction", "Wie wij zijn.", "Who we are!")
    response = send(translator, url_of(city), HEAD + entry(f"{page.pk}|{key}", source, text) + good)
    (name, _why), *others = response.context["outcome"].rejected
    assert (name, others) == (f"{page.pk}|{key}", [])
    assert reason in response.content.decode()
    draft = draft_of(page)
    assert (draft.title, draft.introduction) == ("About us", "Who we are!")
    version.refresh_from_db()
    assert version.introduction == "Wie wij zijn."


def test_an_escaped_tag_stays_words(city: Municipality, translator: Client) -> None:
    page, _version = translated(city)
    text = entry(f"{page.pk}|title", "Over ons", "About &lt;script&gt;")
    assert send(translator, url_of(city), HEAD + text).context["outcome"].rejected == []
    assert draft_of(page).title == "About &lt;script&gt;"


def test_duplicates_fuzzy_obsolete_and_plural_are_named(
    city: Municipality, translator: Client
) -> None:
    page, _version = translated(city)
    one = entry(f"{page.pk}|title", "Over ons", "One")
    data = HEAD + one + one.replace("One", "Two")
    data += entry(f"{page.pk}|introduction", "Wie wij zijn.", "Unsure", "#, fuzzy\n")
    data += '#~ msgctxt "9|title"\n#~ msgid "Oud"\n#~ msgstr "Old"\n\n'
    data += 'msgctxt "7|title"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n\n'
    data += 'msgid "Zonder"\nmsgstr "Without"\n'
    data += entry("99999|title", "Elders", "Elsewhere")
    rejected = dict(send(translator, url_of(city), data).context["outcome"].rejected)
    assert set(rejected) == {
        f"{page.pk}|title",
        f"{page.pk}|introduction",
        "9|title",
        "('a', 'b')",
        "Zonder",
        "99999|title",
    } or set(rejected) == {
        f"{page.pk}|title", f"{page.pk}|introduction", "9|title", "7|title", "Zonder", "99999|title",
    }  # fmt: skip
    assert draft_of(page).title == "About us"


BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "leeg"),
    "blank": (b" \n", "leeg"),
    "no header": (b'msgctxt "1|title"\nmsgid "a"\nmsgstr "b"\n', "X-Wijkwijzer-Site"),
    "other site": (HEAD.replace("stad", "dorp").encode() + b'msgid "a"\nmsgstr "b"\n', "dorp"),
    "other language": (HEAD.replace("en\\n", "pl\\n").encode() + b'msgid "a"\nmsgstr "b"\n', "pl"),
    "binary": (bytes(range(256)) * 10, "UTF-8"),
    "utf-16": (HEAD.encode("utf-16"), "UTF-8"),
    "nul": (HEAD.encode() + b'msgid "a\x00"\nmsgstr "b"\n', "geen PO-bestand"),
    "a path": (b"/etc/passwd", "geen PO-bestand"),
    "html": (b"<html><body>x</body></html>", "geen PO-bestand"),
    "torn": (HEAD.encode() + b'msgctxt "1|title"\nmsgid "a\nmsgstr "b"\nrubbish\n', "niet gelezen"),
    "6 MB": (HEAD.encode() + b"#" * 6 * 1024 * 1024, "5120 kB mag"),
    "20 MB": (HEAD.encode() + b'msgid "a"\n' + b'"aaaa"\n' * 3_000_000, "5120 kB mag"),
    "many": (HEAD.encode() + b'msgid "a"\nmsgstr ""\n' * 50_000, "20000 teksten"),
}


@pytest.mark.usefixtures("deadline_of_work")
@pytest.mark.repeats("kind")
@pytest.mark.parametrize("kind", sorted(BAD))
def test_the_catalogue_of_bad_files(
    kind: str, city: Municipality, translator: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    data, words = BAD[kind]
    if not data:
        data = b"\n"
    with effort(5):
        response = send(translator, url_of(city), data)
    assert (response.status_code, words in response.content.decode()) == (400, True)
    assert list(tmp_path.iterdir()) == []


def test_no_file_at_all(city: Municipality, translator: Client) -> None:
    response = translator.post(url_of(city))
    assert response.status_code == 400
    assert "Kies eerst een bestand." in response.content.decode()


def test_one_very_long_text_is_read_in_linear_time() -> None:
    lines = '"' + "a" * 60 + '"\n'
    size = (reader.MAX_BYTES - 500) // len(lines)
    data = f'{HEAD}msgctxt "1|title"\nmsgid ""\n{lines * size}msgstr "x"\n'.encode()
    with effort(5):
        assert len(read(data, "stad.localhost", "en", Deadline()).entries) == 1


def test_reading_stops_when_it_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_SECONDS", -1)
    with pytest.raises(PoError):
        read((HEAD + entry("1|title", "a", "b")).encode(), "stad.localhost", "en", Deadline())


def test_somebody_elses_page_is_refused_by_name(
    city: Municipality, other: Municipality, translator: Client
) -> None:
    page = other.pages["information"]
    data = HEAD + entry(f"{page.pk}|title", page.title, "Hacked")
    rejected = send(translator, url_of(city), data).context["outcome"].rejected
    assert rejected == [(f"{page.pk}|title", "Die pagina staat niet in uw lijst.")]


def test_what_needs_no_translation_is_not_sent_out(city: Municipality, translator: Client) -> None:
    source, _version = translated(city)
    put_body(source, BODY[:1])
    edit = reverse("translations:edit", args=[city.site.pk, "en", source.pk])
    translator.post(edit, {"decide": "title", "reason": "Een eigennaam"})
    data = io.BytesIO(translator.get(f"{url_of(city, source)}?file").content).read().decode()
    assert f"{source.pk}|title" not in data
    assert f"{source.pk}|introduction" in data
