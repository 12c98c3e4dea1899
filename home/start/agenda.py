"""The agenda on the start page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.layout.sections import section_link
from core.layout.views import Link
from home.agenda.cards import EventCard, all_upcoming, event_card
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

SHOWN = 4
MOST = 12


class AgendaPartBlock(blocks.StructBlock):
    """What comes first on the agenda."""

    number = blocks.IntegerBlock(
        label=_("How many"), default=SHOWN, min_value=1, max_value=MOST, required=False
    )

    class Meta:
        icon = "date"
        label = _("Agenda")
        description = _("What comes first on the agenda.")


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """The agenda on the start page, what comes first on top."""

    kind: ClassVar[str] = "agenda"
    events: tuple[EventCard, ...]
    agenda: Link | None


def agenda_part(read: Reader, _page: PageRow, value: Mapping[str, Any]) -> AgendaPart | None:
    """Show what comes first on the agenda; None when nothing comes.

    A language in which nothing is translated yet shows that of the source.
    """
    number = value.get("number") or SHOWN
    events = all_upcoming(read)[:number]
    events = events or read.shared_in(read.source_language, all_upcoming)[:number]
    if not events:
        return None
    agenda = section_link(read, "home.agendapage", read.language.gettext("The whole agenda"))
    return AgendaPart(tuple(event_card(read, each) for each in events), agenda)
