"""The log: JSON for machines, lines for people; which request, which site; and errors that go elsewhere."""

from __future__ import annotations

import io
import json
import logging
import logging.config
import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from publishing.one_by_one import OneByOne
from publishing.runtime import log_lines
from publishing.runtime.log_lines import FormatError, JsonFormatter, LineFormatter, configured
from wijkwijzer.monitoring import reporting


def logged(formatter: logging.Formatter, message: str, **more: Any) -> str:
    """Return what a line of the log becomes."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    logger = logging.Logger("publishing")
    logger.addHandler(handler)
    logger.warning(message, **more)
    return stream.getvalue()


def test_a_line_for_machines() -> None:
    token = log_lines.request_id.set("van-de-proxy-1")
    try:
        with OneByOne().site("stad.localhost"):
            text = logged(JsonFormatter(), "één\n“twee”", extra={"audit": {"kind": "role"}})
    finally:
        log_lines.request_id.reset(token)
    assert text.count("\n") == 1
    said = json.loads(text)
    assert datetime.fromisoformat(said.pop("time")).utcoffset() is not None
    assert isinstance(said.pop("process"), int)
    assert said == {
        "level": "WARNING",
        "logger": "publishing",
        "message": "één\n“twee”",
        "request_id": "van-de-proxy-1",
        "site": "stad.localhost",
        "audit": {"kind": "role"},
        "release": log_lines.program_version(),
    }


def test_what_went_wrong_is_in_the_line() -> None:
    try:
        raise LookupError("weg")
    except LookupError:
        said = json.loads(logged(JsonFormatter(), "fout", exc_info=True))
        lines = logged(LineFormatter(), "fout", exc_info=True)
    assert said["error"].endswith("LookupError: weg")
    assert lines.endswith("LookupError: weg\n")


def test_a_line_for_people() -> None:
    with OneByOne().site("stad.localhost"):
        line = logged(LineFormatter(), "klaar")
    assert re.fullmatch(
        r"\d\d:\d\d:\d\d[+-]\d{4} warning publishing \[stad\.localhost\]: klaar\n", line
    )


def test_what_the_settings_say() -> None:
    assert configured({}, "json")["handlers"]["console"]["formatter"] == "json"
    found = configured({"LOG_FORMAT": "lines", "LOG_LEVEL": "error"}, "json")
    assert found["handlers"]["console"]["formatter"] == "lines"
    assert (found["root"]["level"], found["loggers"]["publishing"]["level"]) == ("ERROR", "ERROR")
    for name in log_lines.FORMATS:
        logging.config.DictConfigurator(configured({"LOG_FORMAT": name}, "plain"))
    with pytest.raises(FormatError, match="LOG_FORMAT is 'xml': it must be one of json, lines"):
        configured({"LOG_FORMAT": "xml"}, "json")
    with pytest.raises(FormatError, match="LOG_LEVEL is 'LUID'"):
        configured({"LOG_LEVEL": "luid"}, "json")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("van-de-proxy-1", True),
        ("", False),
        ("a b", False),
        ("x" * 129, False),
        ("a\tb-cdefgh", False),
    ],
)
def test_a_request_has_the_name_that_the_proxy_gave_if_it_is_one(said: str, kept: bool) -> None:
    # The addresses are known before the first request, as in a process that serves.
    get_resolver().url_patterns  # noqa: B018
    answer = Client().get("/livez", headers={"x-request-id": said} if said else {})
    name = answer["X-Request-ID"]
    assert (name == said) is kept
    assert log_lines.ID.fullmatch(name)
    assert log_lines.request_id.get() == ""


# --- errors that go elsewhere -----------------------------------------------------------------
def test_no_error_goes_anywhere_by_itself() -> None:
    assert reporting.start({}) is False
    assert reporting.start({"SENTRY_DSN": " "}) is False


def test_an_address_that_is_none_is_named(caplog: pytest.LogCaptureFixture) -> None:
    assert reporting.start({"SENTRY_DSN": "geen adres"}) is False
    assert "SENTRY_DSN is no address of a project" in caplog.text


def test_a_report_holds_nothing_about_anybody() -> None:
    sentry_sdk = pytest.importorskip("sentry_sdk")
    sent: list[Any] = []

    class Transport(sentry_sdk.transport.Transport):  # type: ignore[name-defined]
        def capture_envelope(self, envelope: Any) -> None:
            sent.append(envelope.get_event())

    options = reporting.options("https://sleutel@fouten.example.nl/1", {})
    client = sentry_sdk.Client(**options, transport=Transport, default_integrations=False)
    with sentry_sdk.isolation_scope() as scope:
        scope.set_client(client)
        scope.set_user({"id": "7", "email": "jan@example.nl", "ip_address": "203.0.113.7"})
        scope.set_extra("titel", "Jan Jansen")
        scope.add_breadcrumb(message="Jan Jansen")
        try:
            secret = "Jan Jansen"
            raise ValueError(f"{secret} heeft geen wijk")
        except ValueError as error:
            scope.capture_exception(error)
        del secret
    client.flush()
    (event,) = sent
    assert event["exception"]["values"][0]["type"] == "ValueError"
    frame = event["exception"]["values"][0]["stacktrace"]["frames"][-1]
    assert frame["function"] == "test_a_report_holds_nothing_about_anybody"
    for name in reporting.LEFT_OUT:
        assert name not in event
    request = {
        "url": "https://cms.example.nl/admin/?q=Jan",
        "method": "POST",
        "data": "Jan",
        "headers": {"Cookie": "x"},
        "env": {"REMOTE_ADDR": "203.0.113.7"},
    }
    assert reporting.scrubbed({"request": request}, None)["request"] == {"method": "POST"}
    said = {"message": "%s is weg", "params": ["Jan"], "formatted": "Jan is weg"}
    assert reporting.scrubbed({"logentry": said}, None)["logentry"] == {"message": "%s is weg"}
    assert "logentry" not in reporting.scrubbed({"logentry": {"message": "Jan is weg"}}, None)
    # The lines of the program itself are in it, and nothing else that was there.
    del frame["context_line"], frame["pre_context"], frame["post_context"]
    assert "Jan" not in str(event)
