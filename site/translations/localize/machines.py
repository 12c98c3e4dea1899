"""The machine translators of wagtail-localize on its own strings: what they make is marked until read."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import apply_machine_translation

logger = logging.getLogger(__name__)


class MachineError(Exception):
    """A machine did not do its work; its text is for translators."""


def fill(translation: Translation, user: Any) -> str:
    """Let the machine translate the strings that have no translation; give its name, "" without work.

    Raises MachineError, PermissionDenied, and Http404 when there is no machine for the language.
    """
    try:
        machine = get_machine_translator()
        if machine is None:
            raise Http404
        worked = apply_machine_translation(translation.pk, user, machine)
    except (PermissionDenied, Http404):
        raise
    except Exception as error:
        logger.exception("the machine translator failed")
        raise MachineError(_("The machine did not translate. Try again later.")) from error
    return str(machine.display_name) if worked else ""
