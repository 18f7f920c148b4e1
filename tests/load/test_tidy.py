"""What is left out of a document before it is checked: own fields, and keys that are not filled in."""

from journeyctl.load.loader import Loaded, load
from journeyctl.model.document import KINDS
from journeyctl.model.journey import Journey
from journeyctl.model.settings import Settings


def read(kind: str, text: str) -> Loaded:
    return load(f"x.{kind}.yaml", text.encode(), KINDS[kind], "x")


def settings(text: str) -> Settings:
    document = read("workspace", text).document
    assert isinstance(document, Settings)
    return document


def test_ids_may_start_like_a_field_of_ones_own() -> None:
    found = settings("channels: {x-ray: {title: X-ray, x-own: 1}}\nx-own: 1\n")
    assert {name: channel.title for name, channel in (found.channels or {}).items()} == {"x-ray": "X-ray"}
    text = "title: A\nstages: [{title: S, touchpoints: [{title: T, emotion: {score: 0, x-y: 1, by_persona: {x-large: 1}}}]}]\n"
    journey = read("journey", text).document
    assert isinstance(journey, Journey)
    emotion = journey.stages[0].touchpoints[0].emotion
    assert emotion is not None
    assert emotion.by_persona == {"x-large": 1}


def test_options_may_start_like_a_field_of_ones_own() -> None:
    found = settings("lint: {x-note: {a: b}, options: {x-rule: {x-limit: 3}}}\n")
    assert found.lint.options == {"x-rule": {"x-limit": 3}}


def test_ids_may_be_called_like_a_key() -> None:
    found = settings("channels: {title: , web: }\nteams: \n")
    assert list(found.channels or ()) == ["title", "web"]
    assert found.teams is None
