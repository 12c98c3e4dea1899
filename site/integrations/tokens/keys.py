"""Making a key, and finding the one that was sent.

The form of a key and its hash are those of Wagtail's own tokens: chance of 256 bits with a checksum, and an
HMAC with the secret key of the install. Wagtail's are of a user; these are of a municipality.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.models import APIToken, Site

from integrations.models import Token
from integrations.tokens import audit

#: Characters of a key that stay to be seen, so that people know it again.
SEEN = 12
#: It is written down at most this often that a key was used.
STEP = timedelta(minutes=1)


def make(site: Site, user: Any, *, name: str, drafts: bool, ends_on: date) -> tuple[Token, str]:
    """Return a new key, and what it says: the only time that anybody sees that."""
    said = APIToken.generate_token()
    token = Token.objects.create(
        site=site,
        name=name,
        drafts=drafts,
        ends_on=ends_on,
        key_hash=APIToken.hash_token(said),
        prefix=said[:SEEN],
        made_by=user,
    )
    audit.made(token, user)
    return token, said


def find(said: str) -> Token | None:
    """Return the key that says this, whether it still opens anything or not; None for an unknown one."""
    if not APIToken.validate_token_format(said):
        return None
    hashes = APIToken.candidate_key_hashes(said)
    return Token.objects.select_related("site").filter(key_hash__in=hashes).first()


def used(token: Token) -> None:
    """Note that a key was used now."""
    now = timezone.now()
    Token.objects.filter(pk=token.pk).filter(
        Q(last_used_at=None) | Q(last_used_at__lt=now - STEP)
    ).update(last_used_at=now)


def revoke(token: Token, user: Any) -> bool:
    """Let a key open nothing any more; return whether it did until now."""
    rows = Token.objects.filter(pk=token.pk, revoked_at=None)
    if not rows.update(revoked_at=timezone.now()):
        return False
    audit.revoked(token, user)
    return True
