"""The look at the database: every commit of another connection is seen."""

from __future__ import annotations

import threading

import pytest
from django.contrib.auth.models import Group
from django.db import connection, connections, transaction

from publishing.runtime.watcher import database_version

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("emptied_database"),
]


def elsewhere(begun: threading.Event, commit: threading.Event) -> None:
    try:
        with transaction.atomic():
            Group.objects.create(name="anders")
            begun.set()
            commit.wait(20)
    finally:
        connections.close_all()


def test_a_commit_is_seen_and_a_look_is_none() -> None:
    before = database_version()
    assert database_version() == before
    done = threading.Event()
    done.set()
    thread = threading.Thread(target=elsewhere, args=(threading.Event(), done))
    thread.start()
    thread.join()
    assert database_version() != before


def test_what_began_early_and_is_committed_late_is_seen() -> None:
    begun, commit = threading.Event(), threading.Event()
    early = threading.Thread(target=elsewhere, args=(begun, commit))
    early.start()
    begun.wait(20)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # A later transaction that is over before. (SQLite has one writer at a time.)
            cursor.execute("SELECT pg_current_xact_id()")
    before = database_version()
    commit.set()
    early.join()
    assert database_version() != before
