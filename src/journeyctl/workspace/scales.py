"""Numbers held against the scales of the workspace."""

from collections.abc import Iterator

from journeyctl.diagnostic.diagnostic import Diagnostic, Label, Severity
from journeyctl.load.loader import Loaded
from journeyctl.load.places import Path
from journeyctl.model.journey import Journey
from journeyctl.model.settings import EmotionScale


def off_scale(file: Loaded, scale: EmotionScale) -> Iterator[Diagnostic]:
    """Yield a problem for each emotion of a journey that lies outside `scale`."""
    if not isinstance(file.document, Journey):
        return
    low, high = scale.min, scale.max
    for stage_index, stage in enumerate(file.document.stages):
        for index, touchpoint in enumerate(stage.touchpoints):
            emotion = touchpoint.emotion
            if emotion is None:
                continue
            path: Path = ("stages", stage_index, "touchpoints", index, "emotion")
            if not low <= emotion.score <= high:
                yield _off(file, (*path, "score"), emotion.score, scale)
            for persona, score in (emotion.by_persona or {}).items():
                if not low <= score <= high:
                    yield _off(file, (*path, "by_persona", persona), score, scale)


def _off(file: Loaded, path: Path, score: float, scale: EmotionScale) -> Diagnostic:
    walked, place = file.places.resolve(path)
    return Diagnostic(
        "off-scale",
        Severity.ERROR,
        f"the emotion is {score:g}, and the scale goes from {scale.min:g} to {scale.max:g}",
        Label(file.source, place.value),
        help=f"write a number from {scale.min:g} to {scale.max:g}, or change `scales: emotion:` in journeyctl.yaml",
        element="/".join([file.id, *map(str, walked[:-1])]),
        field=str(walked[-1]) if walked else "",
    )
