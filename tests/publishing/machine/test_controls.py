"""The machine can fail: a fault that is put in on purpose is found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from core.media import renditions
from publishing.content import queries, visibility
from publishing.content.declarations import PageRow
from publishing.content.file_digests import FileDigests
from publishing.content.reader import Reader
from publishing.content.snapshot import Content
from publishing.removal import unpublished
from publishing.store import retention
from tests.publishing.machine.conftest import World
from tests.publishing.machine.core import Tally
from tests.publishing.machine.walk import KINDS, Walk

pytestmark = pytest.mark.engine
Patch = pytest.MonkeyPatch


def forgets_an_accessor(patch: Patch) -> None:
    """A Reader that does not write down that it was asked for the rows with a value."""
    ask = Reader.ask

    def forgetful(self: Reader, question: str, *key: Any) -> Any:
        known = (question, key) in self.queries
        found = ask(self, question, *key)
        if question == "where" and not known:
            self.queries.discard((question, key))
        return found

    patch.setattr(Reader, "ask", forgetful)


def peeks_past_the_reader(patch: Patch) -> None:
    """A view that takes rows from the content itself."""

    def get(self: Reader, row: type[Any], key: int | None) -> Any:
        return self._content.get(row, key)

    patch.setattr(Reader, "get", get)


def digest_without_a_column(patch: Patch) -> None:
    """A digest that leaves out the title of a page: only another process goes by it."""

    def blind(content: Content, query: queries.Query) -> str:
        rows = queries.rows_in(queries.answer(content, query))
        if rows and all(isinstance(row, PageRow) for row in rows):
            return repr([row._replace(title="") for row in rows])
        return queries.digest(content, query)

    patch.setattr("publishing.build.invalidation.digest", blind)
    patch.setattr("publishing.build.dependencies.digest", blind)


def clock_without_until(patch: Patch) -> None:
    """Views that look at the clock and do not say how long that holds."""
    patch.setattr(Reader, "until", lambda _self, _moment: None)


def restrictions_are_forgotten(patch: Patch) -> None:
    """A predicate that lets private pages through: both builds have the same fault."""
    patch.setattr(visibility, "_keys_below", lambda _paths: set())


def nothing_is_withdrawn(patch: Patch) -> None:
    """Releases from before a page was taken away stay as they are."""
    patch.setattr(retention, "withdraw", lambda _store, _blobs: [])


def looks_at_names(patch: Patch) -> None:
    """Digests that are never compared with the file again: its name says enough."""
    of = FileDigests.of

    def remembered(self: FileDigests, name: str) -> tuple[str, int]:
        seen = self._known.get(name)
        self._asked.add(name)
        return (seen.digest, seen.size) if seen else of(self, name)

    patch.setattr(FileDigests, "of", remembered)


def replaced_files_stay(patch: Patch) -> None:
    """Releases with the bytes of before stay as they are."""
    patch.setattr(unpublished, "_replaced_files", lambda *_arguments: iter(()))


def sizes_outlive_their_original(patch: Patch) -> None:
    """Sizes of a picture that nobody makes anew when its original is replaced: both builds do so."""
    patch.setattr(renditions, "stale_pictures", lambda *_arguments: set())


#: A fault, what the machine says of it, and what is done to find it.
FAULTS: tuple[tuple[Callable[[Patch], None], str, tuple[str, ...]], ...] = (
    (forgets_an_accessor, "incremental differs from full", KINDS),
    (peeks_past_the_reader, "incremental differs from full", KINDS),
    # Digests are compared by a process that begins: that is all that this walk does.
    (digest_without_a_column, "incremental differs from full", ("restart",)),
    (clock_without_until, "incremental differs from full|something changed before", KINDS),
    (restrictions_are_forgotten, "may be in no release", KINDS),
    (nothing_is_withdrawn, "may be in no release", KINDS),
    # A file that is lost is missing in the full build alone; sizes of a picture whose original is
    # taken for the old one are made again and again.
    (
        looks_at_names,
        "differs from full|may be in no release|fails in one build only|not idle",
        KINDS,
    ),
    (replaced_files_stay, "may be in no release", KINDS),
    (sizes_outlive_their_original, "size of a picture", KINDS),
)
#: Steps within which each fault is found; most are in the first ten.
ENOUGH = 300
LENGTH = 15


@pytest.mark.parametrize(
    ("fault", "words", "kinds"), FAULTS, ids=[fault.__name__ for fault, _words, _kinds in FAULTS]
)
def test_a_fault_is_found(
    world: World,
    monkeypatch: Patch,
    fault: Callable[[Patch], None],
    words: str,
    kinds: tuple[str, ...],
) -> None:
    tally = Tally()

    def search() -> None:
        for seed in range(ENOUGH // LENGTH):
            with transaction.atomic():
                try:
                    walk = Walk(world.steps(tally), kinds)
                    for _step in range(LENGTH):
                        walk.step(seed)
                finally:
                    transaction.set_rollback(True)

    fault(monkeypatch)
    with pytest.raises(AssertionError, match=words):
        search()
