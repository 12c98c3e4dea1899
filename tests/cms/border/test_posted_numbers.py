"""Every form that a screen of the CMS shows, sent with numbers of another town in every field.

One number names a row of every kind of the other town, so that one question asks for all of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.db.models import ForeignKey, Model
from django.test import Client
from wagtail.models import Collection

from core.border.acting import acting
from core.models import Picture, PublicDocument, User
from core.ownership import rows_of
from tests.cms.border.matrix import Asked, questions
from tests.cms.border.towns import Town, plain
from tests.cms.files import PDF, picture_bytes

pytestmark = pytest.mark.django_db

#: The editors of pages: test_forms asks each of their fields by itself.
EDITORS = re.compile(r"/admin/pages/(add/|[0-9]+/(edit|revisions)/)")
WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
#: What a form has for itself.
OWN = re.compile(
    r"csrfmiddlewaretoken|next$|.*(_FORMS|-ORDER|-DELETE|-deleted|-order|-type|-count)$"
)
GENERIC = ("Selecteer een geldige keuze", "Select a valid choice")


@pytest.fixture
def number(towns: tuple[Town, Town]) -> int:
    """Return a number that is a page, a file, a collection and an account of the other town."""
    other = towns[1]
    found: int = other.made.pages["hub_one"].pk
    chief, top = other.users["chief"], Collection.objects.get(
        pk=other.rows["wagtailcore.Collection"]["public"]
    )  # fmt: skip
    taken = Collection.objects.filter(pk=found).first()
    if taken is None:
        top.add_child(instance=Collection(pk=found, name=f"{other.mark} map"))
    for model, make in ((Picture, _picture), (PublicDocument, _document), (User, _user)):
        model._default_manager.filter(pk=found).delete()
        make(found, other, top)
    Group.objects.filter(pk=found).delete()
    group = Group.objects.create(pk=found, name=f"{other.mark} groep")
    right = chief.groups.get().page_permissions.first()
    right.pk, right.group = None, group
    right.save()
    User.objects.get(pk=found).groups.set([group])
    return found


def _picture(pk: int, other: Town, collection: Collection) -> None:
    file = ContentFile(picture_bytes(), "vreemd.png")
    Picture(pk=pk, title=f"{other.mark} foto", collection=collection, file=file).save()


def _document(pk: int, other: Town, collection: Collection) -> None:
    file = ContentFile(PDF, "vreemd.pdf")
    PublicDocument(pk=pk, title=f"{other.mark} nota", collection=collection, file=file).save()


def _user(pk: int, other: Town, _collection: Collection) -> None:
    User.objects.create(pk=pk, username=f"{other.mark}-vreemd", email=f"{other.mark}@example.nl")


@dataclass(frozen=True)
class Form:
    """A form as a browser has it."""

    action: str
    data: dict[str, list[str]]
    #: The fields that may hold a number.
    names: tuple[str, ...]


def forms_in(answer: Any, url: str) -> Iterator[Form]:
    """Return the forms of a screen that are posted; those in a dialogue too."""
    text = answer.content.decode()
    if "json" in answer.get("Content-Type", ""):
        text = str(json.loads(text).get("html") or "") if text.startswith("{") else ""
    for form in BeautifulSoup(text, "html.parser").find_all("form"):
        if str(form.get("method")).lower() != "post":
            continue
        data: dict[str, list[str]] = {}
        names = []
        for field in form.find_all(["input", "select", "textarea"]):
            name = str(field.get("name") or "")
            if not name or field.find_parent("template"):
                continue
            data.setdefault(name, []).extend(_values(field))
            if not OWN.match(name) and _may_hold_a_number(field):
                names.append(name)
        for button in form.find_all(["button", "input"]):
            if button.get("type") == "submit" and button.get("name"):
                data.setdefault(str(button["name"]), [str(button.get("value") or "")])
        yield Form(str(form.get("action") or url), data, tuple(dict.fromkeys(names)))


def _values(field: Tag) -> list[str]:
    if field.name == "textarea":
        return [field.get_text()]
    if field.name == "select":
        return [str(each.get("value", "")) for each in field.find_all("option", selected=True)]
    kind = str(field.get("type") or "text")
    if kind in ("submit", "button", "file", "image", "reset"):
        return []
    if kind in ("checkbox", "radio") and not field.has_attr("checked"):
        return []
    return [str(field.get("value") or "")]


def _may_hold_a_number(field: Tag) -> bool:
    """Return whether a field chooses: hidden ones too, which choosers fill in."""
    kind = str(field.get("type") or "text")
    return field.name == "select" or kind in ("hidden", "checkbox", "radio")


def screens(mine: Town, other: Town) -> list[Asked]:
    """Return the addresses of one's own that may have a form."""
    found, _unknown = questions(mine, other, states=False)
    return [
        each
        for each in found
        if each.whose != "other's" and each.method == "get" and not EDITORS.match(each.url)
    ]


def of_town(model: type[Model], town: Town) -> list[Any]:
    """Return the rows of a town, as they are stored."""
    return list(rows_of(model, [town.made.site]).order_by("pk").values_list())


def pointing(model: type[Model], mine: Town, other: Town) -> list[Any]:
    """Return what rows of one town point to in the other."""
    found = []
    with acting(other.users["chief"]) as asking:
        for field in model._meta.local_fields:
            if not isinstance(field, ForeignKey) or field.related_model is User:
                continue
            numbers = rows_of(model, [mine.made.site]).values_list(field.attname, flat=True)
            rows: Any = field.related_model
            for row in rows._base_manager.filter(pk__in=list(numbers.distinct())):
                if asking.own & asking.atlas.of(row):
                    found.append((model._meta.label, field.name, row.pk))
    return found


def written_models(statements: set[str]) -> list[type[Model]]:
    """Return the models of tables that were written to."""
    return [each for each in apps.get_models() if each._meta.db_table in statements]


def send(client: Client, url: str, data: dict[str, list[str]]) -> tuple[Any, set[str]]:
    """Send a form; return the answer and the tables that it wrote to."""
    wrote: set[str] = set()

    def watch(execute: Any, sql: str, *rest: Any) -> Any:
        found = WRITE.match(sql)
        if found:
            wrote.add(found[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        answer = client.post(url, data)
    return answer, wrote - {"django_session", "wagtailsearch_indexentry"}


def test_no_form_takes_a_number_of_another_town(towns: tuple[Town, Town], number: int) -> None:
    mine, other = towns
    client = Client(raise_request_exception=False)
    client.force_login(mine.users["chief"])
    session = client.cookies["sessionid"].value
    faults: list[str] = []
    before: dict[type[Model], list[Any]] = {}
    seen: set[tuple[str, str]] = set()
    refused = 0
    for asked in screens(mine, other):
        with transaction.atomic():
            answer = client.get(asked.url)
            # To its end: a file is closed by then.
            shown = bool(plain(answer)) and answer.status_code == 200 and not answer.streaming
            found = list(forms_in(answer, asked.url)) if shown else []
            transaction.set_rollback(True)
        client.cookies["sessionid"] = session
        for form in found:
            for name in form.names:
                if (asked.name, name) in seen:
                    continue
                seen.add((asked.name, name))
                place = f"{form.action} {name}"
                with transaction.atomic():
                    answer, wrote = send(client, form.action, form.data | {name: [str(number)]})
                    after = {model: of_town(model, other) for model in written_models(wrote)}
                    across = [
                        each for model in after for each in pointing(model, mine, other)
                    ]  # fmt: skip
                    transaction.set_rollback(True)
                client.cookies["sessionid"] = session
                text = plain(answer)
                if answer.status_code >= 500:
                    faults.append(f"{place}: {answer.status_code}")
                if other.mark in text:
                    at = text.index(other.mark)
                    faults.append(f"{place}: …{text[max(at - 90, 0) : at + 60]!r}")
                faults += [f"{place}: points to {each}" for each in across]
                for words in GENERIC:
                    if words.lower() in text:
                        faults.append(f"{place}: “{words}”")
                refused += f"“{number}” kunt u hier niet kiezen" in text
                for model, rows in after.items():
                    if model not in before:
                        before[model] = of_town(model, other)
                    if rows != before[model]:
                        faults.append(f"{place}: changed {model._meta.label}")
    assert not faults, "\n".join(faults)
    # Else the test would say little.
    assert len(seen) > 60
    assert refused > 5, refused
