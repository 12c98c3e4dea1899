#!/usr/bin/env python
"""The project's commands; needs the editable install that `make` does."""

from __future__ import annotations

from wijkwijzer.__main__ import main

if __name__ == "__main__":
    main()
