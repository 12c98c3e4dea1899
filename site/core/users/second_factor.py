"""Somebody lost the telephone and the codes: who manages users lets them begin anew with the password."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.permission_policies import ModelPermissionPolicy

from core.audit.kinds import ACCOUNT
from core.audit.lines import write
from core.signing_in.aside import aside
from core.users.managing import Manager

logger = logging.getLogger(__name__)

#: What the address is called, beside those of the other screens of users.
NAME = "second_factor"


def may_forget(asking: Any, user: Any) -> bool:
    """Return whether somebody may take the second factor of an account away.

    Not one's own, which a session that somebody else uses would then be enough for; and that of the account for
    emergencies only as administrator of the install.
    """
    if asking.pk == user.pk or not Manager(asking).may_change(user):
        return False
    return user.get_username() != settings.BREAK_GLASS_ACCOUNT or bool(asking.is_superuser)


def forget(user: Any) -> bool:
    """Take the apps, keys and codes of an account away, and end its sessions. Return whether it had any."""
    with transaction.atomic():
        count, _models = Authenticator.objects.filter(user_id=user.pk).delete()
        if count:
            write(ACCOUNT, user, what="second factor reset")
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()
    return bool(count)


def screen(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Ask whether it is certain, and do it. Raises Http404 for users of others, PermissionDenied where it may not be done."""
    manager = Manager(request.user)
    users = get_user_model()
    if not ModelPermissionPolicy(users).user_has_permission(request.user, "change"):
        raise PermissionDenied
    user = manager.users().filter(pk=pk).first()
    if user is None:
        raise Http404
    if not may_forget(request.user, user):
        raise PermissionDenied
    back = reverse("wagtailusers_users:edit", args=[user.pk])
    if request.method == "POST":
        if forget(user):
            aside(partial(_tell, request, user))
            words = _(
                "The second step of %(name)s was taken away. The next sign-in asks for a new one."
            )
            messages.success(request, words % {"name": user.get_username()})
        else:
            messages.warning(
                request, _("%(name)s had no app, key or codes.") % {"name": user.get_username()}
            )
        return redirect(back)
    return render(request, "users_cms/second_factor.html", {"back": back, "words": _words(user)})


def _words(user: Any) -> dict[str, str]:
    what = _(
        "The app, keys and codes of %(name)s are taken away, and %(name)s is signed out everywhere. "
        "Whoever has the password then sets a new second step at the next sign-in."
    ) % {"name": user.get_username()}
    return {
        "title": _("Take the second step away"),
        "name": user.get_username(),
        "what": what,
        "first": _(
            "First be sure who asks for it: see the person, or call a number that you know already."
        ),
        "mail": _("A mail tells this person that you did it.")
        if user.email
        else _("There is no e-mail address: this person gets no mail about it."),
        "yes": _("Yes, take it away"),
        "no": _("No, back"),
    }


def _tell(request: HttpRequest, user: Any) -> None:
    """Mail somebody whose second factor was taken away, so that it is noticed when nobody asked for it."""
    if not user.email:
        return
    asking: Any = request.user
    words = _(
        "Hello %(name)s,\n\n%(who)s took away the app, keys and codes with which you sign in to the CMS, on %(when)s "
        "from %(where)s. At your next sign-in with your password you get a new one.\n\n"
        "You did not ask for this? Tell your administrator at once."
    ) % {
        "name": user.get_full_name() or user.get_username(),
        "who": asking.get_full_name() or asking.get_username(),
        "when": timezone.localtime().strftime("%-d-%-m-%Y %H:%M"),
        "where": get_adapter(request).get_client_ip(request),
    }
    send_mail(
        _("[Wijkwijzer] Your second step was taken away"),
        words,
        settings.DEFAULT_FROM_EMAIL,
        [user.email],
    )
