"""Every date, time and moment field of every form of the CMS reads and shows Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from core.cms.pages.new_here import NewHereForm
from core.forms.date_fields import WIDGETS
from home.models import NewsPage
from tests.cms.admin import edit_url, form_data
from tests.cms.date_forms import temporal_fields
from tests.cms.world import Municipality

#: What somebody types and what it is, and something that is none, for each kind.
TYPED: dict[type[forms.Field], tuple[tuple[str, ...], Any, str]] = {
    forms.DateField: (
        ("31-12-2026", "31/12/2026", "31 december 2026", "31-12-26", "2026-12-31"),
        date(2026, 12, 31),
        "31-31-2026",
    ),
    forms.TimeField: (("9:00", "9.00", "9.00 uur", "0900"), time(9), "25:00"),
    forms.DateTimeField: (
        ("31-12-2026 9:00", "31/12/2026 9.00", "31 december 2026 9.00 uur", "2026-12-31 09:00"),
        datetime(2026, 12, 31, 8, tzinfo=UTC),
        "31-31-2026 9:00",
    ),
}
SHOWN: dict[type[forms.Field], tuple[Any, str]] = {
    forms.DateField: (date(2027, 2, 1), "1-2-2027"),
    forms.TimeField: (time(9), "09:00"),
    forms.DateTimeField: (datetime(2027, 2, 1, 9), "1-2-2027 09:00"),
}


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    with translation.override("nl"):
        yield


@pytest.fixture(scope="module")
def fields() -> list[tuple[str, forms.Field, Any]]:
    return list(temporal_fields())


def kind_of(field: forms.Field, widget: Any) -> type[forms.Field]:
    """Return the kind of a field; a filter asks for a day and compares moments with it."""
    if isinstance(widget, WIDGETS[forms.DateField]):
        return forms.DateField
    return next(kind for kind in WIDGETS if isinstance(field, kind))


def read(field: Any, text: str, kind: type[forms.Field]) -> Any:
    found = field.to_python(text)
    if kind is forms.DateField and isinstance(found, datetime):
        return timezone.localtime(found).date()
    return found


def test_the_forms_are_found(fields: list[tuple[str, forms.Field, Any]]) -> None:
    names = {name.rpartition(".")[2] for name, _field, _widget in fields}
    assert {"starts_at", "go_live_at", "expire_at", "checked_on", "opens", "last_day"} <= names
    assert {"until", "phone_basis_on", "valid_until", "date", "repeats_until"} <= names
    # Ranges of filters have two.
    assert {"0", "1"} <= names


def test_every_field_has_the_widget_of_the_cms(
    fields: list[tuple[str, forms.Field, Any]],
) -> None:
    others = [
        (name, type(widget).__name__)
        for name, field, widget in fields
        if not isinstance(widget, WIDGETS[kind_of(field, widget)])
    ]
    assert others == []


def test_every_field_understands_what_people_type(
    fields: list[tuple[str, forms.Field, Any]],
) -> None:
    wrong = []
    for name, field, widget in fields:
        kind = kind_of(field, widget)
        typed, value, _bad = TYPED[kind]
        wrong += [(name, text) for text in typed if read(field, text, kind) != value]
    assert wrong == []


def test_every_field_names_what_it_does_not_understand_with_an_example(
    fields: list[tuple[str, forms.Field, Any]],
) -> None:
    for name, field, widget in fields:
        bad = TYPED[kind_of(field, widget)][2]
        with pytest.raises(ValidationError) as caught:
            field.to_python(bad)
        (message,) = caught.value.messages
        assert message.startswith(f"“{bad}” is geen "), name
        assert "bijvoorbeeld" in message, name


def test_every_widget_shows_the_same(fields: list[tuple[str, forms.Field, Any]]) -> None:
    shown = {
        (kind_of(field, widget), widget.format_value(SHOWN[kind_of(field, widget)][0]))
        for _name, field, widget in fields
    }
    assert shown == {(kind, text) for kind, (_value, text) in SHOWN.items()}


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        (forms.DateTimeField, "31-12-2026", "Bij “31-12-2026” staat geen tijd."),
        (forms.DateField, "1-1-2206", "“1-1-2206” ligt te ver weg. Schrijf een jaar van 1900 tot"),
        (forms.TimeField, "24:00", "Middernacht is 0:00; 24:00 bestaat niet."),
        (forms.DateField, "9" * 5000, f"“{'9' * 60}…” is geen datum."),
    ],
)
def test_what_is_wrong_is_said_exactly(field: type[forms.Field], typed: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        field().clean(typed)
    assert message in caught.value.messages[0]


@pytest.mark.parametrize("field", WIDGETS)
def test_blanks_are_nothing(field: type[forms.Field]) -> None:
    assert field(required=False).clean("  ") is None


def test_every_form_of_our_own_brings_its_scripts() -> None:
    top = Path(__file__).resolve().parents[2]
    folders = [top / name for name in ("contacts", "home", "districts", "site")]
    templates = [path for folder in folders for path in folder.rglob("templates/**/*.html")]
    with_fields = [
        path for path in templates if "wagtailadmin/shared/field.html" in path.read_text("utf-8")
    ]
    assert with_fields
    # A piece of a screen that is there already; its fields need no script.
    with_fields.remove(top / "home" / "templates" / "home_cms" / "new_here.html")
    assert not any(field.widget.media._js for field in NewHereForm.base_fields.values())
    without = [path for path in with_fields if "form.media.js" not in path.read_text("utf-8")]
    assert without == []


@pytest.mark.django_db
@pytest.mark.parametrize("button", ["", "action-publish"])
def test_a_bad_date_stays_as_typed(chief: Client, city: Municipality, button: str) -> None:
    page = city.pages["article"]
    data = form_data(chief.get(edit_url(page)))
    assert data["date"] == ["2-11-2026"]
    response = chief.post(edit_url(page), {**data, "date": "31 sprokkelmaand", button: "1"})
    soup = BeautifulSoup(response.content, "html.parser")
    field = soup.select_one("input[name=date]")
    assert field is not None
    assert (field["value"], field["aria-invalid"]) == ("31 sprokkelmaand", "true")
    year = timezone.localdate().year
    words = (
        f"“31 sprokkelmaand” is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 31-12-{year}."
    )
    assert words in soup.get_text()
    assert NewsPage.objects.get(pk=page.pk).date == date(2026, 11, 2)


@pytest.mark.django_db
def test_a_dutch_date_is_stored(chief: Client, city: Municipality) -> None:
    page = city.pages["article"]
    data = form_data(chief.get(edit_url(page)))
    sent = {**data, "date": "1 dec. 2026", "action-publish": "1"}
    assert chief.post(edit_url(page), sent).status_code == 302
    assert NewsPage.objects.get(pk=page.pk).date == date(2026, 12, 1)
    assert form_data(chief.get(edit_url(page)))["date"] == ["1-12-2026"]


@pytest.mark.django_db
def test_a_report_is_filtered_by_a_dutch_date(admin: Client) -> None:
    address = reverse("wagtailadmin_reports:site_history")
    found = admin.get(address, {"timestamp_from": "1 jan 2190"})
    assert list(found.context["object_list"]) == []
    wrong = admin.get(address, {"timestamp_from": "gisteren"})
    assert "“gisteren” is geen datum." in wrong.content.decode()
    assert 'value="gisteren"' in wrong.content.decode()
