"""Colours of any picture as screens know them: eight bits a channel, sRGB (IEC 61966-2-1), no profile."""

from __future__ import annotations

import io
import logging

from PIL import Image, ImageChops, ImageCms

logger = logging.getLogger("publishing")

#: Modes of Pillow with more than eight bits a pixel and one channel: a PNG of 16 bits, as scanners make it.
DEEP = ("I;16", "I;16B", "I;16L", "I")
#: What Pillow calls a PNG with three channels of 16 bits.
DEEP_COLOURS = "RGB;16B"
#: What a PNG in sRGB says of its gamma, and what differs too little from it to be seen (PNG, 11.3.2.5).
USUAL_GAMMA, SAME_GAMMA = 0.45455, 0.01
#: The highest value of 16 bits, by that of 8.
SIXTEEN = 257
#: What a colour profile of each kind describes (ICC.1:2022, 7.2.8) -> the mode that it is for.
SPACES = {"RGB ": "RGB", "CMYK": "CMYK", "GRAY": "L"}


def opened_key(image: Image.Image) -> None:
    """Bring the colour that is transparent to eight bits, as Pillow will bring the picture; before it is decoded.

    Pillow keeps the upper half of each colour of 16 bits, and the whole of the one that is transparent.
    """
    key = image.info.get("transparency")
    deep = any(each[3] == DEEP_COLOURS for each in getattr(image, "tile", ()))
    if deep and isinstance(key, tuple):
        image.info["transparency"] = tuple(value >> 8 for value in key)


def in_srgb(image: Image.Image) -> Image.Image:
    """Return a picture as L, RGB or RGBA in sRGB, whatever mode and colour profile it has.

    What is transparent becomes an alpha channel. A profile that cannot be used says nothing: the
    numbers are then taken for sRGB, as browsers do.
    """
    profile = image.info.get("icc_profile")
    plain = _eight_bits(image)
    if plain.mode in ("P", "PA", "LA", "1") or "transparency" in plain.info:
        has_alpha = plain.mode in ("PA", "LA") or "transparency" in plain.info
        plain = plain.convert("RGBA" if has_alpha else "L" if plain.mode == "1" else "RGB")
    if profile:
        plain = _without_profile(plain, profile)
    elif "srgb" not in image.info:
        plain = _without_gamma(plain, image.info.get("gamma"))
    if plain.mode not in ("L", "RGB", "RGBA"):
        plain = plain.convert("RGB")
    return plain


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return a picture whose grey has more than eight bits with eight: Pillow alone cuts off what is over 255."""
    if image.mode not in DEEP:
        return image
    grey = image.convert("I").point(lambda value: value * (1 / SIXTEEN) + 0.5).convert("L")
    key = image.info.get("transparency")
    if isinstance(key, int):
        # The one shade that is transparent is one of 16 bits too: its neighbours are seen.
        apart = image.convert("I").point(lambda value: value * 255 - key * 255)
        alpha = ImageChops.lighter(
            apart.convert("L"), apart.point(lambda value: value * -1 + 0).convert("L")
        )
        grey = Image.merge("LA", (grey, alpha))
    grey.info = {name: value for name, value in image.info.items() if name != "transparency"}
    return grey


def _without_gamma(image: Image.Image, gamma: float | None) -> Image.Image:
    """Bring numbers that are light to the power of `gamma` (PNG, 11.3.2.2) to those of sRGB."""
    if image.mode not in ("L", "RGB", "RGBA") or not gamma or abs(gamma - USUAL_GAMMA) < SAME_GAMMA:
        return image
    light = [(value / 255) ** (1 / gamma) for value in range(256)]
    table = [
        round(255 * (each * 12.92 if each <= 0.0031308 else 1.055 * each ** (1 / 2.4) - 0.055))
        for each in light
    ]
    bands = len(image.getbands())
    # How much of it is seen is no colour.
    kept = [*range(256)] if image.mode == "RGBA" else []
    return image.point(table * (bands - bool(kept)) + kept)


def _without_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """Bring the numbers of a picture from those of its profile to those of sRGB."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = SPACES[source.profile.xcolor_space]
        alpha = image.getchannel("A") if image.mode == "RGBA" else None
        if (mode == "CMYK") != (image.mode == "CMYK"):
            raise ValueError(f"a profile of {mode} with a picture of {image.mode}")
        made = ImageCms.profileToProfile(
            image.convert(mode), source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, LookupError, OSError, ValueError) as error:
        logger.info("a colour profile cannot be used and is left out: %s", error)
        return image
    if made is None:
        return image
    if alpha is not None:
        made.putalpha(alpha)
    return made
