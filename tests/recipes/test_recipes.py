"""A page type, a field, a block of a text and a part of the start page, added as docs/architecture.md says: by their files alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.publishing.installs import REPOSITORY, Install

APPS = """
from importlib import import_module
from django.apps import AppConfig

class FaqConfig(AppConfig):
    name = "faq"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("faq.outputs")
"""
MODELS = """
from datetime import date
from typing import NamedTuple
from django.db import models
from wagtail.admin.panels import FieldPanel
from core.blocks.block_types import BodyBlock
from core.fields import StreamField
from core.page import BasePage

class FaqRow(NamedTuple):
    id: int
    introduction: str
    checked_on: date | None
    audience: str
    body: str

class FaqPage(BasePage):
    audience = models.CharField("doelgroep", max_length=40, blank=True)
    body = StreamField(BodyBlock, verbose_name="vragen", blank=True)
    public_row = FaqRow
    parent_page_types = ["home.HomePage"]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    fact_panels = [FieldPanel("audience")]

    class Meta:
        verbose_name = "veelgestelde vragen"
        verbose_name_plural = "veelgestelde vragen"
"""
OUTPUTS = """
from dataclasses import dataclass
from typing import Any, ClassVar
from wagtail import blocks
from core.blocks import start_parts
from core.blocks.body import block_views
from core.layout.reading import facts, links
from core.layout.views import Link
from core.page_types import PageType, register
from faq.models import FaqPage, FaqRow
from publishing.registry import Searchable

@dataclass(frozen=True, slots=True)
class FaqView:
    '''Questions and answers.'''
    audience: str
    body: tuple[Any, ...]

def faq_view(read, page) -> FaqView:
    own = read.row(FaqRow, page.id)
    return FaqView(facts(read, page).audience, block_views(read, own.body))

register(PageType(
    model=FaqPage, view=faq_view, template="faq/faq.html",
    DECISION structured_data=None,
))

class QuestionsBlock(blocks.StructBlock):
    class Meta:
        label = "Vragen"

@dataclass(frozen=True, slots=True)
class QuestionsPart:
    '''Links to questions on the start page.'''
    kind: ClassVar[str] = "questions"
    pages: tuple[Link, ...]

def questions_part(read, page, value) -> QuestionsPart | None:
    found = links(read, read.children(page, "faq.faqpage"))
    return QuestionsPart(found) if found else None

start_parts.register(
    start_parts.StartPart(name="questions", block=QuestionsBlock, view=questions_part, place=5)
)
"""
TEMPLATE = """{% extends "base.html" %}
{% from "components/stream.html" import stream %}
{% block main %}
<p class="wijk-meta">Voor: {{ view.audience }}</p>
{{ stream(view.body, frame) }}
{% endblock %}
"""
PART = """{% from "components/card.html" import link_list %}
<section class="wijk-section">{{ link_list(part.pages) }}</section>
"""
BLOCK = """
from dataclasses import dataclass
from typing import ClassVar
from wagtail import blocks
from core.blocks.block_types import BlockType, register

class TipBlock(blocks.StructBlock):
    text = blocks.CharBlock(label="Tip")

    class Meta:
        label = "Tip"

@dataclass(frozen=True, slots=True)
class TipView:
    '''Something good to know.'''
    kind: ClassVar[str] = "tip"
    text: str

def tip_view(_read, value) -> TipView:
    return TipView(value["text"])

register(BlockType(name="tip", block=TipBlock, view=tip_view))
"""
TIP = """<p class="wijk-tip">Tip: {{ block.text }}</p>
"""
SETTINGS = """
from pathlib import Path
from wijkwijzer.settings.dev import *
INSTALLED_APPS = [*INSTALLED_APPS, "faq"]
PUBLIC_TEMPLATES_DIR = Path(__file__).parent / "templates"
"""
FILL = """
import json
from django.utils import timezone
from faq.models import FaqPage
from tests.publishing.trees import locale, make_site, translate
from translations.segments import segments_of
site = make_site()
answer = {"summary": "Waar meld ik afval?", "text": "<p>Bij het loket.</p>"}
items = {"items": [{"type": "item", "id": "b", "value": answer}]}
page = site.root_page.add_child(instance=FaqPage(
    title="Vragen over afval", slug="vragen", locale=locale("nl"), audience="bewoners",
    body=json.dumps([
        {"type": "details", "id": "a", "value": items},
        {"type": "tip", "id": "c", "value": {"text": "Kom vroeg."}},
    ])))
translate(page, "en", "Questions about waste")
print(json.dumps([each.text for each in segments_of(page)]))
"""


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """An install with the app `faq`, whose tables are made."""
    app = tmp_path / "faq"
    app.mkdir()
    for name, text in (("__init__", ""), ("apps", APPS), ("models", MODELS)):
        (app / f"{name}.py").write_text(text, encoding="utf-8")
    declare(app, 'search=Searchable("about", listed=True),')
    (tmp_path / "recipe_settings.py").write_text(SETTINGS, encoding="utf-8")
    templates = tmp_path / "templates"
    shutil.copytree(REPOSITORY / "templates", templates)
    (templates / "faq").mkdir()
    (templates / "faq/faq.html").write_text(TEMPLATE, encoding="utf-8")
    (templates / "start/questions.html").write_text(PART, encoding="utf-8")
    (app / "text_blocks").mkdir()
    (app / "text_blocks/__init__.py").touch()
    (app / "text_blocks/tip.py").write_text(BLOCK, encoding="utf-8")
    (templates / "blocks/tip.html").write_text(TIP, encoding="utf-8")
    made = Install(
        tmp_path,
        {
            "DJANGO_SETTINGS_MODULE": "recipe_settings",
            "PYTHONPATH": f"{tmp_path}:{REPOSITORY}:{REPOSITORY / 'site'}",
        },
    )
    made.migrate()
    made.run("makemigrations", "faq")
    made.run("migrate", "faq", "--no-input", "--verbosity", "0")
    return made


def declare(app: Path, decision: str) -> None:
    """Write the declaration with this decision on searching, or without any."""
    (app / "outputs.py").write_text(OUTPUTS.replace("DECISION", decision), encoding="utf-8")


def test_a_page_type_is_public_translated_found_and_on_the_start_page(install: Install) -> None:
    assert install.run("check").stdout.startswith("System check identified no issues")
    segments = json.loads(install.run("shell", "--no-imports", "-c", FILL).stdout.splitlines()[-1])
    answer = ["Waar meld ik afval?", "<p>Bij het loket.</p>"]
    assert segments == ["Vragen over afval", *answer, "Kom vroeg."]
    install.run("build", "--output", str(install.folder / "out"))
    site = install.folder / "out/stad.localhost"
    page = (site / "vragen/index.html").read_text(encoding="utf-8")
    for words in ("Vragen over afval", "Voor: bewoners", "Waar meld ik afval?", "Tip: Kom vroeg."):
        assert words in page, words
    english = (site / "en/vragen-en/index.html").read_text(encoding="utf-8")
    # A fact is the same in every language, and nobody typed it twice.
    for words in ("Questions about waste", "Voor: bewoners"):
        assert words in english, words
    # On the start page, in the list from A to Z, among the addresses of the site.
    for path in ("index.html", "zoeken/index.html", "sitemap.xml"):
        assert "/vragen/" in (site / path).read_text(encoding="utf-8"), path
    # In the API: its own document in two languages, two lists of pages, the description.
    documents = [path for path in (site / "api").rglob("*") if path.is_file()]
    told = [path for path in documents if b'"faq.faqpage"' in path.read_bytes()]
    assert len(told) == 5


def test_what_is_forgotten_is_named(install: Install) -> None:
    declare(install.folder / "faq", "")
    (install.folder / "templates/start/questions.html").unlink()
    (install.folder / "templates/faq/faq.html").unlink()
    (install.folder / "templates/blocks/tip.html").unlink()
    (install.folder / "faq/text_blocks/hint.py").touch()
    said = install.run("check", status=1).stderr
    assert "faq.FaqPage does not say its search." in said
    assert "The template faq/faq.html of faq.FaqPage does not exist." in said
    assert "The template start/questions.html of the part 'questions'" in said
    assert "The template blocks/tip.html of the block 'tip' does not exist." in said
    assert "The module faq.text_blocks.hint declares no block." in said
