"""The secrets of apps and codes: encrypted in the database, with keys that stand outside it.

Fernet of the library cryptography. The first key encrypts, the others still decrypt.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import secrets
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

logger = logging.getLogger(__name__)

#: What is encrypted begins so; what does not is of a program of before, and is as it was typed.
MARK = "fernet:"


def encrypted(text: str) -> str:
    """Return a secret as it is stored."""
    return MARK + _box().encrypt(text.encode()).decode()


def decrypted(stored: str) -> str:
    """Return a secret; one that nobody can guess when none of the keys is its own."""
    if not stored.startswith(MARK):
        return stored
    try:
        return _box().decrypt(stored.removeprefix(MARK).encode()).decode()
    except InvalidToken:
        logger.error("the secret of a second factor was encrypted with a key that is not here")
        return base64.b32encode(secrets.token_bytes(20)).decode()


def renewed(stored: str) -> str | None:
    """Return a stored secret encrypted with the first key, whatever it is now; None when no key is its own."""
    if not stored.startswith(MARK):
        return encrypted(stored)
    try:
        return MARK + _box().rotate(stored.removeprefix(MARK).encode()).decode()
    except InvalidToken:
        return None


def _box() -> MultiFernet:
    return MultiFernet([Fernet(_key(each)) for each in _keys()])


def _keys() -> Sequence[str]:
    own: list[str] = settings.SECOND_FACTOR_KEYS
    # Without keys of their own they are locked with the one that signs sessions.
    return own or [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _key(text: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.blake2b(text.encode(), digest_size=32).digest())
