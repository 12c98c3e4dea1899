"""Colour profiles (ICC.1:2022) to put into pictures, made here from a few numbers."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

#: Red, green and blue of Display P3 as XYZ under D50 (Apple's own profile has the same).
DISPLAY_P3 = ((0.51512, 0.2412, -0.00105), (0.29198, 0.69225, 0.04189), (0.1571, 0.06657, 0.78407))
D50 = (0.9642, 1.0, 0.8249)


def _fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(each * 65536)) for each in numbers)


def _profile(space: bytes, connection: bytes, device: bytes, tags: Mapping[bytes, bytes]) -> bytes:
    listed, data, place = b"", b"", 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        whole = value + bytes(-len(value) % 4)
        listed += struct.pack(">4sII", name, place + len(data), len(value))
        data += whole
    head = struct.pack(
        ">I4sI4s4s4s", place + len(data), b"\0\0\0\0", 0x02400000, device, space, connection
    )
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + _fixed(*D50)
    head += bytes(128 - len(head))
    return head + struct.pack(">I", len(tags)) + listed + data


def _xyz(values: Sequence[float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*values)


def _gamma(power: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(power * 256))


_TEXTS = {
    b"desc": b"desc\0\0\0\0" + struct.pack(">I", 2) + b"x\0" + bytes(78),
    b"cprt": b"text\0\0\0\0x\0",
}


def wide_gamut(power: float = 2.2) -> bytes:
    """Return a profile of a screen that shows more colours than the web's own space."""
    colours = dict(zip((b"rXYZ", b"gXYZ", b"bXYZ"), map(_xyz, DISPLAY_P3), strict=True))
    curves = dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _gamma(power))
    return _profile(b"RGB ", b"XYZ ", b"mntr", {**_TEXTS, b"wtpt": _xyz(D50), **colours, **curves})


def grey(power: float) -> bytes:
    """Return a profile of grey with its own brightness."""
    return _profile(
        b"GRAY", b"XYZ ", b"mntr", {**_TEXTS, b"wtpt": _xyz(D50), b"kTRC": _gamma(power)}
    )


def press() -> bytes:
    """Return a profile of a press whose inks are weak: each corner of CMYK is a colour (L*, a*, b*) of its own."""
    inks = ((0.0, -37.0, -50.0), (0.0, 74.0, -3.0), (0.0, -5.0, 93.0), (0.0, 0.0, 0.0))
    light = (40.0, 45.0, 8.0, 75.0)
    table = b""
    for corner in range(16):
        on = [bool(corner >> (3 - each) & 1) for each in range(4)]
        lightness = 95.0 - sum(each for each, is_on in zip(light, on, strict=True) if is_on)
        shade = [
            sum(ink[axis] for ink, is_on in zip(inks, on, strict=True) if is_on) for axis in (1, 2)
        ]
        strength = 0.2 if on[3] else 1.0
        table += bytes([round(max(lightness, 3.0) * 2.55)])
        table += bytes(max(0, min(255, round(each * strength) + 128)) for each in shade)
    curve = bytes(range(256))
    matrix = _fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
    lut = b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + matrix + curve * 4 + table + curve * 3
    return _profile(b"CMYK", b"Lab ", b"prtr", {**_TEXTS, b"wtpt": _xyz(D50), b"A2B0": lut})
