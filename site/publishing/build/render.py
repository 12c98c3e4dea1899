"""View to bytes: Jinja2 with StrictUndefined, nothing but the view in reach."""

from __future__ import annotations

import functools
from collections.abc import Iterable, MutableMapping
from types import CodeType, FunctionType
from typing import Any

from django.conf import settings
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from publishing.content.languages import Language, language

#: Filters and globals of the apps: name -> function. Filters get the language first.
FILTERS: dict[str, Any] = {}
GLOBALS: dict[str, Any] = {}


class Compiled(BytecodeCache):
    """The compiled templates of this process, by the digest of their source."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load what was compiled for another language."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()
#: Pieces of HTML, a kilobyte or so each, that a language remembers.
REMEMBERED = 8000


def compile_templates(codes: Iterable[str]) -> None:
    """Compile all templates in these languages: a resident publisher has them ready."""
    for code in codes:
        env = environment(language(code))
        for name in env.list_templates(extensions=["html"]):
            env.get_template(name)


class Once:
    """Renders a macro once for the same values: `{{ once(news_card, title, url) }}`.

    A macro sees its arguments and the phrases of its language, nothing else: the same arguments
    give the same text, whatever page asks and whenever. What many pages show is rendered once.
    """

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def __call__(self, macro: Any, *values: Any, **named: Any) -> Any:
        """Return what `macro` makes of these values."""
        key = (macro, values, tuple(named.items()))
        try:
            found = self._known.get(key)
        except TypeError:
            # Something in it is a list or a dictionary.
            return macro(*values, **named)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[key] = macro(*values, **named)
        return found


def icon(name: str) -> Markup:
    """Return an icon as inline SVG. Raises FileNotFoundError for an unknown name."""
    return _icon(name)


@functools.cache
def _icon(name: str) -> Markup:
    path = settings.PUBLIC_TEMPLATES_DIR / "icons" / f"{name}.svg"
    # Our own files, hidden from screen readers: the text beside an icon says what it means.
    return Markup(path.read_text(encoding="utf-8").strip())  # noqa: S704


class Said:
    """The phrases of a language for templates, which take a phrase for markup of ours.

    What a site says in its own words was typed by an editor, and is text.
    """

    def __init__(self, words: Language) -> None:
        self._words = words

    def gettext(self, message: str) -> str:
        """Translate a phrase."""
        return self._text(message) or self._words.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Translate a phrase with a number."""
        return self._text(singular) or self._words.ngettext(singular, plural, number)

    def _text(self, message: str) -> str:
        return str(escape(self._words.own.get(message) or ""))


class PublicContext(Context):
    """Calls macros without asking each time which of Jinja's contexts it wants."""

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call something from a template."""
        kind = type(__obj)
        if (
            kind is Macro
            or kind is Once
            or (kind is FunctionType and not hasattr(__obj, "jinja_pass_arg"))
        ):
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return __obj(*args, **kwargs)
        return super().call(__obj, *args, **kwargs)


class PublicEnvironment(Environment):
    """Finds a template and a global at once: a page asks for dozens of each."""

    context_class = PublicContext

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._found: dict[Any, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: Any = None,  # noqa: A002
    ) -> Template:
        """Return a template. Raises jinja2.TemplateNotFound."""
        found = self._found.get(name)
        if found is None or self.auto_reload:
            found = self._found[name] = super().get_template(name, parent, globals)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template."""
        return {**self.globals, **(d or {})}


@functools.cache
def environment(words: Language) -> Environment:
    """Return the template environment of a language, with the own words of a site."""
    env = PublicEnvironment(
        loader=FileSystemLoader(settings.PUBLIC_TEMPLATES_DIR),
        # Compiling takes longer than rendering; every language has the same templates.
        bytecode_cache=COMPILED,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=settings.DEBUG,
        extensions=["jinja2.ext.i18n"],
    )
    said = Said(words)
    env.install_gettext_callables(  # type: ignore[attr-defined]
        said.gettext, said.ngettext, newstyle=True, pgettext=words.pgettext
    )
    env.filters.update(
        {
            "day": words.day,
            "short_day": words.short_day,
            "weekday_day": words.weekday_day,
            "weekday": words.weekday,
            "month": words.month,
            "clock": words.clock,
            "moment": words.moment,
            "money": words.money,
            "number": words.number,
            "percent": words.percent,
            "listed": words.join,
            "language_name": words.language_name,
            **FILTERS,
        }
    )
    env.globals.update({"icon": icon, "once": Once(), "language": words, **GLOBALS})
    return env


def render(template: str, words: Language, **context: Any) -> bytes:
    """Render a template in a language. Raises jinja2.UndefinedError for a name that is missing."""
    return environment(words).get_template(template).render(**context).encode()
