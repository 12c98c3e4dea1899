"""A Dutch text that waits for its translations, so that all languages change at once (decision 20).

Only prose may wait. What waits is the newest draft of the Dutch page: translators work from it, and
one press of a button publishes it with the translations that are up to date.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, Site

from core.forms.panels import field_names
from core.languages import SOURCE_LANGUAGE
from core.municipality import served_languages
from translations.drafts import translation_of
from translations.localize.sources import source_for
from translations.models import Together
from translations.release.waiting import text_for_translators
from translations.segments import label_of, prose_fields, prose_relations
from translations.state import COMPLETE, NOT_NEEDED, State, state_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """How a waiting page stands in one language; `page` is the newest draft of the translation."""

    language: str
    page: Any | None
    state: State

    @property
    def ready(self) -> bool:
        """Return whether this language need not be waited for any more."""
        return self.state.kind in (COMPLETE, NOT_NEEDED)


def changed_facts(page: Page) -> list[str]:
    """Name the facts that differ between a live page and its newest draft.

    A page that is not public yet has no facts that anybody relies on.
    """
    # Not the page as it was given: the page editor leaves what was typed in it.
    live = Page.objects.get(pk=page.pk).specific
    if not live.live or not live.latest_revision_id:
        return []
    now, draft = _content(live), live.get_latest_revision().content
    return sorted(
        str(label_of(type(live), name))
        for name in fact_names(type(live))
        if name in now and _bare(now[name]) != _bare(draft.get(name, now[name]))
    )


def fact_names(model: Any) -> set[str]:
    """Return the names of all that an editor fills in and that may not wait: everything but prose."""
    panels = [*model.content_panels, *model.fact_panels]
    panels += [*model.promote_panels, *model.settings_panels]
    # The tab with the address is Wagtail's own.
    return {*field_names(panels), "slug"} - set(prose_names(model))


def prose_names(model: Any) -> tuple[str, ...]:
    """Return the names of all that may wait: fields and rows with prose."""
    return (*prose_fields(model), *prose_relations(model))


def wait(page: Page, user: Any) -> None:
    """Let the newest draft of a Dutch page wait for its translations.

    Raises ValidationError when it may not, with the reason for an editor; the draft stays.
    """
    if str(page.locale.language_code) != SOURCE_LANGUAGE:
        raise ValidationError(_("Only a Dutch page waits for its translations."))
    if facts := changed_facts(page):
        words = _(
            "This draft also changes facts: %(facts)s. Facts never wait for a translation, because "
            "readers rely on them today. Publish it now, or make two changes of it. Your draft is saved."
        )
        raise ValidationError(words % {"facts": ", ".join(facts)})
    draft = page.get_latest_revision_as_object()
    if draft.go_live_at and draft.go_live_at > timezone.now():
        raise ValidationError(
            _("This draft has a date to go online. Take that away first. Your draft is saved.")
        )
    Together.objects.get_or_create(source_id=page.pk, defaults={"user": user})
    source_for(text_for_translators(page.specific))
    for translation in Page.objects.filter(translation_key=page.translation_key).exclude(
        pk=page.pk
    ):
        # Approving it would put it online before the Dutch page. Its draft stays.
        if translation.workflow_in_progress:
            translation.current_workflow_state.cancel(user=user)


def stop_waiting(page: Page) -> None:
    """Wait no more. Drafts stay drafts."""
    Together.objects.filter(source_id=page.pk).delete()
    source_for(Page.objects.get(pk=page.pk).specific)


def languages_of(page: Page, site: Site | None) -> list[Waiting]:
    """Return how a waiting page stands in each language that its municipality serves.

    A page outside every site has no languages to wait for.
    """
    source = text_for_translators(page)
    found = []
    for language in served_languages(site.pk) if site else ():
        if language == SOURCE_LANGUAGE:
            continue
        translation = translation_of(source, language)
        found.append(Waiting(language, translation, state_of(source, language, translation)))
    return found


def publish_together(
    page: Page, site: Site | None, user: Any, *, anyway: bool = False
) -> list[str]:
    """Publish a waiting page with its translations, all or nothing; give the languages.

    With `anyway` the languages that are not ready stay as they are. Raises PermissionDenied, and
    ValidationError when a language is not ready or a page is locked.
    """
    languages = languages_of(page, site)
    missing = [each.language for each in languages if not each.ready]
    if missing and not anyway:
        words = _("Not ready yet: %(languages)s.")
        raise ValidationError(words % {"languages": ", ".join(missing)})
    online = [
        (each.language, each.page)
        for each in languages
        if each.page is not None
        and each.state.kind == COMPLETE
        and (each.page.has_unpublished_changes or not each.page.live)
    ]
    with transaction.atomic():
        source = Page.objects.select_for_update().get(pk=page.pk).specific
        _publish(source, user, _with_waiting_prose(source, user))
        for _language, translation in online:
            _publish(Page.objects.get(pk=translation.pk).specific, user)
        stop_waiting(page)
    return [SOURCE_LANGUAGE, *(language for language, _translation in online)]


def _publish(page: Any, user: Any, revision: Revision | None = None) -> None:
    if not page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    if page.get_lock() is not None and page.get_lock().for_user(user):
        raise ValidationError(_("“%(title)s” is locked.") % {"title": page.title})
    (revision or page.get_latest_revision()).publish(user=user)


def _with_waiting_prose(live: Any, user: Any) -> Revision | None:
    """Make a version with the prose that waited, and everything else as it is online by now.

    So nothing that waited puts an old fact online. None for a page that is not online yet.
    """
    if not live.live:
        return None
    waited = live.get_latest_revision().content
    prose = {name: waited[name] for name in prose_names(type(live)) if name in waited}
    revision: Revision = live.save_revision(user=user, log_action=True)
    revision.content = {**revision.content, **prose}
    revision.save(update_fields=["content"])
    revision.as_object().full_clean()
    return revision


def _content(page: Any) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        json.dumps(page.serializable_data(), cls=DjangoJSONEncoder)
    )
    return content


def _bare(value: Any) -> Any:
    """Return a value without the numbers that the database gives to rows."""
    if isinstance(value, list) and all(isinstance(each, dict) and "pk" in each for each in value):
        return [{key: each[key] for key in each if key not in ("pk", "page")} for each in value]
    return value
