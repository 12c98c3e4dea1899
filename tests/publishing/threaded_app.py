"""An application with threads, as the CMS is one: files of media, forms, and work that takes a while."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from publishing.serve.gateway import Threaded

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

THREADS = 2
#: The file that is sent: who starts the server says which.
path = ""


def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answer with a file, with the length of a form, or with a word."""
    headers = [("Content-Type", "text/plain")]
    if environ["PATH_INFO"] == "/file":
        length = str(os.path.getsize(path))
        start_response("200 OK", [*headers, ("Content-Length", length)])
        wrapped: Iterable[bytes] = environ["wsgi.file_wrapper"](open(path, "rb"))  # noqa: SIM115
        return wrapped
    if environ["PATH_INFO"] == "/work":
        time.sleep(1)
    body = str(len(environ["wsgi.input"].read())).encode()
    start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
    return [body]


application = Threaded(answer, THREADS)
