"""Settings of the project for wagtail-bakery: its views, and Wagtail's own serving of pages."""

from __future__ import annotations

import os

from wijkwijzer.settings.dev import *

# Bakery's command `build` and ours have one name: the first app wins.
INSTALLED_APPS = ["bakery", "wagtailbakery", "benchmarks.peers.bakery_site", *INSTALLED_APPS]
ROOT_URLCONF = "benchmarks.peers.bakery_site.urls"
# Every page goes through it; a project that only builds needs none of it.
MIDDLEWARE = []
# The pages are in one language: Wagtail then looks up no translations for links.
WAGTAIL_I18N_ENABLED = False
ALLOWED_HOSTS = ["*"]
BUILD_DIR = os.environ.get("BAKERY_BUILD_DIR", str(DATA_DIR / "bakery"))
BAKERY_VIEWS = ("wagtailbakery.views.AllPublishedPagesView",)
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [RESOURCE_DIR / "templates/icons", RESOURCE_DIR / "static/img/marks"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
