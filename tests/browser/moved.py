"""A management command at another time: python -m tests.browser.moved MOMENT COMMAND …

MOMENT is in ISO 8601 with its offset; from there the clock of this process, and of those that it
starts by forking, goes on as always.
"""

from __future__ import annotations

import sys
from datetime import datetime

import time_machine


def main() -> None:
    """Run the command."""
    moment, *command = sys.argv[1:]
    from django.core.management import execute_from_command_line

    with time_machine.travel(datetime.fromisoformat(moment), tick=True):
        execute_from_command_line(["manage.py", *command])


if __name__ == "__main__":
    main()
