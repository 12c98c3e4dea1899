"""What nobody changed is not changed: no version, no draft on top of what is online."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.http import QueryDict
from django.test import Client
from wagtail.fields import StreamField
from wagtail.models import Page

from core.cms.saving import brings_news
from core.models import PublicDocument
from publishing.content.declarations import PageDetailRow
from publishing.content.drafts import draft_into
from publishing.content.load import load
from tests.cms.admin import edit_url, errors, form_data, send
from tests.cms.files import stored_picture
from tests.cms.world import Municipality, locale, page_types, translate
from tests.home.bodies import every_block
from tests.publishing.trees import MOMENT

pytestmark = pytest.mark.django_db
TYPES = {model: model._meta.label for model in page_types()}


def of_type(city: Municipality, model: type[Page]) -> Any:
    """Return a page of the city of a type."""
    return next(page for page in city.pages.values() if type(page) is model)


def filled(city: Municipality, page: Any) -> Any:
    """Put a text with every block into a page, without the ids that the editor adds; publish it."""
    picture = stored_picture()
    document = PublicDocument.objects.create(title="Plan", file=ContentFile(b"x", "plan.csv"))
    person, hub = city.pages["person_one"], city.pages["hub_one"]
    body = every_block(picture.pk, document.pk, person.pk, hub.pk)
    for field in page._meta.fields:
        if isinstance(field, StreamField):
            whole = "rich_text" in field.stream_block.child_blocks
            own = json.dumps(list(getattr(page, field.name).raw_data))
            setattr(page, field.name, without_ids(body if whole else own))
    page.save()
    page.save_revision().publish()
    return Page.objects.get(pk=page.pk).specific


def without_ids(body: str) -> str:
    """Return a text as an import may bring it: its blocks have no ids."""
    blocks = json.loads(body)
    return json.dumps([{"type": each["type"], "value": each["value"]} for each in blocks])


def stored(page: Any) -> dict[str, Any]:
    """Return the values of a page, its texts as they are stored."""
    return {
        field.name: list(value.raw_data) if isinstance(field, StreamField) else value
        for field in page._meta.concrete_fields
        for value in [field.value_from_object(page)]
    }


def versions(page: Any) -> tuple[int, bool, bool]:
    """Return how many versions a page has, whether it is online, and whether a draft is newer."""
    page.refresh_from_db()
    return page.revisions.count(), page.live, page.has_unpublished_changes


@pytest.mark.repeats("model")
@pytest.mark.parametrize("model", TYPES, ids=TYPES.values())
def test_a_form_that_comes_back_as_it_was_shown_brings_nothing_new(
    admin: Client, city: Municipality, model: type[Page]
) -> None:
    source = filled(city, of_type(city, model))
    english = locale("en")
    known = source.has_translation(english)
    version = source.get_translation(english) if known else translate(source, "en")
    for page in (source, filled(city, version)):
        response = admin.get(edit_url(page))
        draft = page.get_latest_revision_as_object()
        before = stored(draft)
        form = page.get_edit_handler().get_form_class()(
            posted(form_data(response)),
            instance=draft,
            parent_page=page.get_parent(),
            for_user=response.wsgi_request.user,
        )
        assert form.is_valid(), form.errors
        assert (form.changed_data, brings_news(form)) == ([], False), page
        form.save(commit=False)
        assert stored(draft) == before


def posted(data: dict[str, Any]) -> QueryDict:
    """Return form data as a request carries it."""
    found = QueryDict(mutable=True)
    for name, value in data.items():
        found.setlist(name, value if isinstance(value, list) else [value])
    return found


def test_a_draft_without_a_change_reads_as_what_is_online(city: Municipality) -> None:
    pages = [filled(city, of_type(city, model)) for model in TYPES]
    content = load(city.site, ("nl", "en"), MOMENT)
    for page in pages:
        draft = draft_into(content, page.get_latest_revision_as_object())
        differ = {
            row.__name__
            for row in content.tables
            if _values(draft.table(row)) != _values(content.table(row))
        }
        # The dates of publishing are those that a publish would give.
        assert differ <= {PageDetailRow.__name__}, page


def _values(rows: Any) -> list[str]:
    """Return rows in an order of their own; a link has an id of the table, which says nothing."""
    return sorted(repr(row[1:] if len(row) == 3 else row) for row in rows)


def test_saving_without_a_change_keeps_no_version_and_says_so(
    chief: Client, city: Municipality
) -> None:
    page = filled(city, city.pages["article"])
    before = versions(page)
    answer = send(chief, edit_url(page), button="")
    assert (
        "Er is niets gewijzigd, dus er is niets opgeslagen."
        in chief.get(sent_to(answer)).content.decode()
    )
    assert versions(page) == before == (1, True, False)


def test_an_autosave_after_the_publication_leaves_no_draft(
    chief: Client, city: Municipality
) -> None:
    page = filled(city, city.pages["article"])
    data = form_data(chief.get(edit_url(page)))
    answer = chief.post(edit_url(page), data, headers={"Accept": "application/json"})
    found = json.loads(answer.content)
    page.refresh_from_db()
    assert (found["success"], found["revision_id"]) == (True, page.live_revision_id)
    assert versions(page) == (1, True, False)


def test_an_autosave_that_was_sent_before_the_publication_and_comes_after_it_is_refused(
    chief: Client, city: Municipality
) -> None:
    page = filled(city, city.pages["article"])
    late = form_data(chief.get(edit_url(page))) | {"title": "Half"}
    send(chief, edit_url(page), title="Heel")
    before = versions(page)
    answer = chief.post(edit_url(page), late, headers={"Accept": "application/json"})
    assert json.loads(answer.content)["error_code"] == "invalid_revision"
    assert (versions(page), page.title) == (before, "Heel")


def test_publishing_once_more_without_a_change_changes_nothing(
    chief: Client, city: Municipality
) -> None:
    page = filled(city, city.pages["article"])
    before = (*versions(page), page.last_published_at)
    answer = send(chief, edit_url(page))
    assert "Er is niets gewijzigd sinds" in chief.get(sent_to(answer)).content.decode()
    assert (*versions(page), page.last_published_at) == before


def test_publishing_a_draft_without_a_change_publishes_that_version(
    chief: Client, city: Municipality
) -> None:
    page = filled(city, city.pages["article"])
    page.title = "Nieuw"
    draft = page.save_revision()
    send(chief, edit_url(page))
    page.refresh_from_db()
    assert (page.title, page.live_revision_id, page.revisions.count()) == ("Nieuw", draft.pk, 2)


def test_a_moment_with_seconds_stays_to_the_second(chief: Client, city: Municipality) -> None:
    page = city.pages["alert"]
    page.ends_at = page.ends_at.replace(second=31)
    page.save()
    page.save_revision().publish()
    answer = send(chief, edit_url(page), button="", title="Andere titel")
    assert answer.status_code == 302, errors(answer)
    draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (draft.title, draft.ends_at) == ("Andere titel", page.ends_at)


def sent_to(answer: Any) -> str:
    """Return where an answer sends the browser."""
    return str(answer["Location"])
