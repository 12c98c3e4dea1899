"""A management command that waits before one of the steps of a publish.

python -m tests.publishing.paused STEP FILE COMMAND …: makes FILE when it is there, goes on when
somebody takes FILE away. Of several processes that come there only the first one waits. Makes
pages in several processes also when there are few.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def main() -> None:
    """Run the command."""
    step, flag, *command = sys.argv[1:]
    taken = Path(flag).with_suffix(".taken")
    taken.unlink(missing_ok=True)
    import django

    django.setup()
    from django.core.management import execute_from_command_line

    from publishing.build import workers
    from tests.publishing.steps import before

    workers.PARALLEL_FROM, workers.BATCH = 4, 2
    parent = os.getpid()

    def wait() -> None:
        try:
            taken.touch(exist_ok=False)
        except FileExistsError:
            return
        Path(flag).touch()
        while Path(flag).exists() and (os.getpid() == parent or os.getppid() == parent):
            time.sleep(0.01)

    before(step, wait)
    execute_from_command_line(["manage.py", *command])


if __name__ == "__main__":
    main()
