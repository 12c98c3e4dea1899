"""The loader of the demo content. (Claimed: being written by the loader engineer, 20:16.)"""

from __future__ import annotations
