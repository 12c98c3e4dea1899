"""System checks of page types and blocks: each is declared in one place, and nothing of it is forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from core.blocks.block_types import BLOCK_TYPES, MODULES
from core.blocks.start_parts import PARTS
from core.forms.panels import field_names
from core.page import PAGE_FIELDS, BasePage
from core.page_types import PAGE_TYPES, Undecided
from publishing.registry import Registry, registry


def check_page_types(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each page type says what of it is public, and has a page of its own or is shown on one."""
    models = page_types()
    return [*page_type_faults(models, registry), *declaration_faults(models)]


def check_blocks(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each block of a text, and each part of a start page, has a view and a template."""
    return list(block_faults())


def page_types() -> list[type[BasePage]]:
    """Return the page types that editors can make, by name."""
    found = [model for model in _below(BasePage) if not model._meta.abstract]
    return sorted(found, key=lambda model: str(model._meta.label))


def _below(model: type[Any]) -> set[type[Any]]:
    return {each for sub in model.__subclasses__() for each in {sub, *_below(sub)}}


def page_type_faults(models: Iterable[type[Any]], outputs: Registry) -> Iterator[CheckMessage]:
    """Name what is missing of page types."""
    for model in models:
        label, kind = model._meta.label, model._meta.label_lower
        row = model.__dict__.get("public_row")
        if row is None:
            yield Error(
                f"{label} does not say which of its fields are public.",
                hint="Give it a public_row, as in docs/architecture.md.",
                obj=model,
                id="wijkwijzer.E001",
            )
        elif row._fields[: len(PAGE_FIELDS)] != PAGE_FIELDS:
            yield Error(
                f"{row.__name__} does not begin with the fields of every page: "
                f"{', '.join(PAGE_FIELDS)}.",
                obj=model,
                id="wijkwijzer.E005",
            )
        output = outputs.pages.get(kind)
        if output is None and kind not in outputs.shown_on:
            yield Error(
                f"{label} has no public page, and nothing says which page shows it.",
                hint="Declare a PageType in the app's outputs.py, with a view or with shown_on.",
                obj=model,
                id="wijkwijzer.E002",
            )
        if output is not None:
            template = Path(settings.PUBLIC_TEMPLATES_DIR) / output.template
            if not template.is_file():
                yield Error(
                    f"The template {output.template} of {label} does not exist.",
                    obj=model,
                    id="wijkwijzer.E003",
                )


def declaration_faults(models: Iterable[type[Any]]) -> Iterator[CheckMessage]:
    """Name what the declaration of a page type leaves open."""
    for model in models:
        label, kind = model._meta.label, model._meta.label_lower
        declared = PAGE_TYPES.get(kind)
        for name, example in (("search", "Searchable(…)"), ("structured_data", "a function")):
            if declared is not None and isinstance(getattr(declared, name), Undecided):
                yield Error(
                    f"{label} does not say its {name}.",
                    hint=f"Write {name}={example} in its PageType, or {name}=None.",
                    obj=model,
                    id="wijkwijzer.E011",
                )
        if "verbose_name" not in model._meta.original_attrs:
            yield Error(
                f"{label} has no name that editors would understand.",
                hint="Give its Meta a verbose_name and a verbose_name_plural.",
                obj=model,
                id="wijkwijzer.E012",
            )
        if model.parent_page_types is None:
            yield Error(
                f"{label} does not say below which pages it may stand.",
                hint="Give it parent_page_types; the pages above need no list.",
                obj=model,
                id="wijkwijzer.E016",
            )
        decided = {*field_names(model.content_panels), *field_names(model.fact_panels)}
        decided |= {*field_names(model.settings_panels), *field_names(model.promote_panels)}
        row = model.__dict__.get("public_row")
        for name in row._fields if row is not None else ():
            field = name.removesuffix("_id")
            if name != "id" and not {name, field} & decided:
                yield Error(
                    f"{label}.{name} is public, and no panel says whether it is prose or a fact.",
                    hint="Put it into content_panels (translated) or into fact_panels (once, on the "
                    "Dutch page).",
                    obj=model,
                    id="wijkwijzer.E013",
                )


def block_faults() -> Iterator[CheckMessage]:
    """Name what is missing of blocks."""
    declaring = {kind.view.__module__ for kind in BLOCK_TYPES.values()}
    for module in sorted({*MODULES} - declaring):
        yield Error(
            f"The module {module} declares no block.",
            hint="End it with register(BlockType(…)), with a view function of its own.",
            id="wijkwijzer.E014",
        )
    for kind in BLOCK_TYPES:
        yield from _without_template(f"blocks/{kind}.html", f"the block {kind!r}")
    for name in PARTS:
        yield from _without_template(f"start/{name}.html", f"the part {name!r} of start pages")


def _without_template(template: str, what: str) -> Iterator[CheckMessage]:
    if not (Path(settings.PUBLIC_TEMPLATES_DIR) / template).is_file():
        yield Error(f"The template {template} of {what} does not exist.", id="wijkwijzer.E015")


def register_checks() -> None:
    """Let Django run the checks of this module."""
    register(check_page_types, Tags.models)
    register(check_blocks, Tags.models)
