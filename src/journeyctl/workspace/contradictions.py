"""Settings that have their form and still make no sense: globs that are none, scales that run backwards, colours that are comments."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, cast

from journeyctl.diagnostic.diagnostic import Diagnostic, Fix, Label, Severity
from journeyctl.load.loader import Loaded
from journeyctl.load.places import Path, Place
from journeyctl.model.settings import Colors, Settings
from journeyctl.text.edit import Edit
from journeyctl.text.source import Span
from journeyctl.text.spelling import listing
from journeyctl.workspace.discover import is_glob


def contradictions(file: Loaded) -> list[Diagnostic]:
    """Return the problems of a settings file that its model cannot see."""
    settings = file.document
    if not isinstance(settings, Settings):
        return []
    return [
        *_globs(file, settings),
        *_scale(file, settings),
        *_phases(file, settings),
        *_weights(file, settings),
        *_lanes(file, settings),
        *_commented_colors(file),
        *_logo(file, settings),
    ]


_COMMENTED = re.compile(r"[ \t]*:[ \t]+(#(?:[0-9a-fA-F]{3}){1,2})[ \t]*(?=[\r\n]|\Z)")


def _globs(file: Loaded, settings: Settings) -> Iterator[Diagnostic]:
    lists: list[tuple[Path, tuple[str, ...]]] = [(("exclude",), settings.exclude)]
    for number, ignore in enumerate(settings.lint.ignore):
        lists.append((("lint", "ignore", number, "files"), ignore.files))
    for number, override in enumerate(settings.lint.overrides):
        lists.append((("lint", "overrides", number, "files"), override.files))
    for path, globs in lists:
        for index, glob in enumerate(globs):
            if not is_glob(glob):
                yield _problem(
                    file, (*path, index), "bad-value", f"`{glob}` matches no file",
                    "write a glob as in `.gitignore`, such as `journeys/legacy/**`",
                )  # fmt: skip


def _scale(file: Loaded, settings: Settings) -> Iterator[Diagnostic]:
    scale = settings.scales.emotion
    if scale.min >= scale.max:
        says = "ends before it starts" if scale.min > scale.max else "has one value only"
        message = f"the scale {says}: it goes from {scale.min:g} to {scale.max:g}"
        help_text = "write the worst value as `min` and the best as `max`"
        yield _problem(file, ("scales", "emotion"), "bad-value", message, help_text)


def _phases(file: Loaded, settings: Settings) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for index, phase in enumerate(settings.phases):
        if first.setdefault(phase.id, index) != index:
            before = Label(file.source, _place(file, ("phases", first[phase.id])).value, "first given here")
            message = f"phase id `{phase.id}` is given twice"
            yield _problem(file, ("phases", index), "duplicate-id", message, "remove one of them", before)


def _weights(file: Loaded, settings: Settings) -> Iterator[Diagnostic]:
    weights = settings.scoring.weights
    for method, keys in _WEIGHED.items():
        if not any(getattr(weights, key) for key in keys):
            message = f"every weight of `{method}` is 0, and nothing is left to score by"
            help_text = f"give one of them a weight: {listing(keys)}"
            yield _problem(file, ("scoring", "weights"), "bad-value", message, help_text)


LOGOS = (".png", ".jpg", ".jpeg", ".svg")
"""How the names of logos may end."""

_WEIGHED = {
    "priority": ("severity", "frequency", "reach", "importance", "confidence"),
    "value-effort": ("customer_value", "business_value"),
}


def _commented_colors(file: Loaded) -> Iterator[Diagnostic]:
    """Yield a problem for each colour without quotes: behind a blank, its `#` begins a comment."""
    for path, place in _colors(file):
        if place.key is None or place.value.start != place.value.end:
            continue
        found = _COMMENTED.match(file.source.text, place.key.end)
        if found is None:
            continue
        span = Span(*found.span(1))
        yield Diagnostic(
            "bad-value", Severity.ERROR, f"`{path[-1]}` has no value: `{found[1]}` without quotes is a comment",
            Label(file.source, span), help=f'write `{path[-1]}: "{found[1]}"`',
            fix=Fix(f'write `"{found[1]}"`', (Edit(span, f'"{found[1]}"'),)),
            element="/".join((file.id, *path[:-1])), field=path[-1],
        )  # fmt: skip


def _colors(file: Loaded) -> Iterator[tuple[tuple[str, ...], Place]]:
    if file.places.find(("theme",)) is None:
        return
    keys = [(part, field.name) for part in ("colors", "dark") for field in fields(cast("Any", Colors))]
    for path in (("theme", "accent"), *(("theme", *pair) for pair in keys)):
        if place := file.places.find(path):
            yield path, place


def _lanes(file: Loaded, settings: Settings) -> Iterator[Diagnostic]:
    lanes = settings.lanes or ()
    for index, lane in enumerate(lanes):
        if lane in lanes[:index]:
            message = f"the lane `{lane}` is named twice"
            yield _problem(file, ("lanes", index), "bad-value", message, "remove one of them")


def _logo(file: Loaded, settings: Settings) -> Iterator[Diagnostic]:
    logo = settings.theme.logo
    if logo is None:
        return
    path = ("theme", "logo")
    if not logo.lower().endswith(LOGOS):
        message = f"the logo `{logo}` is no picture that can be shown"
        yield _problem(file, path, "bad-value", message, "make it a PNG, JPEG or SVG file")
    elif "\\" in logo or ":" in logo or logo.startswith("/") or ".." in logo.split("/"):
        message = f"the logo `{logo}` is not a file of the workspace"
        help_text = "write its path from the root, with `/`, such as `brand/logo.svg`"
        yield _problem(file, path, "bad-value", message, help_text)


def _problem(
    file: Loaded, path: Path, rule: str, message: str, help_text: str, *related: Label
) -> Diagnostic:
    place = _place(file, path)
    return Diagnostic(
        rule, Severity.ERROR, message, Label(file.source, place.key or place.value), related,
        help=help_text, element="/".join(map(str, (file.id, *path[:-1]))), field=str(path[-1]),
    )  # fmt: skip


def _place(file: Loaded, path: Path) -> Place:
    """Return where the id of an entry stands, or the whole of what is short."""
    return file.places.first_of(path, ["id"]) or file.places.resolve(path)[1]
