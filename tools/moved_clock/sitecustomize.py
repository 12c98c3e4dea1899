"""Moves the clock of every Python process of a test run; `tools/clock.py` puts this folder on its path.

The monotonic clock and the times of files stay as they are.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime

import time_machine

ahead = int(os.environ["WIJKWIJZER_SECONDS_AHEAD"])
time_machine.travel(datetime.fromtimestamp(time.time() + ahead, UTC), tick=True).start()
