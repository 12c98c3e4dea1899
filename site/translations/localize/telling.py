"""What is said after wagtail-localize wrote: as a draft, online, or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail_localize.models import SourceDeletedError, Translation

from publishing.content.languages import language as language_of
from translations.localize.door import Outcome, enter

if TYPE_CHECKING:
    from django.http import HttpRequest


def enter_and_tell(
    request: HttpRequest, translation: Translation, *, publish: bool = False
) -> Outcome | None:
    """Let what is translated in, and say what came of it. None when nothing was written."""
    code = str(translation.target_locale.language_code)
    name = language_of(code).name
    try:
        outcome = enter(
            translation.source, translation.target_locale, request.user, publish=publish
        )
    except PermissionDenied:
        messages.error(request, f"{name}: {_('You may not write this page.')}")
    except SourceDeletedError:
        messages.error(request, f"{name}: {_('The Dutch page is gone.')}")
    except ValidationError as error:
        messages.error(request, f"{name}: {' '.join(error.messages)}")
    else:
        say = messages.warning if outcome.kept_back else messages.success
        say(request, f"{name}: {told(outcome)}")
        return outcome
    return None


def told(outcome: Outcome) -> str:
    """Return what came of it in words."""
    if outcome.published:
        return _("Online.")
    if outcome.texts:
        words = ngettext(
            "Saved as a draft: %(count)d text.", "Saved as a draft: %(count)d texts.", outcome.texts
        )
        found = words % {"count": outcome.texts}
    else:
        found = _("Nothing new for the draft.")
    return f"{found} {outcome.kept_back}".strip()
