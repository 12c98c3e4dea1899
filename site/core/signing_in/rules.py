"""What is open to whom before they have proved enough, by the names of addresses."""

from __future__ import annotations

#: Open to everybody, signed in or not.
OPEN = frozenset(
    {
        *("healthz", "livez", "readyz", "metrics", "check"),
        *("account_login", "account_logout", "wagtailadmin_logout", "no_access", "account_signup"),
        *("wagtailadmin_sprite", "wagtailadmin_javascript_catalog"),
    }
)
#: To get a second factor for an account that has none.
GETTING_ONE = frozenset({"mfa_index", "mfa_activate_totp", "mfa_add_webauthn"})
#: To give the second factor that an account has.
GIVING_ONE = frozenset(
    {"account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"}
)

#: Who opens these says again who they are: they change an account or give a role. A view of another app says
#: so itself (`core.signing_in.again.proving_again`).
AGAIN = frozenset(
    {
        "wagtailadmin_account",
        *(
            f"wagtailusers_users:{name}"
            for name in ("add", "copy", "edit", "delete", "second_factor")
        ),
        *(f"wagtailusers_groups:{name}" for name in ("add", "edit", "delete")),
    }
)
#: The same for what is done with many at once.
AGAIN_AT_ONCE = ("wagtail_bulk_action", "user")

#: What a screen asks by itself while it is open: nobody does anything by that.
BY_ITSELF = frozenset(
    {
        "wagtailadmin_editing_sessions:ping",
        "wagtailadmin_editing_sessions:release",
        "wagtailadmin_dismissibles",
        *("publishing:state", "publishing:sites_state"),
    }
)
