"""The page about open data: what there is, in which format, what one may do with it, examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.layout.frame import site_frame
from core.layout.sections import open_data_url
from core.layout.views import Link
from core.municipality import municipality
from open_data import catalogue
from open_data.datasets import Dataset, all_datasets
from open_data.distributions import distributions
from open_data.licence import LicenceView, licence_of
from publishing.content.reader import Reader
from publishing.registry import SitePage, Target
from publishing.serve.headers import API_ROOT

MEDIA_TYPE = "text/html"
KIND = "open-data"


@dataclass(frozen=True, slots=True)
class DatasetView:
    """A data set on the page, with a link for each format."""

    title: str
    about: str
    formats: tuple[Link, ...]
    personal: bool


@dataclass(frozen=True, slots=True)
class Example:
    """What one can type, and what that gives."""

    text: str
    command: str


@dataclass(frozen=True, slots=True)
class OpenDataView:
    """The page about open data."""

    datasets: tuple[DatasetView, ...]
    licence: LicenceView
    description: Link
    catalogue: Link
    examples: tuple[Example, ...]
    email: str | None


def plan(read: Reader) -> Iterator[Target]:
    """List the page of this language."""
    yield Target(open_data_url(read), read.code, MEDIA_TYPE)


def page(read: Reader, target: Target) -> SitePage:
    """Make the page."""
    words = read.language
    introduction = words.gettext(
        "Everything on this website is there for programs too. You may use it for free, without asking."
    )
    frame = site_frame(read, target, KIND, words.gettext("Open data"), introduction)
    view = OpenDataView(
        datasets=tuple(_dataset(read, each) for each in all_datasets()),
        licence=licence_of(read),
        description=Link("OpenAPI 3.1", f"{API_ROOT}/openapi.json"),
        catalogue=Link("DCAT-AP-NL 3", catalogue.URL),
        examples=_examples(read),
        email=municipality(read).email or None,
    )
    return SitePage("open_data/open_data.html", frame, view)


def _dataset(read: Reader, dataset: Dataset) -> DatasetView:
    """Show the files in the language of the page, else those in Dutch."""
    found: dict[str, str] = {}
    for each in distributions(read, dataset):
        if each.language == read.code or (each.name or each.format) not in found:
            found[each.name or each.format] = each.url
    words = read.language
    return DatasetView(
        read.language.gettext(dataset.title),
        words.gettext(dataset.about),
        tuple(Link(name, url.removeprefix(read.site.base_url)) for name, url in found.items()),
        dataset.personal,
    )


def _examples(read: Reader) -> tuple[Example, ...]:
    words, base = read.language, read.absolute(API_ROOT)
    code = words.code
    return (
        Example(
            words.gettext("All places to walk in, with their opening hours:"),
            f"curl {base}/{code}/hubs",
        ),
        Example(
            words.gettext("The borders of the districts, to put on a map:"),
            f"curl -o districts.geojson {base}/{code}/districts.geojson",
        ),
        Example(
            words.gettext("All budgets, for a spreadsheet:"),
            f"curl -o budgets.csv {base}/budgets.csv",
        ),
    )
