"""A word of the house in a text that should sound like the customer.

## Why it matters

No customer thinks in product codes and abbreviations. Where they stand in a title, a thought or a
pain point, the team has written down itself.

The rule is silent until the workspace lists its `words`.

## Bad

```yaml title="journeyctl.yaml"
lint:
  options:
    internal-jargon: {words: [KYC, order object]}
```

```yaml
stages:
  - title: I pass the KYC check  # error: `KYC`
    touchpoints:
      - id: upload
        title: I take a picture of my passport
        thoughts:
          - Why do they need this?
          - Is my order object locked?  # error: `order object`
```

## Good

```yaml title="journeyctl.yaml"
lint:
  options:
    internal-jargon: {words: [KYC, order object]}
```

```yaml
stages:
  - title: I show who I am
```
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey
from journeyctl.workspace.elements import element_id


@dataclass(frozen=True, slots=True)
class Options:
    """The words of the house."""

    words: tuple[str, ...] = ()
    """Words that customers do not use; found as whole words, in any case."""


class _Said(NamedTuple):
    """A text in the customer's voice: the thing it belongs to, its key, and the text."""

    thing: Any
    key: tuple[str | int, ...]
    text: str


@rule(severity="warning", group="voice")
def check(journey: Journey, ctx: Context, options: Options) -> Findings:
    """Flag each title, thought and pain point once, for the first of the words it holds."""
    wanted = [(word, word.casefold()) for word in options.words if word.strip()]
    if not wanted:
        return
    for said in _said(journey):
        text = said.text.casefold()
        found = next((word for word, folded in wanted if folded in text and _whole(text, folded)), None)
        if found is not None:
            yield ctx.flag(
                said.thing,
                said.key,
                f"`{found}` at `{element_id(said.thing)}` is a word of the house",
                help="say it as customers say it",
            )


def _said(journey: Journey) -> Iterator[_Said]:
    for stage in journey.stages:
        yield _Said(stage, ("title",), stage.title)
        for touchpoint in stage.touchpoints:
            yield _Said(touchpoint, ("title",), touchpoint.title)
            for index, thought in enumerate(touchpoint.thoughts):
                yield _Said(touchpoint, ("thoughts", index), thought)
            for pain in touchpoint.pain_points:
                yield _Said(pain, ("statement",), pain.statement)


def _whole(text: str, word: str) -> bool:
    """Say whether `word` stands in the text as a whole word."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            return True
        start = text.find(word, start + 1)
    return False
