"""What Wagtail and allauth call otherwise than the manual and the other screens: one thing has one name."""

from __future__ import annotations

from django.utils.translation import gettext_noop, ngettext_lazy

TERMS = (
    gettext_noop("Unpublish"),
    gettext_noop("Unpublished"),
    gettext_noop("Are you sure you want to unpublish this %(model_name)s?"),
    gettext_noop("No, don't unpublish"),
    gettext_noop("Yes, unpublish"),
    gettext_noop("Yes, unpublish it"),
    ngettext_lazy(
        "This page has one subpage. Unpublish this too",
        "This page has %(live_descendant_count)s subpages. Unpublish these too",
        "number",
    ),
    ngettext_lazy(
        "Unpublish 1 page",
        "Unpublish %(counter)s pages",
        "number",
    ),
    gettext_noop("Unpublish selected pages"),
    gettext_noop("Preview in desktop size"),
    gettext_noop("Preview in mobile size"),
    gettext_noop("Preview in tablet size"),
    gettext_noop(
        "Preview cannot display due to validation errors. <br /> Click save to highlight the relevant fields."
    ),
    gettext_noop("Preview not available"),
    gettext_noop("Toggle preview"),
    gettext_noop("Edit account avatar"),
    ngettext_lazy(
        "This %(model_name)s is referenced %(usage_count)s time.",
        "This %(model_name)s is referenced %(usage_count)s times.",
        "number",
    ),
    gettext_noop("log entries"),
    gettext_noop("log entry"),
    gettext_noop("model log entries"),
    gettext_noop("model log entry"),
    gettext_noop("page log entries"),
    gettext_noop("page log entry"),
    gettext_noop("No log entries found."),
    gettext_noop("Comment notifications"),
    gettext_noop("Locale"),
    gettext_noop("Notifications"),
    gettext_noop("Theme preferences"),
    gettext_noop("Use server language: %(language_name)s"),
    gettext_noop("Enable custom keyboard shortcuts specific to Wagtail."),
    gettext_noop("Receive notification when a page is submitted for moderation"),
    gettext_noop("System default"),
    gettext_noop("Admin theme"),
    gettext_noop("Density"),
    gettext_noop("Add Comment"),
    gettext_noop("Toggle checks"),
    gettext_noop("Authenticator code"),
    gettext_noop("Authenticator secret"),
    gettext_noop("Two-Factor Authentication"),
    gettext_noop("Activate Authenticator App"),
    gettext_noop("Deactivate Authenticator App"),
    gettext_noop("An authenticator app is not active."),
    gettext_noop("Authentication using an authenticator app is active."),
    gettext_noop("Authenticator App"),
    gettext_noop("Authenticator App Activated"),
    gettext_noop("Authenticator App Deactivated"),
    gettext_noop("Authenticator app activated."),
    gettext_noop("Authenticator app deactivated."),
    gettext_noop("Enter an authenticator code:"),
    gettext_noop("Passwordless"),
    gettext_noop("Security Keys"),
    gettext_noop("Add Security Key"),
    gettext_noop("No security keys have been added."),
    gettext_noop("Recovery Codes"),
    gettext_noop("No recovery codes set up."),
    gettext_noop("Choose parent"),
    gettext_noop("Parent"),
    gettext_noop("Parent page"),
    gettext_noop("New parent page"),
    gettext_noop("Select a new parent page"),
    gettext_noop("Select a new parent for this page."),
    gettext_noop("Choose a parent page"),
    gettext_noop("Choose parent page"),
    gettext_noop("The new page will be placed as a child of this parent page."),
    gettext_noop("Aging pages"),
    gettext_noop("Page types usage"),
    gettext_noop("Site history"),
    gettext_noop("Access level"),
    gettext_noop("Content type"),
    gettext_noop("Grid layout"),
    gettext_noop("translations"),
    gettext_noop("(Private %(object)s)"),
    # In mails about approving.
    gettext_noop('The page "%(title)s" has been approved in workflow "%(workflow)s".'),
    gettext_noop('The page "%(title)s" has been approved in "%(workflow)s".'),
    gettext_noop(
        'The page "%(title)s" has been rejected during "%(task)s" in workflow "%(workflow)s" by %(rejector)s.'
    ),
    gettext_noop(
        'The page "%(title)s" has been rejected during "%(task)s" in workflow "%(workflow)s".'
    ),
    gettext_noop('The page "%(title)s" has been rejected during "%(workflow)s".'),
    gettext_noop(
        'The page "%(title)s" has been submitted for approval to moderation stage "%(task)s".'
    ),
    gettext_noop(
        'The page "%(title)s" has been submitted for approval in moderation stage "%(task)s"'
    ),
    gettext_noop('The following comment was left: "%(comment)s"'),
    # What is wrong in a form, and what is allowed.
    gettext_noop("Enter a valid URL."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Enter a whole number."),
    gettext_noop(
        "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens."
    ),
    gettext_noop("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    gettext_noop("The page could not be saved due to validation errors."),
    gettext_noop("Enter a valid JSON."),
    gettext_noop("Correct the validation errors to resume preview (saving will highlight errors)"),
    gettext_noop("There are validation errors, click save to highlight them."),
    gettext_noop("The page could not be created due to validation errors."),
)
