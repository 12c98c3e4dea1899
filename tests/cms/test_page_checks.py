"""The panel of checks looks at our preview; a picture without words does not go online."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page

from core.cms.page_checks import PageChecks
from core.models import Picture
from core.permissions import municipality_collection
from publishing.preview.previewing import preview
from tests.cms.admin import edit_url, errors, form_data, send, stream_data
from tests.cms.files import stored_picture
from tests.cms.test_unchanged import of_type, posted, versions
from tests.cms.world import Municipality, administrator, page_types, translate
from tests.home.bodies import blocks

pytestmark = pytest.mark.django_db
SILENT = "heeft geen beschrijving voor wie haar niet ziet"
WITH_PICTURE = [model for model in page_types() if hasattr(model, "picture_alt")]
WITH_TEXT = [
    model
    for model in page_types()
    if any(isinstance(field, StreamField) for field in model._meta.concrete_fields)
]


def test_the_preview_of_the_editor_has_what_the_panel_of_checks_talks_to(
    chief: Client, city: Municipality
) -> None:
    page = city.pages["article"]
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    chief.post(url, form_data(chief.get(edit_url(page))))
    shown = chief.get(f"{url}?in_preview_panel=true")
    soup = BeautifulSoup(shown.content, "html.parser")
    assert soup.select_one("body > wagtail-userbar") is not None
    scripts = [str(each.get("src")) for each in soup.select("body > script[src]")]
    assert any("userbar.js" in each for each in scripts)
    # Its settings stand in a template, as those of the panel in the page around it.
    config = json.loads(soup.select("#checker-axe-configuration")[0].string or "")
    assert config["options"]["runOnly"] == PageChecks.axe_run_only
    # The policy of the CMS lets these scripts run, and no others.
    assert "script-src 'self' 'unsafe-inline'" in shown.headers["Content-Security-Policy"]
    around = BeautifulSoup(chief.get(edit_url(page)).content, "html.parser")
    assert json.loads(around.select("#checker-axe-configuration")[0].string or "") == config


def test_no_script_of_the_editor_is_in_what_is_published(chief: Client, city: Municipality) -> None:
    page = city.pages["article"]
    assert b"userbar" not in preview(page)
    draft = chief.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert b"userbar" not in draft.content


def test_the_panel_has_no_number_before_something_was_counted(
    chief: Client, city: Municipality
) -> None:
    soup = BeautifulSoup(chief.get(edit_url(city.pages["article"])).content, "html.parser")
    panel = soup.select_one("[data-side-panel='checks']")
    assert panel is not None
    count = panel.select_one("[data-content-checker-count]")
    assert count is not None
    assert (count.get_text(), len(panel.select("[data-content-checker-count]"))) == ("–", 1)
    assert "Nog niet gecontroleerd" in panel.get_text()


def own_picture(city: Municipality, **fields: Any) -> Picture:
    """Return a picture that the municipality may use."""
    return stored_picture(collection=municipality_collection(city.site), **fields)


def anybody() -> Any:
    """Return an administrator, who may choose any picture of the municipality."""
    known = get_user_model().objects.filter(is_superuser=True).first()
    return known or administrator()


# --- pictures ------------------------------------------------------------------------------
def form_of(page: Any, **values: Any) -> Any:
    """Return the form of a page with only these values: other fields complain for themselves."""
    streams = [f for f in page._meta.concrete_fields if isinstance(f, StreamField)]
    values = {f"{field.name}-count": "0" for field in streams} | values
    form = page.get_edit_handler().get_form_class()(
        posted(values), instance=page, parent_page=page.get_parent(), for_user=anybody()
    )
    return form


@pytest.mark.repeats
@pytest.mark.parametrize("model", WITH_PICTURE, ids=lambda each: each.__name__)
def test_a_picture_asks_for_words_before_it_goes_online(
    city: Municipality, model: type[Page]
) -> None:
    page = of_type(city, model)
    picture = {"picture": str(own_picture(city).pk)}
    silent = form_of(page, **picture, picture_alt=" ")
    assert SILENT in str(silent.errors["picture_alt"])
    draft = form_of(page, **picture, picture_alt="")
    draft.defer_required_fields()
    assert "picture_alt" not in draft.errors
    assert "picture_alt" not in form_of(page, **picture, picture_alt="Een plein").errors


@pytest.mark.repeats("model")
@pytest.mark.parametrize("model", WITH_TEXT, ids=lambda each: each.__name__)
def test_a_picture_in_a_text_asks_for_words_too(city: Municipality, model: type[Page]) -> None:
    page = of_type(city, model)
    picture = {"image": own_picture(city).pk, "alt": "", "caption": ""}
    [name] = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, StreamField) and "picture" in field.stream_block.child_blocks
    ]
    setattr(page, name, blocks(("picture", picture)))
    text = stream_data(name, getattr(page, name))
    assert SILENT in str(form_of(page, **text).errors.as_data()[name][0].as_json_data())
    draft = form_of(page, **text)
    draft.defer_required_fields()
    assert name not in draft.errors
    said = text | {f"{name}-0-value-alt": "Een plein"}
    assert name not in form_of(page, **said).errors


def test_the_words_of_the_picture_itself_are_enough(city: Municipality) -> None:
    picture = own_picture(city, description="Een plein")
    form = form_of(city.pages["article"], picture=str(picture.pk), picture_alt="")
    assert "picture_alt" not in form.errors


def test_a_translation_asks_for_words_of_its_own(chief: Client, city: Municipality) -> None:
    source = city.pages["article"]
    source.picture, source.picture_alt = own_picture(city), "Een plein"
    source.save()
    version = translate(source, "en")
    assert SILENT in errors(send(chief, edit_url(version), picture_alt=""))
    assert send(chief, edit_url(version), picture_alt="A square").status_code == 302


@pytest.mark.parametrize("button", ["action-publish", "action-submit", ""])
def test_asking_is_for_what_goes_online_and_loses_nothing(
    chief: Client, city: Municipality, button: str
) -> None:
    page = city.pages["article"]
    values = {"title": "Getypt", "picture": str(own_picture(city).pk), "picture_alt": ""}
    answer = send(chief, edit_url(page), button=button, **values)
    if not button:
        assert answer.status_code == 302
        return
    assert SILENT in errors(answer)
    assert form_data(answer)["title"] == ["Getypt"]
    assert versions(page) == (0, True, False)
