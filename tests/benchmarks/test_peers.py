"""Hugo gets the pages that we publish: the same texts, links and facts, in their own form."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from benchmarks.peers import builds, content, hugo, marked
from benchmarks.peers.sites import Facts, UnlikeError, facts, facts_of

TEXT = (
    '<p>Kom <b>op * tijd</b> naar <a href="/wijken/noord/">de &amp; hub</a>.</p>'
    "<ul><li>Eén.</li><li>Twee_drie.</li></ul><p>Tot dan.</p>"
)
CONTACT = {
    "name": "Coördinator",
    "email": "a@example.nl",
    "phone": "+31102670005",
    "roleUrl": "/r/",
}
HUB = {"name": "Hub", "url": "/wijken/noord/hub/", "statusText": "Open"}
NEWS: dict[str, Any] = {
    "kind": "home.newspage",
    "url": "http://stad.localhost/nieuws/bericht/",
    "title": "Bericht",
    "introduction": "Kort.",
    "updatedOn": "2026-11-02",
    "content": {
        "date": "2026-11-01",
        "category": "Groen",
        "districts": [{"text": "Noord", "url": "/wijken/noord/"}],
        "picture": {"url": "/media/een.jpg", "sizesHint": "100vw"},
        "related": [{"title": "Een ander"}],
        "body": [
            {"kind": "heading", "text": "Kop & meer", "level": 2, "anchor": "kop-meer"},
            {"kind": "rich_text", "html": TEXT},
            {"kind": "quote", "text": "Fijn.", "name": "Bo", "role": "bewoner"},
            {"kind": "contact_card", "contact": CONTACT},
            {"kind": "hub_card", "hub": HUB},
        ],
    },
}


def document(path: str, kind: str = "home.informationpage", **more: Any) -> dict[str, Any]:
    own: dict[str, Any] = {"url": f"http://stad.localhost{path}", "title": path, "kind": kind}
    return {**own, "introduction": "", "updatedOn": None, "content": {"body": [], **more}}


def source() -> content.Source:
    made = content.Source()
    index = document("/nieuws/", "home.newsindexpage", latest=["…"], byName=["Aa"])
    for each in (document("/"), index, NEWS):
        made.add(each)
    return made


class Words(HTMLParser):
    """Text, links and elements that mean something, whatever stands around them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = tag.replace("figcaption", "p")
        if tag in ("p", "ul", "li", "h2", "a", "blockquote"):
            self.found.append(f"<{tag}>{dict(attrs).get('href') or ''}")

    def handle_data(self, data: str) -> None:
        self.found += data.split()


def test_the_text_as_markdown_is_the_text_as_html() -> None:
    (page,) = [page for page in source().pages if page.title == "Bericht"]
    assert Words(MarkdownIt().render(page.markdown)).found == Words(page.html).found
    assert Words(marked.html_of(NEWS["content"]["body"][1])).found == Words(TEXT).found


def test_what_has_no_form_in_markdown_is_an_error() -> None:
    with pytest.raises(ValueError, match="an element without a form in Markdown: '<table>'"):
        marked.rich_to_markdown("<table>")
    with pytest.raises(KeyError, match="video_link"):
        marked.markdown_of({"kind": "video_link"})


def test_both_ways_to_feed_hugo_hold_the_same_pages(tmp_path: Path) -> None:
    made = source()
    hugo.write_markdown(made, tmp_path / "markdown")
    hugo.write_adapter(made, tmp_path / "adapter")
    names = ["_index.md", "nieuws/_index.md", "nieuws/bericht.md"]
    root = tmp_path / "markdown" / "content"
    assert sorted(str(path.relative_to(root)) for path in root.rglob("*.md")) == names
    front, _end, text = (root / names[2]).read_text("utf-8").partition("\n}\n")
    written = json.loads(front + "}")
    pages = json.loads(hugo.adapter_file(tmp_path / "adapter").read_text("utf-8"))["pages"]
    assert [(page["path"], page["kind"]) for page in pages] == [
        ("nieuws", "section"),
        ("nieuws/bericht", "page"),
    ]
    params = {
        "kind": "newspage",
        "introduction": "Kort.",
        "updated": "2026-11-02",
        "picture": "/media/een.jpg",
        "category": "Groen",
        "districts": ["/wijken/noord/"],
        "cards": [
            {"contact": "a@example.nl"},
            {
                "hub": "/wijken/noord/hub/",
                "view": {"name": "Hub", "url": "/wijken/noord/hub/", "statustext": "Open"},
            },
        ],
        "menu_place": 0,
    }
    assert written == {"title": "Bericht", "date": "2026-11-01", "params": params}
    assert pages[1] == {
        "kind": "page",
        "path": "nieuws/bericht",
        **written,
        "content": {"mediaType": "text/html", "value": made.pages[2].html},
    }
    assert text == made.pages[2].markdown
    # The lists are Hugo's own work.
    assert pages[0]["params"]["view"] == {"byname": ["Aa"]}
    people = json.loads((tmp_path / "adapter" / "data" / "people.json").read_text("utf-8"))
    assert people["a@example.nl"]["shown_phone"] == "010\xa0267\xa000\xa005"
    layouts = (tmp_path / "adapter" / "layouts").rglob("*.html")
    assert not [path for path in layouts if "[[" in path.read_text("utf-8")]


def test_another_site_is_not_compared(tmp_path: Path) -> None:
    for name, size in (("a", 100), ("b", 140)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("x" * size)
    ours = facts(tmp_path)
    assert ours == Facts(2, 120.0)
    Facts(2, 149.0).check("Hugo", ours)
    with pytest.raises(UnlikeError, match="Hugo made 3 pages, ours are 2"):
        Facts(3, 120.0).check("Hugo", ours)
    with pytest.raises(UnlikeError, match="Hugo: 151 bytes a page, ours 120"):
        Facts(2, 151.0).check("Hugo", ours)


def test_pages_that_no_editor_wrote_are_not_counted(tmp_path: Path) -> None:
    for name, size in (("", 10), ("nieuws", 20), ("nieuws/bericht", 60), ("zoeken", 900)):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "index.html").write_text("x" * size)
    assert facts_of(tmp_path, source()) == Facts(3, 30.0)


def test_the_middle_run_is_shown() -> None:
    runs = [(3.0, 2.0, 100.0, 1.0), (1.0, 4.0, 300.0, 2.0), (2.0, 3.0, 200.0, 3.0)]
    assert builds._row("Hugo", 200, Facts(150, 1000.0), Facts(150, 900.0), runs) == {
        "build": "Hugo",
        "content": 200,
        "pages": 150,
        "bytes/page": 900,
        "× ours": "0.90",
        "seconds": 2.0,
        "cpu s": 3.0,
        "cpu µs/page": 20000.0,
        "peak MB": 200.0,
        "load": 2.0,
    }
