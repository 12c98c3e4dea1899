"""Words of Wagtail's that its own Dutch leaves in English or says otherwise; ours are in our catalogue.

Django asks the catalogue of the project first, and looks words up in it by their English.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop

WORDS = (
    # Beside the page editor.
    gettext_noop("Checks"),
    gettext_noop("Content metrics"),
    gettext_noop("Minimap"),
    # In the editor of a text.
    gettext_noop("Bold"),
    gettext_noop("Italic"),
    gettext_noop("Superscript"),
    gettext_noop("Subscript"),
    gettext_noop("Email link"),
    # Files, sites, redirects.
    gettext_noop("File"),
    gettext_noop("hostname"),
    gettext_noop("Default"),
    gettext_noop("Default?"),
    gettext_noop("permanent"),
    gettext_noop("Permanent"),
    gettext_noop("Alias"),
    gettext_noop("Dashboard"),
    # Everywhere: Wagtail's Dutch has these, in other words than the rest of the CMS.
    gettext_noop("Home"),
    gettext_noop("Skip to main content"),
    gettext_noop("at %(time)s"),
    # What stands in the place of the name of a model.
    gettext_noop("locale"),
    gettext_noop("locales"),
    gettext_noop("translation"),
    gettext_noop("string"),
    gettext_noop("string translation"),
    gettext_noop("made from"),
    # How a page stands.
    gettext_noop("Live"),
    gettext_noop("live"),
    gettext_noop("live + draft"),
    gettext_noop("live + in moderation"),
    gettext_noop("live + scheduled"),
)
