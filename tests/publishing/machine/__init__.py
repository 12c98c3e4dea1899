"""A state machine that edits two municipalities at random and compares each publish with a full build."""

from __future__ import annotations
