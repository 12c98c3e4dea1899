"""The units of an XLIFF file while it is read, element by element: names, words and codes, no tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from translations.xliff.codes import ALONE, CLOSE, OPEN, Code, Run
from translations.xliff.writer import SPACES

#: A page has some tens of texts, each of some tens of words and codes.
MAX_ELEMENTS = 100_000
MAX_DEPTH = 60
#: Codes of 1.2 that carry what they stand for, and those that say only which one they are.
CARRYING = {"bpt": OPEN, "ept": CLOSE, "ph": ALONE, "it": ALONE}
NAMING = {"g": OPEN, "bx": OPEN, "ex": CLOSE, "x": ALONE}
#: What stands around words and says nothing of them.
AROUND = frozenset({"mrk", "sm", "em"})
UNITS = {"trans-unit", "unit"}
#: What a source or target is read in: not those of a proposal (`alt-trans`, `match`).
HOLDERS = {"trans-unit", "segment", "ignorable"}
#: Code points that XML cannot have are written as their number in 2.0.
CODE_POINT = "cp"


class UnitError(Exception):
    """The file has more or deeper elements than a file of ours can have."""


@dataclass
class Unit:
    """One text as the file has it."""

    name: str
    number: int
    source: list[Run] = field(default_factory=list)
    target: list[Run] = field(default_factory=list)
    #: A translator or a tool is not sure of it.
    unsure: bool = False
    #: There is something in it that we cannot read.
    foreign: bool = False


class Elements:
    """Takes the elements of a file one by one."""

    def __init__(
        self,
        root: Callable[[str, str, Mapping[str, str]], None],
        file: Callable[[Mapping[str, str]], None],
    ) -> None:
        self.units: list[Unit] = []
        self._root, self._file = root, file
        self._count = 0
        self._open: list[tuple[str, str]] = []
        self._unit: Unit | None = None
        #: What words go to now: the source, the target, or what a code stands for.
        self._into: list[Run] | None = None
        self._part: list[Run] = []
        self._code: tuple[str, str, list[str]] | None = None
        self._data: dict[str, str] = {}
        self._pairs: list[tuple[str, str]] = []

    def start(self, full: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element. Raises UnitError, and what `root` and `file` raise."""
        self._count += 1
        if self._count > MAX_ELEMENTS or len(self._open) > MAX_DEPTH:
            raise UnitError
        space, _space, name = full.rpartition(" ")
        above = self._open[-1][1] if self._open else ""
        self._open.append((space, name))
        if len(self._open) == 1:
            self._root(space, name, attributes)
        if space not in SPACES.values():
            if self._unit is not None and self._into is not None:
                self._unit.foreign = True
            return
        if name == "file":
            self._file(attributes)
        elif name in UNITS:
            named = attributes.get("resname") or attributes.get("name") or attributes.get("id", "")
            self._unit, self._data = Unit(named, len(self.units) + 1), {}
        elif self._unit is not None:
            self._inside(self._unit, name, above, attributes)

    def _inside(self, unit: Unit, name: str, above: str, attributes: Mapping[str, str]) -> None:
        if name == "data" and above == "originalData":
            self._code = ("", attributes.get("id", ""), [])
        elif name == "segment":
            unit.unsure |= attributes.get("state") == "initial"
        elif name in ("source", "target") and above in HOLDERS:
            self._into = self._part = []
            self._pairs = []
            if name == "target":
                state = attributes.get("state", "")
                unit.unsure |= state == "new" or state.startswith("needs-")
        elif self._into is not None:
            self._inline(unit, name, attributes)

    def _inline(self, unit: Unit, name: str, attributes: Mapping[str, str]) -> None:
        number = attributes.get("id", "")
        here = self._part
        if self._code is not None:
            unit.foreign = name != "sub" or unit.foreign
        elif name == CODE_POINT:
            here.append(_character(attributes.get("hex", "")))
        elif "dataRef" in attributes or name in ("sc", "ec"):
            kind = {"sc": OPEN, "ec": CLOSE}.get(name, ALONE)
            which = attributes.get("startRef", number)
            here.append(Code(kind, which, self._data.get(attributes.get("dataRef", ""), "")))
        elif name == "pc":
            native = self._data.get(attributes.get("dataRefStart", ""), "")
            here.append(Code(OPEN, number, native))
            self._pairs.append((number, self._data.get(attributes.get("dataRefEnd", ""), "")))
        elif name in CARRYING:
            self._code = (CARRYING[name], number, [])
        elif name in NAMING:
            here.append(Code(NAMING[name], number, ""))
            if name == "g":
                self._pairs.append((number, ""))
        elif name not in AROUND:
            unit.foreign = True

    def words(self, text: str) -> None:
        """Take words."""
        if self._code is not None:
            self._code[2].append(text)
        elif self._into is not None:
            self._into.append(text)

    def end(self, full: str) -> None:
        """Take the end of an element."""
        space, name = self._open.pop()
        above = self._open[-1][1] if self._open else ""
        if space not in SPACES.values() or self._unit is None:
            return
        if name in UNITS:
            self.units.append(self._unit)
            self._unit = None
        elif name == "data" and self._code is not None:
            self._data[self._code[1]] = "".join(self._code[2])
            self._code = None
        elif name in CARRYING and self._code is not None:
            kind, number, native = self._code
            self._part.append(Code(kind, number, "".join(native)))
            self._code = None
        elif name in ("pc", "g") and self._pairs and self._into is not None:
            self._part.append(Code(CLOSE, *self._pairs.pop()))
        elif name in ("source", "target") and above in HOLDERS:
            (self._unit.source if name == "source" else self._unit.target).extend(self._part)
            self._into = None


def _character(number: str) -> str:
    try:
        return chr(int(number, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
