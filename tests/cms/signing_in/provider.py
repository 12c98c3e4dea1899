"""A provider of accounts that runs beside the tests (oidc-provider-mock): OpenID Connect over HTTP."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import requests

from tests.browser.demo import free_port, wait_for


@dataclass(frozen=True)
class RunningProvider:
    """The provider, and what somebody does there."""

    issuer: str

    def knows(self, sub: str, **claims: Any) -> None:
        """Let somebody have an account with these claims, in place of those of before."""
        answer = requests.put(f"{self.issuer}/users/{sub}", json=claims, timeout=10)
        answer.raise_for_status()

    def signed_in(self, address: str, sub: str) -> str:
        """Sign in there, sent by the CMS to `address`; return the address that it sends back to."""
        answer = requests.post(
            address,
            data=urlencode({"sub": sub}),
            headers={"content-type": "application/x-www-form-urlencoded"},
            allow_redirects=False,
            timeout=10,
        )
        assert answer.status_code in (302, 303), answer.text
        return answer.headers["Location"]


@contextmanager
def running_provider(log: Path) -> Iterator[RunningProvider]:
    """Run a provider until the block ends."""
    port = free_port()
    program = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(program, stdout=output, stderr=subprocess.STDOUT)
        try:
            wait_for(port, process, log)
            yield RunningProvider(f"http://127.0.0.1:{port}")
        finally:
            process.kill()
            process.wait()
