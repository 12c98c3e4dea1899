"""The RSGI application of the public hosts, which granian serves. It needs no Django."""

from __future__ import annotations

from publishing.serve.gateway import Inline
from wijkwijzer.wsgi_public import application as public

application = Inline(public)
