"""Asking by mail whether facts are still right, and taking the answer.

The link says a random key and a signature, no fact. Who has it sees the facts of one page, once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from contacts.confirmations.live_facts import change_facts
from contacts.models import Check, HubPage, PersonPage
from contacts.people.ways import WAYS
from core.languages import SOURCE_LANGUAGE

SALT = "contacts.confirmations.requests"
#: How long a link works.
VALID = timedelta(days=14)
#: How soon the same page may be asked about again.
AGAIN = timedelta(days=7)
#: How often something wrong may be sent in with one link.
ATTEMPTS = 10
#: The facts that are shown and may be proposed anew.
FIELDS: dict[type[Any], tuple[str, ...]] = {
    HubPage: ("phone", "email", "hours_explanation"),
    PersonPage: tuple(WAYS),
}


class NotValidError(Exception):
    """A link that was used, is too old, was not made by us, or asks about what is offline."""


class NotSentError(Exception):
    """A mail that could not be sent; what it says is for the person who wanted to send it."""


def fields_of(page: Any) -> tuple[str, ...]:
    """Return the facts of a page that can be checked."""
    return FIELDS[type(page)]


def due(days: int) -> Iterator[Any]:
    """Yield the pages that nobody checked for so many days and that can be asked about."""
    before = timezone.localdate() - timedelta(days=days)
    for model in FIELDS:
        pages = model.objects.live().filter(locale__language_code=SOURCE_LANGUAGE).order_by("path")
        for page in pages:
            if (page.checked_on is None or page.checked_on < before) and may_ask(page):
                yield page


def may_ask(page: Any) -> bool:
    """Return whether there is somebody to ask, who was not asked just now."""
    since = timezone.now() - AGAIN
    return bool(page.email) and not Check.objects.filter(page=page, asked_at__gt=since).exists()


def ask(page: Any) -> Check:
    """Mail the link to the address on the page. Raises NotSentError; then nobody was asked."""
    if settings.EMAIL_BACKEND == "django.core.mail.backends.dummy.EmailBackend":
        raise NotSentError(_("No mail can be sent: the operator has not set a mail server yet."))
    with transaction.atomic():
        # A newer question makes an older link worthless.
        Check.objects.filter(page=page, used_at=None).update(used_at=timezone.now())
        check = Check.objects.create(page=page, asked_at=timezone.now())
        _send(page, check)
    return check


def _send(page: Any, check: Check) -> None:
    with override(SOURCE_LANGUAGE):
        address = settings.WAGTAILADMIN_BASE_URL + reverse("check", args=[token_of(check)])
        subject = " ".join(_("Is this still right? %(title)s").split()) % {"title": page.title}
        text = _(
            "Hello,\n\nOn the website of your municipality stand facts about %(title)s.\n"
            "Please look whether they are still right:\n\n%(address)s\n\n"
            "You need no account. The link works once, for %(days)s days.\n"
        ) % {"title": page.title, "address": address, "days": VALID.days}
    try:
        send_mail(" ".join(subject.splitlines()), text, None, [page.email])
    except OSError as error:
        # What smtplib raises is an OSError too.
        words = _("The mail to %(address)s was not sent. The mail server says: %(error)s")
        raise NotSentError(words % {"address": page.email, "error": error}) from error


def token_of(check: Check) -> str:
    """Return what stands in the link."""
    return signing.TimestampSigner(salt=SALT).sign(check.key.hex)


def check_of(token: str) -> Check:
    """Return the open question that a link is about. Raises NotValidError."""
    try:
        key = signing.TimestampSigner(salt=SALT).unsign(token, max_age=VALID)
    except signing.BadSignature:
        raise NotValidError from None
    found = Check.objects.filter(key=key, used_at=None, page__live=True).first()
    if found is None:
        raise NotValidError
    return found


def confirm(check: Check) -> None:
    """Take “it is right”: the page was checked today."""
    with transaction.atomic():
        _use(check, Check.State.CONFIRMED)
        change_facts(check.page, {"checked_on": timezone.localdate()})


def propose(check: Check, proposal: dict[str, str], remark: str) -> None:
    """Keep what should be changed, for an editor to decide. Nothing of it is online."""
    with transaction.atomic():
        _use(check, Check.State.PROPOSED, proposal=proposal, remark=remark)


def apply(check: Check, user: Any) -> None:
    """Put a proposed change online. Raises NotValidError when somebody decided already."""
    with transaction.atomic():
        _decide(check, Check.State.APPLIED, user)
        page = check.page.specific
        values = {name: check.proposal[name] for name in fields_of(page) if name in check.proposal}
        change_facts(page, {**values, "checked_on": timezone.localdate()}, user)


def refuse(check: Check, user: Any) -> None:
    """Leave the page as it is. Raises NotValidError when somebody decided already."""
    _decide(check, Check.State.REFUSED, user)


def _use(check: Check, state: str, **values: Any) -> None:
    # One statement: of two answers at the same moment one is taken.
    rows = Check.objects.filter(pk=check.pk, used_at=None)
    if not rows.update(used_at=timezone.now(), state=state, **values):
        raise NotValidError


def _decide(check: Check, state: str, user: Any) -> None:
    rows = Check.objects.filter(pk=check.pk, state=Check.State.PROPOSED)
    if not rows.update(state=state, decided_by=user):
        raise NotValidError
