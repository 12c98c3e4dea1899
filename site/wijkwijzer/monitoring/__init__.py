"""What a monitor asks of the CMS host: is it there, does it work, how much of it; and where errors go."""

#: Where prometheus_client finds the folder in which all processes count together.
from __future__ import annotations

TOGETHER = "PROMETHEUS_MULTIPROC_DIR"
