"""What marks a phrase says who reads it, wherever it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.phrases import EDITORS, PUBLIC, Phrase, UnreadablePhraseError, found_in, in_code

CODE = """
from django.utils import translation
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
from publishing.content.phrases import public, shared

NAME = _("a field")
GREEN = shared("Green")
FACETS = {"news": public("News")}


def view(read, words, count):
    say = read.language.gettext
    say("said by another name")
    # Translators: of a page,
    # not of a person.
    words.gettext("%(name)s "
                  "and more")
    words.gettext(FACETS["news"])
    words.ngettext("one", "many", count)
    words.pgettext("a context", "a word")
    ngettext("one row", "rows", count)
    pgettext("a context", "of the CMS")
    translation.gettext("of the CMS as well")
    other("no phrase")
"""


def test_a_mark_decides_the_domain() -> None:
    found = {(each.message, each.context): each for each in in_code(CODE, "some/views.py")}
    assert {key: each.domains for key, each in found.items()} == {
        ("a field", None): (EDITORS,),
        ("Green", None): (PUBLIC, EDITORS),
        ("News", None): (PUBLIC,),
        ("said by another name", None): (PUBLIC,),
        ("%(name)s and more", None): (PUBLIC,),
        (("one", "many"), None): (PUBLIC,),
        ("a word", "a context"): (PUBLIC,),
        (("one row", "rows"), None): (EDITORS,),
        ("of the CMS", "a context"): (EDITORS,),
        ("of the CMS as well", None): (EDITORS,),
    }
    assert found["%(name)s and more", None].comments == (
        "Translators: of a page,",
        "not of a person.",
    )


def test_a_name_of_another_module_marks_nothing() -> None:
    assert list(in_code('from elsewhere import gettext as _\n_("text")\n', "some/views.py")) == []


@pytest.mark.parametrize("argument", ['f"{name}"', "name", '"a" + name'])
def test_a_marked_text_that_nobody_can_translate_is_refused(argument: str) -> None:
    code = f"from publishing.content.phrases import public\npublic({argument})\n"
    with pytest.raises(UnreadablePhraseError, match=r"^some/views\.py:2: "):
        list(in_code(code, "some/views.py"))


def test_templates_are_for_residents(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/page.html").write_text(
        '{{ _("Home") }}{% trans count=n %}{{ count }} page{% pluralize %}{{ count }} pages{% endtrans %}'
    )
    assert list(found_in(tmp_path)) == [
        Phrase((PUBLIC,), "Home", None, (), "templates/page.html"),
        Phrase((PUBLIC,), ("%(count)s page", "%(count)s pages"), None, (), "templates/page.html"),
    ]


def test_moving_a_module_moves_no_phrase() -> None:
    at = [{(each.message, each.domains) for each in in_code(CODE, place)} for place in PLACES]
    assert at[0] == at[1]


PLACES = ("districts/models/checks.py", "home/pages/view.py")
