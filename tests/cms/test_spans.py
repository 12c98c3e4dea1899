"""From … until …: every date of every model has its place, and an end is checked everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from contacts.models import HubPage
from core.forms.spans import Ends, Span, Spanned, as_typed
from home.models import AlertPage, EventPage
from publishing.cms.state import HIDDEN, PART, states_of
from tests.cms.admin import add_item, add_url, edit_url, errors, form_data, send
from tests.cms.world import Municipality

OURS = ("home", "contacts", "districts")
NEVER_TYPED = {
    # Written by the program: no form has them.
    "core.OutsideLink.failing_since",
    "core.OutsideLink.checked_at",
    "contacts.Check.asked_at",
    "contacts.Check.used_at",
}


def own_dates() -> Iterator[tuple[type[Any], str]]:
    """Return every date and every moment that a model of ours adds, with the model."""
    for model in apps.get_models():
        if model._meta.app_label not in OURS:
            continue
        for field in model._meta.local_fields:
            if isinstance(field, models.DateField) and field.editable:
                yield model, field.name


def declared(model: type[Any]) -> set[str]:
    alone = {name for base in model.__mro__ for name in vars(base).get("alone", ())}
    spans = getattr(model, "spans", ())
    return {*alone, *(each.start for each in spans), *(each.end for each in spans)}


def test_every_date_stands_in_a_span_or_alone() -> None:
    found = {
        f"{model._meta.label}.{name}" for model, name in own_dates() if name not in declared(model)
    }
    assert found - NEVER_TYPED == {
        f"{model._meta.label}.{name}"
        for model, name in own_dates()
        if model.__name__ == "User" and name in ("last_login", "date_joined")
    }


def test_every_declared_name_is_a_date() -> None:
    for model in apps.get_models():
        if issubclass(model, Spanned):
            for name in declared(model):
                assert isinstance(model._meta.get_field(name), models.DateField), (model, name)


SPANS = [
    (model, span)
    for model in apps.get_models()
    for span in getattr(model, "spans", ())
    if issubclass(model, Spanned)
]


# A page asks for its content type.
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "span"), SPANS, ids=[f"{m._meta.label}.{s.end}" for m, s in SPANS]
)
def test_an_end_before_its_start_is_refused_with_both(model: type[Any], span: Span) -> None:
    moments = isinstance(model._meta.get_field(span.end), models.DateTimeField)
    now = timezone.now().replace(second=0, microsecond=0)
    start, unit = (now, timedelta(minutes=1)) if moments else (now.date(), timedelta(days=1))
    others = [each.name for each in model._meta.fields if each.name not in (span.start, span.end)]
    # Days include the last one; of two equal moments nothing is between.
    allowed = start + unit if moments else start
    model(**{span.start: start, span.end: allowed}).clean_fields(exclude=others)
    with translation.override("nl"), pytest.raises(ValidationError) as caught:
        model(**{span.start: start, span.end: allowed - unit}).clean_fields(exclude=others)
    assert set(caught.value.message_dict) == {span.end}
    (message,) = caught.value.message_dict[span.end]
    assert as_typed(start) in message


@pytest.mark.django_db
def test_what_is_wrong_in_a_field_is_said_with_it() -> None:
    today = timezone.localdate()
    page = EventPage(
        title="x", starts_at=timezone.now(), ends_at=timezone.now() - timedelta(days=1)
    )
    page.price = -1
    page.repeats_until = today
    with pytest.raises(ValidationError) as caught:
        page.clean_fields(exclude=["path", "depth", "content_type", "slug"])
    assert {"price", "ends_at"} <= set(caught.value.message_dict)


def typed(days: int, *, moment: bool = True) -> str:
    at = timezone.localtime() + timedelta(days=days)
    return as_typed(at.replace(hour=9, minute=0) if moment else at.date())


@pytest.mark.django_db
@pytest.mark.parametrize("button", ["", "action-publish"])
def test_the_end_of_an_alert_is_to_come(chief: Client, city: Municipality, button: str) -> None:
    address, over = add_url(AlertPage, city.pages["home"]), typed(-1)
    response = send(chief, address, button, title="Storm", slug="storm", ends_at=over)
    words = f"{over} is voorbij: niemand zou het zien. Kies een later moment."
    assert response.context["form"].errors["ends_at"] == [words]
    assert not AlertPage.objects.filter(slug="storm").exists()


@pytest.mark.django_db
def test_an_alert_that_is_over_is_not_put_online_once_more(
    chief: Client, city: Municipality
) -> None:
    page = city.pages["alert"]
    yesterday = timezone.now().replace(second=0, microsecond=0) - timedelta(days=1)
    AlertPage.objects.filter(pk=page.pk).update(ends_at=yesterday)
    response = send(chief, edit_url(page), title="Nog eens")
    assert "is voorbij: niemand zou het zien" in errors(response)
    # A draft may wait for another end.
    assert send(chief, edit_url(page), "", title="Nog eens").status_code == 302


@pytest.mark.django_db
def test_an_agenda_item_is_announced_not_recorded(chief: Client, city: Municipality) -> None:
    address = add_url(EventPage, city.pages["agenda"])
    data = {"title": "Feest", "slug": "feest", "starts_at": typed(-3), "ends_at": typed(-2)}
    response = send(chief, address, **data)
    assert response.context["form"].errors["ends_at"] == [
        f"{data['ends_at']} is voorbij: niemand zou het zien. Kies een later moment."
    ]
    coming = data | {"starts_at": typed(2), "ends_at": typed(3)}
    assert send(chief, address, **coming).status_code == 302


@pytest.mark.django_db
def test_an_agenda_item_that_was_held_can_be_mended(chief: Client, city: Municipality) -> None:
    page = EventPage.objects.get(pk=city.pages["event"].pk)
    page.starts_at, page.ends_at = (timezone.now() - timedelta(days=each) for each in (3, 2))
    page.save_revision().publish()
    assert send(chief, edit_url(page), title="Beter").status_code == 302
    assert send(chief, edit_url(page), ends_at=typed(-1)).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "status"), [(-1, 200), (0, 302)])
def test_days_that_differ_are_to_come(
    chief: Client, city: Municipality, days: int, status: int
) -> None:
    hub = city.pages["hub_two"]
    values = {"first_day": typed(-9, moment=False), "last_day": typed(days, moment=False)}
    data = add_item(
        form_data(chief.get(edit_url(hub))), "opening_exceptions", **values,
        state="closed", reason="holiday", admission="walk-in", opens="", closes="", note="",
    )  # fmt: skip
    response = chief.post(edit_url(hub), data | {"action-publish": "1"})
    assert response.status_code == status
    if status == 200:
        form = response.context["form"].formsets["opening_exceptions"].forms[-1]
        words = f"{values['last_day']} is voorbij. Kies vandaag of een latere dag."
        assert form.errors["last_day"] == [words]
    assert HubPage.objects.get(pk=hub.pk).opening_exceptions.count() == (status == 302)


@pytest.mark.django_db
def test_a_closing_until_yesterday_is_refused(chief: Client, city: Municipality) -> None:
    until = typed(-1, moment=False)
    address = reverse("hours:closing", args=[city.pages["hub_one"].pk])
    response = chief.post(address, {"state": "closed", "reason": "staff", "until": until})
    assert response.context["form"].errors == {
        "until": [f"{until} is voorbij. Kies vandaag of een latere dag."]
    }


def test_ends_that_are_shown_or_announced() -> None:
    kinds = {(m.__name__, s.end): s.ends for m, s in SPANS if s.ends is not Ends.RECORD}
    assert kinds == {
        ("AlertPage", "ends_at"): Ends.SHOWN,
        ("EventPage", "ends_at"): Ends.COMING,
        ("OpeningException", "last_day"): Ends.COMING,
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts", "ends", "state", "words"),
    [
        (None, 1, PART, "Heeft geen eigen pagina: andere pagina’s tonen het."),
        (-2, -1, HIDDEN, "Is niet te zien: het einde, "),
        (1, 2, HIDDEN, "Is nog niet te zien: het begint op "),
    ],
)
def test_a_page_whose_time_is_over_or_to_come_says_so(
    city: Municipality, starts: int | None, ends: int, state: str, words: str
) -> None:
    moments: list[datetime | None] = [
        timezone.now() + timedelta(days=each) if each else None for each in (starts or 0, ends)
    ]
    AlertPage.objects.filter(pk=city.pages["alert"].pk).update(
        starts_at=moments[0], ends_at=moments[1]
    )
    with translation.override("nl"):
        found = states_of(AlertPage.objects.get(pk=city.pages["alert"].pk))[0]
    assert found.state == state
    assert found.words.startswith(words)
