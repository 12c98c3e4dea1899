"""Pages that are made when somebody asks: what is changed is there with the next request."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from core.theme.theme import Theme
from publishing.preview.live_sites import LiveSites, forget
from tests.publishing.stored_files import Town
from tests.publishing.trees import make_site


class Answers:
    """Asks the live sites, and keeps what they leave to the release."""

    def __init__(self) -> None:
        self.left: list[str] = []
        self.app = LiveSites(self._released)
        self.status, self.headers = "", dict[str, str]()

    def _released(
        self, environ: Mapping[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        self.left.append(environ["PATH_INFO"])
        start_response("404 Not Found", [])
        return [b"of the release"]

    def get(self, path: str, host: str = "stad.localhost:8000") -> str:
        def start(status: str, headers: list[tuple[str, str]]) -> None:
            self.status, self.headers = status, dict(headers)

        environ = {"HTTP_HOST": host, "PATH_INFO": path, "QUERY_STRING": ""}
        return b"".join(self.app(environ, start)).decode(errors="replace")


@pytest.fixture
def town(settings: Settings, tmp_path: Path) -> Town:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RELEASES_DIR = tmp_path / "releases"
    return Town(make_site())


@pytest.mark.django_db
def test_a_page_says_what_the_database_says_now(town: Town) -> None:
    answers = Answers()
    assert "Nieuwe woorden" not in answers.get("/stukken/")
    assert (answers.status, answers.headers["Cache-Control"]) == ("200 OK", "no-store")
    assert answers.headers["Content-Security-Policy"].startswith("default-src 'none'")
    type(town.page).objects.filter(pk=town.page.pk).update(introduction="Nieuwe woorden")
    assert "Nieuwe woorden" in answers.get("/stukken/")
    assert answers.left == []
    assert not Path(town.publisher.store.folder).exists()


@pytest.mark.django_db
def test_a_template_and_a_style_count_as_they_are_now(
    town: Town, settings: Settings, tmp_path: Path
) -> None:
    for name in ("PUBLIC_TEMPLATES_DIR", "PUBLIC_STATIC_DIR"):
        copy = tmp_path / Path(getattr(settings, name)).name
        shutil.copytree(getattr(settings, name), copy)
        setattr(settings, name, copy)
    forget()
    answers = Answers()
    try:
        before = answers.get("/stukken/")
        template = Path(settings.PUBLIC_TEMPLATES_DIR) / "home/information.html"
        template.write_text(
            template.read_text().replace("{% block main %}", "{% block main %}<p>Ander</p>", 1)
        )
        sheet = Path(settings.PUBLIC_STATIC_DIR) / "css/site.css"
        sheet.write_text(f"{sheet.read_text()}\n.ander {{ color: red }}")
        after = answers.get("/stukken/")
        assert ("<p>Ander</p>" in before, "<p>Ander</p>" in after) == (False, True)
        (address,) = set(re.findall(r"/static/css/site-[0-9a-f]+\.css", after))
        assert address not in before
        assert ".ander { color: red }" in answers.get(address)
    finally:
        forget()


@pytest.mark.django_db
def test_pictures_and_documents_of_a_page_are_served_after_it(town: Town) -> None:
    answers = Answers()
    page = answers.get("/stukken/")
    (document,) = set(re.findall(r'"(/documents/[^"]+)"', page))
    picture = re.findall(r'<img[^>]* src="([^"]+)"', page)[0]
    assert "kanarie" in answers.get(document)
    assert answers.headers["Content-Disposition"] == "attachment"
    assert answers.get(picture)
    assert answers.headers["Content-Type"].startswith("image/")
    assert answers.left == []


@pytest.mark.django_db
def test_what_is_not_there_is_said_by_the_site_or_by_the_release(town: Town) -> None:
    answers = Answers()
    assert "<h1" in answers.get("/nergens/")
    assert answers.status == "404 Not Found"
    assert answers.get("/zoeken/woorden.json") == "of the release"
    assert answers.get("/", host="elders.localhost") == "of the release"
    assert answers.left == ["/zoeken/woorden.json", "/"]


def test_it_is_refused_outside_development() -> None:
    with pytest.raises(CommandError, match=r"it is for development \(WIJKWIJZER_DEBUG=1\)"):
        call_command("serve_public", "--live")


def test_what_our_own_functions_remember_is_forgotten() -> None:
    from core.theme import assets

    assets.stylesheet(Theme("#1d4f91", "#b4451f"))
    assert assets.stylesheet.cache_info().currsize > 0
    forget()
    assert assets.stylesheet.cache_info().currsize == 0
