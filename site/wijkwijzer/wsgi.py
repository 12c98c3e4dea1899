"""The WSGI application of the CMS host."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkwijzer.settings.production")

application = get_wsgi_application()

if os.environ.get("WIJKWIJZER_PUBLISH_ON_COMMIT", "1") != "0":
    # Needs the models, which the line above loads.
    from publishing.runtime import triggers

    triggers.connect()
