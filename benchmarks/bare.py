"""The yardstick: WhiteNoise over a plain tree, with nothing of ours."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from whitenoise import WhiteNoise

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def nothing(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answer what is not in the tree."""
    start_response("404 Not Found", [("Content-Length", "0")])
    return []


application = WhiteNoise(nothing, root=os.environ["BENCHMARK_TREE"], index_file=True)
