"""Personal fields that may be shown: with a basis, a day and the flag."""

from __future__ import annotations

from datetime import date
from typing import Any

SINCE = date(2026, 1, 5)


def agreed(**fields: Any) -> dict[str, Any]:
    """Return personal fields together with what makes them public."""
    found = dict(fields)
    for name in fields:
        found |= {f"{name}_public": True, f"{name}_basis": "consent", f"{name}_basis_on": SINCE}
    return found
