"""The change log with transactions of their own: what is committed late, and what a migration leaves."""

from __future__ import annotations

import select
import threading

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction
from wagtail.models import Locale

from publishing.changes import log, triggers
from publishing.changes.listening import Listener

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("emptied_database"),
]


def elsewhere(begun: threading.Event, commit: threading.Event) -> None:
    try:
        with transaction.atomic():
            Locale.objects.create(language_code="tr")
            begun.set()
            commit.wait(20)
    finally:
        connections.close_all()


def test_what_began_early_and_is_committed_late_is_seen() -> None:
    triggers.install()
    Locale.objects.get_or_create(language_code="en")
    begun, commit = threading.Event(), threading.Event()
    early = threading.Thread(target=elsewhere, args=(begun, commit))
    early.start()
    begun.wait(20)
    if connection.vendor == "postgresql":
        # A later one that is over before. (SQLite has one writer at a time.)
        Locale.objects.create(language_code="pl")
    before = log.position()
    assert before is not None
    assert log.moved(before) is False
    commit.set()
    early.join()
    assert log.moved(before) is True
    assert [each.about for each in log.since(before) or ()] == ["wagtailcore_locale"]
    assert log.moved(log.position()) is False


def test_who_listens_hears_of_a_change_at_once() -> None:
    triggers.install()
    listener = Listener()
    try:
        heard = listener.sockets()
        Locale.objects.create(language_code="ar")
        if connection.vendor != "postgresql":
            assert heard == []
            return
        assert select.select(heard, [], [], 20)[0] == heard
        listener.take()
        assert select.select(heard, [], [], 0)[0] == []
        # A database that was away: listening begins anew.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [heard[0].info.backend_pid])
        select.select(heard, [], [], 20)
        listener.take()
        Locale.objects.create(language_code="fr")
        [anew] = listener.sockets()
        Locale.objects.create(language_code="de")
        assert select.select([anew], [], [], 20)[0] == [anew]
    finally:
        listener.close()


def test_a_migration_makes_the_triggers_that_are_missing() -> None:
    triggers.remove()
    assert triggers.lacking() != []
    call_command("migrate", verbosity=0)
    assert triggers.lacking() == []
