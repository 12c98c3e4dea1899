"""`wijkwijzer-public`: serve the public sites without Django, a database or a secret.

It needs the packages granian and brotli, and the folder with releases, which it only reads.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from publishing.runtime import log_lines
from publishing.serve.server import PortError, serve
from publishing.serve.supervising import InlineServer

HIGHEST_PORT = 65_535


def main(arguments: list[str] | None = None) -> None:
    """Serve the current release of every site until stopped."""
    parser = argparse.ArgumentParser(prog="wijkwijzer-public", description=main.__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument("--port", type=_port, default=8000)
    parser.add_argument("--workers", type=int, default=2, help="processes that answer")
    parser.add_argument(
        "--releases",
        default=os.environ.get("WIJKWIJZER_RELEASES_DIR", ""),
        help="the folder with the releases (default: WIJKWIJZER_RELEASES_DIR)",
    )
    chosen = parser.parse_args(arguments)
    data = os.environ.get("WIJKWIJZER_DATA_DIR")
    folder = Path(chosen.releases or Path(data or "var") / "releases").resolve()
    if not folder.is_dir():
        sys.exit(
            f"wijkwijzer-public: there is no folder {folder}; name that of the releases with "
            "--releases or WIJKWIJZER_RELEASES_DIR"
        )
    os.environ["WIJKWIJZER_RELEASES_DIR"] = str(folder)
    try:
        serve(
            "wijkwijzer.rsgi_public:application",
            host=chosen.host,
            port=chosen.port,
            workers=chosen.workers,
            server=InlineServer,
            logs=log_lines.configured(os.environ, "json"),
        )
    except (PortError, log_lines.FormatError) as error:
        sys.exit(f"wijkwijzer-public: {error}")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= HIGHEST_PORT):
        raise argparse.ArgumentTypeError(f"{text!r} is no port; allowed are 1 to {HIGHEST_PORT}")
    return int(text)


if __name__ == "__main__":
    main()
