"""Words of Wagtail's that its own Dutch leaves in English, says otherwise or runs together."""

from __future__ import annotations

from django.utils.translation import gettext_noop, ngettext_lazy

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
    # A word in Dutch is one word.
    gettext_noop("Page type"),
    gettext_noop("Page types"),
    gettext_noop("No page types found."),
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
#: What its Dutch runs together: “1-12van 12pagina's”.
JOINED = (
    gettext_noop("<b>'{title}' was locked</b> by <b>you</b> on <b>{datetime}</b>."),
    gettext_noop(
        "This {model_name} is awaiting <b>'{task_name}'</b> in the <b>'{workflow_name}'</b> workflow."
    ),
    gettext_noop('%(editor)s has updated comments on "%(title)s".'),
    gettext_noop('%(editor)s has updated comments on "%(title)s"'),
    gettext_noop(
        "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s in '<span class=\"w-title-ellipsis\">%(title)s</span>'."
    ),
    gettext_noop("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s"),
    gettext_noop("%(action)s by <b>%(who)s</b> at <b>%(at)s</b>"),
    gettext_noop("%(status_display)s %(task_name)s %(started_at)s"),
    gettext_noop("%(related_model_name)s %(field_label)s"),
    gettext_noop("Delete %(snippet_type_name)s"),
    gettext_noop("Translation of %(instance)s into %(locale)s"),
    gettext_noop("Editing %(object_type)s %(title)s"),
    gettext_noop("Locale: "),
    gettext_noop("Locking: "),
    gettext_noop("Page visibility: "),
    gettext_noop(
        'This page hasn\'t been translated yet. It is mirroring the <a href="%(edit_original_page_url)s" target="_blank">%(original_locale)s page</a>.'
    ),
    ngettext_lazy(
        '%(total)s Image <span class="w-sr-only">created in %(site_name)s</span>',
        '%(total)s Images <span class="w-sr-only">created in %(site_name)s</span>',
        "total",
    ),
    ngettext_lazy(
        "It will also delete %(translation_count)s translations and their combined "
        "%(translation_descendant_count)s translated child page.",
        "It will also delete %(translation_count)s translations and their combined "
        "%(translation_descendant_count)s translated child pages.",
        "translation_descendant_count",
    ),
)
