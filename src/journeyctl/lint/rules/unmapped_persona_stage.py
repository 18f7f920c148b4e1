"""A persona that a journey names, and no touchpoint speaks of.

## Why it matters

A map that tells its personas apart, and then says nothing about one of them, shows the others'
journey under that one's name.

A touchpoint speaks of a persona in its `personas`, in `by_persona` of its emotion, in the `personas`
of its pain points and gains, and through a quote of that persona in evidence that it names. Where
touchpoints without `personas` are there for all, one persona may go unnamed: the map shows its
journey, and says where the others differ. The rule is silent for a journey with one persona, and
where no touchpoint names any: such a journey is the same for all.

## Bad

```yaml
personas:
  - ana
  - timo  # error: no touchpoint speaks of it
stages:
  - title: I pay
    touchpoints:
      - {title: I go to checkout, personas: [ana]}
```

```yaml title="personas/ana.persona.yaml"
name: Ana, the busy parent
```

```yaml title="personas/timo.persona.yaml"
name: Timo, the student
```

## Good

```yaml
personas: [ana, timo]
stages:
  - title: I pay
    touchpoints:
      - {title: I go to checkout, personas: [ana]}
      - {title: I pay, emotion: {score: 0, by_persona: {timo: -1}}}
```

```yaml title="personas/ana.persona.yaml"
name: Ana, the busy parent
```

```yaml title="personas/timo.persona.yaml"
name: Timo, the student
```
"""

from collections.abc import Iterator

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey
from journeyctl.model.pain import Gain, PainPoint
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@rule(severity="info", group="gaps")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag personas of a journey with several that its touchpoints leave out."""
    if len(journey.personas) < 2:
        return
    touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
    named = _named(touchpoints)
    if not named or named.issuperset(journey.personas):
        return
    named.update(_quoted(touchpoints, ctx))
    unnamed = [(index, persona) for index, persona in enumerate(journey.personas) if persona not in named]
    shared = any(not touchpoint.personas for touchpoint in touchpoints)
    if shared and len(unnamed) == 1:
        return
    for index, persona in unnamed:
        yield ctx.flag(
            journey,
            ("personas", index),
            f"journey `{ctx.file.id}` names persona `{persona}`, and no touchpoint speaks of it",
            help=f"say what is different for it, such as `emotion: {{score: 0, by_persona: {{{persona}: -1}}}}`, "
            "or take it out of the journey",
        )


def _named(touchpoints: list[Touchpoint]) -> set[str]:
    named: set[str] = set()
    for touchpoint in touchpoints:
        named.update(touchpoint.personas)
        if touchpoint.emotion is not None and touchpoint.emotion.by_persona:
            named.update(touchpoint.emotion.by_persona)
        for pain in touchpoint.pain_points:
            named.update(pain.personas)
        for gain in touchpoint.gains:
            named.update(gain.personas)
    return named


def _quoted(touchpoints: list[Touchpoint], ctx: Context) -> Iterator[str]:
    """Yield who speaks in the quotes that touchpoints and their pain points name, one by one or as a whole."""
    for touchpoint in touchpoints:
        claims: tuple[Touchpoint | PainPoint | Gain, ...] = (
            touchpoint,
            *touchpoint.pain_points,
            *touchpoint.gains,
        )
        for reference in (reference for claim in claims for reference in claim.evidence):
            evidence = ctx.evidence(reference)
            wanted = reference.partition("#")[2]
            for quote in evidence.quotes if evidence else ():
                if quote.persona is not None and wanted in ("", element_id(quote)):
                    yield quote.persona
