"""Opening hours as pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from publishing.reader import Reader
from publishing.records import PageRow


@dataclass(frozen=True, slots=True)
class TodayView:
    """How a hub stands today, in words."""

    status: str
    status_text: str
    text: str


def hours_today(read: Reader, hub: PageRow) -> TodayView:
    """Say how a hub stands today. `hub` is the source page."""
    text = read.language.gettext("Not known yet, call first")
    return TodayView("unknown", text, "")
