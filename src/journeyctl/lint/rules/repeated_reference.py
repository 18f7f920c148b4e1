"""The same id twice in one list.

## Why it matters

One of the two was meant to be something else, or it was added by two people. Whatever counts the
list (how much evidence a claim has, how many personas meet a pain) counts the one twice.

Two quotes of the same evidence are two references. Two ways on (`next`) to the same touchpoint are
fine when they say `when`, each another one.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        evidence:
          - interviews
          - survey
          - interviews  # error: `evidence` of `checkout` names `interviews` twice
```

```yaml title="evidence/interviews.evidence.yaml"
type: interview
```

```yaml title="evidence/survey.evidence.yaml"
type: survey
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        evidence:
          - interviews#fee
          - interviews#card
          - survey
```

```yaml title="evidence/interviews.evidence.yaml"
type: interview
quotes:
  - {id: fee, text: The fee was a surprise}
  - {id: card, text: My card was not taken}
```

```yaml title="evidence/survey.evidence.yaml"
type: survey
```
"""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey
from journeyctl.model.persona import Persona
from journeyctl.model.plan import Plan
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace


class _List(NamedTuple):
    """Two or more references: the thing, the key of the list, what is named, and the key of each entry."""

    thing: Any
    key: tuple[str, ...]
    targets: tuple[str, ...]
    entry: tuple[str, ...] = ()
    cases: tuple[str | None, ...] = ()


_OF_TOUCHPOINT = ("personas", "evidence", "services", "systems", "resolves")
_lists_of = attrgetter(*_OF_TOUCHPOINT)
_OF_INSIGHTS = (
    ("pain_points", ("personas", "evidence", "same_as")),
    ("gains", ("personas", "evidence")),
    ("opportunities", ("addresses", "evidence")),
)


@rule(severity="warning", group="contradictions")
def check(workspace: Workspace, ctx: Context) -> Findings:
    """Flag each reference that stands above already; a workspace rule, for all kinds of file have lists."""
    for file in workspace.files:
        own = f"{file.id}/"  # inside a journey, `journey/id` and `id` are one
        for thing, key, targets, entry, cases in _lists(file.document):
            if len({target.removeprefix(own) for target in targets}) == len(targets):
                continue
            first: dict[tuple[str, str | None], int] = {}
            for index, target in enumerate(targets):
                same = (target.removeprefix(own), cases[index] if cases else None)
                before = first.setdefault(same, index)
                if before != index:
                    name = file.id if thing is file.document else element_id(thing)
                    yield ctx.flag(
                        thing,
                        (*key, index, *entry),
                        f"`{': '.join(key)}` of `{name}` names `{target}` twice",
                        help="remove one of them, or name what was meant",
                        related=[(thing, (*key, before, *entry), "it stands here already")],
                        file=file,
                    )


def _lists(document: Any) -> Iterator[_List]:
    if isinstance(document, Journey):
        yield from _in_journey(document)
    elif isinstance(document, Persona):
        yield from _of(document, ("evidence",))
    elif isinstance(document, Evidence):
        yield from _of(document, ("personas",))
    elif isinstance(document, Plan):
        for initiative in document.initiatives:
            yield _List(initiative, ("for",), initiative.answers)
            if initiative.measured is not None:
                yield _List(initiative, ("measured", "evidence"), initiative.measured.evidence)


def _of(thing: Any, keys: Iterable[str]) -> list[_List]:
    return [_List(thing, (key,), targets) for key in keys if len(targets := getattr(thing, key)) > 1]


def _in_journey(journey: Journey) -> Iterator[_List]:
    yield from _of(journey, ("personas", "evidence"))
    yield _List(journey, ("stakeholders",), tuple(entry.team for entry in journey.stakeholders), ("team",))
    for stage in journey.stages:
        yield from _of(stage, ("evidence",))
        for touchpoint in stage.touchpoints:
            if any(len(targets) > 1 for targets in _lists_of(touchpoint)):
                yield from _of(touchpoint, _OF_TOUCHPOINT)
            if touchpoint.emotion is not None and len(touchpoint.emotion.evidence) > 1:
                yield _List(touchpoint, ("emotion", "evidence"), touchpoint.emotion.evidence)
            if len(touchpoint.next) > 1:
                ways, cases = zip(*((way.to, way.when) for way in touchpoint.next), strict=True)
                yield _List(touchpoint, ("next",), ways, ("to",), cases)
            for key, lists in _OF_INSIGHTS:
                for insight in getattr(touchpoint, key):
                    yield from _of(insight, lists)
    yield from (one for made in journey.decisions for one in _of(made, ("by", "accepts", "evidence")))
