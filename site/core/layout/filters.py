"""Filters of the public templates that stand on the language of the output."""

from __future__ import annotations

from datetime import date
from typing import cast

from babel.dates import format_date
from jinja2 import Environment, pass_environment

from publishing.content.languages import Language


@pass_environment
def month_name(environment: Environment, value: date) -> str:
    """Return the short name of a month, for a leaf of a calendar: nov."""
    words = cast(Language, environment.globals["language"])
    return format_date(value, "LLL", locale=words.calendar).rstrip(".")
