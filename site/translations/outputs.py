"""Registers what this app says above the text of a page."""

from __future__ import annotations

from core.layout.frame import NOTICES
from translations.notices import notices

NOTICES.append(notices)
