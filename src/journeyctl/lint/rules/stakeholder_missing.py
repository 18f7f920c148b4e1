"""A team that is at work in a journey, and was never asked about it.

## Why it matters

The team behind a channel or a system can change more than anybody else on the map. If it is not
among the stakeholders, it learns of the map when it is done.

At work are the teams that run a channel, a system or a service that a touchpoint uses, and those
that own a stage, a touchpoint or a pain point. The owner of the journey is a stakeholder in any
case. Journeys that list no stakeholder at all are left to `journey-without-stakeholder`.

## Bad

```yaml
stakeholders:  # error: team `platform` runs system `bank`
  - team: support
stages:
  - title: I pay
    touchpoints:
      - title: I confirm the card
        systems: [bank]
```

```yaml title="journeyctl.yaml"
teams: {support: {}, platform: {}}
systems:
  bank: {title: Bank gateway, team: platform}
```

## Good

```yaml
owner: platform
stakeholders:
  - team: support
stages:
  - title: I pay
    touchpoints:
      - title: I confirm the card
        systems: [bank]
```

```yaml title="journeyctl.yaml"
teams: {support: {}, platform: {}}
systems:
  bank: {title: Bank gateway, team: platform}
```
"""

from collections.abc import Iterator, Set

from journeyctl.lint.context import Context, Findings, key_of
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey, Stage
from journeyctl.model.settings import Settings
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id

_Work = tuple[str | None, object, str | tuple[str, int], str]


@rule(severity="warning", group="gaps")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag each team at work in the journey, once, that is not among its stakeholders."""
    if not journey.stakeholders:
        return
    known = {None, journey.owner, *(stakeholder.team for stakeholder in journey.stakeholders)}
    for stage in journey.stages:
        for team, thing, key, words in _at_work(stage, ctx.settings, known):
            if team in known:
                continue
            known.add(team)
            yield ctx.flag(
                journey,
                key_of("stakeholders"),
                f"team `{team}` {words} and is not a stakeholder of journey `{ctx.file.id}`",
                help=f"ask the team to agree to the map, and add it: `- team: {team}`",
                related=[(thing, key, f"`{team}` is at work here")],
            )


def _at_work(stage: Stage, settings: Settings, known: Set[str | None]) -> Iterator[_Work]:
    """Yield teams that are not known yet, with the place where they appear and what they do there."""
    if stage.owner not in known:
        yield stage.owner, stage, "owner", f"owns stage `{element_id(stage)}`"
    for touchpoint in stage.touchpoints:
        yield from _behind(touchpoint, settings, known)
        if touchpoint.owner not in known:
            yield touchpoint.owner, touchpoint, "owner", f"owns touchpoint `{element_id(touchpoint)}`"
        for pain in touchpoint.pain_points:
            if pain.owner not in known:
                yield pain.owner, pain, "owner", f"owns pain point `{element_id(pain)}`"


def _behind(touchpoint: Touchpoint, settings: Settings, known: Set[str | None]) -> Iterator[_Work]:
    channel = settings.channels.get(touchpoint.channel) if settings.channels and touchpoint.channel else None
    if channel is not None and channel.team not in known:
        yield channel.team, touchpoint, "channel", f"runs channel `{touchpoint.channel}`"
    for index, name in enumerate(touchpoint.systems):
        system = (settings.systems or {}).get(name)
        if system is not None and system.team not in known:
            yield system.team, touchpoint, ("systems", index), f"runs system `{name}`"
    for index, name in enumerate(touchpoint.services):
        service = (settings.services or {}).get(name)
        if service is not None and service.team not in known:
            yield service.team, touchpoint, ("services", index), f"offers service `{name}`"
