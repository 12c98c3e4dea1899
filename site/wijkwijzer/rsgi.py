"""The RSGI application of the CMS host, which granian serves."""

from __future__ import annotations

import os

from publishing.serve.gateway import Threaded
from wijkwijzer.wsgi import application as cms

application = Threaded(cms, int(os.environ["WIJKWIJZER_CMS_THREADS"]))
