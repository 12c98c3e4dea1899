"""Every address of the CMS with queries that no screen makes: an answer, and never a failure."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.db import connection, transaction
from django.http import QueryDict
from django.template import Template, engines
from django.test import Client, override_settings
from django.urls import resolve
from django.views import View
from pytest_django import DjangoDbBlocker

from tests.cms.test_every_address import WRITE, values_of
from tests.cms.urls import addresses
from tests.cms.world import Municipality, administrator

pytestmark = pytest.mark.django_db

#: A name of a query, and the code that reads it.
Case = tuple[str, tuple[str, ...]]
#: A value that is sent under each name that a view reads, one by one: no number, and to Python a digit.
ALONE = "%C2%B2"
#: Values that are sent under all of these names together.
TOGETHER = {
    "as large as a number may be": "9" * 18,
    "below zero": "-1",
    "below zero, of 5,000 digits": "-" + "9" * 5000,
    "much of everything": "%25_[{" * 500 + "%ff%ed%a0%80" + "%F0%9F%98%80%E2%80%AE%D9%A3" * 500,
}
#: Values that are refused before any view sees them.
REFUSED = {
    "a zero": "%00",
    "a zero inside": "a%00b",
    "a number of 5,000 digits": "9" * 5000,
    "digits of another script": "%D9%A3" * 5000,
    "JSON 100,000 deep": "[" * 100_000,
    "a very long word": "a" * 8001,
}
#: What every answer says to the browser, whatever it answers.
HEADERS = {
    "Content-Security-Policy": None,
    "Permissions-Policy": None,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": None,
}
#: The screens that take a file, one of each view, and where what they do with one is tested.
UPLOADS = {
    "start_municipality": "wijkwijzer/test_wizard.py",
    "translations:page_po": "translations/test_po_hostile.py",
    "wagtaildocs:add": "cms/test_hostile_documents.py",
    "wagtaildocs:add_multiple": "cms/test_hostile_documents.py",
    "wagtaildocs:edit": "cms/test_hostile_documents.py",
    "wagtaildocs_chooser:choose": "cms/test_hostile_documents.py",
    "wagtaildocs_chooser:create": "cms/test_hostile_documents.py",
    "wagtailimages:add": "cms/test_hostile_pictures.py",
    "wagtailimages:add_multiple": "cms/test_hostile_pictures.py",
    "wagtailimages:edit": "cms/test_hostile_pictures.py",
    "wagtailimages_chooser:choose": "cms/test_hostile_pictures.py",
    "wagtailimages_chooser:create": "cms/test_hostile_pictures.py",
    "wagtailredirects:start_import": "cms/test_redirect_import.py",
}


#: The frame below which nothing differs between two requests: what called a view, and the middleware.
HANDLER = "_get_response"


@dataclass
class Screen:
    """An address of one view, what that reads of a query and how, and what it shows without one."""

    name: str
    address: str
    #: A name, and the code that reads it: below the view, with the classes of forms and fields.
    reads: set[Case]
    body: bytes

    @property
    def names(self) -> list[str]:
        """Return the names that are read."""
        return sorted({name for name, _way in self.reads})

    @property
    def takes_file(self) -> bool:
        """Return whether it asks for a file."""
        return b'type="file"' in self.body.replace(b"\\", b"")


class Asking:
    """Opens addresses as an administrator; what that writes is taken back.

    Views that read a name by the same code, with the same forms, filters and fields, are one case: each
    case meets each value, alone and together with others, and each view meets one of the values under
    all names that it reads.
    """

    def __init__(self, city: Municipality) -> None:
        self.user = administrator()
        self.client = Client(raise_request_exception=False)
        self.client.force_login(self.user)
        self.addresses = addresses(values_of(city, self.user))
        self.cookies = {key: each.value for key, each in self.client.cookies.items()}
        self.screens: list[Screen] = []
        self.wrong: list[Any] = []
        #: What was asked so far: a value, and a case.
        self.asked: set[tuple[str, Case]] = set()

    def get(self, address: str, query: str = "") -> Any:
        """Return the answer to a request, read to its end."""
        self.client.cookies.load(self.cookies)
        with transaction.atomic():
            response: Any = self.client.get(f"{address}?{query}" if query else address)
            response.body = (
                b"".join(response.streaming_content) if response.streaming else response.content
            )
            transaction.set_rollback(True)
        return response

    def find_screens(self) -> None:
        """Find one address of each view that something comes out of, and what that reads."""
        known: dict[str, Screen] = {}
        for name, address in self.addresses:
            view = _view(name, resolve(address).func)
            # One that watches over publishing says here that nothing was published.
            if view in known or name == "healthz":
                continue
            with recording() as read:
                plain = self.get(address)
            if plain.status_code not in (403, 404, 405):
                known[view] = Screen(name, address, read, plain.body)
        self.screens = list(known.values())

    def send_to_all(self) -> None:
        """Send each view one of the values under all its names; that may let it read more of them."""
        for number, screen in enumerate(self.screens):
            if screen.reads:
                what = list(TOGETHER)[number % len(TOGETHER)]
                with recording() as read:
                    self.send(screen, what)
                screen.reads |= read
                if {name for name, _way in read} - set(screen.names):
                    self.send(screen, what)

    def send(self, screen: Screen, what: str) -> None:
        """Send a value under all names that a view reads, and keep what is wrong with the answer."""
        query = "&".join(f"{quote(name)}={TOGETHER[what]}" for name in screen.names)
        self.asked |= {(what, case) for case in screen.reads}
        found = faults(self.get(screen.address, query))
        if found:
            self.wrong.append((what, screen.name, screen.address, found))


class recording:
    """Collects the names that are asked of a query, and by what."""

    def __enter__(self) -> set[Case]:
        self.patch = pytest.MonkeyPatch()
        read: set[Case] = set()
        for method in ("get", "getlist", "__getitem__", "__contains__"):
            whole = getattr(QueryDict, method)

            def reading(query: Any, key: Any, *rest: Any, _whole: Any = whole, **given: Any) -> Any:
                # Django itself looks into a query while it is made.
                if not query._mutable:
                    read.add((str(key), _way(sys._getframe(1))))
                return _whole(query, key, *rest, **given)

            self.patch.setattr(QueryDict, method, reading, raising=False)
        for method in ("__iter__", "items", "keys", "dict"):
            every = getattr(QueryDict, method)

            def walking(query: Any, _whole: Any = every) -> Any:
                # Who goes through all names reads any: these stand for them.
                if not query._mutable:
                    read.update((name, _way(sys._getframe(1))) for name in ("p", "q"))
                return _whole(query)

            self.patch.setattr(QueryDict, method, walking, raising=False)
        return read

    def __exit__(self, *_error: object) -> None:
        self.patch.undo()


def _way(frame: FrameType | None) -> tuple[str, ...]:
    """Return by what code a query is read, up to the view or the template that asks for it."""
    found: list[str] = []
    while frame is not None and frame.f_code.co_name != HANDLER:
        at = frame.f_locals.get("self") if "self" in frame.f_code.co_varnames else None
        place = f"{frame.f_code.co_filename}:{frame.f_lineno}"
        if isinstance(at, Template | View):
            return (*found, str(at.name) if isinstance(at, Template) else place)
        found.append(f"{place}:{'' if at is None else type(at).__qualname__}")
        frame = frame.f_back
    return tuple(found)


def _view(name: str, function: Any) -> str:
    """Return what says which view a function is: Django makes one for each address of a class."""
    view = getattr(function, "view_class", None) or getattr(function, "cls", None) or function
    if "<locals>" in view.__qualname__ or (view is not function and hasattr(function, "actions")):
        return name
    return f"{view.__module__}.{view.__qualname__}"


@pytest.fixture(scope="module")
def asking(
    world: tuple[Municipality, Municipality],
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Asking]:
    """Everything that can be opened, and what is read there."""
    folder = tmp_path_factory.mktemp("queries")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=folder / "media", RELEASES_DIR=folder / "releases"),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        # Wagtail's own templates leave variables out.
        backend: Any = engines["django"]
        patch.setattr(backend.engine, "string_if_invalid", "")
        # The menu, a quarter of the work, is the same whatever is asked.
        patch.setattr("wagtail.admin.menu.Menu.menu_items_for_request", lambda *_args: [])
        made = Asking(world[0])
        made.find_screens()
        made.send_to_all()
        yield made
        transaction.set_rollback(True)


def faults(response: Any) -> list[str]:
    """Return what is wrong with an answer: that it is a failure, a header that it lacks."""
    found = [str(response.status_code)] if response.status_code >= 500 else []
    for name, value in HEADERS.items():
        said = response.headers.get(name)
        # Wagtail lets what is shown in frames of its own say so in the policy alone.
        if (
            said is None
            and name == "X-Frame-Options"
            and "frame-ancestors 'self'" in str(response.headers.get("Content-Security-Policy"))
        ):
            continue
        if said is None or (value and said != value):
            found.append(f"{name}: {said}")
    return found


def test_a_value_that_no_screen_sends_is_answered(asking: Asking) -> None:
    wrong, asked = [], set[Case]()
    for screen in asking.screens:
        for name in screen.names:
            cases = {case for case in screen.reads if case[0] == name}
            if not cases <= asked:
                asked |= cases
                found = faults(asking.get(screen.address, f"{quote(name)}={ALONE}"))
                wrong += [(screen.name, screen.address, name, found)] if found else []
    assert wrong == []


@pytest.mark.parametrize("what", TOGETHER)
def test_many_values_that_no_screen_sends_are_answered(asking: Asking, what: str) -> None:
    for screen in asking.screens:
        if not {(what, case) for case in screen.reads} <= asking.asked:
            asking.send(screen, what)
    assert asking.wrong == []


@pytest.mark.parametrize("what", REFUSED)
def test_what_no_database_takes_is_refused_everywhere(asking: Asking, what: str) -> None:
    wrong = []
    for screen in asking.screens:
        response = asking.get(screen.address, f"q={REFUSED[what]}")
        if response.status_code != 400 or faults(response):
            wrong.append((screen.name, response.status_code, faults(response)))
    assert wrong == []


def test_views_and_what_they_read_were_found(asking: Asking) -> None:
    # Else the tests above would say little.
    read = {name for screen in asking.screens for name in screen.names}
    assert len(asking.screens) > 100
    assert {"p", "q", "ordering", "locale", "site", "limit", "fields", "id", "export"} <= read


def test_every_screen_that_takes_a_file_is_known(asking: Asking) -> None:
    found = {screen.name for screen in asking.screens if screen.takes_file}
    assert found == UPLOADS.keys()
    tests = Path(__file__).parents[1]
    assert [each for each in set(UPLOADS.values()) if not (tests / each).is_file()] == []


def _texts_with_nul(body: bytes) -> dict[str, str]:
    """Return what a browser sends of the largest form of a page, with a NUL in each of its texts."""
    soup = BeautifulSoup(body, "html.parser")
    forms = [each for each in soup.find_all("form") if str(each.get("method")).lower() == "post"]
    if not forms:
        return {}
    texts = "input[type=text], input[type=email], input[type=url], textarea"
    form = max(forms, key=lambda each: len(each.select(texts)))
    # A browser sends nothing of a field that is disabled.
    sent = [
        each for each in form.select(texts) if each.get("name") and not each.has_attr("disabled")
    ]
    found = {str(each["name"]) for each in sent}
    hidden = {
        str(each["name"]): str(each.get("value") or "")
        for each in form.select("input[type=hidden]")
        if each.get("name")
    }
    return {**hidden, **dict.fromkeys(found, "nul\x00nul")} if found else {}


def test_a_nul_in_the_texts_of_a_form_is_answered_and_stored_nowhere(asking: Asking) -> None:
    wrong = []
    said: set[str] = set()
    refused: set[str] = set()
    for screen in asking.screens:
        data = _texts_with_nul(screen.body)
        if not data:
            continue
        written: list[str] = []

        def watch(execute: Any, sql: str, params: Any, *rest: Any) -> Any:
            if WRITE.match(sql) and any("\x00" in str(each) for each in params or ()):
                written.append(sql[:60])  # noqa: B023 (called in this turn only)
            return execute(sql, params, *rest)

        asking.client.cookies.load(asking.cookies)
        with transaction.atomic(), connection.execute_wrapper(watch):
            response: Any = asking.client.post(screen.address, data)
            transaction.set_rollback(True)
        (refused if response.status_code == 400 else said).add(screen.name)
        # A form of dates and times alone says that it is none.
        is_told = response.status_code == 400 or any(
            words in response.content for words in (b"(NUL)", b"is geen datum")
        )
        if faults(response) or written or (response.status_code == 200 and not is_told):
            wrong.append((screen.name, response.status_code, written))
    assert wrong == []
    assert {"wagtailimages:edit", "wagtailredirects:add"} <= said
