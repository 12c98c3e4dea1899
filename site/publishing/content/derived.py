"""Questions of the apps: a short answer that takes much reading, such as the newest of a district.

What asks one is touched when the answer differs, and not by everything that was read on the way.
The answer must follow from the tables that are named, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NoReturn, TypeVar

from publishing.content.languages import Language, language
from publishing.content.queries import ABOUT, ANSWERS, SUMMARIES, summary_tables_of, tables_of
from publishing.content.reader import Reader
from publishing.content.snapshot import Content

Result = TypeVar("Result")
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class DerivedError(RuntimeError):
    """An answer follows from more than it may."""


class _Inside(Reader):
    """Reads for an answer: no clock, no files, declared tables only."""

    @property
    def now(self) -> NoReturn:
        """Refuse: an answer that changes by itself would never be asked again."""
        raise DerivedError("a derived question must not look at the clock")

    @property
    def language(self) -> Language:
        """The language as it is everywhere: answers are compared, not shown."""
        return language(self.code)

    def until(self, moment: datetime | None) -> None:
        """Refuse, for the same reason."""
        if moment is not None:
            raise DerivedError("a derived question must not change by itself")


def question(
    name: str, *rows: type[Any], summaries: tuple[type[Any], ...] = ()
) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Make a question of a function of a Reader and plain values; `rows` are what it reads.

    Of `summaries` it reads all but the long texts: a change of these does not touch the answer.
    Raises ValueError when the name is taken; asking raises DerivedError when more was read, and
    LookupError when the function did: then what it asks about is not public.
    """
    if name in ANSWERS:
        raise ValueError(f"the question {name!r} exists already")

    def register(function: Callable[..., Result]) -> Callable[..., Result]:
        def answer(content: Content, code: str, *key: Any) -> Result | None:
            read = _Inside(content, code, NEVER)
            try:
                found = function(read, *key)
            except LookupError:
                # What it is about is no longer public. Comparing answers must go on.
                found = None
            for query in read.queries:
                full = set(tables_of(query)) - set(summary_tables_of(query))
                if query[0] == "stored_file" or not (
                    full <= set(rows) and set(summary_tables_of(query)) <= {*rows, *summaries}
                ):
                    raise DerivedError(f"the question {name!r} must not ask {query}")
            return found

        ANSWERS[name] = answer
        ABOUT[name] = (*rows, *summaries)
        SUMMARIES[name] = summaries

        def ask(read: Reader, *key: Any) -> Result:
            found: Result | None = read.ask(name, read.code, *key)
            if found is None:
                raise LookupError(f"no answer to {name} about {key}")
            return found

        return ask

    return register
