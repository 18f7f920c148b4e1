"""How the pictures of one workspace are to look: what the options say, else its settings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Literal

from journeyctl.cli.console import MisuseError, write_error
from journeyctl.cli.picture_kinds import did_you_mean
from journeyctl.cli.picture_logo import read_logo
from journeyctl.render.look import LANES, SLIDE, Look, Paper
from journeyctl.render.theme import theme_of
from journeyctl.render.words import Words, languages
from journeyctl.text.display import visible
from journeyctl.workspace.workspace import Workspace

_MM = 96 / 25.4
PAPERS: dict[str, Paper | None] = {
    "slide": SLIDE,
    "a4": Paper(297 * _MM, 210 * _MM),
    "a3": Paper(420 * _MM, 297 * _MM),
    "poster": None,
}
"""The papers that have a name; a poster is as large as the picture."""

_UNITS = {"": 1.0, "mm": 1.0, "cm": 10.0, "in": 25.4}
_SIZE = re.compile(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|cm|in)?")
_SMALLEST, _LARGEST = 100, 5000  # millimetres: a postcard, and what a PDF can hold
_MOST_TEMPLATE = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LookOptions:
    """What a call says of the look; None where it says nothing."""

    lang: str | None = None
    lanes: str | None = None
    persona: str | None = None
    mode: Literal["light", "dark"] = "light"
    paper: str | None = None
    scale: float | None = None
    template: str | None = None
    font_dirs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CallLook:
    """The options of a call, read and checked once: what is the same for all workspaces."""

    options: LookOptions
    lanes: tuple[str, ...] | None
    template: bytes | None
    paper: Paper | None = None
    fonts: tuple[str, ...] = ()

    @classmethod
    def read(cls, options: LookOptions) -> "CallLook":
        """Check the options and read the template."""
        if options.lang is not None:
            _check_language(options.lang)
        if options.paper is not None and options.template is not None:
            raise MisuseError(
                "`--paper` and `--template` both say how large the slides are", "leave one of them out"
            )
        if options.scale is not None and not isfinite(options.scale):
            raise MisuseError(
                f"`--scale {options.scale:g}` is no number",
                "write how many times larger, such as `--scale 2`",
            )
        for folder in options.font_dirs:
            if not Path(folder).is_dir():
                raise MisuseError(f"`{folder}` is no folder", "`--font-dir` names a folder with font files")
        return cls(
            options,
            lanes=None if options.lanes is None else read_lanes(options.lanes),
            template=None if options.template is None else _template(options.template),
            paper=None if options.paper is None else read_paper(options.paper),
            fonts=options.font_dirs,
        )

    def of(self, workspace: Workspace, *, logos: bool = False) -> Look:
        """Return the look of the pictures of a workspace, on endless pages; with `logos`, one that cannot be shown is told."""
        settings = workspace.settings
        logo = read_logo(workspace) if logos else None
        if isinstance(logo, str):
            write_error(f"note: the logo `{visible(settings.theme.logo or '')}` is left out: {logo}\n")
        return Look(
            words=Words.of(self.options.lang or settings.lang),
            theme=theme_of(settings, None if isinstance(logo, str) else logo),
            mode=self.options.mode,
            lanes=self.lanes or settings.lanes,
            persona=self.options.persona,
            scale=1 if self.options.scale is None else self.options.scale,
            template=self.template,
            fonts=self.fonts,
        )


def read_lanes(written: str) -> tuple[str, ...]:
    """Return the lanes that are named, with commas between them, each once."""
    names = dict.fromkeys(name.strip() for name in written.split(",") if name.strip())
    for name in names:
        if name not in LANES:
            raise MisuseError(f"there is no lane `{name}`", did_you_mean(name, LANES))
    if not names:
        raise MisuseError("`--lanes` names no lane", did_you_mean("", LANES))
    return tuple(names)


def read_paper(written: str) -> Paper | None:
    """Return a paper that has a name, or of a size such as `420x297mm`; None for a poster."""
    word = written.strip().lower()
    if word in PAPERS:
        return PAPERS[word]
    found = _SIZE.fullmatch(word)
    if not found:
        raise MisuseError(
            f"there is no paper `{written}`",
            f"there are {', '.join(f'`{name}`' for name in PAPERS)}, and sizes such as `420x297mm` or `13.33x7.5in`",
        )
    width, height = (float(number) * _UNITS[found[3] or ""] for number in found.group(1, 2))
    if not all(_SMALLEST <= side <= _LARGEST for side in (width, height)):
        raise MisuseError(
            f"a paper of {width:g} x {height:g} mm is too {'small' if min(width, height) < _SMALLEST else 'large'}",
            f"each side is between {_SMALLEST} and {_LARGEST} mm; `--paper poster` is as large as the picture",
        )
    return Paper(width * _MM, height * _MM)


def check_persona(identifier: str, known: Iterable[str]) -> None:
    """Refuse a persona that is in no workspace."""
    names = sorted(set(known))
    if identifier not in names:
        raise MisuseError(f"there is no persona `{identifier}`", did_you_mean(identifier, names))


def _check_language(lang: str) -> None:
    known = languages()
    if lang.replace("_", "-").partition("-")[0].lower() not in known:
        raise MisuseError(f"there are no labels in `{lang}`", did_you_mean(lang, known))


def _template(written: str) -> bytes:
    """Return a deck that slides can be put into."""
    try:
        with Path(written).open("rb") as file:
            data = file.read(_MOST_TEMPLATE + 1)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise MisuseError(f"the template `{written}` cannot be read: {reason}") from None
    if len(data) > _MOST_TEMPLATE:
        raise MisuseError(f"the template `{written}` is larger than {_MOST_TEMPLATE // 1_000_000} MB")
    from journeyctl.render.slides.template import room_of

    try:
        room_of(data)
    except ValueError as error:
        raise MisuseError(f"the template `{written}` cannot be used: {error}") from None
    return data
