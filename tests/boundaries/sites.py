"""Every call of `until` in the code, found in its text, and what can be wrong with each of them."""

from __future__ import annotations

import ast
import contextlib
import copy
import functools
import gc
import importlib
import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Where views stand, and the Reader that they ask.
ROOMS = (
    *("home", "contacts", "districts"),
    *("site/core", "site/open_data", "site/publishing", "site/translations"),
)
CALLS = ("until", "until_day")
#: Who only says no, and the protocol of the finder's own days.
NOT_MEANT = {"site/publishing/content/derived.py"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault in one function: its code in the place of what it has."""

    site: str
    fault: str
    module: str
    qualname: str
    code: types.CodeType


def root() -> Path:
    """Return the folder of the project."""
    return Path(__file__).resolve().parents[2]


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Return the modules of the rooms that call `until`, by their path in the project."""
    for room in ROOMS:
        for path in sorted((root() / room).rglob("*.py")):
            name = path.relative_to(root()).as_posix()
            text = path.read_text(encoding="utf-8")
            if "until" in text and "/migrations/" not in name and name not in NOT_MEANT:
                yield name, ast.parse(text)


def functions(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    """Return the functions and methods of a module, by their qualified name."""
    for node in tree.body:
        if isinstance(node, Function):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            for method in node.body:
                if isinstance(method, Function):
                    yield f"{node.name}.{method.name}", method


def calls(function: Function) -> list[ast.Call]:
    """Return the calls of `until` in a function, in the order of the text."""
    found = [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CALLS
    ]
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))


@functools.cache
def sites() -> dict[str, tuple[str, str, int]]:
    """Return each call: its name -> its module, the function around it, its number in there."""
    found = {}
    for name, tree in modules():
        for qualname, function in functions(tree):
            for number, _call in enumerate(calls(function), 1):
                short = qualname.rpartition(".")[2]
                key = f"{name}:{short}" + (f"#{number}" if number > 1 else "")
                found[key] = name, qualname, number
    return found


def mutants() -> Iterator[Mutant]:
    """Return each fault of each call: it is forgotten, a day late, or a part of it is left out."""
    trees = dict(modules())
    for site, (name, qualname, number) in sites().items():
        for fault, tree in _faults(trees[name], qualname, number):
            code = _code_of(compile(ast.fix_missing_locations(tree), name, "exec"), qualname)
            module = name.removeprefix("site/").removesuffix(".py").replace("/", ".")
            yield Mutant(site, fault, module, qualname, code)


def _faults(tree: ast.Module, qualname: str, number: int) -> Iterator[tuple[str, ast.Module]]:
    forgotten = copy.deepcopy(tree)
    call = _call(forgotten, qualname, number)
    call.func = ast.Lambda(_no_arguments("moment"), ast.Constant(None))
    yield "is forgotten", forgotten
    late = copy.deepcopy(tree)
    call = _call(late, qualname, number)
    unit = "days" if ast.unparse(call.func).endswith("until_day") else "microseconds"
    call.args = [_later(call.args[0], unit)]
    yield f"is one of {unit} late", late
    count = sum(_is_shift(node) for node in ast.walk(_call(tree, qualname, number).args[0]))
    for place in range(count):
        shorter = copy.deepcopy(tree)
        call = _call(shorter, qualname, number)
        dropped = _Dropped(place)
        call.args = [dropped.visit(call.args[0])]
        yield f"leaves out {dropped.what}", shorter


def _call(tree: ast.Module, qualname: str, number: int) -> ast.Call:
    return calls(dict(functions(tree))[qualname])[number - 1]


def _is_shift(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub)


class _Dropped(ast.NodeTransformer):
    """Leaves the right side of one sum out."""

    def __init__(self, place: int) -> None:
        self._left = place
        self.what = ""

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Take the left side of the sum that is meant."""
        if _is_shift(node):
            self._left -= 1
            if self._left == -1:
                self.what = ast.unparse(node.right)
                return node.left
        return self.generic_visit(node)


def _no_arguments(name: str) -> ast.arguments:
    return ast.arguments(
        posonlyargs=[], args=[ast.arg(name)], kwonlyargs=[], kw_defaults=[], defaults=[]
    )


def _later(argument: ast.expr, unit: str) -> ast.expr:
    """Return the moment a little later; none where there is none."""
    shift = f"(lambda moment: moment and moment + __import__('datetime').timedelta({unit}=1))(0)"
    call = ast.parse(shift, mode="eval").body
    assert isinstance(call, ast.Call)
    call.args = [argument]
    return call


def _code_of(module: types.CodeType, qualname: str) -> types.CodeType:
    code = module
    for part in qualname.split("."):
        code = next(
            each
            for each in code.co_consts
            if isinstance(each, types.CodeType) and each.co_name == part
        )
    return code


@contextlib.contextmanager
def in_place(mutant: Mutant) -> Iterator[None]:
    """Let the function have the fault, whoever holds it: a decorator, a registry, another module."""
    function = _function(mutant.module, mutant.qualname)
    before = function.__code__
    function.__code__ = mutant.code
    try:
        yield
    finally:
        function.__code__ = before


@functools.cache
def _function(module: str, qualname: str) -> types.FunctionType:
    loaded = importlib.import_module(module)
    place = loaded.__file__
    # What was there before the tests is frozen (tests/conftest.py).
    gc.unfreeze()
    found = [
        each
        for each in gc.get_objects()
        if type(each) is types.FunctionType  # never a lazy object: asking would wake it
        and each.__code__.co_filename == place
        and each.__qualname__ == qualname
    ]
    assert len(found) == 1, f"{module}.{qualname} is there {len(found)} times"
    return found[0]
