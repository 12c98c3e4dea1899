"""The causes of failures and of full builds, in words that editors can do something with."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

_SAME_ADDRESS = re.compile(r"“(?P<one>.*)” and “(?P<other>.*)” both want (?P<path>\S+)")
_MISSING_FILE = re.compile(r"the file (?P<name>.+) is missing")


def error_words(error: str) -> str:
    """Return why an output failed. What nobody but a programmer can read is for the administrator."""
    found = _SAME_ADDRESS.fullmatch(error)
    if found:
        return _(
            "‘%(one)s’ and ‘%(other)s’ have the same address (%(path)s). Change one of them."
        ) % (found.groupdict())
    found = _MISSING_FILE.fullmatch(error)
    if found:
        return _("The file %(name)s is missing. Upload it again.") % found.groupdict()
    return _("A fault in the program. Pass this on to the administrator: %(error)s") % {
        "error": error
    }


def full_words(why: str) -> str:
    """Return why everything was made anew."""
    if why == "nothing is published yet":
        return _("Everything was made: this is the first publication.")
    if why == "a full build was asked for":
        return _("Everything was made anew: the administrator asked for it.")
    return _("Everything was made anew: the program or its settings changed.")
