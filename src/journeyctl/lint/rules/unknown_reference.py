"""A reference to something that does not exist.

## Why it matters

The thing was renamed, removed or misspelled, and the map has lost what it rested on: the persona
whose journey it is, the evidence, the pain that was to be solved. Where exactly one id is
spelled alike, `--unsafe-fixes` writes it.

## Bad: a persona

```yaml title="personas/busy-parent.persona.yaml"
name: Ana
```

```yaml title="journeys/example.journey.yaml"
personas: [busy-parents]  # error: unknown persona `busy-parents`
```

## Bad: a channel

Channels, teams, systems and services are checked where `journeyctl.yaml` lists them.

```yaml title="journeyctl.yaml"
channels:
  web: {title: Web shop}
  app: {title: Phone app}
```

```yaml title="journeys/example.journey.yaml"
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        channel: store  # error: unknown channel `store`
```

## Good

```yaml title="personas/busy-parent.persona.yaml"
name: Ana
```

```yaml title="journeys/example.journey.yaml"
personas: [busy-parent]
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error", fixable=True)
