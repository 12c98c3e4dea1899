"""Errors to Sentry or GlitchTip, when the operator names one: what went wrong in the program, never about whom."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from publishing.runtime.log_lines import program_version, request_id

logger = logging.getLogger("wijkwijzer")

#: What of a request is sent: how, and which view. Addresses of pages can have a name in them.
OF_REQUEST = ("method",)
#: Parts of a report that could be about somebody, or are texts of people.
LEFT_OUT = ("user", "breadcrumbs", "server_name", "extra", "modules")


def start(environ: Mapping[str, str]) -> bool:
    """Send errors to the address in `SENTRY_DSN`; return whether there is one."""
    dsn = environ.get("SENTRY_DSN", "").strip()
    if not dsn:
        return False
    import sentry_sdk

    try:
        sentry_sdk.init(**options(dsn, environ))
    except sentry_sdk.utils.BadDsn as error:
        logger.error("SENTRY_DSN is no address of a project: %s", error)
        return False
    return True


def options(dsn: str, environ: Mapping[str, str]) -> dict[str, Any]:
    """Return how errors are sent."""
    return {
        "dsn": dsn,
        "release": program_version(),
        "environment": environ.get("SENTRY_ENVIRONMENT", "production"),
        # Nothing about people is collected unless somebody asks for it, by an option that is not here.
        "include_local_variables": False,
        "max_request_body_size": "never",
        "max_breadcrumbs": 0,
        "traces_sample_rate": 0.0,
        "auto_session_tracking": False,
        "send_client_reports": False,
        "before_send": scrubbed,
    }


def scrubbed(event: Any, _hint: Any) -> Any:
    """Return a report without what is about anybody: kind of error, where in the program, which request."""
    for name in LEFT_OUT:
        event.pop(name, None)
    said = event.pop("logentry", None) or {}
    if said.get("params"):
        # The words of the program, without what it put between them.
        event["logentry"] = {"message": said["message"]}
    event["request"] = {
        key: value for key, value in (event.get("request") or {}).items() if key in OF_REQUEST
    }
    for error in (event.get("exception") or {}).get("values") or ():
        # The words of an error quote what it stumbled over: a name, a text, an address of mail.
        error["value"] = ""
        for frame in (error.get("stacktrace") or {}).get("frames") or ():
            frame.pop("vars", None)
    event["tags"] = {"request_id": request_id.get()}
    return event
