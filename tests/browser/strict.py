"""Settings of a CMS on this machine that asks everybody for a second factor, as production does."""

from __future__ import annotations

from wijkwijzer.settings.dev import *  # noqa: F403

SECOND_FACTOR_REQUIRED = True
# Mail is a file; with it there is a way to a new password.
PASSWORD_RESET_ENABLED = True
