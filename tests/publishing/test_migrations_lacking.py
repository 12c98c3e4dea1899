"""A database whose tables are not yet those of the program: one line says so, whatever was asked."""

from __future__ import annotations

import sys

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, ProgrammingError, connection
from django.db.migrations.recorder import MigrationRecorder

from publishing.runtime import migrations
from wijkwijzer import __main__ as program

LINE = "1 are to be made, home.0001_initial is the first: manage.py migrate"


@pytest.fixture
def one_lacks(db: None) -> None:
    MigrationRecorder(connection).record_unapplied("home", "0001_initial")


@pytest.mark.django_db
def test_a_database_that_is_up_to_date_lacks_nothing() -> None:
    assert migrations.lacking() == []


@pytest.mark.usefixtures("one_lacks")
def test_what_was_not_made_is_named() -> None:
    assert migrations.lacking() == ["home.0001_initial"]


@pytest.mark.usefixtures("one_lacks")
def test_a_command_says_so_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> None:
        raise ProgrammingError("column home_x.y does not exist\nLINE 1: SELECT")

    # The transaction of a test stands in for a connection of its own.
    monkeypatch.setattr(connection, "close", lambda: None)
    monkeypatch.setattr(program, "_run", fails)
    monkeypatch.setattr(sys, "argv", ["wijkwijzer", "import_postcodes", "file.csv"])
    with pytest.raises(SystemExit):
        program.main()
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "",
        f"import_postcodes: The database lacks migrations; what is served stays: {LINE}\n",
    )


@pytest.mark.usefixtures("one_lacks")
@pytest.mark.parametrize(
    ("command", "place"),
    [
        ("publish", "publishing.all_sites.AllSites.publish"),
        ("build", "publishing.management.commands.build.Command._build_all"),
    ],
)
def test_so_do_those_that_publish(
    command: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object, **_options: object) -> None:
        raise OperationalError("no such column")

    monkeypatch.setattr(connection, "close", lambda: None)
    monkeypatch.setattr(place, fails)
    with pytest.raises(CommandError) as said:
        call_command(command)
    assert str(said.value) == f"The database lacks migrations; what is served stays: {LINE}"


def test_a_database_that_does_not_answer_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> None:
        raise OperationalError("connection refused\n\tIs the server running?")

    monkeypatch.setattr(connection, "close", lambda: None)
    monkeypatch.setattr(migrations, "lacking", fails)
    monkeypatch.setattr(program, "_run", fails)
    monkeypatch.setattr(sys, "argv", ["wijkwijzer", "start_municipality"])
    with pytest.raises(SystemExit):
        program.main()
    assert capsys.readouterr().err == (
        "start_municipality: The database does not answer; what is served stays: "
        "connection refused Is the server running?\n"
    )


@pytest.mark.django_db
def test_another_fault_of_the_database_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise ProgrammingError("a fault of ours")

    monkeypatch.setattr(connection, "close", lambda: None)
    monkeypatch.setattr(program, "_run", fails)
    monkeypatch.setattr(sys, "argv", ["wijkwijzer", "start_municipality"])
    with pytest.raises(ProgrammingError):
        program.main()
