"""Every form that a screen of the CMS shows, sent with numbers of another town in every field.

One number names a row of every kind of the other town, so that one question asks for all of them. It
is put into values, into names that begin with a number, and behind the question mark.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urlencode, urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.db.models import ForeignKey, Model
from django.test import Client
from wagtail.models import Collection

from contacts.models import HubPage, OpeningPeriod
from core.border.acting import acting
from core.models import Picture, PublicDocument, User
from core.ownership import rows_of
from tests.cms.admin import menus_once
from tests.cms.border.matrix import Asked, questions
from tests.cms.border.towns import Town, plain
from tests.cms.files import PDF, picture_bytes
from tests.translations.test_memory import ENGLISH, in_english, second
from tests.translations.town import BODY, put_body
from translations.drafts import translation_of
from translations.models import Together
from translations.record import adopt

pytestmark = pytest.mark.django_db

#: The editors of pages: test_forms asks each of their fields by itself.
EDITORS = re.compile(r"/admin/pages/(add/|[0-9]+/(edit|revisions)/)")
WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
#: What a form has for itself.
OWN = re.compile(
    r"csrfmiddlewaretoken|next$|.*(_FORMS|-ORDER|-DELETE|-deleted|-order|-type|-count)$"
)
#: A number with more behind it, as names and values of fields are composed.
COMPOSED = re.compile(r"^[0-9]+(?=[-|])")
#: The name of a holiday, in what is left of such a name.
HOLIDAY = re.compile(r"^-[a-z0-9-]+-decision")
GENERIC = ("Selecteer een geldige keuze", "Select a valid choice")


#: Places where a number names no row that is chosen, and why.
SILENT = {
    (
        "translations:edit",
        "version",
    ): "which version was read: another one is told apart, with its words",
    ("wagtaildocs:add_multiple", "collection"): "without a file there is nothing to put anywhere",
    ("wagtailimages:add_multiple", "collection"): "without a file there is nothing to put anywhere",
}
#: Places that the screens have to show, or the test would not ask about them.
ASKED = {
    ("hours:copy", "targets"),
    ("hours:holidays", "-decision named"),
    ("translations:memory", "page composed"),
    ("translations:together", "page"),
    ("wagtail_bulk_action", "?id"),
}


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


@pytest.fixture
def _waiting(towns: tuple[Town, Town]) -> None:
    """Let every screen of the first town have something to choose."""
    made, chief = towns[0].made, towns[0].users["chief"]
    in_english(put_body(made.pages["information"], BODY), ENGLISH, "How it works")
    adopt(translation_of(made.pages["information"], "en"))
    second(made)
    # Who comes by appointment asks about every holiday.
    hub = made.pages["hub_one"]
    OpeningPeriod.objects.filter(page=hub).delete()
    HubPage.objects.filter(pk=hub.pk).update(hours_state="appointment")
    Together.objects.create(source_id=made.pages["statement"].pk, user=chief)


@dataclass(frozen=True)
class Form:
    """A form as a browser has it."""

    action: str
    data: dict[str, list[str]]
    #: The fields that may hold a number -> what they offer.
    names: dict[str, list[str]]


def forms_in(answer: Any, url: str) -> Iterator[Form]:
    """Return the forms of a screen that are posted; those in a dialogue too."""
    text = answer.content.decode()
    if "json" in answer.get("Content-Type", ""):
        text = str(json.loads(text).get("html") or "") if text.startswith("{") else ""
    for form in BeautifulSoup(text, "html.parser").find_all("form"):
        if str(form.get("method")).lower() != "post":
            continue
        data: dict[str, list[str]] = {}
        names: dict[str, list[str]] = {}
        for field in form.find_all(["input", "select", "textarea"]):
            name = str(field.get("name") or "")
            if not name or field.find_parent("template"):
                continue
            data.setdefault(name, []).extend(_values(field))
            if not OWN.match(name) and _may_hold_a_number(field):
                names.setdefault(name, []).extend(_offered(field))
        for button in form.find_all(["button", "input"]):
            if button.get("type") == "submit" and button.get("name"):
                data.setdefault(str(button["name"]), [str(button.get("value") or "")])
        # A place in the page that answers is none of the address.
        yield Form(urldefrag(urljoin(url, str(form.get("action") or ""))).url, data, names)


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


def _offered(field: Tag) -> list[str]:
    options = field.find_all("option") if field.name == "select" else [field]
    return [str(each.get("value") or "") for each in options]


def _may_hold_a_number(field: Tag) -> bool:
    """Return whether a field chooses: hidden ones too, which choosers fill in."""
    kind = str(field.get("type") or "text")
    return field.name == "select" or kind in ("hidden", "checkbox", "radio")


def forgeries(form: Form, number: int) -> Iterator[tuple[str, Form, bool]]:
    """Return a form with the number in each place that may hold one.

    With the name of the place, and whether it is a row that is named there: the number has to be refused.
    """
    for name, offered in form.names.items():
        rows = any(each.isdigit() for each in offered)
        yield name, replace(form, data=form.data | {name: [str(number)]}), rows
        composed = [COMPOSED.sub(str(number), each) for each in offered if COMPOSED.match(each)]
        if composed:
            yield f"{name} composed", replace(form, data=form.data | {name: composed[:1]}), True
        if COMPOSED.match(name):
            forged = COMPOSED.sub(str(number), name)
            yield f"{name} named", replace(form, data=form.data | {forged: form.data[name]}), True
    address, _mark, query = form.action.partition("?")
    asked = parse_qsl(query)
    for place, (name, value) in enumerate(asked):
        if value.isdigit():
            forged = urlencode([*asked[:place], (name, str(number)), *asked[place + 1 :]])
            yield f"?{name}", replace(form, action=f"{address}?{forged}"), True


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


def said(client: Client, answer: Any) -> str:
    """Return the page that an answer leads to: what was done, or why not, is said there."""
    if answer.status_code != 302 or not answer["Location"].startswith("/admin/"):
        return ""
    return plain(client.get(answer["Location"]))


# The forms themselves are sent to PostgreSQL by the matrix.
@pytest.mark.sqlite
@pytest.mark.usefixtures("_waiting")
@menus_once()
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
            for name, forged, named in forgeries(form, number):
                known = asked.name, COMPOSED.sub("", name)
                if known in seen:
                    continue
                seen.add(known)
                place = f"{form.action} {name}"
                with transaction.atomic():
                    answer, wrote = send(client, forged.action, forged.data)
                    after = {model: of_town(model, other) for model in written_models(wrote)}
                    across = [
                        each for model in after for each in pointing(model, mine, other)
                    ]  # fmt: skip
                    text = plain(answer) + said(client, answer)
                    transaction.set_rollback(True)
                client.cookies["sessionid"] = session
                if answer.status_code >= 500:
                    faults.append(f"{place}: {answer.status_code}")
                if other.mark in text:
                    at = text.index(other.mark)
                    faults.append(f"{place}: …{text[max(at - 90, 0) : at + 60]!r}")
                faults += [f"{place}: points to {each}" for each in across]
                for words in GENERIC:
                    if words.lower() in text:
                        faults.append(f"{place}: “{words}”")
                told = f"“{number}” kunt u hier niet kiezen" in text
                refused += told
                if named and not told and (asked.name, name) not in SILENT:
                    faults.append(f"{place}: does not name what it refuses: {answer.status_code}")
                for model, rows in after.items():
                    if model not in before:
                        before[model] = of_town(model, other)
                    if rows != before[model]:
                        faults.append(f"{place}: changed {model._meta.label}")
    assert not faults, "\n".join(faults)
    # Else the test would say little.
    assert len(seen) > 60
    # The screen opens at the holiday that comes next on the day of this run.
    places = {(screen, HOLIDAY.sub("-decision", name)) for screen, name in seen}
    assert places >= ASKED, ASKED - places
    assert refused > 5, refused
