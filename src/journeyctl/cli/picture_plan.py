"""Which pictures a call asks for: views, formats and things put together, and why there is none of some."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from journeyctl.cli.picture_arguments import Asked
from journeyctl.cli.picture_kinds import Format, View
from journeyctl.model.journey import Journey
from journeyctl.model.persona import Persona
from journeyctl.render.board import Board
from journeyctl.render.facts import Facts
from journeyctl.render.look import Look


@dataclass(frozen=True, slots=True)
class Studio:
    """A workspace from which pictures are made: its facts, its look, and the boards that are laid out already."""

    root: Path
    facts: Facts
    look: Look
    boards: dict[tuple[object, ...], Board] = field(default_factory=dict)

    def board(self, view: View, subject: str, look: Look) -> Board:
        """Return a board, laid out once for every paper."""
        key = (view.name, subject, look.paper, look.band, look.arrange is None)
        if key not in self.boards:
            self.boards[key] = view.lay_out(self.facts, subject, look)
        return self.boards[key]


@dataclass(frozen=True, slots=True)
class Picture:
    """One view of one thing in one format."""

    studio: Studio
    view: View
    subject: str
    format: Format

    @property
    def name(self) -> str:
        """The name of its file: `first-order.map.svg`, or `matrix.svg` for a whole workspace."""
        parts = (self.subject.replace("/", "-"), self.view.name)
        return ".".join(filter(None, parts)) + self.format.suffix


class Reason(NamedTuple):
    """Why there is no picture, and what to do about it."""

    message: str
    help: str = ""


@dataclass(slots=True)
class Plan:
    """The pictures that are asked for; `missing` says for a view and a format why a workspace gives none."""

    asked: Asked
    views: Sequence[View]
    formats: Sequence[Format]
    where: str
    pictures: list[Picture] = field(default_factory=list)
    missing: dict[tuple[str, str], Reason] = field(default_factory=dict)

    def add(self, studio: Studio, only: frozenset[str] | None) -> None:
        """Add the pictures of a workspace; `only` holds the files that are asked about (None: all of them)."""
        here = None if only is None else _ids(studio.facts, only)
        for view in self.views:
            subjects = list(_subjects(studio.facts, view, self.asked, here))
            formats = [format_ for format_ in self.formats if view.graph or not format_.graph]
            for format_ in self.formats:
                if format_ not in formats:
                    why = f"`{format_.name}` is for graphs, and `{view.name}` is none"
                    self.missing[view.name, format_.name] = Reason(why, "graphs are such as `--view flow`")
                elif not subjects:
                    self.missing[view.name, format_.name] = self._none(view, here)
            self.pictures += (
                Picture(studio, view, subject, format_) for subject in subjects for format_ in formats
            )

    def reasons(self) -> list[Reason]:
        """Return why there is no picture at all of some views in some formats, each reason once."""
        there = {(picture.view.name, picture.format.name) for picture in self.pictures}
        return list(dict.fromkeys(why for what, why in self.missing.items() if what not in there))

    def _none(self, view: View, here: "Ids | None") -> Reason:
        if view.about == "workspace":
            return Reason(
                f"`{view.name}` shows a whole workspace, and not only {self.where}",
                "name its folder, or leave the ids out",
            )
        if view.pairs:
            return Reason(
                f"`{view.name}` shows a journey beside the one it `compares_to`, and there is none in {self.where}",
                "name two journeys: `journeyctl render FIRST..SECOND`",
            )
        other = "persona" if view.about == "journey" else "map"
        asked = here and (here.personas if view.about == "journey" else here.journeys)
        return Reason(
            f"`{view.name}` shows {view.about}s, and there is none in {self.where}",
            f"ask for `--view {other}`" if asked else f"`journeyctl list {view.about}s` lists them",
        )


class Ids(NamedTuple):
    """The ids of the journeys and personas that are asked about."""

    journeys: frozenset[str]
    personas: frozenset[str]


def _ids(facts: Facts, only: frozenset[str]) -> Ids:
    journeys, personas = (
        frozenset(file.id for file, _ in facts.workspace.documents(model) if file.source.path in only)
        for model in (Journey, Persona)
    )
    return Ids(journeys, personas)


def _subjects(facts: Facts, view: View, asked: Asked, here: Ids | None) -> Iterator[str]:
    """Yield the ids of what a view is to show of a workspace."""
    pairs = [f"{one}..{other}" for one, other in asked.pairs if {one, other} <= facts.journeys.keys()]
    if view.pairs and pairs:
        yield from pairs
        return
    for subject in view.subjects(facts):
        if here is None or _is_asked(facts, view, subject, here):
            yield subject


def _is_asked(facts: Facts, view: View, subject: str, here: Ids) -> bool:
    if view.about == "persona":
        return subject in here.personas
    if view.pairs and facts.journeys[subject].compares_to in here.journeys:
        return True
    return subject in here.journeys
