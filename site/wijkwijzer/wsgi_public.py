"""The WSGI application of the public hosts. It needs no Django and no database."""

from __future__ import annotations

import os
from pathlib import Path

from publishing.serve.wsgi import application_for

application = application_for(
    os.environ.get("WIJKWIJZER_RELEASES_DIR")
    or Path(os.environ.get("WIJKWIJZER_DATA_DIR") or "var") / "releases"
)
