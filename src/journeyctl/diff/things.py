"""A workspace as a flat list of things that can change, each with an id and the thing that it stands in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeyctl.diff.change import Side, What
from journeyctl.load.loader import Loaded
from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey
from journeyctl.model.persona import Persona
from journeyctl.model.plan import Plan
from journeyctl.model.settings import VOCABULARIES, Settings
from journeyctl.workspace.elements import element_id, name_of
from journeyctl.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """One thing of a workspace; `order` is its place among those like it in the same parent.

    `written` says that its id is written, and does not follow from its name.
    """

    what: What
    model: Any
    side: Side
    parent: "Thing | None"
    order: int
    written: bool = True

    @property
    def short(self) -> str:
        """The id without that of the file."""
        return self.side.short


_FILES = {Persona: What.PERSONA, Evidence: What.EVIDENCE, Journey: What.JOURNEY, Plan: What.PLAN}
_INSIDE: Mapping[What, tuple[tuple[str, What], ...]] = {
    What.JOURNEY: (("metrics", What.METRIC), ("stages", What.STAGE), ("decisions", What.DECISION)),
    What.STAGE: (("metrics", What.METRIC), ("touchpoints", What.TOUCHPOINT)),
    What.TOUCHPOINT: (
        ("metrics", What.METRIC),
        ("pain_points", What.PAIN_POINT),
        ("gains", What.GAIN),
        ("opportunities", What.OPPORTUNITY),
    ),
    What.EVIDENCE: (("quotes", What.QUOTE),),
    What.PLAN: (("initiatives", What.INITIATIVE),),
}
_WORDS = {"channels": What.CHANNEL, "teams": What.TEAM, "systems": What.SYSTEM, "services": What.SERVICE}


def children_keys(what: What) -> frozenset[str]:
    """Return the keys of a thing below which other things stand."""
    return frozenset(key for key, _ in _INSIDE.get(what, ()))


def things(workspace: Workspace, unknown: frozenset[tuple[str, str]]) -> Iterator[Thing]:
    """Yield everything in a workspace, in the order of its files; `unknown` holds the files, by kind and id, to leave out."""
    for file in workspace.files:
        if (file.kind.word, file.id) not in unknown:
            yield from things_in(file)
    if ("workspace", "workspace") not in unknown and workspace.settings_file is None:
        yield from _of_settings(None, workspace.settings)


def things_in(file: Loaded) -> Iterator[Thing]:
    """Yield everything in one file, none where it has mistakes."""
    if isinstance(file.document, Settings):
        yield from _of_settings(file, file.document)
    elif type(file.document) in _FILES:
        what = _FILES[type(file.document)]
        side = Side(file.id, name_of(file.document), file.source.path, file.id)
        top = Thing(what, file.document, side, None, 0)
        yield top
        yield from _below(top, "#" if what is What.EVIDENCE else "/")


def _below(parent: Thing, joint: str) -> Iterator[Thing]:
    side = parent.side
    within = () if parent.parent is None else (*side.within, side.short)
    for key, what in _INSIDE.get(parent.what, ()):
        for order, model in enumerate(getattr(parent.model, key)):
            one = Side(f"{side.home}{joint}{element_id(model)}", name_of(model), side.path, side.home, within)
            thing = Thing(what, model, one, parent, order, model.id is not None)
            yield thing
            yield from _below(thing, joint)


def _of_settings(file: Loaded | None, settings: Settings) -> Iterator[Thing]:
    path = file.source.path if file else "journeyctl.yaml"
    top = Thing(
        What.SETTINGS, settings, Side("workspace", settings.title or "settings", path, "workspace"), None, 0
    )
    yield top
    for order, phase in enumerate(settings.phases):
        side = Side(phase.id, phase.title or phase.id, path, "workspace")
        yield Thing(What.PHASE, phase, side, top, order)
    for key in VOCABULARIES:
        for order, (identifier, entry) in enumerate((getattr(settings, key) or {}).items()):
            side = Side(identifier, entry.title or identifier, path, "workspace")
            yield Thing(_WORDS[key], entry, side, top, order)
