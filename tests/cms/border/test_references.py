"""What a page points to: every field that names a row is read, and a file is asked for its right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey
from django.test import Client
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import GroupCollectionPermission, Page

from core.border.acting import acting
from core.border.references import Border, chosen, rows_of
from core.border.references import named as name_of
from core.models import Picture, PublicDocument, User
from home.models import NewsPage
from tests.cms.admin import add_item, edit_url, errors, form_data
from tests.cms.border.test_forms import link, with_body
from tests.cms.border.towns import Town, plain
from tests.cms.world import administrator, page_types

pytestmark = pytest.mark.django_db
NO_RIGHT = "hier niet kiezen. Kies uit de lijst."
ANOTHER_TOWN = "hoort bij een andere gemeente"


@pytest.fixture
def limited(towns: tuple[Town, Town]) -> Any:
    """Somebody who edits all pages of the first town, and may use the files of one district only."""
    mine = towns[0]
    chief = mine.users["chief"]
    district = Picture.objects.get(pk=mine.rows["core.Picture"]["district"]).collection
    rights = GroupCollectionPermission.objects.filter(group__in=chief.groups.all())
    assert rights.update(collection=district)
    return User.objects.get(pk=chief.pk)


def files(town: Town, state: str) -> dict[type[Any], Any]:
    """Return the picture and the document of a town in a state."""
    return {
        model: model._default_manager.get(pk=town.rows[model._meta.label][state])
        for model in (Picture, PublicDocument)
    }


def with_rows(block: Any, rows: dict[type[Any], Any]) -> Iterator[tuple[str, Any]]:
    """Return the stored forms of a block that name one of these rows, at every place inside it."""
    if isinstance(block, blocks.ChooserBlock):
        for model, row in rows.items():
            if issubclass(model, block.model_class):
                yield model._meta.label, row.pk
    elif isinstance(block, blocks.RichTextBlock):
        picture, document, page = (rows[each].pk for each in (Picture, PublicDocument, Page))
        if "image" in (block.features or ()):
            embed = f'<embed embedtype="image" id="{picture}" format="left" alt=""/>'
            yield Picture._meta.label, embed
        yield PublicDocument._meta.label, f'<a linktype="document" id="{document}">hier</a>'
        yield Page._meta.label, f'<a linktype="page" id="{page}">hier</a>'
    elif isinstance(block, blocks.ListBlock):
        for label, value in with_rows(block.child_block, rows):
            yield label, [{"type": "item", "id": "a", "value": value}]
    else:
        for name, child in getattr(block, "child_blocks", {}).items():
            for label, value in with_rows(child, rows):
                stream = isinstance(block, blocks.StreamBlock)
                yield label, [{"type": name, "value": value}] if stream else {name: value}


def named(town: Town, state: str) -> Iterator[tuple[Any, str, Any, Any]]:
    """Return a page or item, a field of it, a value, and the file or page of a town that it names."""
    rows: dict[type[Any], Any] = files(town, state)
    rows[Page] = Page.objects.get(pk=town.made.pages["information"].pk)
    for page_type in page_types():
        form_class = page_type.get_edit_handler().get_form_class()
        forms = [form_class, *(each.form for each in getattr(form_class, "formsets", {}).values())]
        for model in (each._meta.model for each in forms):
            for field in model._meta.get_fields():
                if isinstance(field, ForeignKey) and field.related_model in rows:
                    yield model(), field.name, rows[field.related_model], rows[field.related_model]
                elif isinstance(field, StreamField):
                    for label, raw in with_rows(field.stream_block, rows):
                        value = field.to_python(raw)
                        (row,) = (
                            each for model, each in rows.items() if model._meta.label == label
                        )
                        yield model(), field.name, value, row


def words(border: Border, row: Any) -> str:
    """Return why a row is refused; "" when it is not."""
    refused = border.refusal(row)
    return " ".join(refused.messages) if refused else ""


def test_every_field_that_names_a_file_asks_for_the_right_to_use_it(
    towns: tuple[Town, Town], limited: Any
) -> None:
    mine, other = towns
    page = mine.made.pages["information"]
    border = Border(page, page.path, limited)
    seen = set()
    for town, state, wanted in (
        (mine, "public", NO_RIGHT),
        (mine, "private", NO_RIGHT),
        (mine, "district", ""),
        (other, "public", ANOTHER_TOWN),
    ):
        for instance, name, value, row in named(town, state):
            place = (instance._meta.label, name, row._meta.label)
            assert [each.pk for each in chosen(instance, name, value)] == [row.pk], place
            # Pages have no right to be pointed to: all of one's own town may be.
            expected = "" if isinstance(row, Page) and town is mine else wanted
            found = words(border, row)
            assert expected in found, place
            assert bool(found) == bool(expected), place
            seen.add(place)
    assert {
        ("home.NewsPage", "picture", "core.Picture"),
        ("home.NewsPage", "body", "core.Picture"),
        ("home.NewsPage", "body", "core.PublicDocument"),
        ("home.NewsPage", "body", "wagtailcore.Page"),
        ("districts.ProjectPage", "document", "core.PublicDocument"),
        ("home.ProgrammeDocument", "document", "core.PublicDocument"),
    } <= seen


def sent(client: Client, page: Page, kind: str, row: Any) -> Any:
    """Send the editor of a page with a file in a field, in an item, in a block or in a text."""
    data = form_data(client.get(edit_url(page)))
    number = str(row.pk)
    if kind == "field":
        data["picture"] = number
    elif kind == "item":
        data = add_item(data, "documents", document=number, title="", language="nl")
    elif kind == "block":
        data = with_body(data, ("picture", {"-image": number, "-alt": "Plein", "-caption": ""}))
    else:
        data = with_body(data, ("rich_text", {"": link("document", row.pk)}))
    return client.post(edit_url(page), data)


@pytest.mark.parametrize("kind", ["field", "item", "block", "text"])
def test_the_editor_takes_no_file_that_one_may_not_use(
    towns: tuple[Town, Town], limited: Any, kind: str
) -> None:
    mine, other = towns
    page = mine.made.pages["programme"]
    client = Client()
    client.force_login(limited)
    model = Picture if kind in ("field", "block") else PublicDocument
    before = Page.objects.get(pk=page.pk).latest_revision_id
    for row in (files(mine, "public")[model], files(other, "public")[model]):
        answer = sent(client, page, kind, row)
        assert answer.status_code == 200
        refusal = plain(answer)
        assert "hier niet kiezen" in refusal or ANOTHER_TOWN in refusal, errors(answer)
        assert Page.objects.get(pk=page.pk).latest_revision_id == before
    answer = sent(client, page, kind, files(mine, "district")[model])
    assert answer.status_code == 302, errors(answer)
    assert Page.objects.get(pk=page.pk).latest_revision_id != before


def test_what_a_page_points_to_already_stays(towns: tuple[Town, Town], limited: Any) -> None:
    mine, _other = towns
    page = NewsPage.objects.get(pk=mine.made.pages["article"].pk)
    picture = files(mine, "public")[Picture]
    assert NO_RIGHT in words(Border(page, page.path, limited), picture)
    page.picture = picture
    # Somebody who may, chose it in a draft; a version that is not stored says nothing.
    assert NO_RIGHT in words(Border(page, page.path, limited), picture)
    page.save_revision()
    assert words(Border(page, page.path, limited), picture) == ""
    assert NO_RIGHT in words(Border(page, page.path, limited), files(mine, "private")[Picture])
    other_page = NewsPage(title="Nieuw", picture=picture)
    assert NO_RIGHT in words(Border(other_page, page.path, limited), picture)


def test_code_and_administrators_choose_all_of_the_town(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    page = mine.made.pages["information"]
    for user in (None, administrator()):
        border = Border(page, page.path, user)
        assert words(border, files(mine, "private")[Picture]) == ""
        assert ANOTHER_TOWN in words(border, files(other, "public")[Picture])


def test_a_text_is_refused_with_every_row_that_is_wrong(
    towns: tuple[Town, Town], limited: Any
) -> None:
    mine, other = towns
    page = NewsPage.objects.get(pk=mine.made.pages["article"].pk)
    Border(page, page.path, limited).check_texts()
    page.picture = files(mine, "public")[Picture]
    foreign = other.made.pages["information"]
    text = f'<p><a linktype="page" id="{foreign.pk}">hier</a></p>'
    page.body = [("rich_text", page.body.stream_block.child_blocks["rich_text"].to_python(text))]
    with pytest.raises(ValidationError) as refused:
        Border(page, page.path, limited).check_texts()
    found = sorted(refused.value.messages)
    assert len(found) == 2
    assert any(NO_RIGHT in each for each in found)
    assert any("Kies een pagina van deze gemeente" in each for each in found)


def test_the_words_say_what_to_choose(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    page = mine.made.pages["information"]
    border = Border(page, page.path)
    assert "Kies een bestand" in words(border, files(other, "public")[PublicDocument])
    assert "Kies een pagina" in words(border, other.made.pages["information"])


def test_a_value_names_itself_several_or_those_in_a_text(towns: tuple[Town, Town]) -> None:
    mine, _other = towns
    page = mine.made.pages["article"]
    districts = Page.objects.filter(pk__in=[mine.made.pages[each].pk for each in ("one", "two")])
    assert set(chosen(page, "districts", districts)) == set(districts)
    assert list(chosen(page, "picture", districts[0])) == [districts[0]]
    for name, value in (("picture", None), ("title", "1"), ("body", ""), ("nothing", "1")):
        assert list(chosen(page, name, value)) == []


@pytest.mark.parametrize("spelled", ["", "abc", "-1", "²", "\u0661", "1.5", "9" * 19, None])
def test_what_is_no_number_leads_to_no_row(towns: tuple[Town, Town], spelled: Any) -> None:
    page = towns[0].made.pages["information"]
    assert [each.pk for each in rows_of([(Page, spelled), (Page, page.pk)])] == [page.pk]


def test_a_row_is_named_by_its_title_to_who_may_see_it(towns: tuple[Town, Town]) -> None:
    mine, _other = towns
    own, foreign = (town.made.pages["information"] for town in towns)
    assert name_of(foreign) == foreign.title
    with acting(mine.users["chief"]):
        assert name_of(own) == own.title
        assert name_of(foreign) == str(foreign.pk)
    with acting(administrator()):
        assert name_of(foreign) == foreign.title
