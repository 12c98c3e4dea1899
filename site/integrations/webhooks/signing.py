"""How a receiver knows that a message is ours: the Standard Webhooks specification (standardwebhooks.com)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

PREFIX = "whsec_"
BYTES = 32


def new_secret() -> str:
    """Return a secret for one receiver."""
    return PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode()


def headers(secret: str, message_id: str, at: int, body: bytes) -> dict[str, str]:
    """Return the headers of a message; `at` is the moment of sending in seconds (Unix time)."""
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(at),
        "webhook-signature": f"v1,{signature(secret, message_id, at, body)}",
    }


def signature(secret: str, message_id: str, at: int, body: bytes) -> str:
    """Sign a message (HMAC-SHA256). Raises ValueError for what is no secret."""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except ValueError as error:
        raise ValueError("this is no secret of a webhook") from error
    signed = f"{message_id}.{at}.".encode() + body
    return base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
