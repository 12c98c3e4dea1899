"""Words of Wagtail's and of allauth's that the CMS says otherwise; ours are in our catalogue.

`english` what their Dutch leaves in English or runs together, `address` where it says “je”, `terms` what the CMS calls
by another name. Django asks the catalogue of the project first, and looks words up in it by their English.
"""

from __future__ import annotations

from core.cms.wagtail_words.address import ADDRESS
from core.cms.wagtail_words.english import JOINED, WORDS
from core.cms.wagtail_words.terms import TERMS

__all__ = ["ADDRESS", "JOINED", "TERMS", "WORDS"]
