"""Registers the outputs of this app with the generator."""

from __future__ import annotations

from contacts import blocks
from publishing.outputs import registry
from publishing.reader import Reader
from publishing.records import PageRow

__all__ = ["blocks"]


def _parent(read: Reader, page: PageRow) -> PageRow | None:
    return read.parent(page)


# A person has no page: the page above shows who is called here.
registry.shown_on["contacts.personpage"] = _parent
