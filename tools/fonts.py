"""Makes the shipped fonts and their widths from Inter: `python -m tools.fonts FOLDER` (see CONTRIBUTING.md).

FOLDER holds `Inter-Regular.woff2`, `Inter-SemiBold.woff2` and `Inter-Italic.woff2` of a release of Inter
(https://github.com/rsms/inter, also the npm package `inter-ui`). What is kept: Latin, Greek, Cyrillic, punctuation, arrows
and a few signs; a second, smaller file of each holds what Western European texts need, for pictures that carry their font.
"""

import json
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "src" / "journeyctl" / "render" / "fonts"
STYLES = ("Regular", "SemiBold", "Italic")
WIDE = (
    "U+0020-007E,U+00A0-024F,U+0259,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2000-206F,U+2070-209F,"
    "U+20A0-20C0,U+2100-214F,U+2190-21FF,U+2200-22FF,U+25A0-25FF,U+2600-2615,U+2713-2718"
)
LATIN = (
    "U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2007,U+2010-2015,U+2018-201E,U+2022,U+2026,U+202F,U+2030,"
    "U+2039-203A,U+20AC,U+2122,U+2190-2193,U+2212,U+2215,U+25B2,U+25BC,U+25CB,U+25CF,U+2713"
)
_FEATURES = ["kern", "ccmp", "locl", "mark", "mkmk", "calt"]


def main(source: Path) -> None:
    """Write the fonts and their widths."""
    for style in STYLES:
        font = _subset(TTFont(source / f"Inter-{style}.woff2"), WIDE)
        font.save(FONTS / f"Inter-{style}.ttf")
        small = _subset(TTFont(FONTS / f"Inter-{style}.ttf"), LATIN)
        small.flavor = "woff2"
        small.save(FONTS / f"Inter-{style}.latin.woff2")
    (FONTS / "widths.json").write_text(widths_text(), "utf-8")


def _subset(font: TTFont, letters: str) -> TTFont:
    options = subset.Options(
        layout_features=_FEATURES, hinting=False, notdef_outline=True, glyph_names=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    )  # fmt: skip
    chooser = subset.Subsetter(options)
    chooser.populate(unicodes=subset.parse_unicodes(letters))
    chooser.subset(font)
    font.flavor = None
    font.recalcTimestamp = False
    return font


def widths_text() -> str:
    """Return the advance width of every letter of the shipped fonts, in thousandths of the size: width to letters."""
    found: dict[str, dict[str, str]] = {}
    for style in STYLES:
        font = TTFont(FONTS / f"Inter-{style}.ttf")
        advances, per_em = font["hmtx"], font["head"].unitsPerEm
        letters: dict[int, str] = {}
        for code, glyph in sorted(font.getBestCmap().items()):
            width = round(advances[glyph][0] * 1000 / per_em)
            letters[width] = letters.get(width, "") + chr(code)
        found[style] = {str(width): letters[width] for width in sorted(letters)}
    return json.dumps(found, ensure_ascii=True, indent=1) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
