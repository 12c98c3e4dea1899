"""Our own edit of an article's text: the publish alone, and until the public server has it.

python -m benchmarks.peers.edited TIMES      in WIJKWIJZER_DATA_DIR; prints JSON
"""

from __future__ import annotations

import json
import logging
import sys
from itertools import count
from pathlib import Path

from benchmarks import edit, measuring
from benchmarks.edits import edits


def main() -> None:
    """Edit."""
    import django
    from django.conf import settings

    django.setup()
    logging.disable(logging.INFO)
    folder, times, numbers = Path(settings.DATA_DIR), int(sys.argv[1]), count(1)
    found = edits()[:1]
    measuring.manage(folder, "publish")
    _nothing, resident = edit.resident(found, times, numbers)
    (watched,) = edit.watched(folder, found, times, numbers)
    rows = [
        {"edit": "resident publish", "seconds": resident["seconds"], "cpu s": resident["cpu s"]},
        {"edit": "publish --watch", "seconds": watched["seconds"]},
    ]
    print(json.dumps([{**row, "load": resident["load"]} for row in rows]))


if __name__ == "__main__":
    main()
