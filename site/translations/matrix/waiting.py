"""What waits for one translator, and the mail about it: at most one a day, and only for what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from core.page_types import First
from publishing.content.languages import language as language_of
from translations.cms.desk import lines_for, state_words
from translations.cms.rights import CODES, Desk, desks_for
from translations.matrix.table import Cell, rows_of
from translations.models import DeskMail

#: Pages that a mail names; the screen has the others.
NAMED = 10


class NotSentError(Exception):
    """A mail that could not be sent; its text says why."""


@dataclass(frozen=True, slots=True)
class Waits:
    """One page in one language that waits for somebody."""

    cell: Cell
    #: They said that they take it.
    own: bool

    @property
    def name(self) -> str:
        """Name exactly this text in this language: when the Dutch text changes it is another."""
        line = self.cell.line
        return f"{line.source.pk} {self.cell.desk.language} {line.state.source_name}"


class Lists:
    """The pages of each desk, read once for all who share it."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, str], list[Cell]] = {}

    def of(self, desk: Desk) -> list[Cell]:
        """Return what is not done, of the whole language: what matters most first."""
        key = (desk.site.pk, desk.language)
        if key not in self._cells:
            whole = Desk(
                desk.site, desk.language, desk.name, desk.source_home, desk.home, (desk.home.path,)
            )
            rows = rows_of([(whole, lines_for(whole))])
            cells = [row.cells[desk.language] for row in rows]
            self._cells[key] = [
                each
                for each in cells
                if not (each.done or each.sent or each.line.hidden or each.line.no_place)
            ]
        return self._cells[key]


def waiting_for(user: Any, lists: Lists) -> list[Waits]:
    """Return what waits for somebody: what they take, and what nobody takes and residents need most.

    Who writes the Dutch pages too is no translator in the first place: for them only what they take.
    """
    found = []
    for desk in desks_for(user):
        translates = not user.is_superuser and not _writes_dutch(user, desk)
        for cell in lists.of(desk):
            if not desk.may_write(cell.line.place):
                continue
            own = cell.who is not None and cell.who.pk == user.pk
            free = cell.who is None and translates and cell.line.impact <= First.USEFUL
            if own or free:
                found.append(Waits(cell, own))
    return sorted(found, key=lambda each: not each.own)


def _writes_dutch(user: Any, desk: Desk) -> bool:
    rights = GroupPagePermission.objects.filter(
        group__user=user, permission__codename__in=CODES
    ).values_list("page__path", flat=True)
    home = desk.source_home.path
    return any(each.startswith(home) or home.startswith(each) for each in rights)


def mail_all(*, dry_run: bool = False) -> Iterator[tuple[Any, int, str]]:
    """Mail everybody for whom something new waits; yield who, how many pages, and what went wrong."""
    lists = Lists()
    users = get_user_model()._default_manager.filter(is_active=True).exclude(email="")
    for user in users.order_by("pk"):
        today = timezone.localdate()
        kept = DeskMail.objects.filter(user=user).first() or DeskMail(user=user)
        if not kept.wanted or kept.sent_on == today:
            continue
        waits = waiting_for(user, lists)
        names = sorted(each.name for each in waits)
        if set(names) <= set(kept.told):
            continue
        if dry_run:
            yield user, len(waits), ""
            continue
        if not _claim(user, today):
            continue
        try:
            _send(user, waits)
        except NotSentError as error:
            # Not told: the next run tries again.
            DeskMail.objects.filter(user=user).update(sent_on=kept.sent_on)
            yield user, len(waits), str(error)
            continue
        DeskMail.objects.filter(user=user).update(told=names)
        yield user, len(waits), ""


def _claim(user: Any, today: date) -> bool:
    """Take today's mail of somebody; False when another process has it, or they do not want one."""
    DeskMail.objects.get_or_create(user=user)
    free = DeskMail.objects.filter(user=user, wanted=True).exclude(sent_on=today)
    return bool(free.update(sent_on=today))


def _send(user: Any, waits: list[Waits]) -> None:
    if settings.EMAIL_BACKEND == "django.core.mail.backends.dummy.EmailBackend":
        raise NotSentError(_("No mail can be sent: the operator has not set a mail server yet."))
    with override(UserProfile.get_for_user(user).get_preferred_language()):
        subject = ngettext(
            "%(count)d page waits for your translation",
            "%(count)d pages wait for your translation",
            len(waits),
        ) % {"count": len(waits)}
        text = "\n".join(_lines(waits))
    try:
        send_mail(subject, text, None, [user.email])
    except OSError as error:
        # What smtplib raises is an OSError too.
        words = _("The mail to %(address)s was not sent. The mail server says: %(error)s")
        raise NotSentError(words % {"address": user.email, "error": error}) from error


def _lines(waits: list[Waits]) -> Iterable[str]:
    yield _("Hello,")
    yield ""
    yield _("These pages wait for a translation. What you take yourself stands first.")
    yield ""
    for each in waits[:NAMED]:
        desk, line = each.cell.desk, each.cell.line
        title = " ".join(line.source.title.split())
        words = state_words()[line.state.kind]
        mine = f" ({_('you take this')})" if each.own else ""
        yield f"{title} – {language_of(desk.language).name}: {words}{mine}"
        yield _address("translations:edit", desk.site.pk, desk.language, line.source.pk)
        yield ""
    if len(waits) > NAMED:
        yield _("And %(count)d more:") % {"count": len(waits) - NAMED}
        yield _address("translations:matrix", waits[0].cell.desk.site.pk)
        yield ""
    yield _("You get at most one of these mails a day. No more of them? Switch them off here:")
    yield _address("translations:mail")


def _address(name: str, *args: Any) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name, args=args)}"
