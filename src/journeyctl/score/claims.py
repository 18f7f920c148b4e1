"""What a document says about customers, and the evidence that each of these claims names."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from journeyctl.model.base import Refs
from journeyctl.model.journey import Journey, Stage
from journeyctl.model.persona import Persona


class Claim(NamedTuple):
    """One claim: what it is in a word, the thing that makes it, where its evidence is written, and which."""

    word: str
    thing: Any
    key: tuple[str, ...]
    evidence: Refs

    @property
    def names(self) -> Refs:
        """The ids of the evidence, quotes left out, as often as they are named."""
        return tuple([reference.partition("#")[0] for reference in self.evidence])


_EVIDENCE = ("evidence",)
_OF_EMOTION = ("emotion", "evidence")


def claims(document: object) -> Iterator[Claim]:
    """Yield the claims of a journey or a persona, with and without evidence, in document order."""
    if isinstance(document, Persona):
        yield Claim("persona", document, _EVIDENCE, document.evidence)
    elif isinstance(document, Journey):
        for stage in document.stages:
            yield from claims_in(stage)


def claims_in(stage: Stage) -> Iterator[Claim]:
    """Yield the claims of one stage of a journey, as `claims` does."""
    for touchpoint in stage.touchpoints:
        yield Claim("touchpoint", touchpoint, _EVIDENCE, touchpoint.evidence)
        if touchpoint.emotion is not None and touchpoint.emotion.evidence:
            yield Claim("emotion", touchpoint, _OF_EMOTION, touchpoint.emotion.evidence)
        for pain in touchpoint.pain_points:
            yield Claim("pain point", pain, _EVIDENCE, pain.evidence)
        for gain in touchpoint.gains:
            yield Claim("gain", gain, _EVIDENCE, gain.evidence)
