"""What stands around all pages: put into a page, found again in it, and replaced."""

from __future__ import annotations

import pytest

from publishing.build.fragments import LayoutFragments

OLD = LayoutFragments(
    {"menu": {"": "<nav>A</nav>", "/news/": "<nav><b>A</b></nav>"}, "foot": {"": "<p>Oud</p>"}}
)
NEW = LayoutFragments(
    {"menu": {"": "<nav>B</nav>", "/news/": "<nav><b>B</b></nav>"}, "foot": {"": "<p>Nieuw</p>"}}
)


def page(around: LayoutFragments, section: str, text: str = "<main>Tekst</main>") -> bytes:
    pieces = around.of(section)
    return f"<body>{pieces['menu']}{text}{pieces['foot']}</body>".encode()


@pytest.mark.parametrize("section", ["", "/news/", "/elsewhere/"])
def test_the_result_is_the_page_as_it_would_be_made(section: str) -> None:
    assert NEW.replaced(page(OLD, section), OLD, section) == page(NEW, section)


def test_a_section_that_is_new_in_the_menu_gets_its_own_piece() -> None:
    more = LayoutFragments(
        {"menu": {**NEW.pieces["menu"], "/over/": "<nav>O</nav>"}, "foot": NEW.pieces["foot"]}
    )
    assert more.replaced(page(OLD, "/over/"), OLD, "/over/") == page(more, "/over/")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (page(NEW, ""), "other pieces"),
        (page(OLD, "/news/"), "another section"),
        (page(OLD, "", "<main><p>Oud</p></main>"), "a piece twice"),
        (b"<body></body>", "none"),
    ],
)
def test_a_page_in_which_they_are_not_found_once_has_to_be_made(body: bytes, why: str) -> None:
    assert NEW.replaced(body, OLD, "") is None, why


def test_pieces_of_other_names_have_to_be_made() -> None:
    more = LayoutFragments({**NEW.pieces, "top": {"": "<p>Let op</p>"}})
    assert more.replaced(page(OLD, ""), OLD, "") is None


def test_pieces_that_overlap_have_to_be_made() -> None:
    inside = LayoutFragments({"menu": {"": "<nav>A</nav>"}, "foot": {"": "A</nav>"}})
    assert NEW.replaced(b"<nav>A</nav>", inside, "") is None


@pytest.mark.parametrize("pieces", [{"": ""}, {"": " \n"}, {"/news/": "<nav>A</nav>"}])
def test_an_empty_piece_could_not_be_found_again(pieces: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="'menu'"):
        LayoutFragments({"menu": pieces})


def test_the_digest_tells_every_piece() -> None:
    assert OLD.digest == LayoutFragments(OLD.pieces).digest
    assert len({OLD.digest, NEW.digest}) == 2
